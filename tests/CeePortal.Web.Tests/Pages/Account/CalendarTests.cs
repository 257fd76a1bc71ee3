using System.Net;
using CeePortal.Data.Accounts;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using CeePortal.Web.TagHelpers;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Account;

public sealed class CalendarTests : IAsyncLifetime
{
    static readonly DateOnly today = new LegalClock(TimeProvider.System).Today, due = today.AddDays(100);

    readonly PortalFactory portal = new();
    long importerId, organizationId;

    public async Task InitializeAsync()
    {
        var email = await portal.AccountAsync(PortalRoles.Importer);
        organizationId = await portal.DataAsync(d => d.Users.Where(u => u.Email == email).Select(u => u.OrganizationId!.Value).SingleAsync());
        importerId = await portal.DataAsync(d => d.OrganizationImporters.Where(i => i.OrganizationId == organizationId).Select(i => i.ImporterId).SingleAsync());
        await EnterAsync("270426100001", 4, assignee: null, Clock("cit", today.AddDays(150)), Clock("protest-decision", today.AddDays(700)), Clock("void", today.AddDays(-100)),
            Clock("protest-amendment", due, rolledFrom: due.AddDays(-1), estimated: true));
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    WorkClockRow Clock(string code, DateOnly due, DateOnly? rolledFrom = null, bool estimated = false) => new()
    {
        Code = code,
        Due = due,
        RolledFrom = rolledFrom,
        RunsOutOn = due.AddDays(1),
        StartedOn = today.AddDays(-80),
        EstimatedBy = estimated ? Domain.Entries.DateBasis.EstimatedEntryDate : null,
        Binds = ClockSide.Trade,
        Filer = "-",
        Office = "007",
        Port = "2704",
    };

    Task<int> EnterAsync(string number, int seq, long? assignee, params WorkClockRow[] clocks) => portal.DataAsync(async d =>
    {
        var item = new WorkRecord
        {
            Kind = "protest",
            Number = number,
            Office = "007",
            Port = "2704",
            State = "open",
            Phase = WorkPhase.Open,
            ImporterId = importerId,
            OrganizationId = organizationId,
            Seq = seq,
            AssigneeId = assignee,
            AmountCents = 987_654_321,
            FiledOn = today.AddDays(-30),
        };
        d.Add(item);
        foreach (var clock in clocks)
        {
            (clock.WorkId, clock.ImporterId, clock.OrganizationId) = (item.Id, importerId, organizationId);
            d.Add(clock);
        }
        return await d.SaveChangesAsync();
    });

    static async Task<string> MakeAsync(HttpClient browser, params (string, string)[] fields)
    {
        using var answer = await browser.PostFormAsync("/account/calendar", fields.ToDictionary(f => f.Item1, f => f.Item2), "Make");
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var page = await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        return new Uri(page.QuerySelector("main .copy .mono")!.TextContent).PathAndQuery;
    }

    static async Task<Calendar> ReadAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("no-cache, private", answer.Headers.CacheControl!.ToString());
        return Calendar.Load(await answer.Content.ReadAsStringAsync())!;
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_calendar_program_reads_the_due_dates_of_its_owner_without_signing_in()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var address = await MakeAsync(importer);
        using var program = portal.Anonymous();
        var calendar = await ReadAsync(program, address);
        Assert.Equal("PUBLISH", calendar.Method);
        Assert.Equal(3, calendar.Events.Count);
        var window = calendar.Events.Single(e => e.Uid == "protest.2704-26-100001.protest-amendment@ceeportal");
        Assert.Equal((due, false, due.AddDays(1)), (window.Start!.Date, window.Start.HasTime, window.End!.Date));
        Assert.Equal("Amend the protest: Protest 2704-26-100001 (estimated)", window.Summary);
        Assert.Contains("19 U.S.C. 1514(c)(1); 19 CFR 174.14", window.Description, StringComparison.Ordinal);
        Assert.Contains($"Moved from {Dates.Long(due.AddDays(-1))}", window.Description, StringComparison.Ordinal);
        Assert.Contains("filer's estimated entry date", window.Description, StringComparison.Ordinal);
        Assert.Equal(5, window.Sequence); // the item's events and the law that it was counted by

        using var answer = await program.GetAsync(new Uri(address, UriKind.Relative));
        var text = (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.DoesNotContain("12-3456789", text, StringComparison.Ordinal);
        Assert.DoesNotContain("987", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Test ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_has_the_dates_already_is_told_so_until_they_change()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var address = await MakeAsync(importer);
        using var program = portal.Anonymous();
        var tag = await TagAsync(null, HttpStatusCode.OK);
        Assert.Equal(tag, await TagAsync(tag, HttpStatusCode.NotModified));
        await EnterAsync("270426100009", 1, assignee: null, Clock("protest-decision", today.AddDays(9)));
        Assert.NotEqual(tag, await TagAsync(tag, HttpStatusCode.OK));

        async Task<string> TagAsync(string? known, HttpStatusCode status)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var answer = await program.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            return answer.Headers.ETag!.ToString();
        }
    }

    [Fact]
    public async Task Its_links_lead_to_the_portal_whatever_host_the_program_names()
    {
        await using var known = new PortalFactory { Settings = { ["Mail:PortalAddress"] = "https://portal.example.gov/cee" } };
        using var importer = await known.SignedInAsync(PortalRoles.Importer);
        Assert.StartsWith("https://portal.example.gov/cee/calendar/", (await (await importer.PostFormAsync("/account/calendar", [], "Make")).DocumentAsync()).QuerySelector("main .copy .mono")!.TextContent, StringComparison.Ordinal);
        using var scope = known.Services.CreateScope();
        var links = scope.ServiceProvider.GetRequiredService<Links>();
        Assert.Equal("https://portal.example.gov/cee/work/protest/2704-26-100001", links.Outside(links.OfMessage("protest", "2704-26-100001")).AbsoluteUri);

        using var here = await portal.SignedInAsync(PortalRoles.Importer);
        using var program = portal.Anonymous();
        Assert.All((await ReadAsync(program, await MakeAsync(here))).Events, e => Assert.Equal("https://localhost/work/protest/2704-26-100001", e.Url!.AbsoluteUri));
    }

    [Fact]
    public async Task Another_partys_dates_are_not_in_it()
    {
        using var surety = await portal.SignedInAsync(PortalRoles.Surety);
        using var program = portal.Anonymous();
        Assert.Empty((await ReadAsync(program, await MakeAsync(surety))).Events);
    }

    [Fact]
    public async Task The_office_chooses_between_items_taken_and_everything()
    {
        var email = await portal.AccountAsync(PortalRoles.Specialist);
        var person = await portal.DataAsync(d => d.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
        await EnterAsync("270426100002", 1, person, Clock("protest-decision", today.AddDays(500)));
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        using var program = portal.Anonymous();
        Assert.Equal("protest.2704-26-100002.protest-decision@ceeportal", Assert.Single((await ReadAsync(program, await MakeAsync(specialist))).Events).Uid);
        Assert.Equal(4, (await ReadAsync(program, await MakeAsync(specialist, ("Everything", "true")))).Events.Count);
    }

    [Fact]
    public async Task A_new_address_and_stopping_end_the_one_before_at_once()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        using var program = portal.Anonymous();
        var first = await MakeAsync(importer);
        var second = await MakeAsync(importer);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(program, first), await StatusAsync(program, second)));
        Assert.DoesNotContain(second.Split('/')[^1][..64], (await importer.PageAsync("/account/calendar")).Source.Text, StringComparison.Ordinal);
        using (await importer.PostFormAsync("/account/calendar", [], "Revoke")) { }
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(program, second));
        Assert.Equal(["CalendarAddressMade", "CalendarAddressMade", "CalendarAddressRevoked"],
            await portal.DataAsync(d => d.Events.Where(e => e.Type.StartsWith("Calendar")).OrderBy(e => e.Seq).Select(e => e.Type).ToListAsync()));
        Assert.Equal(0, await portal.DataAsync(d => d.CalendarFeeds.CountAsync()));
    }

    [Fact]
    public async Task The_secret_is_not_stored()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        var token = (await MakeAsync(importer)).Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);
        Assert.Equal(64, token.Length);
        Assert.NotEqual(token, await portal.DataAsync(d => d.CalendarFeeds.Select(f => f.TokenHash).SingleAsync()));
    }

    [Theory]
    [InlineData("/calendar/0000000000000000000000000000000000000000000000000000000000000000.ics")]
    [InlineData("/calendar/x.ics")]
    [InlineData("/calendar/%27%20or%201=1.ics")]
    [InlineData("/calendar/")]
    public async Task A_wrong_address_is_not_there(string address)
    {
        using var stranger = portal.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(stranger, address));
    }

    [Fact]
    public async Task A_lock_of_minutes_after_wrong_passwords_leaves_the_calendar_where_it_is()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        using var program = portal.Anonymous();
        var address = await MakeAsync(importer);
        var email = await portal.AccountAsync(PortalRoles.Importer);
        using var stranger = portal.Anonymous();
        for (var i = 0; i < 6; i++)
            using (await stranger.PostFormAsync("/account/signin", new() { ["Input.Email"] = email, ["Input.Password"] = "not the password" })) { }
        Assert.True(await portal.DataAsync(d => d.Users.Where(u => u.Email == email).Select(u => u.LockoutEnd > DateTimeOffset.UtcNow).SingleAsync()));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, address));
    }

    [Fact]
    public async Task An_account_that_was_disabled_has_no_calendar()
    {
        using var importer = await portal.SignedInAsync(PortalRoles.Importer);
        using var program = portal.Anonymous();
        var address = await MakeAsync(importer);
        await portal.DataAsync(d => d.Users.Where(u => u.OrganizationId == organizationId).ExecuteUpdateAsync(u => u.SetProperty(r => r.LockoutEnd, DateTimeOffset.MaxValue.AddDays(-1))));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(program, address));
    }
}
