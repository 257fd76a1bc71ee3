using CeePortal.Data.Clocks;
using CeePortal.Data.Events;
using CeePortal.Data.Reference;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CeePortal.Data.Tests.Work.WorkSamples;

namespace CeePortal.Data.Tests.Clocks;

public sealed class ClockRunTests : IAsyncLifetime, IDisposable
{
    readonly TestDatabase test = new();
    Samples samples = null!;
    WorkStore store = null!;

    public async Task InitializeAsync()
    {
        samples = await Samples.CreateAsync(test);
        store = Store(test);
    }

    public Task DisposeAsync() => Task.CompletedTask;
    public void Dispose() => test.Dispose();

    ClockRun Run(params ClockStep[] more)
    {
        ClockStep[] steps =
        [
            new CountAnew(test.Factory, store) { SnapshotsFollowWithin = TimeSpan.Zero },
            new NoteRanOut(test.Factory), new RecordLapses(test.Factory, store), new EndHolds(test.Factory, store), .. more,
        ];
        return new(steps, test.Factory, new LegalClock(test.Time), NullLogger<ClockRun>.Instance);
    }

    /// <summary>A protest of its own matter; accelerated by a request mailed today, so that day 30 is October 1.</summary>
    async Task<long> FileAsync(int serial, bool accelerated)
    {
        await using var db = test.Open();
        var filed = (await store.FileAsync(db, [Prepare(samples, $"Goods {serial}", null, serial)], Law.Declared))[0];
        if (!accelerated) return filed.Row.Id;
        filed.As<Protest>().RequestAcceleration(Today, Filer);
        await store.SaveAsync(db, filed, Law.Declared);
        return filed.Row.Id;
    }

    void GoTo(DateOnly day) => test.Time.SetUtcNow(new DateTimeOffset(LegalClock.StartOf(day).AddHours(6), TimeSpan.Zero));

    async Task<Dictionary<WorkBucket, int>> CountsAsync()
    {
        await using var db = test.Open();
        return await db.WorkTallies.Where(t => t.Count != 0).GroupBy(t => t.Bucket).ToDictionaryAsync(g => g.Key, g => g.Sum(t => t.Count));
    }

    [Fact]
    public async Task An_accelerated_protest_is_deemed_denied_by_itself_the_day_after_its_last_day_and_dated_to_day_30()
    {
        var id = await FileAsync(1, accelerated: true);
        GoTo(Today.AddDays(30));
        Assert.Empty(await Run().RunAsync());
        await using var db = test.Open();
        Assert.Equal("open", await db.WorkItems.Select(w => w.State).SingleAsync()); // a decision on day 30 would still be in time

        GoTo(Today.AddDays(31));
        Assert.Empty(await Run().RunAsync());
        var item = (await store.FindAsync(db, id))!;
        Assert.Equal((WorkPhase.Closed, "accelerated"), (item.Row.Phase, await db.WorkClocks.Where(c => c.HappensByItself).Select(c => c.Code).FirstOrDefaultAsync() ?? "accelerated"));
        var denial = item.Events[^1];
        Assert.Equal((Today.AddDays(30), (long?)null, WorkRoles.System), (denial.On, denial.By.Id, denial.By.Roles));
        Assert.Equal(Today.AddDays(30), await db.WorkClocks.Where(c => c.Code == "cit").Select(c => c.StartedOn).SingleAsync()); // the court clock runs from the legal day
        Assert.Empty(await EventLog.VerifyAsync(db));
    }

    [Fact]
    public async Task A_run_that_was_down_for_a_week_records_once_and_dates_to_the_legal_day()
    {
        var id = await FileAsync(1, accelerated: true);
        GoTo(Today.AddDays(38));
        for (var i = 0; i < 3; i++) Assert.Empty(await Run().RunAsync());
        await using var db = test.Open();
        var item = (await store.FindAsync(db, id))!;
        Assert.Equal(Today.AddDays(30), Assert.Single(item.Events, e => e.Fact is DeemedDenied).On);
        Assert.Equal(Today.AddDays(38), LegalClock.DayOf(new DateTimeOffset(item.Events[^1].At))); // recorded on the day on which it was recorded
    }

    [Fact]
    public async Task Several_nodes_at_once_record_each_exactly_once()
    {
        for (var i = 1; i <= 12; i++) await FileAsync(i, accelerated: i % 2 == 0);
        GoTo(Today.AddDays(33));
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run().RunAsync())));
        Assert.All(runs, Assert.Empty);
        await using var db = test.Open();
        Assert.Equal(6, await db.Events.CountAsync(e => e.Type == "deemed-denied"));
        Assert.Equal((6, 6), ((await CountsAsync())[WorkBucket.Open], await db.WorkItems.CountAsync(w => w.Phase == WorkPhase.Closed)));
        Assert.Empty(await EventLog.VerifyAsync(db));
    }

    [Fact]
    public async Task A_clock_of_CBP_that_runs_out_flags_its_item_overdue_and_counts_it_exactly_once()
    {
        for (var i = 1; i <= 3; i++) await FileAsync(i, accelerated: false);
        GoTo(new DateOnly(2028, 9, 2)); // two years and a day
        for (var i = 0; i < 2; i++) Assert.Empty(await Run().RunAsync());
        await using var db = test.Open();
        Assert.Equal((3, 3), ((await CountsAsync())[WorkBucket.Overdue], await db.WorkItems.CountAsync(w => w.IsOverdue)));
        Assert.All(await db.WorkClocks.AsNoTracking().ToListAsync(), c => Assert.Equal(new DateOnly(2028, 9, 2), c.RanOutOn));
        Assert.All(await db.WorkItems.AsNoTracking().ToListAsync(), w => Assert.Equal("open", w.State)); // the two years only flag

        var one = (await store.FindAsync(db, await db.WorkItems.Select(w => w.Id).FirstAsync()))!;
        one.As<Protest>().Decide([Ruling.Deny(1, Because)], new DateOnly(2028, 9, 2), By(WorkRoles.Specialist, 21, new DateOnly(2028, 9, 2)));
        await store.SaveAsync(db, one, Law.Declared);
        Assert.Equal(2, (await CountsAsync())[WorkBucket.Overdue]); // deciding counts it out again
    }

    [Fact]
    public async Task A_window_of_the_trade_that_ends_makes_no_item_overdue()
    {
        await FileAsync(1, accelerated: false);
        GoTo(new DateOnly(2027, 2, 1));
        await Run().RunAsync();
        await using var db = test.Open();
        Assert.Equal(new DateOnly(2027, 2, 1), await db.WorkClocks.Where(c => c.Code == "protest-amendment").Select(c => c.RanOutOn).SingleAsync());
        Assert.False(await db.WorkItems.Select(w => w.IsOverdue).SingleAsync());
    }

    [Fact]
    public async Task A_hold_ends_on_its_day_and_the_item_is_back_in_the_queue()
    {
        var id = await FileAsync(1, accelerated: false);
        await using var db = test.Open();
        var one = (await store.FindAsync(db, id))!;
        one.Item.HoldUntil(Today.AddDays(10), "Waits for a ruling", Specialist);
        await store.SaveAsync(db, one, Law.Declared);
        GoTo(Today.AddDays(9));
        await Run().RunAsync();
        Assert.NotNull((await store.FindAsync(db, id))!.Item.Hold);

        GoTo(Today.AddDays(10));
        Assert.Empty(await Run().RunAsync());
        one = (await store.FindAsync(db, id))!;
        Assert.Null(one.Item.Hold);
        Assert.Equal(("resumed", (long?)null), (one.Events[^1].Type, one.Events[^1].By.Id));
        Assert.Equal([new ClockHold(Today, Today.AddDays(9), "Waits for a ruling")], one.Item.Holds);
        Assert.False((await CountsAsync()).ContainsKey(WorkBucket.Held));
    }

    [Fact]
    public async Task One_item_that_cannot_be_read_stops_no_other_and_is_named()
    {
        var (broken, sound) = (await FileAsync(1, accelerated: true), await FileAsync(2, accelerated: true));
        await using var db = test.Open();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER PortalEvent_AppendOnly");
        await db.Events.Where(e => e.StreamId == broken && e.Seq == 2).ExecuteUpdateAsync(e => e.SetProperty(r => r.Type, "unheard-of"));
        GoTo(Today.AddDays(31));
        var trouble = Assert.Single(await Run().RunAsync());
        Assert.Contains("unheard-of", trouble, StringComparison.Ordinal);
        Assert.Equal("deemed-denied", await db.Events.Where(e => e.StreamId == sound).OrderByDescending(e => e.Seq).Select(e => e.Type).FirstAsync());
    }

    [Fact]
    public async Task A_step_that_fails_keeps_no_other_from_its_turn()
    {
        await FileAsync(1, accelerated: true);
        GoTo(Today.AddDays(31));
        Assert.Equal("fall over: on purpose", Assert.Single(await Run(new FallingStep()).RunAsync()));
        await using var db = test.Open();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Type == "deemed-denied"));
    }

    sealed class FallingStep : ClockStep
    {
        public override string Name => "fall over";
        public override int Order => 0;
        public override Task<int> RunAsync(ClockDay day, CancellationToken stop) => throw new InvalidOperationException("on purpose");
    }

    [Fact]
    public async Task A_new_closing_counts_open_clocks_anew_and_history_stays()
    {
        await FileAsync(1, accelerated: false);
        await using var db = test.Open();
        var events = await db.Events.CountAsync();
        Assert.Equal(new DateOnly(2027, 1, 13), await DueAsync("protest-amendment")); // a Wednesday
        db.Add(new RefClosing { Day = new DateOnly(2027, 1, 13), Port = "2704", Reason = "Storm", MovesDeadlines = true, Source = "CSMS" });
        db.Add(new RefClock { Code = "protest-decision", TargetDays = 90, Reason = "Center directive" });
        await db.SaveChangesAsync();
        await db.BumpStampAsync(ReferenceStamps.Clocks);

        Assert.Empty(await Run().RunAsync());
        Assert.Equal((new DateOnly(2027, 1, 14), new DateOnly(2027, 1, 13)), (await DueAsync("protest-amendment"), await db.WorkClocks.Where(c => c.Code == "protest-amendment").Select(c => c.RolledFrom).SingleAsync()));
        Assert.Equal(Today.AddDays(90), await DueAsync("target-protest-decision"));
        Assert.Equal(("target-protest-decision", Today.AddDays(90)), await db.WorkItems.Select(w => ValueTuple.Create(w.NextClock, w.NextDue!.Value)).SingleAsync());
        Assert.Equal(events, await db.Events.CountAsync());
        var stamps = await db.RefStamps.AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.Version);
        Assert.Equal(stamps[ReferenceStamps.Clocks], stamps[ReferenceStamps.ClocksCounted]);

        await db.RefClosings.ExecuteDeleteAsync();
        await db.RefClocks.ExecuteDeleteAsync();
        await db.BumpStampAsync(ReferenceStamps.Clocks);
        Assert.Empty(await Run().RunAsync());
        Assert.Equal(new DateOnly(2027, 1, 13), await DueAsync("protest-amendment"));
        Assert.False(await db.WorkClocks.AnyAsync(c => c.Code == "target-protest-decision"));

        Task<DateOnly?> DueAsync(string code) => db.WorkClocks.Where(c => c.Code == code).Select(c => c.Due).SingleAsync();
    }

    [Fact]
    public async Task A_target_of_the_office_pauses_while_the_item_is_held_and_the_law_does_not()
    {
        var law = new Law(BusinessCalendar.Federal, ClockBook.Declared.With(ProtestClocks.Decide.TargetWithin(90, "Center directive")));
        var id = await FileAsync(1, accelerated: false);
        await using var db = test.Open();
        var one = (await store.FindAsync(db, id))!;
        one.Item.HoldUntil(Today.AddDays(30), "Waits for a ruling", By(WorkRoles.Specialist, 21, Today.AddDays(1)));
        var held = one.Item.ClocksAndTargets(law).ToDictionary(c => c.Clock.Rule.Code, c => law.Read(c.Clock));
        Assert.Equal((null, "Waits for a ruling", new DateOnly(2028, 9, 1)), (held["target-protest-decision"].Due, held["target-protest-decision"].HeldBy?.Reason, held["protest-decision"].Due!.Value));
        one.Item.Resume(By(WorkRoles.Specialist, 21, Today.AddDays(11)));
        var resumed = one.Item.ClocksAndTargets(law).Single(c => c.Clock.Rule.Code == "target-protest-decision");
        Assert.Equal(Today.AddDays(100), law.Read(resumed.Clock).Due);
    }

    [Fact]
    public async Task A_big_morning_is_noted_in_slices_that_a_stop_leaves_whole()
    {
        var id = await FileAsync(1, accelerated: false);
        await using var db = test.Open();
        var day = new DateOnly(2026, 9, 10);
        db.AddRange(Enumerable.Range(1, 1800).Select(i => new WorkClockRow
        {
            WorkId = id,
            Code = "cf28",
            About = $"part {i}",
            Binds = ClockSide.Cbp,
            StartedOn = Today,
            Due = day.AddDays(-1),
            RunsOutOn = day.AddDays(-(i % 3)),
            ImporterId = samples.Importer.Id,
            OrganizationId = samples.Broker.Id,
            Filer = "XYZ",
            Office = "007",
            Port = "2704",
        }));
        await db.SaveChangesAsync();
        GoTo(day);
        using var stop = new CancellationTokenSource();
        var step = new NoteRanOut(test.Factory);
        var clockDay = new ClockDay(day, test.Time.GetUtcNow().UtcDateTime, Law.Declared);
        using (await test.Factory.Gate.EnterAsync(GateUser.Person))
        {
            var running = step.RunAsync(clockDay, stop.Token);
            await Task.Delay(50);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        }
        Assert.Equal(0, await db.WorkClocks.CountAsync(c => c.RanOutOn != null));
        Assert.Equal(1800, await step.RunAsync(clockDay, default));
        Assert.Equal(0, await step.RunAsync(clockDay, default));
        Assert.Equal(1, (await CountsAsync())[WorkBucket.Overdue]);
    }
}
