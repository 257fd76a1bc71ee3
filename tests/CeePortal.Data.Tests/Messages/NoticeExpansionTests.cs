using CeePortal.Data.Messages;
using CeePortal.Data.Scoping;
using CeePortal.Data.Tests.Work;
using CeePortal.Data.Work;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Messages;

public sealed class NoticeExpansionTests : MessagesTest
{
    async Task<List<InboxMessage>> InboxAsync(PortalDbContext db) => await db.InboxMessages.AsNoTracking().OrderBy(m => m.UserId).ThenBy(m => m.Id).ToListAsync();

    [Fact]
    public async Task A_filing_is_told_to_the_filers_people_the_importer_and_nobody_else_and_the_filer_gets_the_receipt()
    {
        var filed = await FileAsync();
        Assert.Equal(1, await Expansion().RunAsync());
        await using var db = Test.Open();
        var inbox = await InboxAsync(db);
        Assert.Equal([Filing, Colleague, OfImporter], inbox.Select(m => m.UserId));
        Assert.All(inbox, m => Assert.Equal((NoticeTopic.Receipt, "Protest 2704-26-100001 was received", "protest", filed.Row.Number), (m.Topic, m.Subject, m.ItemKind, m.ItemNumber)));
        Assert.Equal(3, await db.OutgoingMails.CountAsync());
        Assert.Empty(await db.NoticesDue.ToListAsync());
        Assert.Equal(0, await Expansion().RunAsync());
    }

    [Fact]
    public async Task What_is_internal_goes_to_staff_only_and_nobody_hears_of_own_acts()
    {
        var filed = await FileAsync();
        await ActAsync(filed.Row.Id, p => p.Take(By(WorkRoles.Specialist, Specialist)));
        await using (var db = Test.Open())
        {
            db.Add(new WorkWatch { UserId = Watcher, WorkId = filed.Row.Id });
            await db.SaveChangesAsync();
        }
        await Expansion().RunAsync();
        await using (var db = Test.Open()) await db.InboxMessages.ExecuteDeleteAsync();

        await ActAsync(filed.Row.Id, p => p.Note("Ask the laboratory", By(WorkRoles.Specialist, Specialist)));
        await ActAsync(filed.Row.Id, p => p.AddArgument("They compute well.", null, By(WorkRoles.Filer, Filing)));
        await Expansion().RunAsync();
        await using (var db = Test.Open())
        {
            var inbox = await InboxAsync(db);
            Assert.Equal([Watcher], inbox.Where(m => m.Subject.Contains("a note", StringComparison.Ordinal)).Select(m => m.UserId));
            // The argument: the filer's colleague and the importer, who has it and who watches; not the filer.
            Assert.Equal([Colleague, OfImporter, Specialist, Watcher], inbox.Where(m => m.Subject.Contains("Add an argument", StringComparison.Ordinal)).Select(m => m.UserId));
            Assert.DoesNotContain(inbox, m => m.UserId is Stranger or Disabled);
        }
    }

    [Fact]
    public async Task A_decision_tells_reasons_and_the_time_for_court_in_the_portal_and_neither_party_nor_amount_by_mail()
    {
        var filed = await FileAsync();
        await ActAsync(filed.Row.Id, p => p.Decide([Ruling.Deny(1, WorkSamples.Because)], WorkSamples.Today, WorkSamples.Specialist));
        await Expansion().RunAsync();
        await using var db = Test.Open();
        var told = await db.InboxMessages.SingleAsync(m => m.UserId == OfImporter && m.Topic == NoticeTopic.Decision);
        Assert.Equal("Protest 2704-26-100001 was denied", told.Subject);
        Assert.Contains("Objection 1: denied. They do not compute. (HTSUS, note 6 to chapter 84)", told.Details, StringComparison.Ordinal);
        Assert.Contains("until March 1, 2027 (", told.Details, StringComparison.Ordinal); // 180 days are February 28, a Sunday
        var mail = await db.OutgoingMails.SingleAsync(m => m.UserId == OfImporter && m.Source == told.Source);
        Assert.Equal("p13@example.test", mail.To);
        Assert.Contains($"https://portal.example.test/messages/{told.Id}", mail.Body, StringComparison.Ordinal);
        foreach (var secret in new[] { "compute", "Portable computers", "XYZ", "Sample importer" })
            Assert.DoesNotContain(secret, mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_request_a_transfer_and_a_denial_by_passage_of_time_have_their_words()
    {
        var filed = await FileAsync();
        await ActAsync(filed.Row.Id, p =>
        {
            p.RequestInformation("Which processor?", WorkSamples.Today.AddDays(14), By(WorkRoles.Specialist, Specialist));
            p.Assign(Watcher, By(WorkRoles.Supervisor, 31));
            p.RequestAcceleration(WorkSamples.Today, By(WorkRoles.Filer, Filing));
            p.Transfer(Domain.Routing.Destination.FromCode("010"), "Machines", By(WorkRoles.Supervisor, 31));
        });
        await ActAsync(filed.Row.Id, p => p.RecordLapses(WorkSamples.By(WorkRoles.System, null, WorkSamples.Today.AddDays(45)) with { By = Actor.Portal }));
        await Expansion().RunAsync();
        await using var db = Test.Open();
        var ofImporter = await db.InboxMessages.Where(m => m.UserId == OfImporter).OrderBy(m => m.Id).ToListAsync();
        Assert.Equal([NoticeTopic.Receipt, NoticeTopic.Request, NoticeTopic.FromTheTrade, NoticeTopic.Reassignment, NoticeTopic.Decision], ofImporter.Select(m => m.Topic));
        Assert.Contains("Which processor?", ofImporter[1].Details, StringComparison.Ordinal);
        Assert.Contains("by September 15, 2026", ofImporter[1].Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Machines", ofImporter[3].Details, StringComparison.Ordinal); // the office's own reason
        Assert.Equal("Protest 2704-26-100001 is deemed denied", ofImporter[4].Subject);
        Assert.Contains("October 1, 2026", ofImporter[4].Sentence, StringComparison.Ordinal);
        Assert.Contains(await db.InboxMessages.Where(m => m.UserId == Watcher).Select(m => m.Subject).ToListAsync(), s => s.EndsWith("was assigned to you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_in_the_middle_nothing_is_half_told_and_it_is_told_once_later()
    {
        await FileAsync();
        await using (var db = Test.Open()) await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER killed BEFORE INSERT ON OutgoingMail WHEN NEW.UserId = 13 BEGIN SELECT RAISE(ABORT, 'killed'); END");
        Assert.Equal(0, await Expansion().RunAsync());
        await using (var db = Test.Open())
        {
            Assert.Empty(await db.InboxMessages.ToListAsync());
            Assert.Empty(await db.OutgoingMails.ToListAsync());
            var due = await db.NoticesDue.SingleAsync();
            Assert.Equal(1, due.Attempts);
            Assert.Contains("killed", due.Problem + due.NotBefore, StringComparison.OrdinalIgnoreCase);
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER killed");
        }
        Assert.Equal(0, await Expansion().RunAsync()); // not yet
        Test.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Expansion().RunAsync());
        await using (var db = Test.Open()) Assert.Equal(3, await db.InboxMessages.CountAsync());
    }

    [Fact]
    public async Task Two_nodes_tell_each_event_once()
    {
        var filed = await FileAsync();
        for (var i = 0; i < 12; i++) await ActAsync(filed.Row.Id, p => p.AddArgument($"Argument {i}", null, By(WorkRoles.Filer, Filing)));
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Expansion(Node()).RunAsync())));
        Assert.Equal(13, told.Sum());
        await using var db = Test.Open();
        Assert.Empty(await db.NoticesDue.ToListAsync());
        Assert.Equal(13, await db.InboxMessages.CountAsync(m => m.UserId == OfImporter));
        Assert.Equal(13, await db.OutgoingMails.CountAsync(m => m.UserId == OfImporter));
        Assert.Equal(1, await db.InboxMessages.CountAsync(m => m.UserId == Filing)); // the receipt
    }

    [Fact]
    public async Task A_person_sees_only_own_messages_whatever_else_may_be_seen()
    {
        await FileAsync();
        await Expansion().RunAsync();
        foreach (var scope in new[] { PortalScope.All, PortalScope.None, PortalScope.Importers([Samples.Importer.Id]) })
        {
            await using var db = Test.Open(scope.For(Colleague));
            Assert.Equal([Colleague], await db.InboxMessages.Select(m => m.UserId).ToListAsync());
        }
        await using var nobody = Test.Open(PortalScope.All);
        Assert.Empty(await nobody.InboxMessages.ToListAsync());
    }

    [Fact]
    public async Task The_way_decides_between_mail_digest_and_portal_alone()
    {
        await ChooseAsync(Colleague, MessageWay.PortalOnly);
        await ChooseAsync(OfImporter, MessageWay.DailyDigest);
        await FileAsync();
        await Expansion().RunAsync();
        await using var db = Test.Open();
        Assert.Equal([Filing], await db.OutgoingMails.Select(m => m.UserId!.Value).ToListAsync());
        Assert.Equal([OfImporter], await db.InboxMessages.Where(m => m.AwaitsDigest).Select(m => m.UserId).ToListAsync());
        Assert.Equal(3, await db.InboxMessages.CountAsync());
    }
}
