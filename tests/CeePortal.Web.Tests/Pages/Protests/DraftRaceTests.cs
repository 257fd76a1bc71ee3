using AngleSharp.Dom;
using CeePortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>Two people on the same step of a draft: the later hears of it, and both texts stay on the screen.</summary>
public sealed class DraftRaceTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();
    HttpClient browser = null!;
    string draft = "";

    public async Task InitializeAsync()
    {
        var entry = await site.EntryAsync(1);
        await site.EntryAsync(2);
        browser = await site.Portal.SignedInAsync(PortalRoles.Importer);
        draft = await ProtestPortal.DraftAsync(browser, [entry]);
    }

    public async Task DisposeAsync()
    {
        browser.Dispose();
        await site.DisposeAsync();
    }

    static string Was(IDocument page) => page.QuerySelector("input[name=Was]")!.GetAttribute("value")!;

    async Task<HttpResponseMessage> SaveAsync(string step, string was, params (string Name, string Text)[] fields)
    {
        var form = fields.ToDictionary(f => f.Name, f => f.Text);
        form["Was"] = was;
        return await browser.PostFormAsync(draft + step, form);
    }

    Task<string> BodyAsync() => site.Portal.DataAsync(db => db.WorkDrafts.Select(d => d.Body).SingleAsync());

    [Fact]
    public async Task The_later_of_two_objections_is_told_what_changed_and_saves_knowingly_or_not_at_all()
    {
        const string step = "/objections/0";
        var was = Was(await browser.PageAsync(draft + step));
        (string, string)[] Fields(string reasons) => [("Input.Decision", "Classification"), ("Input.Category", "Centrifugal pumps"), ("Input.Claim", "Subheading 8413.70.20"), ("Input.Reasons", reasons), ("then", "on")];
        using (var first = await SaveAsync(step, was, Fields("Theirs: they are for wells."))) Assert.Equal(302, (int)first.StatusCode);
        using var late = await SaveAsync(step, was, Fields("Mine: they are for ships."));
        var page = await late.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains("A colleague saved this step while you had it open", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Theirs: they are for wells.", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Mine: they are for ships.", page.QuerySelector("textarea[name='Input.Reasons']")!.TextContent.Trim());
        Assert.Contains("Theirs", await BodyAsync(), StringComparison.Ordinal);
        // A second click of the one who won is no race, and the one who lost may save now.
        using (var again = await SaveAsync(step, was, Fields("Theirs: they are for wells."))) Assert.Equal(302, (int)again.StatusCode);
        using (var knowingly = await SaveAsync(step, Was(page), Fields("Mine: they are for ships."))) Assert.Equal(302, (int)knowingly.StatusCode);
        Assert.Contains("Mine", await BodyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_new_objections_both_stand_and_a_second_click_adds_nothing()
    {
        const string step = "/objections/1";
        var was = Was(await browser.PageAsync(draft + step));
        foreach (var category in new[] { "Pipes", "Valves", "Pipes" })
            using (var saved = await SaveAsync(step, was, ("Input.Decision", "Classification"), ("Input.Category", category), ("Input.Claim", "Free"), ("Input.Reasons", "So."), ("then", "on"))) Assert.Equal(302, (int)saved.StatusCode);
        Assert.Equal(3, CeePortal.Web.Services.Protests.ProtestForm.Read(1, await BodyAsync()).Objections.Count);
    }

    [Fact]
    public async Task Parties_requests_and_entries_tell_as_well()
    {
        foreach (var (step, field, theirs, mine) in new[]
        {
            ("/parties", "Input.RecipientName", "Theirs Person", "Mine Person"),
            ("/requests", "Input.FurtherFacts", "Theirs facts", "Mine facts"),
        })
        {
            var was = Was(await browser.PageAsync(draft + step));
            using (var first = await SaveAsync(step, was, (field, theirs))) Assert.Equal(302, (int)first.StatusCode);
            using var late = await SaveAsync(step, was, (field, mine));
            var page = await late.DocumentAsync();
            PageChecks.AssertSound(page);
            Assert.Contains(theirs, page.Words(), StringComparison.Ordinal);
            Assert.Contains(mine, page.Body!.TextContent + string.Concat(page.QuerySelectorAll("input").Select(i => i.GetAttribute("value"))), StringComparison.Ordinal);
            Assert.Contains(theirs, await BodyAsync(), StringComparison.Ordinal);
        }

        var entries = Was(await browser.PageAsync(draft + "/entries"));
        (string, string)[] row = [("Rows[0].Index", "0"), ("Rows[0].Number", ProtestPortal.Number(1).ToString())];
        using (var first = await SaveAsync("/entries", entries, [.. row, ("Add", ProtestPortal.Number(2).ToString()), ("then", "on")])) Assert.Equal(302, (int)first.StatusCode);
        using var second = await SaveAsync("/entries", entries, [.. row, ("Rows[0].DecidedOn", "2025-12-01"), ("Add", ProtestPortal.Number(3).ToString()), ("then", "on")]);
        var both = await second.DocumentAsync();
        PageChecks.AssertSound(both);
        Assert.Contains(both.QuerySelectorAll("tbody tr"), r => r.Children.Select(c => c.TextContent.Trim()).SequenceEqual([$"Entry {ProtestPortal.Number(2)}", "not there", "added"]));
        Assert.Contains("day of the decision 2025-12-01", both.Words(), StringComparison.Ordinal);
        Assert.Equal("2025-12-01", both.QuerySelector("input[name='Rows[0].DecidedOn']")!.GetAttribute("value"));
        Assert.Contains(ProtestPortal.Number(3).ToString(), both.QuerySelector("textarea[name=Add]")!.TextContent, StringComparison.Ordinal);
    }
}
