using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Corrections.Samples;

namespace CeePortal.Domain.Tests.Corrections;

/// <summary>Rules 7 to 9 of the post-release processes, by their numbers there.</summary>
public sealed class ProcessRulesTests
{
    [Theory]
    [InlineData("2026-11-16", "2026-11-01", "")] // entry + 300 and scheduled - 15 on one day, a Sunday, which stays
    [InlineData("2026-11-16", "2026-11-02", "B48")] // both legs have passed
    [InlineData("2026-11-27", "2026-11-02", "B48")] // entry + 300 is the earlier
    [InlineData("2026-06-01", "2026-05-17", "")] // scheduled - 15 is the earlier
    [InlineData("2026-06-01", "2026-05-18", "B51")]
    [InlineData(null, "2026-11-01", "")]
    [InlineData(null, "2026-11-02", "B48")]
    public void Rule_7_A_correction_is_taken_until_the_earlier_of_entry_plus_300_and_scheduled_minus_15(string? scheduled, string filed, string refused) =>
        Assert.Equal(refused, Refusals(Judge(Correction(), OnFile(scheduled: scheduled), filed)));

    [Theory]
    [InlineData("03", false, null, "")]
    [InlineData("07", false, null, "")]
    [InlineData("06", true, null, "")]
    [InlineData("06", false, null, "B48")]
    [InlineData("01", false, null, "B48")]
    [InlineData("03", false, "2027-03-01", "")] // a liquidation date is set: its leg stays
    [InlineData("03", false, "2027-02-01", "B51")]
    public void Rule_7_A_suspended_entry_of_type_03_07_or_06_with_a_case_stays_open(string type, bool hasCase, string? scheduled, string refused) =>
        Assert.Equal(refused, Refusals(Judge(Correction(type: type), OnFile(type, scheduled, suspended: true, hasCase: hasCase), "2027-01-30")));

    [Theory]
    [InlineData(null, "")]
    [InlineData("2027-03-01", "")]
    [InlineData("2027-02-01", "B51")]
    public void Rule_7_An_extended_entry_stays_open_but_for_the_days_before_a_scheduled_liquidation(string? scheduled, string refused) =>
        Assert.Equal(refused, Refusals(Judge(Correction(), OnFile(scheduled: scheduled, extended: true), "2027-01-30")));

    [Fact]
    public void Rule_8_A_correction_is_refused_of_what_is_unpaid_in_trade_control_under_review_or_liquidated()
    {
        Assert.Equal("", Refusals(Judge(Correction())));
        Assert.Equal("B47", Refusals(Judge(Correction(), OnFile() with { Control = SummaryControl.OnStatement })));
        Assert.Equal("B45", Refusals(Judge(Correction(), OnFile() with { Control = SummaryControl.Trade })));
        Assert.Equal("B59", Refusals(Judge(Correction(), OnFile() with { Review = new("correction", WorkNumber.Parse("2704-26-600007")) })));
        Assert.Equal("B50", Refusals(Judge(Correction(), OnFile() with { LiquidatedOn = Day("2026-02-27") })));
        Assert.Equal("B52", Refusals(Judge(Correction(), OnFile() with { ReconciledOn = Day("2026-02-27") })));
        Assert.Equal("B56", Refusals(Judge(Correction(), OnFile() with { IsWithdrawn = true })));
        Assert.Equal("B46", Refusals(Judge(Correction(), OnFile() with { IsRejected = true })));
        Assert.Equal("B60", Refusals(Judge(Correction(), OnFile() with { SuspendedOtherwise = "08" })));
    }

    [Theory]
    [InlineData("duty", "Line 2 states duty below zero: -$500.00 for 6206.30.3041.")]
    [InlineData("value", "Line 2 states a value below zero: -$1,000.00 for 6206.30.3041.")]
    [InlineData("charges", "Line 2 states charges below zero: -$5.00.")]
    [InlineData("case", "Line 2 states duty below zero: -$150.00 for case A570910000.")]
    [InlineData("case value", "Line 2 states a value below zero: -$150.00 for case A570910000.")]
    [InlineData("fee", "Line 2 states a fee below zero: 501 of -$5.00.")]
    [InlineData("tax", "Line 2 states tax below zero: 016 of -$5.00.")]
    [InlineData("fee of the entry", "The correction states a fee of the entry below zero: 500 of -$3.00.")]
    public void An_amount_below_zero_is_refused(string what, string said)
    {
        var verdict = Judge(Correction(c =>
        {
            var line = c.Lines[1];
            switch (what)
            {
                case "duty": line.Tariffs[0] = line.Tariffs[0] with { Duty = new(-500_00) }; break;
                case "value": line.Tariffs[0] = line.Tariffs[0] with { Value = new(-1_000_00) }; break;
                case "charges": line.Charges = new(-5_00); break;
                case "case": line.Cases.Add(new("A570910000", false, 15_00, "A", null, null, new(-150_00))); break;
                case "case value": line.Cases.Add(new("A570910000", false, 15_00, "A", new(-150_00), null, Money.Zero)); break;
                case "fee": line.Fees.Add(new("501", new(-5_00))); break;
                case "tax": line.Fees.Add(new("016", new(-5_00))); break;
                default: c.Fees.Add(new("500", new(-3_00))); break;
            }
        }));
        Assert.Equal(said, Assert.Single(verdict.Findings, f => f.Code == "CPN" && f.Severity == Severity.Fatal).Message);
    }

    [Fact]
    public void Rule_8_Nothing_owed_needs_no_payment()
    {
        var free = OnFile() with { Control = SummaryControl.OnStatement };
        free.Summary.Totals.Duty = Money.Zero;
        Assert.Equal("", Refusals(Judge(Correction(), free)));
    }

    [Theory]
    [InlineData("11", "11", "B49")]
    [InlineData("12", "12", "B49")]
    [InlineData("01", "11", "B49")]
    [InlineData("11", "01", "B49")]
    [InlineData("01", "03", "")]
    [InlineData("03", "01", "")]
    [InlineData("01", "02", "B64")]
    [InlineData("02", "01", "B64")]
    [InlineData("23", "01", "B64")]
    [InlineData("23", "23", "")]
    [InlineData("03", "07", "B64")]
    public void Rule_8_Only_01_and_03_may_change_into_each_other_and_informal_entries_are_not_corrected(string old, string now, string refused) =>
        Assert.Equal(refused, Refusals(Judge(Correction(d =>
        {
            d.Type = EntryType.Parse(now);
            if (old != now) d.CorrectionReasons.Add(now == "03" && old == "01" ? "H01" : old == "03" && now == "01" ? "H14" : "H02");
        }), OnFile(old))));

    [Fact]
    public void Rule_8_Port_of_entry_and_importer_of_record_stay()
    {
        Assert.Contains("B44", Refusals(Judge(Correction(d => d.PortOfEntry = PortCode.Parse("2304")))), StringComparison.Ordinal);
        Assert.Equal("286", Refusals(Judge(Correction(), by: ByOwner with { IsSameImporter = false })));
    }

    [Fact]
    public void Rule_9_A_second_filer_needs_the_same_importer_and_its_authority_and_gets_the_summary_while_the_first_is_told()
    {
        Assert.Equal("CPU", Refusals(Judge(Correction(), by: new(Second, IsSameImporter: true, HasAuthority: false))));
        Assert.Equal("286", Refusals(Judge(Correction(), by: new(Second, IsSameImporter: false, HasAuthority: true))));
        Assert.Equal("", Refusals(Judge(Correction(), by: new(Second, IsSameImporter: true, HasAuthority: true))));

        var review = File("2026-03-02", Filing(by: Second));
        Assert.Equal((Second, Owner), (review.Filing!.Filer, review.Filing.FormerOwner));
        var (told, notice) = CorrectionReview.CorrectionKind.AlsoTold!(review, review.Pending[0])!.Value;
        Assert.Equal(Owner, told);
        Assert.Contains("another filer", notice.Sentence, StringComparison.Ordinal);
        var own = File("2026-03-02");
        Assert.Null(CorrectionReview.CorrectionKind.AlsoTold!(own, own.Pending[0]));
    }
}
