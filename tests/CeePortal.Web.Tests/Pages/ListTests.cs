using System.Net;
using AngleSharp.Dom;

namespace CeePortal.Web.Tests.Pages;

public class ListTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    async Task<HttpResponseMessage> PostAsync(string? text = null, byte[]? file = null)
    {
        var browser = portal.Anonymous();
        var token = (await browser.PageAsync("/list")).Token();
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        if (text is not null) form.Add(new StringContent(text), "Text");
        if (file is not null) form.Add(new ByteArrayContent(file), "Attached", "goods.csv");
        return await browser.PostAsync(new Uri("/list", UriKind.Relative), form);
    }

    async Task<IDocument> RefusedAsync(string? text = null, byte[]? file = null)
    {
        using var answer = await PostAsync(text, file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        return page;
    }

    [Fact]
    public async Task A_list_is_answered_under_an_address_that_can_be_sent_on()
    {
        using var answer = await PostAsync("6109.10.0012, 3\n8471.30.0100, 12, 50000");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/list?l=6109100012-3_8471300100-12-50000", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_answer_shows_shares_lead_and_evidence()
    {
        var page = await portal.Anonymous().PageAsync("/list?l=6109100012-3-1000_8471300100-12-50000");

        PageChecks.AssertSound(page);
        Assert.Equal("Electronics Center (007)", page.QuerySelector(".answer--first h2")!.TextContent);
        Assert.Contains("Clear: 80 % of lines, next 20 %", page.Words(), StringComparison.Ordinal);
        Assert.Equal(["80", "20"], page.QuerySelectorAll(".shares rect.value").Select(bar => bar.GetAttribute("width")!));
        Assert.Contains("$50,000", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_are_explained()
    {
        var page = await portal.Anonymous().PageAsync("/list?l=6109-10-100_8471-9-90000");
        Assert.Contains("The lead over the next Center is under 10 points.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("By entered value another Center leads.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_do_not_count_are_named()
    {
        var page = await portal.Anonymous().PageAsync("/list?l=8499-4_8471-9_98010010-2");
        Assert.Contains("No Center covers these on this day; check that they exist: 8499.", page.Words(), StringComparison.Ordinal);
        Assert.Contains("not what they are: 9801.00.10.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_uncovered_numbers_only_teaches()
    {
        var page = await portal.Anonymous().PageAsync("/list?l=9801-4");
        PageChecks.AssertSound(page);
        Assert.Contains("No Center covers these goods", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_are_named_and_the_good_ones_answered()
    {
        var page = await RefusedAsync("8471, 12\nabc\n8471.3, 5");

        Assert.Equal(["2", "3"], page.QuerySelectorAll("th[data-label=Row]").Select(cell => cell.TextContent));
        Assert.Equal("Electronics Center (007)", page.QuerySelector(".answer--first h2")!.TextContent);
        Assert.Contains("8471.3, 5", page.GetElementById("Text")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The list is empty.")]
    [InlineData("hello\nworld", "No row of the list could be read.")]
    public async Task A_list_without_goods_is_refused_beside_the_box(string text, string problem)
    {
        var page = await RefusedAsync(text);
        Assert.StartsWith(problem, page.QuerySelector(".error-summary a[href='#Text']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read()
    {
        using var answer = await PostAsync(file: "\uFEFFHTS;Value\r\n8471.30.0100;$500\r\n"u8.ToArray());
        Assert.Equal("/list?l=8471300100-1-500", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_workbook_or_a_picture_is_called_what_it_is()
    {
        Assert.Contains("Excel workbook", (await RefusedAsync(file: "PK\u0003\u0004rest"u8.ToArray())).Words(), StringComparison.Ordinal);
        Assert.Contains("not a text file", (await RefusedAsync(file: [0x89, 0x50, 0, 0])).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_in_words() =>
        Assert.Contains("larger than 1 MB", (await RefusedAsync(file: new byte[1024 * 1024 + 1])).Words(), StringComparison.Ordinal);

    [Fact]
    public async Task A_list_too_long_for_an_address_is_answered_where_it_was_sent()
    {
        var page = await RefusedAsync(string.Join('\n', Enumerable.Range(0, 800).Select(i => $"84{i:D8}, 12, 50000")));
        Assert.Contains("too long for an address", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("Text", "8471")]);
        using var answer = await portal.Anonymous().PostAsync(new Uri("/list", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
