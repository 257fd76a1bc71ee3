using CeePortal.Data.Accounts;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>What people come for, from the first click to the answer.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed class JourneyTests(PortalSite site)
{
    [BrowserTheory, InlineData(true), InlineData(false)]
    public async Task A_visitor_finds_the_Center_by_words_and_by_number(bool javaScript)
    {
        var page = await site.OpenAsync("/", javaScript: javaScript);
        await page.GetByLabel("HTS number or product").FillAsync("laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        Assert.Contains("Electronics", await page.Locator(".answer").First.InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByLabel("HTS number or product").FillAsync("6110.30.3059");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        Assert.Contains("Apparel", await page.Locator(".answer").First.InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Paste or upload your tariff numbers" }).ClickAsync();
        await page.Locator("main textarea").FillAsync("8471300100\n8471300100\n6110303059");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator(".answer--first").WaitForAsync();

        await page.GotoAsync("/centers");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Apparel" }).First.ClickAsync();
        Assert.Contains("004", await page.WordsAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserTheory, InlineData(true), InlineData(false)]
    public async Task A_broker_signs_in_uploads_and_reads_why_an_entry_goes_where_it_goes(bool javaScript)
    {
        var page = await site.OpenAsync("/account/signin", javaScript: javaScript);
        await page.SignInAsync(PortalRoles.Broker);
        await page.UploadAsync(Visits.TwoEntries);
        await page.WaitForEndAsync();
        Assert.Equal("2", await page.Locator("[data-figure=accepted]").InnerTextAsync());
        var destinations = await page.Locator("section[aria-labelledby=by-destination] tbody tr").AllInnerTextsAsync();
        Assert.NotEmpty(destinations);

        await page.GotoAsync("/entries");
        await page.GetByRole(AriaRole.Link, new() { Name = "XYZ-0004101-9" }).First.ClickAsync();
        await page.GetByText("Why:").ClickAsync();
        var reasons = await page.Locator(".reasons").First.InnerTextAsync();
        Assert.NotEqual("", reasons.Trim());
        Assert.True(await page.Locator(".reasons .source").First.IsVisibleAsync());

        var handled = new List<string>();
        foreach (var number in new[] { "XYZ-0004101-9", "XYZ-0004102-7" })
        {
            await page.GotoAsync("/entries/" + number);
            handled.Add(await page.Locator("section[aria-labelledby=handled-by] .office-name").InnerTextAsync());
        }
        Assert.All(handled, office => Assert.Contains(destinations, row => row.Contains(office.Split(['(', '\n'])[0].Trim(), StringComparison.Ordinal)));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_keyboard_alone_skips_to_the_content_and_finds_a_Center()
    {
        var page = await site.OpenAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the main content", await page.Locator(":focus").InnerTextAsync());
        double top = -1;
        for (var tries = 0; top < 0 && tries < 30; tries++) // it slides into sight
        {
            top = (await page.Locator(":focus").BoundingBoxAsync())!.Y;
            if (top < 0) await Task.Delay(100);
        }
        Assert.True(top >= 0, "The skip link stays out of sight.");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("laptop");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".answer").First.WaitForAsync();
        Assert.Contains("Electronics", await page.Locator(".answer").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task An_importer_sees_its_entries()
    {
        var broker = await site.OpenAsAsync(PortalRoles.Broker);
        await broker.UploadAsync(await site.ImportersBatchAsync());
        await broker.WaitForEndAsync();
        await broker.Context.CloseAsync();
        var importer = await site.OpenAsAsync(PortalRoles.Importer, "/entries");
        Assert.Contains(Visits.ImportersEntry.ToString(), await importer.WordsAsync(), StringComparison.Ordinal);
        await importer.Context.CloseAsync();
    }
}
