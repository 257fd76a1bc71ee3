using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;

namespace CeePortal.Domain.Tests.Validations;

/// <summary>The draw is what docs/validations.md says of it.</summary>
public sealed class SamplingDrawTests
{
    const string Seed = "0123456789abcdef0123456789abcdef", Period = "2026-Q4";

    static EntryNumber Entry(int serial) => EntryNumber.Create(FilerCode.Parse("XYZ"), serial);

    [Fact]
    public void The_number_is_the_first_eight_bytes_of_the_hash_of_seed_period_and_entry()
    {
        var entry = Entry(1);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{Seed}|{Period}|{entry.ToString().Replace("-", "", StringComparison.Ordinal)}")));
        Assert.Equal(ulong.Parse(hash[..16], NumberStyles.HexNumber, CultureInfo.InvariantCulture), SamplingDraw.Number(Seed, Period, entry));
        Assert.Equal(SamplingDraw.Number(Seed, Period, entry), SamplingDraw.Number(Seed, Period, entry));
        Assert.NotEqual(SamplingDraw.Number(Seed, Period, entry), SamplingDraw.Number(Seed, "2026-Q3", entry));
        Assert.NotEqual(SamplingDraw.Number(Seed, Period, entry), SamplingDraw.Number(SamplingDraw.NewSeed(), Period, entry));
    }

    [Theory]
    [InlineData(0), InlineData(1_000), InlineData(10_000), InlineData(50_000), InlineData(333_333), InlineData(1_000_000)]
    public void The_share_that_is_drawn_is_the_share_that_was_set(int millionths)
    {
        const int Entries = 100_000;
        var drawn = Enumerable.Range(1, Entries).Count(i => SamplingDraw.IsDrawn(SamplingDraw.Number(Seed, Period, Entry(i)), new(millionths)));
        var share = millionths / 1e6;
        var sigma = Math.Sqrt(Entries * share * (1 - share));
        Assert.InRange(drawn, (Entries * share) - (5 * sigma), (Entries * share) + (5 * sigma)); // one in 1.7 million seeds falls outside
    }

    [Fact]
    public void A_greater_share_draws_all_that_a_smaller_one_drew_for_any_seed()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var text = SamplingDraw.NewSeed();
            foreach (var number in Enumerable.Range(1, 500).Select(i => SamplingDraw.Number(text, Period, Entry(i))))
            {
                var drawn = new[] { 0, 1, 5_000, 100_000, 999_999, 1_000_000 }.Select(m => SamplingDraw.IsDrawn(number, new(m))).ToList();
                Assert.Equal(drawn.Order(), drawn); // not drawn, then drawn
                Assert.Equal((false, true), (drawn[0], drawn[^1]));
            }
        }
    }

    [Fact]
    public void The_ends_of_the_scale_are_exact()
    {
        Assert.False(SamplingDraw.IsDrawn(0, Share.None));
        Assert.True(SamplingDraw.IsDrawn(ulong.MaxValue, Share.All));
        Assert.True(SamplingDraw.IsDrawn((1UL << 63) - 1, new(500_000)));
        Assert.False(SamplingDraw.IsDrawn(1UL << 63, new(500_000)));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-Q1"), InlineData("2026-03-31", "2026-Q1"), InlineData("2026-04-01", "2026-Q2"), InlineData("2026-12-31", "2026-Q4")]
    public void A_period_is_a_quarter(string day, string period) => Assert.Equal(period, SamplingDraw.PeriodOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1.25", 12_500, null), InlineData("1.25 %", 12_500, null), InlineData("0", 0, null), InlineData("100%", 1_000_000, null), InlineData("0.0001", 1, null)]
    [InlineData("100.1", 0, "from 0 to 100"), InlineData("0.00001", 0, "four decimals"), InlineData("-1", 0, "such as 1.25"), InlineData("", 0, "such as 1.25")]
    public void A_share_is_written_in_percent(string text, int millionths, string? problem)
    {
        var said = Share.Read(text, out var share);
        Assert.Equal(millionths, share.Millionths);
        if (problem is null) Assert.Null(said);
        else Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_is_met_by_one_line_that_meets_all_of_it()
    {
        SelectionRule rule = new("LAPTOP", "Laptops") { Tariff = "8471", Origin = "CN", ValueAbove = Money.Dollars(5_000), EntryType = EntryType.Consumption };
        SelectableLine[] lines = [new(1, "8471300100", "CN", Money.Dollars(5_000), null), new(2, "8471300100", "MX", Money.Dollars(9_000), "S"), new(3, "8504400000", "CN", Money.Dollars(9_000), null)];
        Assert.Null(rule.FirstMet(lines));
        Assert.Equal(1, rule.FirstMet([lines[0] with { Value = new(500_001) }])!.Number);
        Assert.True(rule.Concerns("007", EntryType.Consumption));
        Assert.False(rule.Concerns("007", EntryType.AntidumpingCountervailing));
        Assert.False((rule with { Office = "010" }).Concerns("007", EntryType.Consumption));
        Assert.Equal(2, (rule with { Origin = null, ValueAbove = null, Preference = "S" }).FirstMet(lines)!.Number);
        Assert.Equal("type 01, tariff 8471, origin CN, more than $5,000.00 on a line", rule.InWords);
        Assert.True(new SelectionRule("ALL", "All") { EntryType = EntryType.AntidumpingCountervailing }.AsksOfEntryAlone);
    }
}
