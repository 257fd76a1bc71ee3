using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

public sealed class FurtherReviewTests
{
    static Protest Applied(ProtestFiling? filing = null)
    {
        var protest = File("2026-01-05", filing);
        protest.ApplyForFurtherReview(Application, Filer("2026-01-06"));
        return protest;
    }

    [Fact]
    public void Application_NeedsACriterionItsFactsAndBothStatements_Once()
    {
        var protest = File("2026-01-05");
        void Apply(ReviewApplication application) => protest.ApplyForFurtherReview(application, Filer("2026-01-06"));
        Refused(() => Apply(Application with { Criteria = ReviewCriteria.None }), "19 CFR 174.24");
        Refused(() => Apply(Application with { Justification = " " }), "Give the facts");
        Refused(() => Apply(Application with { NoAdministrativeDecision = false }), "no adverse administrative decision");
        Refused(() => Apply(Application with { NoCourtDecision = false }), "no final adverse court decision");
        Apply(Application);
        Refused(() => Apply(Application), "not possible while");
        protest.DenyFurtherReview(Reason("criteria-not-met"), Day("2026-01-07"), Specialist("2026-01-07"));
        Refused(() => Apply(Application), "one application");
    }

    [Fact]
    public void Application_TooLateForSomeEntries_SaysWhich_ForAllCanOnlyBeDenied()
    {
        var some = File("2026-01-05", TwoObjections());
        some.ApplyForFurtherReview(Application, Filer("2026-01-16"));
        Assert.Equal([First], some.ReviewUntimelyFor);
        some.ForwardForFurtherReview(HeadquartersGrounds.NeverRuledOn, null, [], "", Specialist("2026-01-17"));
        var all = File("2026-01-05");
        all.ApplyForFurtherReview(Application, Filer("2026-01-16"));
        Refused(() => all.ForwardForFurtherReview(HeadquartersGrounds.NeverRuledOn, null, [], "", Specialist("2026-01-17")), "too late for every entry");
    }

    [Fact]
    public void Forward_ToHeadquartersOnItsGrounds_ElseToADesigneeWhoTookNoPart()
    {
        var protest = Applied();
        protest.Take(Specialist("2026-01-07", 13));
        protest.Release(Specialist("2026-01-07", 13)); // had it once, and so took part
        protest.Take(Specialist("2026-01-07", 11));
        void Forward(HeadquartersGrounds grounds, long? designee) => protest.ForwardForFurtherReview(grounds, designee, [12], "", Supervisor("2026-01-08", 10));
        Refused(() => Forward(HeadquartersGrounds.UniformPractice, 15), "reviewed by Headquarters");
        Refused(() => Forward(HeadquartersGrounds.None, null), "or the designee");
        foreach (var tookPart in new long[] { 10, 11, 12, 13 }) Refused(() => Forward(HeadquartersGrounds.None, tookPart), "took part");
        Forward(HeadquartersGrounds.None, 15);
        Assert.Equal((ProtestLifeCycle.Forwarded, 15L), (protest.State.Code, protest.Designee!.Value));
        Refused(() => protest.Decide([Ruling.Allow(1)], Day("2026-01-09"), Specialist("2026-01-09")), "not possible while");
        Refused(() => protest.ReturnWithDirections([new(1, Disposition.Allowed)], "Allow", Headquarters("2026-02-02")), "Only the designee");
        protest.ReturnWithDirections([new(1, Disposition.Allowed)], "Allow", Specialist("2026-02-02", 15));
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void Directions_CoverEachOpenObjection_AndBindTheDecision()
    {
        var protest = Applied(TwoObjections());
        protest.ForwardForFurtherReview(HeadquartersGrounds.LackOfUniformity, null, [], "", Specialist("2026-01-08"));
        Refused(() => protest.ReturnWithDirections([new(1, Disposition.Denied)], "HQ H1", Headquarters("2026-02-02")), "each open objection");
        Refused(() => protest.ReturnWithDirections([new(1, Disposition.Denied), new(2, Disposition.Allowed)], "HQ H1", Specialist("2026-02-02")), "Headquarters reviews");
        protest.ReturnWithDirections([new(1, Disposition.Denied), new(2, Disposition.Allowed)], "HQ H1", Headquarters("2026-02-02"));
        Refused(() => protest.Decide([Ruling.Allow(1), Ruling.Allow(2)], Day("2026-02-03"), Specialist("2026-02-03")), "directs another decision on objection 1");
        protest.Decide([Ruling.Deny(1, Reason()), Ruling.Allow(2)], Day("2026-02-03"), Specialist("2026-02-03"));
        Assert.Equal(ProtestLifeCycle.ApprovedInPart, protest.State.Code);
        Assert.Contains(protest.Clocks(Law.Declared), c => c.Clock.Rule.Code == "protest-publication");
    }

    [Fact]
    public void PendingApplication_AllowInFullMakesItMoot_ADenialWaitsForItsRuling()
    {
        var protest = Applied();
        Assert.Contains(protest.Clocks(Law.Declared), c => c.Clock.Rule.Code == "further-review-ruling");
        Refused(() => protest.Decide([Ruling.Deny(1, Reason())], Day("2026-01-09"), Specialist("2026-01-09")), "rule on the application first");
        protest.Decide([Ruling.Allow(1)], Day("2026-01-09"), Specialist("2026-01-09"));
        Assert.Equal(ReviewStatus.Moot, protest.ReviewStatus);
    }

    [Fact]
    public void SetAside_Granted_VoidsTheDenial_AndFurtherReviewIsOpenAgain()
    {
        var protest = ReviewDenied();
        Refused(() => protest.GrantSetAside("Granted", Headquarters("2026-02-03")), "No set-aside request");
        protest.Decide([Ruling.Deny(1, Reason())], Day("2026-02-03"), Specialist("2026-02-03"));
        protest.RequestSetAside("A criterion was met", Filer("2026-02-04"));
        Refused(() => protest.GrantSetAside("Granted", Supervisor("2026-02-05")), "is for Headquarters");
        protest.GrantSetAside("Granted", Headquarters("2026-02-05"));
        Assert.Equal((ProtestLifeCycle.FurtherReview, ReviewStatus.Pending, null), (protest.State.Code, protest.ReviewStatus, protest.CourtRunsFrom));
        protest.ForwardForFurtherReview(HeadquartersGrounds.NeverRuledOn, null, [], "", Specialist("2026-02-06"));
        IsRebuiltFromItsEvents(protest);
        Refused(() => File("2026-01-05").RequestSetAside("Nothing", Filer("2026-01-06")), "nothing to set aside");
    }

    [Fact]
    public void SetAside_AfterASecondDenial_CanBeAskedAnew_AndTheThirtyDaysRunFromTheGrant()
    {
        var protest = ReviewDenied();
        protest.RequestSetAside("A criterion was met", Filer("2026-03-20"));
        protest.GrantSetAside("Granted", Headquarters("2026-04-01"));
        Assert.Equal(Day("2026-04-01"), protest.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == "further-review-ruling").Clock.Start.On);
        protest.DenyFurtherReview(Reason("criteria-not-met"), Day("2026-04-10"), Specialist("2026-04-10"));
        Assert.Equal(RequestStatus.None, protest.SetAside);
        Assert.Equal(Day("2026-04-10"), protest.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == "set-aside").Clock.Start.On);
        protest.RequestSetAside("It still is", Filer("2026-04-13"));
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void Directions_BindAlsoTheDecisionAfterADenialIsVoided_UntilTheReviewIsOpenAgain()
    {
        var protest = Applied();
        protest.ForwardForFurtherReview(HeadquartersGrounds.LackOfUniformity, null, [], "", Specialist("2026-01-08"));
        protest.ReturnWithDirections([new(1, Disposition.AllowedInPart)], "HQ H1", Headquarters("2026-02-02"));
        protest.Decide([Ruling.AllowInPart(1, Reason())], Day("2026-02-03"), Specialist("2026-02-03"));
        protest.VoidDenial("Not as far as H1 directs", Headquarters("2026-02-10"));
        Assert.Single(protest.Directions);
        Refused(() => protest.Decide([Ruling.Deny(1, Reason())], Day("2026-02-11"), Specialist("2026-02-11")), "directs another decision");
        protest.Decide([Ruling.AllowInPart(1, Reason())], Day("2026-02-11"), Specialist("2026-02-11"));
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void Forwarded_TheDesigneeLeft_ASupervisorNamesAnotherOrHeadquarters()
    {
        var protest = Applied();
        protest.ForwardForFurtherReview(HeadquartersGrounds.None, 15, [], "", Specialist("2026-01-08", 11));
        Refused(() => protest.ReassignFurtherReview(HeadquartersGrounds.None, 16, [], "Left", Specialist("2026-01-09", 11)), "is for a supervisor or Headquarters");
        Refused(() => protest.ReassignFurtherReview(HeadquartersGrounds.None, 15, [], "Left", Supervisor("2026-01-09", 10)), "reviews it already");
        Refused(() => protest.ReassignFurtherReview(HeadquartersGrounds.None, 11, [], "Left", Supervisor("2026-01-09", 10)), "took part");
        Refused(() => protest.ReassignFurtherReview(HeadquartersGrounds.None, 12, [12], "Left", Supervisor("2026-01-09", 10)), "took part");
        Refused(() => protest.ReassignFurtherReview(HeadquartersGrounds.None, 16, [], " ", Supervisor("2026-01-09", 10)), "Say why");
        protest.ReassignFurtherReview(HeadquartersGrounds.None, 16, [], "Left the office", Supervisor("2026-01-09", 10));
        Refused(() => protest.ReturnWithDirections([new(1, Disposition.Allowed)], "Allow", Specialist("2026-02-02", 15)), "Only the designee");
        protest.ReassignFurtherReview(HeadquartersGrounds.NeverRuledOn, null, [], "Nobody is left", Supervisor("2026-01-12", 10));
        protest.ReturnWithDirections([new(1, Disposition.Allowed)], "HQ H1", Headquarters("2026-02-02"));
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void Applying_HasAClock_AlsoWhenAcceleratedDispositionWasAsked_UntilItIsAppliedFor()
    {
        static IEnumerable<string> Codes(Protest p) => p.Clocks(Law.Declared).Select(c => c.Clock.Rule.Code);
        var protest = File("2026-01-05");
        Assert.Contains("further-review", Codes(protest));
        protest.RequestAcceleration(Day("2026-01-06"), Filer("2026-01-06"));
        Assert.Contains("further-review", Codes(protest));
        Assert.DoesNotContain("protest-amendment", Codes(protest));
        protest.ApplyForFurtherReview(Application, Filer("2026-01-07"));
        Assert.DoesNotContain("further-review", Codes(protest));
    }

    [Fact]
    public void SetAside_Denied_LeavesEverythingElse()
    {
        var protest = ReviewDenied();
        protest.RequestSetAside("A criterion was met", Filer("2026-02-04"));
        protest.DenySetAside("None was", Headquarters("2026-02-05"));
        Assert.Equal((RequestStatus.Denied, ProtestLifeCycle.Open), (protest.SetAside, protest.State.Code));
        Assert.Equal(0, protest.RecordLapses(Portal("2026-12-01")));
    }
}
