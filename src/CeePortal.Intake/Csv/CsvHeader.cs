using CeePortal.Domain.Entries;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Csv;

/// <summary>The header row of a CSV file: which column of the template stands where.</summary>
sealed class CsvHeader
{
    static readonly char[] separators = [',', ';', '\t', '|'];

    readonly List<Finding> findings = [];

    /// <summary>Reads a header row.</summary>
    /// <param name="line">Its text.</param>
    /// <param name="number">Its number in the file.</param>
    public CsvHeader(string line, long number)
    {
        Separator = SeparatorOf(line);
        Names = Split(line, Separator);
        Columns = new int[Names.Count];
        Positions = new int[CsvTemplate.Columns.Count];
        Array.Fill(Positions, -1);
        for (var i = 0; i < Names.Count; i++)
        {
            Columns[i] = CsvTemplate.IndexOf(Names[i]);
            if (Columns[i] < 0) continue;
            if (Positions[Columns[i]] >= 0)
            {
                Report("CP8", number, i, $"The column \"{Names[i]}\" stands twice in the header.", "Remove one of them.");
                Columns[i] = -1;
            }
            else Positions[Columns[i]] = i;
        }
        for (var i = 0; i < Names.Count; i++)
            if (CsvTemplate.IndexOf(Names[i]) < 0 && Names[i].Length > 0) ReportUnknown(number, i);
        for (var column = 0; column < Positions.Length; column++)
            if (CsvTemplate.Columns[column].IsRequired && Positions[column] < 0)
                Report("CP8", number, -1, $"The column \"{CsvTemplate.Columns[column].Name}\" is missing from the header.", "Download the template and copy your data under its header.");
    }

    /// <summary>What stands between the cells.</summary>
    public char Separator { get; }

    /// <summary>The header texts.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The template's column for each cell of a row, or -1.</summary>
    public int[] Columns { get; }

    /// <summary>The cell of a row for each column of the template, or -1.</summary>
    public int[] Positions { get; }

    /// <summary>What is wrong with the header.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Tells by its first line whether a file is a CSV file, and of which kind; null when it is none.</summary>
    public static Detection? Recognize(string line)
    {
        var names = Split(line, SeparatorOf(line));
        if (names.Count < 2) return null;
        var known = names.Count(n => CsvTemplate.IndexOf(n) >= 0);
        // An ACE report shares a few titles with the template, so it is told by a title of its own.
        if (names.Any(n => n.Equals("Entry Summary Number", StringComparison.OrdinalIgnoreCase) || n.Contains("ES-003", StringComparison.OrdinalIgnoreCase)))
            return FormatDetector.Refuse("an ACE report", "This is an ACE report (such as ES-003), which the portal does not read yet.",
                "Copy the data into the portal's CSV template, or upload the ABI batch.");
        // A header with most names right is the template with slips in it: the scanner names each of them.
        if (known >= 5 || known >= 2 && known * 2 >= names.Count)
            return new Detection(IntakeFormat.CsvTemplate, "the portal's CSV template", null);
        if (names.Count(n => n.Length > 0) < 3) return null;
        var shown = string.Join(", ", names.Take(5).Where(n => n.Length is > 0 and < 40).Select(Shown));
        return FormatDetector.Refuse("another CSV file", $"This is a CSV file, but not the portal's template. Its columns are {shown}{(names.Count > 5 ? " and others" : "")}.",
            "Download the template and copy your data under its header.", "CP8");
    }

    static char SeparatorOf(string line) => separators.MaxBy(candidate => line.Count(c => c == candidate));

    static List<string> Split(string line, char separator) => [.. line.Split(separator).Select(n => n.Trim().Trim('"').Trim())];

    // A name close to one that is missing is a slip, and what it holds would be lost; any other column does no harm.
    void ReportUnknown(long number, int cell)
    {
        var near = CsvTemplate.Columns.Where((_, column) => Positions[column] < 0)
            .Select(column => (column.Name, Distance: Distance(column.Name.ToUpperInvariant(), Names[cell].ToUpperInvariant())))
            .DefaultIfEmpty((Name: "", Distance: int.MaxValue)).MinBy(n => n.Distance);
        if (near.Name.Length > 0 && near.Distance <= Math.Max(2, near.Name.Length / 4))
            Report("CP8", number, cell, $"The template has no column \"{Shown(Names[cell])}\". Did you mean \"{near.Name}\"?", $"Write \"{near.Name}\" into the header, or remove the column.");
        else Report("CPC", number, cell, $"The template has no column \"{Shown(Names[cell])}\"; it is not read.", null);
    }

    // A file without a header has the data of an entry there.
    static string Shown(string name)
    {
        var shown = name[..Math.Min(name.Length, 60)].ToCharArray();
        Masking.HideNumbers(shown, abutting: true, bare: true);
        return new string(shown);
    }

    void Report(string code, long number, int cell, string message, string? fix)
    {
        if (findings.Count == 100) return;
        var condition = Conditions.Find(code);
        findings.Add(new Finding
        {
            Code = code,
            Severity = condition.Severity,
            Message = message,
            Fix = fix ?? condition.Fix,
            Record = number,
            RecordType = "header",
            ColumnFrom = cell + 1,
            ColumnTo = cell + 1,
            Field = cell >= 0 ? Shown(Names[cell]) : "",
            Value = cell >= 0 ? Shown(Names[cell]) : "",
        });
    }

    // Levenshtein: how many letters must be put in, taken out or changed.
    static int Distance(string a, string b)
    {
        if (b.Length > 60) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }
        return row[^1];
    }
}
