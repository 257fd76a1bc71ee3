using CeePortal.Data.Accounts;
using CeePortal.Data.Messages;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.TestSupport;
using CeePortal.Web.Tests.Pages.Attachments;
using CeePortal.Web.Tests.Pages.Uploads;
using CeePortal.Web.Tests.Pages.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>A correction passes the summary to another filing broker: what is open about the entry goes with it.</summary>
public sealed class OwnershipTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    DateOnly Today => portal.Services.GetRequiredService<LegalClock>().Today;

    Task<(long Organization, string Filer)> BrokerAsync(string name) => portal.DataAsync(async db =>
    {
        var account = await (from f in db.FilerAccounts join o in db.Organizations on f.OrganizationId equals o.Id where o.Name == name select f).SingleAsync();
        return (account.OrganizationId, account.Filer);
    });

    Task<int> PowerAsync(long organization, long importer, DateOnly? until = null) => portal.DataAsync(async db =>
    {
        await db.PowersOfAttorney.Where(p => p.OrganizationId == organization).ExecuteDeleteAsync();
        db.PowersOfAttorney.Add(new() { OrganizationId = organization, ImporterId = importer, From = Today.AddDays(-10), Until = until });
        return await db.SaveChangesAsync();
    });

    static async Task<int> StatusAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return (int)answer.StatusCode;
    }

    async Task<WorkRecord> OpenAsync(HttpClient browser, string kind, string step, Dictionary<string, string> fields)
    {
        await KindPages.SendAsync(browser, await KindPages.DraftAsync(browser, kind, (step, fields)));
        return await portal.DataAsync(db => db.WorkItems.OrderByDescending(w => w.Id).FirstAsync(w => w.Kind == kind));
    }

    [Fact]
    public async Task What_CBP_opened_goes_to_the_new_filer_with_its_letters_and_what_the_former_filed_stays_with_it()
    {
        await portal.SelectAsync(all: false);
        using var first = await portal.SignedInAsync(PortalRoles.Broker);
        using var second = await portal.SignedInAsync(PortalRoles.Broker, "New Broker");
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        var (text, number) = await portal.PaidAsync(first);
        var (compact, importer) = (number.ToCompact(), (await portal.EntryAsync(number))!.ImporterId);
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        var asked = await OpenAsync(specialist, "document-request", "documents", new() { ["entry.Value"] = number.ToString(), ["scope.Value"] = "WholePackage" });
        var former = await BrokerAsync("Test Broker");
        await PowerAsync(former.Organization, importer);
        var own = await OpenAsync(first, "extension-request", "request", new() { ["entry.Value"] = number.ToString(), ["cause.Value"] = "The cost data come in May." });
        await PowerAsync(former.Organization, importer, until: Today.AddDays(-1));
        var (request, extension) = ($"/work/document-request/{asked.WorkNumber}", $"/work/extension-request/{own.WorkNumber}");
        Assert.Equal((200, 404), (await StatusAsync(first, request), await StatusAsync(second, request)));

        var owner = await BrokerAsync("New Broker");
        await PowerAsync(owner.Organization, importer);
        var corrected = await portal.UploadAsync(second, text.AsCorrection().WithValue().Put("A", 6, owner.Filer).Put("B ", 8, owner.Filer).Put("Y", 8, owner.Filer).Put("Z", 6, owner.Filer));
        Assert.Equal(1, corrected.Accepted);
        await PowerAsync(owner.Organization, importer, until: Today.AddDays(-1)); // sees what is its own, and no more

        Assert.Equal((404, 200), (await StatusAsync(first, request), await StatusAsync(second, request)));
        Assert.Equal((200, 404), (await StatusAsync(first, extension), await StatusAsync(second, extension)));
        Assert.Equal((404, 200), (await StatusAsync(first, $"/entries/{number}"), await StatusAsync(second, $"/entries/{number}")));
        Assert.Equal([owner.Filer], await portal.DataAsync(db => db.WorkClocks.Where(c => c.WorkId == asked.Id).Select(c => c.Filer).Distinct().ToListAsync()));
        Assert.Equal([owner.Filer], await portal.DataAsync(db => db.WorkEntries.Where(c => c.WorkId == asked.Id).Select(c => c.Filer).Distinct().ToListAsync()));

        // The new filer is told what it takes over, the former owner nothing but that it lost the entry; the history says it, and the chain of events holds.
        await portal.Services.GetRequiredService<NoticeExpansion>().RunAsync();
        var taken = await portal.DataAsync(db => (from m in db.InboxMessages join u in db.Users on m.UserId equals u.Id where m.Subject.Contains("another filer has the entry now") select new { u.OrganizationId, m.ItemKind, m.ItemNumber, m.Details }).ToListAsync());
        Assert.Contains(taken, t => t.OrganizationId == owner.Organization && t.ItemKind == "document-request" && t.ItemNumber == asked.Number && t.Details!.Contains("CBP waits for an answer by", StringComparison.Ordinal));
        Assert.DoesNotContain(taken, t => t.OrganizationId == former.Organization || t.ItemNumber == own.Number);
        foreach (var (browser, isStaff) in new[] { (second, false), (specialist, true) })
        {
            var history = await KindPages.WordsAsync(browser, request);
            Assert.Contains($"passed it with entry {number} to another filer", history, StringComparison.Ordinal);
            Assert.Equal(isStaff, history.Contains($"From filer {former.Filer} to filer {owner.Filer}", StringComparison.Ordinal));
        }
        Assert.True((await portal.Services.GetRequiredService<WorkAudit>().RunAsync("document-request", asked.WorkNumber))!.IsSound);

        // The next letter goes to the new filer, and the former hears nothing of it.
        await portal.DataAsync(db => db.InboxMessages.ExecuteDeleteAsync());
        Assert.Null(await KindPages.ActAsync(specialist, request, "documents-given-up", ("reason", "The importer keeps them elsewhere.")));
        await portal.Services.GetRequiredService<NoticeExpansion>().RunAsync();
        var told = await portal.DataAsync(db => (from m in db.InboxMessages join u in db.Users on m.UserId equals u.Id where m.ItemKind == "document-request" select u.OrganizationId).ToListAsync());
        Assert.Contains(owner.Organization, told);
        Assert.DoesNotContain(former.Organization, told);
        Assert.Contains("keeps them elsewhere", await KindPages.WordsAsync(second, request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documents_of_a_correction_by_form_that_is_accepted_at_once_are_the_new_filers_alone()
    {
        await portal.SelectAsync(all: false);
        using var first = await portal.SignedInAsync(PortalRoles.Broker);
        using var second = await portal.SignedInAsync(PortalRoles.Broker, "New Broker");
        var (_, number) = await portal.PaidAsync(first);
        var importer = (await portal.EntryAsync(number))!.ImporterId;
        var (former, owner) = (await BrokerAsync("Test Broker"), await BrokerAsync("New Broker"));
        await PowerAsync(former.Organization, importer, until: Today.AddDays(-1));
        await PowerAsync(owner.Organization, importer);
        var draft = await KindPages.DraftAsync(second, "psc",
            ("entry", new() { ["entry.Value"] = number.ToString() }),
            ("lines", new() { ["changes[0].line.Value"] = "1", ["changes[0].what.Value"] = "value", ["changes[0].to.Value"] = "22,400", ["changes[0].reason.Value"] = "L04" }),
            ("why", new() { ["explanation.Value"] = "An assist was left out of the value." }));
        using (var attached = await AttachmentTests.AttachAsync(second, $"/attachments/add?draft={draft[(draft.LastIndexOf('/') + 1)..]}", Files.Pdf, "contract.pdf")) Assert.Equal(302, (int)attached.StatusCode);
        await KindPages.SendAsync(second, draft);
        await PowerAsync(owner.Organization, importer, until: Today.AddDays(-1)); // sees what is its own, and no more

        var item = Assert.Single(await portal.CorrectionsAsync(number));
        Assert.Equal(("accepted", owner.Filer), (item.Item.State.Code, item.Row.Filer));
        var document = await portal.DataAsync(db => db.Attachments.SingleAsync(a => a.WorkId == item.Row.Id));
        foreach (var address in new[] { $"/attachments/{document.Id}", $"/work/psc/{item.Item.Number}", $"/entries/{number}" })
            Assert.Equal((address, 404, 200), (address, await StatusAsync(first, address), await StatusAsync(second, address)));
        var parts = await portal.DataAsync(async db => (await db.WorkEntries.Where(e => e.WorkId == item.Row.Id).Select(e => e.Filer).ToListAsync()).Append(document.Filer).ToList());
        Assert.Equal([owner.Filer, owner.Filer], parts); // its entry and its document
    }

    static long keys = 8_000_000_000;

    [Theory]
    [InlineData("small", "open", false, "EFG")]
    [InlineData("small", "closed", true, "XYZ")] // whoever got its letters
    [InlineData("validation", "action-taken", true, "EFG")] // decides what the liquidation bills
    [InlineData("validation", "no-change", true, "XYZ")]
    public async Task An_entry_that_passes_twice_in_one_call_gives_its_open_work_to_the_last_owner(string kind, string state, bool isClosed, string owner)
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, number) = await portal.PaidAsync(broker);
        var (entry, importer) = (number.ToCompact(), (await portal.EntryAsync(number))!.ImporterId);
        var former = await BrokerAsync("Test Broker");
        var (opened, own) = (Interlocked.Increment(ref keys), Interlocked.Increment(ref keys));
        await portal.DataAsync(async db =>
        {
            foreach (var (id, organization) in new[] { (opened, 0L), (own, former.Organization) })
            {
                db.Add(new WorkRecord { Id = id, Kind = kind, Number = $"270426{id % 1_000_000:000000}", Office = "007", Port = "2704", State = state, ClosedOn = isClosed ? Today : null, ImporterId = importer, OrganizationId = organization, Filer = former.Filer, LeadEntry = entry, EntryCount = 1, FiledOn = Today, Seq = 1 });
                db.Add(new WorkEntry { WorkId = id, Kind = kind, Entry = entry, Port = "2704", Matter = $"{id}", Filer = former.Filer, Office = "007", ImporterId = importer });
            }
            return await db.SaveChangesAsync();
        });
        await portal.DataAsync(async db =>
        {
            await db.Entries.Where(e => e.Number == entry).ExecuteUpdateAsync(e => e.SetProperty(r => r.Filer, "EFG"));
            await WorkFollowsOwner.PassAsync(db, [new(entry, former.Filer, "ABC"), new(entry, "ABC", "EFG")]);
            return true;
        });
        foreach (var (id, filer) in new[] { (opened, owner), (own, former.Filer) })
        {
            Assert.Equal((id, filer, filer), await portal.DataAsync(async db => (id, await db.WorkItems.Where(w => w.Id == id).Select(w => w.Filer).SingleAsync(), await db.WorkEntries.Where(e => e.WorkId == id).Select(e => e.Filer).SingleAsync())));
            Assert.Empty(await portal.DataAsync(db => db.WorkBrokers.Where(b => b.WorkId == id).Select(b => b.Filer).ToListAsync()));
            await portal.DataAsync(db => db.WorkItems.Where(w => w.Id == id).ExecuteDeleteAsync());
        }
    }

    [Fact]
    public async Task Entries_of_one_item_that_pass_in_one_call_are_told_once()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        List<EntryNumber> numbers = [(await portal.PaidAsync(broker)).Entry, (await portal.PaidAsync(broker)).Entry];
        var importer = (await portal.EntryAsync(numbers[0]))!.ImporterId;
        var (id, entries) = (Interlocked.Increment(ref keys), numbers.ConvertAll(n => n.ToCompact()));
        await portal.DataAsync(async db =>
        {
            db.Add(new WorkRecord { Id = id, Kind = "small", Number = $"270426{id % 1_000_000:000000}", Office = "007", Port = "2704", State = "open", ImporterId = importer, Filer = "XYZ", LeadEntry = entries[0], EntryCount = 2, FiledOn = Today, Seq = 1 });
            db.AddRange(entries.Select(e => new WorkEntry { WorkId = id, Kind = "small", Entry = e, Port = "2704", Matter = "m", Filer = "XYZ", Office = "007", ImporterId = importer }));
            await db.SaveChangesAsync();
            await db.Entries.Where(e => entries.Contains(e.Number)).ExecuteUpdateAsync(e => e.SetProperty(r => r.Filer, "ABC"));
            // So many others between the two that they are read in different queries.
            await WorkFollowsOwner.PassAsync(db, [new(entries[0], "XYZ", "ABC"), .. Enumerable.Range(0, 600).Select(i => new OwnerChange($"QQQ{i:00000000}", "XYZ", "ABC")), new(entries[1], "XYZ", "ABC")]);
            return true;
        });
        var told = Assert.Single(await portal.DataAsync(db => db.Events.Where(e => e.StreamId == id && e.Type == "passed-to-filer").ToListAsync()));
        Assert.All(numbers, n => Assert.Contains(n.ToString(), told.Payload, StringComparison.Ordinal));
        Assert.Equal((2, 1), await portal.DataAsync(async db => (await db.WorkItems.Where(w => w.Id == id).Select(w => w.Seq).SingleAsync(), await db.NoticesDue.CountAsync(n => n.WorkId == id))));
        await portal.DataAsync(db => db.NoticesDue.Where(n => n.WorkId == id).ExecuteDeleteAsync());
        await portal.DataAsync(db => db.WorkItems.Where(w => w.Id == id).ExecuteDeleteAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_several_entries_the_former_owner_keeps_those_that_are_still_its_own(bool isLead)
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, moved) = await portal.PaidAsync(broker);
        var (_, stays) = await portal.PaidAsync(broker);
        var importer = (await portal.EntryAsync(moved))!.ImporterId;
        var entries = (isLead ? new[] { moved, stays } : [stays, moved]).Select(e => e.ToCompact()).ToList();
        var id = Interlocked.Increment(ref keys);
        Task<(string Filer, string Brokers)> SeenAsync() => portal.DataAsync(async db => (await db.WorkItems.Where(w => w.Id == id).Select(w => w.Filer).SingleAsync(),
            string.Join(' ', await db.WorkBrokers.Where(b => b.WorkId == id).OrderBy(b => b.Filer).Select(b => b.Filer).ToListAsync())));
        Task<bool> PassAsync(EntryNumber entry, string from, string to) => portal.DataAsync(async db =>
        {
            var number = entry.ToCompact();
            await db.Entries.Where(e => e.Number == number).ExecuteUpdateAsync(e => e.SetProperty(r => r.Filer, to));
            await WorkFollowsOwner.PassAsync(db, [new(number, from, to)]);
            return true;
        });
        await portal.DataAsync(async db =>
        {
            var item = new WorkRecord { Id = id, Kind = "small", Number = $"270426{id % 1_000_000:000000}", Office = "007", Port = "2704", State = "open", ImporterId = importer, Filer = "XYZ", LeadEntry = entries[0], EntryCount = 2, FiledOn = Today, Seq = 1 };
            db.Add(item);
            db.AddRange(entries.Select(e => new WorkEntry { WorkId = id, Kind = "small", Entry = e, Port = "2704", Matter = "m", Filer = "XYZ", Office = "007", ImporterId = importer }));
            return await db.SaveChangesAsync();
        });
        await PassAsync(moved, "XYZ", "ABC");
        Assert.Equal(isLead ? ("ABC", "XYZ") : ("XYZ", "ABC"), await SeenAsync());
        await PassAsync(stays, "XYZ", "ABC");
        Assert.Equal(("ABC", ""), await SeenAsync());
        await PassAsync(moved, "ABC", "XYZ"); // CBP returned the correction
        Assert.Equal(isLead ? ("XYZ", "ABC") : ("ABC", "XYZ"), await SeenAsync());
        await portal.DataAsync(db => db.WorkItems.Where(w => w.Id == id).ExecuteDeleteAsync());
    }
}
