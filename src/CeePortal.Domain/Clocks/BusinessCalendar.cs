using System.Collections.Frozen;
using System.Globalization;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Clocks;

/// <summary>Which days offices are open: Monday to Friday, less federal holidays (19 CFR 101.1, 101.6(a)) and the closings
/// that an administrator entered. Immutable; a changed list of closings is a new calendar.</summary>
/// <remarks>The weekdays less the eleven holidays give exactly CBP's published periodic monthly statement dates of 2025,
/// all twelve months; a test holds them.</remarks>
public sealed class BusinessCalendar
{
    /// <summary>Weekends and federal holidays alone.</summary>
    public static readonly BusinessCalendar Federal = new([]);

    /// <summary>The district of Washington, D.C., where Inauguration Day is a holiday (5 U.S.C. 6103(c)).</summary>
    const int WashingtonDistrict = 54;

    readonly FrozenDictionary<(DateOnly Day, PortCode Port), Closing> closings;

    /// <summary>A calendar with extra closings.</summary>
    /// <param name="closings">The closings, national or of one port; of two for the same day and port the first counts.</param>
    /// <exception cref="ArgumentException">A closing has no reason or no source.</exception>
    public BusinessCalendar(IEnumerable<Closing> closings)
    {
        var byDay = new Dictionary<(DateOnly, PortCode), Closing>();
        foreach (var closing in closings)
        {
            if (string.IsNullOrWhiteSpace(closing.Reason) || string.IsNullOrWhiteSpace(closing.Source))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The closing of {closing.Day:yyyy-MM-dd} needs a reason and a source, because deadlines move by it."), nameof(closings));
            byDay.TryAdd((closing.Day, closing.Port), closing);
        }
        this.closings = byDay.ToFrozenDictionary();
    }

    /// <summary>The extra closings, by day.</summary>
    public IReadOnlyList<Closing> Closings => [.. closings.Values.OrderBy(c => c.Day).ThenBy(c => c.Port)];

    /// <summary>Why offices are closed on a day, in words such as "Saturday", "Independence Day (observed)" or "Snow day";
    /// null when they are open.</summary>
    /// <param name="day">The day.</param>
    /// <param name="port">The port; without one only what is closed everywhere counts.</param>
    public string? WhyClosed(DateOnly day, PortCode port = default)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return day.DayOfWeek.ToString();
        if (FederalHolidays.On(day) is { } holiday) return holiday.ToString();
        if (!port.IsNone && port.District == WashingtonDistrict && FederalHolidays.InaugurationDay(day.Year) == day) return "Inauguration Day";
        return ClosingOn(day, port)?.Reason;
    }

    /// <summary>True when offices are open on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="port">The port; without one only what is closed everywhere counts.</param>
    public bool IsWorkingDay(DateOnly day, PortCode port = default) => WhyClosed(day, port) is null;

    /// <summary>The first working day after a day.</summary>
    public DateOnly NextWorkingDay(DateOnly day, PortCode port = default) => AddWorkingDays(day, 1, port);

    /// <summary>The day itself when it is a working day, else the first working day after it.</summary>
    public DateOnly RollForward(DateOnly day, PortCode port = default) => IsWorkingDay(day, port) ? day : NextWorkingDay(day, port);

    /// <summary>The day that is a number of working days after a day, which is itself not counted, whether it is a working
    /// day or not; before it when the number is negative; the day itself when it is 0.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count, PortCode port = default)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day, port)) left--;
        }
        return day;
    }

    /// <summary>A month's working day by its number, from 1: CBP's 15th working day of a month.</summary>
    public DateOnly WorkingDayOfMonth(int year, int month, int number, PortCode port = default) =>
        AddWorkingDays(new DateOnly(year, month, 1).AddDays(-1), number, port);

    Closing? ClosingOn(DateOnly day, PortCode port) =>
        closings.Count == 0 ? null
        : closings.TryGetValue((day, default), out var national) ? national
        : !port.IsNone && closings.TryGetValue((day, port), out var local) ? local
        : null;
}
