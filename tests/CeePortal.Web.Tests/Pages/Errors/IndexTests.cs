using System.Net.Http.Headers;
using CeePortal.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Errors;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task An_address_that_leads_nowhere_says_so()
    {
        using var browser = portal.Anonymous();
        using var answer = await browser.GetAsync(new Uri("/no/such/page", UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Equal("We could not find this page", page.Heading());
        Assert.NotNull(page.QuerySelector("header.site-header")); // styled like any other page
    }

    [Theory]
    [InlineData("/account/signin")]
    [InlineData("/list")]
    public async Task A_form_without_its_token_is_told_that_it_expired(string address)
    {
        using var browser = portal.Anonymous();
        using var form = new FormUrlEncodedContent([new("Input.Email", "a@b.example")]);
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), form);
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Equal("This form has expired", page.Heading());
        Assert.Contains("Nothing was saved.", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_ours_gives_a_number_to_read_out_and_no_inner_details()
    {
        await using var failing = new PortalFactory
        {
            Replace = services => services.AddScoped<DemoAccounts>(_ => throw new InvalidOperationException("secret detail")),
        };
        using var browser = failing.Anonymous();
        using var answer = await browser.GetAsync(new Uri("/account/signin", UriKind.Relative));
        Assert.Equal(500, (int)answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        var page = await answer.DocumentAsync();
        Assert.Equal("Something went wrong on our side", page.Heading());
        Assert.Matches("^[0-9a-f]{32}$", page.QuerySelector("main code")!.TextContent);
        Assert.DoesNotContain("secret detail", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/errors/404", 404)]
    [InlineData("/errors/500", 500)]
    [InlineData("/errors/200", 404)]
    public async Task Asked_for_directly_it_answers_with_the_status_that_it_speaks_of(string address, int status)
    {
        using var browser = portal.Anonymous();
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.NotEqual("", (await answer.DocumentAsync()).Heading());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers_anybody(string address)
    {
        using var browser = portal.Anonymous();
        browser.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
    }
}
