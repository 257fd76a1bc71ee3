using System.Globalization;
using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Checks;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake.Tests;

/// <summary>Measures the memory of the whole process, so nothing may run beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "Alone";
}

/// <summary>Live memory while a file is read and scanned: the same for a file as for one ten times as long.</summary>
[Collection(Alone.Name)]
public class MemoryTests
{
    const int Entries = 2_000;
    const long Slack = 256 * 1024;

    static readonly FilerCode filer = FilerCode.Parse("XYZ");

    static string Number(int serial) => EntryNumber.Create(filer, serial).ToString();

    static IEnumerable<string> Lines(IntakeFormat format, int entries)
    {
        var example = (format == IntakeFormat.CatairAe ? Batches.TwoEntries : CsvTemplate.Example).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (format == IntakeFormat.CsvTemplate)
        {
            var cells = example[3].Split(',');
            yield return example[0];
            for (var i = 0; i < entries; i++)
            {
                cells[CsvTemplate.IndexOf("Entry Number")] = Number(i);
                yield return string.Join(',', cells);
            }
            yield break;
        }
        var second = Array.FindLastIndex(example, r => r.StartsWith("10A", StringComparison.Ordinal));
        yield return example[0];
        yield return example[1];
        for (var i = 0; i < entries; i++)
        {
            yield return Batches.Put(example[second], 9, Number(i).Replace("-", "", StringComparison.Ordinal)[3..]);
            foreach (var record in example[(second + 1)..^2]) yield return record;
        }
        yield return example[^2];
        yield return example[^1];
    }

    [Theory, InlineData(IntakeFormat.CatairAe), InlineData(IntakeFormat.CsvTemplate)]
    public void Live_memory_is_the_same_for_ten_times_the_entries(IntakeFormat format)
    {
        Live(format, 100);
        var (few, many) = (Live(format, Entries), Live(format, Entries * 10));
        Assert.True(many - few < Slack, $"{few:N0} bytes for {Entries:N0} entries, {many:N0} for ten times as many");
    }

    [Fact]
    public void A_filers_entries_are_remembered_exactly_in_less_than_one_and_a_half_megabytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var seen = new EntriesSeen(new KnownWorld(Batches.Reference));
        for (var serial = 0; serial < 10_000_000; serial += 97) Assert.Null(seen.Add(EntryNumber.Create(filer, serial)));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 1_500_000);
        for (var serial = 0; serial < 10_000_000; serial += 97) Assert.Equal("CP5", seen.Add(EntryNumber.Create(filer, serial)));
        Assert.Null(seen.Add(EntryNumber.Create(filer, 1)));
        // A slip of the check digit is another matter, and must not spoil the right number behind it.
        Assert.Null(seen.Add(EntryNumber.Create(filer, 2, factor: 1)));
        Assert.Null(seen.Add(EntryNumber.Create(filer, 2)));
    }

    [Fact]
    public void Entries_of_more_filers_than_are_remembered_are_refused()
    {
        var seen = new EntriesSeen(new KnownWorld(Batches.Reference));
        for (var i = 0; i < EntriesSeen.MostFilers; i++) Assert.Null(seen.Add(EntryNumber.Create(FilerCode.Parse($"A{i:D2}"), 1)));
        Assert.Equal("CPD", seen.Add(EntryNumber.Create(FilerCode.Parse("B00"), 1)));
        Assert.Null(seen.Add(EntryNumber.Create(FilerCode.Parse("A00"), 2)));
    }

    [Theory, InlineData("A"), InlineData("D")]
    public void One_giant_entry_is_refused_and_its_further_rows_cost_nothing(string action)
    {
        const int longest = 400_000;
        var live = new Dictionary<int, long>();
        using var stream = new LinesStream(Rows());
        using var reader = EntryReaders.Open(IntakeFormat.CsvTemplate, stream, Batches.Reference);
        Assert.True(reader.Read(out var reading));
        Assert.Equal(action == "A" ? "A08" : "B24", Assert.Single(reading.Findings, f => f.Severity == Severity.Fatal).Code);
        Assert.Equal(action == "A" ? StructureMap.MostLines + 2 : 3, reading.Findings.Single(f => f.Severity == Severity.Fatal).Record);
        Assert.Equal(longest + 1, reading.LastRecord);
        Assert.True(reader.Read(out var next) && !next.IsRejected, "The entry behind it was lost.");
        Assert.True(live[longest] - live[150_000] < Slack, $"{live[150_000]:N0} bytes at row 150,000, {live[longest]:N0} at {longest:N0}");

        IEnumerable<string> Rows()
        {
            // Only the columns that must be there: the rest of the row is not what this is about.
            var example = CsvTemplate.Example.Split("\r\n");
            var cells = example[3].Split(',');
            var other = string.Join(',', cells);
            cells[CsvTemplate.IndexOf("Action")] = action;
            cells[CsvTemplate.IndexOf("Entry Number")] = Number(77);
            yield return example[0];
            for (var row = 1; row <= longest; row++)
            {
                if (row is 150_000 or longest) live[row] = GC.GetTotalMemory(forceFullCollection: true);
                cells[CsvTemplate.IndexOf("Line Number")] = row.ToString(CultureInfo.InvariantCulture);
                yield return string.Join(',', cells);
            }
            yield return other;
        }
    }

    static long Live(IntakeFormat format, int entries)
    {
        using var stream = new LinesStream(Lines(format, entries));
        using var reader = EntryReaders.Open(format, stream, Batches.Reference);
        var scanner = new EnvelopeScanner(format, Batches.Today);
        foreach (var line in Lines(format, entries)) scanner.Feed(Encoding.ASCII.GetBytes(line + "\n"));
        var read = 0;
        while (reader.Read(out var reading))
        {
            Assert.False(reading.IsRejected, string.Join('\n', reading.Findings));
            read++;
        }
        Assert.Equal(entries, read);
        var live = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(entries, scanner.Finish().Transactions);
        GC.KeepAlive(reader);
        return live;
    }

    /// <summary>A file made while it is read, so that it takes no memory itself.</summary>
    sealed class LinesStream(IEnumerable<string> lines) : Stream
    {
        readonly IEnumerator<string> rest = lines.GetEnumerator();
        byte[] line = [];
        int at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == line.Length)
            {
                if (!rest.MoveNext()) return 0;
                (line, at) = (Encoding.ASCII.GetBytes(rest.Current + "\n"), 0);
            }
            var taken = Math.Min(count, line.Length - at);
            line.AsSpan(at, taken).CopyTo(buffer.AsSpan(offset));
            at += taken;
            return taken;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
