using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.TestSupport;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>A specialist draws up liquidation worksheets: takes lines up, sees what that makes of duty, fees, interest, bill or refund, opens a figure by keyboard, and liquidates,
/// extends or suspends, one entry or many.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed partial class WorksheetJourneyTests(PortalSite site, CorrectionPortal portal) : IClassFixture<CorrectionPortal>
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

        await OpenByKeyboardAsync(Figure(specialist, "Due"), "The sum of what follows");

        await specialist.GotoAsync($"/entries/{Visits.ImportersEntry}/worksheet?line=1");
        Assert.Equal("12345.67", await specialist.GetByLabel("Duty set by hand").First.InputValueAsync());
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Leave it as the filer stated it" }).ClickAsync();
        Assert.Contains("No change", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.Context.CloseAsync();
    }

    // By hand: line 2 is $36,000 at 28.6 %. $40,000 are $1,144.00 more; the merchandise processing fee of $61,400 is $212.69 in the place of $198.83, the harbor maintenance fee $5.00 more.
    // $30,000 are $1,716.00 less; the fees are $178.05 and $7.50 less: $1,744.28 together.
    [BrowserFact]
    public async Task A_changed_value_is_billed_or_refunded_with_fees_and_interest_others_are_extended_and_suspended()
    {
        var (billed, refunded, extended, suspended) = (portal.Fresh(), portal.Fresh(), portal.Fresh(), portal.Fresh());
        await FileAsync(billed.Text, refunded.Text, extended.Text, suspended.Text);
        List<string> problems = [];
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await ChangeLine2Async(specialist, billed.Number, "40,000");
        var words = await specialist.WordsAsync();
        foreach (var said in new[] { "now $40,000", "$11,440.00", "Difference: $1,162.86", "A bill of $1,1" }) Assert.Contains(said, words, StringComparison.Ordinal);
        // A day of deposit that is better known changes the interest alone.
        var interest = Amount(await Figure(specialist, "Interest").Locator("summary").First.InnerTextAsync());
        Assert.InRange(interest, 0.01m, 100m);
        await specialist.GetByLabel("Day of deposit").FillAsync("2026-01-02");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Compute anew" }).ClickAsync();
        var more = Amount(await Figure(specialist, "Interest").Locator("summary").First.InnerTextAsync());
        Assert.True(more > interest, $"{more} for the time since January 2 is not more than {interest} for a part of it.");
        var bill = Amount(await specialist.Locator("#comes-to + .office-name").InnerTextAsync());
        Assert.Equal(1_162.86m + more, bill);
        await OpenByKeyboardAsync(Figure(specialist, "Interest"), "compounded each day");
        await OpenByKeyboardAsync(Figure(specialist, "Due"), "The sum of what follows");
        problems.AddRange(await specialist.LookAsync("a worksheet with a bill"));
        await specialist.PictureAsync("worksheet-bill");
        await specialist.DecideAsync();
        await AssertListedAsync(specialist, billed.Number, "Bill", $"${bill:N2}", "Duty $1,144.00, fees and taxes $18.86");

        await ChangeLine2Async(specialist, refunded.Number, "30,000");
        words = await specialist.WordsAsync();
        foreach (var said in new[] { "now $30,000", "$8,580.00", "Difference: -$1,744.28", "A refund of $1,7" }) Assert.Contains(said, words, StringComparison.Ordinal);
        await specialist.DecideAsync();
        await AssertListedAsync(specialist, refunded.Number, "Refund", "$1,7", "Duty -$1,716.00, fees and taxes -$28.28");

        await specialist.GotoAsync($"/entries/{extended.Number}/worksheet");
        await specialist.Locator("section[aria-labelledby=decide] label", new() { HasText = "Extend liquidation" }).ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        Assert.Contains("Choose a basis of an extension.", await specialist.WordsAsync(), StringComparison.Ordinal);
        problems.AddRange(await specialist.LookAsync("a worksheet without a basis"));
        await specialist.DecideAsync("Extend liquidation", "01");
        Assert.Contains("Extended", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GotoAsync($"/entries/{suspended.Number}/worksheet");
        await specialist.DecideAsync("Suspend liquidation", "08");
        Assert.Contains("Suspended", await specialist.WordsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Liquidated on", await specialist.WordsAsync(), StringComparison.Ordinal);

        // The port of entry collects and pays; the importer reads the same.
        foreach (var role in new[] { PortalRoles.PortOfficer, PortalRoles.Importer })
        {
            var reader = await site.OpenAtAsync(portal.Address, role);
            await AssertListedAsync(reader, billed.Number, "Bill", $"${bill:N2}", "Duty $1,144.00, fees and taxes $18.86");
            await reader.Context.CloseAsync();
        }
        Assert.Empty(problems);
        await specialist.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Many_are_looked_at_first_then_liquidated_each_as_its_worksheet_comes_out_or_extended_or_suspended()
    {
        List<(string Text, EntryNumber Number)> entries = [.. Enumerable.Range(0, 7).Select(_ => portal.Fresh())];
        await FileAsync([.. entries.Select(e => e.Text)]);
        List<string> problems = [];
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await ChangeLine2Async(specialist, entries[0].Number, "40,000");
        await specialist.GotoAsync($"/entries/{entries[1].Number}/worksheet");
        await specialist.DecideAsync(); // by itself; it is refused among the many
        await specialist.GotoAsync($"/entries/{entries[0].Number}/worksheet");
        await specialist.GetByRole(AriaRole.Link, new() { Name = "liquidate, extend or suspend many" }).ClickAsync();
        Assert.Equal(entries[0].Number.ToString(), await specialist.GetByLabel("Entry numbers").InputValueAsync());

        await ManyAsync("Liquidate", null, entries[..3]);
        Assert.Contains("Bill of $1,1", await RowAsync(0), StringComparison.Ordinal);
        Assert.Contains("1 of 2 lines taken up", await RowAsync(0), StringComparison.Ordinal);
        Assert.Contains("Liquidated already", await RowAsync(1), StringComparison.Ordinal);
        Assert.Contains("No change: as entered", await RowAsync(2), StringComparison.Ordinal);
        problems.AddRange(await specialist.LookAsync("many to be liquidated"));
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Liquidate 2", Exact = true }).ClickAsync();
        Assert.Contains("2 of 3 were recorded", await specialist.WordsAsync(), StringComparison.Ordinal);
        Assert.Contains("Not recorded", await RowAsync(1), StringComparison.Ordinal);
        problems.AddRange(await specialist.LookAsync("many of which one was not liquidated"));
        await specialist.PictureAsync("worksheet-many");
        await AssertListedAsync(specialist, entries[0].Number, "Bill", "$1,1", "Duty $1,144.00, fees and taxes $18.86");

        foreach (var (act, basis, of, becomes) in new[] { ("Extend", "02", entries[3..5], "Extended"), ("Suspend", "06", entries[5..], "Suspended") })
        {
            await specialist.GotoAsync("/liquidation/many");
            await ManyAsync(act, basis, of);
            await specialist.GetByRole(AriaRole.Button, new() { Name = $"{act} 2", Exact = true }).ClickAsync();
            Assert.Contains("2 of 2 were recorded", await specialist.WordsAsync(), StringComparison.Ordinal);
            foreach (var (_, number) in of)
            {
                await specialist.GotoAsync($"/entries/{number}?tab=deadlines");
                Assert.Contains(becomes, await specialist.WordsAsync(), StringComparison.Ordinal);
            }
        }
        Assert.Empty(problems);
        await specialist.Context.CloseAsync();

        async Task ManyAsync(string act, string? basis, List<(string Text, EntryNumber Number)> of)
        {
            await specialist.GetByLabel("Entry numbers").FillAsync(string.Join('\n', of.Select(e => e.Number)));
            await specialist.Locator("main label", new() { HasText = act }).First.ClickAsync();
            if (basis is not null) await specialist.GetByLabel("Basis").SelectOptionAsync(basis);
            await specialist.GetByRole(AriaRole.Button, new() { Name = "Look at each first" }).ClickAsync();
        }

        Task<string> RowAsync(int at) => specialist.Locator("main tbody tr", new() { HasText = entries[at].Number.ToString() }).InnerTextAsync();
    }

    async Task FileAsync(params string[] texts)
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        await broker.UploadTextAsync(BatchText.InOne(texts));
        await broker.Context.CloseAsync();
    }

    /// <summary>Takes line 2 up with another value.</summary>
    static async Task ChangeLine2Async(IPage specialist, EntryNumber entry, string value)
    {
        await specialist.GotoAsync($"/entries/{entry}/worksheet");
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Take up line 2", Exact = true }).ClickAsync();
        await specialist.GetByLabel("Value in whole dollars").FillAsync(value);
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Compute and keep" }).ClickAsync();
    }

    static async Task AssertListedAsync(IPage reader, EntryNumber entry, params string[] words)
    {
        await reader.GotoAsync($"/revenue?entry={entry}");
        var listed = await reader.WordsAsync();
        foreach (var said in words) Assert.Contains(said, listed, StringComparison.Ordinal);
    }

    /// <summary>A figure of what the worksheet comes to.</summary>
    static ILocator Figure(IPage page, string name) => page.Locator($"#comes-to ~ details.figure:has(> summary > .figure-what:text-is('{name}'))");

    static async Task OpenByKeyboardAsync(ILocator figure, string words)
    {
        await figure.Locator("summary").First.FocusAsync();
        await figure.Page.Keyboard.PressAsync("Enter");
        Assert.Contains(words, await figure.InnerTextAsync(), StringComparison.Ordinal);
    }

    static decimal Amount(string words) => decimal.Parse(Dollars().Match(words).Groups["amount"].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$(?<amount>[\d,]+\.\d\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dollars();
}
