using System.Globalization;
using CeePortal.Data.Corrections;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Corrections;

/// <summary>Makes a correction of what is on file and of what was typed. What cannot be read is said at its field.</summary>
/// <param name="form">The form.</param>
sealed class CorrectionChanges(FormReader form)
{
    /// <summary>Lines by the number that people write: as on file, added ones behind.</summary>
    readonly Dictionary<int, EntryLineDraft> lines = [];

    /// <summary>The whole summary as it is to be.</summary>
    /// <param name="was">What is on file.</param>
    /// <param name="book">The rates, for duty that is to be computed and for the totals.</param>
    public EntrySummaryDraft Apply(CorrectedOnFile was, RevenueBook book)
    {
        var draft = FiledSummary.Of(was.Entry, was.Lines);
        draft.Action = FilingAction.Replace;
        draft.IsPostSummaryCorrection = true;
        draft.AsksAcceleratedLiquidation = form.Tick("accelerated");
        // What a correction may not carry is completed from the file again when it is accepted.
        (draft.PaymentType, draft.StatementPrintDate, draft.StatementMonth, draft.StatementBranch, draft.LocationOfGoods, draft.ReconciliationIssue) = (null, null, null, null, null, null);
        (draft.IsLive, draft.IsConsolidated, draft.ReconcilesTradeAgreement) = (false, false, false);
        draft.ReleaseEntries.Clear();
        Header(draft);
        foreach (var line in draft.Lines) lines.Add(line.Number, line);
        Added(draft);
        var removed = Changes();
        Cases();
        draft.Lines.RemoveAll(removed.Contains);
        for (var i = 0; i < draft.Lines.Count; i++) draft.Lines[i].Number = i + 1;
        FollowingTotals.Set(draft, was.Summary.Summary, book.Fees.On(was.RateDay));
        TypeAgainstCases(draft);
        return draft;
    }

    void Header(EntrySummaryDraft draft)
    {
        if (!form.IsEmpty("type")) draft.Type = EntryType.Parse(form.Choice("type"));
        if (!form.IsEmpty("mode")) draft.ModeOfTransport = form.Text("mode");
        if (!form.IsEmpty("state")) draft.StateOfDestination = form.Text("state").ToUpperInvariant();
        if (form.Day("import") is { } import) draft.ImportDate = import;
        if (!form.IsEmpty("carrier")) draft.Carrier = form.Text("carrier").ToUpperInvariant();
        if (!form.IsEmpty("consignee"))
        {
            if (ImporterNumber.Read(form.Text("consignee"), out var consignee) is { } wrong) form.Say("consignee", wrong.Replace("An importer number", "A consignee's number", StringComparison.Ordinal));
            else if (consignee.IsPersonal) form.Say("consignee", "A person's number is not taken here, since drafts are kept as typed. Take it out, and send this correction in a file.");
            else (draft.Consignee, draft.ConsigneeAsShown) = (consignee, consignee.ToString());
        }
        Bonds(draft);
        draft.CorrectionReasons.AddRange(form.Choices("reasons"));
    }

    void Bonds(EntrySummaryDraft draft)
    {
        var rows = form.Rows("bonds");
        var waiver = form.Text("waiver");
        if (waiver.Length > 0)
        {
            if (waiver is not ("995" or "996" or "997" or "998" or "999")) form.Say("waiver", "A bond is waived for one of the reasons 995 to 999.");
            if (rows.Count > 0) form.Say("waiver", "The bond is waived, and bonds are given. Keep one of the two.");
            (draft.BondWaived, draft.BondWaiverReason) = (true, waiver);
            draft.Bonds.Clear();
            return;
        }
        if (rows.Count == 0) return;
        var before = draft.Bonds.ToList();
        (draft.BondWaived, draft.BondWaiverReason) = (false, null);
        draft.Bonds.Clear();
        foreach (var row in rows)
        {
            var (type, designation, surety, amount) = (row.Choice("type"), row.Choice("designation"), row.Text("surety"), row.Number("amount"));
            if (surety.Length > 0 && (surety.Length != 3 || !surety.All(char.IsAsciiDigit))) row.Say("surety", "A surety has three digits, such as 054.");
            if (type == "9" && amount is not > 0) row.Say("amount", "A single transaction bond has an amount; enter it in whole dollars.");
            if (type == "8" && amount is not null) row.Say("amount", "A continuous bond has no amount here; leave it blank.");
            // What stands of the same bond beyond these fields stays: the producer's account, the bond that it superseded.
            var same = before.Find(b => b.Type == type && b.Designation == designation);
            draft.Bonds.Add(new BondDraft(type, designation, surety, amount is { } dollars ? Money.Dollars(dollars) : null) { Superseded = same?.Superseded, ProducerAccount = same?.ProducerAccount });
        }
        if (rows.Count > 2) form.Say("bonds", "An entry summary takes two bonds at most (record 31).");
        if (draft.Bonds.Count(b => b.Designation == "B") != 1) form.Say("bonds", "One of the bonds is the basic one: designation B.");
    }

    void Added(EntrySummaryDraft draft)
    {
        var next = draft.Lines.Count == 0 ? 1 : draft.Lines.Max(l => l.Number) + 1;
        foreach (var row in form.Rows("added"))
        {
            var line = new EntryLineDraft { Number = next++, Description = row.Text("description").ToUpperInvariant() };
            if (HtsNumber.Read(row.Text("hts"), out var hts) is { } wrong) row.Say("hts", wrong);
            if (CountryCode.Read(row.Text("origin").ToUpperInvariant(), out var origin) is { } where) row.Say("origin", where);
            line.Origin = line.Export = origin;
            var (value, duty, quantity, unit) = (row.Number("value"), row.Money("duty"), row.Number("quantity"), row.Text("unit"));
            line.Tariffs.Add(new TariffDraft(hts, Money.Dollars(value ?? 0), duty ?? Money.Zero, quantity * 100L, unit.Length > 0 ? unit.ToUpperInvariant() : null));
            Because(line, row);
            draft.Lines.Add(line);
            lines.Add(line.Number, line);
        }
    }

    /// <returns>The lines that are taken out.</returns>
    HashSet<EntryLineDraft> Changes()
    {
        var removed = new HashSet<EntryLineDraft>();
        foreach (var row in form.Rows("changes"))
        {
            var (line, what, to) = (Line(row), row.Choice("what"), row.Text("to"));
            if (line is null || what.Length == 0) continue;
            Because(line, row);
            if (what == CorrectionFields.Remove) removed.Add(line);
            else if (Set(line, what, to) is { } wrong) row.Say("to", wrong);
        }
        return removed;
    }

    void Cases()
    {
        foreach (var row in form.Rows("cases"))
        {
            var (line, number, what) = (Line(row), row.Text("number").Replace("-", "", StringComparison.Ordinal).ToUpperInvariant(), row.Choice("what"));
            var (kind, secured, value, duty) = (row.Choice("kind"), row.Choice("secured"), row.Number("value"), row.Money("duty"));
            Because(line, row);
            if (number.Length > 0 && (number.Length != 10 || number[0] is not ('A' or 'C') || !number[1..].All(char.IsAsciiDigit)))
            {
                row.Say("number", $"\"{number}\" is not a case number: A for antidumping or C for countervailing duty, then nine digits, such as A570910000.");
                continue;
            }
            if (line is null || number.Length == 0) continue;
            var at = line.Cases.FindIndex(c => c.Number == number);
            if (what == "out")
            {
                if (at < 0) row.Say("number", string.Create(CultureInfo.InvariantCulture, $"Line {row.Number("line")} has no case {number}."));
                else line.Cases.RemoveAt(at);
                continue;
            }
            if (Scaled(row.Text("rate"), 100) is not { } rate)
            {
                row.Say("rate", "Enter the deposit rate with at most two decimals, such as 15.00.");
                continue;
            }
            long? quantity = null;
            if (row.Text("quantity") is { Length: > 0 } typed && (quantity = Scaled(typed, 10_000)) is null) row.Say("quantity", "Enter a number with at most four decimals.");
            if (kind == "S" && quantity is null && duty is null) row.Say("quantity", "A rate by the unit needs the quantity, or the duty that it makes.");
            var one = new CaseDraft(number, secured == "bond", rate, kind == "S" ? "S" : "A", value is { } dollars ? Money.Dollars(dollars) : null, quantity, duty ?? Money.Zero);
            if (duty is null) one = one with { Duty = EntryRevenue.OfCase(one, line).Amount };
            if (at >= 0) line.Cases[at] = one;
            else line.Cases.Add(one);
        }
    }

    /// <summary>What a file is asked before it is judged: the types that are made for cases have some, the others have none.</summary>
    void TypeAgainstCases(EntrySummaryDraft draft)
    {
        if (draft.Type.IsNone) return;
        var with = draft.Lines.Find(l => l.Cases.Count > 0);
        if (draft.Type.Code is 3 or 7 or 34 or 38 && with is null)
            form.Say("cases", $"An entry of type {draft.Type} has an antidumping or countervailing duty case on a line at least, and this one would have none. Add the case, or leave the type (ACE Error Dictionary v51, 706).");
        if (draft.Type.Code is not (3 or 7 or 34 or 38 or 6 or 21 or 22 or 23) && with is not null)
            form.Say("cases", string.Create(CultureInfo.InvariantCulture, $"An entry of type {draft.Type} has no antidumping or countervailing duty case, and line {with.Number} would have {with.Cases[0].Number}. Take the case out, or change the type to 03 (ACE Error Dictionary v51, 466)."));
    }

    EntryLineDraft? Line(RowReader row)
    {
        if (row.Number("line") is not { } number) return null;
        if (lines.TryGetValue(number, out var line)) return line;
        row.Say("line", string.Create(CultureInfo.InvariantCulture, $"There is no line {number}: the summary on file, with the lines to add, has {lines.Count}."));
        return null;
    }

    static void Because(EntryLineDraft? line, RowReader row)
    {
        if (row.Choice("reason") is { Length: > 0 } reason && line is not null && !line.CorrectionReasons.Contains(reason)) line.CorrectionReasons.Add(reason);
    }

    /// <summary>A number with decimals, in parts of a unit; null when it is not one.</summary>
    static long? Scaled(string typed, int parts) =>
        decimal.TryParse(typed.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number * parts is var scaled && scaled == decimal.Truncate(scaled) && scaled < 1e15m
            ? (long)scaled : null;

    /// <summary>Sets one element of a line.</summary>
    /// <returns>What is wrong; null when it is set.</returns>
    static string? Set(EntryLineDraft line, string what, string to)
    {
        var at = Math.Max(0, line.Tariffs.Count - 1); // chapters 98 and 99 come first
        var tariff = line.Tariffs.Count > 0 ? line.Tariffs[at] : default;
        if (what.StartsWith(CorrectionFields.Fee, StringComparison.Ordinal))
        {
            if (Money.Read(to, out var fee) is { } bad) return bad;
            var feeClass = what[CorrectionFields.Fee.Length..];
            var place = line.Fees.FindIndex(f => f.Class == feeClass);
            if (place >= 0) line.Fees.RemoveAt(place);
            if (fee.Cents > 0) line.Fees.Insert(place < 0 ? line.Fees.Count : place, new FeeDraft(feeClass, fee));
            return null;
        }
        switch (what)
        {
            case SummaryElements.Value or SummaryElements.Charges or SummaryElements.Weight:
                if (!long.TryParse(to.TrimStart('$'), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var whole)) return "Enter a whole number, without cents.";
                if (what == SummaryElements.Value) line.Tariffs[at] = tariff with { Value = Money.Dollars(whole) };
                else if (what == SummaryElements.Charges) line.Charges = Money.Dollars(whole);
                else line.GrossWeight = whole;
                return null;
            case SummaryElements.Quantities or CorrectionFields.SecondQuantity or CorrectionFields.ThirdQuantity:
                if (Scaled(to, 100) is not { } quantity) return "Enter a number with at most two decimals.";
                line.Tariffs[at] = what switch
                {
                    CorrectionFields.SecondQuantity => tariff with { Quantity2 = quantity },
                    CorrectionFields.ThirdQuantity => tariff with { Quantity3 = quantity },
                    _ => tariff with { Quantity1 = quantity },
                };
                return null;
            case SummaryElements.Duty:
                if (Money.Read(to, out var duty) is { } wrong) return wrong;
                line.Tariffs[at] = tariff with { Duty = duty };
                return null;
            case SummaryElements.Numbers:
                if (HtsNumber.Read(to, out var hts) is { } no) return no;
                line.Tariffs[at] = tariff with { Number = hts };
                return null;
            case SummaryElements.Origin or SummaryElements.Export:
                if (CountryCode.Read(to.ToUpperInvariant(), out var country) is { } unknown) return unknown;
                if (what == SummaryElements.Origin) line.Origin = country;
                else line.Export = country;
                return null;
            case SummaryElements.ExportDate:
                if (FormReader.ReadDay(to) is not { } day) return "This is not a day. Write it as 2026-10-01 or 10/1/2026.";
                line.ExportDate = day;
                return null;
            case SummaryElements.Manufacturer:
                if (!ManufacturerId.TryParse(to.ToUpperInvariant(), null, out var maker)) return "This is not a manufacturer's identification, such as KREXAPHO88SEO.";
                line.Manufacturer = maker;
                return null;
            case SummaryElements.Lading:
                if (to.Length != 5 || !to.All(char.IsAsciiDigit)) return "A port of lading has five digits of Schedule K, such as 58023.";
                line.PortOfLading = to;
                return null;
            case SummaryElements.Related:
                if (to.ToUpperInvariant() is not ("Y" or "N")) return "Enter Y or N.";
                line.RelatedParty = to.ToUpperInvariant();
                return null;
            case SummaryElements.Program: line.SpecialProgram = Text(to); return null;
            case SummaryElements.Ruling: line.Ruling = Text(to); return null;
            case SummaryElements.Visa: line.Visa = Text(to); return null;
            case SummaryElements.Description:
                if (to.Length == 0) return "Describe the goods.";
                line.Description = to.ToUpperInvariant();
                return null;
            default: return "This cannot be changed here.";
        }

        static string? Text(string typed) => typed.Length == 0 ? null : typed.ToUpperInvariant();
    }
}
