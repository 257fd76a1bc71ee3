using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Pages.Filing;

/// <summary>The way to put an entry right, asked for with and without an account.</summary>
public sealed class ChooseTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Without_an_account_the_dates_are_typed_and_each_way_says_why()
    {
        using var visitor = portal.CreateClient();
        var empty = await visitor.PageAsync("/choose");
        PageChecks.AssertSound(empty);
        Assert.Empty(empty.QuerySelectorAll(".ways li"));

        var missing = await visitor.PageAsync("/choose?Aim=PaidTooMuch&Entered=soon");
        PageChecks.AssertSound(missing);
        Assert.Contains("This is not a day", missing.Words(), StringComparison.Ordinal);

        var page = await visitor.PageAsync("/choose?Aim=PaidTooMuch&Entered=2024-05-18&Type=01&Liquidated=2025-03-28");
        PageChecks.AssertSound(page);
        var ways = page.QuerySelectorAll(".ways li");
        Assert.Equal(5, ways.Length);
        Assert.Contains("The last day to protest was September 24, 2025", page.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".ways form")); // no form is open without an account
    }

    [Fact]
    public async Task An_entry_that_is_not_the_visitors_is_asked_for_its_dates_and_tells_nothing()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var page = await importer.PageAsync("/choose?Aim=PaidTooMuch&Entry=XYZ-0000001-5");
        PageChecks.AssertSound(page);
        Assert.Contains("not on file here among those that you may see", page.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".ways li"));
    }

    [Fact]
    public async Task The_best_way_leads_to_its_form()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var page = await importer.PageAsync($"/choose?Aim=CbpDecided&Entered={today.AddDays(-330):yyyy-MM-dd}&Type=01&Liquidated={today.AddDays(-20):yyyy-MM-dd}");
        PageChecks.AssertSound(page);
        var best = page.QuerySelectorAll(".ways li")[0];
        Assert.Contains("The way to take", best.TextContent, StringComparison.Ordinal);
        Assert.Equal("/protests?handler=Begin", best.QuerySelector("form")!.GetAttribute("action"));
    }
}
