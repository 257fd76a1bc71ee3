using System.Net;
using AngleSharp.Dom;
using CeePortal.Data.Accounts;

namespace CeePortal.Web.Tests.Pages.Entries;

public sealed class EntryTests(EntriesPortal entries) : IClassFixture<EntriesPortal>
{
    PortalFactory Portal => entries.Portal;

    [Theory]
    [InlineData(PortalRoles.Importer)]
    [InlineData(PortalRoles.Broker)]
    [InlineData(PortalRoles.Specialist)]
    [InlineData(PortalRoles.PortOfficer)]
    public async Task Entry_OutOfScope_IsNotFoundLikeOneThatDoesNotExist(string role)
    {
        var browser = await Portal.SignedInAsync(role);
        using var other = await browser.GetAsync(new Uri($"/entries/{entries.OfPerson}", UriKind.Relative));
        using var none = await browser.GetAsync(new Uri("/entries/XYZ-9999999-9", UriKind.Relative));
        using var own = await browser.GetAsync(new Uri($"/entries/{entries.Computers}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (other.StatusCode, none.StatusCode, own.StatusCode));
        Assert.Equal((await none.DocumentAsync()).Heading(), (await other.DocumentAsync()).Heading());
        Assert.DoesNotContain("6789", (await other.DocumentAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_HandledByACenter_SaysWhoAndWhyWithSourcesAndVersions()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Importer);
        var page = await browser.PageAsync($"/entries/{entries.Computers.ToCompact()}");
        Assert.Contains(entries.Computers.ToString(), page.Heading(), StringComparison.Ordinal);
        var handled = page.QuerySelector("[aria-labelledby=handled-by]")!;
        Assert.Equal("/centers/007", handled.QuerySelector(".office-name a")?.GetAttribute("href"));
        Assert.Contains("The importer is assigned to Electronics Center (007) since June 1, 2017.", handled.TextContent, StringComparison.Ordinal);
        Assert.Contains("19 CFR 101.10", handled.QuerySelector(".source")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("March 4, 2026 (Wednesday), the filer's estimated entry date. Estimated: it is decided again when CBP's entry date is known.", Spaced(handled), StringComparison.Ordinal);
        Assert.Contains("version 1", Spaced(handled), StringComparison.Ordinal);
        var revenue = Spaced(page.QuerySelector("[aria-labelledby=revenue]")!);
        Assert.Contains("The port of Los Angeles, CA (2704) is credited with the revenue although the Electronics Center (007) handles the entry", revenue, StringComparison.Ordinal);
        Assert.Contains("daily statement is processed at the port of Los Angeles International Airport, CA (2720)", revenue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ByProvisionalCoverage_SaysSo()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Broker);
        var page = await browser.PageAsync($"/entries/{entries.Shirts}");
        var handled = Spaced(page.QuerySelector("[aria-labelledby=handled-by]")!);
        Assert.Contains("Provisional: that ", handled, StringComparison.Ordinal);
        Assert.Contains("Confirm with the Center.", handled, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[aria-labelledby=handled-by] .state--unsure"));
    }

    [Fact]
    public async Task Deadlines_OfAnEstimatedEntryDate_SayThatTheyAreAndWhatTheyRestOn()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Importer);
        var page = await browser.PageAsync($"/entries/{entries.Computers}?tab=deadlines");
        var words = Spaced(page.QuerySelector("main")!);
        // Entered March 4, 2026 by the filer's estimate: ten working days, 300 days, 314 days, one year.
        foreach (var day in new[] { "March 18, 2026", "December 29, 2026", "January 12, 2027", "March 4, 2027" }) Assert.Contains(day, words, StringComparison.Ordinal);
        Assert.Contains("These days are estimated", words, StringComparison.Ordinal);
        foreach (var source in new[] { "19 CFR 142.12(b)", "19 U.S.C. 1504(a)(1)", "CBP Dec. 16-25" }) Assert.Contains(source, words, StringComparison.Ordinal);
        var usual = page.QuerySelectorAll(".clock").Single(r => r.TextContent.Contains("Usual liquidation cycle", StringComparison.Ordinal));
        Assert.Contains("Not law", usual.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_AreLaidOutLikeForm7501()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Broker);
        var page = await browser.PageAsync($"/entries/{entries.Computers}");
        Assert.Equal(Enumerable.Range(1, 30), page.QuerySelectorAll(".form7501 .block-number").Select(b => int.Parse(b.TextContent)));
        string Block(int number) => Spaced(page.QuerySelectorAll(".form7501 > div")[number - 1].QuerySelector("dd")!);
        Assert.Equal(entries.Computers.ToString(), Block(1));
        Assert.Equal("Mar 4, 2026 filer's estimate", Block(7));
        Assert.Equal("TW Taiwan", Block(10));
        Assert.Equal("TWEXACOM123TAI", Block(13));
        Assert.Equal("12-3456789", Block(27));
        var rows = page.QuerySelectorAll(".lines7501 tbody tr").Select(Spaced).ToList();
        Assert.Contains("PORTABLE COMPUTERS WITH CHARGERS", rows[0], StringComparison.Ordinal);
        Assert.Contains("By itself: Electronics Center (007)", rows[0], StringComparison.Ordinal);
        Assert.Equal("8471.30.0100 12,345 kg 120.5 NO $10,000 9KR123456 $100.50", rows[1]);
        Assert.Equal("A570860001 cash deposit $4,200 85.3 % $3,582.60", rows[2]);
        Assert.StartsWith("499 ", rows[3], StringComparison.Ordinal);
        Assert.EndsWith(" $34.64", rows[3], StringComparison.Ordinal);
        var sums = page.QuerySelectorAll(".sums tr").Select(Cells).ToList();
        Assert.Equal(["39 Total Entered Value $10,000", "41 Duty $100.50", "42 Tax $0.00", "43 Other $3,617.24", "44 Total $3,717.74"], sums.Where(s => s.Length > 2 && char.IsAsciiDigit(s[0]) && s[2] == ' '));
    }

    [Fact]
    public async Task History_HasEveryDecisionNewestFirstAndWhatChanged()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Broker);
        var page = await browser.PageAsync($"/entries/{entries.Computers}?tab=history");
        var decisions = page.QuerySelectorAll(".timeline > li").Select(Spaced).ToList();
        Assert.Equal(2, decisions.Count);
        Assert.Contains("In force", decisions[0], StringComparison.Ordinal);
        Assert.Contains("Moved from the Port of Los Angeles, CA (2704) to the Electronics Center (007).", decisions[0], StringComparison.Ordinal);
        Assert.Contains("Rests on March 4, 2026 (filer's estimated entry date) instead of March 1, 2014 (entry date set by CBP).", decisions[0], StringComparison.Ordinal);
        Assert.Contains("Decided by the importer's assignment instead of", decisions[0], StringComparison.Ordinal);
        Assert.Contains("The first decision.", decisions[1], StringComparison.Ordinal);
        Assert.Contains("caused by something other than a filing", decisions[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2010-05-01", "Port of Los Angeles, CA (2704)", "There were no Centers on May 1, 2010")]
    [InlineData("2014-03-01", "Port of Los Angeles, CA (2704)", "did not take part in the test")]
    [InlineData("2020-01-01", "Electronics Center (007)", "assigned to Electronics Center (007) since June 1, 2017")]
    public async Task WhatIf_AnotherDay_RoutesTheStoredLinesAndStoresNothing(string asOf, string office, string why)
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Importer);
        var before = await Portal.DataAsync(db => Task.FromResult(db.EntryDecisions.Count()));
        var page = await browser.PageAsync($"/entries/{entries.Computers}?asOf={asOf}");
        var whatIf = page.QuerySelector(".what-if")!;
        Assert.Equal(office, Spaced(whatIf.QuerySelector(".office-name")!).Replace(" Published", "", StringComparison.Ordinal).Replace(" Provisional", "", StringComparison.Ordinal));
        Assert.Contains("What if, not stored", whatIf.TextContent, StringComparison.Ordinal);
        Assert.Contains(why, Spaced(whatIf), StringComparison.Ordinal);
        Assert.DoesNotContain("entry date set by CBP", whatIf.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await Portal.DataAsync(db => Task.FromResult(db.EntryDecisions.Count())));
    }

    [Fact]
    public async Task WhatIf_BadDay_SaysSoAtTheField()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Importer);
        var page = await browser.PageAsync($"/entries/{entries.Computers}?tab=history&asOf=soon");
        Assert.Contains("This date cannot be read", page.QuerySelector("#AsOf-error, #asOf-error")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".what-if"));
    }

    [Fact]
    public async Task Uploads_AreLinkedForTheFilerAndNamedToNobodyElse()
    {
        var broker = await (await Portal.SignedInAsync(PortalRoles.Broker)).PageAsync($"/entries/{entries.Computers}?tab=uploads");
        Assert.Equal($"/uploads/{entries.UploadId}", broker.QuerySelector(".timeline a")?.GetAttribute("href"));
        Assert.Equal("march batch.ae", broker.QuerySelector(".timeline a")?.TextContent);
        Assert.Contains("The charges are high.", broker.Words(), StringComparison.Ordinal);

        var specialist = await (await Portal.SignedInAsync(PortalRoles.Specialist)).PageAsync($"/entries/{entries.Computers}?tab=uploads");
        Assert.Null(specialist.QuerySelector(".timeline a"));
        Assert.DoesNotContain("march batch", specialist.Words(), StringComparison.Ordinal);
        Assert.Contains("The charges are high.", specialist.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_AddsUp()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Broker);
        var page = await browser.PageAsync($"/entries/{entries.Computers}?tab=money");
        var rows = page.QuerySelectorAll(".sums tr").Select(Cells).ToList();
        Assert.Contains("Antidumping duty $3,582.60", rows);
        Assert.Contains("Total $3,717.74", rows);
    }

    [Fact]
    public async Task Entry_Withdrawn_SaysSo()
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Administrator);
        var page = await browser.PageAsync($"/entries/{entries.OfPerson}");
        Assert.Contains("took this summary off file", page.QuerySelector(".usa-alert")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("***-**-6789", page.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(EntriesPortal.Person, page.Source.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task ReturnUrl_OfAnotherSite_IsPassedOver(string returnUrl)
    {
        var browser = await Portal.SignedInAsync(PortalRoles.Broker);
        var page = await browser.PageAsync($"/entries/{entries.Computers}?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal("/entries", page.QuerySelector(".page-heading .actions a")?.GetAttribute("href"));
        Assert.DoesNotContain("evil", page.Source.Text, StringComparison.Ordinal);
    }

    static string Cells(IElement row) => string.Join(' ', row.Children.Select(Spaced));

    static string Spaced(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
