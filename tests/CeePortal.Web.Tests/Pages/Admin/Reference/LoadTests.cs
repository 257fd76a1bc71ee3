using System.Net.Http.Headers;
using System.Text;
using CeePortal.Data.Accounts;
using CeePortal.Data.Reference;
using CeePortal.Domain.Tariff;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Admin.Reference;

public sealed class LoadTests : IAsyncDisposable
{
    const string Address = "/admin/reference/coverage/load";
    const string List = "heading_from,heading_to,center,effective_from,effective_to,source\n8471,8473,010,,,\n0409,0409,008,2026-01-01,,\n8517.13.0000,8517.14.0080,003,,,79 FR 1\n";

    static readonly DateOnly day = new(2026, 9, 1);

    readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_list_is_previewed_then_published_as_one_version()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var start = await admin.PageAsync(Address);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(start.Token()), "__RequestVerificationToken" },
            { new StringContent("Changes"), "Input.Kind" },
            { new StringContent("Notice of a test"), "Input.Source" },
        };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes("\uFEFF" + List));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "Input.File", "list.csv");
        using var shown = await admin.PostAsync(new Uri(Address + "?handler=Preview", UriKind.Relative), form);
        var preview = await shown.DocumentAsync();
        Assert.Equal("What the list would change", preview.Heading());
        Assert.Contains("8471 Computers and data-processing machines Electronics (007) Machinery (010)", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("0409 Honey", preview.Words(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.DataAsync(d => d.RefCoverageVersions.CountAsync())); // nothing yet

        using var published = await admin.SendAsync(preview, Address, [], "Publish");
        Assert.Equal("/admin/reference/coverage", published.Headers.Location!.ToString());
        var book = await portal.DataAsync(d => RoutingBookSource.BuildAsync(d));
        Assert.Equal("2", book.CoverageVersion);
        string? center(string number, DateOnly on) => book.FindCoverage(HtsNumber.Parse(number), on)?.Center.ToString();
        Assert.Equal(("010", "007", "003"), (center("8471300100", day), center("8470", day), center("8517130000", day)));
        Assert.Equal(("008", "002", "002", "002"), (center("0409", day), center("0409", new DateOnly(2025, 12, 31)), center("0408", day), center("0410", day)));
        Assert.Equal("Published", book.FindCoverage(HtsNumber.Parse("8471"), day)!.Basis.ToString());
        Assert.Equal("79 FR 1", book.FindCoverage(HtsNumber.Parse("8517140080"), day)!.Source);
        var told = await portal.DataAsync(d => d.Events.SingleAsync(e => e.StreamType == "ref:coverage-version"));
        Assert.Equal(2, told.StreamId);
        Assert.Contains("Notice of a test", told.Payload, StringComparison.Ordinal);
        var before = await portal.DataAsync(d => RoutingBookSource.BuildAsync(d, 1));
        Assert.Equal("007", before.FindCoverage(HtsNumber.Parse("8471300100"), day)!.Center.ToString());
    }

    [Fact]
    public async Task A_whole_list_warns_of_what_nobody_would_cover()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var preview = await PreviewAsync(admin, List, "Complete", "2027-01-01");
        Assert.Contains("Headings that no Center would cover", preview.Words(), StringComparison.Ordinal);
        using var published = await admin.SendAsync(preview, Address, [], "Publish");
        Assert.Equal(302, (int)published.StatusCode);
        var book = await portal.DataAsync(d => RoutingBookSource.BuildAsync(d));
        Assert.Null(book.FindCoverage(HtsNumber.Parse("0101"), new DateOnly(2027, 1, 1)));
        Assert.NotNull(book.FindCoverage(HtsNumber.Parse("0101"), new DateOnly(2026, 12, 31))); // the past stays covered
        Assert.Equal("010", book.FindCoverage(HtsNumber.Parse("8471"), new DateOnly(2027, 1, 1))!.Center.ToString());
    }

    [Fact]
    public async Task A_list_is_compared_anew_when_somebody_published_meanwhile()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var mine = await PreviewAsync(admin, List);
        var theirs = await PreviewAsync(admin, "heading_from,center\n8470,010\n");
        using (await admin.SendAsync(theirs, Address, [], "Publish"))
        {
        }
        using var answer = await admin.SendAsync(mine, Address, [], "Publish");
        Assert.Equal(200, (int)answer.StatusCode);
        var again = await answer.DocumentAsync();
        Assert.Contains("Somebody else published a coverage version meanwhile", again.Words(), StringComparison.Ordinal);
        using var published = await admin.SendAsync(again, Address, [], "Publish");
        Assert.Equal(302, (int)published.StatusCode);
        Assert.Equal(3, await portal.DataAsync(d => d.RefCoverageVersions.MaxAsync(v => v.Number)));
    }

    [Fact]
    public async Task Loading_the_same_list_again_finds_nothing_to_publish()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using (await admin.SendAsync(await PreviewAsync(admin, List), Address, [], "Publish"))
        {
        }
        var again = await PreviewAsync(admin, List);
        Assert.Contains("The list says what stands already", again.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Choose a file, or paste the list.")]
    [InlineData("a,b\n1,2\n", "The first row must name the columns heading_from and center. It reads: a, b.")]
    [InlineData("heading_from,center\n8471,011\n", "Row 2: \"011\" as the Center. A Center code is 001 to 010")]
    [InlineData("heading_from,center\n847,010\n", "Row 2: \"847\" in the first column of numbers.")]
    [InlineData("heading_from,center,effective_from\n8471,010,soon\n", "Row 2: \"soon\" is not a day.")]
    [InlineData("heading_from,heading_to,center\n8471,8473,010\n8472,8472,007\n", "overlap on the same days")]
    [InlineData("heading_from,heading_to,center\n8473,8471,010\n", "the first number comes after the last")]
    [InlineData("heading_from,center\n", "The list names no numbers")]
    public async Task A_list_that_cannot_be_read_is_refused_with_row_and_remedy(string list, string sentence)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var page = await PreviewAsync(admin, list);
        Assert.Contains(sentence, page.Words(), StringComparison.Ordinal);
        Assert.Equal(list.TrimEnd(), page.Value("Input.Text")!.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd()); // kept, to correct it
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> PreviewAsync(HttpClient admin, string list, string kind = "Changes", string from = "")
    {
        using var answer = await admin.FillAsync(Address, new() { ["Input.Text"] = list, ["Input.Kind"] = kind, ["Input.From"] = from, ["Input.Source"] = "Notice of a test" }, "Preview");
        return await answer.DocumentAsync();
    }
}
