using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Attachments;
using CeePortal.Data.Files;
using CeePortal.Web.Services.Attachments;
using CeePortal.Web.Tests.Pages.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Attachments;

public sealed class ScannerTests
{
    static PortalFactory With(SmallClamd scanner) => new() { Settings = { ["Attachments:ClamAv:Host"] = "127.0.0.1", ["Attachments:ClamAv:Port"] = scanner.Port } };

    static Task<List<Attachment>> AllAsync(PortalFactory portal) => portal.DataAsync(db => db.Attachments.AsNoTracking().OrderBy(a => a.Id).ToListAsync());

    [Fact]
    public async Task The_scanner_gets_the_very_bytes_and_what_is_clean_is_open()
    {
        using var scanner = new SmallClamd();
        await using var portal = With(scanner);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        byte[] large = [.. Files.Pdf, .. Enumerable.Range(0, 200_000).Select(i => (byte)i)]; // several chunks
        using (var answer = await AttachmentTests.AttachAsync(broker, $"/attachments/add?kind=protest&number={work.Item.Number}", large, "a.pdf")) Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal(large, Assert.Single(scanner.Scanned));
        var stored = Assert.Single(await AllAsync(portal));
        Assert.Equal(ScanState.Clean, stored.Scan);
        Assert.NotNull(stored.ScannedAt);
        Assert.DoesNotContain("not scanned", (await broker.PageAsync($"/attachments/add?kind=protest&number={work.Item.Number}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_infected_is_not_kept_and_the_visitor_is_told()
    {
        using var scanner = new SmallClamd { Answer = "stream: Eicar-Test-Signature FOUND" };
        await using var portal = With(scanner);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        using var answer = await AttachmentTests.AttachAsync(broker, $"/attachments/add?kind=protest&number={work.Item.Number}", Files.Pdf, "a.pdf");
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("found malware in this file, so it was not kept", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Empty(await AllAsync(portal));
        Assert.False(portal.Services.GetRequiredService<IFileStore>().Exists(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Files.Pdf))));
    }

    [Theory, InlineData("INSTREAM size limit exceeded. ERROR"), InlineData("")]
    public async Task Without_a_verdict_it_waits_and_cannot_be_fetched_until_there_is_one(string noVerdict)
    {
        using var scanner = new SmallClamd { Answer = noVerdict };
        await using var portal = With(scanner);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var work = await portal.FileProtestAsync();
        var form = $"/attachments/add?kind=protest&number={work.Item.Number}";
        using (var answer = await AttachmentTests.AttachAsync(broker, form, Files.Pdf, "a.pdf")) Assert.Equal(302, (int)answer.StatusCode);
        using (var answer = await AttachmentTests.AttachAsync(broker, form, Files.Png, "b.png")) Assert.Equal(302, (int)answer.StatusCode);
        var (pdf, png) = await AllAsync(portal) is [var a, var b] ? (a, b) : throw new InvalidOperationException();
        Assert.Equal((ScanState.Waiting, ScanState.Waiting), (pdf.Scan, png.Scan));
        Assert.Contains("Waits for the virus scanner", (await broker.PageAsync(form)).Words(), StringComparison.Ordinal);
        foreach (var address in new[] { $"/attachments/{pdf.Id}", $"/attachments/{pdf.Id}?handler=Inline" })
        {
            using var early = await broker.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        }

        scanner.Answer = "stream: OK";
        scanner.AnswerTo = bytes => bytes.SequenceEqual(Files.Png) ? "stream: Some.Virus FOUND" : "stream: OK";
        await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ScanChore>().RunAsync(CancellationToken.None);
        var states = (await AllAsync(portal)).Select(d => d.Scan);
        Assert.Equal([ScanState.Clean, ScanState.Infected], states);
        using (var now = await broker.GetAsync(new Uri($"/attachments/{pdf.Id}", UriKind.Relative))) Assert.Equal(HttpStatusCode.OK, now.StatusCode);
        using (var never = await broker.GetAsync(new Uri($"/attachments/{png.Id}", UriKind.Relative))) Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
        Assert.False(portal.Services.GetRequiredService<IFileStore>().Exists(png.FileKey));
        Assert.Contains("Removed: the virus scanner found malware", (await broker.PageAsync(form)).Words(), StringComparison.Ordinal);
    }

    /// <summary>Speaks as much of clamd's protocol as it takes: zINSTREAM, chunks behind their lengths, an answer ended by a null byte.</summary>
    sealed class SmallClamd : IDisposable
    {
        readonly TcpListener listener = new(IPAddress.Loopback, 0);
        readonly List<byte[]> scanned = [];

        public SmallClamd()
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
            _ = ListenAsync();
        }

        public string Port { get; }
        public string Answer { get; set; } = "stream: OK";
        public Func<byte[], string>? AnswerTo { get; set; }
        public IReadOnlyList<byte[]> Scanned { get { lock (scanned) return [.. scanned]; } }

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
                var command = new byte["zINSTREAM\0".Length];
                await line.ReadExactlyAsync(command);
                Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
                using var file = new MemoryStream();
                var length = new byte[4];
                while (true)
                {
                    await line.ReadExactlyAsync(length);
                    var count = BinaryPrimitives.ReadInt32BigEndian(length);
                    if (count == 0) break;
                    var chunk = new byte[count];
                    await line.ReadExactlyAsync(chunk);
                    file.Write(chunk);
                }
                lock (scanned) scanned.Add(file.ToArray());
                var answer = AnswerTo?.Invoke(file.ToArray()) ?? Answer;
                if (answer.Length > 0) await line.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
