using CeePortal.Data.Reference;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Revenue;

public sealed class RevenueBookSourceTests : IDisposable
{
    static readonly CountryCode germany = CountryCode.Parse("DE");

    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    async Task<RevenueBook> SeededAsync()
    {
        await new ReferenceSeeder(test.Factory, test.Time).SeedAsync();
        await using var db = test.Open();
        return await RevenueBookSource.ReadAsync(db);
    }

    [Fact]
    public async Task The_seeded_tables_make_a_book_of_duty_fees_and_interest()
    {
        var book = await SeededAsync();
        var shirt = book.Tariff.Find(HtsNumber.Parse("6109100012"), germany, null, new(2026, 5, 4))!;
        Assert.Equal(("16.5%", false), (shirt.Words, shirt.IsCarried));
        Assert.Equal(16.5m, shirt.Rate!.PerCent);
        Assert.Equal("Free", book.Tariff.Find(HtsNumber.Parse("6109100012"), CountryCode.Parse("KR"), "KR", new(2026, 5, 4))!.Words);
        Assert.Equal(new Money(33_58), book.Fees.Mpf(Money.Dollars(100), new(2026, 5, 4))!.Amount);
        Assert.Equal(8m, book.Interest.On(new(2023, 10, 1))!.Under);
    }

    [Theory]
    [InlineData("2026-05-04", false)]
    [InlineData("2024-05-04", true)] // carried back
    [InlineData("2026-11-02", true)] // carried forward
    public async Task A_day_for_which_the_edition_was_not_read_is_said_to_be_carried_over(string day, bool isCarried) =>
        Assert.Equal(isCarried, (await SeededAsync()).Tariff.Find(HtsNumber.Parse("61091000"), germany, null, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.IsCarried);

    [Fact]
    public async Task Chapter_99_is_not_carried_back()
    {
        var book = await SeededAsync();
        Assert.NotNull(book.Tariff.Find(HtsNumber.Parse("99038803"), germany, null, new(2026, 5, 4)));
        Assert.Null(book.Tariff.Find(HtsNumber.Parse("99038803"), germany, null, new(2025, 5, 4)));
    }

    [Fact]
    public async Task Interest_after_the_last_notice_is_carried_forward_and_said_to_be()
    {
        var interest = (await SeededAsync()).Interest;
        Assert.Equal(FigureBasis.Computed, interest.Of(Money.Dollars(1000), new(2025, 1, 1), new(2025, 12, 31), InterestSide.Underpayment)!.Basis);
        Assert.Equal(FigureBasis.Provisional, interest.Of(Money.Dollars(1000), new(2025, 12, 1), new(2026, 1, 31), InterestSide.Underpayment)!.Basis);
        Assert.Null(interest.Of(Money.Dollars(1000), new(1998, 12, 1), new(1999, 1, 31), InterestSide.Underpayment));
    }

    [Fact]
    public void Nearly_every_general_rate_of_chapters_1_to_97_is_of_a_form_that_is_computed()
    {
        var general = TariffEdition.Rates.Where(r => string.CompareOrdinal(r.Number, "98") < 0).ToList();
        var shown = general.Where(r => DutyRate.Read(r.General) is null).ToList();
        Assert.True(general.Count > 10_000, $"{general.Count} rates");
        Assert.True(shown.Count < general.Count * 0.03, $"{shown.Count} of {general.Count}: {string.Join("; ", shown.Take(20).Select(r => r.General))}");
    }

    [Fact]
    public async Task What_an_office_sets_goes_before_the_edition_and_every_node_follows()
    {
        await SeededAsync();
        var source = new RevenueBookSource(test.Factory, test.Time);
        Assert.Equal("16.5%", (await source.CurrentAsync()).Tariff.Find(HtsNumber.Parse("6109100012"), germany, null, new(2026, 8, 3))!.Words);
        await using var db = test.Open();
        db.Add(new RefDutyRate { Number = "61091000", From = new(2026, 8, 1), General = "20%", Source = "A proclamation of July 2026" });
        await db.SaveChangesAsync();
        await db.BumpStampAsync(ReferenceStamps.Revenue);
        test.Time.Advance(TimeSpan.FromSeconds(3));
        var book = await source.CurrentAsync();
        Assert.Equal(("20%", "A proclamation of July 2026"), (book.Tariff.Find(HtsNumber.Parse("6109100012"), germany, null, new(2026, 8, 3))!.Words, book.Tariff.Find(HtsNumber.Parse("6109100012"), germany, null, new(2026, 8, 3))!.Source));
        Assert.Equal("16.5%", book.Tariff.Find(HtsNumber.Parse("6109100012"), germany, null, new(2026, 7, 31))!.Words);
    }

    [Fact]
    public async Task A_reason_of_corrections_and_of_denials_is_seeded_with_its_source()
    {
        await SeededAsync();
        var lists = await new ReferenceLists(test.Factory, test.Time).GetAsync();
        Assert.Contains(lists.CorrectionReasons, r => r is { Code: "L04", Level: "line", Source.Length: > 0 });
        Assert.Contains(lists.DenialReasons, r => r.Code == "untimely");
        await using var db = test.Open();
        Assert.Equal(14, await db.RefCorrectableTypes.CountAsync());
    }
}
