using System.Globalization;
using CeePortal.Data.Work;

namespace CeePortal.Data.Clocks;

/// <summary>Does something to one item as the portal: opened, changed and stored only if nobody changed it meanwhile. A
/// lost race is tried again on the item as it is then; what goes wrong is reported and stops no other item.</summary>
static class ItemTurn
{
    const int Attempts = 5;

    /// <param name="change">Changes the item, and says how much it did.</param>
    /// <returns>What <paramref name="change"/> said, once it is stored; 0 when it failed or the item is gone.</returns>
    public static async Task<int> TakeAsync(PortalDbContextFactory factory, WorkStore store, long id, ClockDay day,
        Func<PortalDbContext, WorkOnFile, Task<int>> change, CancellationToken stop)
    {
        var what = "Item " + id.ToString(CultureInfo.InvariantCulture);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                stop.ThrowIfCancellationRequested();
                await using var db = factory.CreateForSystem();
                if (await store.FindAsync(db, id, stop) is not { } one) return 0;
                what = $"{one.Item.Kind.Name} {one.Item.Number}";
                var done = await change(db, one);
                if (one.Item.Pending.Count == 0) return done;
                try
                {
                    await store.SaveAsync(db, one, day.Law, stop);
                    return done;
                }
                catch (WorkChangedException) when (attempt < Attempts)
                {
                    // A person or another node was faster; what is left to do is seen on the item as it is now.
                }
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            day.Report(what, e);
            return 0;
        }
    }
}
