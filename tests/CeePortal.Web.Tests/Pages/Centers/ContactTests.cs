using CeePortal.Data.Accounts;
using CeePortal.Web.Tests.Pages.Admin;

namespace CeePortal.Web.Tests.Pages.Centers;

/// <summary>Status and contact of a Center: what an administrator enters is what the public reads, with how sure it is.</summary>
public sealed class ContactTests : IAsyncDisposable
{
    const string Form = "/admin/reference/centers/row?key=007";
    static readonly string[] PublicPages = ["/centers/007", "/centers", "/?q=8471300100"];

    readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task What_nobody_has_confirmed_is_marked_on_every_public_page()
    {
        foreach (var address in PublicPages)
            Assert.Contains("CEE@cbp.dhs.gov Not confirmed", await WordsAsync(address), StringComparison.Ordinal);
        var page = await WordsAsync("/centers/007");
        Assert.Contains("Open Not confirmed Inferred: 81 FR 92978", page, StringComparison.Ordinal);
        Assert.Contains("Read in an official text: 77 FR 52048", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrators_change_shows_on_every_public_page()
    {
        foreach (var address in PublicPages) await WordsAsync(address); // the pages have their snapshot before the change
        await SaveAsync(new()
        {
            ["Mailbox"] = "electronics@agency.example.gov",
            ["Phone"] = "+1 202-555-0100 ext. 12",
            ["Directory"] = "https://agency.example.gov/directory",
            ["ContactNote"] = "",
            ["ContactBasis"] = "Published",
            ["ContactSource"] = "A notice of a test",
            ["ContactConfirmedOn"] = "2026-02-03",
        });

        foreach (var address in PublicPages)
        {
            var page = await ChangedAsync(address, "electronics@agency.example.gov");
            var link = page.QuerySelector("a[href^='mailto:electronics@']")!;
            Assert.DoesNotContain("Not confirmed", link.ParentElement!.TextContent, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("a[href='tel:+12025550100']"));
        }
        var center = await portal.Anonymous().PageAsync("/centers/007");
        Assert.Contains("Read in an official text: A notice of a test. Confirmed on February 3, 2026.", center.Words(), StringComparison.Ordinal);
        Assert.NotNull(center.QuerySelector("a[href='https://agency.example.gov/directory']"));
        Assert.DoesNotContain("notice of 2012", center.Words(), StringComparison.Ordinal);
        Assert.Contains("CEE@cbp.dhs.gov Not confirmed", await WordsAsync("/centers/008"), StringComparison.Ordinal); // the other Centers keep theirs
        PageChecks.AssertSound(center);
    }

    [Fact]
    public async Task A_contact_that_is_confirmed_loses_its_mark_when_the_day_is_taken_out()
    {
        await SaveAsync(new() { ["ContactConfirmedOn"] = "2026-02-03" });
        await ChangedAsync("/centers/007", "Confirmed on February 3, 2026");
        await SaveAsync(new() { ["ContactConfirmedOn"] = "" });
        await ChangedAsync("/centers/007", "CEE@cbp.dhs.gov Not confirmed");
    }

    [Fact]
    public async Task A_status_and_a_missing_contact_are_told()
    {
        await SaveAsync(new() { ["Status"] = "Closed", ["StatusBasis"] = "Secondary", ["StatusSource"] = "Trade press of a test", ["StatusConfirmedOn"] = "", ["Mailbox"] = "" });
        var page = await ChangedAsync("/centers/007", "Closed Not confirmed Read in secondary texts: Trade press of a test.");
        Assert.Contains("No mailbox or number is known.", page.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href^='mailto:']"));
        Assert.Contains("Closed Not confirmed", await WordsAsync("/?q=8471300100"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mailbox", "electronics at agency", "Write one mail address")]
    [InlineData("Mailbox", "a@agency.gov?cc=b@agency.gov", "Write one mail address")]
    [InlineData("Phone", "call us", "Write the number in digits")]
    [InlineData("Directory", "javascript:alert(1)", "beginning with https://")]
    [InlineData("Directory", "http://agency.gov/directory", "beginning with https://")]
    [InlineData("Status", "Busy", "Choose: status.")]
    [InlineData("ContactSource", "", "Source of the contact is missing.")]
    public async Task What_cannot_be_a_contact_is_refused(string field, string value, string sentence)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync(Form, new() { [$"Input.Fields[{field}]"] = value });
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains(sentence, (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    async Task SaveAsync(Dictionary<string, string> fields)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync(Form, fields.ToDictionary(f => $"Input.Fields[{f.Key}]", f => f.Value));
        Assert.True((int)answer.StatusCode == 302, (await answer.DocumentAsync()).Words());
    }

    async Task<string> WordsAsync(string address) => (await portal.Anonymous().PageAsync(address)).Words();

    /// <summary>The page once it says so: snapshots look for changes every two seconds.</summary>
    async Task<AngleSharp.Html.Dom.IHtmlDocument> ChangedAsync(string address, string words)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await portal.Anonymous().PageAsync(address);
            if (page.Words().Contains(words, StringComparison.Ordinal)) return page;
            Assert.True(tries < 50, $"{address} does not say \"{words}\":\n{page.Words()}");
            await Task.Delay(200);
        }
    }
}
