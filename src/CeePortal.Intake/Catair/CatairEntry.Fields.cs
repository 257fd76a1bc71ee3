using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Catair;

/// <summary>What is taken over from each record. Records that are not named here carry nothing that we store yet: they
/// have been read by their layout and are passed over.</summary>
sealed partial class CatairEntry
{
    const int LongestDescription = 2_000;

    bool actionIsKnown;

    void TakeOver(RecordText r)
    {
        switch (kind)
        {
            case RecordKind.R10: TakeHeader(r); break;
            case RecordKind.R11: TakeContent(r); break;
            case RecordKind.R20: TakeCargo(r); break;
            case RecordKind.R21: Draft.Trip = pool.Get(r[3, 7]); break;
            case RecordKind.R23: TakeBill(r); break;
            case RecordKind.R31: TakeBond(r); break;
            case RecordKind.R32: TakeReleases(r); break;
            case RecordKind.R33: TakeMissingDocuments(r); break;
            case RecordKind.R34: TakePairs(r, Draft.Fees, 11, 2, 8); break;
            case RecordKind.R35: TakeReasons(r, Draft.CorrectionReasons, "284"); break;
            case RecordKind.R36: TakeExplanation(r); break;
            case RecordKind.R63: TakeReasons(r, line!.CorrectionReasons, "580"); break;
            case RecordKind.R40: TakeLine(r); break;
            case RecordKind.R41: TakeZone(r); break;
            case RecordKind.R43: line!.Ruling = pool.Get($"{r[3, 3]} {r[9, 14]}"); break;
            case RecordKind.R44: TakeDescription(r); break;
            case RecordKind.R47: TakeParty(r); break;
            case RecordKind.R50: TakeTariff(r); break;
            case RecordKind.R51: line!.Visa = pool.Get(r[3, 11]); break;
            case RecordKind.R52: line!.Licenses.Add(new LicenseDraft(pool.Get(r[3, 4]) ?? "", pool.Get(r[5, 14]) ?? "")); break;
            case RecordKind.R53: TakeCase(r); break;
            case RecordKind.R54 when !wrongFields.Contains(3) && Layouts.RecordLayouts.OfDeclaration(r[3], r[4]) is null: Wrong(3, "526"); break;
            case RecordKind.R60 or RecordKind.R61: line!.Fees.Add(new FeeDraft(pool.Get(r[3, 5]) ?? "", r.Cents(6, 15))); break;
            case RecordKind.R62: line!.Fees.Add(new FeeDraft(pool.Get(r[3, 5]) ?? "", r.Cents(6, 13))); break;
            case RecordKind.R88: TakeCaseTotals(r); break;
            case RecordKind.R89: TakePairs(r, Draft.Totals.ByClass, 14, 5, 11); break;
            case RecordKind.R90: TakeGrandTotals(r); break;
        }
    }

    void TakeHeader(RecordText r)
    {
        actionIsKnown = r[3] is 'A' or 'R' or 'D';
        if (actionIsKnown) Draft.Action = (FilingAction)r[3];
        else if (r[3] != ' ') Wrong(3, "B02");
        TakeNumber(r);
        if (PortCode.Read(r[18, 21], out var port) is null) Draft.PortOfEntry = port;
        else if (!r[18, 21].IsEmpty) Wrong(18, null, "A port code has four digits, such as 2704 for Los Angeles.");
        if (EntryType.Read(r[34, 35], out var type) is null) Draft.Type = type;
        else if (!r[34, 35].IsEmpty) Wrong(34);
        Draft.BrokerReference = pool.Get(r[22, 30]);
        if (Draft.Action == FilingAction.Delete && actionIsKnown)
        {
            if (r[65] == 'Y') Wrong(65, "B43");
            else if (r.Columns[35..70].IndexOfAnyExcept(' ') >= 0) Wrong(36, "B24");
            return;
        }
        Draft.ModeOfTransport = pool.Get(r[36, 37]);
        Draft.BondWaived = r[38] == '0';
        // A sign that is not X is a wrong signature (B40), not a missing one (B39).
        Draft.IsSigned = r[39] != ' ';
        if (Draft.IsSigned && r[39] != 'X') Wrong(39, "B40");
        Draft.CertifiesRelease = r[40] != ' ';
        Draft.IsElectronicInvoice = r[41] == 'Y';
        Draft.IsConsolidated = r[42] == 'Y';
        Draft.ShipmentUsage = pool.Get(r[43, 43]);
        Draft.IsLive = r[44] != ' ';
        Draft.ReconcilesTradeAgreement = r[46] != ' ';
        Draft.ReconciliationIssue = pool.Get(r[47, 49]);
        Draft.PaymentType = pool.Get(r[51, 51]);
        Draft.StatementPrintDate = r.Date(52);
        Draft.StatementMonth = pool.Get(r[58, 59]);
        Draft.StatementBranch = pool.Get(r[60, 61]);
        Draft.BondWaiverReason = pool.Get(r[62, 64]);
        Draft.IsPostSummaryCorrection = r[65] == 'Y';
        if (r[65] is not (' ' or 'Y')) Wrong(65, "B41");
        Draft.AsksAcceleratedLiquidation = r[66] == 'Y';
        if (r[66] is not (' ' or 'Y')) Wrong(66, "275");
        else if (Draft.AsksAcceleratedLiquidation && !Draft.IsPostSummaryCorrection) Wrong(66, "276");
    }

    void TakeNumber(RecordText r)
    {
        var filer = r[4, 6];
        var digits = r[9, 16];
        check.Entry = null;
        if (filer.IsEmpty || digits.IsEmpty)
        {
            if (!filer.IsEmpty || !digits.IsEmpty) check.Entry = Masking.Hidden($"{filer} {digits}".Trim());
            return;
        }
        check.Entry = Masking.Hidden($"{filer} {digits}");
        if (FilerCode.Read(filer, out _) is { } problem) Wrong(4, "B06", problem);
        else if (!RecordText.IsDigits(digits) || digits.Length != 8) Wrong(9, "B15");
        else
        {
            Span<char> compact = stackalloc char[11];
            filer.CopyTo(compact);
            digits.CopyTo(compact[3..]);
            if (EntryNumber.Read(compact, null, out var number) is not null) return;
            Draft.Number = number;
            check.Entry = number.ToString();
        }
    }

    void TakeContent(RecordText r)
    {
        Draft.Importer = Party(r, 3, 14);
        check.Stated.HasContent = true;
        check.Stated.HasConsignee = !r[15, 26].IsEmpty;
        Draft.Consignee = Party(r, 15, 26);
        Draft.NotifyParty = Party(r, 27, 38);
        Draft.EstimatedEntryDate = r.Date(42);
        Draft.ImportDate = r.Date(48);
        Draft.StateOfDestination = pool.Get(r[61, 62]);
        Draft.ForeignTradeZone = pool.Get(r[63, 71]);
    }

    ImporterNumber Party(RecordText r, int from, int to)
    {
        var number = pool.Importer(r[from, to]);
        if (number.IsNone && !r[from, to].IsEmpty) Wrong(from);
        return number;
    }

    void TakeCargo(RecordText r)
    {
        Draft.Carrier = pool.Get(r[3, 6]);
        if (PortCode.Read(r[7, 10], out var port) is null) Draft.PortOfUnlading = port;
        else if (!r[7, 10].IsEmpty) Wrong(7);
        Draft.ArrivalDate = r.Date(11);
        Draft.LocationOfGoods = pool.Get(r[17, 20]);
        Draft.Conveyance = pool.Get(r[21, 40]);
        Draft.InBondDate = r.Date(52);
    }

    void TakeBill(RecordText r)
    {
        if (r[3] is not ('I' or 'H' or 'M' or 'S') && r[3] != ' ') Wrong(3);
        Draft.Bills.Add(new BillDraft(pool.Get(r[3, 3]) ?? "", pool.Get(r[4, 7]) ?? "", pool.Get(r[8, 19]) ?? ""));
    }

    void TakeBond(RecordText r)
    {
        if (r[3] is not ('8' or '9') && r[3] != ' ') Wrong(3);
        Draft.Bonds.Add(new BondDraft(pool.Get(r[3, 3]) ?? "", pool.Get(r[4, 4]) ?? "", pool.Get(r[6, 8]) ?? "",
            r.Number(9, 18) is { } amount ? Money.Dollars(amount) : null)
        { Superseded = pool.Get(r[5, 5]), ProducerAccount = pool.Get(r[19, 28]) });
    }

    void TakeReleases(RecordText r)
    {
        Span<char> compact = stackalloc char[11];
        for (var from = 3; from <= 68; from += 13)
        {
            var filer = r[from, from + 2];
            var digits = r[from + 5, from + 12];
            if (filer.IsEmpty && digits.IsEmpty) continue;
            if (filer.Length == 3 && digits.Length == 8)
            {
                filer.CopyTo(compact);
                digits.CopyTo(compact[3..]);
                if (EntryNumber.Read(compact, null, out var number) is null)
                {
                    Draft.ReleaseEntries.Add(number);
                    continue;
                }
            }
            Wrong(from + 5, null, "A released entry has a filer code and eight digits.");
        }
    }

    // From the left, without a gap. Whether the reasons are known is judged with the summary on file.
    void TakeReasons(RecordText r, List<string> into, string whenConventional)
    {
        if (!Draft.IsPostSummaryCorrection)
        {
            Wrong(3, whenConventional);
            return;
        }
        for (var from = 3; from <= 15; from += 3)
            if (pool.Get(r[from, from + 2]) is { } reason)
                into.Add(reason);
    }

    void TakeExplanation(RecordText r)
    {
        if (!Draft.IsPostSummaryCorrection)
        {
            Wrong(3, "277");
            return;
        }
        var text = r[3, 77];
        if (!text.IsEmpty) Draft.CorrectionExplanation = Draft.CorrectionExplanation is { } before ? $"{before} {text}" : text.ToString();
    }

    void TakeMissingDocuments(RecordText r)
    {
        if (pool.Get(r[3, 4]) is { } first) Draft.MissingDocuments.Add(first);
        if (pool.Get(r[5, 6]) is { } second) Draft.MissingDocuments.Add(second);
    }

    // Class and amount, class and amount: from the left, without a gap (A22).
    void TakePairs(RecordText r, List<FeeDraft> into, int width, int pairs, int amountLength)
    {
        var gap = false;
        for (var from = 3; from < 3 + width * pairs; from += width)
        {
            var feeClass = pool.Get(r[from, from + 2]);
            var amount = r[from + 3, from + 2 + amountLength];
            if (feeClass is null)
            {
                if (!amount.IsEmpty && from > 3) Wrong(from, "A03", "An amount stands here without its accounting class.");
                gap = true;
                continue;
            }
            if (gap) Wrong(from, "A22");
            into.Add(new FeeDraft(feeClass, r.Cents(from + 3, from + 2 + amountLength)));
        }
    }

    void TakeLine(RecordText r)
    {
        var identifier = r[5, 7];
        if (identifier.Contains('*')) Wrong(5, "822");
        line!.Number = identifier.IsEmpty || !RecordText.IsDigits(identifier)
            ? Draft.Lines.Count
            : (int)(RecordText.NumberOf(identifier) ?? 0);
        check.Stated.LineIdentifiers.Add(Pack(identifier));
        line.SetRole = r[8] switch { 'X' => SetRole.Header, 'V' => SetRole.Component, _ => SetRole.None };
        if (r[8] is not (' ' or 'X' or 'V')) Wrong(8);
        if (CountryCode.Read(r[9, 10], out var origin) is null) line.Origin = origin;
        else if (!r[9, 10].IsEmpty) Wrong(9);
        if (CountryCode.Read(r[11, 12], out var export) is null) line.Export = export;
        else if (!r[11, 12].IsEmpty) Wrong(11);
        line.ExportDate = r.Date(13);
        line.SpecialProgram = pool.Get(r[25, 26]);
        line.Charges = r.Number(27, 36) is { } charges ? Money.Dollars(charges) : null;
        line.PortOfLading = pool.Get(r[37, 41]);
        line.GrossWeight = r.Number(42, 51);
        line.RelatedParty = pool.Get(r[56, 56]);
        if (r[56] is not (' ' or 'Y' or 'N')) Wrong(56);
        if (r[57] is not (' ' or 'Y')) Wrong(57);
        if (r[58] is not (' ' or '1' or '2')) Wrong(58);
    }

    // Three characters as one number, so that 001, 002 and A01 can be compared; 1 and 001 are the same line.
    static int Pack(ReadOnlySpan<char> identifier)
    {
        if (identifier.IsEmpty) return 0;
        if (RecordText.IsDigits(identifier)) return (int)(RecordText.NumberOf(identifier) ?? 0);
        var packed = 1;
        foreach (var c in identifier) packed = packed << 8 | c & 0xFF;
        return packed;
    }

    void TakeZone(RecordText r)
    {
        line!.ZoneStatus = pool.Get(r[3, 3]);
        line.ZoneFilingDate = r.Date(4);
    }

    void TakeDescription(RecordText r)
    {
        if (line!.Description is null) line.Description = pool.Get(r[3, 72]);
        else if (line.Description.Length < LongestDescription) line.Description = $"{line.Description} {r[3, 72]}";
    }

    void TakeParty(RecordText r)
    {
        var identifier = r[4, 18];
        switch (r[3])
        {
            case 'M':
                if (!line!.Manufacturer.IsNone) Wrong(3, "520");
                line.Manufacturer = pool.Manufacturer(identifier);
                if (line.Manufacturer.IsNone && !identifier.IsEmpty) Wrong(4, "523");
                break;
            case 'C' or 'S':
                var party = pool.Importer(identifier);
                if (party.IsNone && !identifier.IsEmpty) Wrong(4, r[3] == 'C' ? "594" : "596");
                line!.Parties.Add(new PartyDraft(r[3] == 'C' ? "C" : "S", party.IsPersonal ? party.ToString() : pool.Get(identifier) ?? ""));
                break;
            case 'E':
                line!.Parties.Add(new PartyDraft("E", pool.Get(identifier) ?? ""));
                break;
            case ' ': break;
            default: Wrong(3); break;
        }
    }

    void TakeTariff(RecordText r)
    {
        var text = r[3, 12];
        if (HtsNumber.Read(text, out var number) is { } problem)
        {
            number = default;
            if (!text.IsEmpty) Wrong(3, null, problem);
        }
        else if (number.Length < 8 || text.Length != number.Length || r[3] == ' ')
        {
            number = default;
            Wrong(3, null, "A tariff number on a line has ten digits, or eight where the tariff has only eight, from column 3 on.");
        }
        line!.Tariffs.Add(new TariffDraft(number, r.Dollars(25, 34), r.Cents(14, 23),
            r.Number(36, 47), pool.Get(r[48, 50]), r.Number(51, 62), pool.Get(r[63, 65]), r.Number(66, 77), pool.Get(r[78, 80])));
    }

    void TakeCase(RecordText r)
    {
        var number = r[3, 12];
        if (!number.IsEmpty && (number[0] is not ('A' or 'C') || number.Length != 10)) Wrong(3);
        line!.Cases.Add(new CaseDraft(pool.Get(number) ?? "", r[13] == 'B', r.Number(14, 21) ?? 0, pool.Get(r[22, 22]) ?? "",
            r.Number(25, 34) is { } value ? Money.Dollars(value) : null, r.Number(35, 46), r.Cents(47, 56)));
    }

    void TakeCaseTotals(RecordText r)
    {
        check.Stated.HasCaseTotals = true;
        check.Stated.BondedAntidumping = r.Cents(3, 13);
        check.Stated.CashAntidumping = r.Cents(15, 25);
        check.Stated.BondedCountervailing = r.Cents(27, 37);
        check.Stated.CashCountervailing = r.Cents(39, 49);
    }

    void TakeGrandTotals(RecordText r)
    {
        check.Stated.HasGrandTotals = true;
        Draft.Totals.Duty = r.Cents(3, 13);
        Draft.Totals.Fees = r.Cents(15, 25);
        Draft.Totals.Tax = r.Cents(27, 37);
        Draft.Totals.Antidumping = r.Cents(39, 49);
        Draft.Totals.Countervailing = r.Cents(51, 61);
        Draft.Totals.Other = r.Cents(63, 73);
    }
}
