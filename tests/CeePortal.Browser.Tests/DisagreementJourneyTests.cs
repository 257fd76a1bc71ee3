using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.TestSupport;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>A correction with which CBP does not concur, by both of its ways: a validation that proposes and takes another change, or the liquidation as entered.</summary>
/// <remarks>The correction lowers line 2 from $36,000 to $1,000: $10,010.00 of duty, $121.24 of the merchandise processing fee and $43.75 of the harbor maintenance fee less, together $10,174.99.</remarks>
[Collection(PortalSiteCollection.Name)]
public sealed class DisagreementJourneyTests(PortalSite site, CorrectionPortal portal) : IClassFixture<CorrectionPortal>
{
    [BrowserFact]
    public async Task A_door_of_the_correction_opens_the_validation_whose_CF29_is_agreed_to_looked_at_by_a_second_and_liquidated_from_the_worksheet()
    {
        List<string> problems = [];
        var (number, item) = await NotConcurredAsync("A notice of action (CF-29) goes to the importer", problems);
        var correction = Last(item);
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync(item);
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Open a validation, for the CF-29" }).ClickAsync();
        Assert.Equal(number.ToString(), await specialist.GetByLabel("Entries").InputValueAsync());
        Assert.Equal(correction, await specialist.GetByLabel("Correction that CBP did not concur with").InputValueAsync());
        await specialist.GetByText("Value", new() { Exact = true }).First.ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).Last.ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        var validation = (await specialist.Locator("main a[href^='/work/validation/']").First.GetAttributeAsync("href"))!;
        await specialist.GotoAsync(validation);
        Assert.Contains($"A correction not concurred with: {correction}", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GotoAsync(item);
        Assert.Contains($"Validation {Last(validation)} was opened on it: under review", await specialist.WordsAsync(), StringComparison.Ordinal);
        problems.AddRange(await specialist.LookAsync("a correction not concurred with, with its validation"));
        await specialist.PictureAsync("disagreement-a-correction");

        // By hand, over the summary on file: duty of $39,000 at 28.6 % is $11,154.00; the merchandise processing fee goes from $77.59 to $212.69, the harbor maintenance fee from $28.00 to $76.75.
        await specialist.GotoAsync(validation + "/act/findings-recorded");
        await specialist.GetByLabel("Line").FillAsync("2");
        await specialist.GetByLabel("Programme").SelectOptionAsync("Value");
        await specialist.GetByLabel("Discrepancy").SelectOptionAsync("VAL-ASSIST");
        await specialist.GetByLabel("Value that it should have").FillAsync("40,000");
        await specialist.GetByLabel("What follows").SelectOptionAsync("Change");
        await specialist.GetByLabel("Why, and on what evidence").FillAsync("Nothing bears the defects out, and moulds of $4,000 were supplied free of charge.");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        var found = await specialist.WordsAsync();
        Assert.Contains("+$11,337.85", found, StringComparison.Ordinal);
        await specialist.Locator("details summary", new() { HasText = "+$11,337.85" }).First.ClickAsync();
        Assert.Contains($"Beside this, the summary with correction {correction} states $10,174.99 less than was deposited", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GotoAsync(validation + "/act/action-proposed");
        await specialist.GetByLabel("What is to be changed, and why").FillAsync("The allowance falls and the moulds are added to the value (19 U.S.C. 1401a(h)(1)).");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Send the CF-29" }).ClickAsync();

        var importer = await site.OpenAtAsync(portal.Address, PortalRoles.Importer);
        await importer.GotoAsync(validation);
        Assert.Contains("$11,337.85", await importer.WordsAsync(), StringComparison.Ordinal);
        await importer.GotoAsync(validation + "/act/action-agreed");
        await importer.GetByLabel("What you agree to").FillAsync("We agree to the value of line 2.");
        await importer.GetByRole(AriaRole.Button, new() { Name = "Agree", Exact = true }).ClickAsync();

        // More than one person decides alone.
        await specialist.GotoAsync(validation + "/act/concluded");
        await specialist.GetByText("Action taken", new() { Exact = true }).First.ClickAsync();
        await specialist.GetByLabel("Why").FillAsync("The moulds are an assist.");
        await specialist.GetByText("Send the notice of action taken").First.ClickAsync();
        await specialist.GetByRole(AriaRole.Button, new() { Name = "End it" }).ClickAsync();
        Assert.Contains("With a second reviewer", await specialist.Locator("dl.facts-row").First.InnerTextAsync(), StringComparison.Ordinal);
        var supervisor = await site.OpenAtAsync(portal.Address, PortalRoles.Supervisor);
        await supervisor.GotoAsync(validation + "/act/second-review-agreed");
        Assert.Contains("is at stake", await supervisor.WordsAsync(), StringComparison.Ordinal);
        await supervisor.GetByRole(AriaRole.Button, new() { Name = "Agree", Exact = true }).ClickAsync();
        Assert.Contains("Action taken", await supervisor.Locator("dl.facts-row").First.InnerTextAsync(), StringComparison.Ordinal);
        await importer.GotoAsync(validation + "/letter");
        Assert.Contains("Notice of action taken (CBP Form 29)", await importer.WordsAsync(), StringComparison.Ordinal);

        // The liquidation bills what is due beyond what was deposited: $4,000 at 28.6 %, with $13.86 and $5.00 of fees.
        await specialist.GotoAsync($"/entries/{number}/worksheet");
        Assert.Contains("Line 2 is taken up anew as the findings say", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GetByRole(AriaRole.Button, new() { Name = $"Take the findings of validation {Last(validation)}" }).ClickAsync();
        var sheet = await specialist.WordsAsync();
        Assert.Contains("now $40,000", sheet, StringComparison.Ordinal);
        Assert.Contains("Difference: $1,162.86", sheet, StringComparison.Ordinal);
        problems.AddRange(await specialist.LookAsync("a worksheet that took findings"));
        await specialist.PictureAsync("disagreement-a-worksheet");
        await specialist.DecideAsync();
        await specialist.GotoAsync($"/revenue?entry={number}");
        Assert.Contains("Duty $1,144.00, fees and taxes $18.86", await specialist.WordsAsync(), StringComparison.Ordinal);
        Assert.Empty(problems);
        foreach (var page in new[] { specialist, supervisor, importer }) await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_correction_not_concurred_with_is_liquidated_as_entered_from_the_worksheet_and_refunds_nothing()
    {
        List<string> problems = [];
        var (number, item) = await NotConcurredAsync("The entry is liquidated as entered", problems);
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync($"/revenue?entry={number}");
        Assert.Contains("Nothing by these filters", await specialist.WordsAsync(), StringComparison.Ordinal); // what the correction asks back is not listed
        await specialist.GotoAsync(item);
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Liquidation worksheet of the entry" }).ClickAsync();
        var sheet = await specialist.WordsAsync();
        foreach (var said in new[] { $"As entered before correction {Last(item)}", "What was deposited, also with the correction, counts as paid", "$36,000", "Difference: $0.00", "Liquidate: no change" })
            Assert.Contains(said, sheet, StringComparison.Ordinal);
        problems.AddRange(await specialist.LookAsync("a worksheet that starts as entered"));
        await specialist.PictureAsync("disagreement-b-worksheet");

        // The other summary can be looked at, and asks for the refund.
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Start from the corrected summary" }).ClickAsync();
        Assert.Contains("Difference: -$10,174.99", await specialist.WordsAsync(), StringComparison.Ordinal);
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Start from the summary as entered" }).ClickAsync();
        await specialist.DecideAsync();
        await specialist.GotoAsync($"/revenue?entry={number}");
        Assert.Contains("Nothing by these filters", await specialist.WordsAsync(), StringComparison.Ordinal);

        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        await broker.GotoAsync(item);
        Assert.Contains("After the liquidation a protest is possible for 180 days", await broker.WordsAsync(), StringComparison.Ordinal);
        await broker.GotoAsync($"/entries/{number}?tab=deadlines");
        Assert.Contains("Liquidated on", await broker.WordsAsync(), StringComparison.Ordinal);
        Assert.Empty(problems);
        await specialist.Context.CloseAsync();
        await broker.Context.CloseAsync();
    }

    /// <summary>A correction of a paid entry is filed, chosen for review by its amount, and not concurred with.</summary>
    /// <returns>The entry, and the address of the correction.</returns>
    async Task<(EntryNumber Entry, string Item)> NotConcurredAsync(string then, List<string> problems)
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        var (text, number) = portal.Fresh();
        await broker.UploadTextAsync(text);
        await portal.RecordAsync((number, [LiquidationEvent.Paid(portal.Today)]));
        await broker.UploadTextAsync(text.AsCorrection(line1: "", explanation: "THE TROUSERS WERE DEFECTIVE: ALLOWANCE.").WithLessOnLine2());
        var item = (await broker.Locator("section[aria-labelledby=corrections]").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!;
        await broker.GotoAsync(item);
        foreach (var said in new[] { "Under review", "$10,174.99 less", "The revenue falls by $10,174.99, which is $10,000.00 or more." }) Assert.Contains(said, await broker.WordsAsync(), StringComparison.Ordinal);

        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync(item);
        await specialist.GetByRole(AriaRole.Link, new() { Name = "Do not concur", Exact = true }).ClickAsync();
        await specialist.GetByLabel("Why you do not concur").FillAsync("Nothing shows that the goods were defective when they arrived.");
        await specialist.GetByLabel("What that rests on").FillAsync("19 CFR 158.12");
        await specialist.GetByText(then, new() { Exact = true }).ClickAsync();
        problems.AddRange(await specialist.LookAsync("not concurring"));
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Do not concur", Exact = true }).ClickAsync();
        Assert.Contains("Not concurred", await specialist.Locator("dl.facts-row").First.InnerTextAsync(), StringComparison.Ordinal);

        await broker.GotoAsync(item + "/letter");
        Assert.Contains("CBP does not concur with your post summary correction", await broker.WordsAsync(), StringComparison.Ordinal);
        await broker.Context.CloseAsync();
        await specialist.Context.CloseAsync();
        return (number, item);
    }

    static string Last(string address) => address[(address.LastIndexOf('/') + 1)..];
}
