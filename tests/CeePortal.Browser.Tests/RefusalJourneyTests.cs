using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.TestSupport;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>What keeps a claim after importation away (19 U.S.C. 1520(d)), and a reconciliation from being followed (19 U.S.C. 1484(b)): each is said on the check, with the way to the field
/// and to what is to be mended.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed partial class RefusalJourneyTests(PortalSite site, CorrectionPortal portal) : IClassFixture<CorrectionPortal>
{
    const string Claim = "claim-1520d", FollowUp = "reconciliation-followup";

    /// <summary>What is refused: the field that is typed otherwise, and what is said of it.</summary>
    sealed record Refusal(string What, string Step, string Field, string Typed, string Words, string Fix);

    static readonly Refusal[] claims =
    [
        new("under a program without claims after importation", "goods", "program.Value", "AU", "has no claims after importation.", "Correct the summary (PSC) while it is not liquidated, or protest the liquidation within 180 days (CSMS 17-000110)."),
        new("without a declaration", "goods", "declaration.Value", "", "Fill in: written declaration.", ""),
        new("with a declaration that nobody stands for", "goods", "declared.Value", "", "Tick that the declaration is true", "or correct it first."),
        new("of goods that nobody knows", "goods", "goods.Value", "", "Fill in: goods.", ""),
        new("without a certificate of origin", "origin", "certificates[0].by.Value", "", "Choose one: certified by.", ""),
        new("with a certificate of a day to come", "origin", "certificates[0].issued.Value", "+3", "which lies ahead.", "Give the date that stands on it."),
        new("under the USMCA without who got a copy", "origin", "copies.Value", "", "Fill in: who else got a copy of the entry summary.", ""),
        new("under the USMCA without what else was filed", "origin", "filings.Value", "", "Fill in: protests, petitions or requests for reliquidation about the goods.", ""),
        new("on an entry that is not on file", "entries", "entries[0].number.Value", "XYZ-9999999-9", "is not on file here among those that you may see.", "Compare the number with the entry summary."),
        new("on a number that is none", "entries", "entries[0].number.Value", "XYZ-1", "An entry number has 11 characters", ""),
        new("of goods that come later than it", "entries", "entries[0].imported.Value", "+2", ", after the claim.", "Correct the date of importation."),
        new("on an entry twice", "entries", "entries[1].number.Value", "same", "is named twice.", "Name each entry once, with all its lines."),
    ];

    [BrowserFact]
    public async Task Each_thing_that_keeps_a_1520d_claim_away_is_said_on_its_check_and_a_late_one_can_only_be_denied()
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        var (text, number) = portal.Fresh();
        await broker.UploadTextAsync(text);
        List<string> silent = [];
        foreach (var refusal in claims)
        {
            var draft = await ClaimAsync(refusal, -100);
            await broker.GotoAsync(draft + "/check");
            await SaidAsync(broker, refusal, silent);
        }
        Assert.True(silent.Count == 0, string.Join("\n\n", silent));

        // Later than a year it may be filed, and is told what becomes of it; so it does.
        var late = await ClaimAsync(null, -400);
        await broker.GotoAsync(late + "/check");
        var warning = broker.Locator("main .usa-alert--warning li", new() { HasText = "the year for a claim ended on" });
        Assert.Contains("You may file it, and CBP will have to deny it for this entry. If the date is wrong, correct it; otherwise leave the entry out.", await warning.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await warning.GetByRole(AriaRole.Link).CountAsync());
        List<string> problems = await broker.LookAsync("the check of a late claim");
        await broker.GetByRole(AriaRole.Button, new() { Name = "Send it to CBP" }).ClickAsync();
        var item = (await broker.Locator($"main a[href^='/work/{Claim}/']").First.GetAttributeAsync("href"))!;
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        await specialist.GotoAsync(item + "/act/decided");
        Assert.Contains("The claim came after", await specialist.WordsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await specialist.Locator("main [value='allow']").CountAsync());
        problems.AddRange(await specialist.LookAsync("deciding on a late claim"));

        // The same again, while the first is open.
        var again = await ClaimAsync(null, -100);
        await broker.GotoAsync(again + "/check");
        await broker.GetByRole(AriaRole.Button, new() { Name = "Send it to CBP" }).ClickAsync();
        Assert.Contains(Last(item), await broker.Locator("main .usa-alert--error").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(problems);
        await broker.Context.CloseAsync();
        await specialist.Context.CloseAsync();

        async Task<string> ClaimAsync(Refusal? refusal, int imported)
        {
            Dictionary<string, Dictionary<string, string>> steps = new()
            {
                ["goods"] = new() { ["program.Value"] = "S", ["goods.Value"] = "Telephones", ["declaration.Value"] = "They qualified by tariff shift.", ["declared.Value"] = "true" },
                ["entries"] = new() { ["entries[0].number.Value"] = number.ToString(), ["entries[0].imported.Value"] = Forms.Day(imported), ["entries[0].refund.Value"] = "12.50" },
                ["origin"] = new() { ["certificates[0].by.Value"] = "Producer", ["certificates[0].issued.Value"] = Forms.Day(-200), ["copies.Value"] = "Nobody.", ["filings.Value"] = "There is none." },
            };
            if (refusal is not null) steps[refusal.Step][refusal.Field] = Typed(refusal.Typed, number);
            return await DraftAsync(broker, Claim, steps);
        }
    }

    static readonly Refusal[] followUps =
    [
        new("of an entry that is not flagged", "entries", "entry.Value", "plain", "is not flagged for this issue (value).", "choose the issue that it has, or leave the entry out."),
        new("of an entry flagged for another issue", "entries", "issue.Value", "Classification", "is not flagged for this issue (classification).", "choose the issue that it has, or leave the entry out."),
        new("of an entry that is not on file", "entries", "entry.Value", "XYZ-9999999-9", "is not on file here among those that you may see.", "Compare the number with the entry summary."),
        new("of a trade agreement whose importation is not known", "entries", "issue.Value", "TradeAgreement", "is not on file, and the twelve months run from the earliest.", "Have the summary corrected, or leave the entry out."),
        new("of nothing", "entries", "entry.Value", "", "Name entries above, or give the first date of entry.", ""),
    ];

    [BrowserFact]
    public async Task Each_thing_that_keeps_a_reconciliation_from_being_followed_is_said_and_an_entry_that_is_none_is_not_named()
    {
        var broker = await site.OpenAtAsync(portal.Address, PortalRoles.Broker);
        var (flagged, plain) = (portal.Fresh(), portal.Fresh());
        await broker.UploadTextAsync(BatchText.InOne(flagged.Text.Put("10", 46, "Y001"), plain.Text));
        await portal.SetAsync(flagged.Number, e => e.SetProperty(r => r.ImportDate, (DateOnly?)null));
        var specialist = await site.OpenAtAsync(portal.Address, PortalRoles.Specialist);
        List<string> silent = [];
        foreach (var refusal in followUps)
        {
            Dictionary<string, string> fields = new() { ["issue.Value"] = "Value", ["entry.Value"] = flagged.Number.ToString(), [refusal.Field] = Typed(refusal.Typed, plain.Number) };
            await specialist.GotoAsync(await DraftAsync(specialist, FollowUp, new() { [refusal.Step] = fields }) + "/check");
            await SaidAsync(specialist, refusal, silent);
        }
        Assert.True(silent.Count == 0, string.Join("\n\n", silent));

        var (item, _) = await specialist.FileFormAsync(FollowUp, new() { ["issue.Value"] = "Value", ["entry.Value"] = flagged.Number.ToString() });
        await specialist.GotoAsync(await DraftAsync(specialist, FollowUp, new() { ["entries"] = new() { ["issue.Value"] = "Value", ["entry.Value"] = flagged.Number.ToString() } }) + "/check");
        await specialist.GetByRole(AriaRole.Button, new() { NameRegex = Sending() }).ClickAsync();
        Assert.Contains($"Entry {flagged.Number} is followed in {item} already. Leave it out.", await specialist.Locator("main .usa-alert--error").InnerTextAsync(), StringComparison.Ordinal);

        foreach (var (named, filed, words) in new[]
        {
            (plain.Number, 0, $"Entry {plain.Number} is of type 01. A reconciliation entry is of type 09: enter its number."),
            (EntryNumber.Create(plain.Number.Filer, 9_999_998), 2, "to today is possible. Enter the day on which the reconciliation entry was filed."),
        })
        {
            await broker.GotoAsync($"/work/{FollowUp}/{item}/act/named");
            await broker.GetByLabel("Reconciliation entry").FillAsync(named.ToString());
            await broker.GetByLabel("Filed on").FillAsync(Forms.Day(filed));
            await broker.GetByText("Aggregate").First.ClickAsync();
            await broker.GetByText("No, as entered", new() { Exact = true }).ClickAsync();
            await broker.Locator("main .form-actions").GetByRole(AriaRole.Button).First.ClickAsync();
            Assert.Contains(words, await broker.WordsAsync(), StringComparison.Ordinal);
        }
        Assert.Empty(await broker.LookAsync("naming an entry that is no reconciliation entry"));
        await broker.Context.CloseAsync();
        await specialist.Context.CloseAsync();
    }

    /// <summary>That the check says what is wrong, once, with the way to the field and to what is to be mended, and that nothing can be sent.</summary>
    static async Task SaidAsync(IPage page, Refusal refusal, List<string> silent)
    {
        var said = page.Locator("main .usa-alert--error li", new() { HasText = refusal.Words });
        if (await said.CountAsync() != 1 || !(await said.InnerTextAsync()).Contains(refusal.Fix, StringComparison.Ordinal) || await said.GetByRole(AriaRole.Link).CountAsync() != 1)
            silent.Add($"{refusal.What}: {await page.WordsAsync()}");
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { NameRegex = Sending() }).CountAsync());
    }

    static string Typed(string typed, EntryNumber number) => typed is "same" or "plain" ? number.ToString() : typed.StartsWith('+') ? Forms.Day(typed[1] - '0') : typed;

    /// <summary>Begins a draft, fills in its steps, and gives its address.</summary>
    static async Task<string> DraftAsync(IPage page, string kind, Dictionary<string, Dictionary<string, string>> steps)
    {
        var draft = Draft().Match(await page.PostFormAsync($"/file/{kind}", [], $"/file/{kind}?handler=Begin")).Value;
        foreach (var (step, fields) in steps) await page.PostFormAsync($"{draft}/step/{step}", fields);
        return draft;
    }

    static string Last(string address) => address[(address.LastIndexOf('/') + 1)..];

    [GeneratedRegex("/file/[a-z0-9-]+/\\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Draft();

    [GeneratedRegex("^Send it to CBP$|^Open it$|^Enter it$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sending();
}
