using System.Net;
using AngleSharp.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Work;

namespace CeePortal.Web.Tests.Pages.Work;

public sealed class IndexTests(WorkPortal work) : IClassFixture<WorkPortal>
{
    PortalFactory Portal => work.Portal;

    [Fact]
    public async Task Queue_of_a_Center_shows_its_open_items_with_tabs_and_a_spoken_count()
    {
        var one = await work.FileAsync("Laptops of the queue");
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        var page = await browser.PageAsync("/work");
        PageChecks.AssertSound(page);
        Assert.Equal("Work of the Electronics Center (007)", page.Heading());
        var row = Row(page, one.Item.Number)!;
        Assert.Contains("Classification: Laptops of the queue", Text(row), StringComparison.Ordinal);
        Assert.Contains("nobody", Text(row), StringComparison.Ordinal);
        Assert.Contains("days left", Text(row), StringComparison.Ordinal);
        Assert.Contains("sorted by days left, fewest first", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var tabs = page.QuerySelectorAll(".tabs a").Select(Text).ToList();
        var open = await Portal.DataAsync(db => Task.FromResult(db.WorkItems.Count(w => w.Office == "007" && w.ClosedOn == null)));
        Assert.Contains($"All open {open}", tabs);
        Assert.NotNull(page.QuerySelector("details[data-keys] kbd"));
    }

    [Fact]
    public async Task Queue_is_narrowed_by_a_posted_form_and_keeps_its_state_in_the_address()
    {
        var one = await work.FileAsync("Narrowed");
        await work.SetAsync(one, "6206", 5_000_00);
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var answer = await browser.PostFormAsync("/work", new() { ["Filter.Heading"] = "6206", ["Filter.Least"] = "4,999", ["Filter.Importer"] = "" });
        Assert.Equal("/work?heading=6206&least=4,999", Uri.UnescapeDataString(answer.Headers.Location!.ToString()));
        var page = await browser.PageAsync(answer.Headers.Location.ToString());
        Assert.Equal([one.Item.Number.ToString()], page.QuerySelectorAll("tbody th a").Select(Text));
        Assert.StartsWith("1 item, sorted by", Text(page.QuerySelector("[role=status]")!), StringComparison.Ordinal);
        // The item carries the list, and leads back to it.
        var item = await browser.PageAsync(page.QuerySelector("tbody th a")!.GetAttribute("href")!);
        Assert.Contains("heading=6206", item.QuerySelector(".work-nav a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("heading=84x1", "A heading is four digits")]
    [InlineData("q=Acme", "neither the number of an item")]
    [InlineData("due=soon", "whole number")]
    [InlineData("least=much", "in dollars")]
    [InlineData("least=9&most=3", "less than the amount from")]
    [InlineData("port=99", "port")]
    public async Task A_filter_that_cannot_be_read_is_told_at_its_field(string query, string said)
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        var page = await browser.PageAsync("/work?" + query);
        PageChecks.AssertSound(page);
        Assert.Contains(said, page.QuerySelector(".error-summary")?.TextContent ?? "", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_number_finds_an_item_in_whatever_tab()
    {
        var one = await work.FileAsync("Withdrawn soon");
        await work.DoAsync(one, item => ((Domain.Protests.Protest)item).Withdraw("Settled.", work.Act()));
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        Assert.Null(Row(await browser.PageAsync("/work"), one.Item.Number));
        Assert.NotNull(Row(await browser.PageAsync($"/work?q={one.Item.Number}"), one.Item.Number));
        Assert.NotNull(Row(await browser.PageAsync($"/work?q={one.Item.Subject.Entries[0].Entry}"), one.Item.Number));
        Assert.NotNull(Row(await browser.PageAsync("/work?tab=closed"), one.Item.Number));
    }

    [Fact]
    public async Task The_trade_sees_its_own_items_and_what_waits_for_it()
    {
        var (own, other) = (await work.FileAsync("Asked about"), await work.FileAsync("Not asked about"));
        await work.DoAsync(own, item => item.RequestInformation("Which chip?", work.Today.AddDays(20), work.Act(WorkRoles.Specialist, 1)));
        var browser = await Portal.SignedInAsync(PortalRoles.Importer);
        var page = await browser.PageAsync("/work?tab=waiting");
        PageChecks.AssertSound(page);
        Assert.Equal("Your filings and requests", page.Heading());
        Assert.Contains("Answer asked for by", Text(Row(page, own.Item.Number)!), StringComparison.Ordinal);
        Assert.Null(Row(page, other.Item.Number));
        Assert.DoesNotContain("Test Specialist", page.Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=item]"));
        using var bulk = await browser.GetAsync(new Uri("/work/bulk", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, bulk.StatusCode);
    }

    [Fact]
    public async Task Headquarters_sees_every_office_and_narrows_to_one()
    {
        var (seven, nine) = (await work.FileAsync("At seven"), await work.FileAsync("At nine", "009"));
        var browser = await Portal.SignedInAsync(PortalRoles.HeadquartersReviewer);
        var all = await browser.PageAsync("/work?sort=-filed");
        Assert.Equal("Work of all offices", all.Heading());
        Assert.NotNull(Row(await browser.PageAsync($"/work?q={nine.Item.Number}"), nine.Item.Number));
        var one = await browser.PageAsync("/work?office=009");
        Assert.NotNull(Row(one, nine.Item.Number));
        Assert.Null(Row(one, seven.Item.Number));
        var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        Assert.Null(Row(await specialist.PageAsync("/work?office=009"), nine.Item.Number)); // whatever the address says
    }

    [Fact]
    public async Task A_saved_filter_stands_for_its_owner_and_a_shared_one_for_the_office()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        using (await PostAsync(browser, "/work?handler=Save", new() { ["name"] = "Late computers", ["share"] = "true", ["list"] = "tab=overdue&heading=8471" })) { }
        using (await PostAsync(browser, "/work?handler=Save", new() { ["name"] = "My own", ["list"] = "tab=mine" })) { }
        var colleague = await Portal.SignedInAsync(PortalRoles.Specialist, "Second desk");
        var page = await colleague.PageAsync("/work");
        var shared = page.QuerySelectorAll(".saved-list a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        Assert.Equal("/work?tab=overdue&heading=8471", shared["Late computers"]);
        Assert.DoesNotContain("My own", shared.Keys);
        Assert.Contains("My own", (await browser.PageAsync("/work")).QuerySelectorAll(".saved-list a").Select(a => a.TextContent));
        // Who neither owns it nor supervises cannot remove it.
        var id = await Portal.DataAsync(db => Task.FromResult(db.SavedWorkFilters.Single(f => f.Name == "Late computers").Id));
        using (await PostAsync(colleague, "/work?handler=Remove", new() { ["id"] = id.ToString() })) { }
        Assert.True(await Portal.DataAsync(db => Task.FromResult(db.SavedWorkFilters.Any(f => f.Id == id))));
        using (await PostAsync(browser, "/work?handler=Remove", new() { ["id"] = id.ToString() })) { }
        Assert.False(await Portal.DataAsync(db => Task.FromResult(db.SavedWorkFilters.Any(f => f.Id == id))));
    }

    internal static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, Dictionary<string, string> fields, string tokenFrom = "/work")
    {
        fields["__RequestVerificationToken"] = (await browser.PageAsync(tokenFrom)).Token();
        return await browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    internal static IElement? Row(IDocument page, WorkNumber number) => page.QuerySelectorAll("tbody tr").FirstOrDefault(r => r.QuerySelector("th a")?.TextContent.Trim() == number.ToString());

    internal static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
