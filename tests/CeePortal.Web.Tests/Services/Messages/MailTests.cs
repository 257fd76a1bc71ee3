using System.Net;
using System.Net.Sockets;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Messages;
using CeePortal.Web.Services.Messages;
using CeePortal.Web.Tests.Pages.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace CeePortal.Web.Tests.Services.Messages;

public sealed class MailTests
{
    static async Task<int> SendAsync(PortalFactory portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailSending>().RunAsync(CancellationToken.None);
    }

    static async Task<List<OutgoingMail>> MailsAsync(PortalFactory portal) => await portal.DataAsync(db => db.OutgoingMails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    /// <summary>The portal's own chore may have some of them in hand.</summary>
    static async Task AllSentAsync(PortalFactory portal, Func<OutgoingMail, bool> isDone)
    {
        for (var patience = 0; patience < 200; patience++)
        {
            await SendAsync(portal);
            if ((await MailsAsync(portal)).All(isDone)) return;
            await Task.Delay(50);
        }
        Assert.Fail("The mails did not get there.");
    }

    [Fact]
    public async Task The_pick_up_folder_gets_each_mail_once_and_whole()
    {
        await using var portal = new PortalFactory { Settings = { ["Mail:PortalAddress"] = "https://portal.example.test" } };
        await portal.FileProtestAsync();
        await portal.TellAsync();
        await AllSentAsync(portal, m => m.State == MailState.Sent);
        Assert.Equal(0, await SendAsync(portal));

        var files = Directory.GetFiles(Path.Combine(portal.Folder, "mail"));
        var mails = await MailsAsync(portal);
        Assert.Equal(2, mails.Count); // the importer's person and the broker's
        Assert.Equal(mails.Select(m => $"{m.Id}.eml").Order(StringComparer.Ordinal), files.Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        var message = await MimeMessage.LoadAsync(files[0]);
        Assert.Equal("was received", message.Subject![^12..]);
        Assert.Contains("https://portal.example.test/messages/", message.TextBody, StringComparison.Ordinal);
        Assert.StartsWith("mail-", message.MessageId, StringComparison.Ordinal);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.DoesNotContain("12-3456789", message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_given_up_at_once_and_keeps_no_other_mail_waiting()
    {
        await using var portal = new PortalFactory();
        await portal.DataAsync(db =>
        {
            foreach (var (address, source) in new[] { ("a@b c", "one"), ("person@example.test", "two") })
                db.OutgoingMails.Add(new() { To = address, Subject = "News", Body = "News.", Source = source, CreatedAt = DateTime.UtcNow, NextAttemptAt = DateTime.UtcNow.AddMinutes(-1) });
            return db.SaveChangesAsync();
        });
        await AllSentAsync(portal, m => m.State != MailState.Waiting);
        var mails = await MailsAsync(portal);
        Assert.Equal([(MailState.Failed, 1), (MailState.Sent, 1)], mails.Select(m => (m.State, m.Attempts)));
        Assert.Equal("\"a@b c\" is not an address that mail can go to.", mails[0].Problem);
    }

    [Fact]
    public async Task A_mail_server_gets_each_mail_and_one_that_it_refuses_for_good_is_given_up_with_the_reason()
    {
        using var server = new SmallMailServer();
        await using var portal = new PortalFactory
        {
            Settings =
            {
                ["Mail:Delivery"] = "Smtp", ["Mail:From"] = "CeePortal <ceeportal@example.test>", ["Mail:Smtp:Host"] = "127.0.0.1",
                ["Mail:Smtp:Port"] = server.Port, ["Mail:Smtp:Security"] = "None",
            },
        };
        server.Refused = await portal.AccountAsync(PortalRoles.Importer);
        await portal.FileProtestAsync();
        await portal.TellAsync();
        await AllSentAsync(portal, m => m.State != MailState.Waiting);
        var mails = await MailsAsync(portal);
        Assert.Equal((MailState.Failed, 1), mails.Where(m => m.To == server.Refused).Select(m => (m.State, m.Attempts)).Single());
        Assert.Contains("550", mails.Single(m => m.To == server.Refused).Problem, StringComparison.Ordinal);
        var sent = mails.Single(m => m.State == MailState.Sent);
        var taken = Assert.Single(server.Taken);
        Assert.Contains($"Message-Id: <mail-{sent.Id}@example.test>", taken, StringComparison.OrdinalIgnoreCase);

        // An administrator sees it and tries again.
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var page = await admin.PageAsync("/admin/mail?state=Failed");
        PageChecks.AssertSound(page);
        Assert.Contains("550", page.Words(), StringComparison.Ordinal);
        server.Refused = null;
        using var again = await admin.PostFormAsync("/admin/mail", new() { ["id"] = mails.Single(m => m.State == MailState.Failed).Id.ToString(System.Globalization.CultureInfo.InvariantCulture) }, "Retry");
        await AllSentAsync(portal, m => m.State == MailState.Sent);
        Assert.Equal(2, server.Taken.Count);
        Assert.Equal(1, await portal.DataAsync(db => db.Events.CountAsync(e => e.StreamType == "mail" && e.Type == "MailRetried")));
    }

    [Fact]
    public async Task A_server_that_is_down_leaves_the_mail_waiting_with_the_reason()
    {
        var server = new SmallMailServer();
        server.Dispose();
        await using var portal = new PortalFactory
        {
            Settings = { ["Mail:Delivery"] = "Smtp", ["Mail:From"] = "ceeportal@example.test", ["Mail:Smtp:Host"] = "127.0.0.1", ["Mail:Smtp:Port"] = server.Port, ["Mail:Smtp:Security"] = "None" },
        };
        await portal.FileProtestAsync();
        await portal.TellAsync();
        await AllSentAsync(portal, m => m.Attempts > 0 && m.LeaseOwner is null);
        Assert.All(await MailsAsync(portal), m =>
        {
            Assert.Equal(MailState.Waiting, m.State);
            Assert.Contains("could not be used", m.Problem, StringComparison.Ordinal);
            Assert.True(m.NextAttemptAt > DateTime.UtcNow.AddSeconds(20));
        });
    }

    /// <summary>Speaks as much SMTP as it takes (RFC 5321).</summary>
    sealed class SmallMailServer : IDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);
        readonly List<string> taken = [];

        public SmallMailServer()
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            _ = ListenAsync();
        }

        public string Port { get; }
        public string? Refused { get; set; }
        public IReadOnlyList<string> Taken { get { lock (taken) return [.. taken]; } }

        async Task ListenAsync()
        {
            try
            {
                while (true) _ = TalkAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // closed
            }
        }

        async Task TalkAsync(TcpClient client)
        {
            using (client)
            await using (var line = client.GetStream())
            {
                using var reader = new StreamReader(line, Encoding.ASCII);
                await using var writer = new StreamWriter(line, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 small");
                while (await reader.ReadLineAsync() is { } command)
                {
                    if (command.StartsWith("DATA", StringComparison.Ordinal))
                    {
                        await writer.WriteLineAsync("354 go on");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } row && row != ".") text.Append(row).Append('\n');
                        lock (taken) taken.Add(text.ToString());
                        await writer.WriteLineAsync("250 taken");
                    }
                    else if (command.StartsWith("RCPT", StringComparison.Ordinal) && Refused is { } refused && command.Contains(refused, StringComparison.OrdinalIgnoreCase))
                        await writer.WriteLineAsync("550 no such person");
                    else if (command.StartsWith("QUIT", StringComparison.Ordinal))
                    {
                        await writer.WriteLineAsync("221 bye");
                        return;
                    }
                    else await writer.WriteLineAsync("250 ok");
                }
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
