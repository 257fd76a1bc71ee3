using CeePortal.Data.Messages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Messages;

public sealed class OutboxTests : MessagesTest
{
    Outbox Box(PortalDbContextFactory? node = null) => new(node ?? Test.Factory, Test.Time);

    async Task<OutgoingMail> MailAsync()
    {
        await using var db = Test.Open();
        return await db.OutgoingMails.AsNoTracking().OrderBy(m => m.Id).FirstAsync();
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await FileAsync();
        await Expansion().RunAsync();
    }

    [Fact]
    public async Task Of_many_nodes_one_gets_a_mail_and_one_that_died_loses_it_when_its_lease_is_over()
    {
        var id = (await MailAsync()).Id;
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => Box(Node()).TakeAsync(id, $"node {n}"))));
        Assert.Single(taken, t => t is not null);
        Assert.DoesNotContain(id, await Box().DueAsync(10));
        Test.Time.Advance(Outbox.Lease + TimeSpan.FromSeconds(1));
        Assert.Contains(id, await Box().DueAsync(10));
        var again = await Box().TakeAsync(id, "another");
        Assert.Equal(2, again!.Attempts);
        await Box().SentAsync(id, "node 0"); // too late: it is another's now
        Assert.Equal(MailState.Waiting, (await MailAsync()).State);
        await Box().SentAsync(id, "another");
        Assert.Equal(MailState.Sent, (await MailAsync()).State);
        Test.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null(await Box().TakeAsync(id, "another"));
    }

    [Fact]
    public async Task A_failure_waits_longer_each_time_and_is_given_up_at_last_with_its_reason()
    {
        var id = (await MailAsync()).Id;
        foreach (var wait in Outbox.Waits)
        {
            var mail = await Box().TakeAsync(id, "node");
            await Box().FailAsync(mail!, "node", "The server is down.", isFinal: false);
            Assert.Null(await Box().TakeAsync(id, "node"));
            Test.Time.Advance(wait + TimeSpan.FromSeconds(1));
        }
        await Box().FailAsync((await Box().TakeAsync(id, "node"))!, "node", "The server is still down.", isFinal: false);
        Assert.Equal((MailState.Failed, "The server is still down."), ((await MailAsync()).State, (await MailAsync()).Problem));
    }

    [Fact]
    public async Task What_never_can_is_given_up_at_once()
    {
        var mail = await Box().TakeAsync((await MailAsync()).Id, "node");
        await Box().FailAsync(mail!, "node", "No such address.", isFinal: true);
        Assert.Equal(MailState.Failed, (await MailAsync()).State);
    }

    [Fact]
    public async Task What_was_sent_long_ago_is_forgotten_and_nothing_else()
    {
        var id = (await MailAsync()).Id;
        await Box().TakeAsync(id, "node");
        await Box().SentAsync(id, "node");
        Test.Time.Advance(TimeSpan.FromDays(100));
        Assert.Equal(1, await Box().ForgetSentAsync(TimeSpan.FromDays(90)));
        await using var db = Test.Open();
        Assert.Equal(2, await db.OutgoingMails.CountAsync());
    }
}
