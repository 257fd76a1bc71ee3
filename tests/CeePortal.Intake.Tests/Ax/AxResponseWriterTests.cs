using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Ax;
using CeePortal.Intake.Samples;

namespace CeePortal.Intake.Tests.Ax;

public class AxResponseWriterTests
{
    static readonly AxBatch batch = new("2704", "XYZ", "", new DateOnly(2026, 9, 1));
    static readonly AxBlock block = new(1, "2704", "XYZ", "");

    // What the two entries of a well-formed batch are answered: both added, the first by Electronics.
    [Fact]
    public void Two_entries_that_were_added_are_answered_so()
    {
        var answer = Write(w =>
        {
            w.Write(block, new AxEntry { Filer = "XYZ", Number = "00000015", BrokerReference = "REF0001", Outcome = FilingOutcome.Added, Version = 1, Team = "007" });
            w.Write(block, new AxEntry { Filer = "XYZ", Number = "00000023", BrokerReference = "REF0002", Outcome = FilingOutcome.Added, Version = 1 });
            w.End();
        });
        AssertLines("""
            A2704XYZ      090126     AX
            B  2704XYZAX
            E0 SUMMRY 000001 REF ID: XYZ 00000015 REF0001      007
            E1A CPF   SUMMARY HAS BEEN ADDED                  XYZ  0000001500100REF0001
            E0 SUMMRY 000001 REF ID: XYZ 00000023 REF0002
            E1A CPF   SUMMARY HAS BEEN ADDED                  XYZ  0000002300100REF0002
            Y  2704XYZAX00004
            Z2704XYZ      090126
            """, answer);
    }

    [Fact]
    public void A_rejected_entry_is_answered_with_every_condition_at_its_place_and_a_final_rejection()
    {
        var answer = Write(w =>
        {
            w.Write(block, Rejected());
            w.End();
        });
        AssertLines("""
            A2704XYZ      090126     AX
            B  2704XYZAX
            E0 SUMMRY 000001 REF ID: XYZ 00000016 REF0001
            E1 FB16   ENTRY NUMBER CHECK DIGIT MISMATCH
            E1 WQ99   THE ENTRY IS ON FILE.
            E0 LINITM 000002 REF ID: LINE 002
            E0 TARIFF 000000 REF ID: RECORD 20 TYPE 50 COLUMNS 14-23 DUTY AMOUNT
            E1 F438   DUTY CONTAINS NON-NUMERICS
            E0 TARQTY 000000 REF ID: RECORD 20 TYPE 50 COLUMNS 36-47 QUANTITY (1)
            E1 F440   QUANTITY CONTAINS NON-NUMERICS
            E0 SUMMRY 000001 REF ID: XYZ 00000016 REF0001
            E0 TOTALS 000001 REF ID: RECORD 24 TYPE 90 COLUMNS 3-13 GRAND TOTAL DUTY AMOUNT
            E1 F722   GRAND TOTAL DUTY NOT = SUM OF EST DUTY
            E1RFCPJ   TRANSACTION DATA REJECTED               XYZ  00000016     REF0001
            Y  2704XYZAX00012
            Z2704XYZ      090126
            """, answer);
    }

    [Fact]
    public void A_broken_batch_is_answered_by_X0_and_X1_and_refused_whole()
    {
        var answer = Write(w => w.Refuse(
        [
            Finding("X32", Severity.Fatal, record: 35, type: "Y", from: 8, to: 10, field: "Processing Filer Code"),
            Finding("X42", Severity.Warning, record: 36, type: "Z"),
            Finding("X06", Severity.Fatal, message: "The batch does not end with its trailer."),
        ]));
        AssertLines("""
            A2704XYZ      090126     AX
            X0 BLOCK  000000 REF ID: RECORD 35 TYPE Y COLUMNS 8-10 PROCESSING FILER CODE
            X1 FX32   Y-REC DOES NOT MATCH B-REC
            X0 BLOCK  000000 REF ID:
            X1 FX06   BATCH CONTROL RECORD MISSING - Z RECORD
            X1RF999   BATCH REJECTED
            Z2704XYZ      090126
            """, answer);
    }

    [Theory]
    [InlineData(FilingOutcome.Replaced, "E1A CPR   SUMMARY HAS BEEN REPLACED               XYZ  0000001501200REF0001")]
    [InlineData(FilingOutcome.Withdrawn, "E1A CPD   ENTRY SUMMARY DELETED                   XYZ  0000001501200REF0001")]
    public void Replacing_and_deleting_have_their_own_words_and_version(FilingOutcome outcome, string expected)
    {
        var answer = Write(w => w.Write(block, new AxEntry { Filer = "XYZ", Number = "00000015", BrokerReference = "REF0001", Outcome = outcome, Version = 12 }));
        Assert.Contains(expected.PadRight(80) + "\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_block_of_the_batch_has_its_own_header_trailer_and_count()
    {
        var second = new AxBlock(2, "1001", "ABC", "01");
        var answer = Write(w =>
        {
            w.Write(block, Accepted(1));
            w.Write(block, Accepted(2));
            w.Write(second, Accepted(3));
            w.End();
        });
        var envelope = Lines(answer).Where(l => l[0] is 'B' or 'Y').ToArray();
        Assert.Equal(
        [
            "B  2704XYZAX".PadRight(80),
            "Y  2704XYZAX00004".PadRight(80),
            ("B  1001ABCAX".PadRight(44) + "01").PadRight(80),
            ("Y  1001ABCAX00002".PadRight(44) + "01").PadRight(80),
        ], envelope);
    }

    [Fact]
    public void An_answer_interrupted_at_any_entry_goes_on_to_the_same_bytes()
    {
        var entries = Enumerable.Range(1, 9).Select(i => (Block: i <= 4 ? block : new AxBlock(2, "1001", "ABC", ""), Entry: i % 3 == 0 ? Rejected() : Accepted(i))).ToArray();
        var whole = Write(w =>
        {
            foreach (var (b, e) in entries) w.Write(b, e);
            w.End();
        });
        for (var stop = 0; stop <= entries.Length; stop++)
        {
            using var file = new MemoryStream();
            var first = new AxResponseWriter(file, batch, Narrative);
            foreach (var (b, e) in entries[..stop]) first.Write(b, e);
            var state = AxState.FromJson(first.Checkpoint().ToJson());
            // A crash may leave more behind; it is cut off at the state's length.
            file.Write("E0 SUMM"u8);
            file.SetLength(state.Bytes);
            file.Position = state.Bytes;
            var second = new AxResponseWriter(file, batch, Narrative, state);
            foreach (var (b, e) in entries[stop..]) second.Write(b, e);
            var end = second.End();
            Assert.Equal(whole, Encoding.ASCII.GetString(file.ToArray()));
            Assert.Equal(file.Length, end.Bytes);
            Assert.True(end.IsEnded);
            Assert.Equal(end, new AxResponseWriter(file, batch, Narrative, end).End());
        }
    }

    [Fact]
    public void Text_that_a_record_cannot_hold_never_breaks_its_80_columns()
    {
        var answer = Write(w =>
        {
            w.Write(block, new AxEntry
            {
                Filer = "TOOLONG",
                Number = "123456789012",
                BrokerReference = "a\r\nbé\0cdefghijk",
                Outcome = FilingOutcome.Refused,
                Team = "12345",
                Findings = [Finding("CP0", Severity.Fatal, message: "One line\nand another, " + new string('x', 90), record: 1_234_567_890_123, type: "PG02", line: 7_654_321, field: new string('y', 90))],
            });
            w.End();
        });
        Assert.All(Lines(answer), line => Assert.Equal(80, line.Length));
        Assert.DoesNotContain(answer, c => c is (< ' ' or > '~') and not ('\r' or '\n'));
        Assert.Contains("E0 LINITM 999999 REF ID: LINE 7654321", answer, StringComparison.Ordinal);
        Assert.Contains("E0 PG02   000000 REF ID: ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void More_images_than_five_digits_show_as_nines()
    {
        using var file = new MemoryStream();
        var writer = new AxResponseWriter(file, batch, null, new AxState(0, IsBegun: true, Images: 100_004, Block: 1, Port: "2704", Filer: "XYZ"));
        writer.End();
        Assert.StartsWith("Y  2704XYZAX99999 ", Encoding.ASCII.GetString(file.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_has_ended_takes_no_more_entries()
    {
        var writer = new AxResponseWriter(Stream.Null, batch);
        writer.End();
        Assert.Throws<InvalidOperationException>(() => writer.Write(block, Accepted(1)));
        Assert.Throws<InvalidOperationException>(() => writer.Refuse([]));
    }

    [Theory]
    [InlineData("XYZ-0000001-5", "XYZ", "00000015")]
    [InlineData("xyz 0000001 5", "XYZ", "00000015")]
    [InlineData("XYZ00", "XYZ", "00")]
    [InlineData("X", "X", "")]
    [InlineData(null, "", "")]
    [InlineData("XYZ-0000001-5-99", "XYZ", "00000015")]
    public void An_entry_number_is_split_as_far_as_it_goes(string? printed, string filer, string number) =>
        Assert.Equal((filer, number), AxEntry.Split(printed));

    static AxEntry Accepted(int serial) => new()
    {
        Filer = "XYZ",
        Number = serial.ToString("D8", System.Globalization.CultureInfo.InvariantCulture),
        Outcome = FilingOutcome.Added,
        Version = 1,
    };

    static AxEntry Rejected() => new()
    {
        Filer = "XYZ",
        Number = "00000016",
        BrokerReference = "REF0001",
        Outcome = FilingOutcome.Refused,
        Findings =
        [
            Finding("B16", Severity.Fatal, record: 3, type: "10", from: 9, to: 16, field: "Entry Number"),
            Finding("Q99", Severity.Warning, message: "The entry is on file.", record: 3, type: "10", from: 18, to: 21),
            Finding("438", Severity.Fatal, record: 20, type: "50", from: 14, to: 23, field: "Duty Amount", line: 2),
            Finding("440", Severity.Fatal, message: "A quantity", record: 20, type: "50", from: 36, to: 47, field: "Quantity (1)", line: 2),
            Finding("722", Severity.Fatal, record: 24, type: "90", from: 3, to: 13, field: "Grand Total Duty Amount"),
        ],
    };

    static Finding Finding(string code, Severity severity, string message = "", long record = 0, string type = "", int from = 0, int to = 0, string field = "", int line = 0) => new()
    {
        Code = code,
        Severity = severity,
        Message = message,
        Fix = "Correct it.",
        Record = record,
        RecordType = type,
        ColumnFrom = from,
        ColumnTo = to,
        Field = field,
        Line = line,
    };

    static string? Narrative(string code) => code == "B00" ? "SUMMARY CANNOT BE DELETED; NOT ON FILE" : null;

    [Fact]
    public void A_condition_that_intake_does_not_know_takes_the_narrative_that_is_given()
    {
        var answer = Write(w => w.Write(block, new AxEntry { Filer = "XYZ", Number = "00000015", Outcome = FilingOutcome.Refused, Findings = [Finding("B00", Severity.Fatal)] }));
        Assert.Contains("E1 FB00   SUMMARY CANNOT BE DELETED; NOT ON FILE".PadRight(80) + "\r\n", answer, StringComparison.Ordinal);
    }

    // The whole way: a sample is read by the real reader, and every entry in it is answered.
    [Fact]
    public void A_batch_that_was_read_is_answered_entry_by_entry()
    {
        var today = new DateOnly(2026, 11, 23);
        using var sample = new MemoryStream();
        var summary = SampleWriter.Write(sample, new SampleOptions { Today = today, Entries = 60, Lines = 2, FaultPercent = 50 });
        sample.Position = 0;
        using var reader = EntryReaders.Open(IntakeFormat.CatairAe, sample, new IntakeReference { Today = today });
        var answer = Write(w =>
        {
            while (reader.Read(out var reading))
            {
                var (filer, number) = AxEntry.Split(reading.Entry);
                w.Write(reading.InBlock!, new AxEntry
                {
                    Filer = filer,
                    Number = number,
                    BrokerReference = reading.BrokerReference,
                    Outcome = reading.IsRejected ? FilingOutcome.Refused : FilingOutcome.Added,
                    Version = reading.IsRejected ? 0 : 1,
                    Findings = reading.Findings,
                });
            }
            w.End();
        });
        var lines = Lines(answer);
        Assert.All(lines, l => Assert.Equal(80, l.Length));
        Assert.Equal(summary.Good, lines.Count(l => l.StartsWith("E1A CPF", StringComparison.Ordinal)));
        Assert.Equal(summary.Faulty, lines.Count(l => l.StartsWith("E1RFCPJ", StringComparison.Ordinal)));
        Assert.Equal(summary.ExpectedCodes, lines.Where(l => l.StartsWith("E1 F", StringComparison.Ordinal)).CountBy(l => l[4..7]).ToDictionary());
        var counts = lines.Where(l => l[0] == 'Y').Sum(l => int.Parse(l.AsSpan(12, 5), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(lines.Count(l => l[0] == 'E'), counts);
        Assert.Equal(10, lines.Count(l => l[0] == 'B'));
    }

    static string Write(Action<AxResponseWriter> write)
    {
        using var file = new MemoryStream();
        var writer = new AxResponseWriter(file, batch, Narrative);
        write(writer);
        var state = writer.Checkpoint();
        Assert.Equal(file.Length, state.Bytes);
        return Encoding.ASCII.GetString(file.ToArray());
    }

    static string[] Lines(string answer)
    {
        Assert.EndsWith("\r\n", answer, StringComparison.Ordinal);
        return answer[..^2].Split("\r\n");
    }

    static void AssertLines(string expected, string answer) =>
        Assert.Equal(expected.ReplaceLineEndings("\n").Split('\n').Select(l => l.PadRight(80)), Lines(answer));
}
