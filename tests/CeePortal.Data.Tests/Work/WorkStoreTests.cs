using CeePortal.Data.Events;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Data.Tests.Work.WorkSamples;

namespace CeePortal.Data.Tests.Work;

public sealed class WorkStoreTests : IAsyncLifetime, IDisposable
{
    readonly TestDatabase test = new();
    Samples samples = null!;
    WorkStore store = null!;

    public async Task InitializeAsync()
    {
        samples = await Samples.CreateAsync(test);
        store = Store(test);
        var slice = samples.Slice();
        slice.Added.Add(samples.Entry(1));
        slice.Added.Add(samples.Entry(2));
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, TimeProvider.System).WriteAsync(slice)).Result);
    }

    public Task DisposeAsync() => Task.CompletedTask;
    public void Dispose() => test.Dispose();

    async Task<WorkOnFile> FileAsync(string category = "Portable computers", params int[] serials)
    {
        await using var db = test.Open();
        return (await store.FileAsync(db, [Prepare(samples, category, null, serials)], Law.Declared))[0];
    }

    [Fact]
    public async Task A_filed_item_stands_with_its_row_entries_clocks_counts_event_and_notice()
    {
        var filed = await FileAsync("Portable computers", 1, 2);

        await using var db = test.Open();
        var row = await db.WorkItems.AsNoTracking().SingleAsync();
        Assert.Equal(("protest", "270426100001", "007", "2704", "open"), (row.Kind, row.Number, row.Office, row.Port, row.State));
        Assert.Equal(("XYZ", "01", "8471", 2), (row.Filer, row.EntryType, row.Heading, row.EntryCount)); // from the leading entry on file
        Assert.Equal(await db.Entries.SumAsync(e => e.FeesCents + e.DutyCents), row.AmountCents);
        Assert.Equal("Classification: Portable computers", row.Asks);
        Assert.Equal(("protest-decision", new DateOnly(2028, 9, 1)), (row.NextClock, row.NextDue));
        Assert.Equal(2, await db.WorkEntries.CountAsync());
        var amendment = await db.WorkClocks.SingleAsync(c => c.Code == "protest-amendment");
        Assert.Equal((new DateOnly(2026, 7, 17), new DateOnly(2027, 1, 13)), (amendment.StartedOn, amendment.Due!.Value)); // 180 days
        Assert.Equal(ClockSide.Trade, amendment.Binds);
        Assert.Equal([(WorkBucket.Open, 1), (WorkBucket.Unassigned, 1)], await db.WorkTallies.OrderBy(t => t.Bucket).Select(t => ValueTuple.Create(t.Bucket, t.Count)).ToListAsync());
        Assert.Equal((row.Id, 1), await db.NoticesDue.Select(n => ValueTuple.Create(n.WorkId, n.Seq)).SingleAsync());
        Assert.Empty(await EventLog.VerifyAsync(db));

        var opened = await store.FindAsync(db, "protest", filed.Item.Number);
        Assert.Equal(WorkJournal.Snapshot(filed.Item), WorkJournal.Snapshot(opened!.Item));
    }

    [Fact]
    public async Task What_is_done_is_stored_and_counted()
    {
        var filed = await FileAsync();
        await using var db = test.Open();
        var opened = (await store.FindAsync(db, filed.Row.Id))!;
        opened.Item.Take(Specialist);
        opened.Item.RequestInformation("Which chip is in them?", Today.AddDays(30), Specialist);
        await store.SaveAsync(db, opened, Law.Declared);

        var row = await db.WorkItems.AsNoTracking().SingleAsync();
        Assert.Equal((21L, true, Today.AddDays(30), 3), (row.AssigneeId!.Value, row.IsWaitingForTrade, row.AnswerBy!.Value, row.Seq));
        Assert.Equal(Counts((WorkBucket.Open, 0, 1), (WorkBucket.Person, 21, 1), (WorkBucket.Waiting, 0, 1)), await CountsAsync(db));

        opened = (await store.FindAsync(db, filed.Row.Id))!;
        opened.As<Protest>().Decide([Ruling.Deny(1, Because)], Today, Specialist);
        await store.SaveAsync(db, opened, Law.Declared);
        row = await db.WorkItems.AsNoTracking().SingleAsync();
        Assert.Equal(("denied", WorkPhase.Closed, Today), (row.State, row.Phase, row.ClosedOn!.Value));
        Assert.Equal("", await CountsAsync(db)); // closed items are in no tab
        Assert.Equal(["cit", "void"], await db.WorkClocks.OrderBy(c => c.Code).Select(c => c.Code).ToListAsync());
        Assert.Empty(await EventLog.VerifyAsync(db));
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_was_first()
    {
        var filed = await FileAsync();
        await using var db = test.Open();
        var mine = (await store.FindAsync(db, filed.Row.Id))!;
        var theirs = (await store.FindAsync(db, filed.Row.Id))!;
        theirs.Item.Take(Specialist);
        await store.SaveAsync(db, theirs, Law.Declared);
        mine.Item.Take(Supervisor);
        var late = await Assert.ThrowsAsync<WorkChangedException>(() => store.SaveAsync(db, mine, Law.Declared));
        Assert.Equal(("taken", 21L), (late.Since.Single().Type, late.Since.Single().By.Id!.Value));
        Assert.Equal((21L, 2), await db.WorkItems.Select(w => ValueTuple.Create(w.AssigneeId!.Value, w.Seq)).SingleAsync());
        Assert.Equal(2, await db.Events.CountAsync(e => e.StreamType == "protest"));
        Assert.Equal(Counts((WorkBucket.Open, 0, 1), (WorkBucket.Person, 21, 1)), await CountsAsync(db));
    }

    [Fact]
    public async Task One_party_protests_an_entry_and_category_once()
    {
        var first = await FileAsync("Portable  computers", 1, 2);
        var refused = await Assert.ThrowsAsync<WorkRefusedException>(() => FileAsync("portable COMPUTERS", 2));
        Assert.Contains($"Protest {first.Item.Number} of the same party is about entry {Entry(2)}", refused.Message, StringComparison.Ordinal);
        await using var db = test.Open();
        Assert.Equal(1, await db.WorkItems.CountAsync());
        Assert.Equal(100_002, await db.WorkSequences.Select(s => s.Next).SingleAsync()); // the refused one took no number

        Assert.Equal(100_002, (await FileAsync("Keyboards", 2)).Item.Number.Sequence);
    }

    [Fact]
    public async Task A_withdrawn_protest_stands_in_no_other_ones_way()
    {
        var first = await FileAsync();
        await using var db = test.Open();
        var opened = (await store.FindAsync(db, first.Row.Id))!;
        opened.As<Protest>().Withdraw("Filed too early.", Filer);
        await store.SaveAsync(db, opened, Law.Declared);
        Assert.Equal(100_002, (await FileAsync()).Item.Number.Sequence);
    }

    [Fact]
    public async Task Several_are_filed_or_none()
    {
        await FileAsync("Portable computers", 2);
        await using var db = test.Open();
        await Assert.ThrowsAsync<WorkRefusedException>(() =>
            store.FileAsync(db, [Prepare(samples, serials: 1), Prepare(samples, serials: 2)], Law.Declared));
        Assert.Equal((1, 1, 1), (await db.WorkItems.CountAsync(), await db.Events.CountAsync(e => e.StreamType == "protest"), await db.NoticesDue.CountAsync()));
        Assert.Equal(1, await db.WorkTallies.Where(t => t.Bucket == WorkBucket.Open).SumAsync(t => t.Count));
    }

    [Fact]
    public async Task Numbers_count_without_a_gap_when_many_file_at_once()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => FileAsync("Category " + i))));
        await using var db = test.Open();
        Assert.Equal(Enumerable.Range(100_001, 20), (await db.WorkItems.Select(w => w.Number).ToListAsync()).Select(n => WorkNumber.Parse(n).Sequence).Order());
        Assert.Equal(20, await db.WorkTallies.Where(t => t.Bucket == WorkBucket.Open).SumAsync(t => t.Count));
    }

    [Fact]
    public async Task A_transfer_moves_the_item_its_clocks_and_its_counts()
    {
        var filed = await FileAsync();
        await using var db = test.Open(PortalScope.OfCenter(CenterCode.Parse("007")));
        var opened = (await store.FindAsync(db, filed.Row.Id))!;
        opened.Item.Transfer(Destination.Of(CenterCode.Parse("010")), "The goods are machines.", Supervisor);
        await store.SaveAsync(db, opened, Law.Declared);

        Assert.Null(await store.FindAsync(db, filed.Row.Id)); // it has left this Center's sight
        await using var there = test.Open(PortalScope.OfCenter(CenterCode.Parse("010")));
        Assert.NotNull(await store.FindAsync(there, filed.Row.Id));
        Assert.NotEmpty(await there.WorkClocks.ToListAsync());
        Assert.Equal(1, await there.WorkEntries.CountAsync());
        Assert.Equal([("007", 0), ("010", 1)], await there.WorkTallies.Where(t => t.Bucket == WorkBucket.Open).OrderBy(t => t.Office).Select(t => ValueTuple.Create(t.Office, t.Count)).ToListAsync());
    }

    [Fact]
    public async Task Others_do_not_see_it()
    {
        var filed = await FileAsync();
        foreach (var (scope, sees) in new[]
        {
            (PortalScope.Importers([samples.Importer.Id]), true), (PortalScope.Importers([samples.Importer.Id + 1]), false),
            (PortalScope.Filers(["XYZ"], []), true), (PortalScope.Filers(["ABC"], []), false), (PortalScope.Filers([], [], samples.Broker.Id), true),
            (PortalScope.OfCenter(CenterCode.Parse("007")), true), (PortalScope.OfCenter(CenterCode.Parse("010")), false),
            (PortalScope.OfPort(PortCode.Parse("2704")), true), (PortalScope.OfPort(PortCode.Parse("1001")), false), (PortalScope.None, false),
        })
        {
            await using var db = test.Open(scope);
            Assert.Equal(sees, await store.FindAsync(db, filed.Row.Id) is not null);
            Assert.Equal(sees, await db.WorkClocks.AnyAsync());
            Assert.Equal(sees, await db.WorkEntries.AnyAsync());
        }
    }

    [Fact]
    public async Task A_closing_entered_later_moves_the_clocks_that_roll()
    {
        var filed = await FileAsync();
        await using var db = test.Open();
        var closed = Law.Declared with { Calendar = new BusinessCalendar([new Closing(new DateOnly(2027, 1, 13), default, "Storm", "A test")]) };
        await store.ReadClocksAsync(db, filed.Row.Id, closed);
        Assert.Equal(new DateOnly(2027, 1, 14), await db.WorkClocks.Where(c => c.Code == "protest-amendment").Select(c => c.Due!.Value).SingleAsync());
    }

    static string Counts(params (WorkBucket Bucket, long Key, int Count)[] counts) => string.Join("; ", counts.Select(c => $"{c.Bucket} {c.Key}: {c.Count}"));

    static async Task<string> CountsAsync(PortalDbContext db) => Counts([.. (await db.WorkTallies.AsNoTracking().Where(t => t.Count != 0)
        .OrderBy(t => t.Bucket).ThenBy(t => t.Key).ToListAsync()).Select(t => (t.Bucket, t.Key, t.Count))]);
}
