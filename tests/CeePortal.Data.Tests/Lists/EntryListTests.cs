using CeePortal.Data.Entries;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Lists;

public sealed class EntryListTests(ListDatabase database) : IClassFixture<ListDatabase>
{
    static readonly Days march3To5 = new(new(2026, 3, 3), new(2026, 3, 5));

    static readonly Dictionary<string, EntryFilter> byName = new()
    {
        ["everything"] = new(),
        ["Center"] = new() { Center = CenterCode.Of(7) },
        ["port"] = new() { Port = PortCode.Parse("1001") },
        ["one importer"] = new() { Importers = [2] },
        ["two importers"] = new() { Importers = [2, 4] },
        ["no importer"] = new() { Importers = [] },
        ["filer"] = new() { Filer = FilerCode.Parse("XYZ") },
        ["type"] = new() { Type = EntryType.Parse("03") },
        ["filed"] = new() { Filed = march3To5 },
        ["filed from"] = new() { Filed = new(new(2026, 3, 5), null) },
        ["filed until"] = new() { Filed = new(null, new(2026, 3, 5)) },
        ["deciding"] = new() { Deciding = march3To5 },
        ["on file"] = new() { OnFileOnly = true },
        ["Center, port and filed"] = new() { Center = CenterCode.Of(9), Port = PortCode.Parse("2704"), Filed = march3To5 },
        ["filer and deciding"] = new() { Filer = FilerCode.Parse("ABC"), Deciding = march3To5 },
    };

    /// <summary>The filter said once more, in the plainest way.</summary>
    static bool Fits(EntrySummary e, EntryFilter f)
    {
        var filed = LegalClock.DayOf(new DateTimeOffset(e.FiledAt));
        return (f.Number.IsNone || e.Number == f.Number.ToCompact())
            && (f.Center.IsNone || e.HandledBy == f.Center.ToString())
            && (f.Port.IsNone || e.PortOfEntry == f.Port.ToString())
            && (f.Importers is null || f.Importers.Contains(e.ImporterId))
            && (f.Filer.IsNone || e.Filer == f.Filer.ToString())
            && (f.Type.IsNone || e.Type == f.Type.ToString())
            && !(filed < f.Filed.From) && !(filed > f.Filed.Until)
            && !(e.DecidingDate < f.Deciding.From) && !(e.DecidingDate > f.Deciding.Until)
            && (!f.OnFileOnly || e.Status == EntryStatus.Accepted);
    }

    static readonly Dictionary<string, (PortalScope Scope, Func<EntrySummary, bool> Sees)> scopes = new()
    {
        ["all"] = (PortalScope.All, _ => true),
        ["nobody"] = (PortalScope.None, _ => false),
        ["importer"] = (PortalScope.Importers([3]), e => e.ImporterId == 3),
        ["importer of two numbers"] = (PortalScope.Importers([1, 2]), e => e.ImporterId is 1 or 2),
        ["broker with clients"] = (PortalScope.Filers(["XYZ"], [1, 2]), e => e.Filer == "XYZ" || e.ImporterId is 1 or 2),
        ["broker with many clients"] = (PortalScope.Filers(["XYZ"], Enumerable.Range(4, 80).Select(i => (long)i)), e => e.Filer == "XYZ" || e.ImporterId >= 4),
        ["Center"] = (PortalScope.OfCenter(CenterCode.Of(7)), e => e.HandledBy == "007"),
        ["port"] = (PortalScope.OfPort(PortCode.Parse("2704")), e => e.PortOfEntry == "2704"),
    };

    public static TheoryData<string, string> FiltersByScope()
    {
        var data = new TheoryData<string, string>();
        foreach (var filter in byName.Keys)
            foreach (var scope in scopes.Keys)
                // Every filter for those who see all and for whom most legs are walked; for the rest those that differ.
                if (scope is "all" or "broker with clients" || filter is "everything" or "Center" or "two importers" or "filer and deciding")
                    data.Add(filter, scope);
        return data;
    }

    [Theory, MemberData(nameof(FiltersByScope))]
    public async Task Page_WalkedToTheEndAndBack_ShowsEveryRowInScopeOnceInOrder(string filterName, string scopeName)
    {
        var filter = byName[filterName];
        var (scope, sees) = scopes[scopeName];
        foreach (var asked in Enum.GetValues<EntryOrder>())
        {
            var order = asked.Served(filter);
            var expected = await ExpectedAsync(filter, sees, order);
            await using var db = database.Open(scope);
            var list = new EntryList(db);

            var pages = new List<EntryPage>();
            EntryPlace? after = null;
            do
            {
                pages.Add(await list.PageAsync(filter, order, Reread(after, order), null, 30));
                after = pages[^1].Next;
            }
            while (after is not null);
            Assert.Equal(expected, pages.SelectMany(p => p.Rows).Select(r => r.Number));
            Assert.Null(pages[0].Previous);

            for (var i = pages.Count - 1; i > 0; i--)
            {
                var back = await list.PageAsync(filter, order, null, Reread(pages[i].Previous, order), 30);
                Assert.Equal(pages[i - 1].Rows.Select(r => r.Number), back.Rows.Select(r => r.Number));
            }

            var slices = new List<string>();
            await foreach (var slice in list.SlicesAsync(filter, order)) slices.AddRange(slice.Select(r => r.Number));
            Assert.Equal(expected, slices);
            Assert.Equal(expected.Count, (await list.CountAsync(filter)).Value);
        }
    }

    // As the address carries it.
    static EntryPlace? Reread(EntryPlace? place, EntryOrder order)
    {
        if (place is not { } known) return null;
        Assert.True(EntryPlace.TryParse(known.ToString(), order, out var read));
        return read;
    }

    async Task<List<string>> ExpectedAsync(EntryFilter filter, Func<EntrySummary, bool> sees, EntryOrder order)
    {
        await using var db = database.Open(PortalScope.System);
        var rows = (await db.Entries.AsNoTracking().ToListAsync()).Where(e => Fits(e, filter) && sees(e));
        var sorted = order switch
        {
            EntryOrder.FiledNewest => rows.OrderByDescending(e => e.FiledAt).ThenByDescending(e => e.Id),
            EntryOrder.FiledOldest => rows.OrderBy(e => e.FiledAt).ThenBy(e => e.Id),
            EntryOrder.NumberUp => rows.OrderBy(e => e.Number, StringComparer.Ordinal),
            EntryOrder.NumberDown => rows.OrderByDescending(e => e.Number, StringComparer.Ordinal),
            EntryOrder.DecidingNewest => rows.OrderByDescending(e => e.DecidingDate).ThenByDescending(e => e.Id),
            EntryOrder.DecidingOldest => rows.OrderBy(e => e.DecidingDate).ThenBy(e => e.Id),
        };
        return [.. sorted.Select(e => e.Number)];
    }

    [Fact]
    public async Task Page_ByEntryNumber_FindsTheOne()
    {
        await using var db = database.Open(PortalScope.All);
        var any = await db.Entries.Select(e => e.Number).FirstAsync();
        var page = await new EntryList(db).PageAsync(new() { Number = EntryNumber.Parse(any) }, EntryOrder.FiledNewest, null, null, 50);
        Assert.Equal([any], page.Rows.Select(r => r.Number));
    }

    [Fact]
    public async Task Page_BackwardsWhenRowsBeforeItAreFewerThanAPage_ShowsTheFirstPageWhole()
    {
        await using var db = database.Open(PortalScope.All);
        var list = new EntryList(db);
        var first = await list.PageAsync(new(), EntryOrder.FiledNewest, null, null, 30);
        var back = await list.PageAsync(new(), EntryOrder.FiledNewest, null, EntryPlace.Of(first.Rows[10], EntryOrder.FiledNewest), 30);
        Assert.Equal(first.Rows, back.Rows);
        Assert.Null(back.Previous);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("-5-7")]
    [InlineData("x-1")]
    [InlineData("999999999999999999-1")]
    [InlineData("9223372036854775807-9223372036854775807")]
    [InlineData("ABC00000015")]
    public void TryParse_NotAPlace_IsRefused(string text) => Assert.False(EntryPlace.TryParse(text, EntryOrder.FiledNewest, out _));

    [Fact]
    public async Task Count_OverTheCap_StopsCounting()
    {
        using var many = new ListDatabase();
        await using var db = many.Open(PortalScope.All);
        for (var i = 0; i < 700; i++)
            db.Entries.Add(ListDatabase.Entry(5000 + i, EntryNumber.Create(FilerCode.Parse("QQQ"), i).ToCompact(), "QQQ", "2704", "007", 1, ListDatabase.FirstFiling));
        await db.SaveChangesAsync();
        Assert.Equal("1,000+", (await new EntryList(db).CountAsync(new())).ToString());
        Assert.Equal("700", (await new EntryList(db).CountAsync(new() { Filer = FilerCode.Parse("QQQ") })).ToString());
    }

    [Fact]
    public async Task Filed_DayOfTheClockChange_IsTheLegalDayOfWashington()
    {
        using var own = new ListDatabase();
        await using var db = own.Open(PortalScope.All);
        // March 8, 2026 has 23 hours: it begins at 05:00 UTC and ends at 04:00 UTC.
        string[] instants = ["2026-03-08T04:59:59Z", "2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z", "2026-03-09T04:00:00Z"];
        for (var i = 0; i < 4; i++)
            db.Entries.Add(ListDatabase.Entry(9000 + i, EntryNumber.Create(FilerCode.Parse("QQQ"), i).ToCompact(), "QQQ", "2704", "007", 1,
                DateTimeOffset.Parse(instants[i]).UtcDateTime));
        await db.SaveChangesAsync();
        var day = new Days(new(2026, 3, 8), new(2026, 3, 8));
        var page = await new EntryList(db).PageAsync(new() { Filer = FilerCode.Parse("QQQ"), Filed = day }, EntryOrder.FiledOldest, null, null, 50);
        Assert.Equal([9001L, 9002L], page.Rows.Select(r => r.Id));
        var desk = await new DeskList(db).ByDayAsync(CenterCode.Of(7), day);
        var sum = Assert.Single(desk);
        Assert.Equal(new DateOnly(2026, 3, 8), sum.Key);
    }
}
