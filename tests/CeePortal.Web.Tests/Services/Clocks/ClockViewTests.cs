using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Web.Services.Clocks;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Tests.Services.Clocks;

public sealed class ClockViewTests
{
    static readonly DateOnly start = new(2026, 1, 6); // day 180 is July 5, a Sunday after Saturday, July 4

    static ClockView View(Clock clock, DateOnly today) => new("", clock.Read(BusinessCalendar.Federal), today);

    [Fact]
    public void A_deadline_says_what_until_when_since_when_and_by_which_text()
    {
        var view = View(Clock.Begin(ProtestClocks.File, start), new(2026, 6, 1));
        Assert.Equal((new DateOnly(2026, 7, 6), "35 days left", StateKind.Info), (view.Due!.Value, view.State, view.Kind));
        Assert.Equal("Moved from July 5, 2026, closed: Sunday.", view.Rolled);
        Assert.Equal(("180 calendar days after the liquidation or decision protested.", "19 U.S.C. 1514(c)(3)", start), (view.Sentence, view.Citation, view.Since));
        Assert.False(view.IsLocal || view.IsUnsure || view.IsEstimated);
    }

    [Theory]
    [InlineData("2026-06-29", "7 days left", StateKind.Warning)]
    [InlineData("2026-07-06", "due today", StateKind.Warning)]
    [InlineData("2026-07-07", "ended yesterday", StateKind.Quiet)]
    [InlineData("2026-07-16", "ended 10 days ago", StateKind.Quiet)]
    public void A_window_of_the_trade_nears_and_then_has_ended(string today, string state, StateKind kind)
    {
        var view = View(Clock.Begin(ProtestClocks.File, start), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((state, kind), (view.State, view.Kind));
    }

    [Fact]
    public void A_target_that_CBP_missed_is_overdue_and_a_deemed_effect_is_dated()
    {
        var decide = View(Clock.Begin(ProtestClocks.Decide, new DateOnly(2024, 6, 3)), new(2026, 6, 6));
        Assert.Equal(("3 days overdue", StateKind.Bad), (decide.State, decide.Kind));
        var accelerated = View(Clock.Begin(ProtestClocks.Accelerated, new DateOnly(2026, 1, 2)), new(2026, 2, 9));
        Assert.Equal(("deemed on Feb 1, 2026", StateKind.Bad), (accelerated.State, accelerated.Kind));
        var year = View(Clock.Begin(LiquidationClocks.Deemed, new DateOnly(2025, 1, 2)), new(2026, 1, 12));
        Assert.Equal("ran out 10 days ago; not confirmed", year.State);
    }

    [Fact]
    public void What_hangs_on_an_estimate_says_so_until_CBPs_date_has_come()
    {
        var clock = Clock.Begin(EntryClocks.FileSummary, new DecidingDate(new(2026, 6, 25), DateBasis.EstimatedEntryDate));
        Assert.Equal("Estimated: runs from the filer's estimated entry date, and is counted anew when CBP's own entry date is known.", View(clock, new(2026, 6, 26)).Estimate);
        var known = View(clock.Restart(new(new(2026, 6, 29), DateBasis.EntryDate)), new(2026, 6, 30));
        Assert.Null(known.Estimate);
        Assert.True(known.TimeLine.IsEventful);
        Assert.Equal(["Started on an estimate", "Started anew from CBP's date", "Due"], known.TimeLine.Points.Select(p => p.What));
    }

    [Fact]
    public void A_target_of_the_office_is_shown_as_local_and_its_time_line_has_the_hold()
    {
        var target = Clock.Begin(ProtestClocks.Decide.TargetWithin(90, "Center directive"), new DateOnly(2026, 2, 2)).Hold(new(2026, 3, 2), "A sample is at the laboratory");
        var held = View(target, new(2026, 3, 9));
        Assert.Equal(("held", "Held since March 2, 2026: A sample is at the laboratory", null), (held.State, held.Held, held.Due));
        Assert.True(held.IsLocal && !held.IsUnsure);
        Assert.Equal("Set by the office: Center directive", held.Changed);

        var again = View(target.Resume(new(2026, 4, 1)), new(2026, 6, 10));
        Assert.Equal(new DateOnly(2026, 6, 2), again.Due); // 30 days made up
        Assert.Equal([(new DateOnly(2026, 2, 2), "Started"), (new DateOnly(2026, 3, 2), "Held"), (new DateOnly(2026, 4, 1), "Runs again"), (new DateOnly(2026, 6, 2), "Last day in time"), (new DateOnly(2026, 6, 3), "Ran out")],
            again.TimeLine.Points.Select(p => (p.On!.Value, p.What)));
        Assert.StartsWith("30 days held", again.TimeLine.Points[2].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_due_comes_first_and_what_has_passed_last()
    {
        var today = new DateOnly(2026, 7, 1);
        var view = ClocksView.Of(new[] { Clock.Begin(ProtestClocks.Decide, new DateOnly(2024, 1, 2)), Clock.Begin(ProtestClocks.File, start), Clock.Begin(ProtestClocks.Argue, start) }
            .Select(c => ("", c.Read(BusinessCalendar.Federal))), today);
        Assert.Equal([ProtestClocks.File.Name, ProtestClocks.Argue.Name, ProtestClocks.Decide.Name], view.Clocks.Select(c => c.What));
    }
}
