using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Jobs;

/// <summary>Does what the passing of days does by law (<see cref="ClockRun"/>). One job row for the whole portal: its lease
/// lets one node run it, and its last error stands on the jobs page.</summary>
public sealed class ClockJob(ClockRun run) : IJobHandler
{
    public const string JobKind = "clocks";

    public string Kind => JobKind;

    /// <exception cref="ClockTroubleException">Something could not be done; everything else was, and it is tried again.</exception>
    public async Task RunAsync(long jobId, long subjectId, CancellationToken stop)
    {
        if (await run.RunAsync(stop) is { Count: > 0 } troubles) throw new ClockTroubleException(troubles);
    }
}

/// <summary>What the clocks' run could not do.</summary>
public sealed class ClockTroubleException(IReadOnlyList<string> troubles)
    : Exception($"{troubles.Count} could not be done, everything else was. {string.Join(' ', troubles.Take(Shown))}{(troubles.Count > Shown ? " The log has the others." : "")}")
{
    const int Shown = 5;
}

/// <summary>Asks for the clocks' run, every few minutes and on every node, unless it waits or runs already.</summary>
public sealed class ClockChore(PortalDbContextFactory factory, JobQueue queue, ILogger<ClockChore> log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        if (await db.Jobs.AnyAsync(j => j.Kind == ClockJob.JobKind && (j.Status == JobStatus.Waiting || j.Status == JobStatus.Running), stop)) return;
        try
        {
            var job = await queue.AddAsync(db, ClockJob.JobKind, 0, stop);
            await db.SaveChangesAsync(stop);
            queue.Start(job);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            log.LogDebug("Another node asked for the clocks in the same moment");
        }
    }
}
