using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tests.Revenue;

public sealed class EntryRevenueTests
{
    static readonly DateOnly entered = new(2026, 3, 2);

    static EntryLineDraft Line(int number, string origin, params TariffDraft[] tariffs)
    {
        var line = new EntryLineDraft { Number = number, Origin = CountryCode.Parse(origin) };
        line.Tariffs.AddRange(tariffs);
        return line;
    }

    static TariffDraft Row(string number, long dollars, long dutyCents = 0, long? pieces = null) =>
        new(HtsNumber.Parse(number), Money.Dollars(dollars), new(dutyCents), pieces * 100, pieces is null ? null : "NO");

    static EntrySummaryDraft Summary(params EntryLineDraft[] lines)
    {
        var summary = new EntrySummaryDraft { Type = EntryType.Parse("01") };
        summary.Lines.AddRange(lines);
        return summary;
    }

    static EntryRevenue Compute(EntrySummaryDraft summary, DateOnly? on = null) => EntryRevenue.Of(summary, on ?? entered, RevenueBooks.Book);

    [Fact]
    public void A_line_owes_the_general_rate()
    {
        var revenue = Compute(Summary(Line(1, "TW", Row("8504.40.9550", 10_000))));

        Assert.Equal(new Money(150_00), revenue.Total.Amount);
        Assert.Equal(FigureBasis.Computed, revenue.Total.Basis);
        Assert.Contains("1.5% of $10,000.00", revenue.Lines[0].Duty.Parts[0].How, StringComparison.Ordinal);
        Assert.Equal("HTS 2026", revenue.Lines[0].Duty.Parts[0].Source);
    }

    [Theory]
    [InlineData("KR", "KR", 0)]
    [InlineData("JP", "JP", 210_00)] // 2.1 % of the second parentheses
    [InlineData("JP", "CO", 1_650_00)] // a program that names other numbers brings no rate: the words are not a rate
    [InlineData("JP", "A", 1_650_00)] // not named for this number: general
    [InlineData("CU", "KR", 9_000_00)] // column 2 whatever is claimed
    public void A_program_or_a_country_changes_the_column(string origin, string program, long cents)
    {
        var line = Line(1, origin, Row("6109.10.0012", 10_000, dutyCents: 1_650_00));
        line.SpecialProgram = program;

        Assert.Equal(new Money(cents), Compute(Summary(line)).Duty.Amount);
    }

    [Fact]
    public void An_addition_of_chapter_99_is_taken_on_the_value_of_the_line()
    {
        var revenue = Compute(Summary(Line(1, "CN", Row("9903.88.03", 0), Row("8504.40.9550", 10_000))));

        Assert.Equal(new Money(2_650_00), revenue.Duty.Amount);
        Assert.Equal([new Money(2_500_00), new Money(150_00)], revenue.Lines[0].Duty.Parts.Select(p => p.Amount));
    }

    [Fact]
    public void Chapter_98_and_rates_that_cannot_be_computed_are_taken_as_stated_and_say_so()
    {
        var assembled = Compute(Summary(Line(1, "MX", Row("9802.00.80", 4_000), Row("8504.40.9550", 6_000, dutyCents: 90_00))));
        var watch = Compute(Summary(Line(1, "CH", Row("9102.11.1010", 500, dutyCents: 12_34, pieces: 10))));
        var unknown = Compute(Summary(Line(1, "CH", Row("3926.90.9985", 500, dutyCents: 26_50))));
        var early = Compute(Summary(Line(1, "TW", Row("8504.40.9550", 10_000, dutyCents: 149_00))), new(2025, 12, 31));

        Assert.Equal([new(90_00), new(12_34), new(26_50), new Money(149_00)], new[] { assembled, watch, unknown, early }.Select(r => r.Total.Amount));
        Assert.All([assembled, watch, unknown, early], r => Assert.Equal(FigureBasis.AsStated, r.Total.Basis));
        Assert.Contains("9802.00.80", assembled.Lines[0].Duty.Parts[1].How, StringComparison.Ordinal);
        Assert.Contains("on the case", watch.Lines[0].Duty.Parts[0].How, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, "2026-03-02", 33_58)] // 3.46: the least
    [InlineData(100_000, "2026-03-02", 346_40)]
    [InlineData(1_000_000, "2026-03-02", 651_50)] // 3,464: the most
    [InlineData(1_000, "2025-09-30", 32_71)] // the last day of a year
    [InlineData(1_000, "2025-10-01", 33_58)] // the first of the next
    [InlineData(1_000, "2026-10-01", 99_00)] // no year on file: as stated
    public void The_processing_fee_is_one_for_the_entry_within_its_years_bounds(long dollars, string on, long cents)
    {
        var (one, two) = (Line(1, "TW", Row("8471.30.0100", dollars / 2)), Line(2, "TW", Row("8471.30.0100", dollars - dollars / 2)));
        one.Fees.Add(new("499", new(90_00)));
        two.Fees.Add(new("499", new(9_00)));

        Assert.Equal(new Money(cents), Compute(Summary(one, two), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)).Fees.Amount);
    }

    [Fact]
    public void The_processing_fee_counts_only_lines_that_owe_it_and_harbor_maintenance_each_line()
    {
        var (one, two) = (Line(1, "TW", Row("8471.30.0100", 100_000)), Line(2, "KR", Row("8471.30.0100", 100_000)));
        one.Fees.Add(new("499", new(346_40)));
        one.Fees.Add(new("501", new(1)));
        two.Fees.Add(new("501", new(1)));

        Assert.Equal(new Money(346_40 + 125_00 + 125_00), Compute(Summary(one, two)).Fees.Amount);
    }

    [Fact]
    public void Cases_are_computed_by_their_deposit_rates()
    {
        var line = Line(1, "CN", Row("8504.40.9550", 10_000));
        line.Cases.Add(new("A570123000", false, 12_34, "A", null, null, default));
        line.Cases.Add(new("C570124000", false, 1_50, "S", null, 200_5000, default)); // $1.50 for each of 200.5

        var revenue = Compute(Summary(line));

        Assert.Equal(new Money(1_234_00), revenue.Antidumping.Amount);
        Assert.Equal(new Money(300_75), revenue.Countervailing.Amount);
        Assert.Equal(new Money(150_00 + 1_234_00 + 300_75), revenue.Total.Amount);
    }

    [Fact]
    public void A_change_is_told_line_by_line()
    {
        var before = Summary(Line(1, "TW", Row("8504.40.9550", 10_000)), Line(2, "TW", Row("6109.10.0012", 1_000)), Line(3, "TW", Row("8504.40.9550", 200)));
        var after = Summary(Line(1, "TW", Row("8504.40.9550", 12_000)), Line(2, "TW", Row("6109.10.0012", 1_000)), Line(4, "TW", Row("8504.40.9550", 400)));

        var change = new RevenueChange(Compute(before), Compute(after));

        Assert.Equal([(1, 30_00L), (3, -3_00L), (4, 6_00L)], change.Lines.Select(l => (l.Line!.Value, l.Difference.Cents)));
        Assert.Equal(new Money(33_00), change.Difference);
        Assert.Equal("Duty", Assert.Single(change.Sums).What);
    }

    [Fact]
    public void Every_sum_is_that_of_its_parts()
    {
        var line = Line(1, "CN", Row("9903.88.03", 0), Row("8504.40.9550", 9_999));
        line.Fees.Add(new("499", new(1)));
        line.Fees.Add(new("501", new(1)));
        line.Cases.Add(new("A570123000", false, 12_34, "A", null, null, default));

        Assert.All(Compute(Summary(line)).Total.All.Where(f => f.Parts.Count > 0), f => Assert.Equal(f.Amount.Cents, f.Parts.Sum(p => p.Amount.Cents)));
    }
}
