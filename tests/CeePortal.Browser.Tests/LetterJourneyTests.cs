using CeePortal.Data.Accounts;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>Somebody without an account holds a letter of CBP, finds by its code what it means, and answers.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed class LetterJourneyTests(PortalSite site)
{
    [BrowserFact]
    public async Task A_letter_is_looked_up_by_its_code_and_answered_by_whoever_holds_it()
    {
        var broker = await site.OpenAsAsync(PortalRoles.Broker);
        await broker.UploadAsync(await site.ImportersBatchAsync());
        await broker.WaitForEndAsync();
        await broker.Context.CloseAsync();
        var specialist = await site.OpenAsAsync(PortalRoles.Specialist);
        var (number, _) = await specialist.FileFormAsync("validation", new()
        {
            ["entry.Value"] = Visits.ImportersEntry.ToString(),
            ["programs.Values"] = "Origin",
            ["reason.Value"] = "The marks do not fit the origin.",
        });
        await specialist.PostFormAsync($"/work/validation/{number}/act/cf28-sent", new() { ["programs.Values"] = "Origin", ["question.Value"] = "Where were the goods assembled?" });
        await specialist.GotoAsync($"/work/validation/{number}/letter");
        var code = (await specialist.Locator(".letter__code .mono").InnerTextAsync()).Trim();

        var holder = await site.OpenAsync("/letters");
        await holder.GetByLabel("Code on the letter").FillAsync(code.ToLowerInvariant());
        await holder.GetByRole(AriaRole.Button, new() { Name = "Find it" }).ClickAsync();
        var words = await holder.WordsAsync();
        Assert.Contains("CF-28, Request for Information", words, StringComparison.Ordinal);
        Assert.Contains("30 calendar days", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Where were the goods assembled?", words, StringComparison.Ordinal);

        await holder.GetByLabel("An entry number on the letter").FillAsync(Visits.ImportersEntry.ToString());
        await holder.GetByRole(AriaRole.Button, new() { Name = "Find it" }).ClickAsync();
        Assert.Contains("Where were the goods assembled?", await holder.WordsAsync(), StringComparison.Ordinal);
        await holder.GetByLabel("Your name").FillAsync("P. Holder");
        await holder.GetByText("Importer", new() { Exact = true }).ClickAsync();
        await holder.GetByLabel("Answer", new() { Exact = true }).FillAsync("In Guadalajara; the records follow.");
        await holder.GetByRole(AriaRole.Button, new() { Name = "Send the answer to CBP" }).ClickAsync();
        Assert.Contains("is with CBP", await holder.WordsAsync(), StringComparison.Ordinal);

        await specialist.GotoAsync($"/work/validation/{number}");
        var there = await specialist.WordsAsync();
        Assert.Contains("In Guadalajara; the records follow.", there, StringComparison.Ordinal);
        Assert.Contains("The holder of the letter", there, StringComparison.Ordinal);
        await holder.Context.CloseAsync();
        await specialist.Context.CloseAsync();
    }
}
