using CeePortal.Data.Accounts;
using CeePortal.Web.Services.Administration.Reference;

namespace CeePortal.Web.Tests.Pages.Admin.Reference;

public sealed class TableTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    public static TheoryData<string> Slugs => [.. ReferenceTables.All.Select(t => t.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public async Task Every_row_that_comes_with_the_portal_passes_the_checks_of_its_own_form(string slug)
    {
        var table = ReferenceTables.Find(slug)!;
        var names = await portal.DataAsync(d => Task.FromResult(new ReferenceNames(d.RefCenters.ToDictionary(c => c.Code, c => c.ShortName))));
        List<string> problems = [];
        var seen = 0;
        for (string? after = null; ;)
        {
            var page = await portal.DataAsync(d => table.ListAsync(d, names, new ReferenceQuery(null, null, after, null), default));
            foreach (var line in page.Lines)
            {
                var record = await portal.DataAsync(d => table.FindAsync(d, names, line.Key, default));
                var result = await table.Validator.ValidateAsync(new ReferenceInput { Fields = record!.Texts, Why = "why" });
                problems.AddRange(result.Errors.Select(e => $"{line.Key}: {e.PropertyName}: {e.ErrorMessage}"));
                seen++;
            }
            if (page.Next is null)
            {
                Assert.Equal(page.Matching, seen); // pages by key leave nothing out and show nothing twice
                break;
            }
            after = page.Next;
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
    }

    [Theory, MemberData(nameof(Slugs))]
    public async Task Every_list_and_form_opens(string slug)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var list = await admin.PageAsync($"/admin/reference/{slug}");
        Assert.Equal(ReferenceTables.Find(slug)!.Title, list.Heading());
        // Rates of duty begin with none: what came with the portal is not in the table.
        var row = await admin.PageAsync(list.QuerySelector("tbody th a")?.GetAttribute("href") ?? $"/admin/reference/{slug}/row");
        Assert.NotNull(row.QuerySelector("main form[method=post] input[name=__RequestVerificationToken]"));
        foreach (var hint in row.QuerySelectorAll(".usa-hint")) Assert.NotEqual("", hint.TextContent.Trim());
    }

    [Fact]
    public async Task Pages_go_on_and_back_by_key()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var first = await admin.PageAsync("/admin/reference/ports");
        var second = await admin.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var back = await admin.PageAsync(second.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(Firsts(first), Firsts(back));
        Assert.Empty(Firsts(first).Intersect(Firsts(second)));
        Assert.Null(back.QuerySelector("a[rel=prev]"));

        static IEnumerable<string> Firsts(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim());
    }

    [Theory]
    [InlineData("coverage", "8471.30", "8469")]
    [InlineData("ports", "los angeles", "2704")]
    [InlineData("headings", "laptop", "8471")]
    [InlineData("countries", "germany", "DE")]
    public async Task A_search_finds_by_number_and_by_words(string slug, string words, string first)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var page = await admin.PageAsync($"/admin/reference/{slug}?q={Uri.EscapeDataString(words)}");
        Assert.Contains(page.QuerySelectorAll("tbody th"), c => c.TextContent.Trim() == first);
    }

    [Theory]
    [InlineData("100%")]
    [InlineData("a_b")]
    [InlineData("'; drop")]
    public async Task A_search_that_finds_nothing_says_so(string words)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        Assert.Contains("No port fits", (await admin.PageAsync($"/admin/reference/ports?q={Uri.EscapeDataString(words)}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_narrows_to_what_its_rows_rest_on()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var page = await admin.PageAsync("/admin/reference/coverage?basis=Published");
        Assert.All(page.QuerySelectorAll("td[data-label='Rests on']"), c => Assert.Equal("Published", c.TextContent.Trim()));
    }

    [Fact]
    public async Task A_cursor_that_cannot_be_read_shows_the_first_page()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        Assert.NotEmpty((await admin.PageAsync("/admin/reference/coverage?after=nonsense")).QuerySelectorAll("tbody tr"));
    }
}
