using CeePortal.Data;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Samples;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Uploads;

/// <summary>Sends a sample in the name of the demo broker when the demo accounts are new, by the same way as any upload: a
/// fresh portal in Development has entries, findings and a queue to click on. Made up from end to end.</summary>
public sealed class DemoUpload(PortalDbContextFactory contexts, UploadReceiver receiver, LegalClock clock)
{
    const string Filer = "XYZ";

    public async Task SendAsync(CancellationToken ct)
    {
        Uploader broker;
        await using (var db = contexts.CreateForSystem())
        {
            var organization = await db.FilerAccounts.Where(f => f.Filer == Filer).Select(f => f.OrganizationId).SingleAsync(ct);
            var user = await db.Users.Where(u => u.OrganizationId == organization).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync(ct);
            broker = new(user, organization, [Filer]);
        }
        var batch = new SampleOptions { Entries = 240, Lines = 3, Seed = 2017, FaultPercent = 5, Filer = FilerCode.Parse(Filer), FirstSerial = 1_000, Today = clock.Today };
        await SendAsync("demo-batch.txt", batch);
        // The demo importer sees its own entries only; these are its own.
        await SendAsync("demo-importer.txt", batch with { Entries = 24, Seed = 2018, FaultPercent = 0, FirstSerial = 2_000, Importer = ImporterNumber.Parse("12-3456789") });

        async Task SendAsync(string name, SampleOptions options)
        {
            using var sample = new MemoryStream();
            SampleWriter.Write(sample, options, ct);
            sample.Position = 0;
            await receiver.ReceiveAsync(broker, name, sample, checkOnly: false, ct);
        }
    }

    /// <summary>The files that it sends.</summary>
    public static readonly IReadOnlyList<string> Files = ["demo-batch.txt", "demo-importer.txt"];
}
