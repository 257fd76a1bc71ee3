using CeePortal.Domain.Clocks;

namespace CeePortal.Domain.Tests.Clocks;

public sealed class LegalClockTests
{
    [Theory] // New York is five hours behind in winter, four in summer; both days of change
    [InlineData("2026-01-15T04:59:59Z", "2026-01-14"), InlineData("2026-01-15T05:00:00Z", "2026-01-15")]
    [InlineData("2026-07-15T03:59:59Z", "2026-07-14"), InlineData("2026-07-15T04:00:00Z", "2026-07-15")]
    [InlineData("2026-03-08T04:59:59Z", "2026-03-07"), InlineData("2026-03-09T04:00:00Z", "2026-03-09")]
    [InlineData("2026-11-01T04:00:00Z", "2026-11-01"), InlineData("2026-11-02T04:59:59Z", "2026-11-01"), InlineData("2026-11-02T05:00:00Z", "2026-11-02")]
    public void DayOf_Instant_IsTheDateInNewYork(string instant, string day)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(day, LegalClock.DayOf(at).ToString("yyyy-MM-dd"));
        var clock = new LegalClock(new FixedTime(at));
        Assert.Equal((day, at.UtcDateTime), (clock.Today.ToString("yyyy-MM-dd"), clock.UtcNow));
    }

    sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
