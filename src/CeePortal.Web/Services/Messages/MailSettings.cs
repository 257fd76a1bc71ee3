using System.Globalization;
using CeePortal.Web.Hosting;
using MailKit.Security;
using MimeKit;

namespace CeePortal.Web.Services.Messages;

/// <summary>How mail leaves the portal.</summary>
public enum MailDelivery
{
    /// <summary>Into a folder, a file for each mail, from which another program sends.</summary>
    Pickup,

    /// <summary>To a mail server.</summary>
    Smtp,
}

/// <summary>The section <c>Mail</c> of the settings, read and checked at start.</summary>
public sealed record MailSettings
{
    public MailDelivery Delivery { get; private init; }

    /// <summary>The sender of every mail.</summary>
    public required MailboxAddress From { get; init; }

    public required string PickupFolder { get; init; }
    public string Host { get; private init; } = "";
    public int Port { get; private init; }
    public SecureSocketOptions Security { get; private init; }
    public string? User { get; private init; }
    public string? Password { get; private init; }

    /// <exception cref="StartFailure">A setting is missing or cannot be read.</exception>
    public static MailSettings Read(IConfiguration configuration, PortalSettings portal)
    {
        var delivery = Text(configuration, "Mail:Delivery") switch
        {
            null => MailDelivery.Pickup,
            var text when Enum.TryParse<MailDelivery>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) => value,
            var text => throw new StartFailure($"Mail:Delivery is \"{text}\". Set it to Pickup or Smtp, or leave it out."),
        };
        var from = Text(configuration, "Mail:From");
        if (from is null && delivery == MailDelivery.Smtp)
            throw new StartFailure("Mail:Delivery is Smtp, but no sender is set. Set Mail__From, for example to \"CeePortal <ceeportal@example.gov>\".");
        if (!MailboxAddress.TryParse(from ?? "CeePortal <ceeportal@localhost>", out var sender))
            throw new StartFailure($"Mail:From is \"{from}\". Set it to one address, for example \"CeePortal <ceeportal@example.gov>\".");
        var host = Text(configuration, "Mail:Smtp:Host");
        if (host is null && delivery == MailDelivery.Smtp)
            throw new StartFailure("Mail:Delivery is Smtp, but no server is set. Set Mail__Smtp__Host.");
        var security = Text(configuration, "Mail:Smtp:Security") switch
        {
            null or "StartTls" => SecureSocketOptions.StartTls,
            "Tls" => SecureSocketOptions.SslOnConnect,
            "None" => SecureSocketOptions.None,
            var text => throw new StartFailure($"Mail:Smtp:Security is \"{text}\". Set it to StartTls, Tls or None, or leave it out."),
        };
        var port = security == SecureSocketOptions.SslOnConnect ? 465 : 587;
        if (Text(configuration, "Mail:Smtp:Port") is { } number && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65_535))
            throw new StartFailure($"Mail:Smtp:Port is \"{number}\". Set it to a port number, or leave it out.");
        return new MailSettings
        {
            Delivery = delivery,
            From = sender,
            // Beside the files of the portal, never among what the web serves.
            PickupFolder = Path.GetFullPath(Text(configuration, "Mail:PickupFolder") ?? Path.Combine(portal.StorageRoot, "..", "mail")),
            Host = host ?? "",
            Port = port,
            Security = security,
            User = Text(configuration, "Mail:Smtp:User"),
            Password = configuration["Mail:Smtp:Password"],
        };
    }

    static string? Text(IConfiguration configuration, string name) => configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
