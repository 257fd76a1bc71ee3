using CeePortal.Web.Services.Work.Forms;
using Sylvan.Data.Csv;

namespace CeePortal.Web.Services.Corrections;

/// <summary>The table of a quarterly report, pasted from a spreadsheet or as CSV: the columns of <see cref="Columns"/>, in that order.
/// It is read as the rows of the form are, and what is wrong names its row.</summary>
static class AmendmentTable
{
    public const string FieldName = "table";

    /// <summary>What is asked of an entry, in a row of the form and in a column of the table.</summary>
    public static readonly IReadOnlyList<FormField> Columns =
    [
        FormField.Text("number", "Entry number", "Such as XYZ-0000001-5.") with { IsMono = true, Width = "md" },
        FormField.Text("port", "Port of entry", "Four digits. Blank, as the next two, when the entry is on file here.").Optional() with { Width = "xs" },
        FormField.Text("type", "Entry type", "Two digits.").Optional() with { Width = "xs" },
        FormField.Day("entered", "Date of entry").Optional(),
        FormField.Day("scheduled", "Scheduled liquidation", "As the cover sheet gives it.").Optional(),
        FormField.Money("revenue", "Change of revenue", "More owed; with a minus for less. Blank for none.").Optional(),
        FormField.Money("value", "Change of value", "Blank for none.").Optional(),
        FormField.Tick("cases", "It touches antidumping or countervailing duty"),
        FormField.Tick("ace", "The summary was filed in ACE"),
        FormField.Text("what", "What was wrong, and what is right") with { Width = "2xl" },
    ];

    public static readonly FormField Field = FormField.LongText(FieldName, "Or the table of the report, pasted",
        $"A row for each entry, from a spreadsheet or as CSV: {string.Join(", ", Columns.Select(c => char.ToLowerInvariant(c.Label[0]) + c.Label[1..]))}. Y where AD/CVD is touched, and where ACE has the summary.").Optional()
        with
    { RowName = "Row", Lines = 8, IsMono = true };

    /// <summary>The rows, each with its place in what was pasted; what cannot be told apart is said at the field.</summary>
    public static IReadOnlyList<(int Index, IReadOnlyDictionary<string, string> Cells)> Read(FormReader form)
    {
        var text = form.Answers[FieldName];
        if (string.IsNullOrWhiteSpace(text)) return [];
        if (text.Length >= FormAnswers.MostLetters) form.Say(FieldName, FormattableString.Invariant($"The table has {FormAnswers.MostLetters:N0} letters, which is as much as is kept, so its end may be missing. Enter what does not fit as a second report."));
        List<(int, IReadOnlyDictionary<string, string>)> rows = [];
        try
        {
            using var csv = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { HasHeaders = false, Delimiter = text.Contains('\t', StringComparison.Ordinal) ? '\t' : text.Contains(';', StringComparison.Ordinal) ? ';' : ',' });
            for (var at = 0; csv.Read(); at++)
            {
                var cells = Enumerable.Range(0, csv.RowFieldCount).Select(i => csv.GetString(i).Trim()).ToList();
                if (cells.TrueForAll(c => c.Length == 0) || (at == 0 && !cells[0].Any(char.IsAsciiDigit))) continue; // an empty row, or the names of the columns
                rows.Add((at, Named(form, at, cells)));
            }
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException)
        {
            form.Say(FieldName, "The table cannot be told into rows: a quotation mark is open. Paste it again from the spreadsheet.");
        }
        return rows;
    }

    static Dictionary<string, string> Named(FormReader form, int at, List<string> cells)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Count && i < Columns.Count; i++)
            if (cells[i].Length > 0) named[Columns[i].Name] = Columns[i].Kind == FieldKind.Tick ? (cells[i][0] is 'Y' or 'y' or 'X' or 'x' ? "true" : "") : cells[i];
        if (cells.Count > Columns.Count) form.Say(FormattableString.Invariant($"{FieldName}[{at}]."), FormattableString.Invariant($"it has {cells.Count} columns, and {Columns.Count} are asked. Put what has commas in it into quotation marks."));
        return named;
    }
}
