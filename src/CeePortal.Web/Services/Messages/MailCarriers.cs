using System.Globalization;
using System.Net.Sockets;
using CeePortal.Data.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CeePortal.Web.Services.Messages;

/// <summary>Hands a mail over.</summary>
public interface IMailCarrier
{
    /// <summary>Returns when the mail was taken.</summary>
    /// <exception cref="MailNotTakenException">It was not; the message says why.</exception>
    Task CarryAsync(OutgoingMail mail, CancellationToken ct);
}

/// <summary>A mail was not taken.</summary>
/// <param name="isFinal">True when trying again cannot help: no such address.</param>
public sealed class MailNotTakenException(string reason, bool isFinal, Exception inner) : Exception(reason, inner)
{
    public bool IsFinal => isFinal;
}

/// <summary>A mail as it goes out.</summary>
static class MailText
{
    /// <exception cref="MailNotTakenException">Nobody can be written to at its address: for good.</exception>
    /// <remarks>The same mail has the same Message-ID each time, so that a mail that is sent again after a crash can be told
    /// from another.</remarks>
    public static MimeMessage Of(OutgoingMail mail, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = new DateTimeOffset(DateTime.SpecifyKind(mail.CreatedAt, DateTimeKind.Utc)),
            MessageId = string.Create(CultureInfo.InvariantCulture, $"mail-{mail.Id}@{from.Domain}"),
            Body = new TextPart("plain") { Text = mail.Body },
        };
        message.From.Add(from);
        try
        {
            message.To.Add(new MailboxAddress(null, mail.To));
        }
        catch (Exception e) when (e is ParseException or ArgumentException)
        {
            throw new MailNotTakenException($"\"{mail.To}\" is not an address that mail can go to.", isFinal: true, e);
        }
        message.Headers.Add("Auto-Submitted", "auto-generated"); // no answers from holidays (RFC 3834)
        return message;
    }
}

/// <summary>Lays each mail as a file into a folder: under a temporary name, then renamed, so that whoever picks it up finds
/// it whole. The name is the mail's own: written again after a crash it is the same file.</summary>
public sealed class PickupFolder(MailSettings settings) : IMailCarrier
{
    public async Task CarryAsync(OutgoingMail mail, CancellationToken ct)
    {
        using var message = MailText.Of(mail, settings.From);
        var name = Path.Combine(settings.PickupFolder, string.Create(CultureInfo.InvariantCulture, $"{mail.Id}.eml"));
        var draft = $"{name}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(settings.PickupFolder);
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await message.WriteToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, name, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MailNotTakenException($"The folder {settings.PickupFolder} cannot be written: {e.Message}", isFinal: false, e);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

/// <summary>Hands each mail to a mail server.</summary>
public sealed class SmtpServer(MailSettings settings) : IMailCarrier
{
    // Well within the lease, so that no other node begins while this one still waits.
    const int TimeoutMilliseconds = 60_000;

    public async Task CarryAsync(OutgoingMail mail, CancellationToken ct)
    {
        using var message = MailText.Of(mail, settings.From);
        try
        {
            using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security, ct);
            if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password ?? "", ct);
            await client.SendAsync(message, ct);
            try
            {
                await client.DisconnectAsync(quit: true, ct);
            }
            catch (Exception e) when (e is IOException or ProtocolException or SocketException)
            {
                // the mail was taken; how the server says good-bye does not matter
            }
        }
        catch (SmtpCommandException e)
        {
            // A recipient that the server refuses for good stays refused; what is wrong with the sender, an operator may mend.
            throw new MailNotTakenException(string.Create(CultureInfo.InvariantCulture, $"The mail server answered {(int)e.StatusCode}: {e.Message}"), isFinal: e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode >= 500, e);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or AuthenticationException or SslHandshakeException or TimeoutException or InvalidOperationException or NotSupportedException)
        {
            throw new MailNotTakenException($"The mail server {settings.Host}:{settings.Port.ToString(CultureInfo.InvariantCulture)} could not be used: {e.Message}", isFinal: false, e);
        }
    }
}
