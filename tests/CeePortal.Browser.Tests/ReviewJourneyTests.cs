using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>What a Center does with entries that came in: one is drawn, asked about and changed; documents are sent; a summary is
/// rejected and filed again. Each in a portal of its own, on both sides.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed class ReviewJourneyTests(PortalSite site)
{
    static readonly string entry = Visits.ImportersEntry.ToString();

    [BrowserFact]
    public async Task A_validation_goes_from_the_draw_over_CF28_and_CF29_proposed_to_taken()
    {
        await using var portal = MovedPortal.Start();
        await using (var db = portal.Services.GetRequiredService<PortalDbContextFactory>().CreateForSystem())
        {
            // The demo importer alone is in this segment, and all of its entries are drawn.
            var importerId = await db.Importers.Where(i => i.Name == "Demo Electronics Imports").Select(i => i.Id).FirstAsync();
            db.ImporterEnrollments.Add(new() { ImporterId = importerId, From = new(2020, 1, 1), Tier = 3 });
            db.RefSamplingShares.Add(new() { Segment = WorkSegments.TierThree, From = new(2026, 1, 1), Millionths = 1_000_000, Source = "The office's own" });
            await db.SaveChangesAsync();
        }
        await UploadAsync(portal);
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync("/work/sampling?Entry=" + entry);
        Assert.Contains("drawn", await specialist.Locator("section[aria-labelledby=one] h3").InnerTextAsync(), StringComparison.Ordinal);
        await specialist.Locator("section[aria-labelledby=draws] tr", new() { HasText = entry }).GetByRole(AriaRole.Link).Last.ClickAsync();
        var item = new Uri(specialist.Url).AbsolutePath;

        await specialist.GotoAsync(item + "/act/cf28-sent");
        await specialist.GetByText("Value", new() { Exact = true }).First.ClickAsync();
        await specialist.GetByLabel("What is asked").FillAsync("Who paid for the moulds of line 2?");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Send the CF-28" }).ClickAsync();

        var importer = await site.OpenAtAsync(portal.Address, PortalRoles.Importer);
        await importer.GotoAsync(item);
        Assert.DoesNotContain("Drawn in", await importer.WordsAsync(), StringComparison.Ordinal); // why it was chosen stays with CBP
        await importer.GetByRole(AriaRole.Link, new() { Name = "Answer" }).First.ClickAsync();
        await importer.Locator("main textarea").FillAsync("Our sister company did.");
        await importer.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();

        await specialist.GotoAsync(item + "/act/findings-recorded");
        // By hand: $4,000 more on line 2 at 28.6 % is $1,144.00; the merchandise processing fee of $61,400 is $212.69, and $198.83 was stated; the harbor maintenance fee of $4,000 is $5.00.
        await specialist.GetByLabel("Line").FillAsync("2");
        await specialist.GetByLabel("Programme").SelectOptionAsync("Value");
        await specialist.GetByLabel("Discrepancy").SelectOptionAsync("VAL-ASSIST");
        await specialist.GetByLabel("Value that it should have").FillAsync("40,000");
        await specialist.GetByLabel("What follows").SelectOptionAsync("Change");
        await specialist.GetByLabel("Why, and on what evidence").FillAsync("Moulds were supplied free of charge.");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        var finding = specialist.Locator("details", new() { HasText = "+$1,162.86" }).First;
        await finding.Locator("summary").First.FocusAsync();
        await specialist.Keyboard.PressAsync("Enter"); // the amount opens to how it was computed
        foreach (var said in new[] { "The line with value $40,000.00, by the rates of", "28.6% of $40,000.00", "$198.83" }) Assert.Contains(said, await finding.InnerTextAsync(), StringComparison.Ordinal);
        await specialist.GotoAsync(item + "/act/action-proposed");
        await specialist.GetByLabel("What is to be changed, and why").FillAsync("The moulds are added to the value (19 U.S.C. 1401a(h)(1)).");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Send the CF-29" }).ClickAsync();
        await EndAsync(specialist, item);
        Assert.Contains("has not agreed", await specialist.WordsAsync(), StringComparison.Ordinal); // the importer has twenty days
        await specialist.Context.CloseAsync();
        await importer.Context.CloseAsync();

        portal.Pass(days: 20);
        specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await EndAsync(specialist, item);
        Assert.Contains("Action taken", await specialist.Locator("dl.facts-row").InnerTextAsync(), StringComparison.Ordinal);
        importer = await site.OpenAtAsync(portal.Address, PortalRoles.Importer);
        await importer.GotoAsync(item + "/letter");
        var letter = await importer.WordsAsync();
        Assert.Contains("Notice of action taken (CBP Form 29)", letter, StringComparison.Ordinal);
        Assert.Contains("$1,162.86 more", letter, StringComparison.Ordinal);
        Assert.Contains("protest within 180 days after the liquidation", letter, StringComparison.Ordinal);

        // The worksheet takes what was found, and the entry is liquidated by it.
        await specialist.GotoAsync($"/entries/{entry}/worksheet");
        Assert.Contains("It should be: value $40,000.00", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Take the findings of validation" }).ClickAsync();
        var sheet = await specialist.WordsAsync();
        foreach (var said in new[] { "now $40,000", "Difference: $1,162.86", "A bill of $1,1" }) Assert.Contains(said, sheet, StringComparison.Ordinal);
        await specialist.DecideAsync();
        await importer.GotoAsync($"/revenue?entry={entry}");
        Assert.Contains("Duty $1,144.00, fees and taxes $18.86, interest $", await importer.WordsAsync(), StringComparison.Ordinal);
        await importer.GotoAsync($"/entries/{entry}?tab=deadlines");
        Assert.Contains("Liquidated on", await importer.WordsAsync(), StringComparison.Ordinal);
        await specialist.Context.CloseAsync();
        await importer.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Documents_are_asked_for_sent_with_what_they_are_and_stand_on_the_entry()
    {
        await using var portal = MovedPortal.Start();
        await UploadAsync(portal);
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync($"/entries/{entry}?tab=work");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Ask for documents" }).ClickAsync();
        await specialist.GetByText("The whole entry summary package").ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).Last.ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        var item = (await specialist.Locator("a[href^='/work/document-request/']").First.GetAttributeAsync("href"))!;

        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        await broker.GotoAsync(item);
        await broker.GetByLabel("What it is").SelectOptionAsync("CI");
        await broker.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "invoice.txt", MimeType = "text/plain", Buffer = "invoice 4711\n"u8.ToArray() });
        await broker.GetByRole(AriaRole.Button, new() { Name = "Attach", Exact = true }).ClickAsync();
        await broker.GotoAsync(item + "/act/documents-sent");
        await broker.GetByRole(AriaRole.Button, new() { Name = "Send them" }).ClickAsync();
        Assert.Contains("Documents received", await broker.Locator("dl.facts-row").InnerTextAsync(), StringComparison.Ordinal);

        await specialist.GotoAsync($"/entries/{entry}?tab=work");
        Assert.Contains("Commercial invoice", await specialist.Locator("section[aria-labelledby=documents-of-entry]").InnerTextAsync(), StringComparison.Ordinal);
        await specialist.Context.CloseAsync();
        await broker.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_rejected_summary_is_filed_again_and_the_rejection_closes()
    {
        await using var portal = MovedPortal.Start();
        await UploadAsync(portal);
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync($"/entries/{entry}?tab=work");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Reject the summary" }).ClickAsync();
        await specialist.GetByLabel("Reason").SelectOptionAsync("CLS");
        await specialist.GetByLabel("What is wrong, and what is to be done").FillAsync("The suffix of line 1 is missing.");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).Last.ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        var item = (await specialist.Locator("a[href^='/work/summary-rejection/']").First.GetAttributeAsync("href"))!;
        await specialist.GotoAsync("/entries/" + entry);
        Assert.Contains("Rejected by CBP", await specialist.WordsAsync(), StringComparison.Ordinal);

        await UploadAsync(portal, again: true);
        await specialist.GotoAsync(item);
        Assert.Contains("Filed again in time", await specialist.Locator("dl.facts-row").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("00200", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GotoAsync("/entries/" + entry);
        Assert.DoesNotContain("Rejected by CBP", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.Context.CloseAsync();
    }

    /// <summary>The broker files the importer's batch, and the recurring run looks at it.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="again">True for the same entries once more, with action R.</param>
    async Task UploadAsync(MovedPortal portal, bool again = false)
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        var file = await site.ImportersBatchAsync();
        if (again) await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("10AXYZ", "10RXYZ", StringComparison.Ordinal));
        await broker.UploadAsync(file);
        await broker.WaitForEndAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ClockRun>().RunAsync();
        await broker.Context.CloseAsync();
    }

    static async Task EndAsync(IPage specialist, string item)
    {
        await specialist.GotoAsync(item + "/act/concluded");
        await specialist.GetByText("Action taken", new() { Exact = true }).First.ClickAsync();
        await specialist.GetByLabel("Why").FillAsync("The moulds are an assist.");
        await specialist.GetByText("Send the notice of action taken").First.ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "End it" }).ClickAsync();
    }
}
