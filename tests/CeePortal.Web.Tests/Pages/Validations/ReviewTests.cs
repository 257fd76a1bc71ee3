using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Tests.Pages.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Pages.Validations;

/// <summary>Reviews, requests for documents and rejections over the pages, with the accounts of both sides.</summary>
public sealed class ReviewTests(EntriesPortal entries) : IClassFixture<EntriesPortal>
{
    PortalFactory Portal => entries.Portal;

    static EntryNumber Entry(int serial) => EntryNumber.Create(FilerCode.Parse("XYZ"), serial);

    DateOnly Today => Portal.Services.GetRequiredService<LegalClock>().Today;

    /// <summary>Lets entries have come in days ago: rejections have ninety.</summary>
    Task<int> ReceivedAsync(EntryNumber entry, int daysAgo) => Portal.DataAsync(db =>
    {
        var (number, on) = (entry.ToCompact(), Today.AddDays(-daysAgo));
        return db.Entries.Where(e => e.Number == number).ExecuteUpdateAsync(e => e.SetProperty(r => r.ReceivedOn, on).SetProperty(r => r.DecidingDate, on));
    });

    /// <summary>Opens a kind on an entry by its form, and gives the address of the item.</summary>
    static async Task<string> OpenAsync(HttpClient browser, string kind, EntryNumber entry, params (string Name, string Value)[] fields)
    {
        var check = await CheckAsync(browser, kind, entry, fields);
        using var sent = await PostAsync(browser, check.Address, [("seq", check.Page.QuerySelector("input[name=seq]")?.GetAttribute("value") ?? throw new InvalidOperationException(check.Page.Words()))]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var receipt = await browser.PageAsync(sent.Headers.Location!.ToString());
        PageChecks.AssertSound(receipt);
        return receipt.QuerySelector($"a[href^='/work/{kind}/']")?.GetAttribute("href") ?? throw new InvalidOperationException(receipt.Words());
    }

    static async Task<(IHtmlDocument Page, string Address)> CheckAsync(HttpClient browser, string kind, EntryNumber entry, params (string Name, string Value)[] fields)
    {
        var page = await browser.PageAsync($"/file/{kind}");
        PageChecks.AssertSound(page);
        using var begun = await browser.PostAsync(new Uri($"/file/{kind}?handler=Begin", UriKind.Relative), new FormUrlEncodedContent([new("entry", entry.ToString()), new("__RequestVerificationToken", page.Token())]));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var address = begun.Headers.Location!.ToString();
        var step = await browser.PageAsync(address);
        PageChecks.AssertSound(step);
        Assert.Contains(entry.ToString(), step.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var saved = await PostAsync(browser, address, [("Was", step.QuerySelector("input[name=Was]")!.GetAttribute("value")!), ("entry.Value", entry.ToString()), .. fields]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        address = saved.Headers.Location!.ToString();
        var check = await browser.PageAsync(address);
        PageChecks.AssertSound(check);
        return (check, address);
    }

    static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, IEnumerable<(string Name, string Value)> fields)
    {
        var page = await browser.PageAsync(address);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", page.Token())).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))));
    }

    /// <summary>Makes a described move; the answer is the item's page, or the form with what is wrong.</summary>
    static async Task<IHtmlDocument> ActAsync(HttpClient browser, string item, string move, params (string Name, string Value)[] fields)
    {
        var address = $"{item}/act/{move}";
        var form = await browser.PageAsync(address);
        PageChecks.AssertSound(form);
        using var answer = await PostAsync(browser, address, [("Seen", form.QuerySelector("input[name=Seen]")?.GetAttribute("value") ?? throw new InvalidOperationException(form.Words())), .. fields]);
        var page = answer.StatusCode == HttpStatusCode.Redirect ? await browser.PageAsync(answer.Headers.Location!.ToString()) : await answer.DocumentAsync();
        PageChecks.AssertSound(page);
        return page;
    }

    /// <summary>What a page says, without what names its item and entry.</summary>
    static string Plain(IHtmlDocument page, string item, EntryNumber entry) => page.Words().Replace(item.Split('/')[^1], "NUMBER", StringComparison.Ordinal).Replace(entry.ToString(), "ENTRY", StringComparison.Ordinal);

    [Fact]
    public async Task The_trade_cannot_tell_a_referral_from_an_end_without_a_change()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var second = await Portal.SignedInAsync(PortalRoles.Supervisor);
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        async Task<string> AskedAsync(int serial)
        {
            var item = await OpenAsync(specialist, "validation", Entry(serial), ("programs.Values", "Value"), ("reason.Value", "The unit value is low."));
            await ActAsync(specialist, item, "cf28-sent", ("programs.Values", "Value"), ("question.Value", "Who paid for the moulds?"));
            return item;
        }
        var (quiet, referred) = (await AskedAsync(110), await AskedAsync(111));
        Assert.Equal(Plain(await importer.PageAsync(quiet), quiet, Entry(110)), Plain(await importer.PageAsync(referred), referred, Entry(111)));
        await ActAsync(specialist, quiet, "findings-recorded", ("findings[0].program.Value", "Value"), ("findings[0].discrepancy.Value", "NONE"), ("findings[0].action.Value", "None"), ("findings[0].rationale.Value", "The invoice is right."));
        await ActAsync(specialist, quiet, "concluded", ("outcome.Value", "NoChange"), ("rationale.Value", "The invoice is right."));
        await ActAsync(specialist, referred, "findings-recorded", ("findings[0].line.Value", "1"), ("findings[0].program.Value", "Value"), ("findings[0].discrepancy.Value", "VAL-ASSIST"),
            ("findings[0].change.Value", "90000"), ("findings[0].because.Value", "By the worksheet."), ("findings[0].action.Value", "ReferToEnforcement"), ("findings[0].rationale.Value", "Two sets of invoices."));
        await Portal.DataAsync(async db =>
        {
            if (!await db.RefReviewLimits.AnyAsync(l => l.Kind == "validation")) db.Add(new RefReviewLimit { Kind = "validation", AboveCents = 10_000_00, Basis = "SampleData", Source = "a test" });
            return await db.SaveChangesAsync();
        });
        await ActAsync(specialist, referred, "concluded", ("outcome.Value", "Referred"), ("referred.Value", "Investigations"), ("rationale.Value", "Two sets of invoices."));
        Assert.Contains("With a second reviewer", (await specialist.PageAsync(referred)).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("second reviewer", (await importer.PageAsync(referred)).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Under review", (await importer.PageAsync(referred)).Words(), StringComparison.Ordinal);
        await ActAsync(second, referred, "second-review-agreed");

        // The page, but for who ended it: a person's name is that of whoever did.
        string Told(IHtmlDocument page, string item, int serial) => Plain(page, item, Entry(serial)).Replace("Test Supervisor", "Test Specialist", StringComparison.Ordinal);
        var (one, other) = (Told(await importer.PageAsync(quiet), quiet, 110), Told(await importer.PageAsync(referred), referred, 111));
        Assert.Contains("Ended", one, StringComparison.Ordinal);
        Assert.Equal(one, other);
        Assert.Contains("Ended, referred onward", (await specialist.PageAsync(referred)).Words(), StringComparison.Ordinal);
        Assert.Contains("Ended, no change", (await specialist.PageAsync(quiet)).Words(), StringComparison.Ordinal);

        // Lists and their filter: whichever of the two states is asked for, both answer.
        foreach (var status in new[] { "no-change", "referred" })
        {
            var list = await importer.PageAsync($"/work?tab=closed&kind=validation&status={status}");
            foreach (var item in new[] { quiet, referred }) Assert.Contains(item.Split('/')[^1], list.Words(), StringComparison.Ordinal);
            Assert.Single(list.QuerySelectorAll("select[name='Filter.Status'] option"), o => o.TextContent.StartsWith("Ended", StringComparison.Ordinal) && !o.TextContent.Contains("rejected", StringComparison.Ordinal));
        }
        Assert.DoesNotContain(quiet.Split('/')[^1], (await specialist.PageAsync("/work?tab=closed&kind=validation&status=referred")).Words(), StringComparison.Ordinal);
        foreach (var serial in new[] { 110, 111 }) Assert.DoesNotContain("referred", (await importer.PageAsync($"/entries/{Entry(serial)}?tab=work")).Words(), StringComparison.OrdinalIgnoreCase);

        // Messages.
        await Portal.Services.GetRequiredService<CeePortal.Data.Messages.NoticeExpansion>().RunAsync();
        var told = await Portal.DataAsync(async db =>
        {
            List<string> words = [];
            foreach (var item in new[] { quiet, referred })
            {
                var number = item.Split('/')[^1];
                var compact = number.Replace("-", "", StringComparison.Ordinal);
                var messages = await db.InboxMessages.Where(m => m.ItemNumber == compact && db.Users.Any(u => u.Id == m.UserId && db.Organizations.Any(o => o.Id == u.OrganizationId && o.Kind == OrganizationKind.Importer))).OrderBy(m => m.Id).ToListAsync();
                words.Add(string.Join('\n', messages.Select(m => $"{m.Topic} {m.Subject} {m.Sentence} {m.Details}".Replace(number, "NUMBER", StringComparison.Ordinal))));
            }
            return words;
        });
        Assert.NotEmpty(told[0]);
        Assert.Equal(told[0], told[1]);
    }

    [Fact]
    public async Task A_finding_says_what_its_line_should_be_and_the_worksheet_takes_it()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        var item = await OpenAsync(specialist, "validation", Entry(112), ("programs.Values", "Classification"), ("reason.Value", "The description says shirts."));
        (string, string)[] Finding(params (string, string)[] more) =>
            [("findings[0].line.Value", "1"), ("findings[0].program.Value", "Classification"), ("findings[0].discrepancy.Value", "CLS-HTS"), ("findings[0].action.Value", "Change"), ("findings[0].rationale.Value", "They are shirts."), .. more];
        async Task RefusedAsync(string because, params (string, string)[] more) => Assert.Contains(because, (await ActAsync(specialist, item, "findings-recorded", Finding(more))).Words(), StringComparison.Ordinal);
        await RefusedAsync("Say how the amount was found", ("findings[0].change.Value", "165.00"));
        await RefusedAsync("is computed from what the line should be", ("findings[0].change.Value", "165.00"), ("findings[0].because.Value", "By hand."), ("findings[0].number.Value", "6109.10.0012"));
        await RefusedAsync("whole dollars", ("findings[0].value.Value", "12.34"));
        await RefusedAsync("The duty cannot be computed", ("findings[0].number.Value", "9102.11.1010"));
        await RefusedAsync("has no case", ("findings[0].rate.Value", "12.5"));
        await RefusedAsync("an A or C and nine digits", ("findings[0].case.Value", "570"), ("findings[0].rate.Value", "12.5"));
        var recorded = await ActAsync(specialist, item, "findings-recorded", Finding(("findings[0].number.Value", "6109.10.0012")));
        Assert.Contains("Should be: tariff number 6109.10.0012", recorded.Words(), StringComparison.Ordinal);
        Assert.Contains("16.5% of", recorded.Words(), StringComparison.Ordinal); // opens to how it was computed
        var number = item.Split('/')[^1];
        var finding = await Portal.DataAsync(async db =>
        {
            var compact = number.Replace("-", "", StringComparison.Ordinal);
            var row = await db.WorkItems.SingleAsync(w => w.Number == compact);
            return (await Portal.Services.GetRequiredService<CeePortal.Data.Work.WorkStore>().FindAsync(db, row.Id))!.As<Domain.Validations.Validation>().Findings[0];
        });
        Assert.True(finding.RevenueChange > Money.Zero);

        var sheet = await specialist.PageAsync($"/entries/{Entry(112)}/worksheet");
        PageChecks.AssertSound(sheet);
        Assert.Contains($"Take the findings of validation {number}", sheet.Words(), StringComparison.Ordinal);
        using var taken = await specialist.PostFormAsync($"/entries/{Entry(112)}/worksheet", new() { ["Seq"] = "0", ["review"] = number }, "Take");
        Assert.True(taken.StatusCode == HttpStatusCode.Redirect, (await taken.DocumentAsync()).Words());
        var after = await specialist.PageAsync($"/entries/{Entry(112)}/worksheet");
        PageChecks.AssertSound(after);
        Assert.Contains("are taken up and computed", after.Words(), StringComparison.Ordinal);
        Assert.Contains("A bill of", after.Words(), StringComparison.Ordinal);
        Assert.Contains(finding.Computed!.Parts[0].Amount.ToString(), after.Words(), StringComparison.Ordinal); // the same change of the line

        // It is offered while the worksheet says something else, and not while it says the same.
        Assert.DoesNotContain("Take the findings of validation", after.Words(), StringComparison.Ordinal);
        Assert.Contains("The worksheet has this line as the findings say.", after.Words(), StringComparison.Ordinal);
        async Task<string> AfterAsync(string handler, params (string, string)[] fields)
        {
            var page = await specialist.PageAsync($"/entries/{Entry(112)}/worksheet?line=1");
            var form = page.QuerySelectorAll($"form[action*='{handler}'] input[name], form[action*='{handler}'] textarea[name]").Where(i => i.GetAttribute("name") is not "__RequestVerificationToken").DistinctBy(i => i.GetAttribute("name")).ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
            foreach (var (name, value) in fields) form[name] = value;
            using var posted = await specialist.PostFormAsync($"/entries/{Entry(112)}/worksheet", form, handler);
            Assert.True(posted.StatusCode == HttpStatusCode.Redirect, (await posted.DocumentAsync()).Words());
            return (await specialist.PageAsync($"/entries/{Entry(112)}/worksheet")).Words();
        }
        Assert.DoesNotContain("Take the findings of validation", await AfterAsync("Line"), StringComparison.Ordinal); // saved as it stands
        Assert.Contains($"Take the findings of validation {number}", await AfterAsync("Line", ("Typed.Tariffs[0].Value", "123")), StringComparison.Ordinal);
        Assert.DoesNotContain("Take the findings of validation", await AfterAsync("Take"), StringComparison.Ordinal);
        Assert.Contains($"Take the findings of validation {number}", await AfterAsync("Drop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validation_goes_from_CF28_to_CF29_proposed_to_taken_with_the_importers_agreement()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        using var broker = await Portal.SignedInAsync(PortalRoles.Broker);
        var item = await OpenAsync(specialist, "validation", Entry(100), ("programs.Values", "Value"), ("programs.Values", "Classification"), ("reason.Value", "The unit value is low."));
        Assert.Equal(HttpStatusCode.NotFound, (await importer.GetAsync(new Uri(item, UriKind.Relative))).StatusCode);
        Assert.Contains("The unit value is low.", (await specialist.PageAsync(item)).Words(), StringComparison.Ordinal);

        var refused = await ActAsync(specialist, item, "cf28-sent", ("programs.Values", "Value"), ("question.Value", "Send us your power of attorney."));
        Assert.Contains("does not ask for a power of attorney", refused.Words(), StringComparison.Ordinal);
        await ActAsync(specialist, item, "cf28-sent", ("programs.Values", "Value"), ("question.Value", "Who paid for the moulds?"), ("documents.Values", "ASSIST"));
        foreach (var side in new[] { importer, broker }) // the broker of the entry gets the same
        {
            var seen = await side.PageAsync(item);
            PageChecks.AssertSound(seen);
            Assert.Contains("Who paid for the moulds?", seen.Words(), StringComparison.Ordinal);
            Assert.DoesNotContain("The unit value is low.", seen.Body!.TextContent, StringComparison.Ordinal);
        }
        var letter = await importer.PageAsync($"{item}/letter");
        PageChecks.AssertSound(letter);
        Assert.Contains("Request for information (CBP Form 28)", letter.Words(), StringComparison.Ordinal);
        Assert.Contains(Today.AddDays(30).ToString("MMMM d, yyyy", CultureInfo.InvariantCulture), letter.Words(), StringComparison.Ordinal);
        Assert.Contains("Records of assists", letter.Words(), StringComparison.Ordinal);
        Assert.Contains("Copy to the broker", letter.Words(), StringComparison.Ordinal);
        using (var answered = await broker.PostFormAsync($"{item}/information-answered", new() { ["Input.Request"] = "2", ["Input.Text"] = "The importer's sister company.", ["Input.Seen"] = "2" }))
            Assert.True(answered.StatusCode == HttpStatusCode.Redirect, (await answered.DocumentAsync()).Words());

        var incomplete = await ActAsync(specialist, item, "findings-recorded", ("findings[0].program.Value", "Value"), ("findings[0].change.Value", "1240.50"));
        Assert.Contains("Choose one: what follows", incomplete.Words(), StringComparison.Ordinal);
        await ActAsync(specialist, item, "findings-recorded", ("findings[0].line.Value", "1"), ("findings[0].program.Value", "Value"), ("findings[0].discrepancy.Value", "VAL-ASSIST"),
            ("findings[0].change.Value", "1240.50"), ("findings[0].because.Value", "By the worksheet."), ("findings[0].action.Value", "Change"), ("findings[0].rationale.Value", "Moulds were supplied free of charge."));
        Assert.DoesNotContain("Moulds were supplied", (await importer.PageAsync(item)).Words(), StringComparison.Ordinal);
        await ActAsync(specialist, item, "action-proposed", ("explanation.Value", "The moulds are added to the value (19 U.S.C. 1401a(h)(1))."));
        Assert.Contains("Moulds were supplied", (await importer.PageAsync(item)).Words(), StringComparison.Ordinal);
        var early = await ActAsync(specialist, item, "concluded", ("outcome.Value", "ActionTaken"), ("rationale.Value", "They are an assist."), ("notice.Value", "true"));
        Assert.Contains("has not agreed", early.Words(), StringComparison.Ordinal);
        await ActAsync(importer, item, "action-agreed", ("text.Value", "We agree."));
        await ActAsync(specialist, item, "concluded", ("outcome.Value", "ActionTaken"), ("rationale.Value", "They are an assist."), ("notice.Value", "true"));
        var ended = await importer.PageAsync(item);
        Assert.Contains("Action taken", ended.Words(), StringComparison.Ordinal);
        var taken = await importer.PageAsync($"{item}/letter");
        Assert.Contains("Notice of action taken (CBP Form 29)", taken.Words(), StringComparison.Ordinal);
        Assert.Contains("$1,240.50 more", taken.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("nvestigation", taken.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_one_person_decides_alone_waits_for_a_second_reviewer()
    {
        using var first = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var second = await Portal.SignedInAsync(PortalRoles.Specialist, "Second desk");
        var item = await OpenAsync(first, "validation", Entry(101), ("programs.Values", "Classification"), ("reason.Value", "Wrong heading."));
        await ActAsync(first, item, "findings-recorded", ("findings[0].program.Value", "Classification"), ("findings[0].discrepancy.Value", "CLS-HTS"), ("findings[0].change.Value", "-10000.01"), ("findings[0].because.Value", "By the worksheet."), ("findings[0].action.Value", "Change"), ("findings[0].rationale.Value", "Ruling N300000."));
        var waits = await ActAsync(first, item, "concluded", ("outcome.Value", "ActionTaken"), ("rationale.Value", "Another number applies."));
        Assert.Contains("With a second reviewer", waits.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Agree as second reviewer", waits.Words(), StringComparison.Ordinal);
        var done = await ActAsync(second, item, "second-review-agreed");
        Assert.Contains("Action taken", done.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_asked_for_and_sent_with_what_they_are_and_stand_on_the_entry()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var broker = await Portal.SignedInAsync(PortalRoles.Broker);
        var (missing, _) = await CheckAsync(specialist, "document-request", Entry(102), ("scope.Value", "NamedDocument"));
        Assert.Contains("Choose the document", missing.Words(), StringComparison.Ordinal);
        var item = await OpenAsync(specialist, "document-request", Entry(102), ("scope.Value", "WholePackage"), ("remarks.Value", "Line 1 above all."));
        Assert.Contains("Line 1 above all.", (await broker.PageAsync(item)).Words(), StringComparison.Ordinal);
        Assert.Contains("Action number", (await broker.PageAsync($"{item}/letter")).Words(), StringComparison.Ordinal);
        Assert.True(await Portal.DataAsync(db => db.WorkItems.AnyAsync(w => w.Kind == "document-request" && w.IsWaitingForTrade)));
        var nothing = await ActAsync(broker, item, "documents-sent");
        Assert.Contains("Attach the documents first", nothing.Words(), StringComparison.Ordinal);

        var page = await broker.PageAsync(item);
        using (var upload = new MultipartFormDataContent { { new StringContent(page.QuerySelector(".attachments__add input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("document-request"), "Kind" }, { new StringContent(item.Split('/')[^1]), "Number" }, { new StringContent(item), "ReturnUrl" }, { new StringContent("CI"), "IsA" },
            { new ByteArrayContent("invoice 4711\n"u8.ToArray()), "Attachment", "invoice.txt" } })
        using (var attached = await broker.PostAsync(new Uri("/attachments/add", UriKind.Relative), upload))
            Assert.True(attached.StatusCode == HttpStatusCode.Redirect, (await attached.DocumentAsync()).Words());
        await ActAsync(broker, item, "documents-sent", ("text.Value", "As asked."));
        var onEntry = await specialist.PageAsync($"/entries/{Entry(102)}?tab=work");
        PageChecks.AssertSound(onEntry);
        Assert.Contains("Commercial invoice", onEntry.Words(), StringComparison.Ordinal);
        await ActAsync(specialist, item, "documents-complete");
        Assert.Contains("Complete", (await broker.PageAsync(item)).Words(), StringComparison.Ordinal);

        // Another office asked; the Center that handles the entry now reads the documents, and only while it does.
        var compact = WorkNumber.Parse(item.Split('/')[^1]).ToCompact();
        await Portal.DataAsync(db => db.WorkItems.Where(w => w.Number == compact).ExecuteUpdateAsync(w => w.SetProperty(r => r.Office, "009")));
        await Portal.DataAsync(db => db.Attachments.Where(a => db.WorkItems.Any(w => w.Id == a.WorkId && w.Number == compact)).ExecuteUpdateAsync(a => a.SetProperty(r => r.Office, "009")));
        await Portal.DataAsync(db => db.WorkEntries.Where(e => db.WorkItems.Any(w => w.Id == e.WorkId && w.Number == compact)).ExecuteUpdateAsync(e => e.SetProperty(r => r.Office, "009")));
        var moved = await specialist.PageAsync($"/entries/{Entry(102)}?tab=work");
        PageChecks.AssertSound(moved);
        var documents = moved.QuerySelector("[aria-labelledby=documents-of-entry]")!;
        Assert.Contains("Commercial invoice", documents.TextContent, StringComparison.Ordinal);
        var document = documents.QuerySelector("a[href^='/attachments/']")!.GetAttribute("href")!;
        Assert.Null(documents.QuerySelector("a[href^='/work/']")); // the request itself is the other office's
        Assert.Equal("invoice 4711\n", await specialist.GetStringAsync(new Uri(document, UriKind.Relative)));
        var number = Entry(102).ToCompact();
        await Portal.DataAsync(db => db.Entries.Where(e => e.Number == number).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "009")));
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.GetAsync(new Uri(document, UriKind.Relative))).StatusCode);
        await Portal.DataAsync(db => db.Entries.Where(e => e.Number == number).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await Portal.DataAsync(db => db.Attachments.ExecuteUpdateAsync(a => a.SetProperty(r => r.ForStaffOnly, true)));
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.GetAsync(new Uri(document, UriKind.Relative))).StatusCode); // what the other office keeps for itself
    }

    [Fact]
    public async Task A_rejected_summary_says_so_and_stands_again_when_the_rejection_is_taken_back()
    {
        using var specialist = await Portal.SignedInAsync(PortalRoles.Specialist);
        using var broker = await Portal.SignedInAsync(PortalRoles.Broker);
        await ReceivedAsync(Entry(103), 91);
        await ReceivedAsync(Entry(104), 3);
        (string, string)[] fields = [("reason.Value", "CLS"), ("explanation.Value", "The suffix of line 1 is missing."), ("contact.Value", "Electronics Center")];
        var (late, _) = await CheckAsync(specialist, "summary-rejection", Entry(103), fields);
        Assert.Contains("Send a notice of action (CF-29)", late.Words(), StringComparison.Ordinal);
        var item = await OpenAsync(specialist, "summary-rejection", Entry(104), fields);
        var seen = await broker.PageAsync(item);
        PageChecks.AssertSound(seen);
        Assert.Contains("The suffix of line 1 is missing.", seen.Words(), StringComparison.Ordinal);
        Assert.Contains("Rejected by CBP", (await broker.PageAsync($"/entries/{Entry(104)}")).Words(), StringComparison.Ordinal);
        Assert.Contains("Rejection of an entry summary", (await broker.PageAsync($"{item}/letter")).Words(), StringComparison.Ordinal);
        await ActAsync(specialist, item, "rejection-taken-back", ("reason.Value", "It is there."));
        var number = Entry(104).ToCompact();
        Assert.Equal(EntryStatus.Accepted, await Portal.DataAsync(db => db.Entries.Where(e => e.Number == number).Select(e => e.Status).SingleAsync()));
    }

    [Fact]
    public async Task Staff_see_the_draws_and_look_one_up_and_the_trade_does_not()
    {
        await Portal.DataAsync(async db =>
        {
            db.RefSamplingShares.Add(new RefSamplingShare { Segment = RefSamplingShare.Other, From = new(2026, 1, 1), Millionths = 100_000 });
            db.RefSelectionRules.Add(new RefSelectionRule { Code = "SHIRTS", Name = "Knitted shirts", From = new(2026, 1, 1), Tariff = "6109" });
            await db.SaveChangesAsync();
            return await db.Uploads.ExecuteUpdateAsync(u => u.SetProperty(r => r.SelectionDue, true)); // the portal's own run may have come before the shares
        });
        Assert.Empty(await Portal.Services.GetRequiredService<ClockRun>().RunAsync());
        var drawn = await Portal.DataAsync(db => db.EntrySelections.CountAsync());
        Assert.True(drawn > 1, $"{drawn} drawn");
        using var supervisor = await Portal.SignedInAsync(PortalRoles.Supervisor);
        using var importer = await Portal.SignedInAsync(PortalRoles.Importer);
        var page = await supervisor.PageAsync("/work/sampling");
        PageChecks.AssertSound(page);
        Assert.Contains("10 %", page.Words(), StringComparison.Ordinal);
        Assert.Contains("Knitted shirts", page.Words(), StringComparison.Ordinal);
        var one = await supervisor.PageAsync($"/work/sampling?Entry={Entry(105)}");
        PageChecks.AssertSound(one);
        Assert.Contains($"|2026-Q1|{Entry(105).ToCompact()}", one.Words(), StringComparison.Ordinal);
        Assert.Contains("not on file here", (await supervisor.PageAsync("/work/sampling?Entry=XYZ-9999999-2")).Body!.TextContent + (await supervisor.PageAsync("/work/sampling?Entry=nonsense")).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await importer.GetAsync(new Uri("/work/sampling", UriKind.Relative))).StatusCode);
    }
}
