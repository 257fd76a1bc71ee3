using CeePortal.Data.Clocks;
using CeePortal.Data.Revenue;
using CeePortal.Data.Writing;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>Files the items of corrections that uploads brought and that were accepted at once: number and event, the row that lists show, what the
/// correction makes due, the word to the former owner. Soon after the upload, and not while it is taken in, which has no time for it.</summary>
/// <remarks>Each stands in <see cref="CorrectionToList"/> until then, so that a run which is stopped loses nothing and does nothing twice.</remarks>
public sealed class ListCorrections(PortalDbContextFactory factory) : ClockStep
{
    // So many hold the gate for less than the 50 ms that a job may.
    const int WrittenAtOnce = 200, Attempts = 3;

    public override string Name => "list corrections filed since";
    public override int Order => 45;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var listed = 0;
        for (long last = 0; ;)
        {
            Uploads.Upload? due;
            await using (var db = factory.CreateForSystem())
                due = await db.Uploads.AsNoTracking().Where(u => u.CorrectionsDue && u.Id > last).OrderBy(u => u.Id).FirstOrDefaultAsync(stop);
            if (due is null) return listed;
            last = due.Id;
            try
            {
                while (await WriteAsync(due.Id, day, stop) is > 0 and var some) listed += some;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                day.Report(FormattableString.Invariant($"Items of corrections of upload {due.Id}"), error); // the others are listed all the same, and this is tried again
                continue;
            }
            await using (var db = factory.CreateForSystem())
                await db.Uploads.Where(u => u.Id == due.Id && u.Slices == due.Slices).ExecuteUpdateAsync(u => u.SetProperty(r => r.CorrectionsDue, false), stop);
        }
    }

    async Task<int> WriteAsync(long upload, ClockDay day, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = factory.CreateForSystem();
                var written = 0;
                await db.WriteAsync(async () => written = await FileAsync(db, upload, day, stop), GateUser.Job, stop);
                return written;
            }
            catch (Exception error) when (attempt < Attempts && (PortalDatabase.IsUniqueViolation(error) || PortalDatabase.IsDeadlock(error)))
            {
                // Another node filed them in the same moment.
            }
        }
    }

    /// <summary>Files some, in the caller's transaction.</summary>
    async Task<int> FileAsync(PortalDbContext db, long upload, ClockDay day, CancellationToken stop)
    {
        var due = await db.CorrectionsToList.AsNoTracking().Where(d => d.UploadId == upload).OrderBy(d => d.Id).Take(WrittenAtOnce).ToListAsync(stop);
        if (due.Count == 0) return 0;
        var (ids, entryIds) = (due.ConvertAll(d => d.Id), due.Select(d => d.EntryId).Distinct().ToList());
        // Where several may write at once, whoever liquidates one of them at this moment has seen no due of it: he is to look again.
        if (!db.Database.IsSqlite()) await db.EntryLiquidationStates.Where(s => EF.Parameter(entryIds).Contains(s.Id)).ExecuteUpdateAsync(u => u.SetProperty(s => s.Seq, s => s.Seq + 1), stop);
        var entries = await db.Entries.AsNoTracking().Where(e => EF.Parameter(entryIds).Contains(e.Id)).ToDictionaryAsync(e => e.Id, stop);
        var liquidations = (await db.EntryLiquidations.AsNoTracking()
            .Where(e => EF.Parameter(entryIds).Contains(e.EntryId) && (e.Kind == LiquidationEventKind.Liquidated || e.Kind == LiquidationEventKind.Reliquidated) && e.StruckAt == null)
            .OrderBy(e => e.Id).ToListAsync(stop)).ToLookup(e => e.EntryId);
        var corrections = due.ConvertAll(d => new CorrectionToFile(d.Id, WorkJournal.ReadPart<CorrectionFiling>(d.Filing), [], d.Office, new(d.ActorId, WorkRoles.Filer), d.At, d.Heading, d.Segment, d.AmountCents, entries[d.EntryId]));
        await new CorrectionItems(db, day.Law, day.Today).FileAsync(corrections, BulkRows.MethodFor(db), owed =>
        {
            if (liquidations[owed.EntryId!.Value].FirstOrDefault() is { } liquidation) RevenueOrders.Settle(owed, liquidation);
        }, stop);
        await db.CorrectionsToList.Where(d => EF.Parameter(ids).Contains(d.Id)).ExecuteDeleteAsync(stop);
        return due.Count;
    }
}
