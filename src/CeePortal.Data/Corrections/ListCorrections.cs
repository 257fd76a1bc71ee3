using CeePortal.Data.Clocks;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>Draws the items of corrections that uploads brought and that were accepted at once: the row that lists show, what the correction makes due,
/// the word to the former owner. Soon after the upload, and not while it is taken in, which has no time for it.</summary>
/// <remarks>Which are due stands in <see cref="CorrectionToList"/>; what they are drawn from is their event, so that a run which is stopped loses nothing
/// and does nothing twice.</remarks>
public sealed class ListCorrections(PortalDbContextFactory factory, WorkKinds kinds) : ClockStep
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
            while (await WriteAsync(due.Id, day, stop) is > 0 and var some) listed += some;
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
                await db.WriteAsync(async () => written = await DrawAsync(db, upload, day, stop), GateUser.Job, stop);
                return written;
            }
            catch (Exception error) when (attempt < Attempts && PortalDatabase.IsUniqueViolation(error))
            {
                // Another node drew them in the same moment.
            }
        }
    }

    /// <summary>Draws some, in the caller's transaction.</summary>
    async Task<int> DrawAsync(PortalDbContext db, long upload, ClockDay day, CancellationToken stop)
    {
        var due = await db.CorrectionsToList.AsNoTracking().Where(d => d.UploadId == upload).OrderBy(d => d.Id).Take(WrittenAtOnce).ToListAsync(stop);
        if (due.Count == 0) return 0;
        var (kind, ids, entryIds) = (CorrectionReview.CorrectionKind.Code, due.ConvertAll(d => d.Id), due.Select(d => d.EntryId).Distinct().ToList());
        var events = (await db.Events.AsNoTracking().Where(e => e.StreamType == kind && EF.Parameter(ids).Contains(e.StreamId)).OrderBy(e => e.StreamId).ThenBy(e => e.Seq).ToListAsync(stop)).ToLookup(e => e.StreamId);
        var entries = await db.Entries.AsNoTracking().Where(e => EF.Parameter(entryIds).Contains(e.Id)).ToDictionaryAsync(e => e.Id, stop);
        var liquidations = (await db.EntryLiquidations.AsNoTracking()
            .Where(e => EF.Parameter(entryIds).Contains(e.EntryId) && (e.Kind == LiquidationEventKind.Liquidated || e.Kind == LiquidationEventKind.Reliquidated) && e.StruckAt == null)
            .OrderBy(e => e.Id).ToListAsync(stop)).ToLookup(e => e.EntryId);
        var items = new CorrectionItems(day.Law, day.Today, db.NextKey);
        foreach (var one in due)
        {
            List<WorkEvent> stored = [.. events[one.Id].Select(e => WorkJournal.Read(kinds[kind], e.Seq, e.Type, e.SchemaVersion, e.At, e.ActorId, e.Payload))];
            var item = (CorrectionReview)kinds[kind].Rebuild(stored);
            // An upload tells of itself; one message for each of ten thousand corrections would hide those that matter.
            var revenue = items.Add(item, one, entries[one.EntryId], stored, isTold: !item.Filing!.FormerOwner.IsNone);
            if (revenue is not null && liquidations[one.EntryId].FirstOrDefault() is { } liquidation) RevenueOrders.Settle(revenue, liquidation);
        }
        await items.WriteAsync(db, BulkRows.MethodFor(db), stop);
        await db.CorrectionsToList.Where(d => EF.Parameter(ids).Contains(d.Id)).ExecuteDeleteAsync(stop);
        return due.Count;
    }
}
