using CeePortal.Data.Clocks;
using CeePortal.Data.Reference;
using CeePortal.Data.Writing;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Liquidation;

/// <summary>After an administrator changed closings or clocks: counts the windows of entries anew. Before the step that notes
/// that everything was counted, so that a run which is stopped begins again.</summary>
public sealed class CountEntryWindows(PortalDbContextFactory factory) : ClockStep
{
    const int PageSize = 100;

    public override string Name => "count windows of entries by the changed law";
    public override int Order => 5;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var versions = await db.RefStamps.AsNoTracking().Where(s => s.Name == ReferenceStamps.Clocks || s.Name == ReferenceStamps.ClocksCounted)
            .ToDictionaryAsync(s => s.Name, s => s.Version, stop);
        return versions[ReferenceStamps.Clocks] == versions[ReferenceStamps.ClocksCounted] ? 0 : await CountAsync(day.Law, day.Today, stop);
    }

    /// <summary>Counts the windows of all entries that have open ones.</summary>
    /// <returns>How many entries.</returns>
    public async Task<int> CountAsync(Law law, DateOnly today, CancellationToken stop = default)
    {
        var counted = 0;
        for (long last = 0; ;)
        {
            await using var db = factory.CreateForSystem();
            var page = await db.EntryLiquidationStates.AsNoTracking().Where(s => s.Id > last && db.EntryClocks.Any(c => c.EntryId == s.Id)).OrderBy(s => s.Id)
                .Select(s => new { s.Id, s.Number }).Take(PageSize).ToListAsync(stop);
            if (page.Count == 0) return counted;
            last = page[^1].Id;
            var dockets = await LiquidationDockets.OpenAsync(db, page.ConvertAll(p => p.Number), law, stop);
            await db.WriteAsync(async () =>
            {
                await LiquidationDockets.RecountAsync(db, dockets.Values, today, stop);
                await db.SaveChangesAsync(stop);
            }, GateUser.Job, stop);
            counted += dockets.Count;
        }
    }
}
