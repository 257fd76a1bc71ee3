using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CeePortal.Intake.Checks;
using MiniExcelLibs;
using Sylvan.Data.Csv;

namespace CeePortal.Intake.Sheets;

/// <summary>A row of a list.</summary>
/// <param name="Number">As a spreadsheet counts it, the titles being row 1.</param>
/// <param name="Cells">The texts, without blanks around, in the order of the template; empty for what is not there.</param>
/// <param name="Others">What stands in columns that the template does not have, with their titles.</param>
public sealed record SheetRow(long Number, IReadOnlyList<string> Cells, IReadOnlyList<(string Title, string Text)> Others);

/// <summary>A list that was read.</summary>
/// <param name="Rows">Its rows, blank ones left out.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
/// <param name="Notes">What is worth knowing, such as a column that is not read.</param>
public sealed record Sheet(IReadOnlyList<SheetRow> Rows, SheetProblem? Problem, IReadOnlyList<string> Notes);

/// <summary>Reads a list from CSV or a workbook (XLSX), told by its bytes and not by its name. A wrong file is refused by its
/// titles, before any row is looked at.</summary>
public static class SheetReader
{
    /// <summary>The longest text of a cell that is read; a spreadsheet allows 32,767.</summary>
    public const int LongestCell = 32_767;

    const int MostColumns = 200;

    // A workbook is compressed: this much may come out of it.
    const long MostUnpacked = 400L * 1024 * 1024;

    /// <summary>Reads a list.</summary>
    /// <param name="file">The file, from its beginning; it must be seekable.</param>
    /// <param name="template">What it should be.</param>
    /// <param name="withoutTitles">Says of a first row that it is data and not titles, when the template may come without.</param>
    public static Sheet Read(Stream file, SheetTemplate template, Func<IReadOnlyList<string>, bool>? withoutTitles = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        var head = new byte[(int)Math.Min(FormatDetector.HeadLength, Math.Max(0, file.Length))];
        file.ReadExactly(head);
        file.Position = 0;
        var save = $"Save it as a workbook (.xlsx) or as CSV, with the titles of {template.Name} in the first row.";
        if (head.Length == 0) return Refused("The file is empty.", "Save the list again and check its size before you send it.");
        var isWorkbook = head.AsSpan().StartsWith("PK\u0003\u0004"u8);
        if (!isWorkbook && FormatDetector.Detect(head, file.Length) is { Problem: { } known } detected && IsNoText(detected.Description)) return Refused(known.Message, save);
        try
        {
            if (isWorkbook && WhyNoWorkbook(file) is { } broken) return Refused(broken, save);
            return Take(isWorkbook ? Workbook(file) : Text(file), template, withoutTitles);
        }
        catch (Exception error) when (error is InvalidDataException or CsvFormatException or XmlException or FormatException or KeyNotFoundException or NullReferenceException or ArgumentException or InvalidOperationException or DecoderFallbackException)
        {
            // The workbook reader throws what its parts throw; whatever it is, the file is what is wrong.
            return Refused(isWorkbook ? "The workbook is damaged or is not one that a spreadsheet wrote." : "The file is not well-formed CSV: a quotation mark is open, or a cell is too long.", save);
        }
    }

    static bool IsNoText(string description) =>
        !description.Contains("CSV", StringComparison.Ordinal) && !description.Contains("text file", StringComparison.Ordinal) && !description.Contains("ACE report", StringComparison.Ordinal)
        || description.Contains("UTF-16", StringComparison.Ordinal);

    static string? WhyNoWorkbook(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Sum(static e => e.Length) > MostUnpacked) return "The workbook holds more than can be read.";
            if (zip.GetEntry("xl/workbook.xml") is null) return "This is a ZIP archive and not a workbook.";
            return null;
        }
        finally
        {
            file.Position = 0;
        }
    }

    static IEnumerable<IReadOnlyList<string>> Workbook(Stream file)
    {
        foreach (IDictionary<string, object?> row in file.Query(useHeaderRow: false).Cast<IDictionary<string, object?>>())
            yield return [.. row.Values.Take(MostColumns).Select(Printed)];
    }

    // Sheets keep dates and numbers as such; here they are what one would have typed.
    static string Printed(object? cell) => cell switch
    {
        null => "",
        string text => Clean(text),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###########", CultureInfo.InvariantCulture),
        bool yes => yes ? "Y" : "N",
        _ => Clean(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""),
    };

    static IEnumerable<IReadOnlyList<string>> Text(Stream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var options = new CsvDataReaderOptions { HasHeaders = false, Delimiter = Separator(reader.BaseStream), BufferSize = 1 << 17, MaxBufferSize = 1 << 22 };
        using var csv = CsvDataReader.Create(reader, options);
        while (csv.Read())
        {
            var row = new string[Math.Min(csv.RowFieldCount, MostColumns)];
            for (var i = 0; i < row.Length; i++) row[i] = Clean(csv.GetString(i));
            yield return row;
        }
    }

    // The sign that stands most often in the first line, of those that stand between cells.
    static char Separator(Stream file)
    {
        Span<byte> head = stackalloc byte[4_096];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var end = head[..length].IndexOfAny((byte)'\n', (byte)'\r');
        var line = Encoding.UTF8.GetString(head[..(end < 0 ? length : end)]);
        return ",;\t|".MaxBy(s => line.Count(c => c == s));
    }

    static string Clean(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > LongestCell) trimmed = trimmed[..LongestCell];
        return trimmed.Any(static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            ? string.Concat(trimmed.Where(static c => !char.IsControl(c) || c is '\n' or '\r' or '\t')) : trimmed;
    }

    static Sheet Take(IEnumerable<IReadOnlyList<string>> source, SheetTemplate template, Func<IReadOnlyList<string>, bool>? withoutTitles)
    {
        List<SheetRow> rows = [];
        List<string> notes = [];
        int[]? places = null; // the column of the template for each cell
        IReadOnlyList<string> titles = [];
        var number = 0L;
        foreach (var cells in source)
        {
            number++;
            if (cells.All(static c => c.Length == 0)) continue;
            if (places is null)
            {
                var isData = withoutTitles?.Invoke(cells) == true;
                titles = isData ? [.. template.Columns.Select(c => c.Name)] : cells;
                places = [.. titles.Select(template.IndexOf)];
                if (!isData && WhyOther(titles, places, number, template) is { } problem) return new([], problem, []);
                notes.AddRange(titles.Where((t, i) => t.Length > 0 && places[i] < 0).Take(20).Select(t => $"The column \"{Shown(t)}\" is not one of {template.Name}."));
                if (!isData) continue;
            }
            if (rows.Count == template.MostRows)
                return Refused(string.Create(CultureInfo.InvariantCulture, $"The list has more than {template.MostRows:N0} rows."), "Split it into several files.");
            var taken = new string[template.Columns.Count];
            Array.Fill(taken, "");
            List<(string, string)> others = [];
            for (var i = 0; i < cells.Count; i++)
            {
                var place = i < places.Length ? places[i] : -1;
                if (place >= 0) taken[place] = cells[i];
                else if (cells[i].Length > 0) others.Add((i < titles.Count ? titles[i] : "", cells[i]));
            }
            rows.Add(new(number, taken, others));
        }
        if (places is null) return Refused("The list has nothing in it.", $"Fill in {template.Name} and send it again.");
        if (rows.Count == 0) return Refused("There are no rows below the titles.", "Add a row for each entry and objection.");
        return new(rows, null, notes);
    }

    static SheetProblem? WhyOther(IReadOnlyList<string> titles, int[] places, long row, SheetTemplate template)
    {
        var known = places.Where(static p => p >= 0).ToList();
        if (known.GroupBy(static p => p).FirstOrDefault(static g => g.Skip(1).Any()) is { } twice)
            return new(row, template.Columns[twice.Key].Name, "", $"The column \"{template.Columns[twice.Key].Name}\" stands twice among the titles.", "Take one of them out.");
        var missing = template.Columns.Where((c, i) => c.IsRequired && !known.Contains(i)).Select(static c => c.Name).ToList();
        if (missing.Count == 0) return null;
        var shown = string.Join(", ", titles.Where(static t => t.Length > 0).Take(5).Select(Shown));
        return known.Count * 2 < template.Columns.Count(static c => c.IsRequired)
            ? new(row, "", shown, $"This is not {template.Name}. Its first row reads: {shown}{(titles.Count > 5 ? " and more" : "")}.", "Download the template and copy your data under its titles.")
            : new(row, missing[0], "", missing is [var one] ? $"The column \"{one}\" is missing." : $"The columns {string.Join(", ", missing.Select(static m => $"\"{m}\""))} are missing.", "Add what is missing, with the titles of the template.");
    }

    static string Shown(string title)
    {
        var shown = title[..Math.Min(title.Length, 60)].ReplaceLineEndings(" ").ToCharArray();
        Masking.HideNumbers(shown, abutting: true, bare: true);
        return new string(shown);
    }

    static Sheet Refused(string problem, string remedy) => new([], new(0, "", "", problem, remedy), []);
}
