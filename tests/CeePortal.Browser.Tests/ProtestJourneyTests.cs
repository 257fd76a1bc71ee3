using System.Globalization;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>Protests from the first click to the court's clock, on both sides. The entries are the demo importer's, which
/// the portal liquidates for the demo.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed class ProtestJourneyTests(PortalSite site)
{
    static readonly string first = OnFile.First, second = OnFile.Second;

    [BrowserFact]
    public async Task A_protest_is_filed_worked_answered_and_denied_in_part_and_both_sides_read_one_history()
    {
        var importer = await site.OpenAsAsync(PortalRoles.Importer);
        var number = await FileAsync(importer, [first, second], ("Classification", "Portable computers"), ("appraised", "Keyboards"));

        var specialist = await site.OpenAsAsync(PortalRoles.Specialist, "/work");
        await specialist.GetByLabel("Number of an item or entry").FillAsync(number);
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await specialist.GetByRole(AriaRole.Link, new() { Name = number }).First.ClickAsync();
        Assert.Contains("Electronics", await specialist.WordsAsync(), StringComparison.Ordinal); // routed by the importer's assignment
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Take" }).First.ClickAsync();
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Ask for information" }).First.ClickAsync();
        await specialist.GetByLabel("Answer by").FillAsync(Forms.Day(20));
        await specialist.Locator("main textarea").FillAsync("Which processor is in model 12?");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await specialist.GotoAsync($"/work/protest/{number}/noted");
        await specialist.Locator("main textarea").FillAsync("Looks like the case of last spring.");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Leave the note" }).ClickAsync();

        await UntilAsync(importer, "/messages", page => page.Locator("main").GetByText(number), 60); // the portal tells within a quarter of a minute
        await importer.GotoAsync("/work/protest/" + number);
        await importer.GetByRole(AriaRole.Link, new() { Name = "Answer" }).First.ClickAsync();
        await importer.Locator("main textarea").FillAsync("An eight-core processor; see the data sheet.");
        await importer.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();

        await specialist.GotoAsync("/work/protest/" + number);
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Decide" }).First.ClickAsync();
        var objections = specialist.Locator("section.card[aria-labelledby^=objection]");
        await objections.Nth(0).GetByText("Allowed", new() { Exact = true }).ClickAsync();
        await DenyAsync(objections.Nth(1));
        await specialist.GetByRole(AriaRole.Button, new() { Name = "See the notice" }).ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Decide, and send the notice" }).ClickAsync();

        await importer.GotoAsync("/work/protest/" + number);
        var words = await importer.WordsAsync();
        Assert.Contains("Approved in part, denied in part", words, StringComparison.Ordinal);
        Assert.Contains("19 CFR 174.31", words, StringComparison.Ordinal); // the court's clock runs
        foreach (var page in new[] { importer, specialist })
        {
            await page.GotoAsync("/work/protest/" + number);
            var history = await page.Locator("ol.history").InnerTextAsync();
            foreach (var said in new[] { "filed", "Which processor is in model 12?", "An eight-core processor", "decided the protest" })
                Assert.Contains(said, history, StringComparison.Ordinal);
            Assert.Equal(page == specialist, history.Contains("last spring", StringComparison.Ordinal)); // notes are CBP's own
        }

        await importer.GetByRole(AriaRole.Link, new() { Name = "Read or print the notice" }).ClickAsync();
        await importer.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await importer.Locator("header nav").First.IsVisibleAsync());
        var letter = await importer.WordsAsync();
        Assert.Contains("19 U.S.C. 1401a(b)", letter, StringComparison.Ordinal);
        Assert.Contains("Court of International Trade within 180 days", letter, StringComparison.Ordinal);
        await importer.Context.CloseAsync();
        await specialist.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task An_accelerated_protest_is_deemed_denied_on_its_day()
    {
        await using var portal = MovedPortal.Start();
        var importer = await site.OpenAtAsync(portal.Address, PortalRoles.Importer);
        var number = await FileAsync(importer, [first], [("Classification", "Monitors")], isAccelerated: true);
        await importer.GotoAsync("/work/protest/" + number);
        var day30 = DateOnly.ParseExact(Forms.Day(30), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Contains(day30.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture), await importer.Locator("section[aria-labelledby=clocks]").InnerTextAsync(), StringComparison.Ordinal);

        portal.Pass(days: 37); // it is dated to day 30, also when the portal stood still for a week
        await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ClockChore>().RunAsync(CancellationToken.None);
        await importer.Context.CloseAsync();
        importer = await site.OpenAtAsync(portal.Address, PortalRoles.Importer);
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        foreach (var page in new[] { importer, specialist })
        {
            await UntilAsync(page, "/work/protest/" + number, p => p.Locator("dl.facts-row").GetByText("Deemed denied"), 60);
            var said = Assert.Single(await page.Locator("ol.history > li").AllInnerTextsAsync(), line => line.Contains("deemed denied", StringComparison.OrdinalIgnoreCase));
            Assert.Contains("with effect on " + day30.ToString("MMM d, yyyy", CultureInfo.InvariantCulture), said, StringComparison.Ordinal);
            Assert.Contains("19 CFR 174.31", await page.WordsAsync(), StringComparison.Ordinal); // the time for court runs
            await page.Context.CloseAsync();
        }
    }

    [BrowserFact]
    public async Task A_lead_protest_with_three_followers_is_decided_once()
    {
        var importer = await site.OpenAsAsync(PortalRoles.Importer);
        List<string> numbers = [];
        foreach (var category in new[] { "Docking stations", "Docking stations, black", "Docking stations, white", "Docking stations, gray" })
            numbers.Add(await FileAsync(importer, [first], ("Classification", category)));
        await importer.Context.CloseAsync();

        var specialist = await site.OpenAsAsync(PortalRoles.Specialist);
        foreach (var follower in numbers.Skip(1))
        {
            await specialist.GotoAsync($"/protests/{follower}/suspend");
            await specialist.GetByLabel("Number of the lead protest").FillAsync(numbers[0]);
            await specialist.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        }
        await specialist.GotoAsync($"/protests/{numbers[0]}/decide");
        await DenyAsync(specialist.Locator("section.card[aria-labelledby^=objection]"));
        await specialist.GetByRole(AriaRole.Button, new() { Name = "See the notice" }).ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Decide, and send the notice" }).ClickAsync();
        foreach (var number in numbers)
        {
            await specialist.GotoAsync("/work/protest/" + number);
            Assert.Equal("Denied", (await specialist.Locator("dl.facts-row dd").First.InnerTextAsync()).Trim());
            var history = await specialist.Locator("ol.history > li").AllInnerTextsAsync();
            var decision = Assert.Single(history, line => line.Contains(" decided ", StringComparison.Ordinal) && !line.Contains("filed this protest", StringComparison.Ordinal)); // once, and by the lead's words
            if (number != numbers[0])
            {
                Assert.Contains("decided it with its lead", decision, StringComparison.Ordinal);
                Assert.Contains(numbers[0], decision, StringComparison.Ordinal);
            }
            Assert.Contains("The price paid is the transaction value.", decision, StringComparison.Ordinal);
            await specialist.GotoAsync($"/protests/{number}/notice");
            var letter = await specialist.Locator("article.letter").InnerTextAsync();
            Assert.Contains("The price paid is the transaction value.", letter, StringComparison.Ordinal);
            Assert.Equal(number != numbers[0], letter.Contains($"decided with the lead protest {numbers[0]}", StringComparison.Ordinal));
        }
        await specialist.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_list_of_a_thousand_protests_is_filed_but_for_thirty_bad_rows()
    {
        var importer = await site.OpenAsAsync(PortalRoles.Importer);
        await importer.LiquidatedAsync(second);
        var list = new StringBuilder("Protest Reference,Importer Number,Entry Number,Decision Protested,Category,Claim,Reasons,Drawback\r\n");
        for (var i = 1; i <= 1000; i++)
            list.Append(CultureInfo.InvariantCulture, $"P-{i:D4},12-3456789,{first},{(i % 33 == 0 && i <= 990 ? "nonsense" : "classification")},Model {i:D4} of adapters,Heading 8504,They convert.,None.\r\n");
        var file = Path.Combine(site.Portal.Folder, "thousand.csv");
        await File.WriteAllTextAsync(file, list.ToString());

        await importer.GotoAsync("/protests/lists");
        await importer.Locator("input[type=file]").SetInputFilesAsync(file);
        await importer.GetByRole(AriaRole.Button, new() { Name = "Send the list" }).ClickAsync();
        await importer.WaitForURLAsync(address => System.Text.RegularExpressions.Regex.IsMatch(address, @"/protests/lists/\d+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await UntilAsync(importer, importer.Url, page => page.Locator("dl.facts-row dd").GetByText("970", new() { Exact = true }), 180);
        var words = await importer.WordsAsync();
        Assert.Contains("30 of them wrong", words, StringComparison.Ordinal);
        Assert.Contains("Decision Protested", words, StringComparison.Ordinal); // which column
        var download = await importer.RunAndWaitForDownloadAsync(() => importer.GetByRole(AriaRole.Link, new() { Name = "Download all as CSV" }).ClickAsync());
        Assert.Equal(31, (await File.ReadAllLinesAsync(await download.PathAsync())).Count(l => l.Length > 0));
        await importer.Context.CloseAsync();
    }

    static Task<string> FileAsync(IPage page, string[] entries, params (string Decision, string Category)[] objections) => FileAsync(page, entries, objections, isAccelerated: false);

    /// <summary>Files a protest by the form, step by step.</summary>
    /// <returns>Its number, from the receipt.</returns>
    static async Task<string> FileAsync(IPage page, string[] entries, (string Decision, string Category)[] objections, bool isAccelerated)
    {
        await page.LiquidatedAsync(second);
        await page.GotoAsync("/protests");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a protest" }).ClickAsync();
        var draft = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Who protests" }).ClickAsync();
        await ChooseAsync(page.GetByLabel("The protesting party"), "(12-3456789)");
        await page.GetByLabel("Drawback").FillAsync("None of the entries is the subject of drawback.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        await page.GotoAsync(draft + "/entries");
        await page.GetByLabel("Add entries by number").FillAsync(string.Join('\n', entries));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add and look up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        for (var i = 0; i < objections.Length; i++)
        {
            await page.GotoAsync($"{draft}/objections/{i}");
            await ChooseAsync(page.GetByLabel("Decision protested"), objections[i].Decision);
            await page.GetByLabel("Category of merchandise").FillAsync(objections[i].Category);
            await page.GetByLabel("What you claim").FillAsync("Heading 8471.");
            await page.GetByLabel("Nature and reasons").FillAsync("They compute.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        }
        if (isAccelerated)
        {
            await page.GotoAsync(draft + "/requests");
            await page.GetByText("Ask for accelerated disposition").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();
        }
        await page.GotoAsync(draft + "/check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the protest" }).ClickAsync();
        return (await page.Locator("main tbody th a").First.InnerTextAsync()).Trim();
    }

    static async Task DenyAsync(ILocator objection)
    {
        await objection.GetByText("Denied", new() { Exact = true }).ClickAsync();
        await ChooseAsync(objection.Locator("select"), "The appraised value stands");
        await objection.Locator("textarea").FillAsync("The price paid is the transaction value.");
        await objection.GetByLabel("What it rests on").FillAsync("19 U.S.C. 1401a(b)");
    }

    /// <summary>Chooses the option that contains a text.</summary>
    static async Task ChooseAsync(ILocator select, string text)
    {
        var options = await select.Locator("option").AllInnerTextsAsync();
        await select.SelectOptionAsync(new SelectOptionValue { Index = options.ToList().FindIndex(o => o.Contains(text, StringComparison.OrdinalIgnoreCase)) });
    }

    /// <summary>Looks at a page again and again until something is there.</summary>
    static async Task UntilAsync(IPage page, string address, Func<IPage, ILocator> what, int seconds)
    {
        for (var until = DateTime.UtcNow.AddSeconds(seconds); ; await Task.Delay(1000))
        {
            await page.GotoAsync(address);
            if (await what(page).CountAsync() > 0) return;
            if (DateTime.UtcNow > until) Assert.Fail($"After {seconds} seconds {address} still says:\n{await page.WordsAsync()}");
        }
    }
}
