using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CsCheck;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

/// <summary>Holds, extensions, estimated starts, rolls: what happens to a clock after it was started.</summary>
public sealed class ClockTests
{
    static readonly ClockRule inDays = ClockRule.LocalTarget("first-look", "First look", "assignment", TimeLimit.Days(10));
    static readonly ClockRule inWorkingDays = ClockRule.LocalTarget("answer", "Answer", "the inquiry", TimeLimit.WorkingDays(10));

    static ClockReading Read(Clock clock) => clock.Read(BusinessCalendar.Federal);

    [Fact]
    public void Hold_OfCalendarDays_IsMadeUpDayForDay()
    {
        var clock = Clock.Begin(inDays, Day("2026-03-02"));
        Assert.Equal(Day("2026-03-12"), Read(clock).Due);

        var held = clock.Hold(Day("2026-03-05"), "Sample at the laboratory");
        Assert.Null(Read(held).Due);
        Assert.Equal("Sample at the laboratory", Read(held).HeldBy!.Reason);
        Assert.Equal(Day("2026-03-05"), Read(held).HeldBy!.From);
        Assert.Null(Read(held).DaysLeft(Day("2026-03-20")));
        Assert.False(Read(held).HasRunOut(Day("2036-03-20")));
        Assert.Equal(Outcome.Timely, Read(held).Judge(Day("2036-03-20")));

        var resumed = held.Resume(Day("2026-03-08")); // the 5th, 6th and 7th did not count
        Assert.Equal(Day("2026-03-15"), Read(resumed).Due);
        Assert.Equal(new ClockHold(Day("2026-03-05"), Day("2026-03-07"), "Sample at the laboratory"), Assert.Single(resumed.Holds));
        Assert.Equal(Day("2026-03-16"), Read(resumed.Hold(Day("2026-03-15"), "Again").Resume(Day("2026-03-16"))).Due); // even on the last day
    }

    [Fact]
    public void Hold_OfWorkingDays_MakesUpWorkingDaysAlone()
    {
        var clock = Clock.Begin(inWorkingDays, Day("2026-03-02"));
        Assert.Equal(Day("2026-03-16"), Read(clock).Due);
        Assert.Equal(Day("2026-03-16"), Read(clock.Hold(Day("2026-03-07"), "Weekend").Resume(Day("2026-03-09"))).Due);
        Assert.Equal(Day("2026-03-17"), Read(clock.Hold(Day("2026-03-06"), "From Friday").Resume(Day("2026-03-09"))).Due);
    }

    [Fact]
    public void Hold_AfterTheLastDay_StopsNothing_AndNeitherDoesOneEndedTheSameDay()
    {
        var clock = Clock.Begin(inDays, Day("2026-03-02"));
        Assert.Equal(Day("2026-03-12"), Read(clock.Hold(Day("2026-03-13"), "Late")).Due);
        Assert.Null(Read(clock.Hold(Day("2026-03-12"), "On the last day")).Due);
        Assert.Empty(clock.Hold(Day("2026-03-05"), "Mistake").Resume(Day("2026-03-05")).Holds);
        Assert.Equal(Day("2026-03-12"), Read(clock.Hold(Day("2026-03-01"), "Over before day 1").Resume(Day("2026-03-03"))).Due);
    }

    [Fact]
    public void Hold_ThatTheRuleDoesNotKnow_OrDoesNotFit_IsRefusedInWords()
    {
        Refused("cannot be held", () => Clock.Begin(ProtestClocks.File, Day("2026-03-02")).Hold(Day("2026-03-05"), "Please"));
        var held = Clock.Begin(inDays, Day("2026-03-02")).Hold(Day("2026-03-05"), "Laboratory");
        Refused("is held already", () => held.Hold(Day("2026-03-06"), "Again"));
        Refused("cannot run again before", () => held.Resume(Day("2026-03-04")));
        Refused("is not held", () => held.Resume(Day("2026-03-09")).Resume(Day("2026-03-10")));
        Refused("after the one before it", () => held.Resume(Day("2026-03-09")).Hold(Day("2026-03-08"), "Overlap"));
        Refused("Say what holds", () => Clock.Begin(inDays, Day("2026-03-02")).Hold(Day("2026-03-05"), " "));
    }

    [Fact]
    public void Extension_ByTheRule_IsCountedFromTheStart()
    {
        var clock = Clock.Begin(LiquidationClocks.Deemed, Day("2024-02-29"));
        Assert.Equal(Day("2025-02-28"), Read(clock).Due);
        Assert.Equal(Day("2028-02-29"), Read(clock.Extend("One").Extend("Two").Extend("Three")).Due); // a leap day again
        Refused("not to a day of choice", () => clock.ExtendTo(Day("2026-01-01"), "By letter"));
        Assert.Equal(Day("2026-05-31"), Read(Clock.Begin(DisclosureClocks.SupplyData, Day("2026-03-02")).Extend("Directive")).Due);
        Refused("as often as", () => Clock.Begin(DisclosureClocks.SupplyData, Day("2026-03-02")).Extend("One").Extend("Two"));
    }

    [Fact]
    public void Extension_ToADay_NeverShortens()
    {
        var clock = Clock.Begin(ValidationClocks.AnswerRequest, Day("2026-03-02"));
        Assert.Equal(Day("2026-04-01"), Read(clock).Due);
        Assert.Equal(Day("2026-05-01"), Read(clock.ExtendTo(Day("2026-05-01"), "Asked by the broker")).Due);
        Assert.Equal(Day("2026-04-01"), Read(clock.ExtendTo(Day("2026-03-15"), "By mistake")).Due);
        Refused("Say to which day", () => clock.Extend("Some time"));
        Refused("Say why", () => clock.ExtendTo(Day("2026-05-01"), ""));
        Refused("cannot be extended", () => Clock.Begin(ProtestClocks.File, Day("2026-03-02")).ExtendTo(Day("2027-01-01"), "Please"));
    }

    [Fact]
    public void EstimatedStart_SaysSo_DeemsNothingByItself_AndRestartsWhenTheRealDateComes()
    {
        var estimated = new EntryDates(null, Day("2026-01-10"), null, null, Day("2026-01-05")).Deciding;
        var clock = Clock.Begin(ProtestClocks.Accelerated, estimated);
        Assert.True(Read(clock).IsEstimated);
        Assert.Equal(DateBasis.EstimatedEntryDate, clock.Start.EstimatedBy);
        Assert.False(Read(clock).HappensByItself);

        var real = clock.Restart(new(Day("2026-01-12"), DateBasis.EntryDate));
        Assert.False(Read(real).IsEstimated);
        Assert.True(Read(real).HappensByItself);
        Assert.Equal((Day("2026-02-11"), Day("2026-02-11")), (Read(real).Due!.Value, Read(real).DeemedOn!.Value));
        Assert.Equal(estimated.On, Assert.Single(real.EarlierStarts).On);
        Refused("is not restarted", () => real.Restart(new(Day("2026-01-13"), DateBasis.EntryDate)));
    }

    [Fact]
    public void Restart_KeepsHoldsAndExtensions()
    {
        var clock = Clock.Begin(inDays, new DecidingDate(Day("2026-03-02"), DateBasis.ArrivalDate), PortCode.Parse("2704"))
            .Hold(Day("2026-03-05"), "Laboratory").Resume(Day("2026-03-08")).ExtendTo(Day("2026-03-20"), "Manager");
        var real = clock.Restart(new(Day("2026-03-04"), DateBasis.EntryDate));
        Assert.Equal(Day("2026-03-23"), Read(real).Due);
        Assert.Equal(Day("2026-03-25"), Read(real.Hold(Day("2026-03-10"), "Again").Resume(Day("2026-03-12"))).Due); // the extension outlives a hold
        Assert.Single(real.Hold(Day("2026-03-10"), "Again").EarlierStarts);
        Assert.Single(real.Hold(Day("2026-03-10"), "Again").Resume(Day("2026-03-12")).EarlierStarts);
        Assert.Single(real.ExtendTo(Day("2026-04-20"), "Manager").EarlierStarts);
        Assert.Equal((1, 1, "2704"), (real.Holds.Count, real.Extensions.Count, real.Port.ToString()));
    }

    [Fact]
    public void Suspension_EndsTheYearOfLiquidation_AndNamesTheClockThatFollows()
    {
        var clock = Clock.Begin(LiquidationClocks.Deemed, Day("2025-03-03"));
        var suspended = Read(clock.Hold(Day("2025-06-02"), "Antidumping order"));
        Assert.Equal((null, "liquidation-after-suspension", "Antidumping order"), (suspended.Due, suspended.YieldedTo, suspended.HeldBy!.Reason));
        var lifted = Read(clock.Hold(Day("2025-06-02"), "Antidumping order").Resume(Day("2025-08-01")));
        Assert.Equal((null, "liquidation-after-suspension", null), (lifted.Due, lifted.YieldedTo, lifted.HeldBy));
        Assert.Equal(Day("2026-03-03"), Read(clock.Hold(Day("2026-03-04"), "A day too late")).Due);
        Assert.Equal(Day("2026-03-03"), Read(clock.Hold(Day("2025-02-03"), "Over on the day of entry").Resume(Day("2025-03-04"))).Due);
        Assert.Null(Read(clock.Hold(Day("2025-02-03"), "Over the day after").Resume(Day("2025-03-05"))).Due);
    }

    [Fact]
    public void Roll_SaysWhyEachDayWasClosed_AndHeedsThePort()
    {
        var boston = PortCode.Parse("0401");
        var calendar = new BusinessCalendar([new(Day("2022-01-03"), boston, "Snow day", "CSMS 00")]);
        var reading = Clock.Begin(ProtestClocks.File, Day("2021-07-04"), boston).Read(calendar);
        Assert.Equal(["New Year's Day (observed)", "Saturday", "Sunday", "Snow day"], reading.RolledOver);
        Assert.Equal((Day("2022-01-04"), Day("2021-12-31"), true), (reading.Due!.Value, reading.RolledFrom!.Value, reading.IsRolled));
        Assert.Equal(Day("2022-01-03"), Clock.Begin(ProtestClocks.File, Day("2021-07-04")).Read(calendar).Due);
        Assert.Equal(Day("2022-01-04"), Clock.Begin(EntryClocks.ReturnRejected, Day("2021-12-29"), boston).Read(calendar).Due);
    }

    [Fact]
    public void DaysLeft_CountsToTheLastTimelyDay()
    {
        var exclusion = Read(Clock.Begin(ProtestClocks.Exclusion, Day("2026-03-02")));
        Assert.Equal((1, 0, -1), (exclusion.DaysLeft(Day("2026-03-30"))!.Value, exclusion.DaysLeft(Day("2026-03-31"))!.Value, exclusion.DaysLeft(Day("2026-04-01"))!.Value));
        Assert.Equal((Day("2026-04-01"), Day("2026-04-01")), (exclusion.DeemedOn!.Value, exclusion.RunsOutOn!.Value));
    }

    static readonly Gen<DateOnly> days = Gen.Int[0, 12_000].Select(n => new DateOnly(1999, 1, 1).AddDays(n));
    static readonly Gen<ClockRule> forward = Pick.From([.. ClockRules.All.Where(r => r.Limit is { Length: > 0 }), inDays, inWorkingDays]);

    [Fact]
    public void Due_IsNeverBeforeTheStart_NorBeforeTheCountedDay_AndALaterStartIsNeverDueEarlier() =>
        Gen.Select(forward, days, Gen.Int[0, 40]).Sample((rule, start, later) =>
        {
            var reading = Read(Clock.Begin(rule, start));
            Assert.True(reading.Due > start);
            Assert.True(reading.RolledFrom is null || reading.RolledFrom < reading.Due);
            Assert.True(rule.Roll == RollRule.Stays || BusinessCalendar.Federal.IsWorkingDay(reading.Due!.Value));
            Assert.True(rule.Roll == RollRule.NextOpenDay || !reading.IsRolled);
            Assert.True(Read(Clock.Begin(rule, start.AddDays(later))).Due >= reading.Due);
        });

    [Fact]
    public void Hold_NeverMakesDueEarlier_AndMovesCalendarDaysByItsLength() =>
        Gen.Select(Gen.Bool, days, Gen.Int[1, 10], Gen.Int[1, 60]).Sample((isWorking, start, after, length) =>
        {
            var clock = Clock.Begin(isWorking ? inWorkingDays : inDays, start);
            var before = Read(clock).Due!.Value;
            var from = start.AddDays(after);
            var held = clock.Hold(from, "Hold").Resume(from.AddDays(length));
            var due = Read(held).Due!.Value;
            Assert.True(due >= before);
            if (!isWorking) Assert.Equal(before.AddDays(length), due);
            // However often it was held, exactly as many counted days lie between start and end as the rule says.
            var again = held.Hold(due, "Once more").Resume(due.AddDays(length));
            Assert.Equal(10, CountedDays(again, isWorking));
            Assert.Equal(10, CountedDays(held, isWorking));
        });

    static int CountedDays(Clock clock, bool isWorking)
    {
        var count = 0;
        for (var day = clock.Start.On.AddDays(1); day <= Read(clock).Due; day = day.AddDays(1))
            if (!clock.Holds.Any(h => h.Covers(day)) && (!isWorking || BusinessCalendar.Federal.IsWorkingDay(day))) count++;
        return count;
    }

    static void Refused(string words, Func<object> act) =>
        Assert.Contains(words, Assert.Throws<InvalidOperationException>(() => { act(); }).Message, StringComparison.Ordinal);
}
