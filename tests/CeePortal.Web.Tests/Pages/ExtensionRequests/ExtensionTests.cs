using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.ExtensionRequests;
using CeePortal.Web.Tests.Pages.Protests;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Web.Tests.Pages.Work.KindPages;

namespace CeePortal.Web.Tests.Pages.ExtensionRequests;

/// <summary>Requests to extend liquidation over HTTP and without JavaScript, in January 2026.</summary>
public sealed class ExtensionTests : IAsyncLifetime
{
    const string Kind = "extension-request", At = "/work/extension-request/";

    readonly ProtestPortal site = new();
    EntryNumber first, second;

    // Entered October 6, 2025.
    public async Task InitializeAsync() => (first, second) = (await site.EntryAsync(1, liquidated: null), await site.EntryAsync(2, liquidated: null));

    public async Task DisposeAsync() => await site.DisposeAsync();

    static Task<string> DraftAsync(HttpClient browser, params EntryNumber[] entries) =>
        CeePortal.Web.Tests.Pages.Work.KindPages.DraftAsync(browser, Kind, ("request", new() { ["entry.Value"] = string.Join('\n', entries), ["cause.Value"] = "The producer's cost data come in May." }));

    [Fact]
    public async Task A_request_for_each_entry_is_decided_by_its_own_day_and_the_extension_stands_on_the_entry()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        using var specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var draft = await DraftAsync(importer, first, second);
        Assert.Contains("to be decided by October 6, 2026", (await CheckAsync(importer, draft)).Words(), StringComparison.Ordinal);
        await SendAsync(importer, draft);
        var rows = await site.Portal.DataAsync(db => db.WorkItems.Where(w => w.Kind == Kind).OrderBy(w => w.Number).ToListAsync());
        Assert.Equal(["270426900001", "270426900002"], rows.Select(r => r.Number));
        Assert.All(rows, r => Assert.Equal(("extension-request", new DateOnly(2026, 10, 6)), (r.NextClock, r.NextDue)));

        var (granted, denied) = (rows[0].WorkNumber.ToString(), rows[1].WorkNumber.ToString());
        Assert.Null(await ActAsync(specialist, At + granted, "granted", ("reason", "The data are on their way.")));
        var key = first.ToCompact();
        var state = await site.Portal.DataAsync(db => db.EntryLiquidationStates.AsNoTracking().SingleAsync(s => s.Number == key));
        Assert.Equal((1, new DateOnly(2027, 10, 6)), (state.Extensions, state.LiquidateBy));
        Assert.Contains("now ends on October 6, 2027", await WordsAsync(importer, $"{At}{granted}/letter"), StringComparison.Ordinal);
        Assert.Null(await ActAsync(specialist, At + denied, "denied", ("reason", "The data are on file.")));
        Assert.Contains("The data are on file.", await WordsAsync(importer, At + denied), StringComparison.Ordinal);
        Assert.Equal(ExtensionLifeCycle.Denied, (await site.RowAsync(denied)).State);
    }

    [Fact]
    public async Task A_liquidated_entry_and_a_second_open_request_are_refused_in_words()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var done = await site.EntryAsync(3);
        Assert.Contains("was liquidated on July 18, 2025", (await CheckAsync(importer, await DraftAsync(importer, done))).Words(), StringComparison.Ordinal);
        await SendAsync(importer, await DraftAsync(importer, first));
        var again = await DraftAsync(importer, first);
        var page = await CheckAsync(importer, again);
        using var sent = await importer.PostFormAsync(again + "/check", new() { ["seq"] = page.QuerySelector("input[name=seq]")!.GetAttribute("value")! });
        Assert.Contains("asks to extend entry", (await sent.DocumentAsync()).Words(), StringComparison.Ordinal);
    }
}
