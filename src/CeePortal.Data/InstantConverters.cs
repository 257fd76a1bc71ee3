using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CeePortal.Data;

/// <summary>The one form of an instant in the database: microseconds since 1970 in UTC, as a whole number. Text forms
/// differ between EF Core, linq2db and the providers, so that equality would find nothing.</summary>
public sealed class InstantConverter() : ValueConverter<DateTime, long>(value => ToMicroseconds(value), stored => FromMicroseconds(stored))
{
    public static long ToMicroseconds(DateTime value) =>
        ((value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime FromMicroseconds(long stored) => DateTime.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond);

    /// <summary>The instant as the database will give it back.</summary>
    public static DateTime Trim(DateTime value) => FromMicroseconds(ToMicroseconds(value));
}

/// <summary>The same for the instants of ASP.NET Core Identity.</summary>
public sealed class InstantOffsetConverter() : ValueConverter<DateTimeOffset, long>(
    value => InstantConverter.ToMicroseconds(value.UtcDateTime), stored => new DateTimeOffset(InstantConverter.FromMicroseconds(stored)));
