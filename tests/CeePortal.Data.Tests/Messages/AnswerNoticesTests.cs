using CeePortal.Data.Messages;
using CeePortal.Data.Tests.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CeePortal.Data.Tests.Messages;

/// <summary>CBP asks on September 1 and would like the answer by October 15, 2026.</summary>
public sealed class AnswerNoticesTests : MessagesTest
{
    static readonly DateOnly answerBy = new(2026, 10, 15);
    long id;

    AnswerNotices Answers(PortalDbContextFactory? node = null) => new(node ?? Test.Factory, Store, Writer, new LegalClock(Test.Time), NullLogger<AnswerNotices>.Instance);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        id = (await FileAsync()).Row.Id;
        await ActAsync(id, p => p.Take(By(WorkRoles.Specialist, Specialist)));
        await ActAsync(id, p => p.RequestInformation("Which processor?", answerBy, By(WorkRoles.Specialist, Specialist)));
    }

    void GoTo(int month, int day) => Test.Time.SetUtcNow(new DateTimeOffset(2026, month, day, 15, 0, 0, TimeSpan.Zero));

    async Task<List<string>> ToldAsync(long person)
    {
        await using var db = Test.Open();
        return await db.InboxMessages.Where(m => m.UserId == person && m.Topic == NoticeTopic.Deadline).OrderBy(m => m.Id).Select(m => m.Subject).ToListAsync();
    }

    [Fact]
    public async Task The_side_that_must_answer_is_reminded_at_each_of_its_days_once()
    {
        Assert.Equal(0, await Answers().RunAsync());
        foreach (var (month, day, told) in new[] { (9, 15, 1), (9, 20, 0), (10, 8, 1), (10, 14, 1), (10, 15, 0) })
        {
            GoTo(month, day);
            Assert.Equal(told, await Answers().RunAsync());
            Assert.Equal(0, await Answers().RunAsync());
        }
        foreach (var person in new[] { Filing, Colleague, OfImporter })
            Assert.Equal(["in 30 days", "in 7 days", "tomorrow"], (await ToldAsync(person)).Select(s => s[(s.IndexOf("answer, ", StringComparison.Ordinal) + 8)..]));
        Assert.Empty(await ToldAsync(Specialist));
        Assert.Empty(await ToldAsync(Stranger));
    }

    [Fact]
    public async Task Everybody_is_reminded_on_the_own_days_and_a_server_that_was_down_tells_the_nearest()
    {
        await ChooseAsync(Colleague, MessageWay.PortalOnly, "14");
        await ChooseAsync(OfImporter, MessageWay.PortalOnly, "");
        GoTo(10, 10); // 30, 14 and 7 days before were missed
        await Answers().RunAsync();
        Assert.EndsWith("in 5 days", Assert.Single(await ToldAsync(Filing)), StringComparison.Ordinal);
        Assert.EndsWith("in 5 days", Assert.Single(await ToldAsync(Colleague)), StringComparison.Ordinal);
        Assert.Empty(await ToldAsync(OfImporter));
    }

    [Fact]
    public async Task When_the_day_has_passed_the_holder_hears_it_once_also_after_a_week_and_on_four_nodes()
    {
        GoTo(10, 22);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Answers(Node()).RunAsync())));
        Test.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await Answers().RunAsync());
        Assert.Equal("Protest 2704-26-100001: no answer by October 15, 2026", Assert.Single(await ToldAsync(Specialist)));
        Assert.Empty(await ToldAsync(OfImporter));
    }

    [Fact]
    public async Task While_nobody_holds_it_the_word_waits_for_whoever_takes_it()
    {
        await ActAsync(id, p => p.Release(By(WorkRoles.Specialist, Specialist)));
        GoTo(10, 16);
        Assert.Equal(0, await Answers().RunAsync());
        await ActAsync(id, p => p.Take(WorkSamples.By(WorkRoles.Specialist, Watcher, new DateOnly(2026, 10, 16))));
        Assert.Equal(1, await Answers().RunAsync());
        Assert.Single(await ToldAsync(Watcher));
    }

    [Fact]
    public async Task What_is_answered_is_not_asked_for_again()
    {
        await ActAsync(id, p => p.AnswerInformation("A small one.", By(WorkRoles.Filer, Filing)));
        foreach (var (month, day) in new[] { (10, 8), (10, 20) })
        {
            GoTo(month, day);
            Assert.Equal(0, await Answers().RunAsync());
        }
        Assert.Empty(await ToldAsync(OfImporter));
    }

    [Fact]
    public async Task Who_is_due_is_found_by_an_index()
    {
        await using var db = Test.Open();
        await db.Database.OpenConnectionAsync();
        using var command = AnswerNotices.Due(db, WorkSamples.Today, answerBy, 30, 0).Take(10).CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        List<string> plan = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(3));
        Assert.Contains(plan, step => step.Contains("IX_WorkItem_AnswerBy_Id (AnswerBy>?", StringComparison.Ordinal));
    }
}
