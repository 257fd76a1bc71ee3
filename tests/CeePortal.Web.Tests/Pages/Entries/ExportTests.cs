using System.Net;
using CeePortal.Data.Accounts;
using CeePortal.Data.Lists;

namespace CeePortal.Web.Tests.Pages.Entries;

public sealed class ExportTests(EntriesPortal entries) : IClassFixture<EntriesPortal>
{
    [Fact]
    public async Task Export_OfTheScope_HasEveryRowAndNoFormula()
    {
        var browser = await entries.Portal.SignedInAsync(PortalRoles.Broker);
        using var answer = await browser.GetAsync(new Uri("/entries/export?sort=filed", UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Matches("^entries-\\d{4}-\\d\\d-\\d\\d.csv$", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var text = await answer.Content.ReadAsStringAsync();
        var rows = text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(73, rows.Length);
        Assert.StartsWith("Entry number,Entry type,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith(entries.Computers + ",01,", rows[1], StringComparison.Ordinal);
        Assert.Contains(",12-3456789,Example Electronics,XYZ,2704,", rows[1], StringComparison.Ordinal);
        Assert.Contains("2026-03-02T17:00:00Z,2026-03-04,filer's estimated entry date,007,Electronics Center (007),", rows[1], StringComparison.Ordinal);
        Assert.EndsWith(",10000.00,1,Accepted", rows[1], StringComparison.Ordinal);
        Assert.Contains("\"'=Imports & \"\"Sons\"\", Inc.\"", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Filtered_HasWhatTheListHas()
    {
        var browser = await entries.Portal.SignedInAsync(PortalRoles.Administrator);
        var page = await browser.PageAsync("/entries?port=3901");
        var text = await browser.GetStringAsync(new Uri(page.QuerySelector("a[download]")!.GetAttribute("href")!, UriKind.Relative));
        var row = Assert.Single(text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
        Assert.StartsWith(entries.OfPerson + ",", row, StringComparison.Ordinal);
        Assert.Contains("***-**-6789", row, StringComparison.Ordinal);
        Assert.EndsWith(",Withdrawn", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithAFilterThatCannotBeRead_GoesBackToTheList()
    {
        var browser = await entries.Portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await browser.GetAsync(new Uri("/entries/export?from=yesterday", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/entries?from=yesterday", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Export_ByANameThatTooManyImportersHave_GoesBackToTheListInWords()
    {
        await entries.AddImportersAsync("Manifold Trading", ImporterNames.MostFound + 1);
        var browser = await entries.Portal.SignedInAsync(PortalRoles.Administrator);
        using var answer = await browser.GetAsync(new Uri("/entries/export?importerName=Manifold", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/entries?importerName=Manifold", answer.Headers.Location?.ToString());
        var page = await browser.PageAsync("/entries?importerName=Manifold");
        Assert.Contains("Nothing was exported: more than 20 importers have \"Manifold\" in their name", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[download]")); // the list does not offer a file that would lack rows
        Assert.Equal(3, (await browser.GetStringAsync(new Uri("/entries/export?importerName=Manifold%20Trading%201%20of", UriKind.Relative))).Split("\r\n").Length);
    }
}
