using CeePortal.Data.Accounts;
using CeePortal.Data.Reference;
using CeePortal.Domain.Tariff;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Admin.Reference;

public sealed class RowChangeTests : IAsyncDisposable
{
    readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_edit_is_stored_with_one_event_that_tells_old_and_new()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var was = await portal.DataAsync(d => d.RefPorts.SingleAsync(p => p.Code == "2704"));
        using var answer = await admin.FillAsync("/admin/reference/ports/row?key=2704", new() { ["Input.Fields[Name]"] = "Los Angeles, edited", ["Input.Why"] = "For a test" });
        Assert.Equal("/admin/reference/ports", answer.Headers.Location!.ToString());

        var port = await portal.DataAsync(d => d.RefPorts.SingleAsync(p => p.Code == "2704"));
        Assert.Equal(("Los Angeles, edited", was.Seq + 1), (port.Name, port.Seq));
        var told = Assert.Single(await portal.DataAsync(d => d.Events.Where(e => e.StreamType == "ref:ports").ToListAsync()));
        Assert.Equal("RowChanged", told.Type);
        Assert.NotNull(told.ActorId);
        Assert.Contains(was.Name, told.Payload, StringComparison.Ordinal);
        Assert.Contains("Los Angeles, edited", told.Payload, StringComparison.Ordinal);
        Assert.Empty(await portal.DataAsync(d => CeePortal.Data.Events.EventLog.VerifyAsync(d)));

        var page = await admin.PageAsync("/admin/reference/ports/row?key=2704");
        Assert.Contains("Test Administrator changed this: For a test", page.Words(), StringComparison.Ordinal);
        Assert.Contains($"{was.Name} became Los Angeles, edited", page.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_what_stands_already_changes_nothing()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync("/admin/reference/fees/row?key=2024-10-01", []);
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal(0, await portal.DataAsync(d => d.RefFees.Where(f => f.From == new DateOnly(2024, 10, 1)).Select(f => f.Seq).SingleAsync()));
        Assert.Equal(0, await portal.DataAsync(d => d.Events.CountAsync(e => e.StreamType == "ref:fees")));
    }

    [Fact]
    public async Task Who_comes_second_sees_who_was_first_and_keeps_the_text()
    {
        const string address = "/admin/reference/ports/row?key=2704";
        using var first = await portal.SignedInAsync(PortalRoles.Administrator);
        using var second = await portal.SignedInAsync(PortalRoles.Administrator, "Another office");
        var opened = await second.PageAsync(address);
        using (await first.FillAsync(address, new() { ["Input.Fields[Name]"] = "First's name" }))
        {
        }
        using var refused = await second.SendAsync(opened, address, new() { ["Input.Fields[Name]"] = "Second's name" });
        Assert.Equal(200, (int)refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("Test Administrator changed this on", page.Words(), StringComparison.Ordinal);
        Assert.Contains("First's name", page.Words(), StringComparison.Ordinal);
        Assert.Equal("Second's name", page.Value("Input.Fields[Name]"));
        Assert.Equal("First's name", await portal.DataAsync(d => d.RefPorts.Where(p => p.Code == "2704").Select(p => p.Name).SingleAsync()));

        using var again = await second.SendAsync(page, address, []);
        Assert.Equal(302, (int)again.StatusCode);
        Assert.Equal("Second's name", await portal.DataAsync(d => d.RefPorts.Where(p => p.Code == "2704").Select(p => p.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_changed_coverage_row_is_a_new_version_and_the_old_one_can_be_rebuilt()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var row = await portal.DataAsync(d => d.RefCoverage.SingleAsync(c => c.HeadingFrom.CompareTo("8471") <= 0 && c.HeadingTo.CompareTo("8471") >= 0));
        using var answer = await admin.FillAsync($"/admin/reference/coverage/row?key={row.Id}", new() { ["Input.Fields[Center]"] = "010", ["Input.Why"] = "The list of a test" });
        Assert.Equal(302, (int)answer.StatusCode);

        var day = new DateOnly(2026, 9, 1);
        var laptop = HtsNumber.Parse("8471300100");
        var (now, before) = await portal.DataAsync(async d => (await RoutingBookSource.BuildAsync(d), await RoutingBookSource.BuildAsync(d, 1)));
        Assert.Equal(("2", "010"), (now.CoverageVersion, now.FindCoverage(laptop, day)!.Center.ToString()));
        Assert.Equal(("1", "007"), (before.CoverageVersion, before.FindCoverage(laptop, day)!.Center.ToString()));
        Assert.Equal(before.Coverage.Count, now.Coverage.Count);
        Assert.Contains("The list of a test", (await admin.PageAsync("/admin/reference/coverage/versions")).Words(), StringComparison.Ordinal);

        using var ended = await admin.FillAsync($"/admin/reference/coverage/row?key={row.Id}", new() { ["Input.Why"] = "Ended by a test" }, action: null);
        Assert.Equal(302, (int)ended.StatusCode); // nothing differed
        var page = await admin.PageAsync($"/admin/reference/coverage/row?key={row.Id}");
        using var removed = await admin.PostAsync(new Uri($"/admin/reference/coverage/row?key={row.Id}&handler=Remove", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Token(),
            ["Input.Seq"] = page.Value("Input.Seq")!,
            ["Input.Why"] = "Ended by a test",
        }));
        Assert.Equal(302, (int)removed.StatusCode);
        Assert.Null((await portal.DataAsync(d => RoutingBookSource.BuildAsync(d))).FindCoverage(laptop, day));
        Assert.Contains("This row ended with coverage version 3.", (await admin.PageAsync($"/admin/reference/coverage/row?key={row.Id}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_routing_goes_by_an_edit()
    {
        var source = (RoutingBookSource)portal.Services.GetService(typeof(RoutingBookSource))!;
        Assert.Equal("1", (await source.GetAsync()).CoverageVersion);
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        var row = await portal.DataAsync(d => d.RefCoverage.OrderBy(c => c.HeadingFrom).FirstAsync());
        using (await admin.FillAsync($"/admin/reference/coverage/row?key={row.Id}", new() { ["Input.Fields[Basis]"] = row.Basis == "Published" ? "Provisional" : "Published", ["Input.Why"] = "A test" }))
        {
        }
        for (var wait = 0; wait < 40 && (await source.GetAsync()).CoverageVersion == "1"; wait++) await Task.Delay(100);
        Assert.Equal("2", (await source.GetAsync()).CoverageVersion);
    }

    [Fact]
    public async Task A_policy_period_that_changes_gets_a_new_version_and_words_do_not()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using (await admin.FillAsync("/admin/reference/policies/row?key=5", new() { ["Input.Fields[Summary]"] = "Other words.", ["Input.Why"] = "Words" }))
        {
        }
        Assert.Equal("Other words.", await portal.DataAsync(d => d.RefPolicies.Where(p => p.Version == "5").Select(p => p.Summary).SingleAsync()));
        using var answer = await admin.FillAsync("/admin/reference/policies/row?key=5", new() { ["Input.Fields[From]"] = "2017-02-01", ["Input.Why"] = "The day of a test" });
        Assert.Equal(302, (int)answer.StatusCode);
        var book = await portal.DataAsync(d => RoutingBookSource.BuildAsync(d));
        Assert.Equal(("5-r2", new DateOnly(2017, 2, 1)), (book.Policies[^1].Version, book.Policies[^1].From));
        Assert.Equal(5, book.Policies.Count);
        Assert.Equal(0, await ((ReferenceSeeder)portal.Services.GetService(typeof(ReferenceSeeder))!).SeedAsync());
        var page = await admin.PageAsync("/admin/reference/policies/row?key=5-r2");
        Assert.Contains("The day of a test", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Words", page.Words(), StringComparison.Ordinal); // the history of its former version
    }

    [Fact]
    public async Task A_changed_opening_renews_the_periods_that_it_governs()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync("/admin/reference/openings/row?key=TestParticipants~003", new() { ["Input.Fields[From]"] = "2013-01-01", ["Input.Why"] = "A test" });
        Assert.Equal(302, (int)answer.StatusCode);
        var versions = (await portal.DataAsync(d => RoutingBookSource.BuildAsync(d))).Policies.Select(p => p.Version);
        Assert.Equal(["1", "2", "3-r2", "4-r2", "5"], versions);
    }

    [Fact]
    public async Task A_takeover_names_a_port_that_exists_and_can_be_removed()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        Dictionary<string, string> fields = new()
        {
            ["Input.Fields[Center]"] = "007",
            ["Input.Fields[Port]"] = "9876",
            ["Input.Fields[From]"] = "2015-03-01",
            ["Input.Fields[Basis]"] = "Modelled",
            ["Input.Fields[Source]"] = "A test",
            ["Input.Why"] = "A test",
        };
        using (var unknown = await admin.FillAsync("/admin/reference/takeovers/row", fields))
            Assert.Contains("There is no port 9876.", (await unknown.DocumentAsync()).Words(), StringComparison.Ordinal);
        fields["Input.Fields[Port]"] = "5203";
        using (var added = await admin.FillAsync("/admin/reference/takeovers/row", fields))
            Assert.Equal(302, (int)added.StatusCode);
        var page = await admin.PageAsync("/admin/reference/takeovers/row?key=007~5203");
        using var removed = await admin.PostAsync(new Uri("/admin/reference/takeovers/row?key=007~5203&handler=Remove", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Token(),
            ["Input.Seq"] = page.Value("Input.Seq")!,
            ["Input.Why"] = "A test",
        }));
        Assert.Equal(302, (int)removed.StatusCode);
        Assert.False(await portal.DataAsync(d => d.RefPortTakeovers.AnyAsync(t => t.Center == "007" && t.Port == "5203")));
        Assert.Equal(["RowAdded", "RowRemoved"], await portal.DataAsync(d => d.Events.Where(e => e.StreamType == "ref:takeovers").OrderBy(e => e.Seq).Select(e => e.Type).ToListAsync()));
    }
}
