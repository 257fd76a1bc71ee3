using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Jobs;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Work on an entry takes over CBP's date of entry and the day of its liquidation when they arrive.</summary>
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

/// <summary>Gives the dates of one entry to the work on it.</summary>
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
        foreach (var work in works) await TakeAsync(work, state, stop);
    }

    async Task TakeAsync(long work, EntryLiquidationState state, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.CreateForSystem();
            if (await store.FindAsync(db, work, stop) is not { Item: Protest protest } found) return;
            var law = await laws.CurrentAsync(stop);
            if (!Take(protest, state, new Act(Actor.Portal, clock.UtcNow, law))) return;
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

    /// <summary>Gives a protest the dates that it has only estimated or not at all.</summary>
    /// <returns>True when it took one.</returns>
    bool Take(Protest protest, EntryLiquidationState state, Act act)
    {
        var number = EntryNumber.Parse(state.Number);
        if (protest.State.IsClosed || protest.Entries.FirstOrDefault(e => e.Entry == number) is not { } entry) return false;
        DecidingDate? entered = state.EntryDate is { } on && entry.EntryDate is not { IsEstimated: false } ? new(on, DateBasis.EntryDate) : null;
        ClockStart? decided = state.LiquidatedOn is { } liquidated && entry.Decided is not { IsEstimated: false } ? new(liquidated) : null;
        if (entered is null && decided is null) return false;
        try
        {
            protest.TakeDates(number, entered, decided, act);
            return true;
        }
        catch (WorkRefusedException refused)
        {
            // The date is on record in any case; that an item cannot take it over is no fault of the load.
            log.LogInformation("Work {Work} does not take over the dates of its entry: {Why}", protest.Number, refused.Message);
            return false;
        }
    }
}
