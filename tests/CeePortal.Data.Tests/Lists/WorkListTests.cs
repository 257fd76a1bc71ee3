using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Data.Tests.Lists.WorkListDatabase;

namespace CeePortal.Data.Tests.Lists;

/// <summary>Every filter and order against the same rows filtered and sorted in memory.</summary>
public sealed class WorkListTests(WorkListDatabase database) : IClassFixture<WorkListDatabase>
{
    static readonly Dictionary<string, PortalScope> scopes = new()
    {
        ["all"] = PortalScope.All,
        ["Center"] = PortalScope.OfCenter(CenterCode.Of(7)),
        ["port"] = PortalScope.OfPort(PortCode.Parse("2704")),
        ["importer"] = PortalScope.Importers([2, 3], 92),
        ["broker"] = PortalScope.Filers(["XYZ"], [1], Broker),
        ["broker of very many"] = PortalScope.Filers(["XYZ"], Enumerable.Range(1, 100).Select(i => (long)i), Broker),
        ["nobody"] = PortalScope.None,
    };

    static readonly WorkFilter mine = new() { Me = Me, MyTeams = [TeamOne, TeamTwo] };

    static readonly Gen<WorkFilter> filters =
        from tab in Gen.Enum<WorkTab>()
        from office in OneOf(null, null, "007", "2704")
        from atCenters in Gen.Bool
        from kind in OneOf(null, null, "protest")
        from state in OneOf(null, null, null, "open", "denied")
        from clock in OneOf(null, null, null, "protest-accelerated")
        from due in OneOf<DateOnly?>(null, null, null, Today.AddDays(7))
        from importers in OneOf<IReadOnlyList<long>?>(null, null, null, [2], [1, 2, 4], [])
        from port in OneOf(default, default, default, PortCode.Parse("1001"))
        from type in OneOf(default, default, default, EntryType.Parse("03"))
        from heading in OneOf(null, null, null, "8471")
        from segment in OneOf(null, null, null, "", WorkSegments.TierThree)
        from who in OneOf<(long?, long?)>(default, default, (Colleague, null), (null, OtherTeam))
        from amounts in OneOf<(long?, long?)>(default, default, (300_000, 600_000), (null, 100_000))
        from filed in OneOf<DateOnly?>(null, null, Today.AddDays(-30))
        select mine with
        {
            Tab = tab,
            Office = office,
            AlsoAtCenters = atCenters,
            Kind = kind,
            State = state,
            Clock = clock,
            DueBy = due,
            Importers = importers,
            Port = port,
            EntryType = type,
            Heading = heading,
            Segment = segment,
            Assignee = who.Item1,
            Team = who.Item2,
            LeastCents = amounts.Item1,
            MostCents = amounts.Item2,
            FiledBy = filed,
        };

    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static readonly Gen<WorkOrder> orders = Gen.Select(Gen.Enum<WorkSort>(), Gen.Bool, (by, down) => new WorkOrder(by, down));

    [Fact]
    public async Task Pages_of_every_filter_and_order_have_each_row_once_in_order_both_ways()
    {
        Dictionary<string, (PortalDbContext Db, List<WorkRecord> Seen)> byScope = [];
        foreach (var (name, scope) in scopes)
        {
            var db = database.Open(scope);
            byScope[name] = (db, await db.WorkItems.AsNoTracking().ToListAsync());
        }
        await Gen.Select(filters, orders, OneOf([.. scopes.Keys]), Gen.Int[3, 40]).SampleAsync(async (filter, order, name, size) =>
        {
            var (db, seen) = byScope[name];
            var list = new WorkList(db);
            var served = order.Served(filter);
            var expected = seen.Where(w => Fits(w, filter, scopes[name])).Order(Comparer<WorkRecord>.Create((a, b) => WorkPlace.Compare(a, b, served))).Select(w => w.Id).ToList();

            List<long> forward = [];
            WorkPage page;
            WorkPlace? after = null, lastStart = null;
            do
            {
                page = await list.PageAsync(filter, order, after, null, size);
                forward.AddRange(page.Rows.Select(r => r.Id));
                if (page.Next is not null) Assert.Equal(size, page.Rows.Count);
                lastStart = page.Previous;
                after = Again(page.Next, served.By);
            }
            while (after is not null);
            Assert.Equal(expected, forward);

            List<long> back = [.. page.Rows.Select(r => r.Id)];
            for (var before = lastStart; before is not null; before = Again(page.Previous, served.By))
            {
                page = await list.PageAsync(filter, order, null, before, size);
                back.InsertRange(0, page.Rows.Select(r => r.Id).Where(id => !back.Contains(id)));
            }
            Assert.Equal(expected, back);
            Assert.Equal(Math.Min(expected.Count, WorkList.CountCap), (await list.CountAsync(filter)).Value);
        }, iter: 400, threads: 1);
        foreach (var (db, _) in byScope.Values) await db.DisposeAsync();
    }

    /// <summary>A place as an address carries it.</summary>
    static WorkPlace? Again(WorkPlace? place, WorkSort by)
    {
        if (place is null) return null;
        Assert.True(WorkPlace.TryParse(place.Value.ToText(by), by, out var read));
        Assert.Equal(place.Value, read);
        return read;
    }

    /// <summary>The filter said once more, in the plainest way.</summary>
    static bool Fits(WorkRecord w, WorkFilter f, PortalScope scope)
    {
        var isStaff = scope.Kind is ScopeKind.All or ScopeKind.Center or ScopeKind.Port;
        if (scope.Kind == ScopeKind.All && f.Office is { } office && w.Office != office) return false;
        if (scope.Kind == ScopeKind.Port && !f.AlsoAtCenters && w.Office != scope.Port) return false;
        if (scope.Kind == ScopeKind.Port && f.AlsoAtCenters && w.Port != scope.Port) return false;
        var isOpen = w.ClosedOn is null;
        var inTab = f.Tab switch
        {
            WorkTab.Open => isOpen,
            WorkTab.Mine => isOpen && w.AssigneeId == f.Me,
            WorkTab.Unassigned => isOpen && w.AssigneeId is null,
            WorkTab.Team => isOpen && w.TeamId is { } team && f.MyTeams.Contains(team),
            WorkTab.Waiting => isOpen && w.IsWaitingForTrade,
            WorkTab.Overdue => isOpen && w.IsOverdue,
            WorkTab.Held => isOpen && w.HeldUntil is not null,
            WorkTab.Closed => !isOpen,
            _ => true,
        };
        return inTab && (isStaff || scope.Kind is ScopeKind.Importers or ScopeKind.Filers)
            && (f.Kind is null || w.Kind == f.Kind)
            && (f.State is null || w.State == f.State)
            && (f.Clock is null || w.NextClock == f.Clock)
            && (f.DueBy is null || w.NextDue <= f.DueBy)
            && (f.Importers is null || f.Importers.Contains(w.ImporterId))
            && (f.Port.IsNone || w.Port == f.Port.ToString())
            && (f.EntryType.IsNone || w.EntryType == f.EntryType.ToString())
            && (f.Heading is null || w.Heading == f.Heading)
            && (f.Segment is null || w.Segment == f.Segment)
            && (f.Assignee is null || w.AssigneeId == f.Assignee)
            && (f.Team is null || w.TeamId == f.Team)
            && (f.LeastCents is null || w.AmountCents >= f.LeastCents)
            && (f.MostCents is null || w.AmountCents <= f.MostCents)
            && (f.FiledBy is null || w.FiledOn <= f.FiledBy);
    }

    [Fact]
    public async Task Tabs_count_what_the_lists_hold()
    {
        foreach (var (scope, filter) in new[]
        {
            (PortalScope.OfCenter(CenterCode.Of(7)), mine), (PortalScope.All, mine), (PortalScope.All, mine with { Office = "009" }),
            (PortalScope.OfCenter(CenterCode.Of(7)), mine with { Kind = "errand" }), (PortalScope.OfPort(PortCode.Parse("2704")), mine),
        })
        {
            await using var db = database.Open(scope);
            var list = new WorkList(db);
            var counts = await list.TabsAsync(filter);
            Assert.Equal(7, counts.Count);
            foreach (var (tab, count) in counts) Assert.Equal((await list.CountAsync(filter with { Tab = tab })).Value, count);
        }
        await using var broker = database.Open(scopes["broker"]);
        Assert.Empty(await new WorkList(broker).TabsAsync(mine));
    }

    [Fact]
    public async Task A_number_or_an_entry_finds_the_items_in_whatever_tab()
    {
        await using var db = database.Open(PortalScope.OfCenter(CenterCode.Of(7)));
        var list = new WorkList(db);
        var closed = await db.WorkItems.AsNoTracking().FirstAsync(w => w.ClosedOn != null);
        Assert.Equal([closed.Id], (await list.PageAsync(mine with { Number = closed.WorkNumber }, default, null, null, 50)).Rows.Select(r => r.Id));
        var entry = EntryNumber.Create(FilerCode.Parse("QQQ"), 7);
        Assert.Empty((await list.PageAsync(mine with { Entry = entry }, default, null, null, 50)).Rows);
        await using var system = database.Open(PortalScope.System);
        system.WorkEntries.Add(new WorkEntry { WorkId = closed.Id, Kind = closed.Kind, Entry = entry.ToCompact(), Port = closed.Port, PartyId = 1, Matter = "n", ImporterId = closed.ImporterId, OrganizationId = closed.OrganizationId, Filer = closed.Filer, Office = closed.Office });
        await system.SaveChangesAsync();
        Assert.Equal([closed.Id], (await list.PageAsync(mine with { Entry = entry }, default, null, null, 50)).Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task Neighbors_are_the_items_beside_one_also_when_it_has_left_the_list()
    {
        await using var db = database.Open(PortalScope.OfCenter(CenterCode.Of(7)));
        var list = new WorkList(db);
        var filter = mine with { Tab = WorkTab.Unassigned };
        var rows = await list.FirstAsync(filter, default, 500);
        Assert.True(rows.Count > 10);
        for (var i = 0; i < rows.Count; i += 7)
        {
            var (previous, next) = await list.NeighborsAsync(filter, default, rows[i]);
            Assert.Equal(i == 0 ? null : rows[i - 1].WorkNumber, previous?.Number);
            Assert.Equal(i == rows.Count - 1 ? null : rows[i + 1].WorkNumber, next?.Number);
        }
        rows[5].AssigneeId = Me; // taken: it stands in the list no longer
        Assert.Equal((rows[4].WorkNumber, rows[6].WorkNumber), await list.NeighborsAsync(filter, default, rows[5]) is var (p, n) ? (p!.Number, n!.Number) : default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d.1.0")]
    [InlineData("f.1.0.5")]
    [InlineData("d.-1.0.5")]
    [InlineData("d.99999999.0.5")]
    [InlineData("d.1.99999999.5")]
    [InlineData("d.x.0.5")]
    public void TryParse_NotAPlaceOfTheOrder_IsRefused(string text) => Assert.False(WorkPlace.TryParse(text, WorkSort.Due, out _));
}
