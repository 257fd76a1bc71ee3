using System.Globalization;
using CeePortal.Domain.Clocks;
using Microsoft.Extensions.Configuration;

namespace CeePortal.Data.Messages;

/// <summary>What the texts and the digest go by.</summary>
/// <param name="PortalAddress">Where people reach the portal, for links in mails; null when it is not known, and then mails say
/// where to look instead.</param>
/// <param name="DigestHour">The hour of the day, 0 to 23 in Washington, from which the daily digest goes out.</param>
public sealed record MessageSettings(Uri? PortalAddress, int DigestHour)
{
    /// <summary>Seven in the morning.</summary>
    public const int UsualDigestHour = 7;

    /// <exception cref="InvalidOperationException">A setting cannot be read; the message says how it is written.</exception>
    public static MessageSettings From(IConfiguration configuration)
    {
        Uri? address = null;
        if (configuration["Mail:PortalAddress"] is { Length: > 0 } text)
            address = Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var read) && (read.Scheme is "http" or "https") ? read
                : throw new InvalidOperationException($"The setting Mail:PortalAddress is \"{text}\". Set it to the address at which people reach the portal, such as https://portal.example.gov, or leave it out.");
        var hour = UsualDigestHour;
        if (configuration["Mail:DigestHour"] is { Length: > 0 } at && !(int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out hour) && hour <= 23))
            throw new InvalidOperationException($"The setting Mail:DigestHour is \"{at}\". Set it to an hour of the day in Washington, 0 to 23, or leave it out.");
        return new(address, hour);
    }

    /// <summary>The last instant, at or before another, at which a digest was due: today's hour, or yesterday's while that has
    /// not come. A server that was down at the hour thus sends when it is up again.</summary>
    public static DateTime LastDigestBefore(DateTime now, int hour)
    {
        var today = LegalClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(now, DateTimeKind.Utc)));
        return At(today, hour) is var due && due <= now ? due : At(today.AddDays(-1), hour);
    }

    /// <summary>The instant, in UTC, of an hour in Washington. In spring the hour that is left out is the one after it; in
    /// autumn the hour that comes twice is the first.</summary>
    public static DateTime At(DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Unspecified);
        if (LegalClock.Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = LegalClock.Zone.IsAmbiguousTime(local) ? LegalClock.Zone.GetAmbiguousTimeOffsets(local).Max() : LegalClock.Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
