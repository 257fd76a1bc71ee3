namespace CeePortal.Intake.Catair;

/// <summary>Takes a line.</summary>
/// <param name="line">The line without its end, perhaps cut.</param>
/// <param name="number">Its number in the file, from 1.</param>
delegate void LineTaker(ReadOnlySpan<byte> line, long number);

/// <summary>Cuts bytes that come in pieces into lines, as <see cref="RecordSource"/> does for a stream that is pulled.</summary>
/// <param name="take">Takes each line, blank ones too.</param>
/// <param name="longest">Longer lines are cut here.</param>
sealed class LineFeed(LineTaker take, int longest = RecordSource.MaxLine)
{
    readonly byte[] begun = new byte[longest];
    int length;
    bool hasBegun, endedWithCr;
    long number;

    /// <summary>Takes the next piece, cut anywhere.</summary>
    public void Feed(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty) return;
        if (endedWithCr && piece[0] == '\n') piece = piece[1..];
        endedWithCr = false;
        while (!piece.IsEmpty)
        {
            var found = piece.IndexOfAny((byte)'\r', (byte)'\n');
            if (found < 0)
            {
                Keep(piece);
                return;
            }
            if (hasBegun)
            {
                Keep(piece[..found]);
                take(begun.AsSpan(0, length), ++number);
                (length, hasBegun) = (0, false);
            }
            else take(piece[..Math.Min(found, longest)], ++number);
            var isCr = piece[found] == '\r';
            piece = piece[(found + 1)..];
            if (!isCr) continue;
            if (piece.IsEmpty) endedWithCr = true;
            else if (piece[0] == '\n') piece = piece[1..];
        }
    }

    /// <summary>Takes the last line, when nothing ended it.</summary>
    public void Finish()
    {
        if (hasBegun) take(begun.AsSpan(0, length), ++number);
        (length, hasBegun) = (0, false);
    }

    void Keep(ReadOnlySpan<byte> part)
    {
        hasBegun = true;
        part = part[..Math.Min(part.Length, begun.Length - length)];
        part.CopyTo(begun.AsSpan(length));
        length += part.Length;
    }
}
