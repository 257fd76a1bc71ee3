using System.Text;

namespace CeePortal.Intake.Tests;

public class RejectedOnlyTests
{
    const string Batch = "A2704XYZ AE\n"
        + "B  2704XYZAE\n10one\n11\n40\n90\n10two\n11\nSE13\n90\nY  2704XYZAE\n"
        + "B  1001XYZAE\n10three\n90\nY  1001XYZAE\n"
        + "B  4601XYZAE\n10four\n90\n10five\n90\nY  4601XYZAE\n"
        + "Z2704XYZ\n";

    public static TheoryData<string, string> Choices => new()
    {
        { "one", "A2704XYZ AE\nB  2704XYZAE\n10one\n11\n40\n90\nY  2704XYZAE\nZ2704XYZ\n" },
        { "two", "A2704XYZ AE\nB  2704XYZAE\n10two\n11\nSE13\n90\nY  2704XYZAE\nZ2704XYZ\n" },
        { "three", "A2704XYZ AE\nB  1001XYZAE\n10three\n90\nY  1001XYZAE\nZ2704XYZ\n" },
        { "two,five", "A2704XYZ AE\nB  2704XYZAE\n10two\n11\nSE13\n90\nY  2704XYZAE\nB  4601XYZAE\n10five\n90\nY  4601XYZAE\nZ2704XYZ\n" },
        { "one,two,three,four,five", Batch },
        { "", "A2704XYZ AE\nZ2704XYZ\n" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public async Task A_batch_keeps_its_frame_and_the_blocks_that_are_needed(string entries, string expected)
    {
        foreach (var end in new[] { "\n", "\r\n", "\r" })
            foreach (var chunk in new[] { 1, 7, 4096 })
            {
                var file = Batch.ReplaceLineEndings(end);
                Assert.Equal(expected.ReplaceLineEndings(end), await CopyBatch(file, chunk, Ranges(file, entries, end)));
            }
    }

    [Fact]
    public async Task A_last_record_without_its_line_end_gets_one()
    {
        var file = Batch.TrimEnd('\n');
        Assert.EndsWith("Z2704XYZ\r\n", await CopyBatch(file, 4096, Ranges(file, "five", "\n")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_entries_are_copied_whole()
    {
        var body = string.Concat(Enumerable.Range(0, 20_000).Select(i => "40  " + i + "\n"));
        var file = "A\nB\n10a\n90\n10b\n" + body + "90\n10c\n90\nY\nZ\n";
        var start = file.IndexOf("10b", StringComparison.Ordinal);
        var copy = await CopyBatch(file, 5000, [new EntryRange(start, file.IndexOf("10c", StringComparison.Ordinal))]);
        Assert.Equal("A\nB\n10b\n" + body + "90\nY\nZ\n", copy);
    }

    [Fact]
    public async Task Rows_keep_their_header()
    {
        const string File = "\uFEFFEntry Number,Line Number\r\nX1,1\r\nX1,2\r\nX2,1\r\nX3,1";
        var bytes = Encoding.UTF8.GetBytes(File);
        var (x2, x3) = (Encoding.UTF8.GetByteCount(File[..File.IndexOf("X2", StringComparison.Ordinal)]), Encoding.UTF8.GetByteCount(File[..File.IndexOf("X3", StringComparison.Ordinal)]));
        using var copy = new MemoryStream();
        var copied = await RejectedOnly.CopyRowsAsync(new Trickle(bytes, 9), copy, new[] { new EntryRange(x2, x3), new EntryRange(x3, bytes.Length) }.ToAsyncEnumerable());
        Assert.Equal(2, copied);
        Assert.Equal("\uFEFFEntry Number,Line Number\r\nX2,1\r\nX3,1\r\n", Encoding.UTF8.GetString(copy.ToArray()));
    }

    [Fact]
    public async Task Ranges_that_do_not_fit_the_file_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => CopyBatch(Batch, 64, [new EntryRange(40, 50), new EntryRange(30, 40)]));
        await Assert.ThrowsAsync<InvalidDataException>(() => CopyBatch(Batch, 64, [new EntryRange(40, 5000)]));
    }

    static EntryRange[] Ranges(string file, string entries, string end)
    {
        return [.. entries.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Find)];

        EntryRange Find(string name)
        {
            var start = file.IndexOf("10" + name + end, StringComparison.Ordinal);
            return new EntryRange(start, file.IndexOf("90" + end, start, StringComparison.Ordinal) + 2 + end.Length);
        }
    }

    static async Task<string> CopyBatch(string file, int chunk, EntryRange[] ranges)
    {
        using var copy = new MemoryStream();
        var copied = await RejectedOnly.CopyBatchAsync(new Trickle(Encoding.ASCII.GetBytes(file), chunk), copy, ranges.ToAsyncEnumerable());
        Assert.Equal(ranges.Length, copied);
        return Encoding.ASCII.GetString(copy.ToArray());
    }

    /// <summary>A stream that cannot seek and gives a few bytes at a time, as a network does.</summary>
    sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
