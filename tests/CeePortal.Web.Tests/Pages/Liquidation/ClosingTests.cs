using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Pages.Liquidation;

/// <summary>What liquidates and what windows close: over all clients of a broker, all of an importer, an office's own.</summary>
public sealed class ClosingTests(LiquidationPortal world) : IClassFixture<LiquidationPortal>
{
    PortalFactory Portal => world.Portal;

    [Fact]
    public async Task Every_side_sees_its_own_by_days_kind_and_page_and_exports_what_it_sees()
    {
        using var field = await Portal.SignedInAsync(PortalRoles.FieldOperations);
        var soon = await world.EntryAsync(293);
        var protest = await world.EntryAsync(484);
        var passed = await world.EntryAsync(380);
        var elsewhere = await world.EntryAsync(480, handledBy: "010", port: "1001");
        List<string> rows =
        [
            $"{soon},Scheduled,{LiquidationPortal.Iso(world.Today.AddDays(21))},,,{world.Ago(3)},",
            $"{protest},Liquidated,{world.Ago(172)},3,,,",
            $"{passed},Scheduled,{world.Ago(60)},,,{world.Ago(100)},",
            $"{elsewhere},Liquidated,{world.Ago(130)},1,,,",
        ];
        for (var i = 0; i < 60; i++) rows.Add($"{await world.EntryAsync(300)},Liquidated,{world.Ago(i % 2 == 0 ? 80 : 40)},1,,,");
        Assert.Equal(rows.Count, (await world.LoadAsync(field, [.. rows])).Accepted);

        foreach (var role in new[] { PortalRoles.Broker, PortalRoles.Importer, PortalRoles.Specialist, PortalRoles.PortOfficer, PortalRoles.FieldOperations })
        {
            using var browser = await Portal.SignedInAsync(role);
            var page = await browser.PageAsync("/liquidation/closing");
            PageChecks.AssertSound(page);
            var table = page.QuerySelector("table")!.TextContent;
            Assert.Contains(soon.ToString(), table, StringComparison.Ordinal);
            Assert.Contains(protest.ToString(), table, StringComparison.Ordinal);
            Assert.DoesNotContain(passed.ToString(), table, StringComparison.Ordinal);
            var flagged = (await browser.PageAsync("/liquidation/closing?days=passed")).Words();
            Assert.Contains(passed.ToString(), flagged, StringComparison.Ordinal);
            Assert.Contains("not confirmed", flagged, StringComparison.Ordinal);
            var far = await browser.GetStringAsync(new Uri("/liquidation/closing?handler=Export&days=90&kind=protest", UriKind.Relative));
            Assert.Equal(role is not (PortalRoles.Specialist or PortalRoles.PortOfficer), far.Contains(elsewhere.ToString(), StringComparison.Ordinal));
            Assert.DoesNotContain("reliquidate", far, StringComparison.Ordinal);
        }

        // The first days hold the two that end soonest; the reliquidation windows of thirty entries are a page and a bit.
        using var broker = await Portal.SignedInAsync(PortalRoles.Broker);
        Assert.DoesNotContain(soon.ToString(), Cells(await broker.PageAsync("/liquidation/closing?days=7&kind=liquidates")), StringComparison.Ordinal);
        var first = await broker.PageAsync("/liquidation/closing?days=90&kind=reliquidation");
        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        var next = first.QuerySelector("a[href*='after=']")!.GetAttribute("href")!;
        var second = await broker.PageAsync("/liquidation/closing" + next[next.IndexOf('?', StringComparison.Ordinal)..]);
        Assert.Equal(10, second.QuerySelectorAll("tbody tr").Length);
        Assert.Empty(Entries(first).Intersect(Entries(second)));
        var back = second.QuerySelector("a[href*='before=']")!.GetAttribute("href")!;
        Assert.Equal(Entries(first), Entries(await broker.PageAsync("/liquidation/closing" + back[back.IndexOf('?', StringComparison.Ordinal)..])));
    }

    [Fact]
    public async Task An_empty_list_says_what_would_stand_there()
    {
        using var stranger = await Portal.SignedInAsync(PortalRoles.Broker, "A Brokerage Without Entries");
        var page = await stranger.PageAsync("/liquidation/closing");
        PageChecks.AssertSound(page);
        Assert.Contains("Nothing closes in the next 30 days", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Entries stand here by the day on which something ends", page.Words(), StringComparison.Ordinal);
    }

    static string Cells(AngleSharp.Dom.IDocument page) => page.QuerySelector("table")?.TextContent ?? "";

    static List<string> Entries(AngleSharp.Dom.IDocument page) => [.. page.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim())];
}
