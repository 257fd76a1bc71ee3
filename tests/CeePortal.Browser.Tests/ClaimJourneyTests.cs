using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using CeePortal.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>A claim after importation that an open protest holds, from its filing to its decision, on both sides.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed partial class ClaimJourneyTests(PortalSite site)
{
    static readonly string entry = OnFile.First;

    [BrowserFact]
    public async Task A_1520d_claim_is_held_by_an_open_protest_goes_on_by_itself_when_that_ends_and_is_decided()
    {
        await using var portal = MovedPortal.Start();
        var importer = await site.OpenAtAsync(portal.Address, PortalRoles.Importer);
        await importer.LiquidatedAsync(entry);
        var protest = await importer.FileProtestAsync([entry], "Telephones");
        var claim = await FileAsync(importer);

        await importer.GotoAsync("/work/claim-1520d/" + claim);
        Assert.Contains("Suspended while a protest or court case is open", await importer.WordsAsync(), StringComparison.Ordinal); // from its first moment
        Assert.Equal(1, await importer.Locator("main").GetByRole(AriaRole.Link, new() { Name = protest }).CountAsync());
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync("/work/claim-1520d/" + claim);
        Assert.Equal(0, await specialist.Locator(".moves").GetByRole(AriaRole.Link, new() { Name = "Decide" }).CountAsync());

        await importer.GotoAsync("/work/protest/" + protest);
        await importer.Locator(".moves").GetByRole(AriaRole.Link, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await importer.Locator("main form button").Filter(new() { HasTextRegex = WithdrawWords() }).ClickAsync();
        await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<ClockChore>().RunAsync(CancellationToken.None);
        await UntilAsync(specialist, "/work/claim-1520d/" + claim, page => page.Locator(".moves").GetByRole(AriaRole.Link, new() { Name = "Decide" }));

        await specialist.Locator(".moves").GetByRole(AriaRole.Link, new() { Name = "Decide" }).First.ClickAsync();
        await ChooseAsync(specialist, "ruling-" + entry.Replace("-", "", StringComparison.Ordinal), "allow");
        await specialist.GetByLabel("Duty that the reliquidation refunds").FillAsync("12.50");
        await specialist.GetByLabel("How the amount was found").FillAsync("By the invoices.");
        await specialist.Locator("[name='reason.Value']").FillAsync("The certification shows that the goods qualified.");
        await specialist.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();

        foreach (var page in new[] { importer, specialist })
        {
            await page.GotoAsync("/work/claim-1520d/" + claim);
            var history = await page.Locator("ol.history").InnerTextAsync();
            foreach (var said in new[] { "filed", protest, "decided the claim", "The certification shows" }) Assert.Contains(said, history, StringComparison.Ordinal);
            await page.GotoAsync($"/work/claim-1520d/{claim}/letter");
            Assert.Contains("reliquidated with a refund of duty of $12.50", await page.Locator("article.letter").InnerTextAsync(), StringComparison.Ordinal);
        }
        await importer.GotoAsync($"/entries/{entry}?tab=deadlines");
        Assert.Contains("Reliquidated", await importer.WordsAsync(), StringComparison.Ordinal);
        await importer.Context.CloseAsync();
        await specialist.Context.CloseAsync();
    }

    /// <summary>Files a claim by the form, step by step, and gives its number.</summary>
    static async Task<string> FileAsync(IPage page)
    {
        await page.GotoAsync("/file/claim-1520d");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        var draft = page.Url;
        await page.GotoAsync(draft + "/step/goods");
        await ChooseAsync(page, "program", "S");
        await page.GetByLabel("Goods", new() { Exact = true }).FillAsync("Telephones");
        await page.GetByLabel("Written declaration").FillAsync("The goods qualified as originating by tariff shift.");
        await page.GetByText("I declare that this is true").ClickAsync();
        await SaveAsync(page);
        await page.GotoAsync(draft + "/step/entries");
        await page.Locator("[name='entries[0].number.Value']").FillAsync(entry);
        await page.Locator("[name='entries[0].imported.Value']").FillAsync(Forms.Day(-200));
        await page.Locator("[name='entries[0].refund.Value']").FillAsync("12.50");
        await SaveAsync(page);
        await page.GotoAsync(draft + "/step/origin");
        await ChooseAsync(page, "certificates[0].by", "Producer");
        await page.Locator("[name='certificates[0].issued.Value']").FillAsync(Forms.Day(-210));
        await page.GetByLabel("Who else got a copy of the entry summary").FillAsync("Nobody.");
        await page.GetByLabel("Protests, petitions or requests").FillAsync("The protest of today.");
        await SaveAsync(page);
        await page.GotoAsync(draft + "/check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it to CBP" }).ClickAsync();
        return ClaimNumber().Match(await page.WordsAsync()) is { Success: true } number ? number.Value : throw new InvalidOperationException(await page.WordsAsync());
    }

    static Task SaveAsync(IPage page) => page.Locator("main .form-actions").GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).ClickAsync();

    /// <summary>Chooses a value, among radios or in a list.</summary>
    static async Task ChooseAsync(IPage page, string field, string value)
    {
        var control = page.Locator($"[name='{field}.Value']");
        if (await control.First.EvaluateAsync<string>("e => e.tagName") == "SELECT") await control.First.SelectOptionAsync(value);
        else await page.Locator($"[name='{field}.Value'][value='{value}'] + label").ClickAsync();
    }

    /// <summary>Looks at a page again and again until something is there.</summary>
    static async Task UntilAsync(IPage page, string address, Func<IPage, ILocator> what)
    {
        for (var until = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(1000))
        {
            await page.GotoAsync(address);
            if (await what(page).CountAsync() > 0) return;
            if (DateTime.UtcNow > until) Assert.Fail($"{address} still says:\n{await page.WordsAsync()}");
        }
    }

    [GeneratedRegex(@"\d{4}-\d{2}-3\d{5}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClaimNumber();

    [GeneratedRegex("Withdraw", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithdrawWords();
}
