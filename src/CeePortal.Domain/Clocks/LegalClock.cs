namespace CeePortal.Domain.Clocks;

/// <summary>The one clock of the portal. A legal day is the date in America/New_York, in which customs time limits are
/// counted; a port's own zone is used only where a rule says so.</summary>
/// <param name="time">Where the time comes from; a fixed one in tests.</param>
public sealed class LegalClock(TimeProvider time)
{
    /// <summary>The zone in which legal days are counted.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>This instant, in UTC.</summary>
    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Today's legal day.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow());

    /// <summary>The legal day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant, in UTC, at which a legal day begins; the clocks never change at midnight.</summary>
    public static DateTime StartOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), Zone);
}
