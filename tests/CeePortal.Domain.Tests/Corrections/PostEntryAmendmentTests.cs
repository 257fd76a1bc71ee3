using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tests.Work;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Corrections;

public sealed class PostEntryAmendmentTests
{
    static AmendedEntry Amended(long cents, long value = 0, string type = "01", string scheduled = "2010-08-06", bool adCvd = false, string entered = "2009-10-01", int serial = 1) =>
        new(EntryNumber.Create(FilerCode.Parse("XYZ"), serial), PortCode.Parse("2704"), EntryType.Parse(type), Day(entered), Day(scheduled), new Money(cents), Money.Dollars(value), "The value.") { TouchesAdCvd = adCvd };

    static List<string> Back(AmendmentForm form, AmendedEntry entry, string received = "2010-07-01") =>
        [.. new PostEntryAmendment(form, 5, null, [entry], "Please amend.").ReturnedBecause(Day(received), Law.Declared).Select(r => r.ToString())];

    [Fact]
    public void A_single_letter_is_for_20_dollars_or_more_AD_CVD_and_statistics()
    {
        Assert.Empty(Back(AmendmentForm.Single, Amended(20_00)));
        Assert.Contains("quarterly", Assert.Single(Back(AmendmentForm.Single, Amended(19_99))), StringComparison.Ordinal);
        Assert.Empty(Back(AmendmentForm.Single, Amended(1_00, adCvd: true)));
        Assert.Empty(Back(AmendmentForm.Single, Amended(0))); // statistics
    }

    [Fact]
    public void A_quarterly_report_is_for_less_than_20_dollars_and_a_value_below_10_000()
    {
        Assert.Empty(Back(AmendmentForm.Quarterly, Amended(19_99, 9_999)));
        Assert.Single(Back(AmendmentForm.Quarterly, Amended(20_00)));
        Assert.Single(Back(AmendmentForm.Quarterly, Amended(-20_00)));
        Assert.Single(Back(AmendmentForm.Quarterly, Amended(0, 10_000)));
        Assert.Single(Back(AmendmentForm.Quarterly, Amended(0, adCvd: true)));
    }

    [Fact]
    public void It_comes_20_working_days_before_the_scheduled_liquidation_or_goes_back_untimely()
    {
        // Friday August 6, 2010 less 20 working days, Independence Day observed on July 5 being earlier.
        Assert.Empty(Back(AmendmentForm.Single, Amended(50_00), "2010-07-09"));
        Assert.Contains("Untimely", Assert.Single(Back(AmendmentForm.Single, Amended(50_00), "2010-07-10")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_20_days_are_for_the_single_letter_and_what_was_liquidated_goes_back_from_a_report_as_well()
    {
        Assert.Empty(Back(AmendmentForm.Quarterly, Amended(5_00), "2010-07-30"));
        foreach (var form in Enum.GetValues<AmendmentForm>())
        {
            var late = new PostEntryAmendment(form, 5, null, [Amended(form == AmendmentForm.Single ? 50_00 : 5_00) with { Liquidated = Day("2010-06-25") }], "Please amend.").ReturnedBecause(Day("2010-06-28"), Law.Declared);
            var back = Assert.Single(late);
            Assert.True(back.IsUntimely);
            Assert.Contains("was liquidated on June 25, 2010", back.Why, StringComparison.Ordinal);
            Assert.Contains("1514(c)(3)", back.Citation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_report_goes_back_whole_only_when_every_entry_does_and_else_the_rest_is_reviewed()
    {
        CorrectionReview Enter(params AmendedEntry[] entries) => CorrectionReview.Enter(WorkNumber.Of(PortCode.Parse("2704"), 2010, 600_003), new(AmendmentForm.Quarterly, 5, null, entries, "Please amend."),
            Destination.FromCode("007"), new Paper(Day("2010-07-09"), PaperFrom.Party), Acts.Specialist("2010-07-14"));
        var (good, bad) = (Amended(12_50), Amended(20_00, serial: 2));
        var part = Enter(good, bad);
        Assert.Equal("under-review", part.State.Code);
        Assert.Equal(bad.Entry, Assert.Single(part.ReturnedBecause).Entry);
        Assert.Equal([good], part.Reviewed);
        Assert.Equal(new Money(12_50), part.Revenue);
        Assert.False(part.WentBackWhole);
        var whole = Enter(bad, bad with { Entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 3) });
        Assert.Equal(("returned", true, 0), (whole.State.Code, whole.WentBackWhole, whole.Reviewed.Count));
    }

    [Fact]
    public void It_is_for_entries_of_its_period_that_are_not_informal()
    {
        Assert.Single(Back(AmendmentForm.Single, Amended(50_00, type: "11")));
        Assert.Single(Back(AmendmentForm.Single, Amended(50_00, entered: "2000-11-27")));
        Assert.Single(Back(AmendmentForm.Single, Amended(50_00, scheduled: "2012-08-03") with { IsAceSummary = true }, "2011-09-22"));
        Assert.Empty(Back(AmendmentForm.Single, Amended(50_00, scheduled: "2012-08-03") with { IsAceSummary = true }, "2011-09-21"));
    }

    [Fact]
    public void What_comes_too_late_is_on_record_as_returned_and_what_is_in_time_is_reviewed()
    {
        CorrectionReview Enter(string received, string today) => CorrectionReview.Enter(WorkNumber.Of(PortCode.Parse("2704"), 2010, 600_002), new(AmendmentForm.Single, 5, null, [Amended(50_00)], "Please amend."),
            Destination.FromCode("007"), new Paper(Day(received), PaperFrom.Party), Acts.Specialist(today));
        var (late, timely) = (Enter("2010-07-12", "2010-07-14"), Enter("2010-07-09", "2010-07-14"));
        Assert.Equal(("returned", "under-review"), (late.State.Code, timely.State.Code));
        Assert.Equal(Day("2010-07-09"), timely.FiledOn);
        timely.Withdraw("Sent by mistake.", Acts.Specialist("2010-07-15"), new Paper(Day("2010-07-15"), PaperFrom.Party));
        Assert.Equal("withdrawn", timely.State.Code);
        Assert.Throws<WorkRefusedException>(() => Enter("2010-07-15", "2010-07-14"));
    }
}
