using CeePortal.Domain.Entries;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Rejections;

/// <summary>The rejection of a summary, its time limits, and the filing that takes its place.</summary>
public sealed class SummaryRejectionTests
{
    static readonly EntryNumber entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 1);

    static RejectedSummary Summary(string entered = "2026-03-02", string filed = "2026-03-04", string type = "01", bool hasCase = false) =>
        new(5, entry, PortCode.Parse("2704"), EntryType.Parse(type), new(Day(entered), DateBasis.EntryDate), Day(filed), 100, hasCase);

    static SummaryRejection Reject(Act act, RejectedSummary? summary = null) =>
        SummaryRejection.Reject(WorkNumber.Parse("2704-26-860001"), Destination.FromCode("007"), summary ?? Summary(), ("CLS", "Classification is not complete"), "Line 2 has no statistical suffix.", "Electronics Center, 562-555-0100", default, act);

    [Theory]
    // Entered Monday March 2: the first ten working days end on Monday March 16.
    [InlineData("2026-03-05", "2026-03-16", "entry-summary")] // two working days would be March 9
    [InlineData("2026-03-12", "2026-03-16", "resubmit")] // both end on that day
    [InlineData("2026-03-13", "2026-03-17", "resubmit")] // a Friday: Tuesday
    [InlineData("2026-04-03", "2026-04-07", "resubmit")]
    public void Rule_16_A_rejected_summary_is_filed_again_within_two_working_days_or_the_first_ten_whichever_is_longer(string rejected, string due, string clock)
    {
        var rejection = Reject(Specialist(rejected));
        Assert.Equal((Day(due), clock), (rejection.DueOn, rejection.OpenRequest!.Clock));
        var running = Assert.Single(rejection.Clocks(Law.Declared)).Clock;
        Assert.Equal((Day(due), clock), (Law.Declared.Read(running).LastTimelyDay!.Value, running.Rule.Code));
        var inTime = Reject(Specialist(rejected));
        inTime.TakeResubmission(200, Day(due), Portal(due));
        Assert.Equal(("resubmitted", false), (inTime.State.Code, inTime.Resubmission!.IsLate));
        rejection.TakeResubmission(200, Day(due).AddDays(1), Portal(Day(due).AddDays(5).ToString("yyyy-MM-dd", null)));
        Assert.Equal(("resubmitted-late", true, Day(due).AddDays(1)), (rejection.State.Code, rejection.Resubmission!.IsLate, rejection.Pending[^1].On));
        IsRebuiltFromItsEvents(rejection);
    }

    [Fact]
    public void Rule_16_Holidays_are_no_working_days()
    {
        // Friday July 3, 2026 is Independence Day (observed).
        Assert.Equal(Day("2026-07-07"), Reject(Specialist("2026-07-02"), Summary("2026-06-01", "2026-06-03")).DueOn);
    }

    [Fact]
    public void D5_A_summary_is_rejected_within_90_days()
    {
        Assert.Null(SummaryRejection.WhyNot(Summary(), Specialist("2026-06-02"))); // day 90 from March 4
        Refused(() => Reject(Specialist("2026-06-03")), "could be rejected until June 2, 2026");
        Refused(() => Reject(Supervisor("2026-06-03")), "Send a notice of action (CF-29)");
        Refused(() => Reject(Specialist("2026-04-01"), Summary() with { Liquidated = Day("2026-03-20") }), "was liquidated");
    }

    [Theory]
    [InlineData("03", false), InlineData("07", false), InlineData("06", true)]
    public void D5_An_antidumping_summary_is_rejected_within_300_days_after_90_by_a_supervisor(string type, bool hasCase)
    {
        var summary = Summary(type: type, hasCase: hasCase);
        Assert.Equal("rejected", Reject(Specialist("2026-06-02"), summary).State.Code);
        Refused(() => Reject(Specialist("2026-06-03"), summary), "only by a supervisor");
        Assert.Equal("rejected", Reject(Supervisor("2026-12-29"), summary).State.Code); // day 300
        Refused(() => Reject(Supervisor("2026-12-30"), summary), "until December 29, 2026");
    }

    [Fact]
    public void The_filer_is_told_the_reason_the_contact_and_the_day()
    {
        var rejection = Reject(Specialist("2026-03-05"));
        Assert.Equal((WorkAudience.All, true), (rejection.Audience, rejection.IsWaitingForTrade));
        var told = WorkNotices.Of(rejection, rejection.Pending[0], new(false), Law.Declared);
        Assert.Contains("reason CLS", told.Sentence, StringComparison.Ordinal);
        Assert.Contains("March 16, 2026", told.Sentence, StringComparison.Ordinal);
        Assert.Contains("562-555-0100", told.Details, StringComparison.Ordinal);
        Assert.Contains("10 working days after the time of entry", told.Details, StringComparison.Ordinal);
        Refused(() => rejection.AnswerInformation("Here it is.", Filer("2026-03-06")), "answered by filing it again");
    }

    [Fact]
    public void It_is_taken_back_or_closed_when_nothing_came()
    {
        var rejection = Reject(Specialist("2026-03-05"));
        Refused(() => rejection.GiveUp("Nothing came.", Specialist("2026-03-16")), "has until March 16, 2026");
        Refused(() => rejection.TakeResubmission(100, Day("2026-03-06"), Portal("2026-03-06")), "before the rejection");
        rejection.GiveUp("Liquidated damages.", Specialist("2026-03-17"));
        Assert.Equal("closed", rejection.State.Code);
        var mistaken = Reject(Specialist("2026-03-05"));
        mistaken.TakeBack("The suffix is there.", Specialist("2026-03-06"));
        Assert.Equal(("taken-back", false), (mistaken.State.Code, mistaken.IsWaitingForTrade));
        IsRebuiltFromItsEvents(mistaken);
    }
}
