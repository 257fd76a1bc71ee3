using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Ax;

/// <summary>Where in the summary a condition lies, as record E0 says it.</summary>
/// <param name="Type">Reference data type, six characters.</param>
/// <param name="Occurrence">Which one within its parent, from 1; 0 when the finding does not say.</param>
/// <param name="Text">What it is, in words.</param>
readonly record struct AxSignpost(string Type, int Occurrence, string Text)
{
    /// <summary>The summary as a whole.</summary>
    public const string Summary = "SUMMRY";

    /// <summary>A line, by its number.</summary>
    public static AxSignpost OfLine(int line) =>
        new("LINITM", line, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"LINE {line:D3}"));

    /// <summary>The signpost of a finding's record, or null when that of the summary, or of its line, is enough.</summary>
    /// <remarks>The types are the AE/AX chapter's (July 2026). Which type stands for which record is not printed there as a
    /// table: the names leave little doubt, and where they do (records 10, 11, 20, 41, 43, 60) we stay with the summary or
    /// the line. The chapter counts occurrences within the parent. A finding knows its record in the file, not its count, so
    /// that only records that stand once have occurrence 1; the others have 0, and the text gives the record number.</remarks>
    public static AxSignpost? OfRecord(Finding finding)
    {
        var type = finding.RecordType switch
        {
            "22" => "CARMAN",
            "23" => "BOLINB",
            "31" => "BNDDTL",
            "32" => "CONREL",
            "33" => "MISDOC",
            "34" => "HDRFEE",
            "35" => "PSCHRE",
            "36" => "PSCEXP",
            "42" => "INVLIN",
            "44" => "COMDES",
            "47" => "ARPART",
            "50" => finding.ColumnFrom >= 36 ? "TARQTY" : "TARIFF",
            "52" => "LICNSE",
            "53" => "ADDCVD",
            ['5', '4', ..] => "IADDET",
            "62" => "LINFEE",
            "63" => "PSCLRE",
            "CW02" => "CENWRN",
            "88" or "90" => "TOTALS",
            "89" => "FEETOT",
            ['P', 'G', var tens, var units] => string.Concat("PG", tens.ToString(), units.ToString()),
            _ => null,
        };
        if (type is null) return null;
        var standsOnce = finding.RecordType is "33" or "34" or "35" or "63" or "CW02" or "88" or "90";
        return new AxSignpost(type, standsOnce ? 1 : 0, Describe(finding));
    }

    /// <summary>Where in the file a finding lies, such as <c>RECORD 17 TYPE 50 COLUMNS 14-23 DUTY AMOUNT</c>. Values are left
    /// out: they may be personal.</summary>
    public static string Describe(Finding finding)
    {
        var text = finding.Record == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"RECORD {finding.Record}");
        if (finding.RecordType.Length > 0) text += " TYPE " + finding.RecordType;
        if (finding.Columns.Length > 0) text += " COLUMNS " + finding.Columns;
        return (text + " " + finding.Field).Trim();
    }
}
