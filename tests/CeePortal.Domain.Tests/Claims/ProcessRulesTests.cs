using CeePortal.Domain.Claims;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Claims.Samples;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Claims;

/// <summary>Rules of the processes of CBP that concern claims, each by its number.</summary>
public sealed class ProcessRulesTests
{
    [Fact]
    public void Rule14_A1520dClaim_Suspends_WhileAProtestOnTheSameGoodsIsOpen()
    {
        var claim = File();
        Assert.True(claim.FollowProtests([Protest()], Portal("2026-03-03")));
        Assert.Equal((ClaimLifeCycle.Suspended, WorkPhase.Pending), (claim.State.Code, claim.State.Phase));
        Assert.Equal(Protest(), claim.WaitsFor);
        Assert.False(claim.FollowProtests([Protest()], Portal("2026-03-04"))); // told again: nothing new
        Refused(() => claim.Decide([Allow(1)], "They qualify.", Day("2026-03-05"), Specialist("2026-03-05")), "not possible while");

        Assert.True(claim.FollowProtests([Protest(100_002), Protest()], Portal("2026-03-06"))); // another one is filed
        Assert.Equal([Protest(), Protest(100_002)], claim.Behind);
        Assert.True(claim.FollowProtests([Protest(100_002)], Portal("2026-03-07"))); // the first has ended
        Assert.Equal(ClaimLifeCycle.Suspended, claim.State.Code);
        Assert.True(claim.FollowProtests([], Portal("2026-03-08")));
        Assert.Equal(ClaimLifeCycle.Open, claim.State.Code);
        Assert.True(claim.WaitsFor.IsNone);
        claim.Decide([Allow(1)], "They qualify.", Day("2026-03-09"), Specialist("2026-03-09"));
        Assert.False(claim.FollowProtests([Protest()], Portal("2026-03-10"))); // decided: nothing waits any more
        IsRebuiltFromItsEvents(claim);
    }

    [Theory]
    [InlineData(ProtestLifeCycle.Open, true)]
    [InlineData(ProtestLifeCycle.FurtherReview, true)]
    [InlineData(ProtestLifeCycle.Suspended, true)]
    [InlineData(ProtestLifeCycle.InLitigation, true)]
    [InlineData(ProtestLifeCycle.Approved, false)]
    [InlineData(ProtestLifeCycle.Denied, false)]
    [InlineData(ProtestLifeCycle.Withdrawn, false)]
    [InlineData(ProtestLifeCycle.CourtEnded, false)]
    public void Rule14_AProtestHolds_WhileItIsOpenOrInCourt(string state, bool holds) => Assert.Equal(holds, PostImportationClaim.IsHeldBy(ProtestLifeCycle.Cycle.State(state)));
}
