using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Jobs;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using CeePortal.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Work on an entry takes over CBP's date of entry and its liquidation when they arrive, and follows when the liquidation
/// changes: it was done over, or what was recorded is struck out.</summary>
/// <remarks>The job's row is written in the transaction that recorded the dates, and only for entries with work on them:
/// should the process die between the two, the sweep finds the row and nothing is forgotten.</remarks>
public sealed class WorkFollowsDates(JobQueue jobs)
{
    /// <summary>Asks for the job of each entry that has work on it; call it in the transaction.</summary>
    /// <returns>The jobs, to be started after the commit.</returns>
    public async Task<List<PortalJob>> AskAsync(PortalDbContext db, IReadOnlyList<EntryDatesArrived> arrived, CancellationToken ct)
    {
        if (arrived.Count == 0) return [];
        var ids = arrived.Select(a => a.EntryId).ToList();
        // Whatever the visitor may see of the work on the entry, it follows.
        var work = db.WorkEntries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]);
        var worked = await db.EntryLiquidationStates.Where(s => EF.Parameter(ids).Contains(s.Id) && work.Any(w => w.Entry == s.Number)).Select(s => s.Id).ToListAsync(ct);
        List<PortalJob> asked = [];
        foreach (var id in worked) asked.Add(await jobs.AddAsync(db, EntryDatesJob.JobKind, id, ct));
        if (asked.Count > 0) await db.SaveChangesAsync(ct);
        return asked;
    }

    /// <summary>Tells the engine; call it after the commit.</summary>
    public void Start(IEnumerable<PortalJob> asked)
    {
        foreach (var job in asked) jobs.Start(job);
    }
}

/// <summary>Gives the dates and the liquidation of one entry to the work on it. It compares what the work has with what is on file,
/// so that it may run again, and late.</summary>
public sealed class EntryDatesJob(PortalDbContextFactory contexts, WorkStore store, LawSource laws, LegalClock clock, ILogger<EntryDatesJob> log) : IJobHandler
{
    public const string JobKind = "entry-dates";

    const int Attempts = 5;

    public string Kind => JobKind;

    public async Task RunAsync(long jobId, long subjectId, CancellationToken stop)
    {
        await using var db = contexts.CreateForSystem();
        if (await db.EntryLiquidationStates.AsNoTracking().SingleOrDefaultAsync(s => s.Id == subjectId, stop) is not { } state) return;
        var works = await db.WorkEntries.AsNoTracking().Where(w => w.Entry == state.Number).Select(w => w.WorkId).Distinct().ToListAsync(stop);
        if (works.Count == 0) return;
        var onFile = await ReadAsync(db, state, stop);
        foreach (var work in works) await TakeAsync(work, onFile, stop);
    }

    async Task<FollowedEntry> ReadAsync(PortalDbContext db, EntryLiquidationState state, CancellationToken stop)
    {
        var entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == state.Id, stop);
        var rows = await db.EntryLiquidations.AsNoTracking().Where(r => r.EntryId == state.Id && r.Kind != LiquidationEventKind.Scheduled).ToListAsync(stop);
        var last = rows.OrderByDescending(r => r.StruckAt ?? r.RecordedAt).ThenByDescending(r => r.Id).FirstOrDefault();
        return new()
        {
            Entry = EntryNumber.Parse(state.Number),
            EntryDate = state.EntryDate,
            Scheduled = state.Scheduled,
            LiquidateBy = state.LiquidateBy,
            Extensions = state.Extensions,
            SuspendedFrom = state.SuspendedFrom,
            Liquidated = LiquidationOnFile.Of(state, entry, clock.Today),
            Reliquidations = [.. rows.Where(r => r.Kind == LiquidationEventKind.Reliquidated && !r.IsStruck).OrderBy(r => r.On).ThenBy(r => r.Id).Select(r => new ReliquidationOnFile(r.On, r.Touched))],
            EverLiquidated = rows.Where(r => r.Kind is LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated).Select(r => r.On).ToHashSet(),
            LastBy = last is null ? null : last.IsStruck ? last.StruckBy : last.RecordedBy
                ?? await db.Uploads.Where(u => u.Id == last.UploadId).Select(u => (long?)u.UploadedBy).FirstOrDefaultAsync(stop),
        };
    }

    async Task TakeAsync(long work, FollowedEntry onFile, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.CreateForSystem();
            if (await store.FindAsync(db, work, stop) is not { } found) return;
            var law = await laws.CurrentAsync(stop);
            try
            {
                found.Item.FollowEntry(onFile, new Act(Actor.Portal, clock.UtcNow, law));
            }
            catch (WorkRefusedException refused)
            {
                // The change is on record in any case; that an item cannot take it over is no fault of the load.
                log.LogInformation("Work {Work} does not take over the dates of its entry: {Why}", found.Item.Number, refused.Message);
            }
            if (found.Item.Pending.Count == 0) return;
            try
            {
                await store.SaveAsync(db, found, law, stop);
                return;
            }
            catch (WorkChangedException) when (attempt < Attempts)
            {
                log.LogDebug("Work {Work} changed while it took over dates; once more", work);
            }
        }
    }
}
