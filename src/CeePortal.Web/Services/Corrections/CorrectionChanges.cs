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
        new CorrectionHeader(form).Apply(draft);
        foreach (var line in draft.Lines) lines.Add(line.Number, line);
        Added(draft);
        var removed = Changes();
        Cases();
        Licenses();
        Parties();
        draft.Lines.RemoveAll(removed.Contains);
        for (var i = 0; i < draft.Lines.Count; i++) draft.Lines[i].Number = i + 1;
        FollowingTotals.Set(draft, was.Summary.Summary, book.Fees.On(was.RateDay));
        TypeAgainstCases(draft);
        return draft;
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
            var (value, duty, quantity, unit) = (row.Whole("value"), row.Amount("duty", CorrectionAmounts.MostDuty), row.Whole("quantity"), row.Text("unit"));
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
            else if (LineChange.Set(line, what, row.Text("number"), to) is var (column, wrong)) row.Say(column, wrong);
        }
        return removed;
    }

    void Cases()
    {
        foreach (var row in form.Rows("cases"))
        {
            var (line, number, what) = (Line(row), row.Text("number").Replace("-", "", StringComparison.Ordinal).ToUpperInvariant(), row.Choice("what"));
            var (kind, secured, value, duty) = (row.Choice("kind"), row.Choice("secured"), row.Whole("value"), row.Amount("duty", CorrectionAmounts.MostDuty));
            Because(line, row);
            if (number.Length > 0 && (number.Length != 10 || number[0] is not ('A' or 'C') || !number[1..].All(char.IsAsciiDigit)))
            {
                row.Say("number", $"\"{number}\" is not a case number: A for antidumping or C for countervailing duty, then nine digits, such as A570910000.");
                continue;
            }
            if (line is null || number.Length == 0) continue;
            var at = line.Cases.FindIndex(c => c.Number == number);
            if (what == CorrectionFields.Out)
            {
                if (at < 0) row.Say("number", string.Create(CultureInfo.InvariantCulture, $"Line {row.Number("line")} has no case {number}."));
                else line.Cases.RemoveAt(at);
                continue;
            }
            if (CorrectionAmounts.Scaled(row.Text("rate"), 100, CorrectionAmounts.RateDigits) is not { } rate)
            {
                row.Say("rate", "Enter the deposit rate with at most two decimals and six digits before them, such as 15.00.");
                continue;
            }
            long? quantity = null;
            if (row.Text("quantity") is { Length: > 0 } typed && (quantity = CorrectionAmounts.Scaled(typed, 10_000, CorrectionAmounts.QuantityDigits)) is null)
                row.Say("quantity", "Enter a number with at most four decimals and eight digits before them, without a sign.");
            if (kind == "S" && row.IsEmpty("quantity") && row.IsEmpty("duty")) row.Say("quantity", "A rate by the unit needs the quantity, or the duty that it makes.");
            var one = new CaseDraft(number, secured == "bond", rate, kind == "S" ? "S" : "A", value is { } dollars ? Money.Dollars(dollars) : null, quantity, duty ?? Money.Zero);
            if (duty is null) one = one with { Duty = EntryRevenue.OfCase(one, line).Amount };
            if (CorrectionAmounts.Wrong(one.Duty, CorrectionAmounts.MostDuty) is { } wide) row.Say("rate", $"The rate makes duty of {one.Duty}. {wide}");
            if (at >= 0) line.Cases[at] = one;
            else line.Cases.Add(one);
        }
    }

    void Licenses()
    {
        foreach (var row in form.Rows("licenses"))
        {
            var (line, one, what) = (Line(row), new LicenseDraft(row.Text("type").ToUpperInvariant(), row.Text("number").ToUpperInvariant()), row.Choice("what"));
            Because(line, row);
            if (one.Type.Length > 0 && (one.Type.Length != 2 || !one.Type.All(char.IsAsciiLetterOrDigit))) row.Say("type", "A kind of license has two characters, such as 01 (record 52, columns 3-4).");
            if (one.Number.Length > 10) row.Say("number", "A license, certificate or permit has at most ten characters (record 52, columns 5-14).");
            if (line is null || one.Type.Length == 0 || one.Number.Length == 0) continue;
            var has = line.Licenses.Contains(one);
            if (what == CorrectionFields.Out && !line.Licenses.Remove(one)) row.Say("number", string.Create(CultureInfo.InvariantCulture, $"Line {row.Number("line")} has no {one.Type} {one.Number}{(line.Licenses.Count == 0 ? "" : $"; it has {string.Join(", ", line.Licenses.Select(l => $"{l.Type} {l.Number}"))}")}."));
            else if (what != CorrectionFields.Out && has) row.Say("number", string.Create(CultureInfo.InvariantCulture, $"Line {row.Number("line")} has {one.Type} {one.Number} already."));
            else if (what != CorrectionFields.Out) line.Licenses.Add(one);
        }
    }

    /// <summary>A line has one party of a kind: another takes its place.</summary>
    void Parties()
    {
        foreach (var row in form.Rows("parties"))
        {
            var (line, kind, number, what) = (Line(row), row.Choice("kind"), row.Text("number").ToUpperInvariant(), row.Choice("what"));
            Because(line, row);
            if (what != CorrectionFields.Out && number.Length is 0 or > 15) row.Say("number", "Enter the number of the party, at most fifteen characters (record 47, columns 4-18).");
            if (WhyPersonal(number) is { } personal)
            {
                row.Say("number", personal);
                continue;
            }
            if (line is null || kind.Length == 0) continue;
            var at = line.Parties.FindIndex(p => p.Kind == kind);
            if (what == CorrectionFields.Out)
            {
                if (at < 0) row.Say("kind", string.Create(CultureInfo.InvariantCulture, $"Line {row.Number("line")} names no such party."));
                else line.Parties.RemoveAt(at);
            }
            else if (at >= 0) line.Parties[at] = new(kind, number);
            else line.Parties.Add(new(kind, number));
        }
    }

    /// <summary>A number that is a person's, or may be: nine digits that no hyphen tells apart.</summary>
    static string? WhyPersonal(string number)
    {
        const string goesByFile = "A person's number is not taken here, since drafts are kept as typed. Take it out, and send this correction in a file.";
        if (ImporterNumber.TryParse(number, null, out var known)) return known.IsPersonal ? goesByFile : null;
        return number.Count(char.IsAsciiDigit) == 9 && number.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '.')
            ? $"Nine digits may be a person's number. Write an employer's number as NN-NNNNNNN, with a suffix of two where it has one, and a number that CBP assigned as YYDDPP-NNNNN. {goesByFile}" : null;
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
}
