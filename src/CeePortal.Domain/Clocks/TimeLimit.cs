using System.Globalization;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Clocks;

/// <summary>What a time limit is counted in.</summary>
public enum TimeUnit
{
    /// <summary>Every day.</summary>
    CalendarDays = 1,

    /// <summary>Days on which offices are open, by <see cref="BusinessCalendar"/>.</summary>
    WorkingDays = 2,

    /// <summary>Calendar months, to the day of the same number.</summary>
    Months = 3,

    /// <summary>Years, to the anniversary.</summary>
    Years = 4,

    /// <summary>The working day of this number in the month after the start's month.</summary>
    WorkingDayOfNextMonth = 5,
}

/// <summary>How long a clock runs. The day of the start is not counted: day 1 is the day after.</summary>
/// <remarks>
/// A negative length counts back: "at least 15 days before". Months and years end on the day of the same number; where
/// the last month has no such day, on its last day (August 31 plus 6 months is February 28 or 29; February 29 plus 1 year
/// is February 28). They are always counted from the start and not link by link, so that February 29, 2024 plus 4 years
/// is February 29, 2028.
/// </remarks>
/// <param name="Length">The number of units; negative counts back.</param>
/// <param name="Unit">What is counted.</param>
public readonly record struct TimeLimit(int Length, TimeUnit Unit)
{
    /// <summary>So many calendar days.</summary>
    public static TimeLimit Days(int length) => new(length, TimeUnit.CalendarDays);

    /// <summary>So many working days.</summary>
    public static TimeLimit WorkingDays(int length) => new(length, TimeUnit.WorkingDays);

    /// <summary>So many months.</summary>
    public static TimeLimit Months(int length) => new(length, TimeUnit.Months);

    /// <summary>So many years.</summary>
    public static TimeLimit Years(int length) => new(length, TimeUnit.Years);

    /// <summary>The working day of this number in the month after the start.</summary>
    public static TimeLimit WorkingDayOfNextMonth(int number) => new(number, TimeUnit.WorkingDayOfNextMonth);

    /// <summary>The last day of the limit, before any roll.</summary>
    /// <param name="start">The day of the event that starts it.</param>
    /// <param name="calendar">Which days are working days.</param>
    /// <param name="port">The port whose closings count; may be none.</param>
    public DateOnly After(DateOnly start, BusinessCalendar calendar, PortCode port = default) => Unit switch
    {
        TimeUnit.CalendarDays => start.AddDays(Length),
        TimeUnit.WorkingDays => calendar.AddWorkingDays(start, Length, port),
        TimeUnit.Months => start.AddMonths(Length),
        TimeUnit.Years => start.AddYears(Length),
        _ => InNextMonth(start, calendar, port),
    };

    /// <summary>This limit a number of times longer by another of the same unit.</summary>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public TimeLimit LongerBy(TimeLimit each, int times) => each.Unit == Unit
        ? this with { Length = Length + (each.Length * times) }
        : throw new ArgumentException($"A limit in {Unit} cannot be extended in {each.Unit}.", nameof(each));

    /// <summary>The limit in words: "180 calendar days", "1 year", "15th working day of the next month".</summary>
    public override string ToString()
    {
        var number = Math.Abs(Length).ToString(CultureInfo.InvariantCulture);
        var s = Math.Abs(Length) == 1 ? "" : "s";
        return Unit switch
        {
            TimeUnit.CalendarDays => $"{number} calendar day{s}",
            TimeUnit.WorkingDays => $"{number} working day{s}",
            TimeUnit.Months => $"{number} month{s}",
            TimeUnit.Years => $"{number} year{s}",
            _ => $"{number}th working day of the next month",
        };
    }

    DateOnly InNextMonth(DateOnly start, BusinessCalendar calendar, PortCode port)
    {
        var month = start.AddMonths(1);
        return calendar.WorkingDayOfMonth(month.Year, month.Month, Length, port);
    }
}
