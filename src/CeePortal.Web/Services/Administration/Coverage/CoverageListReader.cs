using System.Globalization;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Tariff;
using Sylvan.Data.Csv;

namespace CeePortal.Web.Services.Administration.Coverage;

/// <summary>Reads an official coverage list from CSV: numbers of 4 to 10 digits, from and to, the Center, days, source.</summary>
public static class CoverageListReader
{
    const int MostProblems = 30;
    const int MostRows = 50_000;

    // People name the columns as their source does.
    static readonly Dictionary<string, string[]> columns = new()
    {
        ["from"] = ["heading_from", "number_from", "from", "heading", "number", "hts", "hts_number"],
        ["to"] = ["heading_to", "number_to", "to"],
        ["center"] = ["center_code", "center", "cee"],
        ["effective_from"] = ["effective_from", "effective", "effective_date"],
        ["effective_to"] = ["effective_to", "until"],
        ["source"] = ["source"],
    };

    /// <summary>An example that reads.</summary>
    public const string Example = "heading_from,heading_to,center,effective_from,effective_to,source\n8471,8473,007,2026-01-01,,\n8517.13.0000,8517.14.0080,007,2026-01-01,,\n";

    /// <param name="source">Where the list was published, for rows that do not say.</param>
    /// <param name="from">The first day of rows that do not say.</param>
    public static (IReadOnlyList<Cover> Rows, IReadOnlyList<string> Problems) Read(string text, string source, DateOnly? from, DateOnly? documentDate)
    {
        List<Cover> rows = [];
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(text)) return (rows, ["The list is empty. Its first row names the columns: heading_from, heading_to, center, effective_from, effective_to, source."]);
        if (text.Contains('\0', StringComparison.Ordinal)) return (rows, ["This is not a text file. Save the list as CSV and choose that file."]);
        try
        {
            using var csv = CsvDataReader.Create(new StringReader(text.TrimStart('\uFEFF')));
            var at = columns.ToDictionary(c => c.Key, c => Find(csv, c.Value));
            if (at["from"] < 0 || at["center"] < 0)
                return (rows, [$"The first row must name the columns heading_from and center. It reads: {string.Join(", ", Enumerable.Range(0, csv.FieldCount).Select(csv.GetName))}."]);
            while (csv.Read())
            {
                if (rows.Count >= MostRows)
                {
                    problems.Add($"The list has more than {MostRows.ToString("N0", CultureInfo.InvariantCulture)} rows. A coverage list has some thousands: is it the right file?");
                    break;
                }
                string Cell(string column) => at[column] is >= 0 and var i && i < csv.RowFieldCount ? csv.GetString(i).Trim() : "";
                if (columns.Keys.All(c => Cell(c).Length == 0)) continue; // empty rows at the end of a sheet
                if (ReadRow(Cell, source, from, documentDate, out var row) is { } problem)
                {
                    problems.Add(string.Create(CultureInfo.InvariantCulture, $"Row {csv.RowNumber + 1}: {problem}"));
                    if (problems.Count >= MostProblems) break;
                }
                else rows.Add(row!);
            }
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException)
        {
            problems.Add("The file is not well-formed CSV: a quotation mark is open or a row is broken. Save the list as CSV again.");
        }
        if (rows.Count == 0 && problems.Count == 0) problems.Add("The list names no numbers: there is nothing below its first row.");
        return (rows, problems);
    }

    static string? ReadRow(Func<string, string> cell, string source, DateOnly? listFrom, DateOnly? documentDate, out Cover? row)
    {
        row = null;
        if (HtsNumber.Read(cell("from"), out var first) is { } badFirst) return $"\"{cell("from")}\" in the first column of numbers. {badFirst} A spreadsheet drops leading zeros: format the column as text.";
        var last = first;
        if (cell("to").Length > 0 && HtsNumber.Read(cell("to"), out last) is { } badLast) return $"\"{cell("to")}\" as the last number. {badLast}";
        if (CenterCode.Read(cell("center"), out var center) is { } badCenter) return $"\"{cell("center")}\" as the Center. {badCenter}";
        if (ReadDay(cell("effective_from"), out var from) is { } badFrom) return badFrom;
        if (ReadDay(cell("effective_to"), out var until) is { } badUntil) return badUntil;
        var own = cell("source");
        row = new Cover(first, last, center, "Published", from ?? listFrom, until, documentDate, own.Length > 0 ? own : source);
        return null;
    }

    static string? ReadDay(string text, out DateOnly? day)
    {
        day = null;
        if (text.Length == 0) return null;
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return $"\"{text}\" is not a day. Write year, month and day, such as 2026-10-01.";
        day = read;
        return null;
    }

    static int Find(CsvDataReader csv, string[] names)
    {
        for (var i = 0; i < csv.FieldCount; i++)
            if (names.Contains(csv.GetName(i).Trim().Replace(' ', '_'), StringComparer.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
