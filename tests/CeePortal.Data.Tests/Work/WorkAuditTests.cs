using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CeePortal.Data.Tests.Work.WorkSamples;

namespace CeePortal.Data.Tests.Work;

/// <summary>An audit finds what somebody did to the file behind the portal's back, and names the first broken link.</summary>
public sealed class WorkAuditTests : IAsyncLifetime, IDisposable
{
    readonly TestDatabase test = new();
    readonly List<(long Id, WorkNumber Number)> filed = [];
    Samples samples = null!;

    public async Task InitializeAsync()
    {
        samples = await Samples.CreateAsync(test);
        var store = Store(test);
        await using var db = test.Open();
        for (var i = 1; i <= 3; i++)
        {
            var one = (await store.FileAsync(db, [Prepare(samples, $"Goods {i}", null, i)], Law.Declared))[0];
            one.Item.Take(Specialist);
            one.Item.Note("Looks usual.", Specialist);
            await store.SaveAsync(db, one, Law.Declared);
            filed.Add((one.Row.Id, one.Item.Number));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
    public void Dispose() => test.Dispose();

    WorkAudit Audit() => new(test.Factory, new WorkKinds([Protest.ProtestKind]), new LawSource(test.Factory, test.Time, NullLogger<LawSource>.Instance));

    /// <summary>As somebody with the file in hands can do: the triggers go, then the row.</summary>
    async Task TamperAsync(string sql)
    {
        await using var db = test.Open();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER PortalEvent_AppendOnly");
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER PortalEvent_AppendOnly_Delete");
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql));
    }

    [Fact]
    public async Task A_log_that_nobody_touched_is_sound()
    {
        var found = await Audit().RunAsync();
        Assert.True(found.IsSound);
        Assert.Equal((3, 9L, 3), (found.Chains, found.Events, found.Items));
        Assert.True((await Audit().RunAsync("protest", filed[1].Number))!.IsSound);
        Assert.Null(await Audit().RunAsync("protest", WorkNumber.Parse("2704-26-999999")));
    }

    [Theory]
    [InlineData("DELETE FROM WorkClock WHERE Id = (SELECT min(Id) FROM WorkClock WHERE WorkId = {0})")]
    [InlineData("UPDATE WorkClock SET HappensByItself = 1 - HappensByItself WHERE Id = (SELECT min(Id) FROM WorkClock WHERE WorkId = {0})")]
    [InlineData("UPDATE WorkClock SET StartedOn = '2020-01-01' WHERE Id = (SELECT min(Id) FROM WorkClock WHERE WorkId = {0})")]
    public async Task A_clock_that_is_missing_or_runs_otherwise_is_found(string tampering)
    {
        await using (var db = test.Open()) Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(tampering, filed[1].Id));
        var found = Assert.Single((await Audit().RunAsync()).Differing);
        Assert.Equal((filed[1].Id, "clocks"), (found.Id, found.What));
        Assert.NotEqual(found.Stored, found.Rebuilt);
    }

    [Fact]
    public async Task A_changed_byte_is_found_where_it_was_changed()
    {
        await TamperAsync($"UPDATE PortalEvent SET Payload = replace(Payload, 'usual', 'fishy') WHERE StreamId = {filed[1].Id} AND Seq = 3");
        var found = await Audit().RunAsync();
        var link = Assert.Single(found.Broken);
        Assert.Equal(("protest", filed[1].Id, 3, "Its content is not what was written."), (link.StreamType, link.StreamId, link.Seq, link.Problem));
        Assert.False((await Audit().RunAsync("protest", filed[1].Number))!.IsSound);
        Assert.True((await Audit().RunAsync("protest", filed[0].Number))!.IsSound);
    }

    [Fact]
    public async Task Of_several_breaks_in_a_chain_the_first_is_named()
    {
        await TamperAsync($"UPDATE PortalEvent SET ActorId = 99 WHERE StreamId = {filed[0].Id} AND Seq = 2");
        await using (var db = test.Open())
            await db.Database.ExecuteSqlAsync($"UPDATE PortalEvent SET ActorId = 99 WHERE StreamId = {filed[0].Id} AND Seq = 3");
        Assert.Equal(2, Assert.Single((await Audit().RunAsync()).Broken).Seq);
    }

    [Fact]
    public async Task An_event_taken_out_is_missed()
    {
        await TamperAsync($"DELETE FROM PortalEvent WHERE StreamId = {filed[0].Id} AND Seq = 2");
        var found = await Audit().RunAsync();
        Assert.Equal((3, "An event before this one is missing."), (Assert.Single(found.Broken).Seq, found.Broken[0].Problem));
    }

    [Fact]
    public async Task The_last_event_taken_out_is_missed_by_its_item()
    {
        await TamperAsync($"DELETE FROM PortalEvent WHERE StreamId = {filed[0].Id} AND Seq = 3");
        var found = await Audit().RunAsync();
        Assert.Empty(found.Broken); // the chain itself cannot know
        var missing = Assert.Single(found.Differing);
        Assert.Equal((filed[0].Number.ToString(), "last event", "3", "2"), (missing.Number, missing.What, missing.Stored, missing.Rebuilt));
    }

    [Fact]
    public async Task A_row_that_is_not_what_its_events_say_is_named_with_both_values()
    {
        await using (var db = test.Open())
            await db.WorkItems.Where(w => w.Id == filed[2].Id).ExecuteUpdateAsync(w => w.SetProperty(r => r.State, "approved").SetProperty(r => r.AssigneeId, 77L));
        var found = await Audit().RunAsync();
        Assert.Equal(["AssigneeId: 77 / 21", "State: approved / open"], found.Differing.Select(d => $"{d.What}: {d.Stored} / {d.Rebuilt}").Order(StringComparer.Ordinal));
        var count = Assert.Single(found.Counts, c => c.Stored > c.Counted); // the tab of the former assignee
        Assert.Equal((WorkBucket.Person, 21L, 3, 2), (count.Bucket, count.Key, count.Stored, count.Counted));
    }

    [Fact]
    public async Task An_item_without_events_and_events_without_an_item_are_found()
    {
        await TamperAsync($"UPDATE PortalEvent SET StreamId = 4711 WHERE StreamId = {filed[0].Id} AND Seq = 1");
        var found = await Audit().RunAsync();
        Assert.Contains(found.Differing, d => d is { Id: 4711, What: "row" });
        Assert.Contains(found.Broken, b => b.StreamId == 4711);
        Assert.Contains(found.Broken, b => b.StreamId == filed[0].Id);
    }

    [Fact]
    public async Task A_count_that_is_off_is_found()
    {
        await using (var db = test.Open())
            await db.WorkTallies.Where(t => t.Bucket == WorkBucket.Open).ExecuteUpdateAsync(t => t.SetProperty(r => r.Count, r => r.Count + 1));
        var count = Assert.Single((await Audit().RunAsync()).Counts);
        Assert.Equal(("007", "protest", WorkBucket.Open, 4, 3), (count.Office, count.Kind, count.Bucket, count.Stored, count.Counted));
    }
}
