using System.Globalization;
using System.Runtime.CompilerServices;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>What a list of closing windows is narrowed to; the visitor's scope comes on top.</summary>
/// <param name="From">The first last day.</param>
/// <param name="Until">The last one.</param>
/// <param name="Kinds">The kinds of window; empty for all.</param>
/// <param name="ImporterId">The importer; null for any.</param>
public sealed record ClosingFilter(DateOnly From, DateOnly Until, IReadOnlyList<WindowKind> Kinds, long? ImporterId = null)
{
    /// <summary>The years that have passed without a recorded liquidation: flagged as deemed liquidated.</summary>
    public static ClosingFilter Passed(DateOnly today, long? importerId) => new(new(1990, 1, 1), today.AddDays(-1), [WindowKind.Deemed], importerId);
}

/// <summary>A place in the list, which is ordered by last day and key.</summary>
public readonly record struct ClosingPlace(DateOnly Day, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day.DayNumber}-{Id}");

    public static ClosingPlace? Read(string? text) => text?.Split('-') is [var day, var id]
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateOnly.MaxValue.DayNumber
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? new(DateOnly.FromDayNumber(number), key) : null;

    internal static int Compare(EntryClock a, EntryClock b) => a.LastDay != b.LastDay ? a.LastDay.CompareTo(b.LastDay) : a.Id.CompareTo(b.Id);
}

/// <summary>What liquidates and what windows close in some days, over all that the visitor sees; pages by key. Read in
/// legs, as <see cref="EntryList"/> is: each pins one column to one value.</summary>
public sealed class ClosingList(PortalDbContext db)
{
    const int ExportSlice = 1_000;

    /// <summary>One page, and where the pages beside it begin.</summary>
    public async Task<(IReadOnlyList<EntryClock> Rows, string? Previous, string? Next)> PageAsync(ClosingFilter filter, string? after, string? before, int size, CancellationToken ct = default)
    {
        var (start, end) = (ClosingPlace.Read(after), ClosingPlace.Read(before));
        var isBack = start is null && end is not null;
        var rows = await TakeAsync(filter, start ?? end, isBack, size + 1, ct);
        var hasMore = rows.Count > size;
        if (hasMore) rows.RemoveAt(size);
        if (isBack)
        {
            if (!hasMore) return await PageAsync(filter, null, null, size, ct); // the way back ended at the first row
            rows.Reverse();
        }
        if (rows.Count == 0) return (rows, null, null);
        return (rows, isBack || start is not null ? Place(rows[0]) : null, isBack || hasMore ? Place(rows[^1]) : null);

        static string Place(EntryClock row) => new ClosingPlace(row.LastDay, row.Id).ToString();
    }

    /// <summary>All rows, in slices by key.</summary>
    public async IAsyncEnumerable<IReadOnlyList<EntryClock>> SlicesAsync(ClosingFilter filter, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (ClosingPlace? place = null; ;)
        {
            var slice = await TakeAsync(filter, place, isBack: false, ExportSlice, ct);
            if (slice.Count > 0) yield return slice;
            if (slice.Count < ExportSlice) yield break;
            place = new(slice[^1].LastDay, slice[^1].Id);
        }
    }

    /// <summary>How many, up to <see cref="EntryList.CountCap"/>.</summary>
    public async Task<CappedCount> CountAsync(ClosingFilter filter, CancellationToken ct = default)
    {
        HashSet<long> ids = [];
        foreach (var leg in Legs(filter))
        {
            ids.UnionWith(await InOrder(leg, isBack: false).Take(EntryList.CountCap + 1).Select(c => c.Id).ToListAsync(ct));
            if (ids.Count > EntryList.CountCap) break;
        }
        return new(Math.Min(ids.Count, EntryList.CountCap), ids.Count > EntryList.CountCap);
    }

    async Task<List<EntryClock>> TakeAsync(ClosingFilter filter, ClosingPlace? place, bool isBack, int count, CancellationToken ct)
    {
        Dictionary<long, EntryClock> byId = [];
        foreach (var leg in Legs(filter))
            foreach (var row in await Rows(leg, place, isBack).Take(count).ToListAsync(ct))
                byId[row.Id] = row;
        var rows = byId.Values.ToList();
        rows.Sort((a, b) => isBack ? ClosingPlace.Compare(b, a) : ClosingPlace.Compare(a, b));
        if (rows.Count > count) rows.RemoveRange(count, rows.Count - count);
        return rows;
    }

    /// <summary>The rows of a leg after a place, or before it.</summary>
    public static IQueryable<EntryClock> Rows(IQueryable<EntryClock> leg, ClosingPlace? place, bool isBack)
    {
        if (place is { Day: var day, Id: var id })
            leg = isBack ? leg.Where(c => c.LastDay <= day && (c.LastDay < day || c.Id < id)) : leg.Where(c => c.LastDay >= day && (c.LastDay > day || c.Id > id));
        return InOrder(leg, isBack);
    }

    static IQueryable<EntryClock> InOrder(IQueryable<EntryClock> leg, bool isBack) =>
        isBack ? leg.OrderByDescending(c => c.LastDay).ThenByDescending(c => c.Id) : leg.OrderBy(c => c.LastDay).ThenBy(c => c.Id);

    /// <summary>The filter as queries, each with one column pinned. Two may share rows.</summary>
    public IReadOnlyList<IQueryable<EntryClock>> Legs(ClosingFilter filter)
    {
        var (from, until) = (filter.From, filter.Until);
        var clocks = db.EntryClocks.AsNoTracking().Where(c => c.LastDay >= from && c.LastDay <= until);
        if (filter.Kinds.Count > 0)
        {
            var kinds = filter.Kinds.ToList();
            clocks = clocks.Where(c => kinds.Contains(c.Kind));
        }
        var scope = db.Scope;
        if (filter.ImporterId is { } importer)
            return scope.Kind == ScopeKind.None ? [] : [clocks.Where(c => c.ImporterId == importer)];
        switch (scope.Kind)
        {
            case ScopeKind.None:
                return [];
            case ScopeKind.Center:
                var center = scope.Center!;
                return [clocks.Where(c => c.HandledBy == center)];
            case ScopeKind.Port:
                var port = scope.Port!;
                return [clocks.Where(c => c.PortOfEntry == port)];
            case ScopeKind.Importers:
                return ByImporter(clocks, scope.ImporterIds);
            case ScopeKind.Filers when scope.FilerCodes.Count + scope.ImporterIds.Count <= EntryList.MostLegs:
                return [.. scope.FilerCodes.Select(filer => clocks.Where(c => c.Filer == filer)), .. ByImporter(clocks, scope.ImporterIds)];
            default:
                return [clocks];
        }
    }

    static IReadOnlyList<IQueryable<EntryClock>> ByImporter(IQueryable<EntryClock> clocks, IReadOnlyList<long> importers)
    {
        if (importers.Count <= EntryList.MostLegs) return [.. importers.Distinct().Select(id => clocks.Where(c => c.ImporterId == id))];
        var list = importers.ToList();
        return [clocks.Where(c => list.Contains(c.ImporterId))];
    }
}
