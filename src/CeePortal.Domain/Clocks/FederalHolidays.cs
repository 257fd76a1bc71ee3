using System.Collections.Concurrent;

namespace CeePortal.Domain.Clocks;

/// <summary>A legal public holiday and the day on which federal offices keep it.</summary>
/// <param name="Name">The name that the statute gives it.</param>
/// <param name="Day">The day of the holiday itself.</param>
/// <param name="Observed">The day on which offices are closed for it: the Friday before a Saturday, the Monday after a Sunday.</param>
public readonly record struct FederalHoliday(string Name, DateOnly Day, DateOnly Observed)
{
    /// <summary>The name as people read it beside the closed day.</summary>
    public override string ToString() => Day == Observed ? Name : $"{Name} (observed)";
}

/// <summary>The legal public holidays of 5 U.S.C. 6103(a), year by year.</summary>
/// <remarks>
/// Observance: a Saturday holiday on the Friday before (5 U.S.C. 6103(b)), a Sunday holiday on the Monday after
/// (Executive Order 11582). So New Year's Day of 2011 and of 2022 were kept on December 31 of the year before.
/// By year: Martin Luther King's birthday since 1986 (Pub. L. 98-144); Juneteenth since 2021 (Pub. L. 117-17, signed
/// June 17, 2021 and first kept the next day); Veterans Day on the fourth Monday of October from 1971 to 1977
/// (Pub. L. 90-363, 94-97). Years before 1971 are counted as 1971 was: no entry of the portal is so old.
/// Inauguration Day (5 U.S.C. 6103(c)) is a holiday in the Washington area alone and therefore not in this table;
/// <see cref="InaugurationDay"/> gives it to <see cref="BusinessCalendar"/> for the ports there.
/// </remarks>
public static class FederalHolidays
{
    static readonly ConcurrentDictionary<int, FederalHoliday[]> years = new();

    /// <summary>The holidays that are observed within a year, in order. New Year's Day of the year after is among them when
    /// it is kept on December 31, and that of the year itself is not when it was kept the year before.</summary>
    public static IReadOnlyList<FederalHoliday> ObservedIn(int year) => Of(year);

    /// <summary>The holiday that is observed on a day, or null.</summary>
    public static FederalHoliday? On(DateOnly day)
    {
        foreach (var holiday in Of(day.Year))
            if (holiday.Observed == day) return holiday;
        return null;
    }

    /// <summary>The day of observance of a presidential inauguration in the Washington area, or null in a year without one:
    /// January 20 of every fourth year after 1965; a Sunday's is kept on Monday, a Saturday's is not made up for
    /// (5 U.S.C. 6103(c)).</summary>
    public static DateOnly? InaugurationDay(int year)
    {
        if (year < 1965 || year % 4 != 1) return null;
        var day = new DateOnly(year, 1, 20);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
    }

    static FederalHoliday[] Of(int year) => years.GetOrAdd(year, static y =>
    [
        .. Named(y).Concat(y < DateOnly.MaxValue.Year ? [NewYear(y + 1)] : []).Where(h => h.Observed.Year == y).OrderBy(h => h.Observed),
    ]);

    static IEnumerable<FederalHoliday> Named(int year)
    {
        yield return NewYear(year);
        if (year >= 1986) yield return Monday("Birthday of Martin Luther King, Jr.", year, 1, 3);
        yield return Monday("Washington's Birthday", year, 2, 3);
        yield return Kept("Memorial Day", LastMondayOfMay(year));
        if (year >= 2021) yield return Kept("Juneteenth National Independence Day", new DateOnly(year, 6, 19));
        yield return Kept("Independence Day", new DateOnly(year, 7, 4));
        yield return Monday("Labor Day", year, 9, 1);
        yield return Monday("Columbus Day", year, 10, 2);
        yield return year < 1978 ? Monday("Veterans Day", year, 10, 4) : Kept("Veterans Day", new DateOnly(year, 11, 11));
        yield return Kept("Thanksgiving Day", Nth(DayOfWeek.Thursday, year, 11, 4));
        yield return Kept("Christmas Day", new DateOnly(year, 12, 25));
    }

    static FederalHoliday NewYear(int year) => Kept("New Year's Day", new DateOnly(year, 1, 1));

    static FederalHoliday Monday(string name, int year, int month, int nth) => Kept(name, Nth(DayOfWeek.Monday, year, month, nth));

    static FederalHoliday Kept(string name, DateOnly day) => new(name, day, day.DayOfWeek switch
    {
        DayOfWeek.Saturday when day > DateOnly.MinValue => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    });

    static DateOnly LastMondayOfMay(int year)
    {
        var last = new DateOnly(year, 5, 31);
        return last.AddDays(-(((int)last.DayOfWeek + 6) % 7));
    }

    static DateOnly Nth(DayOfWeek weekday, int year, int month, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)weekday - (int)first.DayOfWeek + 7) % 7) + ((nth - 1) * 7));
    }
}
