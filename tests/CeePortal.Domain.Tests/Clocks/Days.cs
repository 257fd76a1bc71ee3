using System.Globalization;

namespace CeePortal.Domain.Tests.Clocks;

/// <summary>Days as tests write them.</summary>
static class Days
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
