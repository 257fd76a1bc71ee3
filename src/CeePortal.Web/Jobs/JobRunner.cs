using CeePortal.Data.Jobs;
using CeePortal.Data.Scoping;
using Hangfire;

namespace CeePortal.Web.Jobs;

/// <summary>Runs a job that the engine names, if its lease can be had: the engine may name it twice or on two nodes, the
/// lease lets one run. While it runs the lease is renewed; once it is lost the handler is stopped.</summary>
[AutomaticRetry(Attempts = 0)] // the job's own row counts attempts and says when the next is due
public sealed class JobRunner(IServiceScopeFactory scopes, JobLeases leases, JobQueue queue, ILogger<JobRunner> log)
{
    static readonly TimeSpan RenewEvery = JobLeases.Length / 3;

    public async Task RunAsync(long jobId, CancellationToken stop)
    {
        var owner = JobNode.Current.Owner;
        if (await leases.TakeAsync(jobId, owner, stop) is not { } job)
            return;
        using var running = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var renewal = KeepLeaseAsync(jobId, owner, running);
        try
        {
            await HandleAsync(job, running.Token);
            var end = await leases.CompleteAsync(jobId, owner, CancellationToken.None);
            if (end == JobEnd.AskedAgain) queue.Start(jobId);
            else if (end == JobEnd.Lost) log.LogWarning("Job {JobId} ({Kind}) ended after its lease was lost; whoever has it now decides", jobId, job.Kind);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await leases.ReleaseAsync(jobId, owner, CancellationToken.None);
            log.LogInformation("Job {JobId} ({Kind}) was put down because this node stops; another goes on with it", jobId, job.Kind);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            log.LogWarning("Job {JobId} ({Kind}) was stopped: its lease was lost", jobId, job.Kind);
        }
        catch (Exception e)
        {
            var why = $"{e.GetType().Name}: {e.Message}";
            if (await leases.IsLastAttemptAsync(jobId)) await GiveUpAsync(job, why);
            var again = await leases.FailAsync(jobId, owner, why, CancellationToken.None);
            log.LogError(e, "Job {JobId} ({Kind}) failed at attempt {Attempt}; again: {Again}", jobId, job.Kind, job.Attempt, again);
        }
        finally
        {
            await running.CancelAsync();
            await renewal;
        }
    }

    async Task HandleAsync(PortalJob job, CancellationToken stop)
    {
        await using var scope = SystemScope();
        var handler = HandlerOf(scope.ServiceProvider, job)
            ?? throw new InvalidOperationException($"Nothing here does jobs of the kind \"{job.Kind}\". An older or newer version may have left it.");
        await handler.RunAsync(job.Id, job.SubjectId, stop);
    }

    async Task GiveUpAsync(PortalJob job, string why)
    {
        try
        {
            await using var scope = SystemScope();
            if (HandlerOf(scope.ServiceProvider, job) is { } handler) await handler.GiveUpAsync(job.SubjectId, why, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {JobId} ({Kind}) is given up, and its subject {SubjectId} could not be told", job.Id, job.Kind, job.SubjectId);
        }
    }

    AsyncServiceScope SystemScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentScope>().Resolve(PortalScope.System);
        return scope;
    }

    static IJobHandler? HandlerOf(IServiceProvider services, PortalJob job) => services.GetServices<IJobHandler>().FirstOrDefault(h => h.Kind == job.Kind);

    async Task KeepLeaseAsync(long jobId, string owner, CancellationTokenSource running)
    {
        try
        {
            while (await leases.RenewAsync(jobId, owner, running.Token))
                await Task.Delay(RenewEvery, running.Token);
        }
        catch (OperationCanceledException)
        {
            return; // the job has ended
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The lease of job {JobId} could not be renewed", jobId);
        }
        await running.CancelAsync();
    }
}
