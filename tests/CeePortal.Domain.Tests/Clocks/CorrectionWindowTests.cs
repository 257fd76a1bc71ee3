using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

/// <summary>Rule 7: the window of a post summary correction, as the addendum dates it.</summary>
public sealed class CorrectionWindowTests
{
    static CorrectionTerms Terms(string entry, string? scheduled = null, bool extended = false, bool suspended = false, string type = "01", bool hasCase = false) =>
        new(new(Day(entry)), scheduled is null ? null : Day(scheduled), extended, suspended, EntryType.Parse(type)) { HasCase = hasCase };

    static ClockReading On(string filed, CorrectionTerms terms) => CorrectionWindow.On(Day(filed), terms, BusinessCalendar.Federal, ClockBook.Declared);

    static Outcome Judge(string filed, CorrectionTerms terms) => CorrectionWindow.Judge(Day(filed), terms, BusinessCalendar.Federal, ClockBook.Declared);

    static ClockReading Last(CorrectionTerms terms) => CorrectionWindow.Last(terms, BusinessCalendar.Federal, ClockBook.Declared);

    [Theory]
    [InlineData("2026-01-05", null, "psc", "2026-11-01")] // a Sunday: an ACE edit does not roll
    [InlineData("2026-01-05", "2026-11-20", "psc", "2026-11-01")] // scheduled - 15 is later
    [InlineData("2026-01-05", "2026-11-16", "psc", "2026-11-01")] // both on one day
    [InlineData("2026-01-05", "2026-11-15", "psc-before-liquidation", "2026-10-31")]
    [InlineData("2026-01-05", "2026-02-05", "psc-before-liquidation", "2026-01-21")] // CBP liquidates early
    public void Rule7_TheEarlierLegCounts_AndNoneRolls(string entry, string? scheduled, string rule, string due)
    {
        var terms = Terms(entry, scheduled);
        Assert.Equal((rule, Day(due)), (Last(terms).Clock.Rule.Code, Last(terms).Due!.Value));
        Assert.Equal(Outcome.Timely, Judge(due, terms));
        Assert.Equal(Outcome.Untimely, CorrectionWindow.Judge(Day(due).AddDays(1), terms, BusinessCalendar.Federal, ClockBook.Declared));
        Assert.Equal(Outcome.Timely, Judge(entry, terms));
        Assert.Equal(Outcome.Premature, CorrectionWindow.Judge(Day(entry).AddDays(-1), terms, BusinessCalendar.Federal, ClockBook.Declared));
    }

    [Fact]
    public void Rule7_TheNumbersAreThoseOfTheDayOfFiling()
    {
        var terms = Terms("2017-01-20", "2017-12-01");
        Assert.Equal(("psc-270", Day("2017-10-17")), (On("2017-10-31", terms).Clock.Rule.Code, On("2017-10-31", terms).Due!.Value));
        Assert.Equal(("psc", Day("2017-11-16")), (On("2017-11-01", terms).Clock.Rule.Code, On("2017-11-01", terms).Due!.Value));
        Assert.Equal(Outcome.Untimely, Judge("2017-10-18", terms));
        Assert.Equal(Outcome.Timely, Judge("2017-11-01", terms)); // opened again by the longer window
        Assert.Equal(Day("2017-11-16"), Last(terms).Due);

        var old = Terms("2016-01-04", "2016-11-18");
        Assert.Equal(("psc-270", Day("2016-09-30")), (Last(old).Clock.Rule.Code, Last(old).Due!.Value));
        var soon = Terms("2017-01-03", "2017-10-19");
        Assert.Equal(("psc-before-liquidation-20", Day("2017-09-29")), (On("2017-09-01", soon).Clock.Rule.Code, On("2017-09-01", soon).Due!.Value));
        // entry + 300 would end before the longer window came, so the older one stands
        Assert.Equal(Day("2017-09-27"), Last(Terms("2016-12-31")).Due);
        Assert.Equal(Day("2017-11-01"), Last(Terms("2017-01-05")).Due);
    }

    [Fact]
    public void Rule7_Extension_LiftsTheDaysFromEntry_OnlySince20190814()
    {
        var terms = Terms("2018-06-01", "2020-03-01", extended: true);
        Assert.Equal(("psc", Day("2019-03-28")), (On("2019-08-13", terms).Clock.Rule.Code, On("2019-08-13", terms).Due!.Value));
        Assert.Equal(("psc-before-liquidation", Day("2020-02-15")), (On("2019-08-14", terms).Clock.Rule.Code, On("2019-08-14", terms).Due!.Value));
        Assert.Equal(Day("2020-02-15"), Last(terms).Due);
        var unscheduled = Terms("2025-01-06", extended: true);
        Assert.Equal(("psc-extended", null), (Last(unscheduled).Clock.Rule.Code, Last(unscheduled).Due));
        Assert.Equal(Outcome.Timely, Judge("2027-01-06", unscheduled));
    }

    [Theory]
    [InlineData("03", false, true), InlineData("06", true, true), InlineData("06", false, false), InlineData("07", false, true), InlineData("01", true, false), InlineData("02", true, false), InlineData("34", true, false)]
    public void Rule7_Suspension_LiftsTheDaysFromEntry_ForTypes03_07_And06WithACase(string type, bool hasCase, bool isLifted)
    {
        var open = Last(Terms("2025-01-06", suspended: true, type: type, hasCase: hasCase));
        Assert.Equal(isLifted ? "psc-suspended" : "psc", open.Clock.Rule.Code);
        Assert.Equal(isLifted ? null : Day("2025-11-02"), open.Due);
        Assert.Equal(isLifted ? Day("2027-02-14") : Day("2025-11-02"), Last(Terms("2025-01-06", "2027-03-01", suspended: true, type: type, hasCase: hasCase)).Due);
        Assert.Equal(Outcome.Premature, Judge("2025-01-05", Terms("2025-01-06", "2027-03-01", suspended: true, type: type, hasCase: hasCase)));
    }

    [Fact]
    public void Window_OnAnEstimatedEntryDate_SaysSo() =>
        Assert.True(Last(new(new(Day("2026-01-05"), DateBasis.EstimatedEntryDate), null, false, false, default)).IsEstimated);
}
