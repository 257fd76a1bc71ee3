using CeePortal.Data.Jobs;
using Hangfire;

namespace CeePortal.Web.Jobs;

/// <summary>Finds the jobs that nobody runs: those whose process died, and those that wait without the engine knowing.
/// Leases that live are left alone.</summary>
[AutomaticRetry(Attempts = 0)] // it runs again soon anyway
public sealed class JobSweep(JobLeases leases, JobQueue queue, JobStorage storage, ILogger<JobSweep> log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var freed = await leases.SweepExpiredAsync(stop) + await leases.ReleaseGoneAsync(JobNode.Current.KnowsGone, stop);
        if (freed > 0)
            log.LogWarning("{Count} jobs were left by a process that is gone; they go on", freed);
        // While the engine's queue is not empty its workers are busy: naming more would only pile up.
        if (storage.GetMonitoringApi().EnqueuedCount(JobQueue.Name) > 0)
            return;
        foreach (var jobId in await leases.DueAsync(ct: stop))
            queue.Start(jobId);
    }
}
