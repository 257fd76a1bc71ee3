using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Intake.Csv;
using CeePortal.Intake.Liquidation;
using CsCheck;

namespace CeePortal.Intake.Tests.Liquidation;

public class LiquidationReaderTests
{
    static readonly LiquidationReference reference = new(
        new Dictionary<string, (LiquidationResult, bool)> { ["1"] = (LiquidationResult.NoChange, false), ["3"] = (LiquidationResult.Refund, false), ["5"] = (LiquidationResult.Refund, true), ["7"] = (LiquidationResult.Deemed, false) },
        new Dictionary<string, (LiquidationEventKind, bool)> { ["01"] = (LiquidationEventKind.Extended, false), ["04"] = (LiquidationEventKind.Suspended, false), ["R1"] = (LiquidationEventKind.Reliquidated, true), ["R2"] = (LiquidationEventKind.Reliquidated, false) },
        new DateOnly(2028, 12, 1));

    const string Header = "Entry Number,Event,Date,Type,Basis,As Of,Entry Date\n";

    static List<LiquidationReading> Read(byte[] file, ReadingPosition? resume = null)
    {
        var reader = new LiquidationReader(new MemoryStream(file), reference, resume);
        List<LiquidationReading> rows = [];
        while (reader.Read(out var row)) rows.Add(row);
        return rows;
    }

    static LiquidationReading One(string row) => Assert.Single(Read(Encoding.UTF8.GetBytes(Header + row)));

    static Finding Problem(string row) => Assert.Single(One(row).Findings, f => f.Severity == Severity.Fatal);

    [Fact]
    public void The_example_of_the_template_is_read_without_a_finding()
    {
        var rows = Read(Encoding.UTF8.GetBytes(LiquidationTemplate.Example));
        Assert.All(rows, r => Assert.Empty(r.Findings));
        Assert.Equal(LiquidationEvent.Scheduled(new(2027, 7, 16), new(2026, 10, 1)), rows[0].Event);
        Assert.Equal(new DateOnly(2026, 8, 31), rows[0].EntryDate);
        Assert.Equal(LiquidationEvent.Extended(new(2027, 6, 18), "01"), rows[1].Event);
        Assert.Equal(LiquidationEvent.Suspended(new(2026, 9, 14), "04"), rows[2].Event);
        Assert.Equal(LiquidationEvent.Lifted(new(2028, 2, 1)), rows[3].Event);
        Assert.Equal(LiquidationEvent.Liquidated(new(2028, 6, 16), "1", LiquidationResult.NoChange), rows[4].Event);
        Assert.Equal(LiquidationEvent.Reliquidated(new(2028, 8, 11), "5", LiquidationResult.Refund, "R1", true), rows[5].Event);
        Assert.Equal((2, "XYZ-0004101-9"), (rows[0].Row, rows[0].Entry.ToString()));
    }

    [Fact]
    public void What_a_reliquidation_touched_may_be_told_and_is_not_known_otherwise()
    {
        static LiquidationReading Row(string row) => Assert.Single(Read(Encoding.UTF8.GetBytes(Header.TrimEnd() + ",Touched\n" + row)));
        Assert.Equal(TouchedDecisions.Of(ProtestableDecision.AppraisedValue, ProtestableDecision.Inadvertence), Row("XYZ00041019,Reliquidated,2028-08-11,5,R1,,,value; Clerical error").Event!.Touched);
        Assert.Null(Row("XYZ00041019,Reliquidated,2028-08-11,5,R1,,,").Event!.Touched);
        Assert.Null(One("XYZ00041019,Reliquidated,2028-08-11,5,R1,,").Event!.Touched);
        var wrong = Assert.Single(Row("XYZ00041019,Reliquidated,2028-08-11,5,R1,,,Value; Exclusion").Findings);
        Assert.Equal(("LQ5", "Touched", "\"Exclusion\" is nothing that a reliquidation touches."), (wrong.Code, wrong.Field, wrong.Message));
        Assert.Equal(("LQ9", Severity.Warning), Row("XYZ00041019,Liquidated,2028-06-16,1,,,,Value").Findings is [var passed] ? (passed.Code, passed.Severity) : default);
    }

    [Theory]
    [InlineData("XYZ00041019,liquidated,6/16/2028,01,,,")]
    [InlineData("\"XYZ-0004101-9\",\"Liquidation\",\"20280616\",\"1\"")]
    public void Numbers_dates_and_codes_are_read_as_people_write_them(string row) =>
        Assert.Equal(LiquidationEvent.Liquidated(new(2028, 6, 16), "1", LiquidationResult.NoChange), One(row).Event);

    [Fact]
    public void A_basis_whose_zero_a_spreadsheet_ate_is_read_and_a_ground_may_be_left_out()
    {
        Assert.Equal("01", One("XYZ00041019,Extended,2027-06-18,,1,,").Event!.Basis);
        Assert.Equal(("R1", true), One("XYZ00041019,Reliquidated,2028-08-11,5,,,").Event is { } e ? (e.Basis, e.IsVoluntary) : default);
        Assert.Equal(new DateOnly(2028, 12, 1), One("XYZ00041019,Scheduled,2029-07-16,,,,").Event!.AsOf); // the day of receipt
    }

    [Theory]
    [InlineData(",Liquidated,2028-06-16,1", "LQ2", "Entry Number", "missing")]
    [InlineData("XYZ-41019,Liquidated,2028-06-16,1", "LQ2", "Entry Number", "11 characters")]
    [InlineData("12-345678900,Liquidated,2028-06-16,1", "LQ2", "Entry Number", "importer number")]
    [InlineData("XYZ00041019,Bogus,2028-06-16,1", "LQ3", "Event", "\"Bogus\" is no event")]
    [InlineData("XYZ00041019,Liquidated,2028-13-16,1", "LQ4", "Date", "cannot be read: \"2028-13-16\"")]
    [InlineData("XYZ00041019,Liquidated,,1", "LQ4", "Date", "missing")]
    [InlineData("XYZ00041019,Liquidated,2028-12-02,1", "LQ4", "Date", "lies ahead")]
    [InlineData("XYZ00041019,Liquidated,2028-06-16,", "LQ5", "Type", "missing")]
    [InlineData("XYZ00041019,Liquidated,2028-06-16,5", "LQ5", "Type", "no type of a liquidation")]
    [InlineData("XYZ00041019,Reliquidated,2028-06-16,1", "LQ5", "Type", "no type of a reliquidation")]
    [InlineData("XYZ00041019,Extended,2027-06-18,,04", "LQ5", "Basis", "no basis of this event")]
    [InlineData("XYZ00041019,Suspended,2027-06-18,,", "LQ5", "Basis", "missing")]
    [InlineData("XYZ00041019,Scheduled,2029-06-18,,,2028-12-02", "LQ4", "As Of", "lies ahead")]
    [InlineData("XYZ00041019,Lifted,2028-06-16,,,,2029-01-01", "LQ4", "Entry Date", "lies ahead")]
    [InlineData("\"XYZ00041019,Lifted,2028-06-16", "LQ1", "", "quotation mark")]
    public void What_is_wrong_is_said_with_row_column_value_and_remedy(string row, string code, string field, string words)
    {
        var problem = Problem(row);
        Assert.Equal((code, field, 2L), (problem.Code, problem.Field, problem.Record));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Fix, StringComparison.Ordinal);
        Assert.Null(One(row).Event);
    }

    [Fact]
    public void A_cell_that_the_event_does_not_have_is_told_and_refuses_nothing()
    {
        var reading = One("XYZ00041019,Lifted,2028-06-16,1,,,");
        Assert.Equal((Severity.Warning, "Type"), (reading.Findings.Single().Severity, reading.Findings.Single().Field));
        Assert.NotNull(reading.Event);
    }

    [Fact]
    public void A_persons_number_is_hidden_wherever_it_stands()
    {
        foreach (var row in new[] { "123-45-6789,Liquidated,2028-06-16,1", "XYZ00041019,123-45-6789,2028-06-16,1", "XYZ00041019,Liquidated,123456789,1" })
        {
            var reading = One(row);
            Assert.DoesNotContain(reading.Findings, f => (f.Image + f.Value + f.Message).Contains("45-6789", StringComparison.Ordinal) || (f.Image + f.Value + f.Message).Contains("456789", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_header_that_lacks_a_column_is_refused_and_one_that_has_more_is_not()
    {
        static IReadOnlyList<Finding> Of(string header) => new LiquidationReader(new MemoryStream(Encoding.UTF8.GetBytes(header + "\n")), reference).HeaderFindings;
        Assert.Contains("\"Date\" is missing", Assert.Single(Of("Entry Number;Event")).Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Information, Assert.Single(Of("\uFEFFentry_number\tEVENT\tDate\tRemarks")).Severity);
        Assert.True(LiquidationTemplate.IsHeader("date,event,entry number"));
        Assert.False(LiquidationTemplate.IsHeader(CsvTemplate.Example.Split('\n')[0]));
    }

    // Whatever the bytes: no exception, rows in order, and every reading is either an event or a reason.
    [Fact]
    public void Any_bytes_under_a_header_give_events_or_reasons() =>
        Gen.Select(Gen.Char["XYZ0123456789,\"\n\r;- LiquidatedEx/é\0"].Array[0, 400], Gen.Bool).Sample((chars, withHeader) =>
        {
            var rows = Read(Encoding.UTF8.GetBytes((withHeader ? Header : "") + new string(chars)));
            long before = 0;
            foreach (var row in rows)
            {
                Assert.True(row.Row > before);
                before = row.Row;
                Assert.Equal(row.Event is null, row.Findings.Any(f => f.Severity == Severity.Fatal));
                Assert.All(row.Findings, f => Assert.Equal(row.Row, f.Record));
            }
        }, iter: 2_000);

    [Fact]
    public void Reading_goes_on_from_any_place_as_if_it_had_never_stopped() =>
        Gen.Int[1, 6].Sample(stopAfter =>
        {
            var file = Encoding.UTF8.GetBytes(LiquidationTemplate.Example);
            var reader = new LiquidationReader(new MemoryStream(file), reference);
            List<LiquidationReading> rows = [];
            while (rows.Count < stopAfter && reader.Read(out var row)) rows.Add(row);
            var place = ReadingPosition.FromJson(reader.Position.ToJson());
            rows.AddRange(Read(file, place));
            Assert.Equal(Read(file).Select(r => (r.Row, r.Event)), rows.Select(r => (r.Row, r.Event)));
        }, iter: 20);
}
