using System.Data.Common;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Lists;

/// <summary>What SQLite does for each list: it walks an index in the order shown, and sorts nothing.</summary>
public sealed class QueryPlanTests(ListDatabase database) : IClassFixture<ListDatabase>
{
    static readonly Days march = new(new(2026, 3, 3), new(2026, 3, 5));

    static readonly Dictionary<string, (PortalScope Scope, EntryFilter Filter)> lists = new()
    {
        ["everything"] = (PortalScope.All, new()),
        ["number"] = (PortalScope.All, new() { Number = EntryNumber.Create(FilerCode.Parse("XYZ"), 1) }),
        ["Center"] = (PortalScope.All, new() { Center = CenterCode.Of(7) }),
        ["port"] = (PortalScope.All, new() { Port = PortCode.Parse("2704") }),
        ["importer"] = (PortalScope.All, new() { Importers = [2] }),
        ["filer"] = (PortalScope.All, new() { Filer = FilerCode.Parse("XYZ") }),
        ["upload"] = (PortalScope.All, new() { UploadId = 1 }),
        ["type"] = (PortalScope.All, new() { Type = EntryType.Consumption }),
        ["filed"] = (PortalScope.All, new() { Filed = march }),
        ["deciding"] = (PortalScope.All, new() { Deciding = march }),
        ["Center and filed"] = (PortalScope.All, new() { Center = CenterCode.Of(7), Filed = march }),
        ["Center, port, type"] = (PortalScope.All, new() { Center = CenterCode.Of(7), Port = PortCode.Parse("2704"), Type = EntryType.Consumption }),
        ["scope of an importer"] = (PortalScope.Importers([3]), new()),
        ["scope of an importer, Center"] = (PortalScope.Importers([3]), new() { Center = CenterCode.Of(7) }),
        ["scope of a broker"] = (PortalScope.Filers(["XYZ"], [1, 2]), new()),
        ["scope of a broker with very many clients"] = (PortalScope.Filers(["XYZ"], Enumerable.Range(1, 100).Select(i => (long)i)), new()),
        ["scope of a Center"] = (PortalScope.OfCenter(CenterCode.Of(7)), new()),
        ["scope of a Center, filed"] = (PortalScope.OfCenter(CenterCode.Of(7)), new() { Filed = march }),
        ["scope of a port"] = (PortalScope.OfPort(PortCode.Parse("2704")), new()),
    };

    public static TheoryData<string> Lists() => [.. lists.Keys];

    [Theory, MemberData(nameof(Lists))]
    public async Task List_InEveryOrderItOffers_WalksAnIndexAndSortsNothing(string name)
    {
        var (scope, filter) = lists[name];
        await using var db = database.Open(scope);
        var list = new EntryList(db);
        foreach (var order in Enum.GetValues<EntryOrder>().Where(o => o.IsServed(filter)))
            foreach (var leg in list.Legs(filter, order))
                foreach (var place in new EntryPlace?[] { null, new EntryPlace(order >= EntryOrder.DecidingNewest ? 739_000 : 1_772_000_000_000_000, 1000, "XYZ00000015") })
                    AssertServed(await PlanAsync(db, EntryList.Rows(leg, order, place).Take(51)));
    }

    [Fact]
    public async Task NumbersOfAFiler_AreARangeOfTheNumberIndex()
    {
        await using var db = database.Open(PortalScope.All);
        var leg = new EntryList(db).Legs(new() { Filer = FilerCode.Parse("XYZ") }, EntryOrder.NumberUp).Single();
        Assert.Contains(await PlanAsync(db, EntryList.Rows(leg, EntryOrder.NumberUp).Take(51)), step => step.Contains("IX_EntrySummary_Number (Number>? AND Number<?)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("importer", "ImporterId=?")]
    [InlineData("Center", "HandledBy=?")]
    [InlineData("port", "PortOfEntry=?")]
    [InlineData("filer", "Filer=?")]
    [InlineData("upload", "UploadId=?")]
    [InlineData("type", "Type=?")]
    [InlineData("filed", "FiledAt>? AND FiledAt<?")]
    [InlineData("deciding", "DecidingDate>? AND DecidingDate<?")]
    [InlineData("scope of an importer", "ImporterId=?")]
    [InlineData("scope of a broker", "Filer=?")]
    [InlineData("scope of a Center, filed", "HandledBy=? AND FiledAt>? AND FiledAt<?")]
    [InlineData("scope of a port", "PortOfEntry=?")]
    public async Task List_ByOneColumn_SeeksIt(string name, string sought)
    {
        var (scope, filter) = lists[name];
        await using var db = database.Open(scope);
        var order = EntryOrder.FiledNewest.Served(filter);
        var leg = new EntryList(db).Legs(filter, order)[0];
        Assert.Contains(await PlanAsync(db, EntryList.Rows(leg, order).Take(51)), step => step.Contains(sought, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Desk_EverySum_ReadsTheIndexAlone()
    {
        foreach (var scope in new[] { PortalScope.All, PortalScope.OfCenter(CenterCode.Of(7)) })
        {
            await using var db = database.Open(scope);
            var desk = new DeskList(db);
            var plans = new[]
            {
                await PlanAsync(db, desk.ByHour(CenterCode.Of(7), march)),
                await PlanAsync(db, desk.ByPort(CenterCode.Of(7), march)),
                await PlanAsync(db, desk.ByImporter(CenterCode.Of(7), march)),
            };
            foreach (var plan in plans)
                Assert.Contains(plan, step => step.Contains("USING COVERING INDEX", StringComparison.Ordinal) && step.Contains("(HandledBy=? AND FiledAt>? AND FiledAt<?)", StringComparison.Ordinal));
        }
    }

    static void AssertServed(List<string> plan)
    {
        foreach (var step in plan.Where(s => s.StartsWith("SCAN", StringComparison.Ordinal) || s.StartsWith("SEARCH", StringComparison.Ordinal)))
            Assert.Contains("INDEX", step, StringComparison.Ordinal);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    internal static async Task<List<string>> PlanAsync<T>(PortalDbContext db, IQueryable<T> query)
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

/// <summary>What SQL Server would be asked, where its words differ; that every list compiles for it is in ModelTests.</summary>
public sealed class SqlServerListTests
{
    [Fact]
    public void HoursOfInstants_AreDividedInWholeNumbers()
    {
        using var db = new PortalDbContext(PortalDatabase.Options(new DatabaseSettings(DatabaseProvider.SqlServer, "Server=nowhere;Database=none")), PortalScope.All);
        Assert.Contains("CAST([e].[FiledAt] AS bigint) / CAST(3600000000 AS bigint)", new DeskList(db).ByHour(CenterCode.Of(7), default).ToQueryString(), StringComparison.Ordinal);
    }
}
