using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Work.Forms;

namespace CeePortal.Web.Services.Corrections;

/// <summary>Makes the header of a correction of what is on file and of what was typed. What stays empty stays as it is on file; what may be missing is taken off
/// by the word "none".</summary>
/// <param name="form">The form.</param>
sealed class CorrectionHeader(FormReader form)
{
    /// <summary>The word that takes something off.</summary>
    public const string None = "none";

    const int MostMissingDocuments = 2;

    public void Apply(EntrySummaryDraft draft)
    {
        if (!form.IsEmpty("type")) draft.Type = EntryType.Parse(form.Choice("type"));
        if (!form.IsEmpty("state")) draft.StateOfDestination = form.Text("state").ToUpperInvariant();
        if (!form.IsEmpty("invoice")) draft.IsElectronicInvoice = form.Choice("invoice") == "yes";
        if (!form.IsEmpty("usage")) draft.ShipmentUsage = form.Choice("usage") is var use && use == None ? null : use;
        if (form.Day("entered") is { } entered) draft.EstimatedEntryDate = entered;
        if (form.Day("import") is { } import) draft.ImportDate = import;
        Parties(draft);
        Transport(draft);
        Bills(draft);
        Bonds(draft);
        Fees(draft);
        MissingDocuments(draft);
        draft.CorrectionReasons.AddRange(form.Choices("reasons"));
    }

    void Parties(EntrySummaryDraft draft)
    {
        if (Party("consignee", "A consignee's number") is { IsNone: false } consignee) (draft.Consignee, draft.ConsigneeAsShown) = (consignee, consignee.ToString());
        if (IsNone("notify")) (draft.NotifyParty, draft.NotifyPartyAsShown) = (default, null);
        else if (Party("notify", "Its number") is { IsNone: false } notify) (draft.NotifyParty, draft.NotifyPartyAsShown) = (notify, notify.ToString());
    }

    ImporterNumber Party(string field, string whose)
    {
        if (form.IsEmpty(field)) return default;
        if (ImporterNumber.Read(form.Text(field), out var number) is { } wrong) form.Say(field, wrong.Replace("An importer number", whose, StringComparison.Ordinal));
        else if (number.IsPersonal) form.Say(field, "A person's number is not taken here, since drafts are kept as typed. Take it out, and send this correction in a file.");
        else return number;
        return default;
    }

    void Transport(EntrySummaryDraft draft)
    {
        if (!form.IsEmpty("mode")) draft.ModeOfTransport = form.Text("mode");
        if (!form.IsEmpty("carrier")) draft.Carrier = form.Text("carrier").ToUpperInvariant();
        draft.Conveyance = Text("conveyance", draft.Conveyance, 20);
        draft.Trip = Text("trip", draft.Trip, 5);
        if (IsNone("unlading")) draft.PortOfUnlading = default;
        else if (!form.IsEmpty("unlading"))
        {
            if (PortCode.Read(form.Text("unlading"), out var port) is { } wrong) form.Say("unlading", wrong);
            else draft.PortOfUnlading = port;
        }
        if (form.Day("arrival") is { } arrival) draft.ArrivalDate = arrival;
        if (form.Day("inbond") is { } inBond) draft.InBondDate = inBond;
        draft.ForeignTradeZone = Text("zone", draft.ForeignTradeZone, 9);
        if (!form.IsEmpty("zone") && !IsNone("zone") && (draft.ForeignTradeZone!.Length < 5 || !draft.ForeignTradeZone.All(char.IsAsciiLetterOrDigit)))
            form.Say("zone", "A foreign trade zone has five to nine digits and letters, such as 0020203 (record 11, columns 63-71).");
    }

    bool IsNone(string field) => string.Equals(form.Answers[field].Trim(), None, StringComparison.OrdinalIgnoreCase);

    string? Text(string field, string? onFile, int most)
    {
        if (form.IsEmpty(field)) return onFile;
        if (IsNone(field)) return null;
        var typed = form.Text(field).ToUpperInvariant();
        if (typed.Length > most) form.Say(field, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Write at most {most} characters: so many has the record."));
        return typed;
    }

    void Bills(EntrySummaryDraft draft)
    {
        var rows = form.Rows("bills");
        if (form.Tick("nobills"))
        {
            if (rows.Count > 0) form.Say("nobills", "No bill is to stand any more, and bills are given. Keep one of the two.");
            draft.Bills.Clear();
            return;
        }
        if (rows.Count == 0) return;
        draft.Bills.Clear();
        foreach (var row in rows)
        {
            var bill = new BillDraft(row.Choice("kind"), row.Text("issuer").ToUpperInvariant(), row.Text("number").ToUpperInvariant());
            if (bill.Issuer.Length is not (0 or 4) || !bill.Issuer.All(char.IsAsciiLetterOrDigit)) row.Say("issuer", "An issuer has four letters and digits (SCAC), such as EXCA; leave it blank where there is none.");
            if (bill.Number.Length > 12 || !bill.Number.All(char.IsAsciiLetterOrDigit)) row.Say("number", "A bill has at most twelve letters and digits (record 23, columns 8-19).");
            else if (draft.Bills.Contains(bill)) row.Say("number", $"Bill {bill.Issuer}{bill.Number} stands above already.");
            else draft.Bills.Add(bill);
        }
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

    /// <summary>A fee of the entry; zero takes it off.</summary>
    void Fees(EntrySummaryDraft draft)
    {
        foreach (var row in form.Rows("fees"))
        {
            var (of, amount) = (row.Choice("class"), row.Amount("amount", CorrectionAmounts.MostFee));
            if (of.Length == 0 || amount is not { } fee) continue;
            var at = draft.Fees.FindIndex(f => f.Class == of);
            if (at >= 0) draft.Fees.RemoveAt(at);
            if (fee.Cents > 0) draft.Fees.Insert(at < 0 ? draft.Fees.Count : at, new FeeDraft(of, fee));
        }
    }

    void MissingDocuments(EntrySummaryDraft draft)
    {
        if (form.IsEmpty("missing")) return;
        draft.MissingDocuments.Clear();
        if (IsNone("missing")) return;
        var codes = form.Text("missing").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (codes.Length > MostMissingDocuments || codes.Any(c => c.Length != 2 || !c.All(char.IsAsciiDigit))) form.Say("missing", "At most two codes of two digits, such as 01, 16 (record 33).");
        draft.MissingDocuments.AddRange(codes);
    }
}
