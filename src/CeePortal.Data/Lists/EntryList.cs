using System.Runtime.CompilerServices;
using CeePortal.Data.Entries;
using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>The list of entries: pages by key, never by offset; each query walks an index in the order shown.</summary>
/// <remarks>
/// The scope's named filter keeps parties apart, but an OR over four columns leads to no index: an importer with five
/// entries would have the portal walk a million. So the list is read in legs. A leg pins one column to one value, and
/// every such column has its index (column, FiledAt, Id): a Center's list is one leg, a broker's one leg a filer code and
/// one a client. Each leg is asked for one page, and the pages are merged; a row of two legs counts once. (A leg that left out
/// the rows of another would walk past them all: most of a client's entries are filed by the broker who asks.) The named
/// filter still holds on every leg.
/// </remarks>
public sealed class EntryList(PortalDbContext db)
{
    /// <summary>How far a count counts.</summary>
    public const int CountCap = 1_000;

    /// <summary>A visitor with more filer codes and clients than this sees so much of the whole that one walk by date finds
    /// a page sooner than so many legs.</summary>
    public const int MostLegs = 60;

    const int ExportSlice = 1_000;

    /// <summary>One page: the rows after a place, or those before one, or the first.</summary>
    public async Task<EntryPage> PageAsync(EntryFilter filter, EntryOrder order, EntryPlace? after, EntryPlace? before, int size, CancellationToken ct = default)
    {
        order = order.Served(filter);
        var isBack = after is null && before is not null;
        var rows = await TakeAsync(filter, isBack ? order.Reversed() : order, after ?? before, size + 1, ct);
        var hasMore = rows.Count > size;
        if (hasMore) rows.RemoveAt(size);
        if (isBack)
        {
            // The way back ended at the first row: show the first page whole.
            if (!hasMore) return await PageAsync(filter, order, null, null, size, ct);
            rows.Reverse();
        }
        if (rows.Count == 0) return new EntryPage(rows, null, null);
        return new EntryPage(rows,
            isBack || after is not null ? EntryPlace.Of(rows[0], order) : null,
            isBack || hasMore ? EntryPlace.Of(rows[^1], order) : null);
    }

    /// <summary>How many there are, up to <see cref="CountCap"/>.</summary>
    public async Task<CappedCount> CountAsync(EntryFilter filter, CancellationToken ct = default)
    {
        var order = EntryOrder.FiledNewest.Served(filter);
        var legs = Legs(filter, order);
        if (legs.Count == 1) return Capped(await InOrder(legs[0], order).Take(CountCap + 1).Select(e => e.Id).CountAsync(ct));
        var ids = new HashSet<long>();
        foreach (var leg in legs)
        {
            ids.UnionWith(await InOrder(leg, order).Take(CountCap + 1).Select(e => e.Id).ToListAsync(ct));
            if (ids.Count > CountCap) break;
        }
        return Capped(ids.Count);

        static CappedCount Capped(int count) => new(Math.Min(count, CountCap), count > CountCap);
    }

    /// <summary>All rows, in slices by key: constant memory, and no reader stays open for minutes, which would keep
    /// SQLite's write-ahead log from being folded back.</summary>
    public async IAsyncEnumerable<IReadOnlyList<EntryRow>> SlicesAsync(EntryFilter filter, EntryOrder order, [EnumeratorCancellation] CancellationToken ct = default)
    {
        order = order.Served(filter);
        for (EntryPlace? place = null; ;)
        {
            var slice = await TakeAsync(filter, order, place, ExportSlice, ct);
            if (slice.Count > 0) yield return slice;
            if (slice.Count < ExportSlice) yield break;
            place = EntryPlace.Of(slice[^1], order);
        }
    }

    async Task<List<EntryRow>> TakeAsync(EntryFilter filter, EntryOrder order, EntryPlace? after, int count, CancellationToken ct)
    {
        var legs = Legs(filter, order);
        if (legs.Count == 0) return [];
        if (legs.Count == 1) return await Rows(legs[0], order, after).Take(count).ToListAsync(ct);
        var byId = new Dictionary<long, EntryRow>();
        foreach (var leg in legs)
            foreach (var row in await Rows(leg, order, after).Take(count).ToListAsync(ct))
                byId[row.Id] = row;
        var rows = byId.Values.ToList();
        rows.Sort((a, b) => EntryPlace.Compare(a, b, order));
        if (rows.Count > count) rows.RemoveRange(count, rows.Count - count);
        return rows;
    }

    /// <summary>The rows of a leg after a place.</summary>
    public static IQueryable<EntryRow> Rows(IQueryable<EntrySummary> leg, EntryOrder order, EntryPlace? after = null) =>
        InOrder(after is { } place ? After(leg, order, place) : leg, order).Select(e => new EntryRow
        {
            Id = e.Id,
            Number = e.Number,
            Type = e.Type,
            ImporterId = e.ImporterId,
            Filer = e.Filer,
            PortOfEntry = e.PortOfEntry,
            FiledAt = e.FiledAt,
            DecidingDate = e.DecidingDate,
            DateBasis = e.DateBasis,
            HandledBy = e.HandledBy,
            CoverageBasis = e.CoverageBasis,
            ValueCents = e.ValueCents,
            LineCount = e.LineCount,
            Status = e.Status,
        });

    static IQueryable<EntrySummary> InOrder(IQueryable<EntrySummary> entries, EntryOrder order) => order switch
    {
        EntryOrder.FiledNewest => entries.OrderByDescending(e => e.FiledAt).ThenByDescending(e => e.Id),
        EntryOrder.FiledOldest => entries.OrderBy(e => e.FiledAt).ThenBy(e => e.Id),
        EntryOrder.NumberUp => entries.OrderBy(e => e.Number),
        EntryOrder.NumberDown => entries.OrderByDescending(e => e.Number),
        EntryOrder.DecidingNewest => entries.OrderByDescending(e => e.DecidingDate).ThenByDescending(e => e.Id),
        EntryOrder.DecidingOldest => entries.OrderBy(e => e.DecidingDate).ThenBy(e => e.Id),
    };

    // "At or before, and not the ones passed already": the first half is a range of the index, which an OR alone is not.
    static IQueryable<EntrySummary> After(IQueryable<EntrySummary> entries, EntryOrder order, EntryPlace place)
    {
        var id = place.Id;
        switch (order)
        {
            case EntryOrder.FiledNewest or EntryOrder.FiledOldest:
                var at = InstantConverter.FromMicroseconds(place.At);
                return order == EntryOrder.FiledNewest
                    ? entries.Where(e => e.FiledAt <= at && (e.FiledAt < at || e.Id < id))
                    : entries.Where(e => e.FiledAt >= at && (e.FiledAt > at || e.Id > id));
            case EntryOrder.DecidingNewest or EntryOrder.DecidingOldest:
                var day = DateOnly.FromDayNumber((int)place.At);
                return order == EntryOrder.DecidingNewest
                    ? entries.Where(e => e.DecidingDate <= day && (e.DecidingDate < day || e.Id < id))
                    : entries.Where(e => e.DecidingDate >= day && (e.DecidingDate > day || e.Id > id));
            default:
                var number = place.Number ?? "";
                return order == EntryOrder.NumberUp
                    ? entries.Where(e => string.Compare(e.Number, number) > 0)
                    : entries.Where(e => string.Compare(e.Number, number) < 0);
        }
    }

    /// <summary>The filter as queries, each with a column pinned where the filter or the scope allows. Two may share rows.</summary>
    public IReadOnlyList<IQueryable<EntrySummary>> Legs(EntryFilter filter, EntryOrder order)
    {
        var entries = Narrow(db.Entries.AsNoTracking(), filter, order);
        var scope = db.Scope;
        if (!filter.Number.IsNone || filter.UploadId is not null) return [entries];
        if (filter.Importers is { } importers)
        {
            if (scope.Kind == ScopeKind.Importers) importers = [.. importers.Intersect(scope.ImporterIds)];
            return ByImporter(entries, importers);
        }
        switch (scope.Kind)
        {
            case ScopeKind.Center:
                var center = scope.Center!;
                return [entries.Where(e => e.HandledBy == center)];
            case ScopeKind.Port:
                // A port handles only entries of its own: the revenue port is always the port of entry.
                var port = scope.Port!;
                return [entries.Where(e => e.PortOfEntry == port)];
            case ScopeKind.Importers:
                return ByImporter(entries, scope.ImporterIds);
            case ScopeKind.Filers when filter.Filer.IsNone && scope.FilerCodes.Count + scope.ImporterIds.Count <= MostLegs:
                return
                [
                    .. scope.FilerCodes.Select(filer => entries.Where(e => e.Filer == filer)),
                    .. ByImporter(entries, scope.ImporterIds),
                ];
            case ScopeKind.None:
                return [];
            default:
                return [entries];
        }
    }

    static IReadOnlyList<IQueryable<EntrySummary>> ByImporter(IQueryable<EntrySummary> entries, IReadOnlyList<long> importers)
    {
        if (importers.Count <= MostLegs) return [.. importers.Distinct().Select(id => entries.Where(e => e.ImporterId == id))];
        var list = importers.ToList();
        return [entries.Where(e => list.Contains(e.ImporterId))];
    }

    static IQueryable<EntrySummary> Narrow(IQueryable<EntrySummary> entries, EntryFilter filter, EntryOrder order)
    {
        if (!filter.Number.IsNone)
        {
            var number = filter.Number.ToCompact();
            entries = entries.Where(e => e.Number == number);
        }
        if (!filter.Center.IsNone)
        {
            var center = filter.Center.ToString();
            entries = entries.Where(e => e.HandledBy == center);
        }
        if (!filter.Port.IsNone)
        {
            var port = filter.Port.ToString();
            entries = entries.Where(e => e.PortOfEntry == port);
        }
        if (!filter.Filer.IsNone)
        {
            var filer = filter.Filer.ToString();
            if (order is EntryOrder.NumberUp or EntryOrder.NumberDown)
            {
                // The same rows, said so that the index of numbers serves both the range and the order.
                var (first, last) = (filer + "00000000", filer + "99999999");
                entries = entries.Where(e => string.Compare(e.Number, first) >= 0 && string.Compare(e.Number, last) <= 0);
            }
            else entries = entries.Where(e => e.Filer == filer);
        }
        if (!filter.Type.IsNone)
        {
            var type = filter.Type.ToString();
            entries = entries.Where(e => e.Type == type);
        }
        if (filter.Filed.Start is { } start) entries = entries.Where(e => e.FiledAt >= start);
        if (filter.Filed.End is { } end) entries = entries.Where(e => e.FiledAt < end);
        if (filter.Deciding.From is { } from) entries = entries.Where(e => e.DecidingDate >= from);
        if (filter.Deciding.Until is { } until) entries = entries.Where(e => e.DecidingDate <= until);
        if (filter.UploadId is { } upload) entries = entries.Where(e => e.UploadId == upload);
        if (filter.OnFileOnly) entries = entries.Where(e => e.Status == EntryStatus.Accepted);
        return entries;
    }
}
