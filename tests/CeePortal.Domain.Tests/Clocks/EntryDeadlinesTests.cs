using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

public sealed class EntryDeadlinesTests
{
    [Theory]
    // A consumption entry: ten working days (Presidents' Day between), 300 days, 314 days, a year.
    [InlineData("01", "1", "2026-02-10", "entry-summary 2026-02-25, psc 2026-12-07, liquidation 2026-12-21, deemed-liquidation 2027-02-10")]
    // On a monthly statement: the 15th working day of March.
    [InlineData("01", "7", "2026-02-10", "entry-summary 2026-02-25, statement 2026-03-20, psc 2026-12-07, liquidation 2026-12-21, deemed-liquidation 2027-02-10")]
    // Informal: no post summary correction.
    [InlineData("11", "1", "2026-02-10", "entry-summary 2026-02-25, liquidation 2026-12-21, deemed-liquidation 2027-02-10")]
    // Warehouse, reconciliation, temporary importation: liquidation does not hang on the date of entry.
    [InlineData("21", "1", "2026-02-10", "entry-summary 2026-02-25, psc 2026-12-07")]
    [InlineData("09", "1", "2026-02-10", "entry-summary 2026-02-25")]
    [InlineData("23", "1", "2026-02-10", "entry-summary 2026-02-25, psc 2026-12-07")]
    // Entered on a leap day.
    [InlineData("01", "1", "2024-02-29", "entry-summary 2024-03-14, psc 2024-12-25, liquidation 2025-01-08, deemed-liquidation 2025-02-28")]
    public void An_entry_sets_these_clocks_going(string type, string paymentType, string entered, string expected)
    {
        var readings = EntryDeadlines.Of(EntryType.Parse(type), new(Day(entered), DateBasis.EntryDate), paymentType, BusinessCalendar.Federal, ClockBook.Declared);
        Assert.Equal(expected, string.Join(", ", readings.Select(r => FormattableString.Invariant($"{r.Clock.Rule.Code} {r.LastTimelyDay:yyyy-MM-dd}"))));
        Assert.DoesNotContain(readings, r => r.IsEstimated);
    }

    [Fact]
    public void A_closing_of_the_port_moves_the_summary_and_not_the_statement_as_the_verb_has_it()
    {
        var port = PortCode.Parse("2704");
        var calendar = new BusinessCalendar([new(Day("2026-02-25"), port, "Fire", "made up for the test"), new(Day("2026-03-20"), port, "Fire", "made up for the test")]);
        var due = EntryDeadlines.Of(EntryType.Consumption, new(Day("2026-02-10"), DateBasis.EntryDate), "7", calendar, ClockBook.Declared, port).ToDictionary(r => r.Clock.Rule.Code, r => r.Due);
        Assert.Equal((Day("2026-02-26"), Day("2026-03-20")), (due["entry-summary"]!.Value, due["statement"]!.Value));
        foreach (var kind in new[] { "entry-summary", "statement" })
        {
            Assert.Null(Deadlines.Ask(new() { Kind = kind, From = Day("2026-02-10"), Port = port }, calendar, out var answer));
            Assert.Equal(due[kind], answer!.Due);
        }
    }

    [Fact]
    public void CBPs_date_starts_them_anew_from_the_estimate()
    {
        var readings = EntryDeadlines.Of(EntryType.Consumption, new(Day("2026-02-10"), DateBasis.EntryDate), null, BusinessCalendar.Federal, ClockBook.Declared, default, new(Day("2026-02-12"), DateBasis.EstimatedEntryDate));
        Assert.All(readings, r => Assert.Equal((Day("2026-02-10"), Day("2026-02-12"), false), (r.Clock.Start.On, Assert.Single(r.Clock.EarlierStarts).On, r.IsEstimated)));
    }

    [Fact]
    public void On_an_estimated_date_every_one_says_so() =>
        Assert.All(EntryDeadlines.Of(EntryType.Consumption, new(Day("2026-02-10"), DateBasis.EstimatedEntryDate), null, BusinessCalendar.Federal, ClockBook.Declared),
            r => Assert.True(r.IsEstimated));
}
