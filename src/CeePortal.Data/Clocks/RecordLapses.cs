using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Clocks;

/// <summary>Records what the law has done by passage of time: a protest deemed denied, a set-aside request deemed denied.
/// Dated to the legal day, however late; once, because an item is stored only as it was read.</summary>
public sealed class RecordLapses(PortalDbContextFactory factory, WorkStore store) : ClockStep
{
    public override string Name => "record what happened by law";
    public override int Order => 30;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var recorded = 0;
        foreach (var id in await DueAsync(day.Today, stop))
            recorded += await ItemTurn.TakeAsync(factory, store, id, day, async (db, one) =>
            {
                var count = one.Item.RecordLapses(new Act(Actor.Portal, day.Now, day.Law));
                if (count > 0) return count;
                // The row was behind its item or the law; left like this it would come up at every run.
                await store.ReadClocksAsync(db, id, day.Law, stop);
                if (await IsDueAsync(db, id, day.Today, stop))
                    throw new InvalidOperationException("a clock of this item ends by itself and has run out, but its kind records nothing for it.");
                return 0;
            }, stop);
        return recorded;
    }

    async Task<List<long>> DueAsync(DateOnly today, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        return [.. (await Due(db, today).OrderBy(c => c.RunsOutOn).Select(c => c.WorkId).ToListAsync(stop)).Distinct()];
    }

    static Task<bool> IsDueAsync(PortalDbContext db, long id, DateOnly today, CancellationToken stop) =>
        Due(db, today).AnyAsync(c => c.WorkId == id, stop);

    static IQueryable<WorkClockRow> Due(PortalDbContext db, DateOnly today)
    {
        var byItself = true; // as a parameter: SQLite takes an index for "= 1" and not for the bare column
        return db.WorkClocks.AsNoTracking().Where(c => c.HappensByItself == byItself && c.RunsOutOn <= today);
    }
}
