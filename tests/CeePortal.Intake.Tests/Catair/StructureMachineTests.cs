using CeePortal.Intake.Catair;
using static CeePortal.Intake.Catair.RecordKind;

namespace CeePortal.Intake.Tests.Catair;

public class StructureMachineTests
{
    /// <summary>Walks the records and tells what the machine said: "ok", or the conditions in order.</summary>
    static string Walk(params RecordKind[] records)
    {
        var machine = new StructureMachine();
        machine.Begin();
        var said = new List<string>();
        foreach (var record in records)
        {
            var step = machine.Take(record);
            if (!step.Fits) said.Add($"no {record}");
            if (step.Exceeded is not null) said.Add($"{step.Exceeded.WhenExceeded} {record}");
            said.AddRange((step.Missing ?? []).Select(m => $"{m.WhenMissing} {m.Kind}"));
        }
        said.AddRange((machine.End() ?? []).Select(m => $"{m.WhenMissing} {m.Kind}"));
        return said.Count == 0 ? "ok" : string.Join(", ", said);
    }

    [Fact]
    public void The_shortest_summary_fits() => Assert.Equal("ok", Walk(R11, R40, R50, R90));

    [Fact]
    public void Every_record_in_its_place_fits() => Assert.Equal("ok", Walk(R11, R20, SE13, R21, R22, R23, R23, R22, R23, SE16, SE17, R30, R31, R31, R32, R33, R34, R35,
        R36, PG, PG, SE20, SE30, SE31, SE32, SE31, SE35, SE36, SE30,
        R40, R41, R42, R43, R44, R42, R44, R47, R47, SE50, SE51, SE52, SE55, SE56, PG, R50, SE60, SE61, OI, PG, OI, PG, R50, R51, R52, R53, R53, R54, R60, R61, R62, R62,
        SE62, SE63, R63, CW02, R40, R43, R44, R50, PG, R88, R89, R89, R90));

    [Theory]
    [InlineData("A04 R11", new[] { R20, R40, R50, R90 })]
    [InlineData("400 R40", new[] { R11, R90 })]
    [InlineData("431 R50", new[] { R11, R40, R90 })]
    [InlineData("431 R50", new[] { R11, R40, R62, R40, R50, R90 })]
    [InlineData("701 R90", new[] { R11, R40, R50 })]
    [InlineData("701 R90", new[] { R11, R40, R50, R89 })]
    [InlineData("185 R23", new[] { R11, R22, R40, R50, R90 })]
    [InlineData("A04 R20", new[] { R11, R20, R20, R40, R50, R90 })]
    [InlineData("A06 R23", new[] { R11, R22, R23, R23, R23, R23, R23, R40, R50, R90 })]
    [InlineData("A17 R52", new[] { R11, R40, R50, R52, R52, R90 })]
    [InlineData("A18 R53", new[] { R11, R40, R50, R53, R53, R53, R90 })]
    [InlineData("A23 R47", new[] { R11, R40, R47, R47, R47, R47, R47, R47, R47, R50, R90 })]
    [InlineData("no R47", new[] { R11, R40, R50, R47, R90 })]
    [InlineData("no R20", new[] { R11, R22, R23, R20, R40, R50, R90 })]
    [InlineData("no R11", new[] { R11, R40, R50, R11, R90 })]
    [InlineData("no R62", new[] { R11, R40, R50, R90, R62 })]
    [InlineData("no SE31", new[] { R11, SE31, R40, R50, R90 })]
    [InlineData("A04 R11, 400 R40, 701 R90", new RecordKind[0])]
    public void A_summary_out_of_order_is_told(string said, RecordKind[] records) => Assert.Equal(said, Walk(records));

    [Theory]
    [InlineData(R50, 32, "A11")]
    [InlineData(R62, 9, "A19")]
    [InlineData(R54, 9, "A25")]
    public void A_limit_counts_anew_on_each_line_and_is_told_once(RecordKind kind, int max, string code)
    {
        RecordKind[] full = [R40, .. kind == R50 ? [] : (RecordKind[])[R50], .. Enumerable.Repeat(kind, max)];
        Assert.Equal("ok", Walk([R11, .. full, .. full, R90]));
        Assert.Equal($"{code} {kind}", Walk([R11, .. full, kind, kind, .. full, R90]));
    }
}
