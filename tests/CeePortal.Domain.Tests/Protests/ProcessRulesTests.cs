using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>The rules of the post-release processes as far as they are about protests, by their numbers there.</summary>
public sealed class ProcessRulesTests
{
    [Fact]
    public void Rule1_Protest_FiledOnTheLiquidationDayOrBefore_IsRefused_LateIsFlagged()
    {
        foreach (var day in new[] { "2025-07-17", "2025-07-18" })
            Refused(() => File(day), "it may be protested after that day, not on it or before");
        Assert.Equal(Outcome.Timely, File("2025-07-19").Timeliness[0].Outcome);
        var last = File("2026-01-14").Timeliness[0];
        Assert.Equal((Outcome.Timely, Day("2026-01-14"), false), (last.Outcome, last.Due!.Value, last.IsEstimated));
        Assert.Equal(Outcome.Untimely, File("2026-01-15").Timeliness[0].Outcome);
        Assert.Equal(Day("2026-01-20"), File("2026-01-20", Filing("2025-07-21")).Timeliness[0].Due); // over a weekend and a holiday
        Refused(() => File("2026-01-20", Filing() with { Entries = [Entry(First, null)] }), "nothing to protest yet");
    }

    [Fact]
    public void Rule1_Protest_EntryBefore2004_Has90Days_AndASurety180FromTheDemand()
    {
        var old = Filing("2004-10-01") with { Entries = [Entry(First, "2004-10-01", entryDate: "2004-12-17")] };
        Assert.Equal(Day("2004-12-30"), File("2004-12-20", old).Timeliness[0].Due);
        var surety = Filing("2025-01-03") with
        {
            Protestant = new(ProtestantKind.Surety, 5),
            SuretyDeclaresNoCollusion = true,
            Entries = [Entry(First, "2025-01-03") with { DemandMailedOn = Day("2025-12-01") }],
        };
        Assert.Equal((Outcome.Timely, Day("2026-06-01")), (File("2026-01-05", surety).Timeliness[0].Outcome, File("2026-01-05", surety).Timeliness[0].Due!.Value)); // day 180 is a Saturday
    }

    [Fact]
    public void Rule2_Amendment_UntilTheWindowEnds_AndNotAfterAcceleration_ArgumentsUntilTheDecision()
    {
        ObjectionFiling[] value = [Objection(ProtestableDecision.AppraisedValue)];
        var protest = File("2026-01-05");
        protest.Amend(value, Filer("2026-01-14"));
        Assert.Equal([1, 2], protest.Objections.Select(o => o.Number));
        Refused(() => protest.Amend([Objection(ProtestableDecision.ChargeOrExaction)], Filer("2026-01-15")), "ended on January 14, 2026");
        protest.AddArgument("See the laboratory report.", null, Filer("2026-01-15"));

        var accelerated = File("2026-01-05");
        accelerated.RequestAcceleration(Day("2026-01-06"), Filer("2026-01-06"));
        Refused(() => accelerated.Amend(value, Filer("2026-01-07")), "Accelerated disposition was requested");
        accelerated.AddArgument("Still.", null, Filer("2026-01-07"));
        accelerated.WithdrawAcceleration(Filer("2026-01-08"));
        accelerated.Amend(value, Filer("2026-01-08"));
        accelerated.Decide([Ruling.Allow(1), Ruling.Allow(2)], Day("2026-01-09"), Specialist("2026-01-09"));
        Refused(() => accelerated.AddArgument("Too late.", null, Filer("2026-01-10")), "while this is \"Approved\"");
    }

    [Fact]
    public void Rule3_AcceleratedRequest_DeemedDeniedOnDay30_ExactlyOnce_DatedToTheLegalDay_CourtFromThatDay()
    {
        var protest = File("2026-01-02");
        protest.RequestAcceleration(Day("2026-01-02"), Filer("2026-01-02"));
        Assert.Equal(0, protest.RecordLapses(Portal("2026-02-01")));
        Refused(() => protest.Decide([Ruling.Allow(1)], Day("2026-02-02"), Specialist("2026-02-02")), "deemed denied by law on February 1, 2026");
        Assert.Equal(1, protest.RecordLapses(Portal("2026-02-08"))); // the job was down for a week
        Assert.Equal(0, protest.RecordLapses(Portal("2026-02-09")));
        Assert.Equal((ProtestLifeCycle.DeemedDenied, Day("2026-02-01"), Day("2026-02-01")), (protest.State.Code, protest.DeniedOn!.Value, protest.Pending[^1].On));
        Assert.Single(protest.Pending, e => e.Type == "deemed-denied");
        var court = protest.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == "cit").Clock;
        Assert.Equal(Day("2026-07-31"), Law.Declared.Read(court).Due);
    }

    [Fact]
    public void Rule3_ADecisionOnDay30_StopsAcceleratedDisposition()
    {
        var protest = File("2026-01-02");
        protest.RequestAcceleration(Day("2026-01-02"), Filer("2026-01-02"));
        protest.Decide([Ruling.Deny(1, Reason())], Day("2026-02-02"), Specialist("2026-02-01"));
        Assert.Equal(0, protest.RecordLapses(Portal("2026-03-02")));
        Assert.Equal((ProtestLifeCycle.Denied, Day("2026-02-01"), Day("2026-02-02")), (protest.State.Code, protest.DeniedOn!.Value, protest.CourtRunsFrom!.Value));
    }

    [Fact]
    public void Rule3_ExclusionProtest_IsDecidedBeforeDay30_ElseDeemedDeniedOnIt()
    {
        var inTime = File("2026-01-02", Exclusion());
        inTime.Decide([Ruling.Deny(1, Reason())], Day("2026-01-31"), Specialist("2026-01-31"));
        var late = File("2026-01-02", Exclusion());
        Refused(() => late.Decide([Ruling.Allow(1)], Day("2026-02-01"), Specialist("2026-02-01")), "19 CFR 174.21(b)");
        Assert.Equal(1, late.RecordLapses(Portal("2026-02-01")));
        Assert.Equal(Day("2026-02-01"), late.CourtRunsFrom);
        var silent = File("2026-01-02", Exclusion() with { SaysExclusion = false }); // not said on its face
        Assert.Equal(0, silent.RecordLapses(Portal("2027-01-02")));
        Refused(() => File("2026-01-02", Filing("2025-12-01") with { SaysExclusion = true }), "no objection is to one");
    }

    [Fact]
    public void Rule4_TwoYearsPass_OverdueFlag_StateUnchanged()
    {
        var protest = File("2026-01-05");
        Assert.False(protest.IsOverdue(Day("2028-01-05"), Law.Declared));
        Assert.True(protest.IsOverdue(Day("2028-01-06"), Law.Declared));
        Assert.Equal(0, protest.RecordLapses(Portal("2030-01-06")));
        Assert.Equal(ProtestLifeCycle.Open, protest.State.Code);
        protest.Decide([Ruling.Allow(1)], Day("2030-01-07"), Specialist("2030-01-07"));
        Assert.False(protest.IsOverdue(Day("2030-01-08"), Law.Declared));
    }

    [Fact]
    public void Rule5_ReviewDenial_SetAsideFor60Days_60MoreThenDenied_CourtStillFromTheOriginalDenial()
    {
        var late = ReviewDenied("2026-03-02");
        Refused(() => late.RequestSetAside("Wrong", Filer("2026-05-02")), "until May 1, 2026");

        var protest = ReviewDenied("2026-03-02");
        protest.Decide([Ruling.Deny(1, Reason())], Day("2026-03-02"), Specialist("2026-03-02"));
        protest.RequestSetAside("Wrong", Filer("2026-05-01"));
        Assert.Equal(0, protest.RecordLapses(Portal("2026-06-30")));
        Refused(() => protest.GrantSetAside("Late", Headquarters("2026-07-01")), "deemed denied by law on June 30, 2026");
        Assert.Equal(1, protest.RecordLapses(Portal("2026-07-09")));
        Assert.Equal((RequestStatus.DeemedDenied, Day("2026-06-30"), ProtestLifeCycle.Denied), (protest.SetAside, protest.Pending[^1].On, protest.State.Code));
        Assert.Equal(Day("2026-03-02"), protest.CourtRunsFrom);
        Assert.Equal(Day("2026-08-31"), Law.Declared.Read(protest.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == "cit").Clock).Due);
        Refused(() => protest.RequestSetAside("Again", Filer("2026-07-09")), "requested already");
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void Rule6_VoidRequest_AcceptedOnDay90_RefusedOnDay91_VoidedDenialReopensTheProtest()
    {
        var day90 = "2026-06-01"; // of a denial on 2026-03-03: a Monday, so nothing rolls
        Refused(() => Denied().RequestVoid("Instructions of 2025", Filer("2026-06-02")), "until June 1, 2026");
        var protest = Denied();
        protest.RequestVoid("Instructions of 2025", Filer(day90));
        protest.VoidDenial("Instructions of 2025", Supervisor("2026-06-20"));
        Assert.Equal((ProtestLifeCycle.Reopened, null, null), (protest.State.Code, protest.DeniedOn, protest.CourtRunsFrom));
        Assert.True(protest.Objections[0].IsOpen);
        Assert.DoesNotContain(protest.Clocks(Law.Declared), c => c.Clock.Rule.Code is "cit" or "void");
        protest.Decide([Ruling.Deny(1, Reason())], Day("2026-07-01"), Specialist("2026-07-01"));
        Assert.Equal(Day("2026-07-01"), protest.CourtRunsFrom);
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void Rule10_DeemedLiquidationNotConfirmed_ProtestSaysItHangsOnAnEstimate_AndIsJudgedAnewWhenCbpsDateArrives()
    {
        var entry = Entry(First, null) with { Decided = new ClockStart(Day("2025-07-18"), DateBasis.EstimatedEntryDate) };
        var protest = File("2026-01-14", Filing() with { Entries = [entry] });
        Assert.True(protest.Timeliness[0].IsEstimated);
        Assert.Contains("estimated date", protest.Timeliness[0].Sentence, StringComparison.Ordinal);
        protest.TakeDates(First, null, new ClockStart(Day("2025-07-01")), Portal("2026-01-15"));
        Assert.Equal((Outcome.Untimely, Day("2025-12-29"), false), (protest.Timeliness[0].Outcome, protest.Timeliness[0].Due!.Value, protest.Timeliness[0].IsEstimated));
        Refused(() => protest.TakeDates(First, null, new ClockStart(Day("2025-07-02")), Portal("2026-01-16")), "is known and is not replaced");
        IsRebuiltFromItsEvents(protest);
    }
}
