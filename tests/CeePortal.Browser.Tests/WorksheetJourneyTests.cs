using CeePortal.Data.Accounts;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>A specialist draws up a liquidation worksheet: takes a line up, sets its duty, opens a figure by keyboard, and leaves the line again.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed class WorksheetJourneyTests(PortalSite site)
{
    [BrowserFact]
    public async Task A_line_is_taken_up_its_figure_opens_by_keyboard_and_it_is_left_again()
    {
        var broker = await site.OpenAsAsync(PortalRoles.Broker);
        await broker.UploadAsync(await site.ImportersBatchAsync());
        await broker.WaitForEndAsync();
        await broker.Context.CloseAsync();

        var specialist = await site.OpenAsAsync(PortalRoles.Specialist, $"/entries/{Visits.ImportersEntry}/worksheet");
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Take up line 1", Exact = true }).ClickAsync();
        await specialist.GetByLabel("Duty set by hand").First.FillAsync("12345.67");
        await specialist.GetByLabel("Why").First.FillAsync("the sample's rate is compound");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Compute and keep" }).ClickAsync();
        Assert.Contains("A bill of $12,", await specialist.WordsAsync(), StringComparison.Ordinal);

        var due = specialist.Locator("#comes-to ~ details.figure").Filter(new() { HasText = "Due" }).First;
        await due.Locator("summary").First.FocusAsync();
        await specialist.Keyboard.PressAsync("Enter");
        Assert.Contains("The sum of what follows", await due.InnerTextAsync(), StringComparison.Ordinal);

        await specialist.GotoAsync($"/entries/{Visits.ImportersEntry}/worksheet?line=1");
        Assert.Equal("12345.67", await specialist.GetByLabel("Duty set by hand").First.InputValueAsync());
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Leave it as the filer stated it" }).ClickAsync();
        Assert.Contains("No change", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.Context.CloseAsync();
    }
}
