using System.Diagnostics;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Clocks;

/// <summary>Notes the clocks that have run out, flags the items that are overdue by them, and counts those exactly. By
/// sets of rows: a morning on which ten thousand fall due is a few seconds.</summary>
public sealed class NoteRanOut(PortalDbContextFactory factory) : ClockStep
{
    const int FirstSlice = 500, LeastSlice = 50, MostSlice = 4000, MostRaces = 20;

    public override string Name => "note what ran out";
    public override int Order => 20;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var noted = 0;
        for (int size = FirstSlice, races = 0; ;)
        {
            await using var db = factory.CreateForSystem();
            var due = await NextAsync(db, day.Today, size, stop);
            if (due.Count == 0) return noted;
            var watch = new Stopwatch();
            var here = 0;
            try
            {
                await db.WriteAsync(async () =>
                {
                    watch.Start();
                    here = await NoteAsync(db, due, day.Today, stop);
                }, GateUser.Job, stop);
            }
            catch (OvertakenException) when (++races < MostRaces)
            {
                continue; // nothing of the slice was written; it is read anew
            }
            noted += here;
            size = Fitting(size, watch.Elapsed);
        }
    }

    sealed record DueClock(long Id, long WorkId, bool Flags);

    /// <summary>Somebody changed an item of the slice between its reading and its writing.</summary>
    sealed class OvertakenException() : Exception("Items were changed by somebody else again and again while they were flagged.");

    static Task<List<DueClock>> NextAsync(PortalDbContext db, DateOnly today, int count, CancellationToken stop) =>
        (from c in db.WorkClocks.AsNoTracking()
         join w in db.WorkItems on c.WorkId equals w.Id
         where c.RanOutOn == null && c.RunsOutOn <= today
         orderby c.RunsOutOn, c.Id
         select new DueClock(c.Id, c.WorkId, c.Binds == ClockSide.Cbp && !w.IsOverdue && (w.Phase == WorkPhase.Open || w.Phase == WorkPhase.Pending))).Take(count).ToListAsync(stop);

    static async Task<int> NoteAsync(PortalDbContext db, List<DueClock> due, DateOnly today, CancellationToken stop)
    {
        // Items before clocks, as a change of an item writes them: two writers that met in the other order would wait for
        // each other on SQL Server.
        await FlagAsync(db, [.. due.Where(c => c.Flags).Select(c => c.WorkId).Distinct().Order()], today, stop);
        List<long> clocks = [.. due.Select(c => c.Id).Order()];
        // Asked once more in the UPDATE: another node may have noted some.
        return await db.WorkClocks.Where(c => EF.Parameter(clocks).Contains(c.Id) && c.RanOutOn == null && c.RunsOutOn <= today)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.RanOutOn, today), stop);
    }

    static async Task FlagAsync(PortalDbContext db, List<long> items, DateOnly today, CancellationToken stop)
    {
        if (items.Count == 0) return;
        var flagged = await db.WorkItems
            .Where(w => EF.Parameter(items).Contains(w.Id) && !w.IsOverdue && (w.Phase == WorkPhase.Open || w.Phase == WorkPhase.Pending)
                && db.WorkClocks.Any(c => c.WorkId == w.Id && c.Binds == ClockSide.Cbp && c.RunsOutOn <= today))
            .ExecuteUpdateAsync(w => w.SetProperty(r => r.IsOverdue, true), stop);
        // All or none, so that the counts below are of exactly the rows that this transaction flagged, and now holds.
        if (flagged != items.Count) throw new OvertakenException();
        var places = await db.WorkItems.Where(w => EF.Parameter(items).Contains(w.Id)).GroupBy(w => new { w.Office, w.Kind })
            .Select(g => new { g.Key.Office, g.Key.Kind, Count = g.Count() }).ToListAsync(stop);
        await WorkTallies.AddAsync(db, WorkBucket.Overdue, places.Select(p => (p.Office, p.Kind, p.Count)), stop);
    }

    static int Fitting(int size, TimeSpan took) =>
        took > WriteGate.JobSlice * 0.8 ? Math.Max(LeastSlice, size / 2)
        : took < WriteGate.JobSlice * 0.35 ? Math.Min(MostSlice, size * 2)
        : size;
}
