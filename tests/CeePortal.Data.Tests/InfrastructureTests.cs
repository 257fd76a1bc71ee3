using System.Collections.Concurrent;
using CeePortal.Data.Events;
using CeePortal.Data.Jobs;
using CeePortal.Data.Keys;
using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

public sealed class InfrastructureTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Keys_from_two_sources_and_many_threads_never_collide()
    {
        KeySource[] sources = [new(test.Options, blockSize: 7), new(test.Options, blockSize: 5)];
        var seen = new ConcurrentBag<long>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                seen.Add(sources[n % 2].Next());
                if (i % 10 != 0) continue;
                var first = sources[n % 2].Take(12);
                for (var k = 0; k < 12; k++) seen.Add(first + k);
            }
        })));
        Assert.Equal(4 * (100 + 120), seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Min() >= 1000);
    }

    [Fact]
    public async Task Who_writes_gets_a_key_while_another_waits_for_the_next_block()
    {
        await using var writer = test.Open();
        test.Keys.EnsureHeadroom();
        await using var transaction = await writer.Database.BeginTransactionAsync();
        await writer.KeyBlocks.ExecuteUpdateAsync(b => b.SetProperty(k => k.Next, k => k.Next)); // the one lock for writing is taken
        using var isAsking = new ManualResetEventSlim();
        var waiting = Task.Run(() =>
        {
            isAsking.Set();
            return test.Keys.Next(); // nothing is left, and the block can be reserved when the writer is done
        });
        isAsking.Wait();
        await Task.Delay(200);

        var mine = await Task.Run(() => Enumerable.Range(0, KeySource.MostInside).Select(_ => writer.NextKey()).ToHashSet()).WaitAsync(TimeSpan.FromSeconds(2));

        Assert.False(waiting.IsCompleted);
        await transaction.CommitAsync();
        Assert.DoesNotContain(await waiting, mine);
        Assert.Equal(KeySource.MostInside, mine.Count);
    }

    [Fact]
    public async Task A_job_is_taken_by_one_and_freed_only_when_its_lease_has_run_out()
    {
        var leases = new JobLeases(test.Factory, test.Time);
        PortalJob job;
        await using (var db = test.Open())
        {
            job = await JobLeases.EnqueueAsync(db, "intake", 5, test.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            Assert.Equal(job.Id, (await JobLeases.EnqueueAsync(db, "intake", 5, test.Time.GetUtcNow().UtcDateTime)).Id);
        }
        Assert.Equal([job.Id], await leases.DueAsync());
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => leases.TakeAsync(job.Id, "node " + n)));
        var owner = Assert.Single(taken, t => t is not null)!.LeaseOwner!;

        test.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await leases.RenewAsync(job.Id, owner));
        Assert.False(await leases.RenewAsync(job.Id, "another"));
        test.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(0, await leases.SweepExpiredAsync());
        test.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.False(await leases.RenewAsync(job.Id, owner)); // run out: whoever slept so long must stop
        Assert.Equal(1, await leases.SweepExpiredAsync());
        Assert.Equal(JobEnd.Lost, await leases.CompleteAsync(job.Id, owner));
        Assert.Equal(2, (await leases.TakeAsync(job.Id, "second"))!.Attempt);
        Assert.True(await leases.FailAsync(job.Id, "second", "The disk is full."));
        Assert.Null(await leases.TakeAsync(job.Id, "third")); // not yet due
        test.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(await leases.TakeAsync(job.Id, "third"));
        Assert.Equal(JobEnd.Done, await leases.CompleteAsync(job.Id, "third"));
        Assert.Null(await leases.TakeAsync(job.Id, "fourth"));
    }

    [Fact]
    public async Task A_job_that_is_asked_for_while_it_runs_runs_once_more()
    {
        var leases = new JobLeases(test.Factory, test.Time);
        var job = await AskAsync();
        Assert.Equal(job.Id, (await AskAsync()).Id); // it waits: one run does for both
        Assert.NotNull(await leases.TakeAsync(job.Id, "node"));
        await AskAsync(); // what it has read may be old now
        Assert.Equal(JobEnd.AskedAgain, await leases.CompleteAsync(job.Id, "node"));
        Assert.Equal(1, (await leases.TakeAsync(job.Id, "node"))!.Attempt);
        Assert.Equal(JobEnd.Done, await leases.CompleteAsync(job.Id, "node"));
        Assert.Null(await leases.TakeAsync(job.Id, "node"));

        async Task<PortalJob> AskAsync()
        {
            await using var db = test.Open();
            var asked = await JobLeases.EnqueueAsync(db, "dates", 7, test.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
            return asked;
        }
    }

    [Fact]
    public async Task A_job_is_given_up_after_its_last_attempt()
    {
        var leases = new JobLeases(test.Factory, test.Time);
        await using var db = test.Open();
        var job = await JobLeases.EnqueueAsync(db, "intake", 6, test.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        var tries = 0;
        while (await leases.TakeAsync(job.Id, "node") is not null)
        {
            tries++;
            await leases.FailAsync(job.Id, "node", "No.");
            test.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(JobLeases.MostAttempts, tries);
        Assert.Equal(JobStatus.Failed, await db.Jobs.AsNoTracking().Select(j => j.Status).SingleAsync());
    }

    [Fact]
    public async Task At_the_gate_people_go_before_jobs_and_jobs_pause()
    {
        var gate = new WriteGate(test.Time);
        var first = await gate.EnterAsync(GateUser.Job);
        var job = gate.EnterAsync(GateUser.Job);
        var person = gate.EnterAsync(GateUser.Person);
        var second = gate.EnterAsync(GateUser.Person);
        Assert.False(person.IsCompleted);
        first.Dispose();
        var turn = await person.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.False(second.IsCompleted);
        turn.Dispose();
        turn.Dispose(); // once is enough: the second must not let two in
        (await second.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
        Assert.False(job.IsCompleted);
        test.Time.Advance(WriteGate.JobPause + TimeSpan.FromMilliseconds(1));
        (await job.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Fact]
    public async Task Where_nobody_writes_jobs_go_on_without_a_pause_until_they_have_held_the_gate_for_half_a_second()
    {
        var gate = new WriteGate(test.Time);
        Assert.Equal(TimeSpan.FromMilliseconds(500), WriteGate.JobStretch);
        for (var turn = 0; turn < 2; turn++) // short slices and long ones alike, and again after the pause
        {
            foreach (var held in new[] { 12, 0, 200, 50, 237 })
                await HoldAsync(held);
            await HoldAsync(1);
            var following = gate.EnterAsync(GateUser.Job);
            Assert.False(following.IsCompleted);
            test.Time.Advance(WriteGate.JobPause + TimeSpan.FromMilliseconds(1));
            (await following.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
        }

        (await gate.EnterAsync(GateUser.Person)).Dispose();
        (await gate.EnterAsync(GateUser.Job)).Dispose();
        var next = gate.EnterAsync(GateUser.Job);
        Assert.False(next.IsCompleted); // a person wrote just now
        test.Time.Advance(WriteGate.JobPause + TimeSpan.FromMilliseconds(1));
        (await next.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();

        async Task HoldAsync(int milliseconds)
        {
            using var hold = await gate.EnterAsync(GateUser.Job).WaitAsync(TimeSpan.FromSeconds(5));
            test.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }
    }

    [Fact]
    public async Task What_the_portal_writes_for_itself_goes_before_jobs_but_makes_them_leave_no_pause()
    {
        var gate = new WriteGate(test.Time);
        var first = await gate.EnterAsync(GateUser.Job);
        var second = gate.EnterAsync(GateUser.Job);
        var lease = gate.EnterAsync(GateUser.Portal);
        first.Dispose();
        var turn = await lease.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.False(second.IsCompleted);
        turn.Dispose();
        test.Time.Advance(WriteGate.JobPause + TimeSpan.FromMilliseconds(1)); // somebody waited while the first slice was written
        (await second.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
        (await gate.EnterAsync(GateUser.Job).WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_at_the_gate_leaves_the_queue()
    {
        var gate = new WriteGate(TimeProvider.System);
        var inside = await gate.EnterAsync(GateUser.Person);
        using var giveUp = new CancellationTokenSource();
        var waiting = gate.EnterAsync(GateUser.Person, giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        inside.Dispose();
        (await gate.EnterAsync(GateUser.Person).WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Fact]
    public async Task Only_one_is_inside_the_gate()
    {
        var gate = new WriteGate(TimeProvider.System);
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(async () =>
        {
            using var hold = await gate.EnterAsync(n % 4 == 0 ? GateUser.Job : GateUser.Person);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_persons_write_goes_between_the_slices_of_a_job()
    {
        var samples = await Samples.CreateAsync(test);
        var writer = new BulkWriter(test.Factory, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var serial = 0;
        var job = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var slice = samples.Slice(before: i);
                for (var k = 0; k < writer.SliceEntries; k++) slice.Added.Add(samples.Entry(++serial));
                slice.Entries = slice.Added.Count;
                await writer.WriteAsync(slice);
            }
        });
        List<double> waits = [];
        for (var i = 0; i < 30; i++)
        {
            await Task.Delay(15);
            await using var db = test.Open();
            db.Organizations.Add(new Accounts.Organization { Kind = Accounts.OrganizationKind.Importer, Name = "Person's write", CreatedAt = Samples.At });
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await db.SaveChangesAsync();
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }
        await stop.CancelAsync();
        await job;
        waits.Sort();
        Assert.True(waits[28] < 250, $"95 of 100 writes should wait under 250 ms; the slowest were {waits[^2]:F0} and {waits[^1]:F0} ms.");
    }

    [Theory]
    [InlineData("UPDATE PortalEvent SET Payload = '9'  WHERE StreamId = 5 AND Seq = 2", 2)]
    [InlineData("UPDATE PortalEvent SET ActorId = 77  WHERE StreamId = 5 AND Seq = 1", 1)]
    [InlineData("UPDATE PortalEvent SET At = At + 1  WHERE StreamId = 5 AND Seq = 3", 3)]
    [InlineData("DELETE FROM PortalEvent  WHERE StreamId = 5 AND Seq = 2", 3)]
    [InlineData("UPDATE PortalEvent SET PrevHash = zeroblob(32)  WHERE StreamId = 5 AND Seq = 2", 2)]
    public async Task The_chain_of_events_shows_tampering(string tamper, int firstBroken)
    {
        await using var db = test.Open();
        for (var i = 1; i <= 3; i++)
        {
            await EventLog.AppendAsync(db, "importer", 5, "Assigned", $$"""{"a":{{i}}}""", Samples.At.AddTicks(7), 42);
            if (i != 2) await db.SaveChangesAsync(); // two of one save follow each other too
        }
        await EventLog.AppendAsync(db, "importer", 6, "Assigned", "{}", Samples.At, null);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        Assert.Empty(await EventLog.VerifyAsync(db));
        // Whoever owns the file can take the triggers away; the chain tells it all the same.
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER PortalEvent_AppendOnly; DROP TRIGGER PortalEvent_AppendOnly_Delete;");
        await db.Database.ExecuteSqlRawAsync(tamper);
        var broken = await EventLog.VerifyAsync(db);
        Assert.Equal((5L, firstBroken), (broken[0].StreamId, broken[0].Seq));
        Assert.All(broken, b => Assert.Equal(5, b.StreamId));
    }

    [Theory]
    [InlineData("UPDATE PortalEvent SET Payload = '9'", "changed")]
    [InlineData("DELETE FROM PortalEvent", "deleted")]
    public async Task The_database_itself_refuses_to_change_an_event(string tamper, string word)
    {
        await using var db = test.Open();
        await EventLog.AppendAsync(db, "importer", 5, "Assigned", "{}", Samples.At, 42);
        await db.SaveChangesAsync();
        var refused = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync(tamper));
        Assert.Contains($"An event is never {word}.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("{}", await db.Events.AsNoTracking().Select(e => e.Payload).SingleAsync());
    }
}
