using static CeePortal.Intake.Tests.Batches;

namespace CeePortal.Intake.Tests.Catair;

/// <summary>Records 35, 36 and 63 of a post summary correction.</summary>
public class CorrectionRecordTests
{
    static string Corrected(string indicator) => With(("10AXYZ", r => r[..64] + indicator + r[65..]),
        ("318B", r => r + "\n35H04H99\n36THE VALUE WAS TOO LOW;\n36 SEE THE INVOICE."), ("506204", r => r), ("6250100004500", r => r + "\n63L03L04"));

    [Fact]
    public void Reasons_explanation_and_their_places_are_read()
    {
        var reading = Read(Corrected("Y"))[0];
        Assert.False(reading.IsRejected, string.Join(' ', reading.Findings.Select(f => f.Code + " " + f.Message)));
        var draft = reading.Draft!;
        Assert.True(draft.IsPostSummaryCorrection);
        Assert.Equal(["H04", "H99"], draft.CorrectionReasons);
        Assert.Equal("THE VALUE WAS TOO LOW; SEE THE INVOICE.", draft.CorrectionExplanation);
        Assert.Equal([[], ["L03", "L04"]], draft.Lines.Select(l => l.CorrectionReasons));
        Assert.Equal(reading.FirstRecord + 6, reading.Places![("35", 0)]);
        Assert.Contains(("63", 2), reading.Places.Keys);
    }

    [Fact]
    public void A_conventional_summary_may_not_carry_them() =>
        Assert.Equal(["284", "277", "277", "580"], Read(Corrected(" "))[0].Findings.Select(f => f.Code));
}
