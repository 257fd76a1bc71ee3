using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Jobs;

/// <summary>How a run of a job ended.</summary>
public enum JobEnd
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>Somebody asked for it while it ran: it waits again.</summary>
    AskedAgain,

    /// <summary>The lease was lost meanwhile, and whoever has it decides.</summary>
    Lost,
}

/// <summary>Takes and keeps jobs by conditional UPDATEs, judged by the rows affected: of several nodes that ask, one gets
/// the job, and a node that lost its lease learns it at its next renewal.</summary>
public sealed class JobLeases(PortalDbContextFactory factory, TimeProvider time)
{
    /// <summary>How long a lease holds without renewal.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>How often a job is tried before it is given up.</summary>
    public const int MostAttempts = 5;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Asks for a job; asking again for the same subject while it waits changes nothing, and an ended one waits anew.
    /// One that runs may have read already what the asking is about, so it runs once more when it ends.</summary>
    /// <remarks>Call it in the transaction of the change: the row is counted up first, so that of two who ask in one instant
    /// the second waits for the first.</remarks>
    public static async Task<PortalJob> EnqueueAsync(PortalDbContext db, string kind, long subjectId, DateTime now, CancellationToken ct = default)
    {
        if (db.Jobs.Local.FirstOrDefault(j => j.Kind == kind && j.SubjectId == subjectId) is { } asked) return asked; // in this very unit of work
        await db.Jobs.Where(j => j.Kind == kind && j.SubjectId == subjectId).ExecuteUpdateAsync(j => j.SetProperty(r => r.Asked, r => r.Asked + 1), ct);
        var job = await db.Jobs.FirstOrDefaultAsync(j => j.Kind == kind && j.SubjectId == subjectId, ct);
        if (job is null)
        {
            job = new PortalJob { Kind = kind, SubjectId = subjectId, CreatedAt = now, NextRunAt = now, Asked = 1 };
            db.Jobs.Add(job);
        }
        else if (job.Status is JobStatus.Done or JobStatus.Failed)
            (job.Status, job.NextRunAt, job.Attempt, job.EndedAt, job.Error) = (JobStatus.Waiting, now, 0, null, null);
        return job;
    }

    /// <summary>Takes a waiting job whose time has come.</summary>
    /// <returns>The job as taken, or null when another node has it or it is not due.</returns>
    public async Task<PortalJob?> TakeAsync(long jobId, string owner, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        var until = now + Length;
        var taken = await db.Jobs.Where(j => j.Id == jobId && j.Status == JobStatus.Waiting && j.NextRunAt <= now)
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Running).SetProperty(r => r.LeaseOwner, owner)
                .SetProperty(r => r.LeaseUntil, until).SetProperty(r => r.Attempt, r => r.Attempt + 1).SetProperty(r => r.Taken, r => r.Asked), ct);
        return taken == 1 ? await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == jobId, ct) : null;
    }

    /// <summary>The waiting jobs whose time has come, oldest first.</summary>
    public async Task<List<long>> DueAsync(int most = 20, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        return await db.Jobs.Where(j => j.Status == JobStatus.Waiting && j.NextRunAt <= now).OrderBy(j => j.NextRunAt).ThenBy(j => j.Id)
            .Select(j => j.Id).Take(most).ToListAsync(ct);
    }

    /// <summary>Keeps the lease. False: it is lost, stop at once and write nothing more.</summary>
    public async Task<bool> RenewAsync(long jobId, string owner, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        var until = now + Length;
        return await db.Jobs.Where(j => j.Id == jobId && j.Status == JobStatus.Running && j.LeaseOwner == owner && j.LeaseUntil > now)
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.LeaseUntil, until), ct) == 1;
    }

    /// <summary>The job has got on: failures before do not count towards giving it up.</summary>
    public async Task GotOnAsync(long jobId, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        await db.Jobs.Where(j => j.Id == jobId && j.Attempt > 1).ExecuteUpdateAsync(j => j.SetProperty(r => r.Attempt, 1), ct);
    }

    /// <summary>The job is done; when it was asked for again since it was taken, it waits anew.</summary>
    public async Task<JobEnd> CompleteAsync(long jobId, string owner, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        var mine = db.Jobs.Where(j => j.Id == jobId && j.Status == JobStatus.Running && j.LeaseOwner == owner);
        if (await mine.Where(j => j.Asked == j.Taken).ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Done).SetProperty(r => r.EndedAt, now)
            .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null).SetProperty(r => r.Error, (string?)null), ct) == 1) return JobEnd.Done;
        return await mine.ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Waiting).SetProperty(r => r.NextRunAt, now).SetProperty(r => r.Attempt, 0)
            .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null).SetProperty(r => r.Error, (string?)null), ct) == 1 ? JobEnd.AskedAgain : JobEnd.Lost;
    }

    /// <summary>The attempt failed: the job waits longer each time, and is given up after the last attempt.</summary>
    /// <returns>True when it will be tried again.</returns>
    public async Task<bool> FailAsync(long jobId, string owner, string error, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var attempt = await AttemptAsync(db, jobId, ct);
        var again = attempt < MostAttempts;
        var now = Now;
        var next = now + TimeSpan.FromSeconds(2 << Math.Min(attempt, 8));
        var text = error.Length > 2000 ? error[..2000] : error;
        await db.Jobs.Where(j => j.Id == jobId && j.Status == JobStatus.Running && j.LeaseOwner == owner)
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, again ? JobStatus.Waiting : JobStatus.Failed).SetProperty(r => r.NextRunAt, next)
                .SetProperty(r => r.EndedAt, again ? null : now).SetProperty(r => r.Error, text)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null), ct);
        return again;
    }

    /// <summary>True when a failure now would be the last.</summary>
    public async Task<bool> IsLastAttemptAsync(long jobId, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        return await AttemptAsync(db, jobId, ct) >= MostAttempts;
    }

    static Task<int> AttemptAsync(PortalDbContext db, long jobId, CancellationToken ct) =>
        db.Jobs.Where(j => j.Id == jobId).Select(j => j.Attempt).FirstOrDefaultAsync(ct);

    /// <summary>Frees the jobs whose node no longer renews; only expired leases, never one that lives.</summary>
    /// <returns>How many wait again.</returns>
    public async Task<int> SweepExpiredAsync(CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        return await db.Jobs.Where(j => j.Status == JobStatus.Running && j.LeaseUntil < now)
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Waiting).SetProperty(r => r.NextRunAt, now)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null), ct);
    }

    /// <summary>Puts the job down unfinished, because this node stops: it waits again, and the attempt is not counted.</summary>
    public async Task ReleaseAsync(long jobId, string owner, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var now = Now;
        await db.Jobs.Where(j => j.Id == jobId && j.Status == JobStatus.Running && j.LeaseOwner == owner)
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Waiting).SetProperty(r => r.NextRunAt, now)
                .SetProperty(r => r.Attempt, r => r.Attempt - 1)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null), ct);
    }

    /// <summary>Frees the jobs of owners that are known to be gone, without waiting for their leases to run out.</summary>
    /// <returns>How many wait again.</returns>
    public async Task<int> ReleaseGoneAsync(Func<string, bool> isGone, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var owners = await db.Jobs.Where(j => j.Status == JobStatus.Running && j.LeaseOwner != null).Select(j => j.LeaseOwner!).Distinct().ToListAsync(ct);
        var gone = owners.Where(isGone).ToList();
        if (gone.Count == 0) return 0;
        var now = Now;
        return await db.Jobs.Where(j => j.Status == JobStatus.Running && gone.Contains(j.LeaseOwner!))
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Waiting).SetProperty(r => r.NextRunAt, now)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTime?)null), ct);
    }
}
