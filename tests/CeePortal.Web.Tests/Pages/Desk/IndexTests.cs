using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Web.Tests.Pages.Entries;

namespace CeePortal.Web.Tests.Pages.Desk;

public sealed class IndexTests(EntriesPortal entries) : IClassFixture<EntriesPortal>
{
    const string March = "from=2026-03-01&to=2026-03-31";

    static List<string> Rows(IHtmlDocument page) => [.. page.QuerySelectorAll("table.desk tbody tr").Select(Spaced)];

    [Fact]
    public async Task Desk_OfASpecialist_IsTheOwnCenterByDay()
    {
        var browser = await entries.Portal.SignedInAsync(PortalRoles.Specialist);
        // Another Center cannot be asked for.
        var page = await browser.PageAsync($"/desk?center=004&{March}");
        Assert.Equal("Electronics Center (007)", page.Heading());
        Assert.Null(page.QuerySelector("select[name=Center]"));
        Assert.Equal(["March 7, 2026 (Saturday) 70 $700,000", "March 2, 2026 (Monday) 1 $10,000"], Rows(page));
        Assert.Contains("71", page.QuerySelector(".facts-row")!.TextContent, StringComparison.Ordinal);

        var list = await browser.PageAsync(page.QuerySelectorAll("table.desk tbody a")[1].GetAttribute("href")!);
        Assert.Equal([entries.Computers.ToString()], list.QuerySelectorAll("table.entries tbody th .mono").Select(e => e.TextContent));
    }

    [Theory]
    [InlineData("importer", "Example Electronics 12-3456789 71 $710,000")]
    [InlineData("port", "Los Angeles, CA 2704 71 $710,000")]
    public async Task Desk_ByImporterAndPort_LeadsToTheListWithThatFilter(string group, string row)
    {
        var browser = await entries.Portal.SignedInAsync(PortalRoles.FieldOperations);
        var page = await browser.PageAsync($"/desk?center=007&group={group}&{March}");
        Assert.Equal([row], Rows(page));
        var list = await browser.PageAsync(page.QuerySelector("table.desk tbody a")!.GetAttribute("href")!);
        Assert.Contains("71 entries in all", list.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk_OfThoseWhoSeeAll_AsksForTheCenter()
    {
        var browser = await entries.Portal.SignedInAsync(PortalRoles.Administrator);
        var page = await browser.PageAsync("/desk");
        Assert.Equal(11, page.QuerySelectorAll("select[name=Center] option").Length);
        Assert.Null(page.QuerySelector("table.desk"));
        Assert.Contains("Nothing arrived in these days", (await browser.PageAsync("/desk?center=007&from=2020-01-01&to=2020-02-01")).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=x", "cannot be read")]
    [InlineData("from=2026-03-05&to=2026-03-01", "before the first")]
    [InlineData("from=2020-01-01&to=2026-03-01", "at most 366 days")]
    [InlineData("center=12", "001 to 010")]
    public async Task Desk_BadInput_SaysWhatIsWrong(string query, string words)
    {
        var browser = await entries.Portal.SignedInAsync(PortalRoles.Administrator);
        Assert.Contains(words, (await browser.PageAsync("/desk?" + query)).QuerySelector(".error-summary")?.TextContent, StringComparison.Ordinal);
    }

    static string Spaced(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
