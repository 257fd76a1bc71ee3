using System.Globalization;
using CeePortal.Data.Messages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Messages;

public sealed class DailyDigestTests : MessagesTest
{
    static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    [Theory]
    [InlineData("2026-03-07", 7, "2026-03-07T12:00")] // standard time
    [InlineData("2026-03-08", 7, "2026-03-08T11:00")] // daylight time since that night
    [InlineData("2026-03-08", 2, "2026-03-08T07:00")] // there is no 2 AM: 3 AM daylight time
    [InlineData("2026-10-31", 7, "2026-10-31T11:00")]
    [InlineData("2026-11-01", 1, "2026-11-01T05:00")] // 1 AM comes twice: the first
    [InlineData("2026-11-01", 7, "2026-11-01T12:00")]
    public void The_hour_is_that_of_Washington_also_when_clocks_change(string day, int hour, string expected) =>
        Assert.Equal(Utc(expected), MessageSettings.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), hour));

    [Theory]
    [InlineData("2026-09-01T14:00", "2026-09-01T11:00")]
    [InlineData("2026-09-01T11:00", "2026-09-01T11:00")]
    [InlineData("2026-09-01T10:59", "2026-08-31T11:00")]
    [InlineData("2026-11-01T11:30", "2026-10-31T11:00")] // on the day of 25 hours 7 AM has not come yet
    [InlineData("2026-03-08T11:00", "2026-03-08T11:00")]
    public void The_last_hour_that_came_is_due(string now, string expected) => Assert.Equal(Utc(expected), MessageSettings.LastDigestBefore(Utc(now), 7));

    DailyDigest Digest(PortalDbContextFactory? node = null) => new(node ?? Test.Factory, Writer, Settings, Test.Time);

    async Task<List<OutgoingMail>> MailsAsync()
    {
        await using var db = Test.Open();
        return await db.OutgoingMails.AsNoTracking().Where(m => m.Source.StartsWith("digest:")).OrderBy(m => m.Id).ToListAsync();
    }

    [Fact]
    public async Task An_account_that_was_closed_meanwhile_gets_no_digest()
    {
        await ChooseAsync(OfImporter, MessageWay.DailyDigest);
        await FileAsync();
        await Expansion().RunAsync();
        await using (var db = Test.Open())
            await db.Users.Where(u => u.Id == OfImporter).ExecuteUpdateAsync(u => u.SetProperty(r => r.LockoutEnd, DateTimeOffset.MaxValue));
        Test.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Digest().RunAsync());
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task One_mail_a_day_with_what_is_not_read_also_when_the_server_was_down_at_the_hour()
    {
        await ChooseAsync(OfImporter, MessageWay.DailyDigest);
        var filed = await FileAsync(); // September 1, 10 AM
        await Expansion().RunAsync();
        await ActAsync(filed.Row.Id, p => p.AddArgument("More", null, By(Domain.Work.WorkRoles.Filer, Filing)));
        await Expansion().RunAsync();
        Assert.Equal(0, await Digest().RunAsync()); // today's hour is past; both wait for tomorrow's

        Test.Time.Advance(TimeSpan.FromHours(45)); // the server was down at 7 AM of the 2nd; it is 7 AM of the 3rd
        Assert.Equal(1, await Digest().RunAsync());
        Assert.Equal(0, await Digest().RunAsync());
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("CeePortal: 2 messages since the last digest", mail.Subject);
        Assert.Contains("Protest 2704-26-100001 was received", mail.Body, StringComparison.Ordinal);
        Assert.Equal(2, mail.Body.Split("portal.example.test/messages/").Length - 1);

        await ActAsync(filed.Row.Id, p => p.AddArgument("And more", null, By(Domain.Work.WorkRoles.Filer, Filing)));
        await Expansion().RunAsync();
        Assert.Equal(0, await Digest().RunAsync());
        Test.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Digest().RunAsync());
        Assert.Equal(2, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task What_was_read_meanwhile_or_is_no_longer_wanted_is_not_mailed()
    {
        await ChooseAsync(OfImporter, MessageWay.DailyDigest);
        await ChooseAsync(Colleague, MessageWay.DailyDigest);
        await FileAsync();
        await Expansion().RunAsync();
        await using (var db = Test.Open())
        {
            var now = Test.Time.GetUtcNow().UtcDateTime;
            await db.InboxMessages.Where(m => m.UserId == OfImporter).ExecuteUpdateAsync(m => m.SetProperty(r => r.ReadAt, now));
            await db.MessageChoices.Where(c => c.UserId == Colleague).ExecuteUpdateAsync(c => c.SetProperty(r => r.Way, MessageWay.PortalOnly));
        }
        Test.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Digest().RunAsync());
        Assert.Empty(await MailsAsync());
        await using var after = Test.Open();
        Assert.False(await after.InboxMessages.AnyAsync(m => m.AwaitsDigest));
    }

    [Fact]
    public async Task Two_nodes_write_one_digest()
    {
        await ChooseAsync(OfImporter, MessageWay.DailyDigest);
        await FileAsync();
        await Expansion().RunAsync();
        Test.Time.Advance(TimeSpan.FromDays(1));
        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Digest(Node()).RunAsync())));
        Assert.Equal(1, written.Sum());
        Assert.Single(await MailsAsync());
    }
}
