namespace CeePortal.Web.Tests.Security;

public sealed class AgencySignInTests
{
    [Fact]
    public async Task Without_a_provider_there_is_no_such_way_in()
    {
        await using var portal = new PortalFactory();
        using var browser = portal.Anonymous();
        Assert.Empty((await browser.PageAsync("/account/signin")).QuerySelectorAll("form[action^='/account/agency']"));
        using var answer = await browser.GetAsync(new Uri("/account/agency", UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task With_a_provider_the_form_stands_there_and_the_content_policy_lets_it_leave()
    {
        await using var portal = new PortalFactory
        {
            Settings =
            {
                ["OpenIdConnect:Authority"] = "https://login.agency.example/tenant",
                ["OpenIdConnect:ClientId"] = "ceeportal",
                ["OpenIdConnect:DisplayName"] = "Example Agency",
            },
        };
        using var browser = portal.Anonymous();
        using var answer = await browser.GetAsync(new Uri("/account/signin", UriKind.Relative));
        Assert.Contains("Sign in with Example Agency", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https://login.agency.example;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")) + ";", StringComparison.Ordinal);
    }
}
