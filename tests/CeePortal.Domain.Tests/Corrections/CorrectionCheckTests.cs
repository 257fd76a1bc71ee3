using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using static CeePortal.Domain.Tests.Corrections.Samples;

namespace CeePortal.Domain.Tests.Corrections;

public sealed class CorrectionCheckTests
{
    [Theory]
    [InlineData("release", "271")]
    [InlineData("consolidated", "270")]
    [InlineData("releases", "270")]
    [InlineData("live", "272")]
    [InlineData("agreement", "273")]
    [InlineData("issue", "274")]
    [InlineData("payment", "CPV")]
    [InlineData("statement", "CPV")]
    [InlineData("month", "CPV")]
    [InlineData("branch", "CPV")]
    [InlineData("location", "280")]
    public void What_a_correction_may_not_carry_is_refused(string what, string code) => Assert.Equal(code, Refusals(Judge(Correction(d =>
    {
        switch (what)
        {
            case "release": d.CertifiesRelease = true; break;
            case "consolidated": d.IsConsolidated = true; break;
            case "releases": d.ReleaseEntries.Add(Entry); break;
            case "live": d.IsLive = true; break;
            case "agreement": d.ReconcilesTradeAgreement = true; break;
            case "issue": d.ReconciliationIssue = "001"; break;
            case "payment": d.PaymentType = "1"; break;
            case "statement": d.StatementPrintDate = new(2026, 3, 3); break;
            case "month": d.StatementMonth = "03"; break;
            case "branch": d.StatementBranch = "01"; break;
            case "location": d.LocationOfGoods = "W123"; break;
        }
    }))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("N/A")]
    [InlineData(" n.a. ")]
    [InlineData("None.")]
    [InlineData("---")]
    public void An_explanation_that_explains_nothing_is_refused(string? text) => Assert.Equal("287", Refusals(Judge(Correction(d => d.CorrectionExplanation = text))));

    [Fact]
    public void A_reason_of_the_type_goes_with_a_change_of_the_type_and_with_nothing_else()
    {
        Assert.Equal("281", Refusals(Judge(Correction(d => d.CorrectionReasons.Add("H01")))));
        Assert.Equal("282", Refusals(Judge(Correction(d => d.Type = EntryType.Parse("03")))));
        var loosely = Judge(Correction(d => (d.Type, _) = (EntryType.Parse("03"), Add(d, "H02"))));
        Assert.Equal(("", "CPZ"), (Refusals(loosely), Warnings(loosely)));
        static int Add(EntrySummaryDraft d, string code)
        {
            d.CorrectionReasons.Add(code);
            return 0;
        }
    }

    [Fact]
    public void A_named_header_reason_goes_with_a_change_of_its_element()
    {
        Assert.Equal("CPY", Refusals(Judge(Correction(d => d.CorrectionReasons.Add("H04")))));
        Assert.Equal("283", Refusals(Judge(Correction(d => d.ModeOfTransport = "40"))));
        Assert.Equal("", Refusals(Judge(Correction(d => (d.ModeOfTransport, _) = ("40", With(d, "H04"))))));
        Assert.Equal("283", Refusals(Judge(Correction(d => d.Carrier = "MAEU")))); // other header data: H99
        Assert.Equal("", Refusals(Judge(Correction(d => (d.Carrier, _) = ("MAEU", With(d, "H99"))))));
        Assert.Equal("", Refusals(Judge(Correction(d => With(d, "H99"))))); // about what the portal does not keep
        static bool With(EntrySummaryDraft d, string code)
        {
            d.CorrectionReasons.Add(code);
            return true;
        }
    }

    [Fact]
    public void Unknown_repeated_and_too_many_reasons_are_refused()
    {
        Assert.Equal("278", Refusals(Judge(Correction(d => d.CorrectionReasons.Add("H03")))));
        Assert.Equal("278", Refusals(Judge(Correction(d => d.CorrectionReasons.Add("L04")))));
        Assert.Equal("279", Refusals(Judge(Correction(d => d.CorrectionReasons.AddRange(["H99", "H99"])))));
        Assert.Equal("582", Refusals(Judge(Correction(d => d.Lines[1].CorrectionReasons.Add("H04")))));
        Assert.Equal("583", Refusals(Judge(Correction(d => d.Lines[1].CorrectionReasons.Add("L04")))));
        Assert.Equal("CPX", Refusals(Judge(Correction(d => d.Lines[1].CorrectionReasons.AddRange(["L01", "L02", "L03", "L06", "L07"])))));
        Assert.Equal("748", Refusals(Judge(Correction(d => d.Lines[1].CorrectionReasons.Clear()))));
    }

    [Fact]
    public void A_finding_says_where_and_how_to_fix_it()
    {
        var finding = Judge(Correction(d => d.Lines[1].CorrectionReasons.Add("L99"))).Findings.Single(f => f.Code == "582");
        Assert.Equal(("63", 6, 8, 2, "L99"), (finding.RecordType, finding.ColumnFrom, finding.ColumnTo, finding.Line, finding.Value));
        Assert.All(Judge(Correction(d => d.CorrectionExplanation = "")).Findings, f => Assert.EndsWith(".", f.Fix, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_changes_without_a_reason_is_a_warning_and_so_is_a_correction_of_nothing()
    {
        Assert.Equal("CPQ", Warnings(Judge(Correction(d => (d.Lines[0].Origin, _) = (CountryCode.Parse("VN"), 0)))));
        var nothing = Summary(asCorrection: true);
        nothing.CorrectionReasons.Add("H99");
        nothing.CorrectionExplanation = "FCC DATA";
        Assert.Equal(("", "CPW"), (Refusals(Judge(nothing)), Warnings(Judge(nothing))));
    }

    [Fact]
    public void What_a_correction_leaves_as_it_stands_is_completed_from_the_file()
    {
        var (correction, onFile) = (Correction(), Summary());
        CorrectionCheck.Complete(correction, onFile);
        Assert.Equal(("7", "W123"), (correction.PaymentType, correction.LocationOfGoods));
    }
}
