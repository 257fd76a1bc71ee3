using System.Collections.Concurrent;
using System.Diagnostics;
using CeePortal.Data.Jobs;
using CeePortal.Data.Scoping;
using CeePortal.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Jobs;

public sealed class JobRunnerTests : IAsyncLifetime
{
    readonly Work work = new();
    PortalFactory portal = null!;

    public Task InitializeAsync()
    {
        portal = new PortalFactory { Replace = services => services.AddSingleton(work).AddJobHandler<Handler>() };
        portal.Anonymous().Dispose(); // starts it
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task A_job_runs_once_in_the_systems_scope_and_is_done()
    {
        var job = await AddAsync(subject: 7, start: true);
        await UntilAsync(job, JobStatus.Done);
        Assert.Equal((job, 7L, ScopeKind.System), Assert.Single(work.Done));
    }

    [Fact]
    public async Task A_job_that_nobody_started_is_found_by_the_sweep()
    {
        var job = await AddAsync(subject: 8, start: false);
        await SweepAsync();
        await UntilAsync(job, JobStatus.Done);
        Assert.Single(work.Done);
    }

    [Fact]
    public async Task Of_two_runners_that_take_the_same_job_one_runs_it()
    {
        var job = await AddAsync(subject: 9, start: false);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(job)));
        Assert.Single(work.Done);
    }

    [Fact]
    public async Task A_job_that_fails_waits_for_its_next_attempt_with_the_reason()
    {
        work.Fails = true;
        var job = await AddAsync(subject: 10, start: false);
        await RunAsync(job);
        var row = await RowAsync(job);
        Assert.Equal(JobStatus.Waiting, row.Status);
        Assert.Equal(1, row.Attempt);
        Assert.True(row.NextRunAt > DateTime.UtcNow);
        Assert.Equal("InvalidOperationException: It does not work.", row.Error);
    }

    [Fact]
    public async Task A_job_is_put_down_when_the_node_stops_and_the_attempt_is_not_counted()
    {
        work.Waits = true;
        var job = await AddAsync(subject: 11, start: false);
        using var stop = new CancellationTokenSource();
        var running = RunAsync(job, stop.Token);
        await work.Began.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await running;
        var row = await RowAsync(job);
        Assert.Equal((JobStatus.Waiting, 0, (string?)null), (row.Status, row.Attempt, row.LeaseOwner));
    }

    [Fact]
    public async Task The_sweep_frees_the_job_of_a_process_that_is_gone_and_leaves_living_leases_alone()
    {
        var gone = await AddAsync(subject: 12, start: false);
        var elsewhere = await AddAsync(subject: 13, start: false);
        await LeaseAsync(gone, new JobNode(JobNode.Current.Machine, JobNode.Current.Process, JobNode.Current.Began - 1000).Owner);
        await LeaseAsync(elsewhere, "another-machine/1/1");
        await SweepAsync();
        await UntilAsync(gone, JobStatus.Done);
        var row = await RowAsync(elsewhere);
        Assert.Equal((JobStatus.Running, "another-machine/1/1"), (row.Status, row.LeaseOwner));
    }

    [Fact]
    public void A_node_knows_that_it_lives_and_nothing_certain_of_other_machines()
    {
        var me = JobNode.Current;
        Assert.False(me.KnowsGone(me.Owner));
        Assert.False(me.KnowsGone("another-machine/1/1"));
        Assert.False(me.KnowsGone("nonsense"));
        Assert.True(me.KnowsGone(new JobNode(me.Machine, int.MaxValue, 1).Owner));
        Assert.True(me.KnowsGone(new JobNode(me.Machine, me.Process, me.Began - 60).Owner));
    }

    async Task<long> AddAsync(long subject, bool start)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
        return await portal.DataAsync(async data =>
        {
            var job = await queue.AddAsync(data, Handler.Name, subject);
            await data.SaveChangesAsync();
            if (start)
                queue.Start(job);
            return job.Id;
        });
    }

    async Task RunAsync(long job, CancellationToken stop = default)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(job, stop);
    }

    async Task SweepAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<JobSweep>().RunAsync(CancellationToken.None);
    }

    Task<int> LeaseAsync(long job, string owner) => portal.DataAsync(data => data.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(j => j
        .SetProperty(r => r.Status, JobStatus.Running).SetProperty(r => r.LeaseOwner, owner).SetProperty(r => r.LeaseUntil, DateTime.UtcNow.AddMinutes(5))));

    Task<PortalJob> RowAsync(long job) => portal.DataAsync(data => data.Jobs.AsNoTracking().SingleAsync(j => j.Id == job));

    async Task UntilAsync(long job, JobStatus status)
    {
        var patience = Stopwatch.StartNew();
        while ((await RowAsync(job)).Status != status)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"The job did not come to {status}.");
            await Task.Delay(50);
        }
    }

    public sealed class Work
    {
        public ConcurrentQueue<(long Job, long Subject, ScopeKind Scope)> Done { get; } = new();
        public bool Fails { get; set; }
        public bool Waits { get; set; }
        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Handler(Work work, CurrentScope scope) : IJobHandler
    {
        public const string Name = "test";

        public string Kind => Name;

        public async Task RunAsync(long jobId, long subjectId, CancellationToken stop)
        {
            work.Began.TrySetResult();
            if (work.Fails)
                throw new InvalidOperationException("It does not work.");
            await Task.Delay(work.Waits ? TimeSpan.FromMinutes(2) : TimeSpan.FromMilliseconds(100), stop);
            work.Done.Enqueue((jobId, subjectId, scope.Value.Kind));
        }
    }
}
