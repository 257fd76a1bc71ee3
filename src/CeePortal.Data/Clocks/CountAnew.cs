using CeePortal.Data.Reference;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Clocks;

/// <summary>After an administrator changed closings or clocks: counts anew the clocks that may come out otherwise. What
/// happened stays: events hold the days that they were recorded with.</summary>
/// <remarks>Which law the rows were counted by stands in the database. A run that is stopped is done again from the start,
/// and an edit that comes meanwhile makes the next run count again, so that none is lost.</remarks>
public sealed class CountAnew(PortalDbContextFactory factory, WorkStore store) : ClockStep
{
    const int PageSize = 2000;

    public override string Name => "count clocks by the changed law";
    public override int Order => 10;

    /// <summary>How long other nodes may still count by the law as it was before an edit.</summary>
    public TimeSpan SnapshotsFollowWithin { get; init; } = TimeSpan.FromSeconds(3);

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        if (await VersionsAsync(db, stop) is var before && before.Law == before.Counted) return 0;
        await Task.Delay(SnapshotsFollowWithin, stop);
        var law = await LawSource.ReadAsync(db, ct: stop);
        var (counted, failures) = (0, day.Troubles.Count);
        await foreach (var id in ItemsThatMayDifferAsync(law, stop))
            counted += await ItemTurn.TakeAsync(factory, store, id, day, async (data, _) =>
            {
                await store.ReadClocksAsync(data, id, law, stop);
                return 1;
            }, stop);
        if (day.Troubles.Count == failures)
            await db.RefStamps.Where(s => s.Name == ReferenceStamps.ClocksCounted && s.Version < before.Law)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, before.Law), stop);
        return counted;
    }

    static async Task<(long Law, long Counted)> VersionsAsync(PortalDbContext db, CancellationToken stop)
    {
        var versions = await db.RefStamps.AsNoTracking().Where(s => s.Name == ReferenceStamps.Clocks || s.Name == ReferenceStamps.ClocksCounted)
            .ToDictionaryAsync(s => s.Name, s => s.Version, stop);
        return (versions[ReferenceStamps.Clocks], versions[ReferenceStamps.ClocksCounted]);
    }

    sealed record Row(long Id, long WorkId, string Code, DateOnly StartedOn, DateOnly? Due, DateOnly? RolledFrom, DateOnly? RunsOutOn, string Port);

    /// <summary>Walks the rows by item and skips those whose plain clock comes out the same: most, so that a million clocks
    /// are looked at and few items opened.</summary>
    async IAsyncEnumerable<long> ItemsThatMayDifferAsync(Law law, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (long last = 0; ;)
        {
            List<Row> rows;
            await using (var db = factory.CreateForSystem())
                rows = await db.WorkClocks.AsNoTracking().Where(c => c.WorkId > last).OrderBy(c => c.WorkId).ThenBy(c => c.Code).Take(PageSize)
                    .Select(c => new Row(c.Id, c.WorkId, c.Code, c.StartedOn, c.Due, c.RolledFrom, c.RunsOutOn, c.Port)).ToListAsync(stop);
            if (rows.Count == 0) yield break;
            var items = rows.GroupBy(r => r.WorkId).ToList();
            // The last item of a full page may go on behind it; it is read whole with the next, unless it fills a page alone.
            var whole = rows.Count == PageSize && items.Count > 1 ? items.SkipLast(1) : items;
            foreach (var item in whole)
            {
                last = item.Key;
                if (MayDiffer(item, law)) yield return item.Key;
            }
        }
    }

    static bool MayDiffer(IEnumerable<Row> rows, Law law)
    {
        var codes = rows.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            // A rule that is not in the book is the kind's own, or a target that was taken back: only the item knows.
            if (law.Clocks.Find(row.Code) is not { } rule) return true;
            if (law.Clocks.TargetFor(rule) is not null && !codes.Contains(rule.TargetCode)) return true;
            // Whether the port's closings count for this clock, the item knows; if either way comes out otherwise, it is asked.
            if (!Agrees(row, rule, default, law) || !Agrees(row, rule, PortCode.Parse(row.Port), law)) return true;
        }
        return false;
    }

    static bool Agrees(Row row, ClockRule rule, PortCode port, Law law)
    {
        var reading = law.Read(Clock.Begin(rule, row.StartedOn, port));
        return reading.LastTimelyDay == row.Due && reading.RunsOutOn == row.RunsOutOn && reading.RolledFrom == row.RolledFrom;
    }
}
