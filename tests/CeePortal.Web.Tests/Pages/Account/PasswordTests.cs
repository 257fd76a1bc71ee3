using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Pages.Account;

public sealed class PasswordTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData(PortalFactory.Password, "short one", "short one", "has 9 characters; it needs at least 12")]
    [InlineData(PortalFactory.Password, "four other words stand here", "four other words stood here", "The two new passwords differ")]
    [InlineData(PortalFactory.Password, PortalFactory.Password, PortalFactory.Password, "is the same as the current one")]
    [InlineData(PortalFactory.Password, "password12345", "password12345", "easy to guess")]
    [InlineData("not the current one", "four other words stand here", "four other words stand here", "This is not your current password")]
    [InlineData("", "", "", "Type your current password.")]
    public async Task A_change_that_does_not_fit_says_why(string current, string next, string again, string sentence)
    {
        using var visitor = await portal.SignedInAsync(PortalRoles.Importer);
        using var answer = await visitor.PostFormAsync("/account/password", new() { ["Input.Current"] = current, ["Input.New"] = next, ["Input.Again"] = again });
        Assert.Equal(200, (int)answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(sentence, page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("input[type=password]"), i => i.HasAttribute("value"));
    }

    [Fact]
    public async Task A_new_password_opens_the_account_and_the_old_one_no_longer()
    {
        var email = await portal.AccountAsync(PortalRoles.Surety);
        using var visitor = await portal.SignedInAsync(PortalRoles.Surety);
        const string next = "four other words stand here";
        using (var changed = await visitor.PostFormAsync("/account/password", new() { ["Input.Current"] = PortalFactory.Password, ["Input.New"] = next, ["Input.Again"] = next }))
            Assert.Equal("/account", changed.Headers.Location!.ToString());
        Assert.Contains("Your password is changed.", (await visitor.PageAsync("/account")).Words(), StringComparison.Ordinal);

        using var other = portal.Anonymous();
        using (var old = await other.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = PortalFactory.Password }))
            Assert.Equal(200, (int)old.StatusCode);
        using var admitted = await other.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = next });
        Assert.Equal(302, (int)admitted.StatusCode);
    }
}
