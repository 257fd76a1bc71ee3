using CeePortal.Data.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Account;

public sealed class SignInTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    static Dictionary<string, string> Form(string email, string password) => new() { ["Input.Email"] = email, ["Input.Password"] = password };

    [Fact]
    public async Task A_signed_in_visitor_sees_the_account_and_signing_out_ends_it()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var account = await broker.PageAsync("/account");
        Assert.Equal("Your account", account.Heading());
        Assert.Contains("Customs broker, Test Broker", account.Words(), StringComparison.Ordinal);

        using var signedOut = await broker.PostFormAsync("/account/signout", []);
        Assert.Equal("/account/signin", signedOut.Headers.Location!.ToString());
        Assert.Contains("You are signed out.", (await broker.PageAsync("/account/signin")).Words(), StringComparison.Ordinal);
        using var gone = await broker.GetAsync(new Uri("/account", UriKind.Relative));
        Assert.Equal(302, (int)gone.StatusCode);
    }

    [Fact]
    public async Task Empty_fields_are_named()
    {
        using var browser = portal.Anonymous();
        using var answer = await browser.PostFormAsync("/account/signin", Form("", ""));
        var words = (await answer.DocumentAsync()).Words();
        Assert.Contains("Type the email address of your account.", words, StringComparison.Ordinal);
        Assert.Contains("Type your password.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_resting_account_get_the_same_words()
    {
        var email = await portal.AccountAsync(PortalRoles.Surety);
        using var browser = portal.Anonymous();
        async Task<string> wordsAsync(string address, string password)
        {
            using var answer = await browser.PostFormAsync("/account/signin", Form(address, password));
            Assert.Equal(200, (int)answer.StatusCode);
            return (await answer.DocumentAsync()).QuerySelector(".error-summary")!.TextContent.Trim();
        }
        var wrong = await wordsAsync(email, "not the password");
        var unknown = await wordsAsync("nobody.here@tests.example", "not the password");
        for (var i = 0; i < 5; i++)
            await wordsAsync(email, "not the password");
        var resting = await wordsAsync(email, PortalFactory.Password);
        Assert.Contains("Check both and try again", wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, unknown);
        Assert.Equal(wrong, resting);
    }

    [Fact]
    public async Task An_account_rests_after_five_wrong_tries_and_opens_again_after_fifteen_minutes()
    {
        // Identity's lockout goes by the machine's clock, so the end of the rest is set back in the database.
        var email = await portal.AccountAsync(PortalRoles.PartnerAgency);
        using var browser = portal.Anonymous();
        for (var i = 0; i < 5; i++)
            (await browser.PostFormAsync("/account/signin", Form(email, "not the password"))).Dispose();
        using (var refused = await browser.PostFormAsync("/account/signin", Form(email, PortalFactory.Password)))
            Assert.Equal(200, (int)refused.StatusCode);

        await portal.DataAsync(async data =>
        {
            var user = data.Users.Single(u => u.Email == email);
            Assert.InRange(user.LockoutEnd!.Value, DateTimeOffset.UtcNow.AddMinutes(14), DateTimeOffset.UtcNow.AddMinutes(16));
            user.LockoutEnd = DateTimeOffset.UtcNow.AddSeconds(-1);
            return await data.SaveChangesAsync();
        });
        using var admitted = await browser.PostFormAsync("/account/signin", Form(email, PortalFactory.Password));
        Assert.Equal(302, (int)admitted.StatusCode);
    }

    [Fact]
    public async Task Demo_accounts_are_neither_listed_nor_opened_outside_Development()
    {
        await using var production = new PortalFactory();
        await production.DataAsync(async _ =>
        {
            await using var scope = production.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync();
        });
        using var browser = production.Anonymous();
        Assert.Null((await browser.PageAsync("/account/signin")).QuerySelector("#demo-heading"));

        var demo = DemoSeeder.Accounts.First(a => a.Role == PortalRoles.Administrator).Email;
        using var click = await browser.PostFormAsync("/account/signin", new() { ["account"] = demo }, "Demo");
        Assert.Equal(404, (int)click.StatusCode);
        using var typed = await browser.PostFormAsync("/account/signin", Form(demo, DemoSeeder.Password));
        Assert.Equal(200, (int)typed.StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task A_return_address_on_another_site_is_ignored(string returnUrl)
    {
        var email = await portal.AccountAsync(PortalRoles.Importer);
        using var browser = portal.Anonymous();
        using var answer = await browser.PostFormAsync($"/account/signin?returnUrl={Uri.EscapeDataString(returnUrl)}", Form(email, PortalFactory.Password));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.StartsWith("/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", answer.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_answer_without_a_question_is_refused_in_words()
    {
        using var browser = portal.Anonymous();
        using var answer = await browser.PostFormAsync("/account/signin", new() { ["credential"] = "{}" }, "Passkey");
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("We could not sign you in with this passkey", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_asks_for_a_passkey_with_a_challenge_of_its_own()
    {
        using var browser = portal.Anonymous();
        async Task<string> challengeAsync()
        {
            using var answer = await browser.PostFormAsync("/account/signin", [], "PasskeyOptions");
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
            using var options = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal("required", options.RootElement.GetProperty("userVerification").GetString());
            return options.RootElement.GetProperty("challenge").GetString()!;
        }
        Assert.NotEqual(await challengeAsync(), await challengeAsync());
    }
}
