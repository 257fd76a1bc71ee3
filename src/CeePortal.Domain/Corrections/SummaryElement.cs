using System.Collections.Frozen;

namespace CeePortal.Domain.Corrections;

/// <summary>An element of an entry summary that a correction may touch.</summary>
/// <param name="Code">The name under which differences are stored; never changes.</param>
/// <param name="Name">What people read.</param>
/// <param name="Reason">The header reason that a change of it asks for; empty for an element of a line.</param>
/// <param name="Record">Where it stands in the file: "10:36-37".</param>
public sealed record SummaryElement(string Code, string Name, string Reason, string Record);

/// <summary>The elements whose changes are shown and judged. What a file carries beyond them (data of other agencies, textile
/// categories, additional declarations) is not kept by the portal, and so not compared.</summary>
public static class SummaryElements
{
    const string Other = CorrectionReasons.OtherHeader;

#pragma warning disable CS1591 // each is told by its name below
    public const string Type = "type", Port = "port", Importer = "importer", Mode = "mode", Surety = "surety", Superseded = "superseded-bond", Bond = "bond",
        Invoice = "electronic-invoice", Usage = "usage", Consignee = "consignee", ImportDate = "import-date", State = "state", HeaderFees = "header-fees",
        NotifyParty = "notify-party", EntryDate = "estimated-entry-date", Zone = "zone", Carrier = "carrier", Unlading = "unlading", Arrival = "arrival",
        Conveyance = "conveyance", Trip = "trip", Bills = "bills", InBondDate = "in-bond-date", MissingDocuments = "missing-documents";

    public const string Set = "set", Origin = "origin", Export = "export", ExportDate = "export-date", Program = "program", Charges = "charges", Lading = "lading",
        Weight = "weight", Related = "related", ZoneStatus = "zone-status", ZoneDate = "zone-date", Ruling = "ruling", Description = "description",
        Manufacturer = "manufacturer", Parties = "parties", Visa = "visa", Numbers = "hts", Value = "value", Duty = "duty", Quantities = "quantities",
        Licenses = "licenses", Cases = "cases", Fees = "fees";
#pragma warning restore CS1591

    static readonly SummaryElement[] header =
    [
        new(Type, "Entry type", CorrectionReasons.ToAdCvd, "10:34-35"),
        new(Port, "Port of entry", "", "10:18-21"),
        new(Importer, "Importer of record", "", "11:3-14"),
        new(Mode, "Mode of transport", "H04", "10:36-37"),
        new(Surety, "Surety", "H05", "31:6-8"),
        new(Superseded, "Superseded continuous bond", "H06", "31:5"),
        new(Bond, "Bond", "H07", "31:3-28"),
        new(Invoice, "Electronic invoice", "H08", "10:41"),
        new(Usage, "Use of the shipment", "H09", "10:43"),
        new(Consignee, "Consignee", "H10", "11:15-26"),
        new(ImportDate, "Date of importation", "H11", "11:48-53"),
        new(State, "State of destination", "H12", "11:61-62"),
        new(HeaderFees, "Header fees", "H13", "34:3-24"),
        new(NotifyParty, "Party to be notified", Other, "11:27-38"),
        new(EntryDate, "Estimated entry date", Other, "11:42-47"),
        new(Zone, "Foreign trade zone", Other, "11:63-71"),
        new(Carrier, "Carrier", Other, "20:3-6"),
        new(Unlading, "Port of unlading", Other, "20:7-10"),
        new(Arrival, "Estimated date of arrival", Other, "20:11-16"),
        new(Conveyance, "Conveyance", Other, "20:21-40"),
        new(Trip, "Voyage, flight or trip", Other, "21:3-7"),
        new(Bills, "Bills", Other, "23:3-19"),
        new(InBondDate, "In-bond date", Other, "20:52-57"),
        new(MissingDocuments, "Missing documents", Other, "33:3-6"),
    ];

    static readonly SummaryElement[] line =
    [
        new(Set, "Part in a set", "", "40:8"),
        new(Origin, "Country of origin", "", "40:9-10"),
        new(Export, "Country of export", "", "40:11-12"),
        new(ExportDate, "Date of exportation", "", "40:13-18"),
        new(Program, "Special program", "", "40:25-26"),
        new(Charges, "Charges", "", "40:27-36"),
        new(Lading, "Port of lading", "", "40:37-41"),
        new(Weight, "Gross weight", "", "40:42-51"),
        new(Related, "Related parties", "", "40:56"),
        new(ZoneStatus, "Zone status", "", "41:3"),
        new(ZoneDate, "Zone filing date", "", "41:4-9"),
        new(Ruling, "Ruling", "", "43:3-14"),
        new(Description, "Description", "", "44:3-72"),
        new(Manufacturer, "Manufacturer", "", "47:4-18"),
        new(Parties, "Other parties", "", "47:3-18"),
        new(Visa, "Visa", "", "51:3-11"),
        new(Numbers, "Tariff number", "", "50:3-12"),
        new(Value, "Entered value", "", "50:25-34"),
        new(Duty, "Duty", "", "50:14-23"),
        new(Quantities, "Quantities", "", "50:36-80"),
        new(Licenses, "Licenses and permits", "", "52:3-14"),
        new(Cases, "AD/CVD cases", "", "53:3-56"),
        new(Fees, "Fees and taxes", "", "62:3-13"),
    ];

    static readonly FrozenDictionary<string, SummaryElement> byCode = header.Concat(line).ToFrozenDictionary(e => e.Code, StringComparer.Ordinal);

    /// <summary>The elements of the header, in the order of the form.</summary>
    public static IReadOnlyList<SummaryElement> Header => header;

    /// <summary>The elements of a line, in the order of the form.</summary>
    public static IReadOnlyList<SummaryElement> Line => line;

    /// <summary>An element by its code.</summary>
    public static SummaryElement Of(string code) => byCode[code];

    /// <summary>What people call an element.</summary>
    public static string NameOf(string code) => byCode.GetValueOrDefault(code)?.Name ?? code;
}
