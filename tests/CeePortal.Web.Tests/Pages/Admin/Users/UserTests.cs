using System.Globalization;
using CeePortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Admin.Users;

public sealed class UserTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_new_user_signs_in_with_the_password_that_is_shown_once()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var organization = await OrganizationOfAsync(PortalRoles.Surety);
        var email = Address();
        using var created = await admin.FillAsync("/admin/users/edit", new()
        {
            ["Input.Name"] = "New Person",
            ["Input.Email"] = email,
            ["Input.Role"] = PortalRoles.Surety,
            ["Input.OrganizationId"] = organization,
        });
        Assert.Equal(302, (int)created.StatusCode);
        var address = created.Headers.Location!.ToString();
        var page = await admin.PageAsync(address);
        var password = page.QuerySelector(".usa-alert .mono")!.TextContent;
        Assert.DoesNotContain(password, (await admin.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal); // shown once
        await SignInAsync(email, password, 302);

        var told = await portal.DataAsync(async d => await d.Events.Where(e => e.StreamType == "user" && e.StreamId == Id(address)).SingleAsync());
        Assert.Equal("AccountOpened", told.Type);
        Assert.DoesNotContain("New Person", told.Payload, StringComparison.Ordinal); // persons stand in events by key
        Assert.DoesNotContain(email, told.Payload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "", "Enter the person's name.")]
    [InlineData("Input.Email", "nobody", "This is not an e-mail address.")]
    [InlineData("Input.Role", "", "Choose a role.")]
    [InlineData("Input.Role", PortalRoles.Broker, "a customs broker belongs to a customs broker")]
    [InlineData("Input.OrganizationId", "", "A surety belongs to an organization")]
    public async Task What_does_not_fit_is_refused_and_the_rest_is_kept(string field, string value, string sentence)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        Dictionary<string, string> fields = new()
        {
            ["Input.Name"] = "Kept Name",
            ["Input.Email"] = "kept@tests.example",
            ["Input.Role"] = PortalRoles.Surety,
            ["Input.OrganizationId"] = await OrganizationOfAsync(PortalRoles.Surety),
        };
        fields[field] = value;
        using var answer = await admin.FillAsync("/admin/users/edit", fields);
        Assert.Equal(200, (int)answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(sentence, page.Words(), StringComparison.Ordinal);
        Assert.Equal(fields["Input.Name"], page.Value("Input.Name"));
        Assert.Equal(fields["Input.Email"], page.Value("Input.Email"));
    }

    [Fact]
    public async Task An_address_has_one_account()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync("/admin/users/edit", new()
        {
            ["Input.Name"] = "Twin",
            ["Input.Email"] = await portal.AccountAsync(PortalRoles.Surety),
            ["Input.Role"] = PortalRoles.Surety,
            ["Input.OrganizationId"] = await OrganizationOfAsync(PortalRoles.Surety),
        });
        Assert.Contains("There is already an account with this e-mail address.", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_stays_out_until_it_is_enabled()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var email = await portal.AccountAsync(PortalRoles.PartnerAgency);
        var address = await AddressOfAsync(email);
        await ActAsync(admin, address, "Disable");
        await SignInAsync(email, PortalFactory.Password, 200);
        Assert.Contains("Disabled", (await admin.PageAsync(address)).Words(), StringComparison.Ordinal);
        Assert.Contains(email, (await admin.PageAsync("/admin/users?state=Disabled")).Words(), StringComparison.Ordinal);
        await ActAsync(admin, address, "Unlock"); // a lock is another matter
        await SignInAsync(email, PortalFactory.Password, 200);
        await ActAsync(admin, address, "Enable");
        await SignInAsync(email, PortalFactory.Password, 302);
    }

    [Fact]
    public async Task A_locked_account_is_unlocked()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var email = await portal.AccountAsync(PortalRoles.FieldOperations);
        for (var i = 0; i < 5; i++) await SignInAsync(email, "wrong password here", null);
        await SignInAsync(email, PortalFactory.Password, null, admitted: false);
        var address = await AddressOfAsync(email);
        Assert.Contains("Locked until", (await admin.PageAsync(address)).Words(), StringComparison.Ordinal);
        await ActAsync(admin, address, "Unlock");
        await SignInAsync(email, PortalFactory.Password, 302);
    }

    [Fact]
    public async Task A_reset_password_takes_the_place_of_the_old_one()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var email = await portal.AccountAsync(PortalRoles.PortOfficer);
        var address = await AddressOfAsync(email);
        await ActAsync(admin, address, "ResetPassword");
        var password = (await admin.PageAsync(address)).QuerySelector(".usa-alert .mono")!.TextContent;
        await SignInAsync(email, PortalFactory.Password, 200);
        await SignInAsync(email, password, 302);
    }

    [Fact]
    public async Task A_lost_second_factor_is_reset()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var email = await portal.AccountAsync(PortalRoles.HeadquartersReviewer);
        await portal.DataAsync(d => d.Users.Where(u => u.Email == email).ExecuteUpdateAsync(u => u.SetProperty(r => r.TwoFactorEnabled, true)));
        await ActAsync(admin, await AddressOfAsync(email), "ResetTwoFactor");
        Assert.False(await portal.DataAsync(d => d.Users.Where(u => u.Email == email).Select(u => u.TwoFactorEnabled).SingleAsync()));
        await SignInAsync(email, PortalFactory.Password, 302);
    }

    [Fact]
    public async Task A_change_of_role_is_recorded_and_a_lost_race_keeps_the_text()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var email = await portal.AccountAsync(PortalRoles.Specialist);
        var address = (await AddressOfAsync(email)).Replace("/users/", "/users/edit/", StringComparison.Ordinal);
        var opened = await admin.PageAsync(address);
        using (var changed = await admin.FillAsync(address, new() { ["Input.Role"] = PortalRoles.Supervisor }))
            Assert.Equal(302, (int)changed.StatusCode);
        var told = await portal.DataAsync(d => d.Events.Where(e => e.StreamType == "user" && e.Type == "AccountChanged").OrderByDescending(e => e.At).FirstAsync());
        Assert.Contains(PortalRoles.Specialist, told.Payload, StringComparison.Ordinal);
        Assert.Contains(PortalRoles.Supervisor, told.Payload, StringComparison.Ordinal);

        using var late = await admin.SendAsync(opened, address, new() { ["Input.Name"] = "My text", ["Input.Role"] = PortalRoles.CenterDirector });
        Assert.Equal(200, (int)late.StatusCode);
        var page = await late.DocumentAsync();
        Assert.Contains("Test Administrator changed this on", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Role Supervisor Center director", page.Words(), StringComparison.Ordinal);
        Assert.Equal("My text", page.Value("Input.Name"));
        using var again = await admin.SendAsync(page, address, []);
        Assert.Equal(302, (int)again.StatusCode);
    }

    [Fact]
    public async Task Nobody_shuts_out_the_last_administrator()
    {
        await using var alone = new PortalFactory();
        using var admin = await alone.SignedInAsync(PortalRoles.Administrator);
        var user = await alone.DataAsync(d => d.Users.SingleAsync());
        var address = $"/admin/users/{user.Id.ToString(CultureInfo.InvariantCulture)}";
        await ActAsync(admin, address, "Disable");
        Assert.Contains("You cannot disable your own account.", (await admin.PageAsync(address)).Words(), StringComparison.Ordinal);
        using var answer = await admin.FillAsync(address.Replace("/users/", "/users/edit/", StringComparison.Ordinal), new() { ["Input.Role"] = PortalRoles.HeadquartersReviewer });
        Assert.Contains("the only administrator who can sign in", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    static string Address() => $"new.{Guid.NewGuid().ToString("N")[..8]}@tests.example";

    static long Id(string address) => long.Parse(address[(address.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);

    static async Task ActAsync(HttpClient admin, string address, string handler)
    {
        using var answer = await admin.PostFormAsync(address, [], handler);
        Assert.Equal(302, (int)answer.StatusCode);
    }

    async Task SignInAsync(string email, string password, int? status, bool? admitted = null)
    {
        using var visitor = portal.Anonymous();
        using var answer = await visitor.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = password });
        if (status is { } wanted) Assert.Equal(wanted, (int)answer.StatusCode);
        if (admitted is { } wants) Assert.Equal(wants, answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.Contains("Account=", StringComparison.Ordinal)));
    }

    async Task<string> AddressOfAsync(string email) =>
        $"/admin/users/{(await portal.DataAsync(d => d.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync())).ToString(CultureInfo.InvariantCulture)}";

    async Task<string> OrganizationOfAsync(string role)
    {
        var email = await portal.AccountAsync(role);
        return (await portal.DataAsync(d => d.Users.Where(u => u.Email == email).Select(u => u.OrganizationId).SingleAsync()))!.Value.ToString(CultureInfo.InvariantCulture);
    }
}
