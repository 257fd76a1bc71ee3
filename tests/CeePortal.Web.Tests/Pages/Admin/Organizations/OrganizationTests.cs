using System.Globalization;
using CeePortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Admin.Organizations;

public sealed class OrganizationTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_broker_gets_its_filer_code_with_its_factor()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var address = await AddAsync(admin, "Broker");
        using (var added = await admin.FillAsync(address, new() { ["Filer.Code"] = "q7z", ["Filer.Factor"] = "3" }, "handler=Filer"))
            Assert.Equal(302, (int)added.StatusCode);
        var filer = await portal.DataAsync(d => d.FilerAccounts.SingleAsync(f => f.Filer == "Q7Z"));
        Assert.Equal(3, filer.CheckDigitFactor);
        Assert.Contains("gave it a filer code", (await admin.PageAsync(address)).Words(), StringComparison.Ordinal);

        var other = await AddAsync(admin, "Broker");
        using (var taken = await admin.FillAsync(other, new() { ["Filer.Code"] = "Q7Z", ["Filer.Factor"] = "0" }, "handler=Filer"))
            Assert.Contains("Filer code Q7Z belongs to", (await taken.DocumentAsync()).Words(), StringComparison.Ordinal);
        using (var wrong = await admin.FillAsync(other, new() { ["Filer.Code"] = "Q7", ["Filer.Factor"] = "12" }, "handler=Filer"))
        {
            var page = await wrong.DocumentAsync();
            Assert.Contains("A filer code has three letters or digits.", page.Words(), StringComparison.Ordinal);
            Assert.Contains("The check digit factor is one digit", page.Words(), StringComparison.Ordinal);
            Assert.Equal(("Q7", "12"), (page.Value("Filer.Code"), page.Value("Filer.Factor")));
        }
        using (var back = await admin.FillAsync(address, [], "handler=RemoveFiler"))
            Assert.Equal(302, (int)back.StatusCode);
        Assert.False(await portal.DataAsync(d => d.FilerAccounts.AnyAsync(f => f.Filer == "Q7Z")));
    }

    [Fact]
    public async Task A_persons_number_is_kept_encrypted_shown_masked_and_never_told()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var address = await AddAsync(admin, "Importer");
        using (var added = await admin.FillAsync(address, new() { ["Importer.Number"] = "123-45-6789" }, "handler=Importer"))
            Assert.Equal(302, (int)added.StatusCode);
        var page = await admin.PageAsync(address);
        Assert.Contains("***-**-6789", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("123-45", page.Source.Text, StringComparison.Ordinal);
        var importer = await portal.DataAsync(d => d.Importers.SingleAsync(i => i.Display == "***-**-6789"));
        Assert.Null(importer.NumberText);
        Assert.NotNull(importer.NumberCipher);
        Assert.DoesNotContain(await portal.DataAsync(d => d.Events.Select(e => e.Payload).ToListAsync()), p => p.Contains("6789", StringComparison.Ordinal));

        // Found by its number all the same, and once only.
        Assert.Contains("1 organization", (await admin.PageAsync("/admin/organizations?q=123-45-6789")).Words(), StringComparison.Ordinal);
        using var twice = await admin.FillAsync(address, new() { ["Importer.Number"] = "123-45-6789" }, "handler=Importer");
        Assert.Contains("belongs to this organization already", (await twice.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_power_of_attorney_is_recorded_once_for_a_day_and_ended()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var address = await AddAsync(admin, "Broker");
        Dictionary<string, string> power = new() { ["Power.Number"] = "98-7654321", ["Power.Name"] = "Test Company", ["Power.From"] = "2026-01-01" };
        using (var added = await admin.FillAsync(address, new(power), "handler=Power"))
            Assert.Equal(302, (int)added.StatusCode);
        using (var again = await admin.FillAsync(address, new(power) { ["Power.From"] = "2026-06-01" }, "handler=Power"))
            Assert.Contains("is on file for some of these days", (await again.DocumentAsync()).Words(), StringComparison.Ordinal);
        using (var early = await admin.FillAsync(address, new() { ["until"] = "2025-12-31" }, "handler=EndPower"))
            Assert.Contains("The last day is before the first.", (await admin.PageAsync(address)).Words(), StringComparison.Ordinal);
        using (var ended = await admin.FillAsync(address, new() { ["until"] = "2026-05-31" }, "handler=EndPower"))
            Assert.Equal(302, (int)ended.StatusCode);
        using (var next = await admin.FillAsync(address, new(power) { ["Power.From"] = "2026-06-01" }, "handler=Power"))
            Assert.Equal(302, (int)next.StatusCode);
        var id = long.Parse(address[(address.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture);
        Assert.Equal([new DateOnly(2026, 5, 31), null],
            await portal.DataAsync(d => d.PowersOfAttorney.Where(p => p.OrganizationId == id).OrderBy(p => p.From).Select(p => p.Until).ToListAsync()));
    }

    [Theory]
    [InlineData("Center", "Choose the Center")]
    [InlineData("Port", "The port code is missing.")]
    [InlineData("Surety", "A surety code has three digits")]
    [InlineData("", "Choose the kind.")]
    public async Task Each_kind_needs_its_code(string kind, string sentence)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync("/admin/organizations/edit", new() { ["Input.Name"] = "Kept name", ["Input.Kind"] = kind });
        var page = await answer.DocumentAsync();
        Assert.Contains(sentence, page.Words(), StringComparison.Ordinal);
        Assert.Equal("Kept name", page.Value("Input.Name"));
    }

    [Fact]
    public async Task A_lost_race_shows_who_was_first()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var address = (await AddAsync(admin, "Agency")).Replace("/organizations/", "/organizations/edit/", StringComparison.Ordinal);
        var opened = await admin.PageAsync(address);
        using (await admin.FillAsync(address, new() { ["Input.Name"] = "First's name" }))
        {
        }
        using var late = await admin.SendAsync(opened, address, new() { ["Input.Name"] = "Second's name" });
        var page = await late.DocumentAsync();
        Assert.Contains("Test Administrator changed this on", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Name First's name Second's name", page.Words(), StringComparison.Ordinal);
        using var again = await admin.SendAsync(page, address, []);
        Assert.Equal(302, (int)again.StatusCode);
    }

    async Task<string> AddAsync(HttpClient admin, string kind)
    {
        using var answer = await admin.FillAsync("/admin/organizations/edit", new() { ["Input.Name"] = $"Test {kind} {Guid.NewGuid().ToString("N")[..6]}", ["Input.Kind"] = kind });
        Assert.Equal(302, (int)answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
