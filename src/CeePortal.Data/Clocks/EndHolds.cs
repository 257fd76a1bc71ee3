using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Clocks;

/// <summary>Brings items back to the queue on the day until which the office held them.</summary>
public sealed class EndHolds(PortalDbContextFactory factory, WorkStore store) : ClockStep
{
    public override string Name => "end holds";
    public override int Order => 40;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        List<long> held;
        await using (var db = factory.CreateForSystem())
            held = await db.WorkItems.AsNoTracking().Where(w => w.HeldUntil <= day.Today).OrderBy(w => w.HeldUntil).Select(w => w.Id).ToListAsync(stop);
        var ended = 0;
        foreach (var id in held)
            ended += await ItemTurn.TakeAsync(factory, store, id, day, (_, one) =>
            {
                var act = new Act(Actor.Portal, day.Now, day.Law);
                one.Item.RecordLapses(act); // what the law has done comes first, and may have closed it
                if (one.Item.Hold is not { } hold || hold.Until > day.Today) return Task.FromResult(0);
                one.Item.Resume(act);
                return Task.FromResult(1);
            }, stop);
        return ended;
    }
}
