using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
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
    public void On_an_estimated_date_every_one_says_so() =>
        Assert.All(EntryDeadlines.Of(EntryType.Consumption, new(Day("2026-02-10"), DateBasis.EstimatedEntryDate), null, BusinessCalendar.Federal, ClockBook.Declared),
            r => Assert.True(r.IsEstimated));
}
