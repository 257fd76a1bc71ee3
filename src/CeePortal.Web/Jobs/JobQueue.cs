using CeePortal.Data;
using CeePortal.Data.Jobs;
using Hangfire;

namespace CeePortal.Web.Jobs;

/// <summary>Asks for background work, in two steps: the row in the same transaction as the change that needs it, then a
/// word to the engine after the commit. Should the process die between the two, the sweep finds the row.
/// <code>
/// await data.WriteAsync(async () =>
/// {
///     data.Add(upload);
///     job = await jobs.AddAsync(data, IntakeJob.Kind, upload.Id);
///     await data.SaveChangesAsync();
/// });
/// jobs.Start(job);
/// </code></summary>
public sealed class JobQueue(IBackgroundJobClient engine, TimeProvider time)
{
    /// <summary>The engine's queue for jobs; its own chores have another, so that they never wait behind a long job.</summary>
    public const string Name = "jobs";

    /// <summary>Adds the job's row to the context, or wakes the one that stands for this subject.</summary>
    public Task<PortalJob> AddAsync(PortalDbContext data, string kind, long subjectId, CancellationToken cancel = default) =>
        JobLeases.EnqueueAsync(data, kind, subjectId, time.GetUtcNow().UtcDateTime, cancel);

    /// <summary>Tells the engine that a job waits. Call it after the commit.</summary>
    public void Start(PortalJob job) => Start(job.Id);

    internal void Start(long jobId) => engine.Enqueue<JobRunner>(Name, runner => runner.RunAsync(jobId, CancellationToken.None));
}
