using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using static CeePortal.Web.Tests.Pages.Work.IndexTests;
using static CeePortal.Web.Tests.Pages.Work.WorkPortal;

namespace CeePortal.Web.Tests.Pages.Work;

/// <summary>The shared moves over HTTP, from both sides.</summary>
public sealed class MoveTests(WorkPortal work) : IClassFixture<WorkPortal>
{
    PortalFactory Portal => work.Portal;

    [Fact]
    public async Task An_item_goes_its_way_between_both_sides_in_one_history()
    {
        var one = await work.FileAsync("Both sides");
        var address = Address(one);
        var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var supervisor = await Portal.SignedInAsync(PortalRoles.Supervisor);
        var importer = await Portal.SignedInAsync(PortalRoles.Importer);

        await SendAsync(specialist, one, "taken", []);
        Assert.Equal(await work.UserAsync(PortalRoles.Specialist), (await work.RowAsync(one)).AssigneeId);
        await SendAsync(specialist, one, "noted", new() { ["Input.Text"] = "Looks like the case of last year." });
        await SendAsync(specialist, one, "referred", new() { ["Input.To"] = "Laboratory", ["Input.Text"] = "What is it made of?" });
        await SendAsync(specialist, one, "referral-answered", new() { ["Input.Text"] = "Silicon." });
        await SendAsync(specialist, one, "information-requested", new() { ["Input.Until"] = Iso(30), ["Input.Text"] = "Which chip is in them?" });

        var asked = await importer.PageAsync(address);
        PageChecks.AssertSound(asked);
        Assert.Contains("CBP asks you for information", asked.Words(), StringComparison.Ordinal);
        Assert.Equal($"{address}/information-answered", asked.QuerySelector(".page-heading a.usa-button")?.GetAttribute("href"));
        // The first button of staff is an act of their own; what came on paper is entered further down.
        var waiting = await specialist.PageAsync(address);
        Assert.DoesNotContain("information-answered", waiting.QuerySelector(".page-heading")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("/decide", waiting.QuerySelector(".page-heading a.usa-button:not(.usa-button--outline)")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("information-answered", Offered(waiting));
        await SendAsync(importer, one, "information-answered", new() { ["Input.Text"] = "A small one." });
        await SendAsync(specialist, one, "held", new() { ["Input.Until"] = Iso(9), ["Input.Text"] = "Until the sample is back." });
        await SendAsync(specialist, one, "resumed", []);
        await SendAsync(supervisor, one, "assigned", new() { ["Input.Person"] = (await work.UserAsync(PortalRoles.Specialist, "Second desk")).ToString(CultureInfo.InvariantCulture) });

        var inside = await specialist.PageAsync(address);
        PageChecks.AssertSound(inside);
        var lines = History(inside);
        string[] told =
        [
            "Test Supervisor assigned it to Test Specialist", "Test Specialist ended the hold", "Test Specialist held it until", "Test Importer answered CBP's request",
            "Test Specialist asked for information by", "Test Specialist took it back with the answer", "Test Specialist referred it to the laboratory", "Test Specialist left a note", "Test Specialist took it", "Test Importer filed this protest",
        ];
        Assert.Equal(told.Length, lines.Count);
        for (var i = 0; i < told.Length; i++) Assert.Contains(told[i], lines[i], StringComparison.Ordinal);
        Assert.All(lines.Where(l => l.Contains("note", StringComparison.Ordinal) || l.Contains("laboratory", StringComparison.Ordinal)), l => Assert.Contains("Hidden from the trade", l, StringComparison.Ordinal));
        Assert.Contains("Looks like the case of last year.", inside.Words(), StringComparison.Ordinal);

        var outside = await importer.PageAsync(address);
        Assert.Equal(3, History(outside).Count); // asked, answered, filed
        foreach (var hidden in new[] { "last year", "laboratory", "Silicon", "sample is back", "Hidden from the trade", "Second" })
            Assert.DoesNotContain(hidden, outside.Source.Text, StringComparison.Ordinal);
        Assert.Contains("A small one.", outside.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_moves_that_are_allowed_now_are_offered()
    {
        var one = await work.FileAsync("Allowed moves");
        var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var page = await specialist.PageAsync(Address(one));
        Assert.Equal("Take", page.QuerySelector(".page-heading .usa-button:not(.usa-button--outline)")?.TextContent.Trim());
        var offered = Offered(page);
        Assert.Contains("held", offered);
        Assert.DoesNotContain("resumed", offered);
        Assert.DoesNotContain("assigned", offered); // a supervisor's
        Assert.DoesNotContain("information-answered", offered);
        Assert.Contains("assigned", Offered(await (await Portal.SignedInAsync(PortalRoles.Supervisor)).PageAsync(Address(one))));
        // The port of entry sees what the Center works, and the broker of the entry what the importer filed; neither acts on it.
        Assert.DoesNotContain("taken", Offered(await (await Portal.SignedInAsync(PortalRoles.PortOfficer)).PageAsync(Address(one))));
        await Portal.DataAsync(async db => { (await db.WorkItems.FindAsync(one.Row.Id))!.Filer = "XYZ"; return await db.SaveChangesAsync(); });
        var broker = await (await Portal.SignedInAsync(PortalRoles.Broker)).PageAsync(Address(one));
        Assert.Contains("Allowed moves", broker.Words(), StringComparison.Ordinal);
        Assert.Empty(Offered(broker));
    }

    [Fact]
    public async Task Another_party_and_another_Center_do_not_find_it()
    {
        var one = await work.FileAsync("Elsewhere", "009");
        foreach (var (role, organization) in new[] { (PortalRoles.Specialist, (string?)null), (PortalRoles.Broker, "Some other broker") })
        {
            var browser = await Portal.SignedInAsync(role, organization);
            using var answer = await browser.GetAsync(new Uri(Address(one), UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_stale_form_is_told_what_happened_and_keeps_its_text()
    {
        var one = await work.FileAsync("Stale");
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        var form = await browser.PageAsync($"{Address(one)}/held");
        await work.DoAsync(one, item => item.Note("A colleague was here.", work.Act(WorkRoles.Specialist, work.UserAsync(PortalRoles.Specialist, "Second desk").Result)));
        var fields = new Dictionary<string, string> { ["Input.Seen"] = Seen(form), ["Input.Until"] = Iso(5), ["Input.Text"] = "My words stay.", ["__RequestVerificationToken"] = form.Token() };
        using var answer = await browser.PostAsync(new Uri($"{Address(one)}/held", UriKind.Relative), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains("changed it since you opened it", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Test Specialist left a note", page.Words(), StringComparison.Ordinal);
        Assert.Equal("My words stay.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Null((await work.RowAsync(one)).HeldUntil);
        // Sent again from the page as it is now, it holds.
        fields["Input.Seen"] = Seen(page);
        using var again = await browser.PostAsync(new Uri($"{Address(one)}/held", UriKind.Relative), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(work.Today.AddDays(5), (await work.RowAsync(one)).HeldUntil);
    }

    [Theory]
    [InlineData("held", "Enter the day")]
    [InlineData("referred", "Choose the office that is asked")]
    [InlineData("linked", "The number is missing")]
    [InlineData("noted", "Enter the note")]
    public async Task What_is_missing_is_told(string move, string said)
    {
        var one = await work.FileAsync("Missing " + move);
        var browser = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var answer = await browser.PostFormAsync($"{Address(one)}/{move}", new() { ["Input.Seen"] = "1" });
        var page = await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains(said, page.QuerySelector(".error-summary")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_people_of_the_office_or_of_Headquarters_get_an_item()
    {
        var one = await work.FileAsync("Strangers");
        var supervisor = await Portal.SignedInAsync(PortalRoles.Supervisor);
        var choices = (await supervisor.PageAsync($"{Address(one)}/assigned")).QuerySelectorAll("option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Contains((await work.UserAsync(PortalRoles.HeadquartersReviewer)).ToString(CultureInfo.InvariantCulture), choices);
        var stranger = (await work.UserAsync(PortalRoles.PortOfficer)).ToString(CultureInfo.InvariantCulture);
        Assert.DoesNotContain(stranger, choices);
        using var answer = await supervisor.PostFormAsync($"{Address(one)}/assigned", new() { ["Input.Seen"] = "1", ["Input.Person"] = stranger });
        Assert.Contains("Choose somebody of the office", (await answer.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Null((await work.RowAsync(one)).AssigneeId);
    }

    [Fact]
    public async Task A_transferred_item_is_with_the_other_office_and_without_its_people()
    {
        var one = await work.FileAsync("Moves on");
        var supervisor = await Portal.SignedInAsync(PortalRoles.Supervisor);
        await SendAsync(supervisor, one, "taken", []);
        using var wrong = await supervisor.PostFormAsync($"{Address(one)}/transferred", new() { ["Input.Seen"] = "2", ["Input.Office"] = "099", ["Input.Text"] = "Not ours." });
        Assert.Contains("There is no Center or port 099", (await wrong.DocumentAsync()).Words(), StringComparison.Ordinal);
        await SendAsync(supervisor, one, "transferred", new() { ["Input.Office"] = "009", ["Input.Text"] = "Machines, not computers." });
        var row = await work.RowAsync(one);
        Assert.Equal(("009", null), (row.Office, row.AssigneeId));
    }

    [Fact]
    public async Task Two_hundred_who_take_one_item_at_once_get_one_winner_and_the_others_hear_who()
    {
        var one = await work.FileAsync("The race");
        var winners = 0;
        var told = new System.Collections.Concurrent.ConcurrentBag<string>();
        var people = new List<(string Cookie, string Token)>();
        foreach (var (role, desk) in new[] { (PortalRoles.Specialist, (string?)null), (PortalRoles.Specialist, "Second desk"), (PortalRoles.Supervisor, null), (PortalRoles.HeadquartersReviewer, null) })
            people.Add(await CookieAsync(role, desk, Address(one)));
        using var browser = Portal.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var (cookie, token) = people[i % people.Count];
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Address(one)}/taken") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Seen", "1")]) };
            request.Headers.Add("Cookie", cookie);
            using var answer = await browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var notices = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
            using var next = new HttpRequestMessage(HttpMethod.Get, Address(one));
            next.Headers.Add("Cookie", $"{cookie}; {notices}");
            using var shown = await browser.SendAsync(next);
            var notice = Text((await shown.DocumentAsync()).QuerySelector(".notices")!);
            if (notice.Contains("it is yours now", StringComparison.Ordinal)) Interlocked.Increment(ref winners);
            else told.Add(notice);
        }));
        Assert.Equal(1, winners);
        Assert.Equal(199, told.Count);
        var holder = (await work.RowAsync(one)).AssigneeId;
        var name = await Portal.DataAsync(db => Task.FromResult(db.Users.Single(u => u.Id == holder).DisplayName));
        Assert.All(told, t => Assert.Contains($"{name} has", t, StringComparison.Ordinal));
        Assert.Equal(2, await Portal.DataAsync(db => Task.FromResult(db.Events.Count(e => e.StreamType == "protest" && e.StreamId == one.Row.Id))));
    }

    /// <summary>The cookies of somebody who has signed in, and the token of a page.</summary>
    async Task<(string Cookie, string Token)> CookieAsync(string role, string? organization, string address)
    {
        var email = await Portal.AccountAsync(role, organization);
        var jar = new CookieContainer();
        using var browser = Portal.CreateDefaultClient(new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler(jar));
        using (await browser.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = PortalFactory.Password })) { }
        var token = (await browser.PageAsync(address)).Token();
        return (jar.GetCookieHeader(new Uri("https://localhost/")), token);
    }

    internal static async Task SendAsync(HttpClient browser, WorkOnFile one, string move, Dictionary<string, string> fields)
    {
        var page = await browser.PageAsync(SharedClick(move) ? Address(one) : $"{Address(one)}/{move}");
        fields["Input.Seen"] = SharedClick(move) ? page.QuerySelector($"form[action$='/{move}'] input[name='Input.Seen']")!.GetAttribute("value")! : Seen(page);
        fields["__RequestVerificationToken"] = page.Token();
        using var answer = await browser.PostAsync(new Uri($"{Address(one)}/{move}", UriKind.Relative), new FormUrlEncodedContent(fields));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{move}: {answer.StatusCode} {(await answer.DocumentAsync()).Words()}");
        var next = await browser.PageAsync(answer.Headers.Location!.ToString());
        Assert.NotNull(next.QuerySelector(".notices .usa-alert--success"));
    }

    static bool SharedClick(string move) => move is "taken" or "released" or "resumed";

    static string Seen(IDocument page) => page.QuerySelector("input[name='Input.Seen']")!.GetAttribute("value")!;

    static List<string> History(IDocument page) => [.. page.QuerySelectorAll(".history > li").Select(Text)];

    static List<string> Offered(IDocument page) => [.. page.QuerySelectorAll(".page-heading form[action*='/work/']:not([action*='handler=Watch']), .page-heading a, .moves a, .moves form")
        .Select(e => (e.GetAttribute("href") ?? e.GetAttribute("action") ?? "").Split('/')[^1].Split('?')[0])];

    string Iso(int days) => work.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
