using System.Text;
using CeePortal.Intake.Csv;
using MiniExcelLibs;

namespace CeePortal.Intake.Sheets;

/// <summary>A column of a list that people fill in.</summary>
/// <param name="Name">Its title.</param>
/// <param name="IsRequired">True when each row must have it.</param>
/// <param name="Example">A value as one would write it.</param>
/// <param name="Meaning">What to write, in a sentence.</param>
public sealed record SheetColumn(string Name, bool IsRequired, string Example, string Meaning)
{
    /// <summary>Other titles by which people call it.</summary>
    public IReadOnlyList<string> AlsoCalled { get; init; } = [];
}

/// <summary>What is wrong with a list, or with a row of it: where, what, and how to fix it.</summary>
/// <param name="Row">The row as a spreadsheet counts it, the titles being row 1; 0 for the file as a whole.</param>
/// <param name="Column">The title of the column; empty for the row as a whole.</param>
/// <param name="Value">What stands there, with importer numbers masked.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">How to fix it.</param>
public sealed record SheetProblem(long Row, string Column, string Value, string Problem, string Remedy);

/// <summary>A list that people fill in, in a spreadsheet or as CSV: its columns in order. A title is known by its letters and
/// digits alone, so "entry_number" is "Entry Number"; columns may stand in any order.</summary>
public sealed class SheetTemplate
{
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>A template.</summary>
    /// <param name="name">What the list is, such as "the portal's list of protests".</param>
    /// <param name="mostRows">How many rows it may have below the titles.</param>
    /// <param name="columns">The columns.</param>
    public SheetTemplate(string name, int mostRows, params IReadOnlyList<SheetColumn> columns)
    {
        (Name, MostRows, Columns) = (name, mostRows, columns);
        for (var i = 0; i < columns.Count; i++)
            foreach (var title in columns[i].AlsoCalled.Prepend(columns[i].Name)) places.Add(Key(title), i);
    }

    /// <summary>What the list is.</summary>
    public string Name { get; }

    /// <summary>How many rows it may have below the titles.</summary>
    public int MostRows { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>The column of a title, or -1.</summary>
    public int IndexOf(string title) => places.GetValueOrDefault(Key(title), -1);

    /// <summary>Writes the template as CSV that a spreadsheet opens: titles, and rows.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="rows">The rows; null for one example.</param>
    public void WriteCsv(Stream output, IEnumerable<IReadOnlyList<string>>? rows = null)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in Whole(rows))
        {
            var line = new StringBuilder();
            for (var i = 0; i < Columns.Count; i++)
            {
                if (i > 0) line.Append(',');
                line.AppendCell(row[i]);
            }
            writer.WriteLine(line);
        }
    }

    /// <summary>Writes the template as a workbook, every cell as text, so that leading zeros stay.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="rows">The rows; null for one example.</param>
    public void WriteXlsx(Stream output, IEnumerable<IReadOnlyList<string>>? rows = null)
    {
        static Dictionary<string, object> Row(IReadOnlyList<string> cells) => Enumerable.Range(0, cells.Count).ToDictionary(i => "C" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), i => (object)cells[i]);
        output.SaveAs(Whole(rows).Select(Row).ToList(), printHeader: false);
    }

    IEnumerable<IReadOnlyList<string>> Whole(IEnumerable<IReadOnlyList<string>>? rows) =>
        (rows ?? [[.. Columns.Select(c => c.Example)]]).Prepend([.. Columns.Select(c => c.Name)]);

    static string Key(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
