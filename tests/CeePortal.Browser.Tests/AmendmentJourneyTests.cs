using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>A quarterly report on paper, as an officer enters it: one entry by the form, the others pasted; what goes back and why; and
/// what the importer reads of it.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed class AmendmentJourneyTests(PortalSite site)
{
    static string Number(int serial) => EntryNumber.Create(FilerCode.Parse("XYZ"), serial).ToString();

    [BrowserFact]
    public async Task A_quarterly_report_is_entered_from_paper_and_what_is_too_much_for_it_goes_back_with_its_reason()
    {
        await using var portal = MovedPortal.Start();
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        List<string> problems = [];
        async Task LookAsync(IPage page, string name) => problems.AddRange(await page.LookAsync(name));

        await specialist.GotoAsync("/file");
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Enter a post entry amendment (PEA)" }).ClickAsync();
        await LookAsync(specialist, "where amendments begin");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await specialist.GetByRole(AriaRole.Link, new() { Name = "The letter" }).ClickAsync();
        await specialist.GetByLabel("Day of receipt").FillAsync("2010-07-09");
        await specialist.GetByText("A quarterly tracking report", new() { Exact = true }).ClickAsync();
        await specialist.GetByText("The party's agent or attorney", new() { Exact = true }).ClickAsync();
        await specialist.GetByLabel("Importer number").FillAsync("12-3456789");
        await specialist.GetByLabel("What it asks").FillAsync("Freight was left out of the value in the second quarter.");
        await LookAsync(specialist, "the letter");
        await SaveAsync(specialist);

        await specialist.Locator("main a[href$='/step/entries']").First.ClickAsync();
        await specialist.GetByLabel("Entry number").FillAsync(Number(7001));
        await specialist.GetByLabel("Port of entry").FillAsync("2704");
        await specialist.GetByLabel("Entry type").FillAsync("01");
        await specialist.GetByLabel("Date of entry").FillAsync("2009-10-01");
        await specialist.GetByLabel("Scheduled liquidation").FillAsync("2010-08-06");
        await specialist.GetByLabel("Change of revenue").FillAsync("12.50");
        await specialist.GetByLabel("What was wrong, and what is right").FillAsync("Freight of line 1.");
        await specialist.GetByLabel("Or the table of the report, pasted").FillAsync($"{Number(7002)},2704,01,10/2/2009,8/6/2010,19.99,\"9,999\",,,Freight of line 2.\n{Number(7003)},2704,01,10/5/2009,8/6/2010,much,,,,Freight.");
        await LookAsync(specialist, "the entries");
        await SaveAsync(specialist);
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Check and send" }).ClickAsync();
        Assert.Contains("Row 2: Change of revenue", await specialist.WordsAsync(), StringComparison.Ordinal);
        await LookAsync(specialist, "the check with an error");

        await specialist.Locator("main a[href$='/step/entries']").First.ClickAsync();
        await specialist.GetByLabel("Or the table of the report, pasted").FillAsync($"{Number(7002)},2704,01,10/2/2009,8/6/2010,19.99,\"9,999\",,,Freight of line 2.\n{Number(7003)},2704,01,10/5/2009,8/6/2010,20.00,,,,Freight.");
        await SaveAsync(specialist);
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Check and send" }).ClickAsync();
        Assert.Contains("from $20.00 a single letter is the way", await specialist.WordsAsync(), StringComparison.Ordinal);
        await LookAsync(specialist, "the check");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Enter it" }).ClickAsync();
        var item = (await specialist.Locator("a[href^='/work/psc/']").First.GetAttributeAsync("href"))!;

        await specialist.GotoAsync(item);
        Assert.Contains("Under review", await specialist.Locator("dl.facts-row").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(specialist, "the amendment, for staff");
        var importer = await site.OpenAtAsync(portal.Address, PortalRoles.Importer);
        await importer.GotoAsync(item);
        await LookAsync(importer, "the amendment, for the importer");
        await importer.GetByRole(AriaRole.Link, new() { Name = "Post entry amendment on paper" }).ClickAsync();
        Assert.Contains("A part of your post entry amendment is returned", await importer.Locator("article.letter").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(importer, "the letter of what goes back");
        Assert.Empty(problems);
        await importer.Context.CloseAsync();
        await specialist.Context.CloseAsync();
    }

    static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).Last.ClickAsync();
}
