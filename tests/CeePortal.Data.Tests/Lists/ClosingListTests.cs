using CeePortal.Data.Liquidation;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Lists;

/// <summary>The list of what closes: each scope's rows in order, page by page, and the index that each walks.</summary>
public sealed class ClosingListTests : IAsyncLifetime, IDisposable
{
    static readonly DateOnly first = new(2026, 9, 1);

    readonly ListDatabase database = new();
    List<EntryClock> all = [];

    public async Task InitializeAsync()
    {
        await using var db = database.Open(PortalScope.System);
        var random = new Random(11);
        foreach (var entry in await db.Entries.AsNoTracking().ToListAsync())
            for (var i = random.Next(3); i > 0; i--)
                db.EntryClocks.Add(new EntryClock
                {
                    EntryId = entry.Id,
                    Number = entry.Number,
                    Kind = (WindowKind)random.Next(1, 7),
                    Code = "protest",
                    LastDay = first.AddDays(random.Next(-20, 60)),
                    ImporterId = entry.ImporterId,
                    Filer = entry.Filer,
                    PortOfEntry = entry.PortOfEntry,
                    HandledBy = entry.HandledBy,
                });
        await db.SaveChangesAsync();
        all = await db.EntryClocks.AsNoTracking().ToListAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => database.Dispose();

    public static readonly TheoryData<string> Scopes = ["All", "Importers", "Filers", "Center", "Port", "None"];

    static (PortalScope Scope, Func<EntryClock, bool> Sees) ScopeOf(string name) => name switch
    {
        "All" => (PortalScope.All, _ => true),
        "Importers" => (PortalScope.Importers([2, 3]), c => c.ImporterId is 2 or 3),
        "Filers" => (PortalScope.Filers(["XYZ"], [1]), c => c.Filer == "XYZ" || c.ImporterId == 1),
        "Center" => (PortalScope.OfCenter(CenterCode.Of(7)), c => c.HandledBy == "007"),
        "Port" => (PortalScope.OfPort(PortCode.Parse("2704")), c => c.PortOfEntry == "2704"),
        _ => (PortalScope.None, _ => false),
    };

    [Theory, MemberData(nameof(Scopes))]
    public async Task Pages_there_and_back_and_the_export_have_the_same_rows_as_memory(string name)
    {
        var (scope, sees) = ScopeOf(name);
        await using var db = database.Open(scope);
        var list = new ClosingList(db);
        foreach (var filter in new[] { new ClosingFilter(first, first.AddDays(30), []), new(first, first.AddDays(50), [WindowKind.Protest, WindowKind.Deemed]), new(first, first.AddDays(30), [], 2), ClosingFilter.Passed(first, null) })
        {
            var expected = all.Where(sees).Where(c => c.LastDay >= filter.From && c.LastDay <= filter.Until && (filter.Kinds.Count == 0 || filter.Kinds.Contains(c.Kind)) && (filter.ImporterId is null || c.ImporterId == filter.ImporterId))
                .OrderBy(c => c.LastDay).ThenBy(c => c.Id).Select(c => c.Id).ToList();
            List<long> walked = [];
            string? before = null;
            for (string? after = null; ;)
            {
                var (rows, previous, next) = await list.PageAsync(filter, after, null, 7);
                walked.AddRange(rows.Select(r => r.Id));
                before = previous;
                if (next is null) break;
                after = next;
            }
            Assert.Equal(expected, walked);
            if (before is not null)
            {
                var page = await list.PageAsync(filter, null, before, 7);
                Assert.Equal(expected[(((expected.Count - 1) / 7 * 7) - 7)..((expected.Count - 1) / 7 * 7)], page.Rows.Select(r => r.Id));
            }
            List<long> exported = [];
            await foreach (var slice in list.SlicesAsync(filter)) exported.AddRange(slice.Select(r => r.Id));
            Assert.Equal(expected, exported);
            Assert.Equal(expected.Count, (await list.CountAsync(filter)).Value);
        }
    }

    [Theory]
    [InlineData("All", "LastDay>? AND LastDay<?")]
    [InlineData("Importers", "ImporterId=? AND LastDay>? AND LastDay<?")]
    [InlineData("Filers", "Filer=? AND LastDay>? AND LastDay<?")]
    [InlineData("Center", "HandledBy=? AND LastDay>? AND LastDay<?")]
    [InlineData("Port", "PortOfEntry=? AND LastDay>? AND LastDay<?")]
    public async Task Each_leg_seeks_its_days_in_an_index_and_sorts_nothing(string name, string sought)
    {
        await using var db = database.Open(ScopeOf(name).Scope);
        foreach (var place in new ClosingPlace?[] { null, new(first.AddDays(3), 5) })
            foreach (var kinds in new WindowKind[][] { [], [WindowKind.Protest] })
            {
                var leg = new ClosingList(db).Legs(new(first, first.AddDays(30), kinds))[0];
                var plan = await QueryPlanTests.PlanAsync(db, ClosingList.Rows(leg, place, isBack: false).Take(51));
                Assert.Contains(plan, step => step.Contains(sought, StringComparison.Ordinal));
                Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
            }
    }
}
