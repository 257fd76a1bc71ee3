using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>An item of which a broker filed an entry behind the leading one.</summary>
public sealed class BrokeredWork
{
    public required WorkBroker Broker { get; init; }
    public required WorkRecord Item { get; init; }
}

/// <summary>The list of work: pages by key, never by offset; each query walks an index in the order shown.</summary>
/// <remarks>
/// Read in legs like <see cref="EntryList"/>: each pins one column to one value, since the scope's filter, an OR over
/// several columns, leads to no index. Staff pin the office; the trade an importer, the organization that filed, or a filer
/// code: that of the leading entry in the item's row, that of another entry in <see cref="WorkBroker"/>. Each leg is asked for one page, the pages are merged, and a row of two legs counts once. The scope's filter still
/// holds on every leg.
/// </remarks>
public sealed class WorkList(PortalDbContext db)
{
    /// <summary>How far a count counts.</summary>
    public const int CountCap = 1_000;

    /// <summary>More offices, importers or filer codes than this are read in one walk instead of so many legs.</summary>
    public const int MostLegs = 60;

    /// <summary>How many watched items a list shows.</summary>
    public const int MostWatched = 500;

    /// <summary>One page: the rows after a place, or those before one, or the first.</summary>
    public async Task<WorkPage> PageAsync(WorkFilter filter, WorkOrder order, WorkPlace? after, WorkPlace? before, int size, CancellationToken ct = default)
    {
        order = order.Served(filter);
        var isBack = after is null && before is not null;
        var rows = await TakeAsync(filter, isBack ? order.Reversed : order, after ?? before, size + 1, ct);
        var hasMore = rows.Count > size;
        if (hasMore) rows.RemoveAt(size);
        if (isBack)
        {
            // The way back ended at the first row: show the first page whole.
            if (!hasMore) return await PageAsync(filter, order, null, null, size, ct);
            rows.Reverse();
        }
        if (rows.Count == 0) return new WorkPage(rows, null, null);
        return new WorkPage(rows,
            isBack || after is not null ? WorkPlace.Of(rows[0], order.By) : null,
            isBack || hasMore ? WorkPlace.Of(rows[^1], order.By) : null);
    }

    /// <summary>The first so many, for acts on all that match.</summary>
    public async Task<IReadOnlyList<WorkRecord>> FirstAsync(WorkFilter filter, WorkOrder order, int most, CancellationToken ct = default) =>
        await TakeAsync(filter, order.Served(filter), null, most, ct);

    /// <summary>The items before and after one in the list, whether it still fits the filter or has left it meanwhile.</summary>
    public async Task<(WorkNeighbor? Previous, WorkNeighbor? Next)> NeighborsAsync(WorkFilter filter, WorkOrder order, WorkRecord row, CancellationToken ct = default)
    {
        order = order.Served(filter);
        var place = WorkPlace.Of(row, order.By);
        return (await OneAsync(order.Reversed), await OneAsync(order));

        async Task<WorkNeighbor?> OneAsync(WorkOrder way) =>
            await TakeAsync(filter, way, place, 1, ct) is [var one] ? new(one.Kind, one.WorkNumber) : null;
    }

    /// <summary>How many there are, up to <see cref="CountCap"/>.</summary>
    public async Task<CappedCount> CountAsync(WorkFilter filter, CancellationToken ct = default)
    {
        var order = default(WorkOrder).Served(filter);
        var legs = await LegsAsync(filter, order.By, ct);
        if (legs is { Own: [var only], Brokered: [] }) return Capped(await InOrder(only, order).Take(CountCap + 1).Select(w => w.Id).CountAsync(ct));
        var ids = new HashSet<long>();
        // Which rows are counted does not matter, so each leg is read in the order that its index has.
        foreach (var leg in legs.Own.Select(l => InOrder(l, order)).Concat(legs.Brokered.Select(l => Rows(l, new(WorkSort.Filed)))))
        {
            ids.UnionWith(await leg.Take(CountCap + 1).Select(w => w.Id).ToListAsync(ct));
            if (ids.Count > CountCap) break;
        }
        return Capped(ids.Count);

        static CappedCount Capped(int count) => new(Math.Min(count, CountCap), count > CountCap);
    }

    /// <summary>The exact counts of the tabs for staff, from the counters; null where none are kept: of what is closed, and
    /// for people of a port who look at what Centers work too.</summary>
    public async Task<IReadOnlyDictionary<WorkTab, int>> TabsAsync(WorkFilter filter, CancellationToken ct = default)
    {
        if (OfficeOf(filter) is { IsAll: false, Code: null } || filter.AlsoAtCenters) return new Dictionary<WorkTab, int>();
        var mine = filter.MyTeams.ToHashSet();
        var sums = (await Tallies(filter).ToListAsync(ct)).Where(t => t.Bucket != WorkBucket.Team || mine.Contains(t.Key))
            .GroupBy(t => t.Bucket).ToDictionary(g => g.Key, g => g.Sum(t => t.Count));
        return new Dictionary<WorkTab, int>
        {
            [WorkTab.Open] = Sum(WorkBucket.Open),
            [WorkTab.Mine] = Sum(WorkBucket.Person),
            [WorkTab.Unassigned] = Sum(WorkBucket.Unassigned),
            [WorkTab.Team] = Sum(WorkBucket.Team),
            [WorkTab.Waiting] = Sum(WorkBucket.Waiting),
            [WorkTab.Overdue] = Sum(WorkBucket.Overdue),
            [WorkTab.Held] = Sum(WorkBucket.Held),
        };

        int Sum(WorkBucket bucket) => sums.GetValueOrDefault(bucket);
    }

    /// <summary>The query of <see cref="TabsAsync"/>: the visitor's own counts and those of all teams, of which there are few.</summary>
    public IQueryable<WorkTally> Tallies(WorkFilter filter)
    {
        var me = filter.Me;
        var tallies = db.WorkTallies.AsNoTracking();
        if (OfficeOf(filter).Code is { } office) tallies = tallies.Where(t => t.Office == office);
        if (filter.Kind is { } kind) tallies = tallies.Where(t => t.Kind == kind);
        return tallies.Where(t => t.Key == 0 || (t.Bucket == WorkBucket.Person && t.Key == me) || t.Bucket == WorkBucket.Team);
    }

    async Task<List<WorkRecord>> TakeAsync(WorkFilter filter, WorkOrder order, WorkPlace? after, int count, CancellationToken ct)
    {
        var (own, brokered) = await LegsAsync(filter, order.By, ct);
        List<IQueryable<WorkRecord>> legs = [.. own.Select(l => Rows(l, order, after)), .. brokered.Select(l => Rows(l, order, after))];
        if (legs.Count == 0) return [];
        if (legs.Count == 1) return await legs[0].Take(count).ToListAsync(ct);
        var byId = new Dictionary<long, WorkRecord>();
        foreach (var leg in legs)
            foreach (var row in await leg.Take(count).ToListAsync(ct))
                byId[row.Id] = row;
        var rows = byId.Values.ToList();
        rows.Sort((a, b) => WorkPlace.Compare(a, b, order));
        if (rows.Count > count) rows.RemoveRange(count, rows.Count - count);
        return rows;
    }

    /// <summary>The rows of a leg after a place.</summary>
    public static IQueryable<WorkRecord> Rows(IQueryable<WorkRecord> leg, WorkOrder order, WorkPlace? after = null) =>
        InOrder(after is { } place ? After(leg, order, place) : leg, order);

    /// <summary>The rows of a broker's leg after a place. By day of filing, the order of the trade's lists, the walk is along
    /// <see cref="WorkBroker"/>; any other order is sorted.</summary>
    public static IQueryable<WorkRecord> Rows(IQueryable<BrokeredWork> leg, WorkOrder order, WorkPlace? after = null)
    {
        if (order.By != WorkSort.Filed) return Rows(leg.Select(b => b.Item), order, after);
        if (after is { } place)
        {
            var (filed, id) = (place.Day, place.Id);
            leg = order.Down
                ? leg.Where(b => b.Broker.FiledOn <= filed && (b.Broker.FiledOn < filed || b.Broker.WorkId < id))
                : leg.Where(b => b.Broker.FiledOn >= filed && (b.Broker.FiledOn > filed || b.Broker.WorkId > id));
        }
        return (order.Down ? leg.OrderByDescending(b => b.Broker.FiledOn).ThenByDescending(b => b.Broker.WorkId)
            : leg.OrderBy(b => b.Broker.FiledOn).ThenBy(b => b.Broker.WorkId)).Select(b => b.Item);
    }

    static IQueryable<WorkRecord> InOrder(IQueryable<WorkRecord> items, WorkOrder order) => order switch
    {
        (WorkSort.Due, false) => items.OrderBy(w => w.DueOrder).ThenBy(w => w.Id),
        (WorkSort.Due, true) => items.OrderByDescending(w => w.DueOrder).ThenByDescending(w => w.Id),
        (WorkSort.Filed, false) => items.OrderBy(w => w.FiledOn).ThenBy(w => w.Id),
        (WorkSort.Filed, true) => items.OrderByDescending(w => w.FiledOn).ThenByDescending(w => w.Id),
        (WorkSort.Amount, false) => items.OrderBy(w => w.AmountCents).ThenBy(w => w.Id),
        (WorkSort.Amount, true) => items.OrderByDescending(w => w.AmountCents).ThenByDescending(w => w.Id),
        (WorkSort.Importer, false) => items.OrderBy(w => w.ImporterId).ThenBy(w => w.DueOrder).ThenBy(w => w.Id),
        (WorkSort.Importer, true) => items.OrderByDescending(w => w.ImporterId).ThenByDescending(w => w.DueOrder).ThenByDescending(w => w.Id),
        (WorkSort.Number, false) => items.OrderBy(w => w.Number).ThenBy(w => w.Id),
        (WorkSort.Number, true) => items.OrderByDescending(w => w.Number).ThenByDescending(w => w.Id),
        (WorkSort.Changed, false) => items.OrderBy(w => w.ChangedAt).ThenBy(w => w.Id),
        (WorkSort.Changed, true) => items.OrderByDescending(w => w.ChangedAt).ThenByDescending(w => w.Id),
        (WorkSort.Closed, false) => items.OrderBy(w => w.ClosedOn).ThenBy(w => w.Id),
        (WorkSort.Closed, true) => items.OrderByDescending(w => w.ClosedOn).ThenByDescending(w => w.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    // "At or after, and not the ones passed already": the first half is a range of the index, which an OR alone is not.
    static IQueryable<WorkRecord> After(IQueryable<WorkRecord> items, WorkOrder order, WorkPlace place)
    {
        var id = place.Id;
        switch (order.By)
        {
            case WorkSort.Due:
                var due = place.Day;
                return order.Down ? items.Where(w => w.DueOrder <= due && (w.DueOrder < due || w.Id < id)) : items.Where(w => w.DueOrder >= due && (w.DueOrder > due || w.Id > id));
            case WorkSort.Filed:
                var filed = place.Day;
                return order.Down ? items.Where(w => w.FiledOn <= filed && (w.FiledOn < filed || w.Id < id)) : items.Where(w => w.FiledOn >= filed && (w.FiledOn > filed || w.Id > id));
            case WorkSort.Amount:
                var cents = place.At;
                return order.Down ? items.Where(w => w.AmountCents <= cents && (w.AmountCents < cents || w.Id < id)) : items.Where(w => w.AmountCents >= cents && (w.AmountCents > cents || w.Id > id));
            case WorkSort.Importer:
                var (importer, then) = (place.At, place.ThenDay);
                return order.Down
                    ? items.Where(w => w.ImporterId <= importer && (w.ImporterId < importer || w.DueOrder < then || (w.DueOrder == then && w.Id < id)))
                    : items.Where(w => w.ImporterId >= importer && (w.ImporterId > importer || w.DueOrder > then || (w.DueOrder == then && w.Id > id)));
            case WorkSort.Number:
                var number = place.Digits;
                return order.Down
                    ? items.Where(w => string.Compare(w.Number, number) <= 0 && (string.Compare(w.Number, number) < 0 || w.Id < id))
                    : items.Where(w => string.Compare(w.Number, number) >= 0 && (string.Compare(w.Number, number) > 0 || w.Id > id));
            case WorkSort.Changed:
                var at = place.Instant;
                return order.Down ? items.Where(w => w.ChangedAt <= at && (w.ChangedAt < at || w.Id < id)) : items.Where(w => w.ChangedAt >= at && (w.ChangedAt > at || w.Id > id));
            default:
                var closed = place.Day;
                return order.Down ? items.Where(w => w.ClosedOn <= closed && (w.ClosedOn < closed || w.Id < id)) : items.Where(w => w.ClosedOn >= closed && (w.ClosedOn > closed || w.Id > id));
        }
    }

    async Task<(IReadOnlyList<IQueryable<WorkRecord>> Own, IReadOnlyList<IQueryable<BrokeredWork>> Brokered)> LegsAsync(WorkFilter filter, WorkSort by, CancellationToken ct)
    {
        IReadOnlyList<long>? watched = null;
        if (filter.Watched)
        {
            var me = filter.Me;
            watched = await db.WorkWatches.AsNoTracking().Where(w => w.UserId == me).OrderByDescending(w => w.WorkId).Take(MostWatched).Select(w => w.WorkId).ToListAsync(ct);
        }
        // An office that ever had an item has its counter.
        IReadOnlyList<string>? offices = null;
        if (!filter.IsByName && filter.Importers is null && OfficeOf(filter) is { IsAll: true, Code: null })
            offices = await db.WorkTallies.AsNoTracking().Where(t => t.Bucket == WorkBucket.Open).Select(t => t.Office).Distinct().ToListAsync(ct);
        return ([.. Legs(filter, offices, watched, by), .. ConcernedLegs(filter, watched, by)], BrokerLegs(filter, watched, by));
    }

    /// <summary>The items of other ports that concern the visitor's: few, so they are looked up by port, and sorted.</summary>
    public IReadOnlyList<IQueryable<WorkRecord>> ConcernedLegs(WorkFilter filter, IReadOnlyList<long>? watched = null, WorkSort by = WorkSort.Filed)
    {
        if (db.Scope is not { Kind: ScopeKind.Port, Port: { } port } || !filter.AlsoAtCenters || filter.IsByName) return [];
        var items = Narrow(db.WorkItems.AsNoTracking(), filter, watched, by);
        return [from p in db.WorkPorts.AsNoTracking() where p.Port == port join w in items on p.WorkId equals w.Id select w];
    }

    /// <summary>What a broker sees because an entry behind the leading one is its own: a query for each filer code.</summary>
    /// <param name="watched">The keys of what the person watches, when that is asked.</param>
    /// <param name="by">What they will be sorted by.</param>
    public IReadOnlyList<IQueryable<BrokeredWork>> BrokerLegs(WorkFilter filter, IReadOnlyList<long>? watched = null, WorkSort by = WorkSort.Filed)
    {
        // By name, or read in one walk, the scope's filter alone says what is seen.
        if (db.Scope.Kind != ScopeKind.Filers || filter.IsByName || Importers(filter).Count + db.Scope.FilerCodes.Count > MostLegs) return [];
        var items = Narrow(db.WorkItems.AsNoTracking(), filter, watched, by);
        return [.. db.Scope.FilerCodes.Select(filer =>
            from b in db.WorkBrokers.AsNoTracking()
            where b.Filer == filer
            join w in items on b.WorkId equals w.Id
            select new BrokeredWork { Broker = b, Item = w })];
    }

    IReadOnlyList<long> Importers(WorkFilter filter) => filter.Importers is null ? db.Scope.ImporterIds : [.. filter.Importers.Intersect(db.Scope.ImporterIds)];

    /// <summary>The filter as queries, each with a column pinned. Two may share rows.</summary>
    /// <param name="offices">The offices with work, for those who see all and chose none.</param>
    /// <param name="watched">The keys of what the person watches, when that is asked.</param>
    /// <param name="by">What they will be sorted by.</param>
    public IReadOnlyList<IQueryable<WorkRecord>> Legs(WorkFilter filter, IReadOnlyList<string>? offices = null, IReadOnlyList<long>? watched = null, WorkSort by = WorkSort.Due)
    {
        var items = Narrow(db.WorkItems.AsNoTracking(), filter, watched, by);
        if (db.Scope.Kind == ScopeKind.None) return [];
        if (filter.IsByName) return [items];
        var places = Places(items, filter, offices);
        if (filter.Tab == WorkTab.Team)
            places = [.. places.SelectMany(p => filter.MyTeams.Distinct().Select(team => p.Where(w => w.TeamId == team)))];
        return places;
    }

    IReadOnlyList<IQueryable<WorkRecord>> Places(IQueryable<WorkRecord> items, WorkFilter filter, IReadOnlyList<string>? offices)
    {
        var scope = db.Scope;
        switch (scope.Kind)
        {
            case ScopeKind.Importers:
            case ScopeKind.Filers:
                var organization = scope.OrganizationId;
                var importers = Importers(filter);
                if (scope.FilerCodes.Count + importers.Count > MostLegs) return [items];
                return
                [
                    .. scope.FilerCodes.Select(filer => items.Where(w => w.Filer == filer)),
                    .. importers.Distinct().Select(id => items.Where(w => w.ImporterId == id)),
                    .. organization == 0 ? [] : new[] { items.Where(w => w.OrganizationId == organization) },
                ];
            case ScopeKind.Port when filter.AlsoAtCenters:
                var port = scope.Port!;
                return ByImporter(items.Where(w => w.Port == port), filter);
            default:
                var office = OfficeOf(filter);
                if (office.Code is { } code) return ByImporter(items.Where(w => w.Office == code), filter);
                if (!office.IsAll) return [];
                if (filter.Importers is not null) return ByImporter(items, filter);
                return offices is null || offices.Count > MostLegs ? [items] : [.. offices.Select(o => items.Where(w => w.Office == o))];
        }
    }

    // Several importers in one leg would come in the order of none.
    static IReadOnlyList<IQueryable<WorkRecord>> ByImporter(IQueryable<WorkRecord> items, WorkFilter filter) =>
        filter.Importers is null ? [items] : [.. filter.Importers.Distinct().Select(id => items.Where(w => w.ImporterId == id))];

    (bool IsAll, string? Code) OfficeOf(WorkFilter filter) => db.Scope.Kind switch
    {
        ScopeKind.Center => (false, db.Scope.Center),
        ScopeKind.Port => (false, db.Scope.Port),
        ScopeKind.All or ScopeKind.System => (true, filter.Office),
        _ => (false, null),
    };

    IQueryable<WorkRecord> Narrow(IQueryable<WorkRecord> items, WorkFilter filter, IReadOnlyList<long>? watched, WorkSort by)
    {
        if (!filter.Number.IsNone)
        {
            var number = filter.Number.ToCompact();
            items = items.Where(w => w.Number == number);
        }
        if (!filter.Entry.IsNone)
        {
            var entry = filter.Entry.ToCompact();
            items = items.Where(w => db.WorkEntries.Where(e => e.Entry == entry).Select(e => e.WorkId).Contains(w.Id));
        }
        if (watched is { } keys)
        {
            var ids = keys.ToList();
            items = items.Where(w => ids.Contains(w.Id));
        }
        if (!filter.IsByName) items = InTab(items, filter);
        if (filter.Kind is { } kind) items = items.Where(w => w.Kind == kind);
        if (filter.SameStates is { } same)
        {
            var states = same.ToList();
            items = items.Where(w => states.Contains(w.State));
        }
        else if (filter.State is { } state) items = items.Where(w => w.State == state);
        if (filter.Clock is { } clock) items = items.Where(w => w.NextClock == clock);
        if (filter.DueBy is { } due) items = items.Where(w => w.DueOrder <= due);
        if (filter.Importers is { } importers)
        {
            var list = importers.ToList();
            items = items.Where(w => list.Contains(w.ImporterId));
        }
        if (!filter.Port.IsNone)
        {
            var port = filter.Port.ToString();
            items = items.Where(w => w.Port == port);
        }
        if (!filter.EntryType.IsNone)
        {
            var type = filter.EntryType.ToString();
            items = items.Where(w => w.EntryType == type);
        }
        if (filter.Heading is { } heading) items = items.Where(w => w.Heading == heading);
        if (filter.Segment is { } segment) items = items.Where(w => w.Segment == segment);
        if (filter.Assignee is { } assignee) items = items.Where(w => w.AssigneeId == assignee);
        if (filter.Team is { } team) items = items.Where(w => w.TeamId == team);
        return InRanges(items, filter, by);
    }

    // A range of one index sorted by another would be read whole and sorted. Only its own order reads it as a range; any
    // other is walked, and a sum or a choice keeps the range from being taken for a key. The index of days left has both columns, so
    // that what does not fit is passed over without its row.
    static IQueryable<WorkRecord> InRanges(IQueryable<WorkRecord> items, WorkFilter filter, WorkSort by)
    {
        long? least = filter.LeastCents, most = filter.MostCents;
        if (by == WorkSort.Amount)
        {
            if (least is { } from) items = items.Where(w => w.AmountCents >= from);
            if (most is { } to) items = items.Where(w => w.AmountCents <= to);
        }
        else
        {
            if (least is { } from) items = items.Where(w => w.AmountCents + w.Id - w.Id >= from);
            if (most is { } to) items = items.Where(w => w.AmountCents + w.Id - w.Id <= to);
        }
        if (filter.FiledBy is not { } filed) return items;
        var until = (DateOnly?)filed;
        return by == WorkSort.Filed ? items.Where(w => w.FiledOn <= filed) : items.Where(w => (w.Id > 0 ? w.FiledOn : until) <= until);
    }

    static IQueryable<WorkRecord> InTab(IQueryable<WorkRecord> items, WorkFilter filter)
    {
        if (filter.Tab == WorkTab.Any) return items;
        if (filter.Tab == WorkTab.Closed) return items.Where(w => w.ClosedOn != null);
        if (filter.Tab == WorkTab.Held) return items.Where(w => w.HeldUntil != null); // closing ends a hold
        items = items.Where(w => w.ClosedOn == null);
        // As a parameter: a bare column of a truth is no key to an index on SQLite.
        var (yes, me) = (true, filter.Me);
        return filter.Tab switch
        {
            WorkTab.Mine => items.Where(w => w.AssigneeId == me),
            WorkTab.Unassigned => items.Where(w => w.AssigneeId == null),
            WorkTab.Waiting => items.Where(w => w.IsWaitingForTrade == yes),
            WorkTab.Overdue => items.Where(w => w.IsOverdue == yes),
            _ => items, // a team is pinned in a leg of its own
        };
    }
}
