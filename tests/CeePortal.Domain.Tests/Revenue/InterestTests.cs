using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CsCheck;

namespace CeePortal.Domain.Tests.Revenue;

public sealed class InterestTests
{
    static InterestTable Flat(decimal perCent) => new([new(new(2000, 1, 1), null, perCent, perCent, perCent, "one rate", new(2099, 12, 31))]);

    // Revenue Procedure 95-17 prints the factor of a year of 365 days at 9 %: 0.094162144; of 366 days it is (1 + 0.09/366)^366 - 1.
    [Theory]
    [InlineData(9, "2022-12-31", "2023-12-31", 94_162_14)]
    [InlineData(8, "2022-12-31", "2023-12-31", 83_277_57)]
    [InlineData(9, "2023-12-31", "2024-12-31", 94_162_18)]
    [InlineData(9, "2023-01-01", "2023-01-02", 246_58)]
    public void A_million_dollars_bear_the_interest_of_daily_compounding(int perCent, string from, string until, long cents) =>
        Assert.Equal(new Money(cents), Flat(perCent).Of(Money.Dollars(1_000_000), Day(from), Day(until), InterestSide.Underpayment)!.Amount);

    [Fact]
    public void A_single_day_and_none()
    {
        var table = Flat(7);

        Assert.Equal(Money.Zero, table.Of(Money.Dollars(1_000), Day("2026-03-02"), Day("2026-03-02"), InterestSide.Underpayment)!.Amount);
        Assert.Equal(Money.Zero, table.Of(Money.Dollars(1_000), Day("2026-03-02"), Day("2026-03-01"), InterestSide.Underpayment)!.Amount);
        Assert.Equal(new Money(19), table.Of(Money.Dollars(1_000), Day("2026-03-02"), Day("2026-03-03"), InterestSide.Underpayment)!.Amount); // 19.18 cents
    }

    [Fact]
    public void Rates_change_with_the_quarter_and_each_time_is_told()
    {
        var figure = RevenueBooks.Interest.Of(Money.Dollars(10_000), Day("2023-09-20"), Day("2023-10-10"), InterestSide.Underpayment)!;

        // ten days at 7 %, ten at 8 %
        var expected = 10_000m * (Power(1m + 0.07m / 365, 10) * Power(1m + 0.08m / 365, 10) - 1m);
        Assert.Equal(Money.Round(expected), figure.Amount);
        Assert.Equal(2, figure.Parts.Count);
        Assert.Equal(figure.Amount.Cents, figure.Parts.Sum(p => p.Amount.Cents));
        Assert.Contains("7% a year for 10 days", figure.Parts[0].How, StringComparison.Ordinal);
        Assert.Contains("8% a year for 10 days", figure.Parts[1].How, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corporation_gets_less_on_a_refund() =>
        Assert.True(RevenueBooks.Interest.Of(Money.Dollars(10_000), Day("2023-09-20"), Day("2024-09-20"), InterestSide.CorporateOverpayment)!.Amount
            < RevenueBooks.Interest.Of(Money.Dollars(10_000), Day("2023-09-20"), Day("2024-09-20"), InterestSide.Overpayment)!.Amount);

    [Fact]
    public void A_rate_that_was_not_announced_is_carried_forward_and_said_to_be()
    {
        var known = RevenueBooks.Interest.Of(Money.Dollars(10_000), Day("2025-06-01"), Day("2025-12-31"), InterestSide.Underpayment)!;
        var carried = RevenueBooks.Interest.Of(Money.Dollars(10_000), Day("2025-06-01"), Day("2026-01-01"), InterestSide.Underpayment)!;

        Assert.Equal(FigureBasis.Computed, known.Basis);
        Assert.Equal(FigureBasis.Provisional, carried.Basis);
        Assert.Contains("carried forward", carried.Parts[^1].How, StringComparison.Ordinal);
        Assert.Equal(1, int.Parse(carried.Parts[^1].How.Split("for ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Before_the_table_nothing_is_computed() =>
        Assert.Null(RevenueBooks.Interest.Of(Money.Dollars(1), Day("2022-09-29"), Day("2023-01-01"), InterestSide.Underpayment));

    [Fact]
    public void It_is_what_a_clerk_would_find_day_by_day() =>
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 900], Gen.Long[1, 100_000_000_00]).Sample((start, days, cents) =>
        {
            var from = Day("2022-10-01").AddDays(start);
            var balance = (decimal)cents;
            for (var day = from.AddDays(1); day <= from.AddDays(days); day = day.AddDays(1))
                balance *= 1m + RevenueBooks.Interest.On(day)!.Under / 100m / (DateTime.IsLeapYear(day.Year) ? 366 : 365);
            var byHand = balance - cents;
            var figure = RevenueBooks.Interest.Of(new(cents), from, from.AddDays(days), InterestSide.Underpayment)!;
            return Math.Abs(figure.Amount.Cents - byHand) <= 0.51m && figure.Amount.Cents == figure.Parts.Sum(p => p.Amount.Cents);
        }, iter: 500);

    static decimal Power(decimal factor, int times) => Enumerable.Repeat(factor, times).Aggregate(1m, (a, b) => a * b);

    static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
