using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Jobs;
using CeePortal.Data.Uploads;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Corrections;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration;

/// <summary>A job in the list.</summary>
/// <param name="Subject">What it is done to, in words.</param>
/// <param name="UploadId">The upload that it works through; null for other work.</param>
/// <param name="IsStuck">Its node has not renewed the lease.</param>
public sealed record JobLine(PortalJob Job, string Subject, long? UploadId, bool IsStuck);

public sealed record JobPage(IReadOnlyList<JobLine> Lines, IReadOnlyDictionary<JobStatus, int> Counts, string? Previous, string? Next);

/// <summary>Background work as an administrator sees it, and the few things that are safe to do to it. Each is a
/// conditional UPDATE: a job that moved on meanwhile is left alone.</summary>
public sealed class JobDesk(PortalDbContext data, AdminEvents events, JobQueue queue)
{
    public const string Stream = "job";
    const int PageSize = 50;

    public async Task<Dictionary<JobStatus, int>> CountAsync(CancellationToken cancel) =>
        await data.Jobs.GroupBy(j => j.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    public async Task<JobPage> ListAsync(JobStatus? status, long? after, long? before, CancellationToken cancel)
    {
        var rows = data.Jobs.AsNoTracking();
        if (status is { } one) rows = rows.Where(j => j.Status == one);
        var backwards = after is null && before is not null;
        if (after is { } past) rows = rows.Where(j => j.Id < past);
        if (backwards) rows = rows.Where(j => j.Id > before);
        rows = backwards ? rows.OrderBy(j => j.Id) : rows.OrderByDescending(j => j.Id);
        var found = await rows.Take(PageSize + 1).ToListAsync(cancel);
        var more = found.Count > PageSize;
        if (more) found.RemoveAt(PageSize);
        if (backwards) found.Reverse();
        var uploads = found.Where(j => j.Kind == UploadRun.JobKind).Select(j => j.SubjectId).ToList();
        var files = await data.Uploads.Where(u => uploads.Contains(u.Id)).Select(u => new { u.Id, u.FileName }).ToDictionaryAsync(u => u.Id, u => u.FileName, cancel);
        var now = events.Now;
        return new JobPage(
            [.. found.Select(j => files.TryGetValue(j.SubjectId, out var file)
                ? new JobLine(j, file, j.SubjectId, IsStuck(j))
                : j.Kind == ListCorrectionsJob.JobKind ? new JobLine(j, "Corrections to list", null, IsStuck(j))
                : j.Kind == ClockJob.JobKind ? new JobLine(j, "Clocks that run out", null, IsStuck(j))
                : new JobLine(j, $"{j.Kind} {j.SubjectId.ToString(CultureInfo.InvariantCulture)}", null, IsStuck(j)))],
            await CountAsync(cancel),
            found.Count > 0 && (backwards ? more : after is not null) ? found[0].Id.ToString(CultureInfo.InvariantCulture) : null,
            found.Count > 0 && (backwards || more) ? found[^1].Id.ToString(CultureInfo.InvariantCulture) : null);

        bool IsStuck(PortalJob job) => job.Status == JobStatus.Running && job.LeaseUntil < now;
    }

    /// <summary>Tries a failed job once more from its checkpoint, or a waiting one now.</summary>
    /// <returns>A sentence that says why not; null when it is done.</returns>
    public async Task<string?> RetryAsync(long id, CancellationToken cancel)
    {
        var now = events.Now;
        var problem = await ActAsync(id, "JobRetried", async () =>
            {
                var done = await data.Jobs.Where(j => j.Id == id && (j.Status == JobStatus.Failed || j.Status == JobStatus.Waiting))
                    .ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Waiting).SetProperty(r => r.Attempt, 0)
                        .SetProperty(r => r.NextRunAt, now).SetProperty(r => r.EndedAt, (DateTime?)null), cancel);
                // An upload that failed goes on from its checkpoint.
                await data.Uploads.Where(u => u.Status == UploadStatus.Failed && data.Jobs.Any(j => j.Id == id && j.Kind == UploadRun.JobKind && j.SubjectId == u.Id))
                    .ExecuteUpdateAsync(u => u.SetProperty(r => r.Status, UploadStatus.Waiting).SetProperty(r => r.EndedAt, (DateTime?)null)
                        .SetProperty(r => r.StatusText, (string?)null), cancel);
                return done;
            },
            "This job runs or has ended meanwhile, so it was left alone.", cancel);
        if (problem is null) queue.Start(id);
        return problem;
    }

    /// <summary>Cancels a job that waits. An upload is asked to stop instead: what it filed until then stays, and its page says so.</summary>
    public async Task<string?> CancelAsync(long id, CancellationToken cancel)
    {
        if (await data.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancel) is not { } job) return "This job is gone.";
        if (job.Kind == UploadRun.JobKind)
            return await ActAsync(id, "StopAsked", () => data.Uploads.Where(u => u.Id == job.SubjectId && u.EndedAt == null && !u.StopRequested)
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.StopRequested, true), cancel), "The upload has ended or was asked to stop already.", cancel);
        var now = events.Now;
        return await ActAsync(id, "JobCancelled", () => data.Jobs.Where(j => j.Id == id && j.Status == JobStatus.Waiting)
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.Status, JobStatus.Failed).SetProperty(r => r.EndedAt, now).SetProperty(r => r.Error, "Cancelled by an administrator."), cancel),
            "This job runs or has ended meanwhile, so it was left alone.", cancel);
    }

    async Task<string?> ActAsync(long id, string type, Func<Task<int>> update, string otherwise, CancellationToken cancel)
    {
        var done = 0;
        await data.WriteAsync(async () =>
        {
            done = await update();
            if (done == 0) return;
            await events.AppendAsync(Stream, id, type, [], cancel: cancel);
            await data.SaveChangesAsync(cancel);
        }, ct: cancel);
        return done == 0 ? otherwise : null;
    }
}
