using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Reference;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>What both sides do to a filed protest, over HTTP.</summary>
public sealed class DecideTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();
    HttpClient importer = null!, specialist = null!;

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

    static Dictionary<string, string> Denial(string then, int seq, int objection = 1) => new()
    {
        ["Seq"] = seq.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Rulings[0].Objection"] = objection.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Rulings[0].Disposition"] = "Denied",
        ["Rulings[0].Reason"] = "classification-correct",
        ["Rulings[0].Text"] = "The pumps are not <submersible>.",
        ["Rulings[0].Citation"] = "HTSUS, heading 8413",
        ["NoticeOn"] = "2026-01-05",
        ["then"] = then,
    };

    static async Task<int> SeqAsync(HttpClient browser, string address) =>
        int.Parse((await browser.PageAsync(address)).QuerySelector("input[name=Seq]")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Opens a form, fills it in and sends it, as one would.</summary>
    static async Task<HttpResponseMessage> ActAsync(HttpClient browser, string address, Dictionary<string, string> fields)
    {
        var page = await browser.PageAsync(address);
        PageChecks.AssertSound(page);
        fields.TryAdd("Seq", page.QuerySelector("input[name=Seq]")?.GetAttribute("value") ?? throw new InvalidOperationException(address + ": " + page.Words()));
        fields["__RequestVerificationToken"] = page.Token();
        return await browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    static async Task DoneAsync(HttpClient browser, string address, Dictionary<string, string> fields)
    {
        using var answer = await ActAsync(browser, address, fields);
        Assert.True((int)answer.StatusCode == 302, address + ": " + (await answer.DocumentAsync()).Words());
    }

    [Fact]
    public async Task A_denial_shows_its_notice_before_it_is_made_and_its_court_clock_runs_from_the_notice()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        var address = $"/protests/{number}/decide";
        var form = await specialist.PageAsync(address);
        PageChecks.AssertSound(form);
        using (var empty = await ActAsync(specialist, address, new() { ["Rulings[0].Objection"] = "1", ["Rulings[0].Disposition"] = "Denied", ["NoticeOn"] = "2026-01-04", ["then"] = "preview" }))
        {
            var words = (await empty.DocumentAsync()).Words();
            Assert.Contains("a denial without a reason is not possible", words, StringComparison.Ordinal);
            Assert.Contains("The notice cannot be dated before today", words, StringComparison.Ordinal);
        }
        using (var preview = await ActAsync(specialist, address, Denial("preview", await SeqAsync(specialist, address))))
        {
            var page = await preview.DocumentAsync();
            PageChecks.AssertSound(page);
            Assert.Contains("The pumps are not <submersible>.", page.Words(), StringComparison.Ordinal);
            Assert.Contains("until July 6, 2026 (Monday) (19 CFR 174.31)", page.Words(), StringComparison.Ordinal); // day 180 is July 4, a Saturday
        }
        Assert.Equal("open", (await site.RowAsync(number)).State);
        await DoneAsync(specialist, address, Denial("decide", await SeqAsync(specialist, address)));
        Assert.Equal("denied", (await site.RowAsync(number)).State);

        var letter = await importer.PageAsync($"/protests/{number}/notice");
        PageChecks.AssertSound(letter);
        Assert.Contains("Notice of denial of protest", letter.Words(), StringComparison.Ordinal);
        Assert.Contains("Authority: HTSUS, heading 8413", letter.Words(), StringComparison.Ordinal);
        var id = (await site.RowAsync(number)).Id;
        Assert.Equal(new DateOnly(2026, 7, 6), await site.Portal.DataAsync(db => db.WorkClocks.Where(c => c.WorkId == id && c.Code == "cit").Select(c => c.Due).SingleAsync()));
        using var stranger = await site.Portal.SignedInAsync(PortalRoles.Broker, "Another Brokerage");
        Assert.Equal(404, (int)(await stranger.GetAsync(new Uri($"/protests/{number}/notice", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_closing_that_is_entered_later_changes_no_letter_that_went_out()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        await DoneAsync(specialist, $"/protests/{number}/decide", Denial("decide", await SeqAsync(specialist, $"/protests/{number}/decide")));
        Assert.Contains("until July 6, 2026 (Monday)", (await importer.PageAsync($"/protests/{number}/notice")).Words(), StringComparison.Ordinal);
        await site.Portal.DataAsync(async db =>
        {
            db.Add(new RefClosing { Day = new DateOnly(2026, 7, 6), Port = "", Reason = "Storm", MovesDeadlines = true, Source = "CSMS" });
            await db.SaveChangesAsync();
            await db.BumpStampAsync(ReferenceStamps.Clocks);
            return true;
        });
        var laws = site.Portal.Services.GetRequiredService<LawSource>();
        for (var look = 0; look < 100 && (await laws.CurrentAsync()).Calendar.IsWorkingDay(new DateOnly(2026, 7, 6)); look++) await Task.Delay(100);
        Assert.False((await laws.CurrentAsync()).Calendar.IsWorkingDay(new DateOnly(2026, 7, 6)));
        Assert.Contains("until July 6, 2026 (Monday)", (await importer.PageAsync($"/protests/{number}/notice")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_has_is_decided_by_the_colleague_or_a_supervisor()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        using var supervisor = await site.Portal.SignedInAsync(PortalRoles.Supervisor);
        using (var taken = await supervisor.PostAsync(new Uri($"/work/protest/{number}/taken", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Seen"] = "1",
            ["__RequestVerificationToken"] = (await supervisor.PageAsync($"/work/protest/{number}")).Token(),
        }))) Assert.Equal(302, (int)taken.StatusCode);
        var item = await specialist.PageAsync($"/work/protest/{number}");
        Assert.Contains("Test Supervisor has this item, and only the person who has it or a supervisor makes this decision.", item.Words(), StringComparison.Ordinal);
        Assert.Null(item.QuerySelector($"a[href='/protests/{number}/decide']"));
        using var turnedAway = await specialist.GetAsync(new Uri($"/protests/{number}/decide", UriKind.Relative));
        Assert.Equal(302, (int)turnedAway.StatusCode);
        using var refused = await specialist.PostAsync(new Uri($"/protests/{number}/decide", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>(Denial("decide", 2))
        {
            ["__RequestVerificationToken"] = item.Token(),
        }));
        Assert.Contains("Test Supervisor has this item", (await refused.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal("open", (await site.RowAsync(number)).State);

        // Who decides what nobody has, takes it by that.
        var free = await site.FileAsync(importer, [await site.EntryAsync(2)]);
        await DoneAsync(specialist, $"/protests/{free}/decide", Denial("decide", await SeqAsync(specialist, $"/protests/{free}/decide")));
        Assert.NotNull((await site.RowAsync(free)).AssigneeId);
    }

    [Fact]
    public async Task A_filer_cannot_date_a_request_for_acceleration_back_but_an_officer_enters_the_day_of_mailing()
    {
        var entry = await site.EntryAsync(1);
        var draft = await ProtestPortal.DraftAsync(importer, [entry]);
        using (await ProtestPortal.SendAsync(importer, draft)) { }
        var number = (await site.Portal.DataAsync(db => db.WorkItems.Select(w => w.Number).SingleAsync()));
        var address = $"/protests/{Domain.Work.WorkNumber.Parse(number)}/accelerate";
        Assert.Null((await importer.PageAsync(address)).QuerySelector("#MailedOn"));
        Assert.NotNull((await specialist.PageAsync(address)).QuerySelector("#MailedOn"));
        using var refused = await importer.PostFormAsync(address, new() { ["Seq"] = "1", ["MailedOn"] = "2026-01-04" });
        Assert.Contains("A request made here counts from today", (await refused.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal(1, await site.Portal.DataAsync(db => db.WorkItems.Select(w => w.Seq).SingleAsync()));
    }

    [Fact]
    public async Task A_note_of_CBP_does_not_turn_the_filers_answer_away()
    {
        var entry = await site.EntryAsync(1);
        using (await ProtestPortal.SendAsync(importer, await ProtestPortal.DraftAsync(importer, [entry]))) { }
        var number = Domain.Work.WorkNumber.Parse(await site.Portal.DataAsync(db => db.WorkItems.Select(w => w.Number).SingleAsync()));
        using (await specialist.PostFormAsync($"/work/protest/{number}/information-requested", new() { ["Input.Seen"] = "1", ["Input.Text"] = "Which pump is it?", ["Input.Until"] = "2026-02-05" })) { }
        using (await specialist.PostFormAsync($"/work/protest/{number}/noted", new() { ["Input.Seen"] = "2", ["Input.Text"] = "Ask the laboratory." })) { }
        using var answered = await importer.PostFormAsync($"/work/protest/{number}/information-answered", new() { ["Input.Seen"] = "2", ["Input.Text"] = "The small one." });
        Assert.NotNull(answered.Headers.Location);
        Assert.Equal(4, await site.Portal.DataAsync(db => db.WorkItems.Select(w => w.Seq).SingleAsync()));
    }

    [Fact]
    public async Task A_lost_race_says_who_did_what_and_keeps_the_text()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        var seen = await SeqAsync(specialist, $"/protests/{number}/decide");
        await DoneAsync(importer, $"/protests/{number}/argue", new() { ["Text"] = "See the laboratory report." });
        using var late = await ActAsync(specialist, $"/protests/{number}/decide", Denial("decide", seen));
        var page = await late.DocumentAsync();
        PageChecks.AssertSound(page);
        Assert.Contains("Test Importer: Add an argument", page.Words(), StringComparison.Ordinal);
        Assert.Contains("The pumps are not <submersible>.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("open", (await site.RowAsync(number)).State);

        // The other way round the filer hears of CBP, not of the person.
        var filerSaw = await SeqAsync(importer, $"/protests/{number}/amend");
        await DoneAsync(specialist, $"/protests/{number}/accelerate", []);
        using var amended = await importer.PostAsync(new Uri($"/protests/{number}/argue", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Seq"] = filerSaw.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Text"] = "One more thing.",
            ["__RequestVerificationToken"] = (await importer.PageAsync($"/protests/{number}/argue")).Token(),
        }));
        var told = (await amended.DocumentAsync()).Words();
        Assert.Contains("CBP: Request accelerated disposition", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Test Specialist", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_is_decided_once_with_its_followers_in_one_transaction()
    {
        List<string> numbers = [];
        for (var i = 1; i <= 4; i++) numbers.Add(await site.FileAsync(importer, [await site.EntryAsync(i)]));
        foreach (var follower in numbers.Skip(1)) await DoneAsync(specialist, $"/protests/{follower}/suspend", new() { ["Lead"] = numbers[0] });
        await DoneAsync(specialist, $"/protests/{numbers[3]}/release", new() { ["Text"] = "Other goods." });
        await DoneAsync(specialist, $"/protests/{numbers[0]}/decide", Denial("decide", await SeqAsync(specialist, $"/protests/{numbers[0]}/decide")));
        var states = new List<string>();
        foreach (var number in numbers) states.Add((await site.RowAsync(number)).State);
        Assert.Equal(["denied", "denied", "denied", "open"], states);
        Assert.Contains($"decided with the lead protest {numbers[0]}", (await importer.PageAsync($"/protests/{numbers[1]}/notice")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follower_that_came_too_late_is_named_and_not_allowed_with_its_lead()
    {
        var late = await site.EntryAsync(2, "2025-01-17");
        var (lead, follower) = (await site.FileAsync(importer, [await site.EntryAsync(1)]), await site.FileAsync(importer, [late]));
        Assert.Contains("came too late for 1 entry", (await specialist.PageAsync($"/protests/{follower}/suspend")).Words(), StringComparison.Ordinal);
        await DoneAsync(specialist, $"/protests/{follower}/suspend", new() { ["Lead"] = lead });
        var decide = await specialist.PageAsync($"/protests/{lead}/decide");
        PageChecks.AssertSound(decide);
        Assert.Contains($"{follower} (too late for entry {late})", decide.Words(), StringComparison.Ordinal);
        await DoneAsync(specialist, $"/protests/{lead}/decide", new() { ["Rulings[0].Objection"] = "1", ["Rulings[0].Disposition"] = "Allowed", ["NoticeOn"] = "2026-01-05", ["then"] = "decide" });
        Assert.Equal(("approved", "open"), ((await site.RowAsync(lead)).State, (await site.RowAsync(follower)).State));
        Assert.Contains("Decide it apart", (await specialist.PageAsync($"/work/protest/{follower}")).Words(), StringComparison.Ordinal);
        var apart = await specialist.PageAsync($"/protests/{follower}/decide");
        Assert.Contains($"The time to protest entry {late} ended on", apart.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_entries_the_late_ones_come_first_and_the_others_by_pages()
    {
        List<Domain.Entries.EntryNumber> entries = [];
        for (var i = 1; i <= 60; i++) entries.Add(await site.EntryAsync(i, i == 55 ? "2025-01-17" : "2025-07-18"));
        var number = await site.FileAsync(importer, entries);
        var page = await importer.PageAsync($"/work/protest/{number}");
        PageChecks.AssertSound(page);
        Assert.Contains("All 60 entries of the protest", page.Words(), StringComparison.Ordinal);
        Assert.Contains("59 in time, 1 too late", page.Words(), StringComparison.Ordinal);
        var shown = page.QuerySelectorAll("#timeliness ~ ul.reasons > li").Select(l => l.TextContent).ToList();
        Assert.Equal(50, shown.Count);
        Assert.Contains(entries[54].ToString(), shown[0], StringComparison.Ordinal);
        var next = await importer.PageAsync($"/work/protest/{number}?entries=50");
        Assert.Contains("51 to 60 of 60", next.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_that_is_withdrawn_lets_its_followers_go()
    {
        var (lead, follower) = (await site.FileAsync(importer, [await site.EntryAsync(1)]), await site.FileAsync(importer, [await site.EntryAsync(2)]));
        await DoneAsync(specialist, $"/protests/{follower}/suspend", new() { ["Lead"] = lead });
        await DoneAsync(importer, $"/protests/{lead}/ask/withdrawn", new() { ["Text"] = "Settled." });
        Assert.Equal(("withdrawn", "open"), ((await site.RowAsync(lead)).State, (await site.RowAsync(follower)).State));
    }

    [Fact]
    public async Task Further_review_goes_to_a_designee_who_took_no_part_and_comes_back_with_directions()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        await DoneAsync(importer, $"/protests/{number}/further-review", new() { ["Input.Criteria"] = "NotRuledOn", ["Input.Justification"] = "No ruling exists.", ["Input.NoAdministrativeDecision"] = "true", ["Input.NoCourtDecision"] = "true" });
        using var supervisor = await site.Portal.SignedInAsync(PortalRoles.Supervisor);
        var email = await site.Portal.AccountAsync(PortalRoles.Specialist);
        var designee = await site.Portal.DataAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
        using (var neither = await ActAsync(supervisor, $"/protests/{number}/forward", [])) Assert.Contains("Name what sends it to Headquarters, or the designee", (await neither.DocumentAsync()).Words(), StringComparison.Ordinal);
        await DoneAsync(supervisor, $"/protests/{number}/forward", new() { ["Designee"] = designee.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await DoneAsync(specialist, $"/protests/{number}/return", new() { ["Directions[0].Objection"] = "1", ["Directions[0].Disposition"] = "Allowed", ["Text"] = "The goods are submersible pumps." });
        using (var against = await ActAsync(supervisor, $"/protests/{number}/decide", Denial("decide", await SeqAsync(supervisor, $"/protests/{number}/decide"))))
            Assert.Contains("The review directs another decision", (await against.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal("returned", (await site.RowAsync(number)).State);
    }

    [Fact]
    public async Task Void_set_aside_court_and_outcome_are_recorded_and_each_has_its_letter()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        await DoneAsync(importer, $"/protests/{number}/further-review", new() { ["Input.Criteria"] = "NotRuledOn", ["Input.Justification"] = "No ruling.", ["Input.NoAdministrativeDecision"] = "true", ["Input.NoCourtDecision"] = "true" });
        await DoneAsync(specialist, $"/protests/{number}/refuse/further-review-denied", new() { ["Reason"] = "criteria-not-met", ["Text"] = "Ruled on in HQ H000001.", ["Citation"] = "19 CFR 174.24", ["NoticeOn"] = "2026-01-05" });
        Assert.Contains("Notice of denial of further review", (await importer.PageAsync($"/protests/{number}/notice")).Words(), StringComparison.Ordinal);
        await DoneAsync(importer, $"/protests/{number}/ask/set-aside-requested", new() { ["Text"] = "HQ H000001 is about other goods." });
        using var headquarters = await site.Portal.SignedInAsync(PortalRoles.HeadquartersReviewer);
        await DoneAsync(headquarters, $"/protests/{number}/rule/set-aside-denied", new() { ["Text"] = "The ruling covers them." });
        await DoneAsync(specialist, $"/protests/{number}/decide", Denial("decide", await SeqAsync(specialist, $"/protests/{number}/decide")));
        await DoneAsync(importer, $"/protests/{number}/ask/void-requested", new() { ["Text"] = "Against the instructions of 2025." });
        using var supervisor = await site.Portal.SignedInAsync(PortalRoles.Supervisor);
        await DoneAsync(supervisor, $"/protests/{number}/refuse/void-refused", new() { ["Reason"] = "other", ["Text"] = "No such instructions.", ["Citation"] = "19 U.S.C. 1515(d)" });
        await DoneAsync(importer, $"/protests/{number}/court", new() { ["FiledOn"] = "2026-01-05", ["CourtNumber"] = "26-00001" });
        await DoneAsync(specialist, $"/protests/{number}/court-outcome", new() { ["Result"] = "Stipulated", ["EndedOn"] = "2026-01-05", ["Text"] = "Slip Op. 26-1" });
        Assert.Equal("court-ended", (await site.RowAsync(number)).State);
    }

    [Fact]
    public async Task A_filer_amends_argues_accelerates_and_withdraws_an_objection()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        await DoneAsync(importer, $"/protests/{number}/amend", new() { ["Input.Decision"] = "AppraisedValue", ["Input.Category"] = "Centrifugal pumps", ["Input.Claim"] = "$4.10", ["Input.Reasons"] = "Transaction value." });
        await DoneAsync(importer, $"/protests/{number}/recipient", new() { ["Name"] = "Demo Counsel", ["Address"] = "1 Example St.\nLong Beach, CA" });
        await DoneAsync(importer, $"/protests/{number}/withdraw-objection", new() { ["Objection"] = "1" });
        await DoneAsync(importer, $"/protests/{number}/accelerate", []);
        using (var amended = await importer.GetAsync(new Uri($"/protests/{number}/amend", UriKind.Relative))) Assert.Equal(302, (int)amended.StatusCode); // not any more
        await DoneAsync(importer, $"/protests/{number}/ask/acceleration-withdrawn", []);
        await DoneAsync(importer, $"/protests/{number}/accelerate", []);
        site.Clock.Advance(TimeSpan.FromDays(31));
        // Whoever comes first finds that the law was faster; it is recorded on its day.
        using var later = await site.Portal.SignedInAsync(PortalRoles.Specialist); // the earlier sign-in has run out
        var form = Denial("decide", 99, objection: 2);
        (form["NoticeOn"], form["__RequestVerificationToken"]) = ("2026-02-05", (await later.PageAsync("/protests")).Token());
        using var late = await later.PostAsync(new Uri($"/protests/{number}/decide", UriKind.Relative), new FormUrlEncodedContent(form));
        Assert.Contains("is not possible while this is \"Deemed denied\"", (await late.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal("deemed-denied", (await site.RowAsync(number)).State);
        using var filer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var statement = (await filer.PageAsync($"/protests/{number}/notice")).Words();
        Assert.Contains("deemed denied on February 4, 2026", statement, StringComparison.Ordinal);
        Assert.Contains("Demo Counsel", statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_act_acts()
    {
        var number = await site.FileAsync(importer, [await site.EntryAsync(1)]);
        using var officer = await site.Portal.SignedInAsync(PortalRoles.PortOfficer); // sees it, since its port keeps the revenue
        using var decide = await officer.GetAsync(new Uri($"/protests/{number}/decide", UriKind.Relative));
        Assert.Equal(302, (int)decide.StatusCode);
        using var foreign = await site.Portal.SignedInAsync(PortalRoles.Broker); // its code is on the entry, but it did not file
        using var withdraw = await foreign.GetAsync(new Uri($"/protests/{number}/ask/withdrawn", UriKind.Relative));
        Assert.Equal(302, (int)withdraw.StatusCode);
        using var importerDecides = await importer.GetAsync(new Uri($"/protests/{number}/decide", UriKind.Relative));
        Assert.NotEqual(200, (int)importerDecides.StatusCode);
        Assert.Equal("open", (await site.RowAsync(number)).State);
    }

    [Fact]
    public void Every_move_has_its_page_or_is_made_with_another()
    {
        var own = Protest.ProtestKind.LifeCycle.Own.Select(m => m.Code).Order();
        Assert.Equal(own, ProtestMoves.Pages.Select(p => p.Move).Concat(ProtestMoves.WithoutPage).Order());
    }
}
