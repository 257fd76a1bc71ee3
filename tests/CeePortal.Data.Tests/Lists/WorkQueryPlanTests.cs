using System.Data.Common;
using CeePortal.Data.Clocks;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Data.Tests.Lists.WorkListDatabase;

namespace CeePortal.Data.Tests.Lists;

/// <summary>What SQLite does for each named filter and each order of the queue: it walks an index in the order shown, and
/// sorts nothing.</summary>
public sealed class WorkQueryPlanTests(WorkListDatabase database) : IClassFixture<WorkListDatabase>
{
    static readonly PortalScope center = PortalScope.OfCenter(CenterCode.Of(7));
    static readonly WorkFilter mine = new() { Me = Me, MyTeams = [TeamOne, TeamTwo] };

    static readonly Dictionary<string, (WorkFilter Filter, string Sought)> filters = new()
    {
        ["open"] = (mine, "(Office=?)"),
        ["mine"] = (mine with { Tab = WorkTab.Mine }, "AssigneeId=?"),
        ["unassigned"] = (mine with { Tab = WorkTab.Unassigned }, "AssigneeId=?"),
        ["team"] = (mine with { Tab = WorkTab.Team }, "TeamId=?"),
        ["waiting"] = (mine with { Tab = WorkTab.Waiting }, "IsWaitingForTrade=?"),
        ["overdue"] = (mine with { Tab = WorkTab.Overdue }, "IsOverdue=?"),
        ["held"] = (mine with { Tab = WorkTab.Held }, "IX_WorkItem_Held (Office=?)"),
        ["kind"] = (mine with { Kind = "protest" }, "Kind=?"),
        ["status"] = (mine with { State = "open" }, "State=?"),
        ["clock"] = (mine with { Clock = "protest-accelerated" }, "NextClock=?"),
        ["due"] = (mine with { DueBy = Today }, "DueOrder<?"),
        ["importer"] = (mine with { Importers = [2] }, "ImporterId=?"),
        ["importers"] = (mine with { Importers = [2, 3] }, "ImporterId=?"),
        ["port"] = (mine with { Port = PortCode.Parse("2704") }, "Port=?"),
        ["entry type"] = (mine with { EntryType = EntryType.Parse("03") }, "EntryType=?"),
        ["heading"] = (mine with { Heading = "8471" }, "Heading=?"),
        ["segment"] = (mine with { Segment = WorkSegments.TierThree }, "Segment=?"),
        ["assignee"] = (mine with { Assignee = Colleague }, "AssigneeId=?"),
        ["of a team"] = (mine with { Team = OtherTeam }, "TeamId=?"),
    };

    public static TheoryData<string> Filters() => [.. filters.Keys];

    [Theory, MemberData(nameof(Filters))]
    public async Task Each_filter_has_its_index_in_the_order_of_days_left(string name)
    {
        var (filter, sought) = filters[name];
        await using var db = database.Open(center);
        foreach (var leg in new WorkList(db).Legs(filter))
            foreach (var order in new[] { new WorkOrder(WorkSort.Due), new WorkOrder(WorkSort.Due, Down: true) })
            {
                var plan = await PlanAsync(db, WorkList.Rows(leg, order).Take(51));
                AssertServed(plan);
                Assert.Contains(plan, step => step.Contains(sought, StringComparison.Ordinal));
                var deep = await PlanAsync(db, WorkList.Rows(leg, order, new WorkPlace(739_000, 0, 1000)).Take(51));
                AssertServed(deep);
                Assert.Contains(deep, step => step.Contains("DueOrder", StringComparison.Ordinal));
            }
    }

    public static TheoryData<WorkSort> Sorts() => [.. Enum.GetValues<WorkSort>()];

    [Theory, MemberData(nameof(Sorts))]
    public async Task Each_order_has_its_index(WorkSort by)
    {
        await using var db = database.Open(center);
        var filter = by == WorkSort.Closed ? mine with { Tab = WorkTab.Closed } : mine;
        foreach (var down in new[] { false, true })
            foreach (var place in new WorkPlace?[] { null, new WorkPlace(by == WorkSort.Changed ? 1_772_000_000_000_000 : 739_000, 739_000, 1000) })
            {
                var plan = await PlanAsync(db, WorkList.Rows(new WorkList(db).Legs(filter).Single(), new(by, down), place).Take(51));
                AssertServed(plan);
                Assert.Contains(plan, step => step.Contains(place is null ? "(Office=?" : "(Office=? AND", StringComparison.Ordinal));
            }
    }

    [Fact]
    public async Task Ranges_of_amount_and_age_are_ranges_of_their_own_order()
    {
        await using var db = database.Open(center);
        AssertServed(await PlanAsync(db, WorkList.Rows(new WorkList(db).Legs(mine with { LeastCents = 5, MostCents = 90 }, by: WorkSort.Amount).Single(), new(WorkSort.Amount)).Take(51)), "AmountCents>? AND AmountCents<?");
        AssertServed(await PlanAsync(db, WorkList.Rows(new WorkList(db).Legs(mine with { FiledBy = Today }, by: WorkSort.Filed).Single(), new(WorkSort.Filed)).Take(51)), "FiledOn<?");
        // In any other order they are passed over while that order is walked: nothing is sorted.
        foreach (var filter in new[] { mine with { LeastCents = 5, MostCents = 90 }, mine with { FiledBy = Today } })
            AssertServed(await PlanAsync(db, WorkList.Rows(new WorkList(db).Legs(filter).Single(), default).Take(51)), "IX_WorkItem_Open (Office=?");
    }

    [Fact]
    public async Task The_lists_of_the_trade_and_of_a_port_have_theirs()
    {
        foreach (var (scope, filter, order, sought) in new[]
        {
            (PortalScope.Importers([2, 3], 92), mine with { Tab = WorkTab.Any }, new WorkOrder(WorkSort.Filed, Down: true), "ImporterId=?"),
            (PortalScope.Filers(["XYZ"], [1], Broker), mine with { Tab = WorkTab.Any }, new WorkOrder(WorkSort.Filed, Down: true), "Filer=?"),
            (PortalScope.Importers([2, 3], 92), mine, new WorkOrder(WorkSort.Filed, Down: true), "OrganizationId=?"),
            (PortalScope.OfPort(PortCode.Parse("2704")), mine, default, "Office=?"),
            (PortalScope.OfPort(PortCode.Parse("2704")), mine with { AlsoAtCenters = true }, default, "(Port=?"),
        })
        {
            await using var db = database.Open(scope);
            List<string> all = [];
            foreach (var leg in new WorkList(db).Legs(filter))
            {
                var plan = await PlanAsync(db, WorkList.Rows(leg, order).Take(51));
                AssertServed(plan);
                all.AddRange(plan);
            }
            Assert.Contains(all, step => step.Contains(sought, StringComparison.Ordinal));
            // What concerns a port beside that of its number is looked up by the port, and never the other way round.
            foreach (var leg in new WorkList(db).ConcernedLegs(filter))
                Assert.Contains(await PlanAsync(db, WorkList.Rows(leg, order).Take(51)), step => step.Contains("IX_WorkItemPort_Port_WorkId (Port=?", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_number_an_entry_and_what_is_watched_are_sought_by_key()
    {
        await using var db = database.Open(center);
        var list = new WorkList(db);
        foreach (var (filter, sought) in new[]
        {
            (mine with { Number = CeePortal.Domain.Work.WorkNumber.Parse("270426101000") }, "IX_WorkItem_Number"),
            (mine with { Entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 1) }, "PK_WorkItem"),
            (mine with { Watched = true }, "PK_WorkItem"),
        })
        {
            var plan = await PlanAsync(db, list.Legs(filter, watched: filter.Watched ? [1000, 1001] : null).Single());
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN w", StringComparison.Ordinal));
            Assert.Contains(plan, step => step.Contains(sought, StringComparison.Ordinal) || step.Contains("INTEGER PRIMARY KEY", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Counts_of_tabs_read_the_counters_of_the_office_alone()
    {
        await using var db = database.Open(center);
        Assert.Contains(await PlanAsync(db, new WorkList(db).Tallies(mine)), step => step.Contains("(Office=?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Due_dates_of_a_calendar_walk_one_partys_days_in_their_order()
    {
        foreach (var (scope, sought) in new[]
        {
            (PortalScope.Importers([2, 3], 92), new[] { "(ImporterId=? AND Due>", "(OrganizationId=? AND Due>" }),
            (PortalScope.Filers(["XYZ"], [1], Broker), ["(Filer=? AND Due>", "(ImporterId=? AND Due>", "(OrganizationId=? AND Due>"]),
            (center, ["(Office=? AND Due>"]),
            (PortalScope.OfPort(PortCode.Parse("2704")), ["(Office=? AND Due>", "(Port=? AND Due>"]),
            (PortalScope.All, ["(Due>"]),
        })
        {
            await using var db = database.Open(scope);
            List<string> all = [];
            foreach (var leg in DueDates.WorkLegs(db, Today))
            {
                var plan = await PlanAsync(db, leg.OrderBy(c => c.Due).ThenBy(c => c.Clock).Take(2000));
                if (plan.Exists(step => step.Contains("(Filer=?)", StringComparison.Ordinal) && step.StartsWith("SEARCH w", StringComparison.Ordinal))) continue; // the items of a second broker are few, and sorted
                AssertServed([.. plan.Where(step => !step.Contains("INTEGER PRIMARY KEY", StringComparison.Ordinal))]);
                all.AddRange(plan);
            }
            foreach (var step in sought) Assert.True(all.Exists(s => s.Contains(step, StringComparison.Ordinal)), $"{step}\n{string.Join('\n', all)}");
            foreach (var leg in DueDates.EntryLegs(db, Today))
                AssertServed([.. (await PlanAsync(db, leg.OrderBy(c => c.Due).ThenBy(c => c.Clock).Take(2000))).Where(step => !step.Contains("INTEGER PRIMARY KEY", StringComparison.Ordinal))]);
        }
        foreach (var scope in new[] { center, PortalScope.All })
        {
            await using var db = database.Open(scope);
            var plan = await PlanAsync(db, DueDates.WorkLegs(db, Today, taker: Me).Single().OrderBy(c => c.Due).ThenBy(c => c.Clock).Take(2000));
            Assert.Contains(plan, step => step.Contains("AssigneeId=?", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
        }
    }

    static void AssertServed(List<string> plan, string? sought = null)
    {
        foreach (var step in plan.Where(s => s.StartsWith("SCAN", StringComparison.Ordinal) || s.StartsWith("SEARCH", StringComparison.Ordinal)))
            Assert.Contains("INDEX", step, StringComparison.Ordinal);
        Assert.False(plan.Exists(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)), string.Join('\n', plan));
        if (sought is not null) Assert.True(plan.Exists(step => step.Contains(sought, StringComparison.Ordinal)), string.Join('\n', plan));
    }

    static async Task<List<string>> PlanAsync<T>(PortalDbContext db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        var steps = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return steps;
    }
}
