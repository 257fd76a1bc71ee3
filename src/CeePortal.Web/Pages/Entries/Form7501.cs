using System.Globalization;
using CeePortal.Data.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Pages.Entries;

/// <summary>A block of the form.</summary>
/// <param name="Number">Its number on the form.</param>
/// <param name="Title">Its title on the form.</param>
/// <param name="Value">What stands in it; null when nothing was filed.</param>
/// <param name="Note">A remark of ours, such as "estimated".</param>
/// <param name="IsCode">Written in the monospaced face.</param>
/// <param name="Width">How many columns of six it takes.</param>
public sealed record FormBlock(int Number, string Title, string? Value, string? Note = null, bool IsCode = false, int Width = 1);

/// <summary>An entry summary in the blocks of CBP Form 7501, edition of 2024 (OMB 1651-0022). Blocks 21 to 24 (melt, smelt,
/// cast), which record 54 brings (types 07, 08 and 12), and names and addresses are not in what is stored, and say so.</summary>
public sealed class Form7501(EntryOnPage file, IReadOnlyList<EntryLine> lines)
{
    const string Several = "MULTIPLE", NotKept = "not kept by this portal";

    readonly EntrySummary entry = file.Entry;
    readonly IReadOnlyList<(EntryLine Line, LineDetail Detail)> read = [.. lines.Select(l => (l, l.ReadDetail()))];

    public IReadOnlyList<(EntryLine Line, LineDetail Detail)> Lines => read;

    /// <summary>Blocks 1 to 30, in the order of the form.</summary>
    public IReadOnlyList<FormBlock> Header => [.. Blocks()];

    IEnumerable<FormBlock> Blocks()
    {
        var detail = file.Detail;
        yield return new(1, "Filer Code/Entry Number", entry.EntryNumber.ToString(), IsCode: true);
        yield return new(2, "Entry Type", $"{entry.Type} {file.Lists.EntryTypes.GetValueOrDefault(entry.Type, "")}".Trim());
        yield return new(3, "Summary Date", Dates.Short(entry.ReceivedOn));
        yield return new(4, "Surety Number", entry.Surety, IsCode: true);
        yield return new(5, "Bond Type", entry.BondType switch
        {
            "0" => "0 waived" + (detail.BondWaiverReason is { } why ? $" ({why})" : ""),
            "8" => "8 continuous",
            "9" => "9 single transaction",
            var other => other,
        });
        yield return new(6, "Port Code", entry.PortOfEntry, file.Offices.Port(entry.PortOfEntry), IsCode: true);
        yield return entry.EntryDateCbp is { } set
            ? new(7, "Entry Date", Dates.Short(set), "set by CBP")
            : new(7, "Entry Date", entry.EstimatedEntryDate is { } day ? Dates.Short(day) : null, entry.EstimatedEntryDate is null ? null : "filer's estimate");
        yield return new(8, "Importing Carrier", Join(entry.Carrier, entry.Conveyance, detail.Trip), Width: 2);
        yield return new(9, "Mode of Transport", Named(entry.ModeOfTransport, file.Lists.ModesOfTransport));
        yield return new(10, "Country of Origin", OneOf(l => l.Line.Origin, code => Named(code, file.Lists.Countries)));
        yield return new(11, "Import Date", entry.ImportDate is { } imported ? Dates.Short(imported) : null);
        yield return new(12, "B/L or AWB Number", Bills(detail, isInBond: false), IsCode: true, Width: 2);
        yield return new(13, "Manufacturer ID", OneOf(l => l.Line.Manufacturer), IsCode: true);
        yield return new(14, "Exporting Country", OneOf(l => l.Detail.Export, code => Named(code, file.Lists.Countries)));
        yield return new(15, "Export Date", OneOf(l => l.Detail.ExportDate is { } d ? Dates.Short(d) : null));
        yield return new(16, "I.T. Number", Bills(detail, isInBond: true), IsCode: true);
        yield return new(17, "I.T. Date", detail.InBondDate is { } inBond ? Dates.Short(inBond) : null);
        yield return new(18, "Missing Docs", detail.MissingDocuments is { Count: > 0 } missing ? string.Join(", ", missing) : null);
        yield return new(19, "Foreign Port of Lading", OneOf(l => l.Detail.PortOfLading), IsCode: true);
        yield return new(20, "U.S. Port of Unlading", detail.PortOfUnlading, detail.PortOfUnlading is { } at ? file.Offices.Port(at) : null, IsCode: true);
        yield return new(21, "Country of Melt and Pour", null, NotKept);
        yield return new(22, "Primary Country of Smelt", null, NotKept);
        yield return new(23, "Secondary Country of Smelt", null, NotKept);
        yield return new(24, "Country of Cast", null, NotKept);
        yield return new(25, "Location of Goods/G.O. Number", detail.LocationOfGoods, IsCode: true);
        yield return new(26, "Consignee Number", entry.Consignee, IsCode: true);
        yield return new(27, "Importer Number", file.Importer.Display, IsCode: true);
        yield return new(28, "Reference Number", detail.NotifyParty, IsCode: true);
        yield return new(29, "Ultimate Consignee Name and Address", null, "not in an electronic filing", Width: 3);
        yield return new(30, "Importer of Record Name and Address", file.Importer.Name, file.Importer.Name is null ? "not in an electronic filing" : "address not filed", Width: 3);
    }

    /// <summary>Block 43: fees, antidumping and countervailing duty, and other revenue.</summary>
    public Money Other => entry.Fees + entry.Antidumping + entry.Countervailing + entry.Other;

    /// <summary>The rows of the fee summary: class, name, amount.</summary>
    public IEnumerable<(string Class, Money Amount)> FeeSummary
    {
        get
        {
            if (entry.AntidumpingCents != 0) yield return ("012", entry.Antidumping);
            if (entry.CountervailingCents != 0) yield return ("013", entry.Countervailing);
            foreach (var fee in file.Detail.FeeTotals ?? []) yield return (fee.Class, new Money(fee.Cents));
            if (entry.OtherCents != 0) yield return ("", entry.Other);
        }
    }

    string? OneOf(Func<(EntryLine Line, LineDetail Detail), string?> of, Func<string, string?>? name = null)
    {
        var values = read.Select(of).Where(v => !string.IsNullOrEmpty(v)).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return values switch { [] => null, [{ } one] => name?.Invoke(one) ?? one, _ => Several };
    }

    static string? Bills(EntryDetail detail, bool isInBond)
    {
        var bills = (detail.Bills ?? []).Where(b => b.Kind == "I" == isInBond).ToList();
        return bills.Count == 0 ? null : string.Join(", ", bills.Take(6).Select(b => b.Issuer + b.Number)) + (bills.Count > 6 ? string.Create(CultureInfo.InvariantCulture, $" and {bills.Count - 6} more") : "");
    }

    internal static string? Named(string? code, IReadOnlyDictionary<string, string> names) =>
        string.IsNullOrEmpty(code) ? null : names.TryGetValue(code, out var name) ? $"{code} {name}" : code;

    static string? Join(params ReadOnlySpan<string?> parts)
    {
        var text = "";
        foreach (var part in parts)
            if (!string.IsNullOrWhiteSpace(part))
                text += (text.Length > 0 ? " " : "") + part.Trim();
        return text.Length == 0 ? null : text;
    }
}

/// <summary>Numbers that are stored with implied decimals, as people read them.</summary>
public static class Implied
{
    /// <summary>Hundredths: 12050 is "120.5".</summary>
    public static string Hundredths(long value) => (value / 100m).ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>Ten-thousandths.</summary>
    public static string TenThousandths(long value) => (value / 10_000m).ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>A case's deposit rate: "12.5 %" or "$3.20 a unit".</summary>
    public static string Rate(StoredCase of) => of.RateKind == "S" ? $"{new Money(of.Rate)} a unit" : Hundredths(of.Rate) + " %";
}
