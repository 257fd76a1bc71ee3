using CeePortal.Domain.Protests;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

public sealed class LeadProtestTests
{
    static (Protest Lead, Protest[] Followers) Group(string day = "2026-01-06")
    {
        var lead = File("2026-01-05");
        Protest[] followers = [File("2026-01-05", sequence: 100_002), File("2026-01-05", TwoObjections(), 100_003), File("2026-01-05", sequence: 100_004)];
        foreach (var follower in followers) LeadProtest.Suspend(lead, follower, null, Specialist(day));
        return (lead, followers);
    }

    [Fact]
    public void Lead_WithThreeFollowers_IsDecidedOnce()
    {
        var (lead, followers) = Group();
        Assert.Equal(followers.Select(f => f.Number), lead.Followers);
        Assert.All(followers, f => Assert.Equal(ProtestLifeCycle.Suspended, f.State.Code));
        Refused(() => followers[0].Decide([Ruling.Allow(1)], Day("2026-02-02"), Specialist("2026-02-02")), "Suspended behind a lead");
        Refused(() => LeadProtest.Settle(lead, followers, Day("2026-02-02"), Specialist("2026-02-02")), "not decided yet");
        lead.Decide([Ruling.Deny(1, Reason())], Day("2026-02-02"), Specialist("2026-02-02"));
        Assert.Equal(3, LeadProtest.Settle(lead, followers, Day("2026-02-03"), Specialist("2026-02-02")));
        Assert.Equal(0, LeadProtest.Settle(lead, followers, Day("2026-02-03"), Specialist("2026-02-03")));
        Assert.All(followers, f => Assert.Equal((ProtestLifeCycle.Denied, Day("2026-02-03"), lead.Number), (f.State.Code, f.CourtRunsFrom!.Value, f.Lead)));
        Assert.All(followers[1].Objections, o => Assert.Equal(Reason(), o.Ruling!.Reason));
        foreach (var protest in followers.Prepend(lead)) IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void Suspend_ChainsAndCircles_AreRefused_AndNothingIsHalfDone()
    {
        var (lead, followers) = Group();
        var other = File("2026-01-05", sequence: 100_009);
        Refused(() => LeadProtest.Suspend(followers[0], other, null, Specialist("2026-01-07")), "cannot lead");
        Assert.Equal(ProtestLifeCycle.Open, other.State.Code);
        Refused(() => LeadProtest.Suspend(other, lead, null, Specialist("2026-01-07")), "cannot wait for another");
        Assert.Empty(other.Followers);
        Refused(() => LeadProtest.Suspend(lead, lead, null, Specialist("2026-01-07")), "wait for itself");
        var two = File("2026-01-05", TwoObjections(), 100_010);
        Refused(() => LeadProtest.Suspend(two, other, null, Specialist("2026-01-07")), "several objections");
        Refused(() => LeadProtest.Suspend(two, other, new Dictionary<int, int> { [1] = 3 }, Specialist("2026-01-07")), "decides objection 1");
        LeadProtest.Suspend(two, other, new Dictionary<int, int> { [1] = 2 }, Specialist("2026-01-07"));
        two.Decide([Ruling.Deny(1, Reason()), Ruling.Allow(2)], Day("2026-02-02"), Specialist("2026-02-02"));
        LeadProtest.Settle(two, [other], Day("2026-02-02"), Specialist("2026-02-02"));
        Assert.Equal(ProtestLifeCycle.Approved, other.State.Code);
    }

    [Fact]
    public void LeadWithdrawn_FollowersAreOpenAgain_AndAReleasedOneGoesOnByItself()
    {
        var (lead, followers) = Group();
        LeadProtest.Release(lead, followers[0], "Other goods after all", Specialist("2026-01-08"));
        Assert.DoesNotContain(followers[0].Number, lead.Followers);
        Refused(() => LeadProtest.Release(lead, followers[0], "Again", Specialist("2026-01-08")), "not possible while");
        lead.Withdraw("", Filer("2026-01-09"));
        Assert.Equal(0, LeadProtest.Settle(lead, followers, Day("2026-01-10"), Specialist("2026-01-10")));
        Assert.All(followers, f => Assert.Equal((ProtestLifeCycle.Open, true), (f.State.Code, f.Lead.IsNone)));
    }

    [Fact]
    public void LateFollower_IsNotAllowedWithItsLead_ButDeniedWithIt()
    {
        static (Protest Lead, Protest Late) Two()
        {
            var lead = File("2026-01-05");
            var late = File("2026-01-05", TwoObjections() with { Entries = [Entry(First, "2025-01-17"), Entry(Second, "2025-07-25")] }, 100_002);
            LeadProtest.Suspend(lead, late, null, Specialist("2026-01-06"));
            return (lead, late);
        }
        var (lead, late) = Two();
        Assert.Equal([First], late.LateEntries);
        lead.Decide([Ruling.Allow(1)], Day("2026-02-02"), Specialist("2026-02-02"));
        Assert.Equal(0, LeadProtest.Settle(lead, [late], Day("2026-02-02"), Specialist("2026-02-02")));
        Assert.Equal(ProtestLifeCycle.Open, late.State.Code);
        Assert.Contains($"came too late for entry {First} (19 U.S.C. 1514(c)(3)). Decide it apart.", ((LeftLead)late.Pending[^1].Fact).Reason, StringComparison.Ordinal);
        (lead, late) = Two();
        lead.Decide([Ruling.Deny(1, Reason())], Day("2026-02-02"), Specialist("2026-02-02"));
        Assert.Equal(1, LeadProtest.Settle(lead, [late], Day("2026-02-02"), Specialist("2026-02-02")));
        Assert.Equal(ProtestLifeCycle.Denied, late.State.Code);
    }

    [Fact]
    public void AcceleratedFollower_IsDeemedDeniedByItsOwnClock_OneWithANewObjectionIsReleased()
    {
        var (lead, followers) = Group();
        followers[0].RequestAcceleration(Day("2026-01-06"), Filer("2026-01-06"));
        followers[2].Amend([Objection(ProtestableDecision.AppraisedValue)], Filer("2026-01-07"));
        lead.Decide([Ruling.Allow(1)], Day("2026-03-02"), Specialist("2026-03-02"));
        Assert.Equal(1, LeadProtest.Settle(lead, followers, Day("2026-03-02"), Specialist("2026-03-02")));
        Assert.Equal([ProtestLifeCycle.DeemedDenied, ProtestLifeCycle.Approved, ProtestLifeCycle.Open], followers.Select(f => f.State.Code));
        Assert.Equal(Day("2026-02-05"), followers[0].DeniedOn);
    }
}
