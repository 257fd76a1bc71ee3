using System.Text;
using AngleSharp.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Tests.Pages.Protests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Disclosures;

/// <summary>Prior disclosures over HTTP and without JavaScript, in January 2026.</summary>
public sealed class DisclosureTests : IAsyncLifetime
{
    const string Kind = "/work/prior-disclosure/", Titles = "Entry Number,Entry Line,Port of Entry,Entry Date,Liquidation Date,Entered Value,Duty Paid,Duty Owed\n";

    readonly ProtestPortal site = new();
    EntryNumber first, second;

    public async Task InitializeAsync() => (first, second) = (await site.EntryAsync(1), await site.EntryAsync(2, "2025-07-25", port: "2709"));

    public async Task DisposeAsync() => await site.DisposeAsync();

    Task<HttpClient> AsAsync(string role, string? organization = null) => site.Portal.SignedInAsync(role, organization);

    static Dictionary<string, string> Importations(bool both = true) => new()
    {
        ["merchandise.Value"] = "Centrifugal pumps",
        ["ports[0].port.Value"] = "2704",
        ["ports[0].from.Value"] = "2024-01-02",
        ["ports[0].to.Value"] = "2024-12-20",
        ["ports[1].port.Value"] = both ? "2709" : "",
        ["ports[1].from.Value"] = both ? "2024-01-02" : "",
        ["ports[1].to.Value"] = both ? "2024-12-20" : "",
        ["entries[0].number.Value"] = ProtestPortal.Number(1).ToString(),
    };

    static async Task<string> DraftAsync(HttpClient browser, string way = "written", string kind = "Importer", string? made = null, bool both = true)
    {
        using var begun = await browser.PostFormAsync("/file/prior-disclosure", [], "Begin");
        var draft = begun.Headers.Location!.ToString();
        var who = await browser.PageAsync(draft + "/step/who");
        PageChecks.AssertSound(who);
        var party = who.QuerySelectorAll("[name='party.Value']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().FirstOrDefault(i => i.Type == "radio")?.Value ?? "12-3456789";
        Dictionary<string, string> said = new() { ["kind.Value"] = kind, ["party.Value"] = party, ["way.Value"] = way };
        if (made is not null) said["made.Value"] = made;
        using (await browser.PostFormAsync(draft + "/step/who", said)) { }
        using (await browser.PostFormAsync(draft + "/step/importations", Importations(both))) { }
        using (await browser.PostFormAsync(draft + "/step/violation", new() { ["false.Value"] = "Assists were left out.", ["how.Value"] = way == "oral" ? "" : "By oversight in 2024.", ["truth.Value"] = way == "oral" ? "" : "See the spreadsheet." })) { }
        return draft;
    }

    async Task<string> FileAsync(HttpClient browser, string way = "written", string kind = "Importer", string? made = null, bool both = true)
    {
        var draft = await DraftAsync(browser, way, kind, made, both);
        var check = await browser.PageAsync(draft + "/check");
        PageChecks.AssertSound(check);
        using var sent = await browser.PostFormAsync(draft + "/check", new() { ["seq"] = check.QuerySelector("input[name=seq]")?.GetAttribute("value") ?? throw new InvalidOperationException(check.Words()) });
        Assert.True(sent.Headers.Location is not null, check.Words());
        return (await site.Portal.DataAsync(db => db.WorkItems.OrderByDescending(w => w.Id).FirstAsync())).WorkNumber.ToString();
    }

    static async Task<IDocument?> ActAsync(HttpClient browser, string number, string move, Dictionary<string, string> fields)
    {
        var address = $"{Kind}{number}/act/{move}";
        var page = await browser.PageAsync(address);
        PageChecks.AssertSound(page);
        fields["Seen"] = page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var answer = await browser.PostFormAsync(address, fields);
        return answer.Headers.Location is null ? await answer.DocumentAsync() : null;
    }

    static async Task DoAsync(HttpClient browser, string number, string move, params (string Name, string Value)[] fields) =>
        Assert.Null((await ActAsync(browser, number, move, fields.ToDictionary(f => f.Name + ".Value", f => f.Value)))?.Words());

    static async Task<IDocument> LoadAsync(HttpClient browser, string number, string csv)
    {
        var page = await browser.PageAsync($"/disclosures/{number}/table");
        PageChecks.AssertSound(page);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Token()), "__RequestVerificationToken" },
            { new StringContent(page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!), "Seen" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "File", "loss.csv" },
        };
        using var answer = await browser.PostAsync(new Uri($"/disclosures/{number}/table", UriKind.Relative), form);
        return answer.Headers.Location is { } to ? await browser.PageAsync(to.ToString()) : await answer.DocumentAsync();
    }

    string Rows(string owed = "2250.00") => $"{Titles}{first},1,2704,2024-09-03,,50000,1250.00,{owed}\n{second},1,2709,2024-09-03,2025-07-25,50000,1250.00,1300.50\n";

    async Task<PriorDisclosure> ItemAsync(string number)
    {
        var row = await site.RowAsync(number);
        return await site.Portal.DataAsync(async db => (await site.Portal.Services.GetRequiredService<WorkStore>().FindAsync(db, row.Id))!.As<PriorDisclosure>());
    }

    [Fact]
    public async Task A_written_disclosure_over_two_ports_goes_from_the_spreadsheet_to_the_determination()
    {
        using var importer = await AsAsync(PortalRoles.Importer);
        using var specialist = await AsAsync(PortalRoles.Specialist);
        using var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        var number = await FileAsync(importer);
        Assert.Equal("2704-26-760001", number);
        var loaded = (await LoadAsync(importer, number, Rows())).Words();
        Assert.Contains("$1,000.00", loaded, StringComparison.Ordinal);
        Assert.Contains("$50.50", loaded, StringComparison.Ordinal);
        Assert.Contains("$1,050.50", loaded, StringComparison.Ordinal);
        Assert.Contains("What was owed less what was paid.", loaded, StringComparison.Ordinal);
        Assert.Contains("compounded each day from July 19, 2025", loaded, StringComparison.Ordinal); // the liquidation on file

        await DoAsync(specialist, number, "review-started");
        await DoAsync(specialist, number, "calculated", ("text", "By the spreadsheet."), ("notice", "2026-01-05"));
        var letter = await importer.PageAsync($"{Kind}{number}/letter");
        PageChecks.AssertSound(letter);
        Assert.Contains("19 U.S.C. 1592(c)(4)", letter.Words(), StringComparison.Ordinal);
        Assert.Contains("Tender $1,050.50 by", letter.Words(), StringComparison.Ordinal);
        Assert.Contains("February 4, 2026", letter.Words(), StringComparison.Ordinal);

        await DoAsync(importer, number, "tendered", ("port-2704", "1000.00"), ("port-2709", "50.50"), ("reference", "Check 12"));
        Assert.Equal([("2704", 100_000L), ("2709", 5_050L)], await site.Portal.DataAsync(db => db.RevenueDues.Where(d => d.Source == RevenueSource.Tender).OrderBy(d => d.PortOfEntry).Select(d => ValueTuple.Create(d.PortOfEntry, d.DutyCents!.Value)).ToListAsync()));
        Assert.Contains("is for the fines, penalties and forfeitures officer", (await specialist.FollowAsync($"{Kind}{number}/act/determined")).Words(), StringComparison.Ordinal);
        var form = await officer.PageAsync($"{Kind}{number}/act/determined");
        Assert.Contains("At most without it", form.Words(), StringComparison.Ordinal);
        await DoAsync(officer, number, "determined", ("disposition", "Valid"), ("knowledge", "NoneBefore"), ("fault", "Negligence"), ("reason", "Complete and in time."), ("notice", "2026-01-05"));
        var item = await ItemAsync(number);
        Assert.Equal("valid", item.State.Code);
        var page = await importer.PageAsync(Kind + number);
        PageChecks.AssertSound(page);
        Assert.Contains($"Reduced penalty: {item.Determination!.Penalty!.Amount}", page.Words(), StringComparison.Ordinal);
        PageChecks.AssertSound(await importer.PageAsync($"{Kind}{number}/letter"));
        await DoAsync(officer, number, "penalty-paid", ("amount", item.Determination.Penalty.Amount.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("on", "2026-01-05"), ("reference", "C-7"));
        Assert.Equal("paid", (await site.RowAsync(number)).State);
    }

    // The clock stands at January 5, 2026: the thirtieth day after the notice is February 4.
    [Fact]
    public async Task A_tender_in_parts_ends_interest_by_port_and_a_late_part_needs_more_time_for_good_cause()
    {
        var importer = await AsAsync(PortalRoles.Importer);
        var specialist = await AsAsync(PortalRoles.Specialist);
        var number = await FileAsync(importer);
        await LoadAsync(importer, number, Rows());
        Assert.Contains("It is about 2 entries of its sheet, loss.csv.", (await importer.PageAsync(Kind + number)).Words(), StringComparison.Ordinal);
        await DoAsync(specialist, number, "review-started");
        await DoAsync(specialist, number, "calculated", ("text", "By the spreadsheet."), ("notice", "2026-01-05"));
        await DoAsync(importer, number, "tendered", ("port-2704", "400.00"), ("port-2709", "50.50"));
        var page = await importer.PageAsync(Kind + number);
        PageChecks.AssertSound(page);
        Assert.Contains("$600.00", page.QuerySelector("[aria-label='Tender by port']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Interest on it ends on that day", page.Words(), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromDays(31));
        (importer, specialist) = (await AsAsync(PortalRoles.Importer), await AsAsync(PortalRoles.Specialist));
        using var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        await DoAsync(importer, number, "tendered", ("port-2704", "600.00"));
        Assert.Contains("came after the last day", (await importer.PageAsync(Kind + number)).Words(), StringComparison.Ordinal);
        Dictionary<string, string> valid = new() { ["disposition.Value"] = "Valid", ["knowledge.Value"] = "NoneBefore", ["fault.Value"] = "Negligence", ["reason.Value"] = "Complete.", ["notice.Value"] = "2026-02-05" };
        Assert.Contains("19 CFR 162.74(c)", (await ActAsync(officer, number, "determined", valid))!.QuerySelector(".usa-alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-02-05", (await officer.PageAsync($"{Kind}{number}/act/tender-extended")).QuerySelector("[name='until.Value']")!.GetAttribute("value"));
        await DoAsync(officer, number, "tender-extended", ("until", "2026-02-05"), ("reason", "The bank was closed."));
        Assert.Contains("The bank was closed.", (await importer.PageAsync(Kind + number)).Words(), StringComparison.Ordinal);
        Assert.Null(await ActAsync(officer, number, "determined", valid));

        var figures = (await ItemAsync(number)).Determination!.Figures!;
        Assert.Equal(["2026-01-05 400.00", "2026-02-05 600.00"], figures.Ports[0].Interests.Select(i => FormattableString.Invariant($"{i.Until:yyyy-MM-dd} {i.On.Amount:0.00}")));
        Assert.Equal("2026-01-05", Assert.Single(figures.Ports[1].Interests).Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var rows = await importer.PageAsync($"/disclosures/{number}/loss");
        PageChecks.AssertSound(rows);
        foreach (var words in new[] { "Interest on $400.00, tendered on January 5, 2026", "Interest on $600.00, tendered on February 5, 2026" }) Assert.Contains(words, rows.Words(), StringComparison.Ordinal);
        using var port = await AsAsync(PortalRoles.PortOfficer);
        var listed = (await port.PageAsync("/revenue?Source=Tender")).Words();
        Assert.Contains("The loss at port 2704 is $1,000.00 as CBP calculated it; tendered there are $400.00; $600.00 are still to be tendered.", listed, StringComparison.Ordinal);
        Assert.Contains("tendered there are $1,000.00; $0.00 are still to be tendered.", listed, StringComparison.Ordinal);
        importer.Dispose();
        specialist.Dispose();
    }

    [Fact]
    public async Task What_is_tendered_above_loss_and_reduced_penalty_is_listed_as_a_refund_of_its_port_when_the_disclosure_is_determined()
    {
        using var importer = await AsAsync(PortalRoles.Importer);
        using var specialist = await AsAsync(PortalRoles.Specialist);
        using var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        var number = await FileAsync(importer);
        await LoadAsync(importer, number, Rows());
        await DoAsync(specialist, number, "review-started");
        await DoAsync(importer, number, "tendered", ("port-2704", "980.00"), ("port-2709", "170.50")); // of $1,000.00 and $50.50
        await DoAsync(specialist, number, "calculated", ("text", "By the spreadsheet."), ("notice", "2026-01-05"));
        var told = (await importer.PageAsync(Kind + number)).Words();
        foreach (var words in new[] { "$100.00 was tendered above the whole loss", "what the reduced penalty does not take is listed as a refund" }) Assert.Contains(words, told, StringComparison.Ordinal);
        Assert.False(await site.Portal.DataAsync(db => db.RevenueDues.AnyAsync(d => d.Side == RevenueSide.Refund)));
        await DoAsync(officer, number, "determined", ("disposition", "Valid"), ("knowledge", "NoneBefore"), ("fault", "Negligence"), ("reason", "Complete and in time."), ("notice", "2026-01-05"));

        var due = Assert.Single(await site.Portal.DataAsync(db => db.RevenueDues.Where(d => d.Side == RevenueSide.Refund).ToListAsync()));
        // Interest at 7% a year to the tender of January 5, 2026, as in the calculation.
        var penalty = (await ItemAsync(number)).Determination!.Penalty!.Amount;
        Assert.InRange(penalty.Cents, 30_00, 40_00);
        var back = new Domain.Trade.Money(100_00) - penalty;
        Assert.Equal((RevenueSource.Tender, "2709", back, -back.Cents, number), (due.Source, due.PortOfEntry, due.Amount, due.DutyCents!.Value, due.ItemNumber.ToString()));
        var letter = (await importer.PageAsync($"{Kind}{number}/letter")).Words();
        foreach (var words in new[] { $"Refund: {back}", $"{penalty} counts for the reduced penalty.", "It was tendered already, above the loss; nothing is left to pay." }) Assert.Contains(words, letter, StringComparison.Ordinal);
        var page = await importer.PageAsync("/revenue?Side=Refund");
        PageChecks.AssertSound(page);
        foreach (var words in new[] { "Tendered above what is owed", number, "the loss at all ports is $1,050.50 as CBP calculated it", $"{penalty} counts for the reduced penalty." }) Assert.Contains(words, page.Words(), StringComparison.Ordinal);
        using var broker = await AsAsync(PortalRoles.Broker); // hears of no disclosure
        Assert.DoesNotContain(number, (await broker.PageAsync("/revenue")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_tendered_for_interest_and_for_an_entry_that_is_not_liquidated_is_no_refund()
    {
        await site.EntryAsync(3, liquidated: null);
        using var importer = await AsAsync(PortalRoles.Importer);
        using var specialist = await AsAsync(PortalRoles.Specialist);
        using var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        var number = await FileAsync(importer);
        await LoadAsync(importer, number, Rows() + $"{ProtestPortal.Number(3)},1,2704,2025-10-06,,50000,1250.00,1325.00\n");
        await DoAsync(specialist, number, "review-started");
        await DoAsync(importer, number, "tendered", ("port-2704", "1085.00"), ("port-2709", "50.50")); // of $1,000.00, $75.00 not liquidated, and $10.00 of the interest
        await DoAsync(specialist, number, "calculated", ("text", "By the spreadsheet."), ("notice", "2026-01-05"));
        Assert.Contains("$75.00 is kept for entries that are not liquidated", (await importer.PageAsync(Kind + number)).Words(), StringComparison.Ordinal);
        await DoAsync(officer, number, "determined", ("disposition", "Valid"), ("knowledge", "NoneBefore"), ("fault", "Negligence"), ("reason", "Complete and in time."), ("notice", "2026-01-05"));
        Assert.False(await site.Portal.DataAsync(db => db.RevenueDues.AnyAsync(d => d.Side == RevenueSide.Refund)));
        var item = await ItemAsync(number);
        Assert.Equal((new KeptTender(new(75_00), new(10_00)), item.Determination!.Penalty!.Amount - new Domain.Trade.Money(10_00)), (item.Determination.Kept, item.PenaltyDue));
        var letter = await importer.PageAsync($"{Kind}{number}/letter");
        PageChecks.AssertSound(letter);
        foreach (var words in new[] { "What you tendered above the loss", "$75.00 is kept for entries that are not liquidated", "Nothing is left to refund.", $"{item.PenaltyDue} is left to pay. Pay that at the port." }) Assert.Contains(words, letter.Words(), StringComparison.Ordinal);
        var page = await importer.PageAsync(Kind + number);
        PageChecks.AssertSound(page);
        Assert.Contains("$10.00 counts for the reduced penalty.", page.Words(), StringComparison.Ordinal);
        var form = await officer.PageAsync($"{Kind}{number}/act/penalty-paid");
        Assert.Equal(item.PenaltyDue.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), form.QuerySelector("[name='amount.Value']")!.GetAttribute("value"));
        await DoAsync(officer, number, "penalty-paid", ("amount", item.PenaltyDue.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)), ("on", "2026-01-05"), ("reference", "C-7"));
        Assert.Equal("paid", (await site.RowAsync(number)).State);
    }

    [Fact]
    public async Task To_the_trade_a_referral_is_the_quiet_end_that_no_violation_is_too()
    {
        var told = new Dictionary<string, List<string>>();
        using var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        using var importer = await AsAsync(PortalRoles.Importer);
        foreach (var disposition in new[] { nameof(DisclosureDisposition.NoViolation), nameof(DisclosureDisposition.Referred) })
        {
            var number = await FileAsync(importer);
            await ToldAsync(0); // what was told before
            await site.Portal.DataAsync(db => db.InboxMessages.ExecuteDeleteAsync());
            await DoAsync(officer, number, "determined", ("disposition", disposition), ("reason", "A pattern of false invoices."), ("notice", "2026-01-05"));
            await ToldAsync(0);
            var messages = await site.Portal.DataAsync(db => (from m in db.InboxMessages
                                                              join u in db.Users on m.UserId equals u.Id
                                                              join o in db.Organizations on u.OrganizationId equals o.Id
                                                              where o.Kind == OrganizationKind.Importer
                                                              select m.Subject + m.Sentence + m.Details).ToListAsync());
            Assert.NotEmpty(messages);
            var page = await importer.PageAsync(Kind + number);
            PageChecks.AssertSound(page);
            told[disposition] = [.. messages.Append(page.Words()).Append((await importer.PageAsync($"{Kind}{number}/letter")).Words()).Append((await importer.PageAsync("/work?Tab=All")).Words()).Select(w => w.Replace(number, "N", StringComparison.Ordinal))];
            var inside = (await officer.PageAsync(Kind + number)).Words();
            Assert.Contains("A pattern of false invoices.", inside, StringComparison.Ordinal);
            Assert.Contains(PriorDisclosure.Name(Enum.Parse<DisclosureDisposition>(disposition)), inside, StringComparison.Ordinal);
        }
        Assert.Equal(told["NoViolation"].Take(told["NoViolation"].Count - 1), told["Referred"].Take(told["Referred"].Count - 1)); // all but the list, which has both
        foreach (var words in told.Values.SelectMany(t => t))
            foreach (var hidden in new[] { "Homeland", "nvestigation", "eferred", "No violation", "no violation", "A pattern" }) Assert.DoesNotContain(hidden, words, StringComparison.Ordinal);
    }

    /// <summary>The officer for penalties of another port than that of the other tests.</summary>
    async Task<(HttpClient Browser, long Id)> OfficerAtAsync(string port)
    {
        var email = await site.Portal.AccountAsync(PortalRoles.FinesPenaltiesForfeitures, $"Port {port}");
        var id = await site.Portal.DataAsync(async db =>
        {
            await db.Organizations.Where(o => o.Name == $"Port {port}").ExecuteUpdateAsync(o => o.SetProperty(r => r.Port, port));
            return await db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync();
        });
        return (await AsAsync(PortalRoles.FinesPenaltiesForfeitures, $"Port {port}"), id);
    }

    Task<List<string>> ToldAsync(long person) => site.Portal.DataAsync(async db =>
    {
        await site.Portal.Services.GetRequiredService<CeePortal.Data.Messages.NoticeExpansion>().RunAsync();
        return await db.InboxMessages.Where(m => m.UserId == person).OrderBy(m => m.Id).Select(m => m.Subject).ToListAsync();
    });

    [Fact]
    public async Task The_officers_of_every_port_concerned_read_it_and_hear_of_it_and_the_leading_port_determines()
    {
        using var importer = await AsAsync(PortalRoles.Importer);
        using var leading = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        var ((second, secondId), (third, thirdId)) = (await OfficerAtAsync("2709"), await OfficerAtAsync("4601"));
        var number = await FileAsync(importer); // names 2704 and 2709
        var subject = $"Prior disclosure {number} concerns your port";
        Assert.Equal([subject], await ToldAsync(secondId));
        Assert.Empty(await ToldAsync(thirdId));
        var leadingId = await site.Portal.DataAsync(db => db.Users.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(n => n.Id == r.RoleId && n.Name == PortalRoles.FinesPenaltiesForfeitures)) && u.Id != secondId && u.Id != thirdId).Select(u => u.Id).SingleAsync());
        Assert.Equal([subject], await ToldAsync(leadingId));

        var page = await second.PageAsync(Kind + number);
        PageChecks.AssertSound(page);
        Assert.Contains("leads: its fines, penalties and forfeitures officer determines", page.Words(), StringComparison.Ordinal);
        Assert.Contains(number, (await second.PageAsync("/work?centers=true")).Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"a[href*='{number}/act/']")); // it reads
        Assert.NotEmpty((await leading.PageAsync(Kind + number)).QuerySelectorAll($"a[href*='{number}/act/determined']"));
        using (var act = await second.GetAsync(new Uri($"{Kind}{number}/act/determined", UriKind.Relative))) Assert.NotEqual(200, (int)act.StatusCode);
        using (var hidden = await third.GetAsync(new Uri(Kind + number, UriKind.Relative))) Assert.Equal(404, (int)hidden.StatusCode);

        await DoAsync(importer, number, "data-supplied", ("text", "New York too"), ("ports[0].port", "4601"), ("ports[0].from", "2024-01-01"), ("ports[0].to", "2024-12-31"));
        Assert.Equal([subject], await ToldAsync(thirdId));
        Assert.Equal([subject], await ToldAsync(secondId)); // knew it
        PageChecks.AssertSound(await third.PageAsync(Kind + number));
        await DoAsync(importer, number, "tendered", ("port-2709", "10.00"));
        Assert.Equal([subject, $"Prior disclosure {number}: a tender for your port"], await ToldAsync(secondId));
        await DoAsync(importer, number, "withdrawn", ("reason", "It was not ours."));
        Assert.Equal([subject, $"Prior disclosure {number}: withdrawn"], await ToldAsync(thirdId));
        second.Dispose();
        third.Dispose();
    }

    [Fact]
    public async Task A_wrong_spreadsheet_is_refused_with_what_where_and_how()
    {
        using var importer = await AsAsync(PortalRoles.Importer);
        var number = await FileAsync(importer, both: false);
        var wrong = await LoadAsync(importer, number, $"{Titles}{first},one,2704,2024-09-03,,50000,x,1\nTOTAL,,,,,,,\n");
        PageChecks.AssertSound(wrong);
        foreach (var words in new[] { "The spreadsheet was not taken", "Entry Line", "Write the number of the line", "Duty Paid", "This looks like a row of totals." })
            Assert.Contains(words, wrong.Words(), StringComparison.Ordinal);
        Assert.Contains("entries of port 2709, which the disclosure does not name", (await LoadAsync(importer, number, Rows())).Words(), StringComparison.Ordinal);
        Assert.Equal(0, await site.Portal.DataAsync(db => db.DisclosureLosses.CountAsync()));
        await DoAsync(importer, number, "data-supplied", ("text", "Long Beach too"), ("ports[0].port", "2709"), ("ports[0].from", "2024-01-01"), ("ports[0].to", "2024-12-31"));
        Assert.Contains("$1,050.50", (await LoadAsync(importer, number, Rows())).Words(), StringComparison.Ordinal);
        Assert.Contains("on file already", (await LoadAsync(importer, number, Rows())).Words(), StringComparison.Ordinal);
        await LoadAsync(importer, number, Rows("1250.01"));
        Assert.Equal(2, await site.Portal.DataAsync(db => db.DisclosureLosses.CountAsync())); // the rows of the one before are gone
        var entry = await importer.PageAsync($"/entries/{second}?tab=work");
        Assert.Contains(number, entry.Words(), StringComparison.Ordinal); // named by a row alone
    }

    [Fact]
    public async Task Rule_13_An_oral_disclosure_lapses_after_ten_days_by_the_officer_alone()
    {
        var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        var importer = await AsAsync(PortalRoles.Importer);
        var number = await FileAsync(officer, "oral", made: "2026-01-05");
        Assert.Contains("January 15, 2026", (await importer.PageAsync(Kind + number)).Words(), StringComparison.Ordinal);
        Assert.Contains("can still put it in writing", (await ActAsync(officer, number, "lapsed", new() { ["reason.Value"] = "Nothing came." }))!.Words(), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(11));
        (officer, importer) = (await AsAsync(PortalRoles.FinesPenaltiesForfeitures), await AsAsync(PortalRoles.Importer)); // nobody stays signed in that long
        using var specialist = await AsAsync(PortalRoles.Specialist);
        Assert.Equal("oral", (await site.RowAsync(number)).State); // nothing happens by itself
        Assert.Contains("is for the fines, penalties and forfeitures officer", (await specialist.FollowAsync($"{Kind}{number}/act/lapsed")).Words(), StringComparison.Ordinal);
        await DoAsync(officer, number, "lapsed", ("reason", "Nothing came."));
        var letter = await importer.PageAsync($"{Kind}{number}/letter");
        Assert.Contains("19 CFR 162.74(a)(2)", letter.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_oral_disclosure_is_put_in_writing_and_gets_more_time_for_its_data()
    {
        using var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        using var importer = await AsAsync(PortalRoles.Importer);
        var number = await FileAsync(officer, "oral", made: "2026-01-05");
        await DoAsync(importer, number, "confirmed", ("merchandise", "Pumps"), ("false", "Assists"), ("how", "In 2024"), ("truth", ""), ("more", "true"));
        Assert.Equal("filed", (await site.RowAsync(number)).State);
        await DoAsync(importer, number, "data-time-requested", ("reason", "Books abroad"));
        await DoAsync(officer, number, "data-time-extended", ("reason", "Books abroad"));
        Assert.Contains("April 5, 2026", (await importer.PageAsync(Kind + number)).Words(), StringComparison.Ordinal);
        using var again = await officer.GetAsync(new Uri($"{Kind}{number}/act/data-time-extended", UriKind.Relative));
        Assert.Equal(302, (int)again.StatusCode);
    }

    [Fact]
    public async Task The_broker_of_its_entries_does_not_see_it_and_a_brokers_own_is_not_shown_to_the_importer()
    {
        using var importer = await AsAsync(PortalRoles.Importer);
        using var broker = await AsAsync(PortalRoles.Broker);
        var number = await FileAsync(importer);
        foreach (var address in new[] { Kind + number, $"/disclosures/{number}/loss", $"/disclosures/{number}/table", $"{Kind}{number}/letter" })
        {
            using var answer = await broker.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }
        Assert.DoesNotContain(number, (await broker.PageAsync("/work")).Words(), StringComparison.Ordinal);

        var own = await FileAsync(broker, kind: "Broker");
        Assert.Contains(own, (await broker.PageAsync("/work")).Words(), StringComparison.Ordinal);
        using var hidden = await importer.GetAsync(new Uri(Kind + own, UriKind.Relative));
        Assert.Equal(404, (int)hidden.StatusCode);
    }

    [Fact]
    public async Task What_is_internal_stays_with_cbp()
    {
        using var importer = await AsAsync(PortalRoles.Importer);
        using var officer = await AsAsync(PortalRoles.FinesPenaltiesForfeitures);
        var number = await FileAsync(importer);
        Assert.Null(await ActAsync(officer, number, "investigation-recorded", new() { ["on.Value"] = "2026-01-02", ["writing.Value"] = "Case memo 7", ["signs.Values"] = "AgentInquired", ["since.Value"] = "2026-01-03" }));
        await DoAsync(officer, number, "culpability-assessed", ("fault", "GrossNegligence"), ("reason", "They were told before."));
        var (theirs, ours) = ((await importer.PageAsync(Kind + number)).Words(), (await officer.PageAsync(Kind + number)).Words());
        foreach (var words in new[] { "Case memo 7", "They were told before." })
        {
            Assert.DoesNotContain(words, theirs, StringComparison.Ordinal);
            Assert.Contains(words, ours, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_form_says_what_is_missing_and_the_template_comes_to_anybody()
    {
        using var importer = await AsAsync(PortalRoles.Importer);
        using var begun = await importer.PostFormAsync("/file/prior-disclosure", [], "Begin");
        var check = (await importer.PageAsync(begun.Headers.Location + "/check")).Words();
        foreach (var words in new[] { "class or kind of merchandise", "ports of entry concerned", "false statements, omissions or acts" }) Assert.Contains(words, check, StringComparison.OrdinalIgnoreCase);
        using var anybody = site.Portal.Anonymous();
        using var csv = await anybody.GetAsync(new Uri("/disclosures/template?format=csv", UriKind.Relative));
        Assert.Contains("Entry Number,Entry Line,Port of Entry", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_move_of_the_kind_has_a_form_or_a_page()
    {
        using var scope = site.Portal.Services.CreateScope();
        var acts = scope.ServiceProvider.GetRequiredService<ActForms>();
        var pages = scope.ServiceProvider.GetRequiredService<MovePages>();
        var kind = PriorDisclosure.DisclosureKind;
        Assert.Equal(["filed"], kind.LifeCycle.Own.Select(m => m.Code).Where(m => acts.Find(kind.Code, m) is null && pages.Find(kind.Code, m) is null));
    }
}

static class Followed
{
    /// <summary>The page to which an address leads, with what it says there.</summary>
    public static async Task<IDocument> FollowAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return answer.Headers.Location is { } to ? await browser.PageAsync(to.ToString()) : await answer.DocumentAsync();
    }
}
