using System.Globalization;
using System.Text;
using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Csv;

/// <summary>Findings as a CSV file for a spreadsheet: one row for each finding.</summary>
/// <remarks>UTF-8 with a byte order mark, which Excel needs; rows end with CR LF (RFC 4180). Columns of a record are written
/// "9 to 16", since a spreadsheet takes 9-16 for a date. Nothing in it can run as a formula, see <see cref="SafeCell"/>.
/// Findings come masked, so that no importer number stands in the file in clear.</remarks>
public static class FindingsCsv
{
    /// <summary>The header row, without its line end.</summary>
    public const string Header = "Entry,Record,Record Type,Columns,Field,Value,Code,Severity,Message,Fix,Line,Image";

    static readonly UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes findings as they come; memory does not grow with their number.</summary>
    /// <param name="output">Where to write; it stays open.</param>
    /// <param name="findings">The findings.</param>
    public static void Write(Stream output, IEnumerable<Finding> findings)
    {
        using var writer = new StreamWriter(output, encoding, leaveOpen: true);
        writer.Write(Header + "\r\n");
        var row = new StringBuilder();
        foreach (var finding in findings) writer.Write(Row(row, finding));
    }

    /// <summary>Writes findings as they come, to a stream that may only be written to asynchronously, such as a response.</summary>
    /// <param name="output">Where to write; it stays open.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="stop">Stops writing.</param>
    public static async Task WriteAsync(Stream output, IAsyncEnumerable<Finding> findings, CancellationToken stop = default)
    {
        await using var writer = new StreamWriter(output, encoding, leaveOpen: true);
        await writer.WriteAsync((Header + "\r\n").AsMemory(), stop);
        var row = new StringBuilder();
        await foreach (var finding in findings.WithCancellation(stop)) await writer.WriteAsync(Row(row, finding), stop);
    }

    static StringBuilder Row(StringBuilder row, Finding finding)
    {
        row.Clear();
        row.AppendCell(finding.Entry).Append(',');
        if (finding.Record > 0) row.Append(CultureInfo.InvariantCulture, $"{finding.Record}");
        row.Append(',').AppendCell(finding.RecordType).Append(',');
        row.AppendCell(finding.Columns.Replace("-", " to ", StringComparison.Ordinal)).Append(',');
        row.AppendCell(finding.Field).Append(',').AppendCell(finding.Value).Append(',').AppendCell(finding.Code).Append(',');
        row.Append(finding.Severity switch { Severity.Fatal => "Fatal", Severity.Warning => "Warning", _ => "Information" }).Append(',');
        row.AppendCell(finding.Message).Append(',').AppendCell(finding.Fix).Append(',');
        if (finding.Line > 0) row.Append(CultureInfo.InvariantCulture, $"{finding.Line}");
        return row.Append(',').AppendCell(finding.Image).Append("\r\n");
    }
}
