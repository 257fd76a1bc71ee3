using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Entries;

/// <summary>What a filer asks to have done with an entry summary (AE record 10, position 3).</summary>
public enum FilingAction
{
    /// <summary>A: file it for the first time.</summary>
    Add = 'A',

    /// <summary>R: put this in the place of what is on file.</summary>
    Replace = 'R',

    /// <summary>D: take it off file.</summary>
    Delete = 'D',
}

/// <summary>An entry summary as a filer's file states it: read and checked by itself, not yet filed.</summary>
/// <remarks>Field names follow the AE chapter of the ACE CATAIR; the record is named where it helps. Dates are days
/// without a zone; money is in cents; an absent field is null or the noun's "none" value.</remarks>
public sealed class EntrySummaryDraft
{
    /// <summary>Add, replace or delete.</summary>
    public FilingAction Action { get; set; }

    /// <summary>The entry number.</summary>
    public EntryNumber Number { get; set; }

    /// <summary>The port of entry, which keeps the revenue whatever Center handles the entry.</summary>
    public PortCode PortOfEntry { get; set; }

    /// <summary>The processing port of the ABI block (record B), where the daily statement is processed.</summary>
    public PortCode StatementPort { get; set; }

    /// <summary>The entry type.</summary>
    public EntryType Type { get; set; }

    /// <summary>The filer's own reference, up to nine characters.</summary>
    public string? BrokerReference { get; set; }

    /// <summary>Mode of transport, two digits.</summary>
    public string? ModeOfTransport { get; set; }

    /// <summary>Bond waiver reason (995 to 999) when the bond is waived.</summary>
    public string? BondWaiverReason { get; set; }

    /// <summary>True when the bond is waived (record 10, position 38 is 0).</summary>
    public bool BondWaived { get; set; }

    /// <summary>True for a summary that consolidates several releases.</summary>
    public bool IsConsolidated { get; set; }

    /// <summary>True when the filer marked the summary as a live entry.</summary>
    public bool IsLive { get; set; }

    /// <summary>True for a post summary correction (record 10, position 65).</summary>
    public bool IsPostSummaryCorrection { get; set; }

    /// <summary>True when a post summary correction asks to be liquidated at once (record 10, position 66).</summary>
    public bool AsksAcceleratedLiquidation { get; set; }

    /// <summary>Why the header is corrected: codes such as H04 (record 35).</summary>
    public List<string> CorrectionReasons { get; } = [];

    /// <summary>What a correction explains (record 36), the lines of the file joined by blanks; null for nothing.</summary>
    public string? CorrectionExplanation { get; set; }

    /// <summary>True when the invoice is electronic (record 10, position 41).</summary>
    public bool IsElectronicInvoice { get; set; }

    /// <summary>How the shipment is used: P personal, X sample (record 10, position 43).</summary>
    public string? ShipmentUsage { get; set; }

    /// <summary>True when the summary asks to certify the cargo release (record 10, position 40).</summary>
    public bool CertifiesRelease { get; set; }

    /// <summary>True when a trade agreement reconciliation is announced (record 10, position 46).</summary>
    public bool ReconcilesTradeAgreement { get; set; }

    /// <summary>The filer's branch on the statement, two characters (record 10, position 60).</summary>
    public string? StatementBranch { get; set; }

    /// <summary>True when the electronic signature is present (record 10, position 39).</summary>
    public bool IsSigned { get; set; }

    /// <summary>Reconciliation issue, three digits.</summary>
    public string? ReconciliationIssue { get; set; }

    /// <summary>Payment type, one digit.</summary>
    public string? PaymentType { get; set; }

    /// <summary>The preliminary statement print date.</summary>
    public DateOnly? StatementPrintDate { get; set; }

    /// <summary>The periodic statement month, two digits.</summary>
    public string? StatementMonth { get; set; }

    /// <summary>The importer of record.</summary>
    public ImporterNumber Importer { get; set; }

    /// <summary>The importer's name, where the format carries it (AE does not).</summary>
    public string? ImporterName { get; set; }

    /// <summary>The consignee, or none when zeros or blank were given.</summary>
    public ImporterNumber Consignee { get; set; }

    /// <summary>The party to be notified (CBP Form 4811).</summary>
    public ImporterNumber NotifyParty { get; set; }

    /// <summary>The consignee as people may see it: of a person's number on file only this is kept.</summary>
    public string? ConsigneeAsShown { get => consignee ?? (Consignee.IsNone ? null : Consignee.ToString()); set => consignee = value; }

    string? consignee;

    /// <summary>The party to be notified as people may see it: of a person's number on file only this is kept.</summary>
    public string? NotifyPartyAsShown { get => notifyParty ?? (NotifyParty.IsNone ? null : NotifyParty.ToString()); set => notifyParty = value; }

    string? notifyParty;

    /// <summary>The filer's estimate of the entry date.</summary>
    public DateOnly? EstimatedEntryDate { get; set; }

    /// <summary>The entry date set by CBP; only an ACE extract carries it.</summary>
    public DateOnly? EntryDateCbp { get; set; }

    /// <summary>The date of importation.</summary>
    public DateOnly? ImportDate { get; set; }

    /// <summary>State of destination, two letters.</summary>
    public string? StateOfDestination { get; set; }

    /// <summary>Foreign trade zone, five to nine characters.</summary>
    public string? ForeignTradeZone { get; set; }

    /// <summary>Carrier: SCAC, or IATA code by air.</summary>
    public string? Carrier { get; set; }

    /// <summary>The port of unlading.</summary>
    public PortCode PortOfUnlading { get; set; }

    /// <summary>The estimated date of arrival.</summary>
    public DateOnly? ArrivalDate { get; set; }

    /// <summary>Where the goods are (FIRMS code).</summary>
    public string? LocationOfGoods { get; set; }

    /// <summary>Name of the vessel or other conveyance.</summary>
    public string? Conveyance { get; set; }

    /// <summary>Voyage, flight or trip.</summary>
    public string? Trip { get; set; }

    /// <summary>The date of the in-bond movement.</summary>
    public DateOnly? InBondDate { get; set; }

    /// <summary>Bonds (record 31), at most two.</summary>
    public List<BondDraft> Bonds { get; } = [];

    /// <summary>Bills of lading and in-bond numbers (record 23).</summary>
    public List<BillDraft> Bills { get; } = [];

    /// <summary>Header fees (record 34).</summary>
    public List<FeeDraft> Fees { get; } = [];

    /// <summary>Codes of documents that are missing (record 33).</summary>
    public List<string> MissingDocuments { get; } = [];

    /// <summary>Entries whose releases this summary consolidates (record 32).</summary>
    public List<EntryNumber> ReleaseEntries { get; } = [];

    /// <summary>The lines in the order of the file.</summary>
    public List<EntryLineDraft> Lines { get; } = [];

    /// <summary>The totals that the filer states (records 88 to 90).</summary>
    public TotalsDraft Totals { get; } = new();

    /// <summary>What was deposited, where a correction states other totals since; null when it is what <see cref="Totals"/> state.</summary>
    public TotalsDraft? Deposited { get; set; }

    /// <summary>The dates that bear on the entry date.</summary>
    /// <param name="received">The legal day of receipt.</param>
    public EntryDates DatesWhenReceived(DateOnly received) =>
        new(EntryDateCbp, EstimatedEntryDate, StatementPrintDate, ArrivalDate, received);
}

/// <summary>A bond (record 31).</summary>
/// <param name="Type">8 continuous or 9 single transaction.</param>
/// <param name="Designation">B basic, A additional, U substitution, E superseding.</param>
/// <param name="Surety">The surety's three digits.</param>
/// <param name="Amount">Amount of a single transaction bond.</param>
public sealed record BondDraft(string Type, string Designation, string Surety, Money? Amount)
{
    /// <summary>The indicator of a continuous bond that is superseded (position 5); null for none.</summary>
    public string? Superseded { get; init; }

    /// <summary>The account number of the producer of a single transaction bond; null for none.</summary>
    public string? ProducerAccount { get; init; }
}

/// <summary>A bill of lading or in-bond number (record 23).</summary>
/// <param name="Kind">M master, H house, S sub-house, I in-bond.</param>
/// <param name="Issuer">Issuer code, or empty.</param>
/// <param name="Number">The number.</param>
public sealed record BillDraft(string Kind, string Issuer, string Number);

/// <summary>A fee (records 34 and 62), tax (60), or other revenue (61).</summary>
/// <param name="Class">The accounting class, three digits.</param>
/// <param name="Amount">The amount.</param>
public readonly record struct FeeDraft(string Class, Money Amount);

/// <summary>What part a line plays in a set of articles (record 40, position 8).</summary>
public enum SetRole
{
    /// <summary>Not part of a set.</summary>
    None = 0,

    /// <summary>X: the set itself; its value is the sum of its components' values.</summary>
    Header = 'X',

    /// <summary>V: a component of the set of the X line before it.</summary>
    Component = 'V',
}

/// <summary>One line of an entry summary.</summary>
public sealed class EntryLineDraft
{
    /// <summary>The line's number as the file gives it, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Its part in a set.</summary>
    public SetRole SetRole { get; set; }

    /// <summary>Country of origin.</summary>
    public CountryCode Origin { get; set; }

    /// <summary>Country of export.</summary>
    public CountryCode Export { get; set; }

    /// <summary>Date of exportation.</summary>
    public DateOnly? ExportDate { get; set; }

    /// <summary>Trade agreement or special program claimed, such as S+ or KR.</summary>
    public string? SpecialProgram { get; set; }

    /// <summary>Charges, whole dollars.</summary>
    public Money? Charges { get; set; }

    /// <summary>Foreign port of lading, Schedule K.</summary>
    public string? PortOfLading { get; set; }

    /// <summary>Gross weight in whole kilograms.</summary>
    public long? GrossWeight { get; set; }

    /// <summary>Whether buyer and seller are related: Y or N.</summary>
    public string? RelatedParty { get; set; }

    /// <summary>Foreign trade zone status: P, N or D.</summary>
    public string? ZoneStatus { get; set; }

    /// <summary>Day on which privileged foreign status was asked for.</summary>
    public DateOnly? ZoneFilingDate { get; set; }

    /// <summary>Ruling: its kind (C, P or R) and number, such as <c>R 123456</c>.</summary>
    public string? Ruling { get; set; }

    /// <summary>The goods in the filer's words (record 44), joined by blanks.</summary>
    public string? Description { get; set; }

    /// <summary>Manufacturer or supplier.</summary>
    public ManufacturerId Manufacturer { get; set; }

    /// <summary>Other parties of the line (record 47): C consignee, S sold to, E foreign exporter.</summary>
    public List<PartyDraft> Parties { get; } = [];

    /// <summary>Visa number (record 51).</summary>
    public string? Visa { get; set; }

    /// <summary>Tariff numbers in the order of the file: chapter 98, then 99, then 1-97.</summary>
    public List<TariffDraft> Tariffs { get; } = [];

    /// <summary>Licenses, certificates and permits (record 52).</summary>
    public List<LicenseDraft> Licenses { get; } = [];

    /// <summary>Antidumping and countervailing duty cases (record 53).</summary>
    public List<CaseDraft> Cases { get; } = [];

    /// <summary>Fees, tax and other revenue of the line (records 60 to 62).</summary>
    public List<FeeDraft> Fees { get; } = [];

    /// <summary>Why the line is corrected: codes such as L04 (record 63).</summary>
    public List<string> CorrectionReasons { get; } = [];

    /// <summary>The value of the line: the sum of the values of its tariff numbers.</summary>
    public Money Value
    {
        get
        {
            long cents = 0;
            foreach (var tariff in Tariffs) cents += tariff.Value.Cents;
            return new Money(cents);
        }
    }
}

/// <summary>A party of a line (record 47).</summary>
/// <param name="Kind">C consignee, S sold to, E foreign exporter.</param>
/// <param name="Identifier">An importer number or other identifier as given; a person's number is masked.</param>
public sealed record PartyDraft(string Kind, string Identifier);

/// <summary>A tariff number of a line with its value, duty and quantities (record 50).</summary>
/// <param name="Number">The HTS number.</param>
/// <param name="Value">Entered value, whole dollars.</param>
/// <param name="Duty">Duty.</param>
/// <param name="Quantity1">First quantity in hundredths of the unit.</param>
/// <param name="Unit1">First unit, CATAIR code.</param>
/// <param name="Quantity2">Second quantity in hundredths.</param>
/// <param name="Unit2">Second unit.</param>
/// <param name="Quantity3">Third quantity in hundredths.</param>
/// <param name="Unit3">Third unit.</param>
public readonly record struct TariffDraft(HtsNumber Number, Money Value, Money Duty,
    long? Quantity1 = null, string? Unit1 = null, long? Quantity2 = null, string? Unit2 = null, long? Quantity3 = null, string? Unit3 = null);

/// <summary>A license, certificate or permit (record 52).</summary>
/// <param name="Type">Its type, two characters.</param>
/// <param name="Number">Its number.</param>
public sealed record LicenseDraft(string Type, string Number);

/// <summary>An antidumping or countervailing duty case of a line (record 53).</summary>
/// <param name="Number">Ten characters that begin with A or C.</param>
/// <param name="Bonded">True when secured by bond, false when deposited in cash.</param>
/// <param name="Rate">The deposit rate in hundredths, per cent or dollars per unit by <paramref name="RateKind"/>.</param>
/// <param name="RateKind">A ad valorem, S specific.</param>
/// <param name="Value">Value subject to the case, where it differs from the line's.</param>
/// <param name="Quantity">Quantity in ten-thousandths.</param>
/// <param name="Duty">The duty.</param>
public sealed record CaseDraft(string Number, bool Bonded, long Rate, string RateKind, Money? Value, long? Quantity, Money Duty);

/// <summary>The totals that the filer states for the whole summary (records 88, 89, 90).</summary>
public sealed class TotalsDraft
{
    /// <summary>Total duty.</summary>
    public Money Duty { get; set; }

    /// <summary>Total user fees.</summary>
    public Money Fees { get; set; }

    /// <summary>Total internal revenue tax.</summary>
    public Money Tax { get; set; }

    /// <summary>Total antidumping duty.</summary>
    public Money Antidumping { get; set; }

    /// <summary>Total countervailing duty.</summary>
    public Money Countervailing { get; set; }

    /// <summary>Total other revenue.</summary>
    public Money Other { get; set; }

    /// <summary>Fee totals by accounting class (record 89).</summary>
    public List<FeeDraft> ByClass { get; } = [];

    /// <summary>All of it together.</summary>
    public Money All => Duty + Fees + Tax + Antidumping + Countervailing + Other;
}
