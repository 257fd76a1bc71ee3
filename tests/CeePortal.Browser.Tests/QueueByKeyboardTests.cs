using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>The queue by the keyboard alone, with the keys that its page documents.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed partial class QueueByKeyboardTests(PortalSite site)
{
    [BrowserFact]
    public async Task A_specialist_moves_chooses_takes_and_opens_and_goes_on_within_the_list()
    {
        var importer = await site.OpenAsAsync(PortalRoles.Importer);
        await importer.LiquidatedAsync(OnFile.Second);
        foreach (var color in (string[])["red", "green", "blue"]) await importer.FileProtestAsync([OnFile.First], $"Goods for the keyboard, {color}");
        await importer.Context.CloseAsync();

        var page = await site.OpenAsAsync(PortalRoles.Specialist, "/work");
        await TabToAsync(page, "a[href*='tab=unassigned']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => address.Contains("tab=unassigned", StringComparison.Ordinal));
        Assert.Equal("status", await page.Locator("[data-announce]").GetAttributeAsync("role")); // a live region
        await page.WaitForFunctionAsync("() => /\\d/.test(document.querySelector('[data-announce]').textContent)"); // filled after the page came, so that it is heard

        // Tab comes into the list; j and k go down and up in it, with the focus to be seen.
        await TabToAsync(page, "[data-queue] tbody a");
        Assert.Equal(0, await RowAsync(page));
        await page.Keyboard.PressAsync("j");
        Assert.Equal(1, await RowAsync(page));
        Assert.True(await IsFocusSeenAsync(page), "The focus is not to be seen in the list.");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        Assert.Equal(1, await RowAsync(page));

        // x chooses and lets go.
        var boxes = page.Locator("[data-queue] tbody input[name=item]");
        await page.Keyboard.PressAsync("x");
        Assert.True(await boxes.Nth(1).IsCheckedAsync());
        Assert.Equal(1, await page.Locator("[data-queue] tbody tr.selected").CountAsync());
        await page.Keyboard.PressAsync("x");
        Assert.False(await boxes.Nth(1).IsCheckedAsync());

        // ? shows the keys, and Escape leads back.
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator("[data-keys] dl").IsVisibleAsync());
        Assert.Equal("SUMMARY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(1, await RowAsync(page));
        Assert.False(await page.Locator("[data-keys] dl").IsVisibleAsync());

        // o opens, within the list: Next and Before lead along it, and back.
        var numbers = await page.Locator("[data-queue] tbody th a").AllInnerTextsAsync();
        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync(ItemAddress());
        Assert.Contains(numbers[1].Trim(), await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await TabToAsync(page, "a[rel=next]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => address.Contains(numbers[2].Trim(), StringComparison.Ordinal));
        await TabToAsync(page, "a[rel=prev]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => address.Contains(numbers[1].Trim(), StringComparison.Ordinal));
        await TabToAsync(page, ".work-nav a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => address.Contains("tab=unassigned", StringComparison.Ordinal) && !address.Contains("/protest/", StringComparison.Ordinal));

        // t takes: it leaves the unassigned, and the result is told.
        await TabToAsync(page, "[data-queue] tbody a");
        var first = (await page.Locator("[data-queue] tbody th a").First.InnerTextAsync()).Trim();
        await page.Keyboard.PressAsync("t");
        await page.Locator(".usa-alert").First.WaitForAsync();
        Assert.Contains("1 item", await page.WordsAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/work/protest/" + first);
        Assert.Contains("Demo Import specialist", await page.Locator("dl.facts-row").InnerTextAsync(), StringComparison.Ordinal);

        // Elsewhere the keys are letters (WCAG 2.1.4).
        await page.GotoAsync("/work");
        await page.GetByLabel("Number of an item or entry").FocusAsync();
        await page.Keyboard.TypeAsync("jkx?");
        Assert.Equal("jkx?", await page.GetByLabel("Number of an item or entry").InputValueAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>Presses Tab until something has the focus.</summary>
    static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 120; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab does not come to {selector}.");
    }

    /// <summary>The row of the list that has the focus, from 0.</summary>
    static Task<int> RowAsync(IPage page) =>
        page.EvaluateAsync<int>("() => [...document.querySelectorAll('[data-queue] tbody tr')].indexOf(document.activeElement.closest('tr'))");

    /// <summary>An outline stands around what has the focus, inside the window.</summary>
    static Task<bool> IsFocusSeenAsync(IPage page) => page.EvaluateAsync<bool>("""
        () => {
          const style = getComputedStyle(document.activeElement), box = document.activeElement.getBoundingClientRect();
          return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.top >= 0 && box.bottom <= innerHeight;
        }
        """);

    [GeneratedRegex(@"/work/protest/[\d-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemAddress();
}
