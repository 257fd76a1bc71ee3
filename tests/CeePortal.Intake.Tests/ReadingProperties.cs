using System.Text;
using CeePortal.Intake.Csv;
using CeePortal.Intake.Tests.Catair;
using CsCheck;
using static CeePortal.Intake.Tests.Batches;

namespace CeePortal.Intake.Tests;

public class ReadingProperties
{
    static readonly byte[] sample = Encoding.Latin1.GetBytes(TwoEntries.ReplaceLineEndings("\r\n"));
    static readonly byte[] csv = Encoding.UTF8.GetBytes(CsvTemplate.Example);

    static List<EntryReading> Read(IntakeFormat format, byte[] bytes, ReadingPosition? resume = null) => Batches.Read(bytes, null, resume, format);

    static byte[] Of(IntakeFormat format) => format == IntakeFormat.CatairAe ? sample : csv;

    [Theory, InlineData(IntakeFormat.CatairAe), InlineData(IntakeFormat.CsvTemplate)]
    public void Random_bytes_never_throw_and_are_never_accepted(IntakeFormat format) =>
        Gen.Byte.Array[0, 2_000].Sample(bytes =>
        {
            FormatDetector.Detect(bytes);
            Scan(format, bytes);
            return Read(format, bytes).TrueForAll(r => r.IsRejected);
        }, iter: 2_000);

    // Garbage that looks like the format reaches further than random bytes do.
    [Theory, InlineData(IntakeFormat.CatairAe), InlineData(IntakeFormat.CsvTemplate)]
    public void The_sample_with_bytes_changed_at_random_never_throws_and_every_reading_is_whole(IntakeFormat format) =>
        Gen.Select(Gen.Int[0, Of(format).Length - 1], Gen.Byte).Array[1, 12].Sample(changes =>
        {
            var bytes = Of(format).ToArray();
            foreach (var (at, value) in changes) bytes[at] = value;
            Scan(format, bytes);
            var readings = Read(format, bytes);
            for (var i = 0; i < readings.Count; i++)
            {
                Assert.Equal(i + 1, readings[i].Ordinal);
                Assert.True(readings[i].StartOffset < readings[i].EndOffset && readings[i].EndOffset <= bytes.Length);
                Assert.True(i == 0 || readings[i].StartOffset >= readings[i - 1].EndOffset);
                Assert.Equal(readings[i].IsRejected, readings[i].Findings.Any(f => f.Severity == Domain.Entries.Severity.Fatal));
                Assert.All(readings[i].Findings, f => Assert.DoesNotContain(f.Image, char.IsControl));
            }
        }, iter: 3_000);

    // A piece of a record that was moved, doubled or dropped.
    [Fact]
    public void Records_shuffled_at_random_never_throw() =>
        Gen.Select(Gen.Int[0, Records.Length - 1], Gen.Int[0, Records.Length - 1]).Array[1, 6].Sample(swaps =>
        {
            var records = Records.ToArray();
            foreach (var (a, b) in swaps) (records[a], records[b]) = (records[b], records[a]);
            var text = string.Join('\n', records);
            Scan(IntakeFormat.CatairAe, Encoding.Latin1.GetBytes(text));
            Batches.Read(text);
        }, iter: 2_000);

    [Fact]
    public void A_sample_cut_at_any_byte_never_throws_and_never_accepts_a_cut_entry()
    {
        var whole = Read(IntakeFormat.CatairAe, sample);
        for (var length = 0; length < sample.Length; length++)
        {
            var readings = Read(IntakeFormat.CatairAe, sample[..length]);
            foreach (var reading in readings.Where(r => !r.IsRejected))
                Assert.Equal(whole[reading.Ordinal - 1].Draft!.Totals.All, reading.Draft!.Totals.All);
            for (var i = 0; i < readings.Count; i++)
                if (length < MandatoryEnd(whole[i])) Assert.True(readings[i].IsRejected, $"Entry {i + 1} cut at {length} of {sample.Length} was accepted.");
        }

        // Behind column 61 of record 90 stands only the sixth total, which may be blank: a file cut there is told by its
        // envelope (record Z is missing).
        static long MandatoryEnd(EntryReading reading) =>
            Encoding.Latin1.GetString(sample).LastIndexOf("\n90", (int)reading.EndOffset, StringComparison.Ordinal) + 1 + 61;
    }

    [Theory, InlineData(IntakeFormat.CatairAe), InlineData(IntakeFormat.CsvTemplate)]
    public void Pieces_of_any_size_read_as_the_whole(IntakeFormat format)
    {
        var whole = Read(format, Of(format)).Select(Describe).ToList();
        foreach (var piece in new[] { 1, 2, 3, 79, 80, 81, 82, 500 })
        {
            using var reader = EntryReaders.Open(format, new PieceStream(Of(format), piece), Reference);
            var readings = new List<string>();
            while (reader.Read(out var reading)) readings.Add(Describe(reading));
            Assert.Equal(whole, readings);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Going_on_at_any_place_reads_as_the_whole(bool canSeek)
    {
        // Good and bad entries in two blocks, with blank lines between.
        var records = Records;
        var text = string.Join("\r\n", [records[0], .. records[1..^1], "", .. records[1..3], "QQ", .. records[3..^1], records[^1]]) + "\r\n";
        var bytes = Encoding.Latin1.GetBytes(text);
        var whole = Batches.Read(bytes);
        Assert.Equal(4, whole.Count);
        using var reader = EntryReaders.Open(IntakeFormat.CatairAe, new MemoryStream(bytes), Reference);
        for (var done = 0; done <= whole.Count; done++)
        {
            var position = ReadingPosition.FromJson(reader.Position.ToJson());
            Assert.Equal(reader.Position, position);
            using Stream stream = canSeek ? new MemoryStream(bytes) : new PieceStream(bytes, 100);
            using var second = EntryReaders.Open(IntakeFormat.CatairAe, stream, Reference, position);
            var rest = new List<string>();
            while (second.Read(out var reading)) rest.Add(Describe(reading) + reading.Draft?.StatementPort);
            Assert.Equal(whole.Skip(done).Select(r => Describe(r) + r.Draft?.StatementPort), rest);
            Assert.Equal(done < whole.Count, reader.Read(out _));
        }
    }

    // The envelope refuses such a file; the reader must not blame the entry before for it all the same.
    [Theory, InlineData(0), InlineData(1), InlineData(-2), InlineData(-1)]
    public void A_record_of_the_envelope_ends_an_entry(int record)
    {
        var records = Records.ToList();
        records.Insert(records.FindLastIndex(r => r.StartsWith("10", StringComparison.Ordinal)), record < 0 ? Records[^-record] : Records[record]);
        Assert.Equal([false, false], Batches.Read(string.Join('\n', records)).Select(r => r.Findings.Any(f => f.Code[0] == 'A')));
    }

    [Fact]
    public void The_bytes_of_each_entry_by_themselves_read_as_in_the_file()
    {
        foreach (var reading in Read(IntakeFormat.CatairAe, sample))
        {
            var alone = sample[(int)reading.StartOffset..(int)reading.EndOffset];
            var again = Read(IntakeFormat.CatairAe, [.. Encoding.ASCII.GetBytes(Records[0] + "\n" + Records[1] + "\n"), .. alone]).Single();
            Assert.Equal((reading.Entry, reading.IsRejected), (again.Entry, again.IsRejected));
        }
    }

    [Fact]
    public void An_entry_costs_little_memory()
    {
        var body = string.Concat(Enumerable.Repeat(string.Join('\n', Records[2..^2]) + "\n", 500));
        var bytes = Encoding.Latin1.GetBytes(Records[0] + "\n" + Records[1] + "\n" + body + Records[^2] + "\n" + Records[^1] + "\n");
        Batches.Read(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = EntryReaders.Open(IntakeFormat.CatairAe, new MemoryStream(bytes), Reference);
        var entries = 0;
        while (reader.Read(out _)) entries++;
        var each = (GC.GetAllocatedBytesForCurrentThread() - before - 600_000) / entries;
        Assert.Equal(1_000, entries);
        Assert.True(each < 6_000, $"{each} bytes an entry");
    }

    static void Scan(IntakeFormat format, byte[] bytes)
    {
        var scanner = new EnvelopeScanner(format, Today);
        scanner.Feed(bytes);
        scanner.Finish();
    }
}
