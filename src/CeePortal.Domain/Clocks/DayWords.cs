using System.Globalization;

namespace CeePortal.Domain.Clocks;

/// <summary>Days as sentences name them.</summary>
public static class DayWords
{
    /// <summary>"January 5, 2026", whatever the culture of the machine.</summary>
    public static string InWords(this DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}
