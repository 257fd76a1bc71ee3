using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>What comes on paper is judged by the day on which it came in, whenever an officer enters it. The time to protest the
/// sample entry ends on 2026-01-14, day 180.</summary>
public sealed class OnPaperTests
{
    static Paper On(string day) => new(Day(day), PaperFrom.Party);

    [Fact]
    public void Further_review_received_on_day_180_and_entered_on_day_185_is_in_time()
    {
        var protest = Protest.File(WorkNumber.Parse("2704-26-100001"), Filing(), Specialist("2026-01-19"), Day("2026-01-14"));
        protest.ApplyForFurtherReview(Application, Specialist("2026-01-19"), On("2026-01-14"));
        Assert.Empty(protest.ReviewUntimelyFor);
        Assert.Equal(Day("2026-01-14"), protest.ReviewRequestedOn);
        Assert.Equal(Day("2026-01-14"), protest.Pending[^1].On);
        IsRebuiltFromItsEvents(protest);
        var late = Protest.File(WorkNumber.Parse("2704-26-100002"), Filing(), Specialist("2026-01-19"), Day("2026-01-14"));
        late.ApplyForFurtherReview(Application, Specialist("2026-01-19"), On("2026-01-15"));
        Assert.Equal([First], late.ReviewUntimelyFor);
    }

    [Fact]
    public void A_paper_filing_whose_thirty_days_are_over_is_entered_whole_and_then_deemed_denied()
    {
        var mailed = Protest.File(WorkNumber.Parse("2704-26-100001"), Filing(), Specialist("2026-03-02"), Day("2026-01-14"));
        mailed.ApplyForFurtherReview(Application, Specialist("2026-03-02"), On("2026-01-14"));
        mailed.RequestAcceleration(Day("2026-01-14"), Specialist("2026-03-02"));
        Assert.Equal(1, mailed.RecordLapses(Portal("2026-03-02")));
        Assert.Equal((ProtestLifeCycle.DeemedDenied, Day("2026-02-13"), ReviewStatus.Moot), (mailed.State.Code, mailed.DeniedOn!.Value, mailed.ReviewStatus));
        var excluded = Protest.File(WorkNumber.Parse("2704-26-100002"), Exclusion(), Specialist("2026-03-02"), Day("2026-01-14"));
        excluded.ApplyForFurtherReview(Application, Specialist("2026-03-02"), On("2026-01-14"));
        excluded.RequestAcceleration(Day("2026-01-14"), Specialist("2026-03-02"));
        excluded.RecordLapses(Portal("2026-03-02"));
        Assert.Equal(ProtestLifeCycle.DeemedDenied, excluded.State.Code);
        Refused(() => Protest.File(WorkNumber.Parse("2704-26-100003"), Exclusion(), Specialist("2026-03-02"), Day("2026-01-14")).AddArgument("More", null, Specialist("2026-03-02"), On("2026-02-20")), "deemed denied by law");
    }

    [Fact]
    public void What_the_filer_may_do_an_officer_enters_from_paper_and_only_from_paper()
    {
        var officer = Specialist("2026-01-20");
        var protest = File("2026-01-05", TwoObjections());
        Refused(() => protest.AddArgument("More", null, officer), "Give the day on which the paper came in");
        Refused(() => protest.AddArgument("More", null, Filer("2026-01-20"), On("2026-01-14")), "Only an officer");
        Refused(() => protest.AddArgument("More", null, officer, On("2026-01-21")), "lies ahead");
        Refused(() => protest.AddArgument("More", null, officer, On("2026-01-04")), "before this was filed");
        protest.AddArgument("More", null, officer, On("2026-01-14"));
        var shirts = Objection(ProtestableDecision.Classification) with { Category = "Men's shirts" };
        Refused(() => protest.Amend([shirts], officer, On("2026-01-15")), "ended on January 14, 2026");
        protest.Amend([shirts], officer, On("2026-01-14"));
        protest.WithdrawObjection(2, "", officer, On("2026-01-16"));
        Assert.Equal(Day("2026-01-16"), protest.Objections[1].WithdrawnOn);
        protest.RequestAcceleration(Day("2026-01-18"), officer);
        protest.WithdrawAcceleration(officer, On("2026-01-19"));
        protest.RequestInformation("Which?", Day("2026-02-20"), officer);
        protest.AnswerInformation("That", Specialist("2026-01-21"), On("2026-01-21"));
        IsRebuiltFromItsEvents(protest);
        protest.Withdraw("", Specialist("2026-01-22"), On("2026-01-21"));
        Assert.Equal(ProtestLifeCycle.Withdrawn, protest.State.Code);
    }

    [Fact]
    public void Requests_after_a_denial_are_judged_by_the_day_on_which_the_paper_came_in()
    {
        var denied = Denied("2026-03-03"); // 90 days end on Monday, June 1
        Refused(() => denied.RequestVoid("Instructions", Specialist("2026-06-05"), On("2026-06-02")), "until June 1, 2026");
        denied.RequestVoid("Instructions", Specialist("2026-06-05"), On("2026-06-01"));
        var review = ReviewDenied(); // 60 days end on April 3
        Refused(() => review.RequestSetAside("A criterion was met", Specialist("2026-04-10"), On("2026-04-04")), "until April 3, 2026");
        review.RequestSetAside("A criterion was met", Specialist("2026-04-10"), On("2026-04-03"));
        Assert.Equal(Day("2026-04-03"), review.SetAsideRequestedOn);
    }

    [Fact]
    public void Whoever_enters_a_paper_takes_no_part_in_the_protest()
    {
        var protest = File("2026-01-05");
        protest.AddArgument("More", null, Specialist("2026-01-06", 15), On("2026-01-06"));
        protest.ApplyForFurtherReview(Application, Filer("2026-01-06"));
        protest.ForwardForFurtherReview(HeadquartersGrounds.None, 15, [], "", Specialist("2026-01-07", 11));
        Assert.Equal(15, protest.Designee);
    }

    [Fact]
    public void An_amendment_that_came_in_before_accelerated_disposition_was_asked_is_taken()
    {
        var protest = File("2026-01-05");
        protest.RequestAcceleration(Day("2026-01-08"), Filer("2026-01-08"));
        var shirts = Objection(ProtestableDecision.Classification) with { Category = "Men's shirts" };
        Refused(() => protest.Amend([shirts], Filer("2026-01-09")), "Accelerated disposition was requested");
        Refused(() => protest.Amend([shirts], Specialist("2026-01-09"), On("2026-01-09")), "Accelerated disposition was requested");
        protest.Amend([shirts], Specialist("2026-01-09"), On("2026-01-07"));
        Assert.Equal(2, protest.Objections.Count);
    }
}
