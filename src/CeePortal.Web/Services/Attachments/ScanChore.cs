using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Data.Files;
using CeePortal.Domain.Clocks;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Attachments;

/// <summary>Asks the scanner again about what waits for it. What it finds something in loses its bytes; the row stays, so
/// that the history can be read.</summary>
[AutomaticRetry(Attempts = 0)] // it runs again soon anyway
public sealed class ScanChore(PortalDbContextFactory contexts, IFileStore files, IAttachmentScanner scanner, AttachmentReceiver receiver, LegalClock clock, ILogger<ScanChore> log)
{
    const int Slice = 50;

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = contexts.CreateForSystem();
        if (!scanner.IsOn)
        {
            // The scanner was switched off: what waited for it stands as the others do that came without one.
            await db.WriteAsync(() => db.Attachments.Where(a => a.Scan == ScanState.Waiting).ExecuteUpdateAsync(a => a.SetProperty(r => r.Scan, ScanState.NotScanned), stop), ct: stop);
            return;
        }
        foreach (var key in await db.Attachments.Where(a => a.Scan == ScanState.Waiting).OrderBy(a => a.Id).Select(a => a.FileKey).Distinct().Take(Slice).ToListAsync(stop))
        {
            ScanVerdict verdict;
            try
            {
                await using var file = files.Open(key);
                if (file is null) continue;
                verdict = await scanner.ScanAsync(file, stop);
            }
            catch (ScannerUnavailableException e)
            {
                log.LogWarning("The scanner gave no verdict; {Key} goes on waiting: {Reason}", key[..8], e.Message);
                return;
            }
            var (state, now) = (verdict.IsClean ? ScanState.Clean : ScanState.Infected, clock.UtcNow);
            await db.WriteAsync(() => db.Attachments.Where(a => a.FileKey == key && a.Scan != ScanState.Infected)
                .ExecuteUpdateAsync(a => a.SetProperty(r => r.Scan, state).SetProperty(r => r.ScannedAt, now), stop), ct: stop);
            if (verdict.IsClean) continue;
            log.LogWarning("The scanner found {Found} in the attachment {Key}; its bytes are removed", verdict.Found, key[..8]);
            await receiver.RemoveInfectedAsync(key, stop);
        }
    }
}
