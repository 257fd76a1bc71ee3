using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

/// <summary>The rules of the post-release processes that are pure clocks, by their numbers there.</summary>
public sealed class ProcessRulesTests
{
    static ClockReading Read(ClockRule rule, string start) => Clock.Begin(rule, Day(start)).Read(BusinessCalendar.Federal);

    [Fact]
    public void Rule1_Protest_IsDueOnDay180_RolledOverWeekendAndHoliday_AndRefusedOnTheLiquidationDayOrBefore()
    {
        Assert.Equal(Day("2026-01-28"), Read(ProtestClocks.File, "2025-08-01").Due);
        Assert.Equal(Day("2026-01-20"), Read(ProtestClocks.File, "2025-07-21").Due); // Saturday 17, Sunday, Martin Luther King day
        var window = Read(ProtestClocks.File, "2025-07-18");
        Assert.Equal(Outcome.Premature, window.Judge(Day("2025-07-17")));
        Assert.Equal(Outcome.Premature, window.Judge(Day("2025-07-18")));
        Assert.Equal(Outcome.Timely, window.Judge(Day("2025-07-19")));
        Assert.Equal(Outcome.Timely, window.Judge(Day("2026-01-14")));
        Assert.Equal(Outcome.Untimely, window.Judge(Day("2026-01-15")));
    }

    [Fact]
    public void Rule2_Amendment_IsRefusedAfterTheDueDate_AnAddedArgumentIsNot()
    {
        Assert.Equal(Outcome.Timely, Read(ProtestClocks.Amend, "2025-07-18").Judge(Day("2026-01-14")));
        Assert.Equal(Outcome.Untimely, Read(ProtestClocks.Amend, "2025-07-18").Judge(Day("2026-01-15")));
        Assert.Equal(Outcome.Timely, Read(ProtestClocks.Argue, "2025-07-18").Judge(Day("2035-01-15")));
        Assert.Null(Read(ProtestClocks.Argue, "2025-07-18").Due);
    }

    [Fact]
    public void Rule3_AcceleratedRequest_DeemedDeniedOnDay30_ADecisionThatDayStopsIt_CourtRunsFromThatDay()
    {
        var request = Read(ProtestClocks.Accelerated, "2026-01-02");
        Assert.Equal(Day("2026-02-01"), request.DeemedOn); // a Sunday: CBP's own clock stays
        Assert.Equal(Outcome.Timely, request.Judge(Day("2026-02-01")));
        Assert.Equal(Outcome.Untimely, request.Judge(Day("2026-02-02")));
        Assert.True(request.HappensByItself);
        Assert.False(request.HasRunOut(Day("2026-02-01")));
        Assert.True(request.HasRunOut(Day("2026-02-10"))); // also when the job was down, dated to the legal day all the same
        Assert.Equal(Day("2026-07-31"), Clock.Begin(ProtestClocks.GoToCourt, request.DeemedOn!.Value).Read(BusinessCalendar.Federal).Due);
    }

    [Fact]
    public void Rule3_ExclusionProtest_IsDecidedBeforeDay30_AndDeemedDeniedOnIt()
    {
        var exclusion = Read(ProtestClocks.Exclusion, "2026-01-02");
        Assert.Equal((Day("2026-02-01"), Day("2026-01-31")), (exclusion.DeemedOn!.Value, exclusion.LastTimelyDay!.Value));
        Assert.Equal(Outcome.Untimely, exclusion.Judge(Day("2026-02-01")));
        Assert.True(exclusion.HasRunOut(Day("2026-02-01")));
    }

    [Fact]
    public void Rule4_TwoYearsPass_IsATarget_NothingIsDeemedAndNothingHappensByItself()
    {
        var decision = Read(ProtestClocks.Decide, "2024-03-01");
        Assert.Equal(Day("2026-03-01"), decision.Due);
        Assert.True(decision.HasRunOut(Day("2026-03-02")));
        Assert.Null(decision.DeemedOn);
        Assert.False(decision.HappensByItself);
    }

    [Fact]
    public void Rule5_SetAside_60DaysToAsk_60MoreUntilDenied_CourtStillFromTheOriginalDenial()
    {
        var denial = "2026-03-02";
        var request = Read(ProtestClocks.RequestSetAside, denial);
        Assert.Equal(Day("2026-05-01"), request.Due);
        Assert.Equal(Outcome.Untimely, request.Judge(Day("2026-05-02")));
        var answer = Read(ProtestClocks.AnswerSetAside, "2026-05-01");
        Assert.Equal((Day("2026-06-30"), true), (answer.DeemedOn!.Value, answer.HappensByItself));
        Assert.Equal(Day("2026-08-31"), Read(ProtestClocks.GoToCourt, denial).Due); // Saturday 29
    }

    [Fact]
    public void Rule6_VoidRequest_IsAcceptedOnDay90_AndRefusedOnDay91()
    {
        var request = Read(ProtestClocks.RequestVoid, "2026-03-02");
        Assert.Equal(Day("2026-06-01"), request.Due); // day 90 is Sunday, May 31
        var weekday = Read(ProtestClocks.RequestVoid, "2026-03-03");
        Assert.Equal(Outcome.Timely, weekday.Judge(Day("2026-03-03").AddDays(90)));
        Assert.Equal(Outcome.Untimely, weekday.Judge(Day("2026-03-03").AddDays(91)));
    }

    [Fact]
    public void Rule10_EntryOneYearOld_IsDeemedLiquidatedUntilConfirmed_AFourthExtensionIsImpossible_SixMonthsAfterSuspension()
    {
        var clock = Clock.Begin(LiquidationClocks.Deemed, Day("2024-05-18"));
        var reading = clock.Read(BusinessCalendar.Federal);
        Assert.Equal(Day("2025-05-18"), reading.DeemedOn); // a Sunday stays
        Assert.False(reading.HappensByItself); // flagged, not recorded, until confirmed
        Assert.Contains("the importer asserted", reading.Clock.Rule.Consequence, StringComparison.Ordinal);

        foreach (var year in new[] { 2026, 2027, 2028 })
        {
            clock = clock.Extend("Information is missing");
            Assert.Equal(new DateOnly(year, 5, 18), clock.Read(BusinessCalendar.Federal).Due);
        }
        Assert.Contains("extended 3 times, which is as often as", Assert.Throws<InvalidOperationException>(() => clock.Extend("A fourth")).Message, StringComparison.Ordinal);

        Assert.Equal(Day("2025-12-14"), Read(LiquidationClocks.AfterSuspension, "2025-06-14").DeemedOn);
        Assert.Null(LiquidationClocks.DeemedFor(EntryType.Parse("23")));
        Assert.Equal("the final withdrawal from warehouse", LiquidationClocks.DeemedFor(EntryType.Parse("21"))!.StartsWith);
        Assert.Equal("the final withdrawal from warehouse", LiquidationClocks.DeemedFor(EntryType.Parse("22"))!.StartsWith);
        Assert.Same(LiquidationClocks.DeemedReconciliation, LiquidationClocks.DeemedFor(EntryType.Parse("09")));
        Assert.Same(LiquidationClocks.Deemed, LiquidationClocks.DeemedFor(EntryType.Consumption));
        Assert.Same(LiquidationClocks.Deemed, LiquidationClocks.DeemedFor(default));
    }

    [Fact]
    public void Rule11_Reliquidation_IsPossibleOnDay90_AndRefusedOnDay91()
    {
        var power = Read(LiquidationClocks.Reliquidate, "2026-02-02");
        Assert.Equal(Outcome.Timely, power.Judge(Day("2026-02-02").AddDays(90))); // a Sunday: it neither rolls nor shortens
        Assert.Equal(Outcome.Untimely, power.Judge(Day("2026-02-02").AddDays(91)));
    }

    [Fact]
    public void Rule15_Summary_TenWorkingDays_Statement_FifteenthWorkingDay()
    {
        Assert.Equal(Day("2026-07-17"), Read(EntryClocks.FileSummary, "2026-07-02").Due); // over the third of July
        Assert.Equal(Day("2025-01-23"), Read(EntryClocks.PayMonthlyStatement, "2024-12-31").Due);
        Assert.Equal(Day("2025-11-24"), Read(EntryClocks.PayMonthlyStatement, "2025-10-01").Due);
    }
}
