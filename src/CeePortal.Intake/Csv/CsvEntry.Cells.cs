using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Csv;

/// <summary>What is taken over from each cell.</summary>
sealed partial class CsvEntry
{
    static readonly int[] specialNumbers = [C.SpecialHTS1, C.SpecialHTS2, C.SpecialHTS3];
    static readonly int[] specialValues = [C.SpecialValue1, C.SpecialValue2, C.SpecialValue3];
    static readonly int[] specialDuties = [C.SpecialDuty1, C.SpecialDuty2, C.SpecialDuty3];

    string headerFeeClass = "";

    void TakeHeader()
    {
        TakeNumber();
        var action = Upper(C.Action) ?? "A";
        actionIsKnown = action is "A" or "R" or "D";
        if (actionIsKnown) Draft.Action = (FilingAction)action[0];
        else Wrong(C.Action);
        Draft.PortOfEntry = Port(C.PortOfEntry, isRequired: true);
        // There is no block: what is processed where the entry was made stays there.
        Draft.StatementPort = Draft.PortOfEntry;
        if (EntryType.Read(Cell(C.EntryType), out var type) is null) Draft.Type = type;
        else if (Cell(C.EntryType).IsEmpty) Missing(C.EntryType);
        else if (Cell(C.EntryType).Length == 1) Wrong(C.EntryType, "An entry type has two digits; the spreadsheet has dropped the leading zero.", "Format the column as text and write 01.");
        else Wrong(C.EntryType);
        Draft.BrokerReference = Upper(C.BrokerReference, 9);
        if (Draft.Action == FilingAction.Delete && actionIsKnown) return;
        Draft.ModeOfTransport = Digits(C.ModeOfTransport, 2);
        var signature = Upper(C.ElectronicSignature);
        // A sign that is not X is a wrong signature (B40), not a missing one (B39).
        Draft.IsSigned = signature is not null;
        if (signature is not (null or "X")) Report("B40", C.ElectronicSignature, null, "Write X.");
        Draft.IsLive = Upper(C.LiveEntry) is not null;
        Draft.IsPostSummaryCorrection = Upper(C.PostSummaryCorrection) == "Y";
        Draft.ReconciliationIssue = Digits(C.ReconciliationIssue, 3);
        Draft.PaymentType = Digits(C.PaymentType, 1);
        Draft.StatementPrintDate = Date(C.StatementDate);
        Draft.StatementMonth = Digits(C.StatementMonth, 2);
        Draft.BondWaiverReason = Digits(C.BondWaiverReason, 3);
        Draft.BondWaived = Draft.BondWaiverReason is not null;
        TakeBond();
        TakeParties();
        Draft.EstimatedEntryDate = Date(C.EstimatedEntryDate);
        Draft.ImportDate = Date(C.ImportDate);
        Draft.StateOfDestination = Upper(C.StateOfDestination, 2);
        Draft.ForeignTradeZone = Upper(C.ForeignTradeZone, 9);
        Draft.Carrier = Upper(C.Carrier, 4);
        Draft.PortOfUnlading = Port(C.PortOfUnlading, isRequired: false);
        Draft.ArrivalDate = Date(C.ArrivalDate);
        Draft.LocationOfGoods = Upper(C.LocationOfGoods, 4);
        Draft.Conveyance = Upper(C.Conveyance, 20);
        Draft.Trip = Upper(C.Trip, 5);
        Draft.InBondDate = Date(C.InBondDate);
        TakeBills();
        TakeTotals();
    }

    void TakeNumber()
    {
        var cell = Cell(C.EntryNumber);
        // Whatever it is, it may be a number of a person that slid here from its column.
        check.Entry = cell.IsEmpty ? null : Masking.Hidden(cell);
        if (cell.IsEmpty) Missing(C.EntryNumber);
        else if (CsvNumber.Read(cell, out var number) is { } problem)
            Wrong(C.EntryNumber, problem, RecordText.IsDigits(cell) && cell.Length is 9 or 10
                ? "The spreadsheet may have dropped leading zeros: format the column as text and enter the number again." : "Enter the filer code, seven digits and the check digit, such as ABC-1234567-6.");
        else
        {
            Draft.Number = number;
            check.Entry = number.ToString();
        }
    }

    void TakeBond()
    {
        if (Upper(C.BondType) is not { } type) return;
        if (type is not ("8" or "9")) Wrong(C.BondType);
        Draft.Bonds.Add(new BondDraft(type, "B", Digits(C.Surety, 3) ?? "", Cell(C.BondAmount).IsEmpty ? null : WholeDollars(C.BondAmount)));
    }

    void TakeParties()
    {
        Draft.Importer = Party(C.ImporterNumber);
        if (Cell(C.ImporterNumber).IsEmpty) Missing(C.ImporterNumber);
        Draft.ImporterName = pool.Get(Cell(C.ImporterName));
        check.Stated.HasContent = true;
        check.Stated.HasConsignee = !Cell(C.ConsigneeNumber).IsEmpty;
        Draft.Consignee = Party(C.ConsigneeNumber);
        Draft.NotifyParty = Party(C.NotifyPartyNumber);
    }

    void TakeBills()
    {
        if (Upper(C.InBondNumber, 12) is { } inBond) Draft.Bills.Add(new BillDraft("I", "", inBond));
        if (LooksScientific(Cell(C.BillNumber))) Wrong(C.BillNumber);
        else if (Upper(C.BillNumber, 12) is { } bill) Draft.Bills.Add(new BillDraft("M", Upper(C.BillIssuer, 4) ?? "", bill));
    }

    void TakeTotals()
    {
        check.Stated.HasGrandTotals = true;
        headerFeeClass = Digits(C.HeaderFeeClass, 3) ?? "";
        if (headerFeeClass.Length > 0) Draft.Fees.Add(new FeeDraft(headerFeeClass, Amount(C.HeaderFee)));
        else if (!Cell(C.HeaderFee).IsEmpty) Missing(C.HeaderFeeClass);
        AddTotal("499", C.TotalMPF);
        AddTotal("501", C.TotalHMF);
        Draft.Totals.Duty = Amount(C.TotalDuty, isRequired: true);
        Draft.Totals.Fees = Amount(C.TotalFees, isRequired: true);
        Draft.Totals.Tax = Amount(C.TotalTax);
        Draft.Totals.Antidumping = Amount(C.TotalADDuty);
        Draft.Totals.Countervailing = Amount(C.TotalCVDuty);
        Draft.Totals.Other = Amount(C.TotalOtherRevenue);
    }

    void AddTotal(string feeClass, int column)
    {
        if (Cell(column).IsEmpty) return;
        Draft.Totals.ByClass.Add(new FeeDraft(feeClass, Amount(column)));
        rows.FeeTotals.Add(column);
    }

    // The template asks for no total where it would only repeat what stands elsewhere: the header fee, other fees of the
    // lines, and the split of case duty into bonded and cash.
    void AddImpliedTotals()
    {
        if (headerFeeClass.Length > 0) AddImplied(headerFeeClass, Draft.Fees[0].Amount, C.HeaderFee);
        foreach (var draft in Draft.Lines)
        {
            foreach (var fee in draft.Fees)
                if (fee.Class is not ("499" or "501" or "016" or "017" or "018" or "022" or "672")) AddImplied(fee.Class, fee.Amount, C.OtherFee);
            foreach (var one in draft.Cases)
            {
                check.Stated.HasCaseTotals = true;
                if (one.Number.StartsWith('A')) (check.Stated.BondedAntidumping, check.Stated.CashAntidumping) = Split(one, check.Stated.BondedAntidumping, check.Stated.CashAntidumping);
                else (check.Stated.BondedCountervailing, check.Stated.CashCountervailing) = Split(one, check.Stated.BondedCountervailing, check.Stated.CashCountervailing);
            }
        }

        static (Money Bonded, Money Cash) Split(CaseDraft one, Money bonded, Money cash) => one.Bonded ? (bonded + one.Duty, cash) : (bonded, cash + one.Duty);
    }

    void AddImplied(string feeClass, Money amount, int column)
    {
        var totals = Draft.Totals.ByClass;
        for (var i = 0; i < totals.Count; i++)
            if (totals[i].Class == feeClass)
            {
                totals[i] = new FeeDraft(feeClass, totals[i].Amount + amount);
                return;
            }
        totals.Add(new FeeDraft(feeClass, amount));
        rows.FeeTotals.Add(column);
    }

    void TakeLine()
    {
        line = new EntryLineDraft();
        Draft.Lines.Add(line);
        line.Number = (int)Math.Min(Whole(C.LineNumber) ?? Draft.Lines.Count, 999_999);
        check.Stated.LineIdentifiers.Add(line.Number);
        line.SetRole = Upper(C.SetPart) switch { "X" => SetRole.Header, "V" => SetRole.Component, _ => SetRole.None };
        if (Upper(C.SetPart) is not (null or "X" or "V")) Wrong(C.SetPart);
        line.Origin = Country(C.CountryOfOrigin, isRequired: true);
        line.Export = Country(C.CountryOfExport, isRequired: false);
        line.ExportDate = Date(C.ExportDate);
        line.SpecialProgram = Upper(C.SpecialProgram, 2);
        line.Charges = Cell(C.Charges).IsEmpty ? null : WholeDollars(C.Charges);
        line.PortOfLading = Digits(C.PortOfLading, 5);
        line.GrossWeight = Cell(C.GrossWeight).IsEmpty ? null : Whole(C.GrossWeight);
        line.RelatedParty = Upper(C.RelatedParties);
        if (line.RelatedParty is not (null or "Y" or "N")) Wrong(C.RelatedParties);
        line.ZoneStatus = Upper(C.ZoneStatus, 1);
        line.ZoneFilingDate = Date(C.ZoneFilingDate);
        line.Ruling = Upper(C.Ruling, 8);
        line.Description = pool.Get(Cell(C.Description));
        TakeLineParties();
        TakeTariffs();
        line.Visa = Upper(C.Visa, 9);
        if (Upper(C.LicenseNumber, 10) is { } license) line.Licenses.Add(new LicenseDraft(Upper(C.LicenseType, 2) ?? "", license));
        TakeCase('A', C.ADCase, C.ADSecuredBy, C.ADRate, C.ADRateKind, C.ADDuty);
        TakeCase('C', C.CVCase, C.CVSecuredBy, C.CVRate, C.CVRateKind, C.CVDuty);
        TakeFees();
    }

    void TakeLineParties()
    {
        line.Manufacturer = pool.Manufacturer(Cell(C.Manufacturer));
        if (line.Manufacturer.IsNone && !Cell(C.Manufacturer).IsEmpty)
        {
            Misread(C.Manufacturer);
            Report("523", C.Manufacturer);
        }
        if (Cell(C.SoldTo).IsEmpty) return;
        var buyer = pool.Importer(Cell(C.SoldTo));
        if (buyer.IsNone) Report("596", C.SoldTo);
        else line.Parties.Add(new PartyDraft("S", buyer.IsPersonal ? buyer.ToString() : buyer.ToOfficial()));
    }

    void TakeTariffs()
    {
        for (var i = 0; i < specialNumbers.Length; i++)
        {
            if (Cell(specialNumbers[i]).IsEmpty)
            {
                if (!Cell(specialValues[i]).IsEmpty || !Cell(specialDuties[i]).IsEmpty) Missing(specialNumbers[i]);
                continue;
            }
            line.Tariffs.Add(new TariffDraft(Hts(specialNumbers[i]), WholeDollars(specialValues[i]), Amount(specialDuties[i])));
        }
        if (Cell(C.HTSNumber).IsEmpty) Missing(C.HTSNumber);
        else if (Cell(C.Value).IsEmpty)
        {
            Missing(C.Value);
            check.SumsCanBeCompared = false;
        }
        line.Tariffs.Add(new TariffDraft(Hts(C.HTSNumber), WholeDollars(C.Value), Amount(C.Duty),
            Hundredths(C.Quantity1), Upper(C.Unit1, 3), Hundredths(C.Quantity2), Upper(C.Unit2, 3), Hundredths(C.Quantity3), Upper(C.Unit3, 3)));
    }

    void TakeCase(char kind, int numberColumn, int securedBy, int rate, int rateKind, int duty)
    {
        if (Cell(numberColumn).IsEmpty) return;
        var number = Upper(numberColumn) ?? "";
        if (number.Length != 10 || number[0] != kind)
        {
            Misread(numberColumn);
            Report("544", numberColumn, $"This case number does not begin with {kind}, or does not have ten characters.");
        }
        var secured = Upper(securedBy);
        if (secured is not ("B" or "C")) Wrong(securedBy, "Write B when the duty is secured by a bond, C when it is deposited in cash.");
        line.Cases.Add(new CaseDraft(number, secured == "B", Hundredths(rate) ?? 0, Upper(rateKind, 1) ?? "A", null, null, Amount(duty)));
    }

    void TakeFees()
    {
        AddFee("499", C.MPF);
        AddFee("501", C.HMF);
        if (Digits(C.OtherFeeClass, 3) is { } other) AddFee(other, C.OtherFee);
        else if (!Cell(C.OtherFee).IsEmpty) Missing(C.OtherFeeClass);
        if (Digits(C.TaxClass, 3) is { } tax) AddFee(tax, C.Tax);
        else if (!Cell(C.Tax).IsEmpty && Amount(C.Tax).Cents != 0) Missing(C.TaxClass);
        AddFee("672", C.OtherRevenue);
    }

    void AddFee(string feeClass, int column)
    {
        if (!Cell(column).IsEmpty) line.Fees.Add(new FeeDraft(feeClass, Amount(column)));
    }

    // Text in capitals, as AE would carry it; null for a blank cell.
    string? Upper(int column, int longest = 15)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return null;
        if (cell.Length > longest)
        {
            Wrong(column, string.Create(CultureInfo.InvariantCulture, $"{CsvTemplate.Columns[column].Name} has {cell.Length} characters; {longest} are allowed."));
            return null;
        }
        Span<char> upper = stackalloc char[longest];
        var length = cell.ToUpperInvariant(upper);
        return pool.Get(upper[..length]);
    }

    string? Digits(int column, int length)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return null;
        if (cell.Length == length && RecordText.IsDigits(cell)) return pool.Get(cell);
        if (cell.Length < length && RecordText.IsDigits(cell)) WrongZeros(column, length);
        else Wrong(column);
        return null;
    }

    void WrongZeros(int column, int length) => Wrong(column,
        string.Create(CultureInfo.InvariantCulture, $"{CsvTemplate.Columns[column].Name} has {length} digits; the spreadsheet has dropped leading zeros."),
        "Format the column as text and enter the zeros again.");

    PortCode Port(int column, bool isRequired)
    {
        var cell = Cell(column);
        if (PortCode.Read(cell, out var port) is null) return port;
        if (cell.IsEmpty)
        {
            if (isRequired) Missing(column);
        }
        else if (cell.Length == 3 && RecordText.IsDigits(cell)) WrongZeros(column, 4);
        else Wrong(column, "A port code has four digits, such as 2704 for Los Angeles.");
        return default;
    }

    CountryCode Country(int column, bool isRequired)
    {
        if (CountryCode.Read(Cell(column), out var country) is null) return country;
        if (!Cell(column).IsEmpty) Wrong(column);
        else if (isRequired) Missing(column);
        return default;
    }

    ImporterNumber Party(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return default;
        var number = pool.Importer(cell);
        if (number.IsNone) Wrong(column);
        return number;
    }

    HtsNumber Hts(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return default;
        if (HtsNumber.Read(cell, out var number) is null && number.Length >= 8) return number;
        var digits = 0;
        foreach (var c in cell)
            if (char.IsAsciiDigit(c)) digits++;
        if (digits is 7 or 9) Wrong(column, "The number lacks a digit: the spreadsheet may have dropped the leading zero.", "Format the column as text, or write the number with its dots, such as 0702.00.2035.");
        else Wrong(column, "A tariff number on a line has ten digits, or eight where the tariff has only eight, such as 8471.30.0100.");
        return default;
    }

    DateOnly? Date(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return null;
        if (DateOnly.TryParseExact(cell, dateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Wrong(column, cell.Length == 5 && RecordText.IsDigits(cell) ? "This is a spreadsheet's inner number of a date." : null,
            "Write the date as 2026-08-30 or 08/30/2026.");
        return null;
    }

    static readonly string[] dateForms = ["yyyy-MM-dd", "MM/dd/yyyy", "M/d/yyyy"];

    Money Amount(int column, bool isRequired = false)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
        {
            if (isRequired)
            {
                Missing(column);
                check.SumsCanBeCompared = false;
            }
            return default;
        }
        if (Money.Read(cell, out var amount) is null && amount.Cents is >= 0 and < 100_000_000_000) return amount;
        WrongAmount(column, "Enter dollars and cents, such as 1234.50.");
        return default;
    }

    Money WholeDollars(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return default;
        if (Money.Read(cell, out var amount) is null && amount.Cents is >= 0 and < 1_000_000_000_000)
        {
            if (amount.Cents % 100 == 0) return amount;
            WrongAmount(column, "Enter whole dollars: 49 cents and less are dropped, 50 and more count as a dollar (19 CFR 159.3).");
        }
        else WrongAmount(column, "Enter whole dollars, such as 1234.");
        return default;
    }

    void WrongAmount(int column, string fix)
    {
        check.SumsCanBeCompared = false;
        Wrong(column, $"{CsvTemplate.Columns[column].Name} is not an amount that can stand here.", FixOfComma(column) ?? fix);
    }

    long? Hundredths(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return null;
        if (WrittenNumber.Read(cell, out var number) is null
            && number is >= 0 and < 10_000_000_000m && decimal.Round(number, 2) == number) return (long)(number * 100);
        Wrong(column, $"{CsvTemplate.Columns[column].Name} is not a number with at most two decimals.", FixOfComma(column));
        return null;
    }

    long? Whole(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
        {
            if (CsvTemplate.Columns[column].IsRequired) Missing(column);
            return null;
        }
        if (!cell.Contains('.') && WrittenNumber.Read(cell, out var number) is null && number < 10_000_000_000) return (long)number;
        Wrong(column, FixOfComma(column) is null ? null : $"{CsvTemplate.Columns[column].Name} is not a whole number.", FixOfComma(column));
        return null;
    }

    // A comma before decimals would make the number a hundred times larger, were it passed over.
    string? FixOfComma(int column) => WrittenNumber.HasStrayComma(Cell(column)) ? WrittenNumber.HowToWrite : null;
}
