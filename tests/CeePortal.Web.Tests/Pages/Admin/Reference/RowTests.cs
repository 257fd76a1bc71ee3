using CeePortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Admin.Reference;

/// <summary>What the form refuses; RowChangeTests has what it does.</summary>
public sealed class RowTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("ports", "Code", "27O4", "A port code has four digits")]
    [InlineData("ports", "Name", "", "Name is missing.")]
    [InlineData("ports", "District", "53", "The district of port 2799 is 27")]
    [InlineData("countries", "Code", "GER", "A country code has two letters")]
    [InlineData("fees", "From", "yesterday", "\"yesterday\" is not a day")]
    [InlineData("fees", "MpfMinimumCents", "12,5.5.5", "This is not an amount in dollars")]
    [InlineData("fees", "MpfRateMillionths", "0.34641", "at most four decimals")]
    [InlineData("coverage", "HeadingFrom", "84713", "4, 6, 8 or 10 digits")]
    [InlineData("coverage", "Center", "", "Choose a Center.")]
    [InlineData("coverage", "Why", "", "Say why")]
    [InlineData("policies", "EntryTypes", "01, 3", "3: An entry type has two digits")]
    [InlineData("headings", "Source", "", "Source is missing.")]
    public async Task A_value_that_cannot_be_is_refused_in_its_own_words(string table, string field, string value, string sentence)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        Dictionary<string, string> fields = new()
        {
            ["Input.Fields[Code]"] = table == "ports" ? "2799" : "ZZ",
            ["Input.Fields[Name]"] = "Test",
            ["Input.Fields[District]"] = "27",
            ["Input.Fields[Kind]"] = "Country",
            ["Input.Fields[From]"] = "2030-10-01",
            ["Input.Fields[MpfRateMillionths]"] = "0.3464",
            ["Input.Fields[MpfMinimumCents]"] = "1",
            ["Input.Fields[MpfMaximumCents]"] = "2",
            ["Input.Fields[HeadingFrom]"] = "8471",
            ["Input.Fields[HeadingTo]"] = "8471",
            ["Input.Fields[Center]"] = "007",
            ["Input.Fields[Basis]"] = "Published",
            ["Input.Fields[Source]"] = "A test",
            ["Input.Why"] = "A test",
        };
        fields[field == "Why" ? "Input.Why" : $"Input.Fields[{field}]"] = value;
        using var answer = await admin.FillAsync($"/admin/reference/{table}/row", fields);
        Assert.Equal(200, (int)answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(sentence, page.Words(), StringComparison.Ordinal);
        // A browser's date field cannot show what is no date; the message quotes it.
        Assert.Equal(value == "yesterday" ? "" : value, page.Value(field == "Why" ? "Input.Why" : $"Input.Fields[{field}]"));
    }

    [Fact]
    public async Task A_row_that_stands_already_is_not_added_twice()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync("/admin/reference/ports/row", new()
        {
            ["Input.Fields[Code]"] = "2704",
            ["Input.Fields[Name]"] = "Again",
            ["Input.Fields[District]"] = "27",
            ["Input.Fields[Basis]"] = "Published",
            ["Input.Fields[Source]"] = "A test",
        });
        Assert.Contains("There is already Los Angeles", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_that_contradicts_itself_is_refused_with_the_books_sentence()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync("/admin/reference/coverage/row", new()
        {
            ["Input.Fields[HeadingFrom]"] = "8471",
            ["Input.Fields[HeadingTo]"] = "8471",
            ["Input.Fields[Center]"] = "010",
            ["Input.Fields[Basis]"] = "Published",
            ["Input.Fields[Source]"] = "A test",
            ["Input.Why"] = "A test",
        });
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Contains("overlap on the same days. End one on the day before the other begins", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal(1, await portal.DataAsync(d => d.RefCoverageVersions.CountAsync()));
    }

    [Fact]
    public async Task The_first_policy_period_must_be_the_time_before_Centers()
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.FillAsync("/admin/reference/policies/row?key=1", new() { ["Input.Fields[Rule]"] = "Permanent", ["Input.Why"] = "A test" });
        Assert.Contains("must be the time before Centers", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/reference/nothing")]
    [InlineData("/admin/reference/ports/row?key=0000")]
    [InlineData("/admin/reference/fees/row?key=never")]
    [InlineData("/admin/reference/centers/row")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var admin = await portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await admin.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(PortalRoles.Broker)]
    [InlineData(PortalRoles.CenterDirector)]
    public async Task Nobody_but_an_administrator_enters(string role)
    {
        using var visitor = await portal.SignedInAsync(role);
        foreach (var address in (string[])["/admin", "/admin/reference", "/admin/reference/ports/row?key=2704", "/admin/reference/coverage/load", "/admin/users", "/admin/organizations", "/admin/jobs"])
        {
            using var answer = await visitor.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(403, (int)answer.StatusCode);
        }
    }
}
