using CeePortal.Data.Accounts;
using CeePortal.Domain.Protests;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>A party that files on paper: an officer enters all that it does, by the day of receipt.</summary>
public sealed class OnPaperTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();
    HttpClient importer = null!, specialist = null!; // signed in on January 5

    public async Task InitializeAsync()
    {
        importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        specialist = await site.Portal.SignedInAsync(PortalRoles.Specialist);
    }

    public async Task DisposeAsync()
    {
        importer.Dispose();
        specialist.Dispose();
        await site.DisposeAsync();
    }

    static async Task<string> SendAsync(HttpClient browser, string address, Dictionary<string, string> fields)
    {
        var page = await browser.PageAsync(address);
        Assert.True(page.QuerySelector("h1") is not null, address);
        PageChecks.AssertSound(page);
        foreach (var hidden in page.QuerySelectorAll("main form input[type=hidden]")) fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));
        return (int)answer.StatusCode == 302 ? "done" : (await answer.DocumentAsync()).Words();
    }

    [Fact]
    public async Task An_officer_enters_an_argument_an_application_and_an_answer_from_paper_and_the_history_says_so()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        site.Clock.Advance(TimeSpan.FromDays(14)); // January 19: the time ended on the 14th
        using var officer = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        using var party = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var argue = await SendAsync(officer, $"/protests/{number}/argue", new() { ["Text"] = "See the laboratory's report." });
        Assert.Contains("You enter what came on paper", argue, StringComparison.Ordinal);
        Assert.Contains("Enter the day.", argue, StringComparison.Ordinal);
        Assert.Contains("Say whose paper it is.", argue, StringComparison.Ordinal);
        Assert.Equal("done", await SendAsync(officer, $"/protests/{number}/argue", new() { ["Text"] = "See the laboratory's report.", ["PaperReceivedOn"] = "2026-01-13", ["PaperFrom"] = "Agent" }));
        Assert.Equal("done", await SendAsync(officer, $"/work/protest/{number}/information-requested", new() { ["Input.Text"] = "Which pumps?", ["Input.Until"] = "2026-02-19" }));
        Assert.Contains("Enter the day on which the paper came in", await SendAsync(officer, $"/work/protest/{number}/information-answered", new() { ["Input.Text"] = "These." }), StringComparison.Ordinal);
        Assert.Equal("done", await SendAsync(officer, $"/work/protest/{number}/information-answered", new() { ["Input.Text"] = "These.", ["Input.PaperReceivedOn"] = "2026-01-19", ["Input.PaperFrom"] = "Party" }));
        Assert.Equal("done", await SendAsync(officer, $"/protests/{number}/further-review", new()
        {
            ["Input.Criteria"] = "NotRuledOn",
            ["Input.Justification"] = "No ruling exists.",
            ["Input.FurtherFacts"] = "They were tested in Ohio.",
            ["Input.NoAdministrativeDecision"] = "true",
            ["Input.NoCourtDecision"] = "true",
            ["PaperReceivedOn"] = "2026-01-14",
            ["PaperFrom"] = "Party",
        }));
        var protest = await site.ProtestAsync(number);
        Assert.Equal((new DateOnly(2026, 1, 14), ReviewStatus.Pending, 0), (protest.ReviewRequestedOn!.Value, protest.ReviewStatus, protest.ReviewUntimelyFor.Count));
        Assert.Null(protest.OpenRequest);
        var words = (await party.PageAsync($"/work/protest/{number}")).Words();
        Assert.Contains("entered a paper of the party's agent or attorney, received on January 13, 2026, which added an argument", words, StringComparison.Ordinal);
        Assert.Contains("entered a paper of the party, received on January 14, 2026, which applied for further review", words, StringComparison.Ordinal);
        Assert.DoesNotContain("You enter what came on paper", (await party.PageAsync($"/protests/{number}/argue")).Words(), StringComparison.Ordinal);

        // Whoever rules on it sees all of it.
        foreach (var page in new[] { $"/work/protest/{number}", $"/protests/{number}/forward", $"/protests/{number}/refuse/further-review-denied" })
        {
            var shown = (await officer.PageAsync(page)).Words();
            foreach (var part in new[] { "No ruling exists.", "They were tested in Ohio.", "(b) It involves questions", "No adverse administrative decision was received", "No final adverse court decision was received" })
                Assert.Contains(part, shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_supervisor_gives_a_forwarded_protest_to_another_designee_or_to_headquarters()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)], requests: new()
        {
            ["Input.FurtherReview"] = "true",
            ["Input.Criteria"] = "NotRuledOn",
            ["Input.Justification"] = "No ruling exists.",
            ["Input.NoAdministrativeDecision"] = "true",
            ["Input.NoCourtDecision"] = "true",
        });
        using var supervisor = await site.Portal.SignedInAsync(PortalRoles.Supervisor);
        using var director = await site.Portal.SignedInAsync(PortalRoles.CenterDirector);
        var directorId = await site.Portal.DataAsync(db => db.Users.Where(u => u.DisplayName == "Test Center director" || u.DisplayName == "Test CenterDirector").Select(u => u.Id).SingleAsync());
        Assert.Equal("done", await SendAsync(specialist, $"/protests/{number}/forward", new() { ["Designee"] = directorId.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Remarks"] = "Compare H1." }));
        var shown = (await director.PageAsync($"/protests/{number}/return")).Words();
        Assert.Contains("No ruling exists.", shown, StringComparison.Ordinal);
        Assert.Contains("Compare H1.", shown, StringComparison.Ordinal);
        Assert.Contains("a designee who took no part in the decision", (await importer.PageAsync($"/work/protest/{number}")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Compare H1.", (await importer.PageAsync($"/work/protest/{number}")).Words(), StringComparison.Ordinal);
        var page = await supervisor.PageAsync($"/protests/{number}/reassign");
        Assert.Single(page.QuerySelectorAll("#Designee option")); // nobody else is left: the director has it, the specialist forwarded it
        Assert.Equal("done", await SendAsync(supervisor, $"/protests/{number}/reassign", new() { ["Grounds"] = "NeverRuledOn", ["Text"] = "The designee left." }));
        Assert.Null((await site.ProtestAsync(number)).Designee);
        Assert.Contains("Headquarters", (await importer.PageAsync($"/work/protest/{number}")).Words(), StringComparison.Ordinal);
        using var headquarters = await site.Portal.SignedInAsync(PortalRoles.HeadquartersReviewer);
        PageChecks.AssertSound(await headquarters.PageAsync($"/protests/{number}/return"));
    }

    [Fact]
    public async Task The_right_on_one_protest_is_none_on_another_offices()
    {
        var mine = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        var theirs = await site.FileAsync(importer, [await site.EntryAsync(2)]);
        // The port of entry sees what a Center works, and may do nothing to it.
        using var port = await site.Portal.SignedInAsync(PortalRoles.PortOfficer);
        var atPort = await site.FileAsync(importer, [await site.EntryAsync(3, office: "2704")]);
        Assert.Contains("and only that office can act on it", await SendAsync(port, $"/protests/{atPort}/suspend", new() { ["Lead"] = theirs }), StringComparison.Ordinal);
        Assert.Empty((await site.ProtestAsync(theirs)).Followers);
        Assert.Equal("done", await SendAsync(specialist, $"/protests/{mine}/suspend", new() { ["Lead"] = theirs }));
    }
}
