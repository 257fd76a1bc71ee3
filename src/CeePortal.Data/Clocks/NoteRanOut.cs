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
    const int FirstSlice = 500, LeastSlice = 50, MostSlice = 4000;

    public override string Name => "note what ran out";
    public override int Order => 20;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var noted = 0;
        for (var size = FirstSlice; ;)
        {
            await using var db = factory.CreateForSystem();
            var due = await NextAsync(db, day.Today, size, stop);
            if (due.Count == 0) return noted;
            var watch = new Stopwatch();
            await db.WriteAsync(async () =>
            {
                watch.Start();
                noted += await NoteAsync(db, due, day.Today, stop);
            }, GateUser.Job, stop);
            size = Fitting(size, watch.Elapsed);
        }
    }

    sealed record DueClock(long Id, long WorkId, ClockSide Binds);

    static Task<List<DueClock>> NextAsync(PortalDbContext db, DateOnly today, int count, CancellationToken stop) =>
        db.WorkClocks.AsNoTracking().Where(c => c.RanOutOn == null && c.RunsOutOn <= today)
            .OrderBy(c => c.RunsOutOn).ThenBy(c => c.Id).Take(count).Select(c => new DueClock(c.Id, c.WorkId, c.Binds)).ToListAsync(stop);

    // The conditions are asked once more in the UPDATEs: another node, or a person who acted on the item, may have been faster.
    static async Task<int> NoteAsync(PortalDbContext db, List<DueClock> due, DateOnly today, CancellationToken stop)
    {
        var clocks = due.ConvertAll(c => c.Id);
        var noted = await db.WorkClocks.Where(c => EF.Parameter(clocks).Contains(c.Id) && c.RanOutOn == null && c.RunsOutOn <= today)
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.RanOutOn, today), stop);
        var items = due.Where(c => c.Binds == ClockSide.Cbp).Select(c => c.WorkId).Distinct().ToList();
        if (items.Count == 0) return noted;
        var places = await db.WorkItems.AsNoTracking()
            .Where(w => EF.Parameter(items).Contains(w.Id) && !w.IsOverdue && (w.Phase == WorkPhase.Open || w.Phase == WorkPhase.Pending))
            .Select(w => new { w.Id, w.Office, w.Kind }).ToListAsync(stop);
        // In the order in which the tallies are written everywhere, so that two transactions never wait for each other.
        foreach (var place in places.GroupBy(w => (w.Office, w.Kind)).OrderBy(g => g.Key.Office, StringComparer.Ordinal).ThenBy(g => g.Key.Kind, StringComparer.Ordinal))
        {
            var (office, kind) = place.Key;
            var here = place.Select(w => w.Id).ToList();
            // An item has such a clock still: who acted on it since then may have ended it.
            var flagged = await db.WorkItems
                .Where(w => EF.Parameter(here).Contains(w.Id) && !w.IsOverdue && w.Office == office && w.Kind == kind && (w.Phase == WorkPhase.Open || w.Phase == WorkPhase.Pending)
                    && db.WorkClocks.Any(c => c.WorkId == w.Id && c.Binds == ClockSide.Cbp && c.RunsOutOn <= today))
                .ExecuteUpdateAsync(w => w.SetProperty(r => r.IsOverdue, true), stop);
            await WorkTallies.AddAsync(db, office, kind, WorkBucket.Overdue, flagged, stop);
        }
        return noted;
    }

    static int Fitting(int size, TimeSpan took) =>
        took > WriteGate.JobSlice * 0.8 ? Math.Max(LeastSlice, size / 2)
        : took < WriteGate.JobSlice * 0.35 ? Math.Min(MostSlice, size * 2)
        : size;
}
