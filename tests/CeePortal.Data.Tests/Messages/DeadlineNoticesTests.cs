using CeePortal.Data.Clocks;
using CeePortal.Data.Messages;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CeePortal.Data.Tests.Messages;

/// <summary>The window for further decisions of the protest ends on January 13, 2027.</summary>
public sealed class DeadlineNoticesTests : MessagesTest
{
    DeadlineNotices Deadlines(PortalDbContextFactory? node = null) => new(node ?? Test.Factory, Store, new WorkKinds([Protest.ProtestKind]),
        new LawSource(node ?? Test.Factory, Test.Time, NullLogger<LawSource>.Instance), Writer, new LegalClock(Test.Time), NullLogger<DeadlineNotices>.Instance);

    void GoTo(int year, int month, int day) => Test.Time.SetUtcNow(new DateTimeOffset(year, month, day, 15, 0, 0, TimeSpan.Zero));

    async Task<List<string>> ToldAsync(long person)
    {
        await using var db = Test.Open();
        return await db.InboxMessages.Where(m => m.UserId == person && m.Topic == NoticeTopic.Deadline).OrderBy(m => m.Id).Select(m => m.Subject).ToListAsync();
    }

    [Fact]
    public async Task Each_number_of_days_is_told_once_to_those_whom_the_clock_binds()
    {
        await FileAsync();
        Assert.Equal(0, await Deadlines().RunAsync());
        GoTo(2026, 12, 14);
        Assert.Equal(1, await Deadlines().RunAsync());
        Assert.Equal(0, await Deadlines().RunAsync());
        GoTo(2026, 12, 20);
        Assert.Equal(0, await Deadlines().RunAsync());
        GoTo(2027, 1, 6);
        Assert.Equal(1, await Deadlines().RunAsync());
        GoTo(2027, 1, 12);
        Assert.Equal(1, await Deadlines().RunAsync());
        GoTo(2027, 1, 13);
        Assert.Equal(0, await Deadlines().RunAsync());
        var told = await ToldAsync(OfImporter);
        Assert.Equal(["in 30 days", "in 7 days", "tomorrow"], told.Select(s => s[(s.IndexOf("due ", StringComparison.Ordinal) + 4)..]));
        Assert.All(told, s => Assert.Contains("Amend the protest; Apply for further review", s, StringComparison.Ordinal)); // one day, one message
        Assert.Equal(3, (await ToldAsync(Filing)).Count);
        Assert.Empty(await ToldAsync(Specialist));
        Assert.Empty(await ToldAsync(Stranger));
    }

    [Fact]
    public async Task A_server_that_was_down_tells_the_nearest_that_it_missed_and_not_each()
    {
        await FileAsync();
        GoTo(2027, 1, 8); // 30 and 7 days before were missed
        Assert.Equal(1, await Deadlines().RunAsync());
        var told = Assert.Single(await ToldAsync(OfImporter));
        Assert.EndsWith("due in 5 days", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_hears_on_the_own_days()
    {
        await ChooseAsync(Colleague, MessageWay.PortalOnly, "14");
        await ChooseAsync(OfImporter, MessageWay.PortalOnly, "");
        await FileAsync();
        foreach (var day in Enumerable.Range(0, 45))
        {
            if (day == 0) GoTo(2026, 12, 1);
            else Test.Time.Advance(TimeSpan.FromDays(1));
            await Deadlines().RunAsync();
        }
        Assert.EndsWith("due in 14 days", Assert.Single(await ToldAsync(Colleague)), StringComparison.Ordinal);
        Assert.Empty(await ToldAsync(OfImporter));
        Assert.Equal(3, (await ToldAsync(Filing)).Count);
    }

    [Fact]
    public async Task What_began_within_the_days_is_no_news_and_what_happens_by_itself_is_told_to_both_sides()
    {
        var filed = await FileAsync();
        await ActAsync(filed.Row.Id, p =>
        {
            p.Take(By(WorkRoles.Specialist, Specialist));
            p.RequestAcceleration(new DateOnly(2026, 9, 1), By(WorkRoles.Filer, Filing));
        });
        Assert.Equal(0, await Deadlines().RunAsync()); // thirty days begin today
        GoTo(2026, 9, 24);
        Assert.Equal(1, await Deadlines().RunAsync());
        Assert.Single(await ToldAsync(Specialist));
        Assert.Single(await ToldAsync(OfImporter));
    }

    [Fact]
    public async Task A_limit_of_CBP_on_an_item_that_nobody_has_is_told_to_whoever_answers_for_the_office()
    {
        const long supervisor = 31;
        await using (var db = Test.Open())
        {
            var center = new Accounts.Organization { Kind = Accounts.OrganizationKind.Center, Name = "The Center", Center = "007", CreatedAt = Test.Time.GetUtcNow().UtcDateTime };
            var role = await db.Roles.FirstOrDefaultAsync(r => r.Name == Accounts.PortalRoles.Supervisor);
            if (role is null) db.Roles.Add(role = new(Accounts.PortalRoles.Supervisor) { NormalizedName = "SUPERVISOR" });
            db.Add(center);
            await db.SaveChangesAsync();
            db.Add(new Accounts.PortalUser { Id = supervisor, DisplayName = "Supervisor", UserName = "s@example.test", Email = "s@example.test", OrganizationId = center.Id, CreatedAt = center.CreatedAt });
            db.UserRoles.Add(new() { UserId = supervisor, RoleId = role.Id });
            await db.SaveChangesAsync();
        }
        var filed = await FileAsync();
        Assert.Equal("007", filed.Row.Office);
        DateOnly due;
        await using (var db = Test.Open())
            due = (await db.WorkClocks.Where(c => c.WorkId == filed.Row.Id && c.Binds == ClockSide.Cbp && !c.HappensByItself && c.Due != null).OrderBy(c => c.Due).FirstAsync()).Due!.Value;
        var day = due.AddDays(-7);
        GoTo(day.Year, day.Month, day.Day);
        await Deadlines().RunAsync();
        Assert.NotEmpty(await ToldAsync(supervisor));
        // Once somebody has it, it is that person's.
        await ActAsync(filed.Row.Id, p => p.Take(By(WorkRoles.Specialist, Specialist)));
        var before = (await ToldAsync(supervisor)).Count;
        GoTo(due.AddDays(-1).Year, due.AddDays(-1).Month, due.AddDays(-1).Day);
        await Deadlines().RunAsync();
        Assert.Equal(before, (await ToldAsync(supervisor)).Count);
        Assert.NotEmpty(await ToldAsync(Specialist));
    }

    [Fact]
    public async Task Clocks_that_come_near_are_walked_in_the_order_of_their_index()
    {
        await using var db = Test.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = DeadlineNotices.Due(db, new DateOnly(2026, 9, 1), 5, new DateOnly(2026, 10, 1), 30).Take(200).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        List<string> plan = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
        Assert.Contains(plan, step => step.Contains("IX_WorkClock_Due_Id (Due>", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_nodes_tell_a_day_once()
    {
        await FileAsync();
        GoTo(2026, 12, 14);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Deadlines(Node()).RunAsync())));
        Assert.Single(await ToldAsync(OfImporter));
    }
}
