namespace CeePortal.Intake.Csv;

/// <summary>A column of the CSV template.</summary>
/// <param name="Name">The header text.</param>
/// <param name="IsOfLine">True when it is about the line; false when it is about the whole entry and repeated in all of its rows.</param>
/// <param name="IsRequired">True when it must be filled in every row.</param>
/// <param name="Record">The AE record that carries the same, such as 10; empty when AE has nothing like it.</param>
/// <param name="From">First column of that field in the AE record; 0 when AE has nothing like it.</param>
/// <param name="Nth">Which record of this kind on the line, or in the entry, from 1.</param>
/// <param name="Example">A value as one would write it.</param>
/// <param name="Meaning">What to write, in a sentence.</param>
public sealed record CsvColumn(string Name, bool IsOfLine, bool IsRequired, string Record, int From, int Nth, string Example, string Meaning)
{
    /// <summary>Reads a row of the table: name, spot (record:column, with :nth when there are several), ! when required,
    /// example, meaning.</summary>
    internal static CsvColumn Parse(string row, bool isOfLine)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        if (cells.Length != 5) throw new FormatException("A column has five cells: " + row);
        var spot = cells[1].Split(':');
        return new CsvColumn(cells[0], isOfLine, cells[2] == "!", spot[0], Number(spot, 1, 0), Number(spot, 2, 1), cells[3], cells[4]);

        static int Number(string[] parts, int index, int otherwise) =>
            parts.Length > index ? int.Parse(parts[index], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
    }
}
