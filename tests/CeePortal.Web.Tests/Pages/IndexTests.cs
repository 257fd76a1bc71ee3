using System.Net;

namespace CeePortal.Web.Tests.Pages;

public class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?q=laptops")]
    [InlineData("/?q=drill")]
    [InlineData("/?q=labtop")]
    [InlineData("/?q=8471.30")]
    [InlineData("/?q=84")]
    [InlineData("/?q=9801")]
    [InlineData("/?q=0999")]
    [InlineData("/?q=8499")]
    [InlineData("/?q=7415&on=2013-01-01")]
    [InlineData("/?q=xyzzy")]
    [InlineData("/?q=8471&on=2015-06-01")]
    [InlineData("/?q=8471&on=someday")]
    public async Task Every_answer_is_a_sound_page(string address) => PageChecks.AssertSound(await portal.Anonymous().PageAsync(address));

    [Fact]
    public async Task A_number_is_answered_with_Center_office_basis_and_reason()
    {
        var words = (await portal.Anonymous().PageAsync("/?q=8471.30")).Words();

        Assert.Contains("Electronics Center (007)", words, StringComparison.Ordinal);
        Assert.Contains("Long Beach, CA", words, StringComparison.Ordinal);
        Assert.Contains("Heading 8471, Computers and data-processing machines, belongs to Electronics.", words, StringComparison.Ordinal);
        Assert.Contains("Provisional: inferred from the Center's industry, not from a published list. Confirm with the Center.", words, StringComparison.Ordinal);
        Assert.Contains("An importer has one Center for all its goods", words, StringComparison.Ordinal);
        Assert.Contains("Your payment is credited to your port of entry", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_row_says_so_with_its_source()
    {
        var page = await portal.Anonymous().PageAsync("/?q=0901");
        Assert.NotNull(page.QuerySelector(".answer .state--good"));
        Assert.Contains("Read in a CBP presentation", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_in_a_range_but_not_in_the_tariff_is_questioned() =>
        Assert.Contains("the tariff of 2022 has no such heading", (await portal.Anonymous().PageAsync("/?q=0999")).Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Ambiguous_words_lead_to_headings_to_choose()
    {
        var page = await portal.Anonymous().PageAsync("/?q=drill&on=2016-01-04");

        Assert.Contains("choose the heading that fits yours", page.Words(), StringComparison.Ordinal);
        // The day goes along, so that the answer after the choice is of the same day.
        Assert.Equal("/?q=8467&on=2016-01-04", page.QuerySelector(".matches a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_found_says_what_to_try()
    {
        var page = await portal.Anonymous().PageAsync("/?q=xyzzy");
        Assert.Contains("We found no goods called \"xyzzy\"", page.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".empty a"));
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_said_beside_the_field()
    {
        var page = await portal.Anonymous().PageAsync("/?q=8471&on=someday");
        Assert.Equal("Enter the day as year, month and day, such as 2016-03-23.", page.QuerySelector(".error-summary a")!.TextContent);
    }

    [Fact]
    public async Task What_was_asked_is_shown_as_text()
    {
        var page = await portal.Anonymous().PageAsync("/?q=" + Uri.EscapeDataString("<script>alert(1)</script>\"'"));
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.Equal("<script>alert(1)</script>\"'", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_search_works_as_a_plain_form()
    {
        var form = (await portal.Anonymous().PageAsync("/")).QuerySelector("form[role=search]")!;
        Assert.Equal("get", form.GetAttribute("method"));
        Assert.Null(form.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task The_style_sheet_is_served_and_small()
    {
        var browser = portal.Anonymous();
        var address = (await browser.PageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var css = await answer.Content.ReadAsByteArrayAsync();
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(css);
        Assert.InRange(packed.Length, 5_000, 40_000);
    }

    [Theory]
    [InlineData("/uswds/icons.svg")]
    [InlineData("/uswds/fonts/public-sans/PublicSans-Regular.woff2")]
    [InlineData("/js/portal.js")]
    [InlineData("/favicon.svg")]
    public async Task What_pages_need_is_served(string address)
    {
        using var answer = await portal.Anonymous().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
