using System.Globalization;
using System.Runtime.CompilerServices;
using CeePortal.Data.Revenue;
using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>What a list of refunds and bills is narrowed to; the visitor's scope comes on top.</summary>
public sealed record RevenueFilter
{
    /// <summary>True for those that were closed too: struck out, or carried out by something later.</summary>
    public bool WithClosed { get; init; }
    public RevenueSide? Side { get; init; }
    public RevenueSource? Source { get; init; }

    /// <summary>The port of entry; null for any.</summary>
    public string? Port { get; init; }

    /// <summary>The entry number, 11 characters; null for any.</summary>
    public string? Entry { get; init; }
    public long? ImporterId { get; init; }

    /// <summary>The days from which they are due.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>A place in the list, which is ordered by day and key, the newest first.</summary>
public readonly record struct RevenuePlace(DateOnly Day, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day.DayNumber}-{Id}");

    public static RevenuePlace? Read(string? text) => text?.Split('-') is [var day, var id]
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateOnly.MaxValue.DayNumber
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? new(DateOnly.FromDayNumber(number), key) : null;
}

/// <summary>How many of a side, and how much of those whose amount is known.</summary>
public readonly record struct RevenueSum(RevenueSide Side, long Count, long Unknown, long Cents);

/// <summary>Refunds and bills over all that the visitor sees; pages by key, read in legs that each pin one column, as <see cref="ClosingList"/>.</summary>
public sealed class RevenueList(PortalDbContext db)
{
    const int ExportSlice = 1_000;

    /// <summary>One page, and where the pages beside it begin.</summary>
    public async Task<(IReadOnlyList<RevenueDue> Rows, string? Previous, string? Next)> PageAsync(RevenueFilter filter, string? after, string? before, int size, CancellationToken ct = default)
    {
        var (start, end) = (RevenuePlace.Read(after), RevenuePlace.Read(before));
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

        static string Place(RevenueDue row) => new RevenuePlace(row.On, row.Id).ToString();
    }

    /// <summary>All rows, in slices by key.</summary>
    public async IAsyncEnumerable<IReadOnlyList<RevenueDue>> SlicesAsync(RevenueFilter filter, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (RevenuePlace? place = null; ;)
        {
            var slice = await TakeAsync(filter, place, isBack: false, ExportSlice, ct);
            if (slice.Count > 0) yield return slice;
            if (slice.Count < ExportSlice) yield break;
            place = new(slice[^1].On, slice[^1].Id);
        }
    }

    /// <summary>Bills and refunds by the filter, all pages together.</summary>
    public async Task<IReadOnlyList<RevenueSum>> SumsAsync(RevenueFilter filter, CancellationToken ct = default) => await Sums(filter).ToListAsync(ct);

    public IQueryable<RevenueSum> Sums(RevenueFilter filter) => Narrowed(filter).GroupBy(d => d.Side)
        .Select(g => new RevenueSum(g.Key, g.LongCount(), g.Sum(d => d.DutyCents == null ? 1L : 0L), g.Sum(d => (d.DutyCents ?? 0) + (d.FeesCents ?? 0) + (d.InterestCents ?? 0))));

    async Task<List<RevenueDue>> TakeAsync(RevenueFilter filter, RevenuePlace? place, bool isBack, int count, CancellationToken ct)
    {
        Dictionary<long, RevenueDue> byId = [];
        foreach (var leg in Legs(filter))
            foreach (var row in await Rows(leg, place, isBack).Take(count).ToListAsync(ct))
                byId[row.Id] = row;
        var rows = byId.Values.OrderByDescending(r => r.On).ThenByDescending(r => r.Id).ToList();
        if (isBack) rows.Reverse();
        if (rows.Count > count) rows.RemoveRange(count, rows.Count - count);
        return rows;
    }

    /// <summary>The rows of a leg after a place, or before it.</summary>
    public static IQueryable<RevenueDue> Rows(IQueryable<RevenueDue> leg, RevenuePlace? place, bool isBack)
    {
        if (place is { Day: var day, Id: var id })
            leg = isBack ? leg.Where(d => d.On >= day && (d.On > day || d.Id > id)) : leg.Where(d => d.On <= day && (d.On < day || d.Id < id));
        return isBack ? leg.OrderBy(d => d.On).ThenBy(d => d.Id) : leg.OrderByDescending(d => d.On).ThenByDescending(d => d.Id);
    }

    IQueryable<RevenueDue> Narrowed(RevenueFilter filter)
    {
        var dues = db.RevenueDues.AsNoTracking();
        if (!filter.WithClosed) dues = dues.Where(d => d.ClosedAt == null);
        if (filter.Side is { } side) dues = dues.Where(d => d.Side == side);
        if (filter.Source is { } source) dues = dues.Where(d => d.Source == source);
        if (filter.Port is { } port) dues = dues.Where(d => d.PortOfEntry == port);
        if (filter.Entry is { } entry) dues = dues.Where(d => d.Number == entry);
        if (filter.ImporterId is { } importer) dues = dues.Where(d => d.ImporterId == importer);
        if (filter.From is { } from) dues = dues.Where(d => d.On >= from);
        if (filter.Until is { } until) dues = dues.Where(d => d.On <= until);
        return dues;
    }

    /// <summary>The filter as queries, each with one column pinned. Two may share rows.</summary>
    public IReadOnlyList<IQueryable<RevenueDue>> Legs(RevenueFilter filter)
    {
        var dues = Narrowed(filter);
        var scope = db.Scope;
        if (filter.ImporterId is not null || filter.Port is not null || filter.Entry is not null) return scope.Kind == ScopeKind.None ? [] : [dues];
        switch (scope.Kind)
        {
            case ScopeKind.None:
                return [];
            case ScopeKind.Center:
                var center = scope.Center!;
                return [dues.Where(d => d.HandledBy == center)];
            case ScopeKind.Port:
                var port = scope.Port!;
                return [dues.Where(d => d.PortOfEntry == port), dues.Where(d => d.HandledBy == port)];
            case ScopeKind.Importers:
                return ByImporter(dues, scope.ImporterIds);
            case ScopeKind.Filers when scope.FilerCodes.Count + scope.ImporterIds.Count <= EntryList.MostLegs:
                return [.. scope.FilerCodes.Select(filer => dues.Where(d => d.Filer == filer)), .. ByImporter(dues, scope.ImporterIds)];
            default:
                return [dues];
        }
    }

    static IReadOnlyList<IQueryable<RevenueDue>> ByImporter(IQueryable<RevenueDue> dues, IReadOnlyList<long> importers)
    {
        if (importers.Count <= EntryList.MostLegs) return [.. importers.Distinct().Select(id => dues.Where(d => d.ImporterId == id))];
        var list = importers.ToList();
        return [dues.Where(d => list.Contains(d.ImporterId))];
    }
}
