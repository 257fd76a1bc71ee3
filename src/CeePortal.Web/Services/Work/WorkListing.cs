using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Lists;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Reference;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work;

/// <summary>What the queue shows.</summary>
public sealed record WorkListingPage
{
    public required WorkPage Page { get; init; }
    public required CappedCount Count { get; init; }
    public required WorkFilter Filter { get; init; }
    public required WorkOrder Order { get; init; }

    /// <summary>The counts beside the tabs; a tab without one shows none.</summary>
    public required IReadOnlyDictionary<WorkTab, CappedCount> Tabs { get; init; }
    public required IReadOnlyDictionary<long, ImporterName> Importers { get; init; }

    /// <summary>The importers that the list is narrowed to; null when it is not.</summary>
    public IReadOnlyList<ImporterName>? Narrowed { get; init; }

    /// <summary>True when more importers have the words in their name than are taken.</summary>
    public bool TooManyImporters { get; init; }
    public required IReadOnlyDictionary<long, string> People { get; init; }
    public required IReadOnlyDictionary<long, string> Teams { get; init; }
    public required OfficeNames Offices { get; init; }
    public required ReferenceSnapshot Lists { get; init; }
    public required ClockBook Clocks { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>The clock's name; its code in words where it is not in the book, as of a kind that brings its own.</summary>
    public string ClockName(string code) => Clocks.Find(code)?.Name ?? WorkWords.Spelled(code);
}

/// <summary>Reads the queue for its page, for the item's way back and on, and for acts on all that match.</summary>
public sealed class WorkListing(WorkList work, ImporterNames importers, WorkPeople people, OfficeNameSource offices, ReferenceLists lists, LawSource law,
    LegalClock clock, PortalDbContext db, WorkKinds kinds)
{
    public const int RowsOnPage = 50;

    /// <summary>With more importers and filer codes than this, counting each tab would cost more than it tells.</summary>
    const int MostCounted = 10;

    /// <summary>True for people of the trade, who see their own.</summary>
    public bool IsTrade => db.Scope.Kind is ScopeKind.Importers or ScopeKind.Filers;

    /// <summary>The three digits of the visitor's Center or the four of the port; for those who see all, the one that the list
    /// is narrowed to; null for none.</summary>
    public string? OfficeOf(WorkFilter filter) => db.Scope.Center ?? db.Scope.Port ?? (db.Scope.SeesAll ? filter.Office : null);

    public async Task<WorkListingPage> ReadAsync(WorkFilterInput input, long me, string? after, string? before, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct); // a page asks ten times: one opening for all, until the request ends
        var (filter, order, narrowed, tooMany) = await AskAsync(input, me, ct);
        var page = await work.PageAsync(filter, order, WorkPlace.TryParse(after, order.By, out var start) ? start : null,
            WorkPlace.TryParse(before, order.By, out var end) ? end : null, RowsOnPage, ct);
        var tabs = await TabsAsync(filter, ct);
        var count = page is { Previous: null, Next: null } ? new CappedCount(page.Rows.Count, false)
            : filter.IsTabAlone && !IsTrade && tabs.TryGetValue(filter.Tab, out var exact) ? exact
            : await work.CountAsync(filter, ct);
        return new WorkListingPage
        {
            Page = page,
            Count = count,
            Filter = filter,
            Order = order,
            Tabs = tabs,
            Importers = await importers.OfAsync(page.Rows.Select(r => r.ImporterId), ct),
            Narrowed = narrowed,
            TooManyImporters = tooMany,
            People = IsTrade ? new Dictionary<long, string>() : await people.NamesAsync(page.Rows.Select(r => r.AssigneeId), ct),
            Teams = IsTrade ? new Dictionary<long, string>() : await people.TeamNamesAsync(page.Rows.Where(r => r.AssigneeId is null).Select(r => r.TeamId), ct),
            Offices = await offices.GetAsync(ct),
            Lists = await lists.GetAsync(ct),
            Clocks = (await law.CurrentAsync(ct)).Clocks,
            Today = clock.Today,
        };
    }

    /// <summary>The items before and after one in a list, by the list's query.</summary>
    public async Task<(WorkNeighbor? Previous, WorkNeighbor? Next)> NeighborsAsync(WorkFilterInput input, long me, WorkRecord row, CancellationToken ct)
    {
        var (filter, order, _, _) = await AskAsync(input, me, ct);
        return await work.NeighborsAsync(filter, order, row, ct);
    }

    /// <summary>All that match, up to a number.</summary>
    public async Task<IReadOnlyList<WorkRecord>> FirstAsync(WorkFilterInput input, long me, int most, CancellationToken ct)
    {
        var (filter, order, _, _) = await AskAsync(input, me, ct);
        return await work.FirstAsync(filter, order, most, ct);
    }

    async Task<(WorkFilter Filter, WorkOrder Order, IReadOnlyList<ImporterName>? Narrowed, bool TooMany)> AskAsync(WorkFilterInput input, long me, CancellationToken ct)
    {
        var (narrowed, tooMany) = await ImportersAsync(input, ct);
        var mine = IsTrade ? [] : await people.TeamsOfAsync(me, ct);
        var filter = input.ToFilter(IsTrade, me, mine, narrowed?.Select(i => i.Id).ToList(), clock.Today);
        if (IsTrade && filter.State is { } state) filter = filter with { SameStates = Same(state) };
        return (filter, input.OrderFor(IsTrade).Served(filter), narrowed, tooMany);
    }

    /// <summary>The states that the trade reads as the same: a filter tells it no more than a status.</summary>
    List<string>? Same(string code)
    {
        var same = kinds.All.Where(k => k.LifeCycle.States.Any(s => s.Code == code)).SelectMany(k => k.LifeCycle.States.Where(s => s.NameFor(isTrade: true) == k.LifeCycle.State(code).NameFor(isTrade: true))).Select(s => s.Code).Distinct().ToList();
        return same.Count > 1 ? same : null;
    }

    async Task<IReadOnlyDictionary<WorkTab, CappedCount>> TabsAsync(WorkFilter filter, CancellationToken ct)
    {
        if (!IsTrade) return (await work.TabsAsync(filter, ct)).ToDictionary(t => t.Key, t => new CappedCount(t.Value, false));
        var counts = new Dictionary<WorkTab, CappedCount>();
        if (db.Scope.FilerCodes.Count + db.Scope.ImporterIds.Count > MostCounted) return counts;
        foreach (var tab in new[] { WorkTab.Open, WorkTab.Waiting, WorkTab.Closed })
            counts[tab] = await work.CountAsync(new WorkFilter { Tab = tab, Kind = filter.Kind }, ct);
        return counts;
    }

    /// <summary>The importers that the filter names; null for any. One that the visitor does not see is no importer.</summary>
    async Task<(IReadOnlyList<ImporterName>? Importers, bool TooMany)> ImportersAsync(WorkFilterInput input, CancellationToken ct)
    {
        if (input.ImporterId is { } id) return (await importers.FindAsync(id, ct) is { } one ? [one] : [], false);
        if (string.IsNullOrWhiteSpace(input.ImporterName)) return (null, false);
        var named = await importers.NamedAsync(input.ImporterName, ct);
        return ([.. named.Take(ImporterNames.MostFound)], named.Count > ImporterNames.MostFound);
    }
}
