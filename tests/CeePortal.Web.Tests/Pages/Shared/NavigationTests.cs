using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Pages.Shared;

public class NavigationTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    static string[] Entries(AngleSharp.Dom.IDocument page) =>
        [.. page.QuerySelectorAll("nav[aria-label=Main] a:not(.who)").Select(a => a.TextContent.Trim())];

    [Fact]
    public async Task Without_an_account_the_header_leads_to_what_is_public()
    {
        var page = await portal.Anonymous().PageAsync("/");
        Assert.Equal(["Find your Center", "Centers", "I hold a letter", "Which way?"], Entries(page));
        Assert.Equal("Sign in", page.QuerySelector("nav[aria-label=Main] .who")!.TextContent);
    }

    public static TheoryData<string> AllRoles => [.. PortalRoles.All];

    [Theory]
    [MemberData(nameof(AllRoles))]
    public async Task Every_entry_of_every_role_opens_and_there_are_five_at_most(string role)
    {
        var browser = await portal.SignedInAsync(role);
        var page = await browser.PageAsync("/");

        var links = page.QuerySelectorAll("nav[aria-label=Main] a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.InRange(Entries(page).Length, 2, 5);
        foreach (var link in links)
        {
            using var answer = await browser.GetAsync(new Uri(link, UriKind.Relative));
            Assert.True(answer.IsSuccessStatusCode, $"{link} answers {answer.StatusCode} to {role}.");
        }
    }

    [Theory]
    [InlineData("/", "Find your Center")]
    [InlineData("/list", "Find your Center")]
    [InlineData("/centers/007", "Centers")]
    public async Task The_entry_of_this_place_is_marked(string address, string words) =>
        Assert.Equal(words, Assert.Single((await portal.Anonymous().PageAsync(address)).QuerySelectorAll("nav[aria-label=Main] [aria-current=page]")).TextContent);

    [Fact]
    public async Task A_broker_comes_to_file() => Assert.Equal("Uploads", Entries(await (await portal.SignedInAsync(PortalRoles.Broker)).PageAsync("/"))[0]);
}
