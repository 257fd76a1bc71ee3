using AngleSharp.Html.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Protests;

/// <summary>The filing form, over HTTP and without JavaScript.</summary>
public sealed class FilingTests : IAsyncLifetime
{
    readonly ProtestPortal site = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task An_importer_files_a_protest_of_two_entries_and_gets_a_receipt()
    {
        var (first, second) = (await site.EntryAsync(1), await site.EntryAsync(2, "2025-07-25"));
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, [first, second]);
        var check = await importer.PageAsync(draft + "/check");
        PageChecks.AssertSound(check);
        Assert.Contains("may be protested until January 14, 2026 (19 U.S.C. 1514(c)(3))", check.Words(), StringComparison.Ordinal);
        Assert.Contains("Electronics Center (007)", check.Words(), StringComparison.Ordinal);
        foreach (var step in new[] { "", "/parties", "/entries", "/objections/0", "/objections/1", "/details", "/requests" }) PageChecks.AssertSound(await importer.PageAsync(draft + step));

        using var sent = await ProtestPortal.SendAsync(importer, draft);
        Assert.Equal(draft + "/receipt", sent.Headers.Location!.ToString());
        var receipt = await importer.PageAsync(draft + "/receipt");
        PageChecks.AssertSound(receipt);
        Assert.Contains("2704-26-100001", receipt.Words(), StringComparison.Ordinal);

        var row = await site.RowAsync("2704-26-100001");
        Assert.Equal(("007", "open", 2), (row.Office, row.State, row.EntryCount));
        Assert.Equal(1, await site.Portal.DataAsync(db => db.NoticesDue.CountAsync(n => n.WorkId == row.Id)));
        Assert.DoesNotContain("Centrifugal", await site.Portal.DataAsync(db => db.WorkDrafts.Select(d => d.Body).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_liquidated_entry_has_a_button_that_begins_a_protest_on_it()
    {
        var (liquidated, open) = (await site.EntryAsync(1), await site.EntryAsync(2, liquidated: null));
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        Assert.DoesNotContain("Protest a decision on it", (await importer.PageAsync($"/entries/{open}?tab=work")).Words(), StringComparison.Ordinal);
        foreach (var (address, words) in new[] { ($"/entries/{liquidated}?tab=work", "Protest a decision on it") })
        {
            var page = await importer.PageAsync(address);
            PageChecks.AssertSound(page);
            var form = page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Single(f => f.QuerySelector("button")?.TextContent.Trim() == words);
            using var begun = await importer.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative),
                new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value")!))));
            var draft = await importer.PageAsync(begun.Headers.Location!.ToString());
            Assert.Contains(liquidated.ToString(), draft.Words(), StringComparison.Ordinal);
            Assert.Contains(liquidated.ToString(), (await importer.PageAsync(begun.Headers.Location + "/entries")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_trades_list_leads_to_where_protests_begin()
    {
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var page = await importer.PageAsync("/work");
        PageChecks.AssertSound(page);
        Assert.Equal(["/file", "/file"], page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).Where(a => a == "/file")); // above the list, and in it while it is empty
        var file = await importer.PageAsync("/file");
        PageChecks.AssertSound(file);
        Assert.Equal("/protests", file.QuerySelectorAll("main a").Single(a => a.TextContent.Trim() == "File a protest").GetAttribute("href"));
        Assert.Equal("File a protest", (await importer.PageAsync("/protests")).Heading());
    }

    [Fact]
    public async Task The_spreadsheet_of_details_is_read_checked_and_shown_with_the_protest()
    {
        var entry = await site.EntryAsync(1);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, [entry]);
        var refused = await DetailsAsync("Entry Number,Line,Change From,Change To\r\n" + entry + ",one,8471.30,8471.41\r\n");
        Assert.Contains("Row 2", refused.Words(), StringComparison.Ordinal);
        Assert.Contains("\"one\"", refused.Words(), StringComparison.Ordinal);

        await DetailsAsync("Entry Number,Line,Change From,Change To\r\n" + string.Concat(Enumerable.Range(1, 120).Select(i => $"{entry},{i},rate {i},free\r\n")));
        using var sent = await ProtestPortal.SendAsync(importer, draft);
        var words = (await importer.PageAsync("/work/protest/2704-26-100001")).Words();
        Assert.Contains("Details: 120 rows", words, StringComparison.Ordinal);
        Assert.Contains("rate 100", words, StringComparison.Ordinal);
        Assert.DoesNotContain("rate 101", words, StringComparison.Ordinal);
        Assert.Contains("rate 120", (await importer.PageAsync("/work/protest/2704-26-100001?details=101")).Words(), StringComparison.Ordinal);

        // They go with the protest to another office.
        using var supervisor = await site.Portal.SignedInAsync(PortalRoles.Supervisor);
        using var moved = await supervisor.PostFormAsync("/work/protest/2704-26-100001/transferred", new() { ["Input.Seen"] = "1", ["Input.Office"] = "009", ["Input.Text"] = "Machines, not computers." });
        Assert.Equal(302, (int)moved.StatusCode);
        Assert.Equal(["009"], await site.Portal.DataAsync(db => db.ProtestDetails.Select(d => d.Office).Distinct().ToListAsync()));

        async Task<AngleSharp.Dom.IDocument> DetailsAsync(string csv)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent((await importer.PageAsync(draft + "/details")).Token()), "__RequestVerificationToken" },
                { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "File", "details.csv" },
            };
            using var answer = await importer.PostAsync(new Uri(draft + "/details", UriKind.Relative), form);
            return answer.IsSuccessStatusCode ? await answer.DocumentAsync() : await importer.PageAsync(draft + "/details");
        }
    }

    [Fact]
    public async Task The_liquidation_on_file_goes_before_a_day_that_is_typed()
    {
        var late = await site.EntryAsync(1, "2025-01-17"); // its 180 days ended in July 2025
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, [late]);
        using (await importer.PostFormAsync(draft + "/entries", new() { ["Rows[0].Index"] = "0", ["Rows[0].Number"] = late.ToString(), ["Rows[0].DecidedOn"] = "2025-12-19", ["then"] = "on" })) { }
        var words = (await importer.PageAsync(draft + "/check")).Words();
        Assert.Contains("The day on file counts.", words, StringComparison.Ordinal);
        Assert.Contains("Too late", words, StringComparison.Ordinal);
        Assert.DoesNotContain("In time ", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ChargeOrExaction")]
    [InlineData("Inadvertence")]
    public async Task A_typed_day_counts_for_no_matter_of_the_liquidation_whatever_else_is_objected_to(string other)
    {
        var late = await site.EntryAsync(1, "2025-01-17"); // its 180 days ended in July 2025
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, [late]);
        using (await importer.PostFormAsync(draft + "/entries", new() { ["Rows[0].Index"] = "0", ["Rows[0].Number"] = late.ToString(), ["Rows[0].DecidedOn"] = "2025-12-19", ["then"] = "on" })) { }
        using (await importer.PostFormAsync(draft + "/objections/1", new() { ["Input.Decision"] = other, ["Input.Category"] = "Other pumps", ["Input.Claim"] = "None", ["Input.Reasons"] = "It was none.", ["then"] = "on" })) { }
        var words = (await importer.PageAsync(draft + "/check")).Words();
        Assert.Contains("and you give December 19, 2025. The day on file counts", words, StringComparison.Ordinal);
        Assert.Contains("Too late", words, StringComparison.Ordinal);
        using var sent = await ProtestPortal.SendAsync(importer, draft);
        var protest = await site.ProtestAsync("2704-26-100001");
        var entry = Assert.Single(protest.Entries);
        Assert.Equal(new ClockStart(new(2025, 1, 17)), entry.Decided);
        Assert.Equal(Outcome.Untimely, protest.Timeliness[0].Outcome);
        if (other == "ChargeOrExaction")
        {
            Assert.Equal(new ClockStart(new(2025, 12, 19), DateBasis.StatedByFiler), entry.DecidedApart);
            Assert.Contains("yours counts for the other decisions only", words, StringComparison.Ordinal);
            Assert.True(protest.Timeliness[1] is { Outcome: Outcome.Timely, IsEstimated: true });
        }
        else Assert.Null(entry.DecidedApart);
    }

    [Fact]
    public async Task A_paper_application_for_further_review_counts_from_its_day_of_receipt_and_what_the_law_did_since_comes_last()
    {
        var entry = await site.EntryAsync(1);
        site.Clock.Advance(TimeSpan.FromDays(50)); // the time ended on January 14, day 180: on that day the paper came in
        using var officer = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        var draft = await ProtestPortal.DraftAsync(officer, [entry], requests: new()
        {
            ["Input.Accelerated"] = "true",
            ["Input.AccelerationMailedOn"] = "2026-01-14",
            ["Input.FurtherReview"] = "true",
            ["Input.Criteria"] = "NotRuledOn",
            ["Input.Justification"] = "No ruling exists.",
            ["Input.NoAdministrativeDecision"] = "true",
            ["Input.NoCourtDecision"] = "true",
        });
        using (await officer.PostFormAsync(draft + "/parties", new() { ["Input.By"] = "Importer", ["Input.Party"] = "12-3456789", ["Input.ReceivedOn"] = "2026-01-14", ["Input.Drawback"] = "No." })) { }
        using var sent = await ProtestPortal.SendAsync(officer, draft);
        var protest = await site.ProtestAsync("2704-26-100001");
        Assert.Equal((new DateOnly(2026, 1, 14), 0), (protest.ReviewRequestedOn!.Value, protest.ReviewUntimelyFor.Count));
        Assert.Equal((ProtestLifeCycle.DeemedDenied, new DateOnly(2026, 2, 13)), (protest.State.Code, protest.DeniedOn!.Value));
    }

    [Fact]
    public async Task A_protest_of_another_party_about_the_same_goods_counts_as_one_from_its_filing_on_or_is_not_filed()
    {
        var entry = await site.EntryAsync(1);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var first = await site.FileAsync(importer, [entry]);
        var email = await site.Portal.AccountAsync(PortalRoles.Importer);
        var user = await site.Portal.DataAsync(db => db.Users.SingleAsync(u => u.Email == email));
        var vault = site.Portal.Services.GetRequiredService<Data.Secrets.ImporterNumberVault>();
        var consignee = await site.Portal.DataAsync(async db =>
        {
            var other = vault.NewImporter(Domain.Trade.ImporterNumber.Parse("98-7654321"), "Another Party", DateTime.UtcNow);
            db.Importers.Add(other);
            await db.SaveChangesAsync();
            return other.Id;
        });
        var filer = new WorkFiler(user.Id, user.OrganizationId!.Value, "Another Party", PortalRoles.Importer, [consignee], null);
        var form = new ProtestForm
        {
            Parties = new() { By = "Consignee", Drawback = "None." },
            Entries = [new() { Number = entry.ToString(), Port = "2704", EntryDate = "2024-09-03", DecidedOn = "2025-07-18" }],
            Objections = [new() { Decision = "Classification", Category = "centrifugal  PUMPS", Claim = "Free", Reasons = "So." }],
        };
        var filings = site.Portal.Services.GetRequiredService<ProtestFilings>();
        // Nothing of either stands when the transaction does not.
        await Assert.ThrowsAsync<TimeoutException>(() => filings.SendAsync(filer, form, null, null, (_, _) => throw new TimeoutException(), default));
        Assert.Equal(1, (await site.RowAsync(first)).Seq);
        var filed = await filings.SendAsync(filer, form, null, null, (_, _) => Task.CompletedTask, default);
        Assert.Equal(2, (await site.RowAsync(first)).Seq);
        Assert.Equal(2, (await site.RowAsync(filed[0].Item.Number.ToString())).Seq);
        var types = await site.Portal.DataAsync(db => db.Events.Where(e => e.StreamType == "protest" && e.Seq == 2).Select(e => e.Type).ToListAsync());
        Assert.Equal(["consolidated", "consolidated"], types);
    }

    [Fact]
    public async Task Documents_of_a_draft_go_with_the_protest_and_before_that_nobody_else_sees_them()
    {
        var entry = await site.EntryAsync(1);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, [entry]);
        using (var form = new MultipartFormDataContent
        {
            { new StringContent((await importer.PageAsync(draft + "/details")).Token()), "__RequestVerificationToken" },
            { new StringContent(draft[(draft.LastIndexOf('/') + 1)..]), "Draft" },
            { new StringContent(draft + "/details"), "ReturnUrl" },
            { new ByteArrayContent("A letter."u8.ToArray()), "File", "letter.txt" },
        })
        {
            using var added = await importer.PostAsync(new Uri("/attachments/add", UriKind.Relative), form);
        }
        var id = await site.Portal.DataAsync(db => db.Attachments.Select(a => a.Id).SingleAsync());
        using var headquarters = await site.Portal.SignedInAsync(PortalRoles.HeadquartersReviewer);
        using (var hidden = await headquarters.GetAsync(new Uri($"/attachments/{id}", UriKind.Relative))) Assert.Equal(System.Net.HttpStatusCode.NotFound, hidden.StatusCode);

        using var sent = await ProtestPortal.SendAsync(importer, draft);
        var attached = await site.Portal.DataAsync(db => db.Attachments.SingleAsync());
        Assert.Equal(((long?)null, "letter.txt"), (attached.DraftId, attached.Name));
        Assert.Contains("letter.txt", (await headquarters.PageAsync("/work/protest/2704-26-100001")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stays_as_typed_and_is_named_with_its_place()
    {
        var entry = await site.EntryAsync(1, liquidated: null);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, [entry], decision: "");
        using (await importer.PostFormAsync(draft + "/entries", new() { ["Add"] = "XYZ-12", ["then"] = "on" })) { }
        using (await importer.PostFormAsync(draft + "/requests", new() { ["Input.SameAs"] = "last year's", ["Input.FurtherReview"] = "true" })) { }
        var check = (await importer.PageAsync(draft + "/check"));
        PageChecks.AssertSound(check);
        var words = check.Words();
        Assert.Contains("is not liquidated and no decision on it is known", words, StringComparison.Ordinal);
        Assert.Contains("An entry number has 11 characters", words, StringComparison.Ordinal);
        Assert.Contains("names no decision that may be protested", words, StringComparison.Ordinal);
        Assert.Contains("A number is four digits of the port", words, StringComparison.Ordinal);
        Assert.Contains("Say which criterion for further review is met", words, StringComparison.Ordinal);
        Assert.Null(check.QuerySelector("input[name=seq]"));
        Assert.NotNull(check.QuerySelector($"a[href='{draft}/objections/0']"));
        Assert.Equal("last year's", (await importer.PageAsync(draft + "/requests")).QuerySelector("#Input_SameAs")!.GetAttribute("value"));
        Assert.Contains("XYZ-12", (await importer.PageAsync(draft + "/entries")).Body!.InnerHtml, StringComparison.Ordinal);
        using var sent = await importer.PostFormAsync(draft + "/objections/0", new() { ["Input.Decision"] = "Classification", ["then"] = "on" });
        using var forced = await importer.PostAsync(new Uri(draft + "/check", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["seq"] = "99",
            ["__RequestVerificationToken"] = (await importer.PageAsync(draft + "/requests")).Token(),
        }));
        Assert.Contains("was changed after this page was opened", (await forced.DocumentAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal(0, await site.Portal.DataAsync(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task Entries_of_two_offices_become_one_protest_for_each_after_a_warning()
    {
        List<Domain.Entries.EntryNumber> entries = [await site.EntryAsync(1), await site.EntryAsync(2, office: "003"), await site.EntryAsync(3)];
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, entries);
        Assert.Contains("This becomes 2 protests", (await importer.PageAsync(draft + "/check")).Words(), StringComparison.Ordinal);
        using var sent = await ProtestPortal.SendAsync(importer, draft);
        var rows = await site.Portal.DataAsync(db => db.WorkItems.OrderBy(w => w.Id).ToListAsync());
        Assert.Equal([("007", 2, "270426100001"), ("003", 1, "270426100002")], rows.Select(r => (r.Office, r.EntryCount, r.Number)));
    }

    [Fact]
    public async Task A_second_click_files_nothing_and_shows_the_same_receipt()
    {
        var entry = await site.EntryAsync(1);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var draft = await ProtestPortal.DraftAsync(importer, [entry]);
        var page = await importer.PageAsync(draft + "/check");
        var form = new Dictionary<string, string> { ["seq"] = page.QuerySelector("input[name=seq]")!.GetAttribute("value")!, ["__RequestVerificationToken"] = page.Token() };
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => importer.PostAsync(new Uri(draft + "/check", UriKind.Relative), new FormUrlEncodedContent(form))));
        Assert.All(clicks, c => Assert.Equal(draft + "/receipt", c.Headers.Location?.ToString()));
        Assert.Equal(1, await site.Portal.DataAsync(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task One_protest_for_an_entry_and_category_of_each_party_the_other_is_named()
    {
        var entry = await site.EntryAsync(1);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var number = await site.FileAsync(importer, [entry]);
        var again = await ProtestPortal.DraftAsync(importer, [entry], "  centrifugal   PUMPS ");
        var check = await importer.PageAsync(again + "/check");
        Assert.Contains($"Protest {number} of the same party is about entry {entry}", check.Words(), StringComparison.Ordinal);
        Assert.Null(check.QuerySelector("input[name=seq]"));
        Assert.Equal("2704-26-100002", await site.FileAsync(importer, [entry], "Gear pumps")); // another category
    }

    [Fact]
    public async Task A_surety_protests_of_its_own_right_and_both_count_as_one()
    {
        var entry = await site.EntryAsync(1, surety: "036");
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var number = await site.FileAsync(importer, [entry]);
        site.Clock.Advance(TimeSpan.FromDays(2));
        using var surety = await site.Portal.SignedInAsync(PortalRoles.Surety);
        using var begun = await surety.PostFormAsync("/protests", [], "Begin");
        var draft = begun.Headers.Location!.ToString();
        using (await surety.PostFormAsync(draft + "/parties", new() { ["Input.By"] = "Surety", ["Input.NoCollusion"] = "true", ["Input.Drawback"] = "Not known." })) { }
        using (await surety.PostFormAsync(draft + "/entries", new() { ["Add"] = entry.ToString(), ["then"] = "on" })) { }
        using (await surety.PostFormAsync(draft + "/objections/0", new() { ["Input.Decision"] = "Classification", ["Input.Category"] = "Centrifugal pumps", ["Input.Claim"] = "8413.70.20", ["Input.Reasons"] = "Submersible.", ["then"] = "on" })) { }
        using var sent = await ProtestPortal.SendAsync(surety, draft);
        Assert.EndsWith("/receipt", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        var types = await site.Portal.DataAsync(db => db.Events.Where(e => e.StreamType == "protest").OrderBy(e => e.StreamId).ThenBy(e => e.Seq).Select(e => e.Type).ToListAsync());
        Assert.Equal(["filed", "consolidated", "filed", "consolidated"], types);
        Assert.Equal(new DateOnly(2028, 1, 7), (await site.RowAsync(number)).NextDue); // two years from the last of them
        using var other = await surety.GetAsync(new Uri("/protests", UriKind.Relative));
        Assert.Equal(200, (int)other.StatusCode);
    }

    [Fact]
    public async Task Nobody_files_for_another_without_power_of_attorney_nor_opens_anothers_draft()
    {
        var entry = await site.EntryAsync(1);
        using var importer = await site.Portal.SignedInAsync(PortalRoles.Importer);
        var mine = await ProtestPortal.DraftAsync(importer, [entry]);
        using var broker = await site.Portal.SignedInAsync(PortalRoles.Broker);
        using var foreign = await broker.GetAsync(new Uri(mine, UriKind.Relative));
        Assert.Equal(404, (int)foreign.StatusCode);
        var draft = await ProtestPortal.DraftAsync(broker, [entry]);
        Assert.Contains("holds no power of attorney of this party", (await broker.PageAsync(draft + "/check")).Words(), StringComparison.Ordinal);
        var (client, organization) = (await site.ImporterAsync(), await site.Portal.DataAsync(db => db.Organizations.Where(o => o.Kind == OrganizationKind.Broker).Select(o => o.Id).SingleAsync()));
        await site.Portal.DataAsync(async db =>
        {
            db.PowersOfAttorney.Add(new PowerOfAttorney { OrganizationId = organization, ImporterId = client, From = new(2025, 1, 1) });
            return await db.SaveChangesAsync();
        });
        Assert.Equal("2704-26-100001", await site.FileAsync(broker, [entry]));
    }

    [Fact]
    public async Task An_officer_enters_a_paper_protest_with_its_day_of_receipt()
    {
        var entry = await site.EntryAsync(1);
        site.Clock.Advance(TimeSpan.FromDays(30)); // the time ended on January 14; the paper came in on the 13th
        using var officer = await site.Portal.SignedInAsync(PortalRoles.Specialist);
        using var begun = await officer.PostFormAsync("/protests", [], "Begin");
        var draft = begun.Headers.Location!.ToString();
        using (await officer.PostFormAsync(draft + "/parties", new() { ["Input.By"] = "Importer", ["Input.Party"] = "12-3456789", ["Input.ReceivedOn"] = "2026-01-13", ["Input.Drawback"] = "No." })) { }
        using (await officer.PostFormAsync(draft + "/entries", new() { ["Add"] = entry.ToString(), ["then"] = "on" })) { }
        using (await officer.PostFormAsync(draft + "/objections/0", new() { ["Input.Decision"] = "Classification", ["Input.Category"] = "Pumps", ["Input.Claim"] = "8413.70.20", ["Input.Reasons"] = "Submersible.", ["then"] = "on" })) { }
        using var sent = await ProtestPortal.SendAsync(officer, draft);
        var row = await site.RowAsync("2704-26-100001");
        Assert.Equal(new DateOnly(2026, 1, 13), row.FiledOn);
    }

}
