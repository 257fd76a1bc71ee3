namespace CeePortal.Web.Tests.Security;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Sign_in_refuses_after_too_many_tries_and_still_shows_its_page()
    {
        await using var portal = new PortalFactory { Settings = { ["RateLimits:SignInPerMinute"] = "3" } };
        using var browser = portal.Anonymous();
        var wrong = new Dictionary<string, string> { ["Input.Email"] = "nobody@tests.example", ["Input.Password"] = "wrong" };
        for (var i = 0; i < 3; i++)
            using (var answer = await browser.PostFormAsync("/account/signin", wrong))
                Assert.Equal(200, (int)answer.StatusCode);

        using var refused = await browser.PostFormAsync("/account/signin", wrong);
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("Too many tries", (await refused.DocumentAsync()).Heading());
        using var page = await browser.GetAsync(new Uri("/account/signin", UriKind.Relative));
        Assert.Equal(200, (int)page.StatusCode);
    }
}
