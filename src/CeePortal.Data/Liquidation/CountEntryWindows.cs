using CeePortal.Data.Clocks;
using CeePortal.Data.Reference;
using CeePortal.Data.Writing;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Liquidation;

/// <summary>After an administrator changed closings or clocks: counts the windows of entries anew. Before the step that notes
/// that everything was counted, so that a run which is stopped begins again.</summary>
public sealed class CountEntryWindows(PortalDbContextFactory factory) : ClockStep
{
    const int PageSize = 500, WrittenAtOnce = 40;

    public override string Name => "count windows of entries by the changed law";
    public override int Order => 5;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        var versions = await db.RefStamps.AsNoTracking().Where(s => s.Name == ReferenceStamps.Clocks || s.Name == ReferenceStamps.ClocksCounted)
            .ToDictionaryAsync(s => s.Name, s => s.Version, stop);
        return versions[ReferenceStamps.Clocks] == versions[ReferenceStamps.ClocksCounted] ? 0 : await CountAsync(day.Law, day.Today, stop);
    }

    /// <summary>Counts the windows of all entries that have open ones, and writes those that come out otherwise: of most entries
    /// no closing moves any.</summary>
    /// <returns>How many entries have other windows now.</returns>
    public async Task<int> CountAsync(Law law, DateOnly today, CancellationToken stop = default)
    {
        var counted = 0;
        for (long last = 0; ;)
        {
            await using var db = factory.CreateForSystem();
            var page = await db.EntryLiquidationStates.AsNoTracking().Where(s => s.Id > last && db.EntryClocks.Any(c => c.EntryId == s.Id)).OrderBy(s => s.Id)
                .Select(s => s.Id).Take(PageSize).ToListAsync(stop);
            if (page.Count == 0) return counted;
            last = page[^1];
            var before = (await db.EntryClocks.AsNoTracking().Where(c => EF.Parameter(page).Contains(c.EntryId)).ToListAsync(stop)).ToLookup(c => c.EntryId);
            var other = (await LiquidationDockets.OpenAsync(db, page, law, stop))
                .FindAll(d => !LiquidationDockets.Clocks(d, today).Select(Compared).ToHashSet().SetEquals(before[d.Entry.Id].Where(c => c.LastDay >= today || c.Kind == WindowKind.Deemed).Select(Compared)));
            foreach (var some in other.Chunk(WrittenAtOnce))
                await db.WriteAsync(async () =>
                {
                    await LiquidationDockets.RecountAsync(db, some, today, stop);
                    await db.SaveChangesAsync(stop);
                }, GateUser.Job, stop);
            counted += other.Count;
        }
    }

    static (WindowKind, string, DateOnly?, DateOnly, DateOnly?) Compared(EntryClock c) => (c.Kind, c.Code, c.StartedOn, c.LastDay, c.RolledFrom);
}
