using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Security;

public sealed class SecurityHeadersTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/signin")]
    [InlineData("/no-such-page")]
    [InlineData("/js/passkeys.js")]
    public async Task Every_answer_carries_the_headers(string address)
    {
        using var browser = portal.Anonymous();
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        string header(string name) => string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);

        Assert.Equal("DENY", header("X-Frame-Options"));
        Assert.Equal("nosniff", header("X-Content-Type-Options"));
        Assert.Equal("same-origin", header("Referrer-Policy"));
        Assert.Equal("same-origin", header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("publickey-credentials-get=", header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("web-share", header("Permissions-Policy"), StringComparison.Ordinal); // unknown to many browsers, which warn
        Assert.Equal("", header("Server"));
    }

    [Fact]
    public async Task The_content_policy_allows_nothing_inline_and_nothing_foreign()
    {
        using var browser = portal.Anonymous();
        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.Matches("script-src 'self' 'nonce-[^']{40,}'", policy);
    }

    [Fact]
    public async Task Each_answer_has_a_nonce_of_its_own()
    {
        using var browser = portal.Anonymous();
        using var first = await browser.GetAsync(new Uri("/", UriKind.Relative));
        using var second = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.NotEqual(first.Headers.GetValues("Content-Security-Policy").Single(), second.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/signin")]
    [InlineData("/centers")]
    [InlineData("/no-such-page")]
    public async Task No_page_has_inline_scripts_styles_or_handlers(string address)
    {
        using var browser = portal.Anonymous();
        var page = await browser.PageAsync(address);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => !s.HasAttribute("src") && !s.HasAttribute("nonce"));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Cookies_are_secure_closed_to_scripts_and_bound_to_this_host()
    {
        using var browser = portal.Anonymous();
        var email = await portal.AccountAsync(PortalRoles.Broker);
        using var page = await browser.GetAsync(new Uri("/account/signin", UriKind.Relative));
        using var signedIn = await browser.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = PortalFactory.Password });
        var cookies = page.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-CeePortal-Account=", StringComparison.Ordinal));
        Assert.Contains(cookies, c => c.StartsWith("__Host-CeePortal-Form=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }
}
