using System.Buffers.Text;

namespace CeePortal.Intake.Catair;

/// <summary>One record of 80 characters, filled column by column. Whatever a record cannot hold becomes a blank, small
/// letters become capitals, and what is too long is cut.</summary>
readonly ref struct RecordImage
{
    /// <summary>The characters of a record.</summary>
    public const int Length = 80;

    readonly Span<byte> columns;

    /// <summary>Clears the columns and writes the control identifier.</summary>
    public RecordImage(Span<byte> columns, string id)
    {
        this.columns = columns[..Length];
        this.columns.Fill((byte)' ');
        Put(1, id.Length, id);
    }

    /// <summary>Writes text, left-justified, into columns counted from 1.</summary>
    public void Put(int from, int length, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Math.Min(length, text.Length); i++)
        {
            var c = text[i];
            columns[from - 1 + i] = (byte)(c is >= 'a' and <= 'z' ? c - 32 : c is >= ' ' and <= '~' ? c : ' ');
        }
    }

    /// <summary>Writes a number with leading zeros; one that is too large shows as nines.</summary>
    public void Put(int from, int length, long number)
    {
        var largest = 1L;
        for (var i = 0; i < length; i++) largest *= 10;
        Utf8Formatter.TryFormat(Math.Min(number, largest - 1), columns[(from - 1)..], out _, new System.Buffers.StandardFormat('D', (byte)length));
    }

    /// <summary>Writes a date as MMDDYY.</summary>
    public void Put(int from, DateOnly date) => Put(from, 6, date.Month * 10_000 + date.Day * 100 + date.Year % 100);
}
