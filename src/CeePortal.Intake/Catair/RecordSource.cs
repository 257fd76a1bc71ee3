namespace CeePortal.Intake.Catair;

/// <summary>Cuts a stream into records: lines that end with CR LF, LF or CR, the last one perhaps with nothing. Bytes are
/// read once into one buffer; a record is a view of it until the next is asked for.</summary>
sealed class RecordSource
{
    /// <summary>Longer records are cut here and marked: none needs more than 80 columns.</summary>
    public const int MaxLine = 4_096;

    const byte DosEndOfFile = 0x1A;

    readonly Stream stream;
    readonly int maxLine;
    readonly byte[] buffer = new byte[256 * 1024];
    int start, end;
    long bufferOffset;
    bool ended, held;
    int lineStart, lineLength;

    public RecordSource(Stream stream, long offset = 0, long number = 0, int maxLine = MaxLine)
    {
        (this.stream, this.maxLine) = (stream, maxLine);
        (bufferOffset, Number) = (offset, number);
        Skip(offset);
    }

    /// <summary>The record, without its line end.</summary>
    public ReadOnlySpan<byte> Line => buffer.AsSpan(lineStart, lineLength);

    /// <summary>Offset of the record's first byte in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Offset behind the record and its line end.</summary>
    public long EndOffset { get; private set; }

    /// <summary>The record's number in the file, from 1; blank lines count, so that an editor finds it.</summary>
    public long Number { get; private set; }

    /// <summary>True when the line was cut at <see cref="MaxLine"/>.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Goes to the next record that is not blank.</summary>
    public bool Next()
    {
        if (held)
        {
            held = false;
            return true;
        }
        while (NextLine())
            if (!IsBlank(Line)) return true;
        return false;
    }

    /// <summary>Puts the record back: the next call of <see cref="Next"/> gives it again.</summary>
    public void Hold() => held = true;

    bool NextLine()
    {
        IsCut = false;
        var searched = 0;
        while (true)
        {
            var rest = buffer.AsSpan(start + searched, end - start - searched);
            var found = rest.IndexOfAny((byte)'\r', (byte)'\n');
            if (found >= 0)
            {
                var length = searched + found;
                // CR at the very end: LF may follow in the next piece.
                if (buffer[start + length] == '\r' && start + length + 1 == end && !ended && end - start < buffer.Length)
                {
                    searched = length;
                    Fill();
                    continue;
                }
                var breakLength = buffer[start + length] == '\r' && start + length + 1 < end && buffer[start + length + 1] == '\n' ? 2 : 1;
                Take(length, length + breakLength);
                return true;
            }
            searched = end - start;
            if (ended)
            {
                if (searched == 0) return false;
                Take(searched, searched);
                return true;
            }
            if (searched >= buffer.Length - 1)
            {
                SkipMonster();
                return true;
            }
            Fill();
        }
    }

    void Take(int length, int withBreak)
    {
        IsCut = length > maxLine;
        (lineStart, lineLength) = (start, Math.Min(length, maxLine));
        Offset = bufferOffset + start;
        start += withBreak;
        EndOffset = bufferOffset + start;
        Number++;
    }

    // A line that does not fit the buffer: keep its beginning, throw the rest away up to the next line end.
    void SkipMonster()
    {
        Offset = bufferOffset + start;
        buffer.AsSpan(start, maxLine).CopyTo(buffer);
        (lineStart, lineLength, IsCut) = (0, maxLine, true);
        Number++;
        bufferOffset += end;
        var room = buffer.AsSpan(maxLine);
        while (true)
        {
            var got = stream.Read(room);
            if (got == 0)
            {
                ended = true;
                bufferOffset -= maxLine;
                start = end = maxLine;
                break;
            }
            var found = room[..got].IndexOfAny((byte)'\r', (byte)'\n');
            if (found >= 0)
            {
                bufferOffset -= maxLine;
                (start, end) = (maxLine + found + 1, maxLine + got);
                if (room[found] == '\r' && start < end && buffer[start] == '\n') start++;
                break;
            }
            bufferOffset += got;
        }
        EndOffset = bufferOffset + start;
    }

    void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            bufferOffset += start;
            (start, end) = (0, end - start);
        }
        var got = stream.Read(buffer, end, buffer.Length - end);
        if (got == 0) ended = true;
        end += got;
    }

    void Skip(long bytes)
    {
        if (bytes == 0) return;
        if (stream.CanSeek)
        {
            stream.Seek(bytes, SeekOrigin.Begin);
            return;
        }
        while (bytes > 0)
        {
            var got = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, bytes));
            if (got == 0) break;
            bytes -= got;
        }
    }

    /// <summary>True for a line of blanks, or of the end-of-file sign that old systems write.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) =>
        line.IsEmpty || line[0] is (byte)' ' or DosEndOfFile && line.IndexOfAnyExcept((byte)' ', DosEndOfFile) < 0;
}
