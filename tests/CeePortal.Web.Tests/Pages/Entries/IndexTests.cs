using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Pages.Entries;

public sealed class IndexTests(EntriesPortal entries) : IClassFixture<EntriesPortal>
{
    PortalFactory Portal => entries.Portal;

    static List<string> Numbers(IHtmlDocument page) => [.. page.QuerySelectorAll("table.entries tbody th .mono").Select(e => e.TextContent)];

    [Theory]
    [InlineData("", 73)]
    [InlineData("center=007", 71)]
    [InlineData("port=1001", 1)]
    [InlineData("filer=QQQ", 1)]
    [InlineData("type=01", 73)]
    [InlineData("type=03", 0)]
    [InlineData("from=2026-03-03&to=2026-03-04", 2)]
    [InlineData("from=3%2F2%2F2026&to=3%2F2%2F2026", 1)]
    [InlineData("date=deciding&from=2026-03-20&to=2026-03-20", 1)]
    [InlineData("date=deciding&to=2026-03-19", 72)]
    [InlineData("center=007&port=2704&from=2026-03-02&to=2026-03-02", 1)]
    public async Task List_Filtered_CountsWhatFits(string query, int count)
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        var page = await browser.PageAsync("/entries?" + query);
        if (count == 0) Assert.Equal("No entry fits these filters", page.QuerySelector(".empty h2")?.TextContent);
        else Assert.Contains($"{count} {(count == 1 ? "entry" : "entries")} in all", page.Words(), StringComparison.Ordinal);
        Assert.Equal(Math.Min(count, 50), Numbers(page).Count);
    }

    [Theory]
    [InlineData("with hyphens")]
    [InlineData("compact")]
    [InlineData("lower case and blanks")]
    public async Task List_ByEntryNumber_FindsItInAnyForm(string form)
    {
        var typed = form switch { "with hyphens" => entries.Shirts.ToString(), "compact" => entries.Shirts.ToCompact(), _ => $" {entries.Shirts.ToString().ToLowerInvariant()} " };
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        Assert.Equal([entries.Shirts.ToString()], Numbers(await browser.PageAsync("/entries?number=" + Uri.EscapeDataString(typed))));
    }

    [Theory]
    [InlineData(PortalRoles.Importer, 71)]
    [InlineData(PortalRoles.Broker, 72)]
    [InlineData(PortalRoles.Specialist, 71)]
    [InlineData(PortalRoles.PortOfficer, 71)]
    [InlineData(PortalRoles.HeadquartersReviewer, 73)]
    public async Task List_OfARole_ShowsItsScopeAndNoMore(string role, int count)
    {
        var browser = await Portal.SignedInAsync(role);
        var page = await browser.PageAsync("/entries?sort=filed");
        Assert.Contains($"{count} entries in all", page.Words(), StringComparison.Ordinal);
        Assert.Equal(entries.Computers.ToString(), Numbers(page)[0]);
        // What another party filed cannot be asked for either.
        if (count < 73) Assert.Empty(Numbers(await browser.PageAsync("/entries?number=" + entries.OfPerson)));
    }

    [Fact]
    public async Task Pages_ThereAndBack_ShowEveryRowOnceAndKeepTheFilter()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Broker);
        foreach (var sort in new[] { "filed", "-filed", "number", "-number" })
        {
            var first = await browser.PageAsync($"/entries?filer=XYZ&sort={sort}");
            Assert.Null(first.QuerySelector("a[rel=prev]"));
            var second = await browser.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
            Assert.Contains("filer=XYZ", first.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Null(second.QuerySelector("a[rel=next]"));
            var all = Numbers(first).Concat(Numbers(second)).ToList();
            Assert.Equal(72, all.Distinct().Count());
            if (sort == "number") Assert.Equal(all.Order(StringComparer.Ordinal), all);
            if (sort == "-number") Assert.Equal(all.OrderDescending(StringComparer.Ordinal), all);
            if (sort == "filed") Assert.Equal(entries.Computers.ToString(), all[0]);
            if (sort == "-filed") Assert.Equal(entries.Computers.ToString(), all[^1]);
            var back = await browser.PageAsync(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
            Assert.Equal(Numbers(first), Numbers(back));
        }
    }

    [Fact]
    public async Task Sort_NotServedByAnIndex_IsNotOffered()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        var page = await browser.PageAsync("/entries?sort=number");
        Assert.Equal(["-filed", "filed"], page.QuerySelectorAll("select[name='Filter.Sort'] option").Select(o => o.GetAttribute("value")).OfType<string>().Order(StringComparer.Ordinal));
        Assert.Equal("descending", page.QuerySelector("th[aria-sort]")?.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Entry_OpenedFromAFilteredList_LeadsBackToIt()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        const string list = "/entries?port=1001&sort=filed";
        var page = await browser.PageAsync(list);
        var entry = await browser.PageAsync(page.QuerySelector("table.entries tbody th a")!.GetAttribute("href")!);
        Assert.Equal(list, entry.QuerySelector(".page-heading .actions a")!.GetAttribute("href"));
        var history = await browser.PageAsync(entry.QuerySelectorAll(".tabs a")[1].GetAttribute("href")!);
        Assert.Equal(list, history.QuerySelector(".page-heading .actions a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_day_as_people_type_it_stands_in_the_date_field_as_browsers_want_it()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        var page = await browser.PageAsync("/entries?from=9/1/2026");
        Assert.Equal("2026-09-01", page.QuerySelector("#Filter_From")?.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Filter_From-error"));
    }

    [Fact]
    public async Task BadDate_SaysSoAtTheFieldAndStillShowsTheList()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        var page = await browser.PageAsync("/entries?from=31.12.2026&port=1001");
        Assert.Contains("This date cannot be read: \"31.12.2026\"", page.QuerySelector("#Filter_From-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("#Filter_From")?.GetAttribute("value") ?? ""); // a date field cannot show it
        Assert.Equal("#Filter_From", page.QuerySelector(".error-summary a")?.GetAttribute("href"));
        Assert.Equal([entries.Shirts.ToString()], Numbers(page));
    }

    [Theory]
    [InlineData("number=XYZ", "11 characters")]
    [InlineData("port=27", "four digits")]
    [InlineData("filer=TOOLONG", "three letters or digits")]
    [InlineData("center=011", "001 to 010")]
    [InlineData("from=2026-03-05&to=2026-03-01", "before the first")]
    public async Task BadFilter_SaysWhatIsWrong(string query, string words)
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        Assert.Contains(words, (await browser.PageAsync("/entries?" + query)).QuerySelector(".error-summary")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importer_BySocialSecurityNumber_IsFoundAndNeverStandsInAnAddressOrThePage()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await browser.PostFormAsync("/entries", new() { ["Filter.Importer"] = EntriesPortal.Person, ["Filter.Filer"] = "QQQ" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        Assert.DoesNotContain("6789", address, StringComparison.Ordinal);
        Assert.Contains("filer=QQQ", address, StringComparison.Ordinal);
        var page = await browser.PageAsync(address);
        Assert.Equal([entries.OfPerson.ToString()], Numbers(page));
        Assert.Contains("***-**-6789", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(EntriesPortal.Person, page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123-45-6788", "***-**-6788")]
    [InlineData("123456789", "none of the three forms")]
    public async Task Importer_NumberNotFound_SaysSoWithoutTheNumber(string typed, string words)
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await browser.PostFormAsync("/entries", new() { ["Filter.Importer"] = typed });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(words, page.QuerySelector("#Filter_Importer-error")?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(typed, page.Source.Text, StringComparison.Ordinal);
        Assert.NotEmpty(Numbers(page));
    }

    [Theory]
    [InlineData("98-7654321", 1)]
    [InlineData("sons", 1)]
    [InlineData("Example Elec", 50)]
    public async Task Importer_ByNumberOrName_NarrowsTheList(string typed, int rows)
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await browser.PostFormAsync("/entries", new() { ["Filter.Importer"] = typed });
        Assert.Equal(rows, Numbers(await browser.PageAsync(answer.Headers.Location!.ToString())).Count);
    }

    [Fact]
    public async Task Importer_OfWhomTheVisitorSeesNothing_IsNotFoundByNumberNameOrKey()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Importer);
        foreach (var typed in new[] { EntriesPortal.Person, "98-7654321", "sons" })
        {
            using var answer = await browser.PostFormAsync("/entries", new() { ["Filter.Importer"] = typed });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotNull((await answer.DocumentAsync()).QuerySelector("#Filter_Importer-error"));
        }
        var page = await browser.PageAsync("/entries?importerId=" + entries.PersonId.ToString(CultureInfo.InvariantCulture));
        Assert.Empty(Numbers(page));
        Assert.DoesNotContain("6789 remove", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("***-**", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithoutEntries_SaysHowTheyGetHere()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.ProtestFiler);
        var page = await browser.PageAsync("/entries");
        Assert.Contains("as soon as your broker files them", page.QuerySelector(".empty")?.TextContent, StringComparison.Ordinal);
    }
}
