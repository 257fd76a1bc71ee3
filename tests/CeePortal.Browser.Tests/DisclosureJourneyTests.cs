using System.Text;
using System.Text.RegularExpressions;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.Playwright;

namespace CeePortal.Browser.Tests;

/// <summary>One prior disclosure over two ports, from the officer's note of what was told to the determination.</summary>
[Collection(PortalSiteCollection.Name)]
public sealed partial class DisclosureJourneyTests(PortalSite site)
{
    const string Item = "/work/prior-disclosure/";

    [BrowserFact]
    public async Task An_oral_disclosure_over_two_ports_is_written_completed_calculated_tendered_and_determined()
    {
        var officer = await site.OpenAsAsync(PortalRoles.FinesPenaltiesForfeitures, "/file/prior-disclosure");
        var number = await TellAsync(officer);

        var importer = await site.OpenAsAsync(PortalRoles.Importer);
        await ActAsync(importer, number, "confirmed", "Put in writing", async p =>
        {
            await p.Locator("[name='how.Value']").FillAsync("Molds were given free of charge from 2024 on.");
            await p.GetByText("Something is not known yet").ClickAsync();
        });
        await ActAsync(importer, number, "data-time-requested", "Ask", p => p.Locator("main textarea").FillAsync("The books of the maker come by sea."));
        await ActAsync(officer, number, "data-time-extended", "Give 60 days more", p => p.Locator("main textarea").FillAsync("The books of the maker come by sea."));
        Assert.Contains("extended by 60 days", await importer.HtmlAsync(Item + number), StringComparison.Ordinal);

        await importer.GotoAsync($"/disclosures/{number}/table");
        await importer.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "loss.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Sheet()) });
        await importer.GetByRole(AriaRole.Button, new() { Name = "Read and file it" }).ClickAsync();
        Assert.Contains("$1,851.00", await importer.WordsAsync(), StringComparison.Ordinal); // both ports
        await importer.Locator("td[data-label='Loss'] summary").First.ClickAsync();
        Assert.True(await importer.GetByText("What was owed less what was paid.").First.IsVisibleAsync());
        await ActAsync(importer, number, "data-supplied", "Send", async p =>
        {
            await p.Locator("[name='text.Value']").FillAsync("The spreadsheet has all entries.");
            await p.GetByText("This is all: nothing more is to follow").ClickAsync();
        });

        var specialist = await site.OpenAsAsync(PortalRoles.Specialist);
        await ActAsync(specialist, number, "review-started", "Begin");
        await ActAsync(specialist, number, "calculated", "Send the notice", p => p.Locator("[name='text.Value']").FillAsync("By the spreadsheet."));
        await importer.GotoAsync($"{Item}{number}/letter");
        Assert.Contains("Tender $1,851.00 by", await importer.Locator("article.letter").InnerTextAsync(), StringComparison.Ordinal);
        await importer.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await importer.Locator("header nav").First.IsVisibleAsync());
        await importer.EmulateMediaAsync(new() { Media = Media.Screen });

        await ActAsync(importer, number, "tendered", "Tender"); // what is due at each port stands in the form
        await ActAsync(officer, number, "determined", "Determine", async p =>
        {
            await p.Locator("[name='disposition.Value']").SelectOptionAsync("Valid");
            await p.GetByText("Negligence", new() { Exact = true }).Last.ClickAsync();
            await p.Locator("[name='reason.Value']").FillAsync("Complete, tendered, and no investigation had begun.");
        });
        foreach (var page in new[] { importer, officer })
        {
            await page.GotoAsync(Item + number);
            Assert.Equal("Valid, reduced penalty due", (await page.Locator("dl.facts-row dd").First.InnerTextAsync()).Trim());
            var history = await page.Locator("ol.history").InnerTextAsync();
            foreach (var said in new[] { "put the disclosure in writing", "gave 60 days more", "filed the spreadsheet of entries", "calculated the loss", "tendered the loss", "determined the disclosure" })
                Assert.Contains(said, history, StringComparison.Ordinal);
        }
        var broker = await site.OpenAsAsync(PortalRoles.Broker);
        Assert.Equal(404, (await broker.APIRequest.GetAsync(Item + number)).Status);
        foreach (var page in new[] { officer, importer, specialist, broker }) await page.Context.CloseAsync();
    }

    /// <summary>The officer notes what was told: an importer, two ports, what was wrong.</summary>
    static async Task<string> TellAsync(IPage officer)
    {
        await officer.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        var draft = new Uri(officer.Url).AbsolutePath;
        await officer.GotoAsync(draft + "/step/who");
        await officer.Locator("[name='party.Value']").FillAsync("12-3456789");
        await officer.GetByText("Orally: it was told to an officer").ClickAsync();
        await officer.Locator("[name='made.Value']").FillAsync(Forms.Day(0));
        await SaveAsync();
        await officer.GotoAsync(draft + "/step/importations");
        await officer.Locator("[name='merchandise.Value']").FillAsync("Portable computers");
        await PortAsync(0, "2704");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Add another: port" }).ClickAsync();
        await PortAsync(1, "2709");
        await SaveAsync();
        await officer.GotoAsync(draft + "/step/violation");
        await officer.Locator("[name='false.Value']").FillAsync("The value left out assists.");
        await SaveAsync();
        await officer.GotoAsync(draft + "/check");
        await officer.GetByRole(AriaRole.Button, new() { NameRegex = Send() }).Last.ClickAsync();
        return Number().Match(await officer.ContentAsync()) is { Success: true } found ? found.Value : throw new InvalidOperationException(await officer.WordsAsync());

        Task SaveAsync() => officer.GetByRole(AriaRole.Button, new() { Name = "Save and go on" }).Last.ClickAsync();
        async Task PortAsync(int row, string port)
        {
            await officer.Locator($"[name='ports[{row}].port.Value']").FillAsync(port);
            await officer.Locator($"[name='ports[{row}].from.Value']").FillAsync("2024-01-02");
            await officer.Locator($"[name='ports[{row}].to.Value']").FillAsync("2024-12-20");
        }
    }

    static async Task ActAsync(IPage page, string number, string move, string button, Func<IPage, Task>? fill = null)
    {
        await page.GotoAsync($"{Item}{number}/act/{move}");
        if (fill is not null) await fill(page);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**" + Item + number);
    }

    static string Sheet()
    {
        var text = new StringBuilder("Entry Number,Entry Line,Port of Entry,Entry Date,Liquidation Date,Entered Value,Duty Paid,Duty Owed\n");
        for (var n = 1; n <= 2; n++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{EntryNumber.Create(FilerCode.Parse("XYZ"), 9_900_000 + n)},1,{(n == 1 ? "2704" : "2709")},2024-03-05,2025-01-17,50000,1250.00,{2000 + n * 117}.00\n");
        return text.ToString();
    }

    [GeneratedRegex(@"\d{4}-\d\d-7[6-9]\d{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("send|enter it", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Send();
}
