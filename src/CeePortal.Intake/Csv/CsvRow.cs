using System.Text;

namespace CeePortal.Intake.Csv;

/// <summary>One row of a CSV file, cut into cells. A row is a line of the file: a cell cannot hold a line break, so that a
/// forgotten quotation mark spoils its own row and no other.</summary>
sealed class CsvRow(char separator)
{
    /// <summary>The longest row in bytes; a longer one is cut here, by the scanner and the reader alike, and refused.</summary>
    public const int Longest = 64 * 1024;

    char[] text = new char[4_096];
    readonly List<(int Start, int Length)> cells = [];

    /// <summary>How many cells it has.</summary>
    public int Count => cells.Count;

    /// <summary>True when a quotation mark is opened and not closed, or something follows a closing one.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The text of a cell, without quotation marks and blanks around; empty for one that is not there.</summary>
    public ReadOnlySpan<char> this[int cell] => (uint)cell < (uint)cells.Count ? text.AsSpan(cells[cell].Start, cells[cell].Length) : default;

    /// <summary>True when every cell is blank, as in the rows that spreadsheets leave at the end.</summary>
    public bool IsBlank
    {
        get
        {
            foreach (var (_, length) in cells)
                if (length > 0) return false;
            return true;
        }
    }

    /// <summary>Cuts a row. Text is UTF-8, or Latin-1 when it cannot be.</summary>
    public void Read(ReadOnlySpan<byte> line)
    {
        cells.Clear();
        IsMalformed = false;
        if (text.Length < line.Length) text = new char[line.Length * 2];
        var length = Encoding.UTF8.GetChars(line, text);
        if (text.AsSpan(0, length).Contains('\uFFFD')) length = Encoding.Latin1.GetChars(line, text);
        var at = 0;
        do at = ReadCell(at, length) + 1;
        while (at <= length);
    }

    // Gives the place of the separator behind the cell, or the end.
    int ReadCell(int from, int end)
    {
        var start = from;
        while (start < end && text[start] is ' ' or '\u00A0') start++;
        if (start < end && text[start] == '"') return ReadQuoted(start + 1, end);
        var found = text.AsSpan(from, end - from).IndexOf(separator);
        var stop = found < 0 ? end : from + found;
        AddTrimmed(from, stop);
        return stop;
    }

    int ReadQuoted(int from, int end)
    {
        var write = from;
        var read = from;
        while (read < end)
        {
            if (text[read] != '"') text[write++] = text[read++];
            else if (read + 1 < end && text[read + 1] == '"')
            {
                text[write++] = '"';
                read += 2;
            }
            else break;
        }
        IsMalformed |= read == end;
        AddTrimmed(from, write);
        read = Math.Min(read + 1, end);
        while (read < end && text[read] != separator)
        {
            IsMalformed |= text[read] != ' ';
            read++;
        }
        return read;
    }

    void AddTrimmed(int from, int to)
    {
        while (from < to && IsBlankSign(text[from])) from++;
        while (to > from && IsBlankSign(text[to - 1])) to--;
        cells.Add((from, to - from));

        static bool IsBlankSign(char c) => c is ' ' or '\t' or '\u00A0';
    }
}
