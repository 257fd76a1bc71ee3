using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using static CeePortal.Domain.Tests.Corrections.Samples;

namespace CeePortal.Domain.Tests.Corrections;

/// <summary>Totals that follow the lines of a correction by form.</summary>
public sealed class FollowingTotalsTests
{
    static readonly FeeYear year = new(new(2025, 10, 1), null, 0.3464m, new Money(33_58), new Money(651_50), 0.125m, "a test");

    static (TotalsDraft Before, TotalsDraft After) Follow(Action<EntrySummaryDraft> change, Action<EntrySummaryDraft>? first = null)
    {
        var (before, after) = (Summary(), Summary());
        first?.Invoke(before);
        first?.Invoke(after);
        change(after);
        FollowingTotals.Set(after, before, year);
        return (before.Totals, after.Totals);
    }

    static void Duty(EntrySummaryDraft summary, long dollars) => summary.Lines[1].Tariffs[0] = summary.Lines[1].Tariffs[0] with { Duty = Money.Dollars(dollars) };

    static void Fee(EntrySummaryDraft summary, int line, string feeClass, long cents)
    {
        var fees = summary.Lines[line - 1].Fees;
        fees.RemoveAll(f => f.Class == feeClass);
        fees.Add(new(feeClass, new(cents)));
    }

    [Fact]
    public void Each_kind_of_revenue_moves_its_own_total()
    {
        var (before, after) = Follow(s =>
        {
            Duty(s, 462);
            Fee(s, 2, "501", 3_75);
            Fee(s, 2, "016", 20_00);
            Fee(s, 1, "672", 1_00);
            s.Lines[0].Cases.Add(new("A570910000", false, 15_00, "A", null, null, new(150_00)));
            s.Lines[0].Cases.Add(new("C570911000", true, 10_00, "A", null, null, new(100_00)));
        });
        Assert.Equal((new Money(154_00), new(3_75), new(20_00), new(1_00), new(150_00), new Money(100_00)),
            (after.Duty - before.Duty, after.Fees - before.Fees, after.Tax, after.Other, after.Antidumping, after.Countervailing));
        Assert.Equal([new FeeDraft("501", new(3_75))], after.ByClass);
    }

    [Theory]
    [InlineData(0, 3_00)]
    [InlineData(2_69, 5_69)]
    [InlineData(2_69, 0)]
    public void A_fee_of_the_entry_moves_the_total_of_its_class(long was, long now)
    {
        var (before, after) = Follow(s => Put(s, now), s =>
        {
            Put(s, was);
            s.Totals.Fees = new(was);
            if (was > 0) s.Totals.ByClass.Add(new("500", new(was)));
        });
        Assert.Equal(new Money(now - was), after.Fees - before.Fees);
        Assert.Equal(now == 0 ? [] : [new FeeDraft("500", new(now))], after.ByClass);

        static void Put(EntrySummaryDraft summary, long cents)
        {
            summary.Fees.Clear();
            if (cents > 0) summary.Fees.Add(new("500", new(cents)));
        }
    }

    [Theory]
    [InlineData(10_00, 33_58)] // the least of the year
    [InlineData(500_00, 500_00)]
    [InlineData(900_00, 651_50)] // the most
    [InlineData(0, 0)]
    public void The_merchandise_processing_fee_of_an_entry_keeps_between_its_least_and_its_most(long lines, long total)
    {
        var (_, after) = Follow(s => Fee(s, 1, "499", lines), s =>
        {
            Fee(s, 1, "499", 100_00);
            s.Totals.ByClass.Add(new("499", new(100_00)));
            s.Totals.Fees = new(100_00);
        });
        Assert.Equal(new Money(total), after.Fees);
    }

    [Fact]
    public void A_difference_that_stood_there_before_stays()
    {
        var (before, after) = Follow(s => Duty(s, 462), s => s.Totals.Duty = new(310_00)); // the lines come to 308
        Assert.Equal(new Money(154_00), after.Duty - before.Duty);
    }

    [Fact]
    public void A_component_of_a_set_owes_nothing_beside_the_set()
    {
        var (before, after) = Follow(s => Duty(s, 462), s => s.Lines[1].SetRole = SetRole.Component);
        Assert.Equal(before.Duty, after.Duty);
    }
}
