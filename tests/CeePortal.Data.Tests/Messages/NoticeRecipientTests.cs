using CeePortal.Data.Messages;
using CeePortal.Data.Tests.Work;
using CeePortal.Data.Work;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Messages;

/// <summary>The person without an account whom a filer named to get the notices (19 CFR 174.30).</summary>
public sealed class NoticeRecipientTests : MessagesTest
{
    async Task<(WorkOnFile Filed, long Recipient)> FileForAsync(string? email)
    {
        await using var db = Test.Open();
        var recipient = new NoticeRecipient { OrganizationId = Samples.Broker.Id, Name = "Pat Example", Address = "1 Example Street\nSample City", Email = email, CreatedAt = Test.Time.GetUtcNow().UtcDateTime };
        db.Add(recipient);
        await db.SaveChangesAsync();
        var filing = WorkSamples.Filing(Samples.Importer.Id, "Portable computers", 1) with { NoticeRecipient = recipient.Id };
        var prepared = WorkSamples.Prepare(Samples) with { File = number => Protest.File(number, filing, WorkSamples.Filer) };
        return ((await Store.FileAsync(db, [prepared], Law.Declared))[0], recipient.Id);
    }

    async Task<List<OutgoingMail>> MailsAsync()
    {
        await using var db = Test.Open();
        return await db.OutgoingMails.AsNoTracking().Where(m => m.RecipientId != null).OrderBy(m => m.Id).ToListAsync();
    }

    [Fact]
    public async Task Receipt_request_and_decision_go_there_by_mail_with_their_reasons_and_nothing_else_does()
    {
        var (filed, recipient) = await FileForAsync("pat@example.test");
        await ActAsync(filed.Row.Id, p => p.Take(By(WorkRoles.Specialist, Specialist)));
        await ActAsync(filed.Row.Id, p => p.RequestInformation("Which processor?", WorkSamples.Today.AddDays(14), By(WorkRoles.Specialist, Specialist)));
        await ActAsync(filed.Row.Id, p => p.AnswerInformation("A small one.", By(WorkRoles.Filer, Filing)));
        await ActAsync(filed.Row.Id, p => p.Note("Ask the laboratory", By(WorkRoles.Specialist, Specialist)));
        await ActAsync(filed.Row.Id, p => p.Decide([Ruling.Deny(1, WorkSamples.Because)], WorkSamples.Today, WorkSamples.Specialist));
        await Expansion().RunAsync();
        await Expansion().RunAsync();
        var mails = await MailsAsync();
        Assert.Equal(["was received", "CBP asks for information", "was denied"], mails.Select(m => m.Subject.Replace("Protest 2704-26-100001", "", StringComparison.Ordinal).Trim(' ', ':')));
        Assert.All(mails, m =>
        {
            Assert.Equal(("pat@example.test", recipient), (m.To, m.RecipientId));
            Assert.Null(m.UserId);
            Assert.Contains("Pat Example", m.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("laboratory", m.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("/messages/", m.Body, StringComparison.Ordinal); // nobody without an account can open it
        });
        Assert.Contains("Which processor?", mails[1].Body, StringComparison.Ordinal);
        Assert.Contains("They do not compute.", mails[2].Body, StringComparison.Ordinal);
        Assert.Contains("until March 1, 2027", mails[2].Body, StringComparison.Ordinal); // the time for court
    }

    [Fact]
    public async Task It_goes_to_whoever_was_named_at_the_time_and_to_nobody_once_the_party_gets_them_again()
    {
        var (filed, _) = await FileForAsync("pat@example.test");
        await ActAsync(filed.Row.Id, p => p.NameNoticeRecipient(null, By(WorkRoles.Filer, Filing)));
        await ActAsync(filed.Row.Id, p => p.Decide([Ruling.Deny(1, WorkSamples.Because)], WorkSamples.Today, WorkSamples.Specialist));
        await Expansion().RunAsync();
        Assert.EndsWith("was received", Assert.Single(await MailsAsync()).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_no_mail_is_written_and_the_others_hear_all_the_same()
    {
        await FileForAsync(null);
        Assert.Equal(1, await Expansion().RunAsync());
        Assert.Empty(await MailsAsync());
        await using var db = Test.Open();
        Assert.Equal(3, await db.OutgoingMails.CountAsync());
    }

    [Fact]
    public async Task Of_four_nodes_one_writes_it_and_a_kill_in_the_middle_loses_none()
    {
        await FileForAsync("pat@example.test");
        await using (var db = Test.Open()) await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER killed BEFORE INSERT ON OutgoingMail WHEN NEW.RecipientId IS NOT NULL BEGIN SELECT RAISE(ABORT, 'killed'); END");
        Assert.Equal(0, await Expansion().RunAsync());
        await using (var db = Test.Open())
        {
            Assert.Empty(await db.InboxMessages.ToListAsync());
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER killed");
        }
        Test.Time.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Expansion(Node()).RunAsync())));
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task The_same_notice_cannot_stand_twice_in_the_outbox_and_goes_when_the_person_is_removed()
    {
        await FileForAsync("pat@example.test");
        await Expansion().RunAsync();
        var mail = Assert.Single(await MailsAsync());
        await using var db = Test.Open();
        db.OutgoingMails.Add(new OutgoingMail { RecipientId = mail.RecipientId, To = mail.To, Subject = mail.Subject, Body = mail.Body, Source = mail.Source });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        await db.NoticeRecipients.Where(r => r.Id == mail.RecipientId).ExecuteDeleteAsync();
        Assert.Empty(await MailsAsync());
    }
}
