namespace CeePortal.Intake;

/// <summary>Where an entry stands in a file.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="End">Offset behind its last byte.</param>
public readonly record struct EntryRange(long Start, long End);

/// <summary>Copies the rejected entries of an upload into a file of their own, to be corrected and sent again.</summary>
/// <remarks>Everything in the copy is the filer's own bytes. The upload is read once, from its beginning, and may be a stream
/// that cannot seek; memory does not grow with it. The copy carries importer numbers in clear: it is for the filer alone.</remarks>
public static class RejectedOnly
{
    /// <summary>Makes a whole AE batch of them: A, then each block that has some, with its B and Y, then Z.</summary>
    /// <param name="upload">The upload from its first byte; its envelope is sound.</param>
    /// <param name="copy">Where to write.</param>
    /// <param name="rejected">The entries in the order of the file.</param>
    /// <param name="stop">Stops copying.</param>
    /// <returns>How many entries were copied; with none the copy is not a batch that could be sent.</returns>
    public static Task<int> CopyBatchAsync(Stream upload, Stream copy, IAsyncEnumerable<EntryRange> rejected, CancellationToken stop = default) =>
        new Copier(upload, copy, new BatchFrame(), stop).RunAsync(rejected);

    /// <summary>Makes a CSV file of them: the header and their rows.</summary>
    /// <param name="upload">The upload from its first byte.</param>
    /// <param name="copy">Where to write.</param>
    /// <param name="rejected">The entries in the order of the file.</param>
    /// <param name="stop">Stops copying.</param>
    /// <returns>How many entries were copied.</returns>
    public static Task<int> CopyRowsAsync(Stream upload, Stream copy, IAsyncEnumerable<EntryRange> rejected, CancellationToken stop = default) =>
        new Copier(upload, copy, new RowsFrame(), stop).RunAsync(rejected);

    /// <summary>What of the lines around the entries goes into the copy.</summary>
    interface IFrame
    {
        /// <summary>A line outside the copied entries has been read.</summary>
        /// <returns>What of it to write now.</returns>
        ReadOnlyMemory<byte> Line(ReadOnlySpan<byte> line);

        /// <summary>An entry is about to be copied.</summary>
        /// <returns>What to write before it.</returns>
        ReadOnlyMemory<byte> BeforeEntry();
    }

    sealed class BatchFrame : IFrame
    {
        bool hasBegun;
        byte[] header = [];
        bool headerIsDue;
        bool blockIsOpen;

        public ReadOnlyMemory<byte> Line(ReadOnlySpan<byte> line)
        {
            if (!hasBegun)
            {
                hasBegun = true;
                return line.ToArray();
            }
            switch (line[0])
            {
                case (byte)'B':
                    (header, headerIsDue, blockIsOpen) = (line.ToArray(), true, false);
                    return default;
                case (byte)'Y' when blockIsOpen:
                    blockIsOpen = false;
                    return line.ToArray();
                case (byte)'Z':
                    return line.ToArray();
                default:
                    return default;
            }
        }

        public ReadOnlyMemory<byte> BeforeEntry()
        {
            if (!headerIsDue) return default;
            (headerIsDue, blockIsOpen) = (false, true);
            return header;
        }
    }

    sealed class RowsFrame : IFrame
    {
        bool hasBegun;

        public ReadOnlyMemory<byte> Line(ReadOnlySpan<byte> line)
        {
            if (hasBegun) return default;
            hasBegun = true;
            return line.ToArray();
        }

        public ReadOnlyMemory<byte> BeforeEntry() => default;
    }

    sealed class Copier(Stream upload, Stream copy, IFrame frame, CancellationToken stop)
    {
        // Longer than any line of an envelope and the header of the template; of a longer line this much is looked at.
        const int LineLimit = Csv.CsvRow.Longest;

        readonly byte[] buffer = new byte[64 * 1024];
        readonly byte[] line = new byte[LineLimit];
        int lineLength;
        byte lineEnd = (byte)'\n';
        byte lastCopied;

        public async Task<int> RunAsync(IAsyncEnumerable<EntryRange> rejected)
        {
            await using var ranges = rejected.GetAsyncEnumerator(stop);
            var range = await NextAsync(ranges, 0);
            var isInside = false;
            long offset = 0;
            var copied = 0;
            for (var isFirst = true; ; isFirst = false)
            {
                var read = await upload.ReadAtLeastAsync(buffer, 4096, throwOnEndOfStream: false, stop);
                if (read == 0) break;
                if (isFirst && !buffer.AsSpan(0, read).Contains((byte)'\n')) lineEnd = (byte)'\r';
                for (var at = 0; at < read;)
                {
                    int taken;
                    if (range is { } here && offset >= here.Start)
                    {
                        if (!isInside)
                        {
                            await copy.WriteAsync(frame.BeforeEntry(), stop);
                            isInside = true;
                        }
                        taken = (int)Math.Min(read - at, here.End - offset);
                        await copy.WriteAsync(buffer.AsMemory(at, taken), stop);
                        lastCopied = buffer[at + taken - 1];
                        if (offset + taken == here.End)
                        {
                            await EndLineAsync();
                            copied++;
                            isInside = false;
                            range = await NextAsync(ranges, here.End);
                        }
                    }
                    else
                    {
                        var limit = range is { } ahead ? (int)Math.Min(read - at, ahead.Start - offset) : read - at;
                        var end = buffer.AsSpan(at, limit).IndexOf(lineEnd);
                        taken = end < 0 ? limit : end + 1;
                        Remember(buffer.AsSpan(at, taken));
                        if (end >= 0) await TakeLineAsync();
                    }
                    at += taken;
                    offset += taken;
                }
            }
            await TakeLineAsync();
            if (range is not null) throw new InvalidDataException("The upload is shorter than the entries that were found in it.");
            await copy.FlushAsync(stop);
            return copied;
        }

        async ValueTask<EntryRange?> NextAsync(IAsyncEnumerator<EntryRange> ranges, long from)
        {
            if (!await ranges.MoveNextAsync()) return null;
            var next = ranges.Current;
            return next.Start >= from && next.End > next.Start
                ? next
                : throw new ArgumentException("The entries must come in the order of the file.");
        }

        void Remember(ReadOnlySpan<byte> part)
        {
            var kept = Math.Min(part.Length, LineLimit - lineLength);
            part[..kept].CopyTo(line.AsSpan(lineLength));
            lineLength += kept;
        }

        async Task TakeLineAsync()
        {
            var isBlank = line.AsSpan(0, lineLength).Trim(" \t\r\n"u8).IsEmpty;
            var written = isBlank ? default : frame.Line(line.AsSpan(0, lineLength));
            lineLength = 0;
            if (written.IsEmpty) return;
            await copy.WriteAsync(written, stop);
            lastCopied = written.Span[^1];
            await EndLineAsync();
        }

        // The last line of a file may lack its end; in the copy something may follow it.
        async Task EndLineAsync()
        {
            if (lastCopied is not ((byte)'\n' or (byte)'\r')) await copy.WriteAsync("\r\n"u8.ToArray(), stop);
        }
    }
}
