namespace CeePortal.Intake.Csv;

/// <summary>The header row of a CSV file: is it the template's, and if not, what is it?</summary>
static class CsvHeader
{
    /// <summary>The separators that spreadsheets write.</summary>
    public static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Tells by its first line whether a file is a CSV file, and of which kind; null when it is none.</summary>
    public static Detection? Recognize(string line)
    {
        var separator = SeparatorOf(line);
        var names = Split(line, separator);
        if (names.Count < 2) return null;
        var known = names.Count(n => CsvTemplate.IndexOf(n) >= 0);
        // A header with most names right is the template with slips in it: the scanner names each of them.
        if (known >= 5 || known >= 2 && known * 2 >= names.Count)
            return new Detection(IntakeFormat.CsvTemplate, "the portal's CSV template", null);
        if (names.Any(n => Is(n, "Entry Summary Number")) || names.Any(n => n.Contains("ES-003", StringComparison.OrdinalIgnoreCase)))
            return FormatDetector.Refuse("an ACE report", "This is an ACE report (such as ES-003), which the portal does not read yet.",
                "Copy the data into the portal's CSV template, or upload the ABI batch.");
        if (names.Count(n => n.Trim().Length > 0) < 3) return null;
        var shown = string.Join(", ", names.Take(5).Select(n => n.Trim()).Where(n => n.Length is > 0 and < 40));
        return FormatDetector.Refuse("another CSV file", $"This is a CSV file, but not the portal's template. Its columns are {shown}{(names.Count > 5 ? " and others" : "")}.",
            "Download the template and copy your data under its header.", "CP8");
    }

    /// <summary>The separator that the header row uses: the one that occurs most.</summary>
    public static char SeparatorOf(string line)
    {
        var best = Separators[0];
        foreach (var candidate in Separators)
            if (line.Count(c => c == candidate) > line.Count(c => c == best)) best = candidate;
        return best;
    }

    /// <summary>The names of a header row, without quotation marks around them.</summary>
    public static List<string> Split(string line, char separator) =>
        [.. line.Split(separator).Select(n => n.Trim().Trim('"').Trim())];

    static bool Is(string name, string wanted) => name.Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
