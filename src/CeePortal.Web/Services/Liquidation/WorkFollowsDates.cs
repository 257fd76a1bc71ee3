using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Jobs;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Protests;
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

    /// <summary>What is on file of the entry, as work follows it.</summary>
    /// <param name="Decided">The liquidation; null when none is on file.</param>
    /// <param name="Reliquidations">The reliquidations, in order.</param>
    /// <param name="Days">Every day on which the entry is or was on record as liquidated or reliquidated, also those struck out.</param>
    /// <param name="LastBy">Who recorded or struck out last.</param>
    sealed record OnFile(EntryLiquidationState State, ClockStart? Decided, IReadOnlyList<Reliquidation> Reliquidations, IReadOnlySet<DateOnly> Days, long? LastBy);

    public async Task RunAsync(long jobId, long subjectId, CancellationToken stop)
    {
        await using var db = contexts.CreateForSystem();
        if (await db.EntryLiquidationStates.AsNoTracking().SingleOrDefaultAsync(s => s.Id == subjectId, stop) is not { } state) return;
        var works = await db.WorkEntries.AsNoTracking().Where(w => w.Entry == state.Number).Select(w => w.WorkId).Distinct().ToListAsync(stop);
        if (works.Count == 0) return;
        var onFile = await ReadAsync(db, state, stop);
        foreach (var work in works) await TakeAsync(work, onFile, stop);
    }

    async Task<OnFile> ReadAsync(PortalDbContext db, EntryLiquidationState state, CancellationToken stop)
    {
        var entry = await db.Entries.AsNoTracking().SingleAsync(e => e.Id == state.Id, stop);
        var rows = await db.EntryLiquidations.AsNoTracking().Where(r => r.EntryId == state.Id && r.Kind != LiquidationEventKind.Scheduled).ToListAsync(stop);
        var again = await EntriesToProtest.ReliquidationsAsync(db, [state.Id], stop);
        var last = rows.OrderByDescending(r => r.StruckAt ?? r.RecordedAt).ThenByDescending(r => r.Id).FirstOrDefault();
        var by = last is null ? null : last.IsStruck ? last.StruckBy : last.RecordedBy
            ?? await db.Uploads.Where(u => u.Id == last.UploadId).Select(u => (long?)u.UploadedBy).FirstOrDefaultAsync(stop);
        return new(state, EntryToProtest.DecidedBy(state, entry, clock.Today), again.GetValueOrDefault(state.Id) ?? [],
            rows.Where(r => r.Kind is LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated).Select(r => r.On).ToHashSet(), by);
    }

    async Task TakeAsync(long work, OnFile onFile, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.CreateForSystem();
            if (await store.FindAsync(db, work, stop) is not { Item: Protest protest } found) return;
            var law = await laws.CurrentAsync(stop);
            Take(protest, onFile, new Act(Actor.Portal, clock.UtcNow, law));
            if (protest.Pending.Count == 0) return;
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

    /// <summary>Gives an open protest the dates that it has only estimated or not at all, and what changed of the liquidation on
    /// which it hangs.</summary>
    void Take(Protest protest, OnFile onFile, Act act)
    {
        var number = EntryNumber.Parse(onFile.State.Number);
        if (protest.State.IsClosed || protest.Entries.FirstOrDefault(e => e.Entry == number) is not { } entry) return;
        DecidingDate? entered = onFile.State.EntryDate is { } on && entry.EntryDate is not { IsEstimated: false } ? new(on, DateBasis.EntryDate) : null;
        ClockStart? decided = onFile.State.LiquidatedOn is { } liquidated && entry.Decided is not { IsEstimated: false } ? new(liquidated) : null;
        try
        {
            if (entered is not null || decided is not null) protest.TakeDates(number, entered, decided, act);
            entry = protest.Entries.First(e => e.Entry == number);
            if (HangsOnLiquidation(entry, onFile) && (entry.Decided != onFile.Decided || !(entry.Reliquidations ?? []).SequenceEqual(onFile.Reliquidations)))
                protest.FollowLiquidation(number, onFile.Decided, onFile.Reliquidations, onFile.LastBy, act);
        }
        catch (WorkRefusedException refused)
        {
            // The change is on record in any case; that an item cannot take it over is no fault of the load.
            log.LogInformation("Work {Work} does not take over the dates of its entry: {Why}", protest.Number, refused.Message);
        }
    }

    /// <summary>True when the protest of an entry is counted from its liquidation, and not from a day of another decision or one
    /// that the filer stated.</summary>
    static bool HangsOnLiquidation(ProtestedEntry entry, OnFile onFile) => entry.Decided switch
    {
        null => true,
        { EstimatedBy: DateBasis.StatedByFiler } => false,
        { IsEstimated: true } => true,
        { } decided => onFile.Days.Contains(decided.On),
    };
}
