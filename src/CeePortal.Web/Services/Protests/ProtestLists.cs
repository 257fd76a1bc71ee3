using System.Security.Cryptography;
using CeePortal.Data;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Protests;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>Takes lists of protests, and tells what came of them.</summary>
public sealed class ProtestLists(PortalDbContext db, PortalDbContextFactory contexts, IFileStore files, JobQueue jobs, LegalClock clock)
{
    /// <summary>The largest list that is taken: 9,999 rows with long reasons.</summary>
    public const long LargestFile = 20 * 1024 * 1024;

    public const int PageSize = 100;

    /// <summary>Keeps a list and asks for its run.</summary>
    /// <returns>The list; the one of before when the same file was sent to be filed already.</returns>
    public async Task<(long Id, bool IsRepeat)> ReceiveAsync(WorkFiler filer, string fileName, Stream file, long bytes, bool checkOnly, CancellationToken ct)
    {
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        file.Position = 0;
        if (!checkOnly && await db.ProtestBatches.Where(b => b.Sha256 == sha && !b.CheckOnly && b.Status != BatchStatus.Failed).Select(b => (long?)b.Id).FirstOrDefaultAsync(ct) is { } before) return (before, true);
        var stored = await files.PutAsync(file, ct);
        await using var system = contexts.CreateForSystem();
        var batch = new ProtestBatch
        {
            Id = contexts.Keys.Next(),
            OrganizationId = filer.OrganizationId,
            SentBy = filer.UserId,
            FileName = fileName.Length == 0 ? "list" : fileName.Length <= 200 ? fileName : fileName[^200..],
            Bytes = bytes,
            Sha256 = sha,
            StoredFile = stored.Key,
            CheckOnly = checkOnly,
            ReceivedAt = clock.UtcNow,
        };
        PortalJob? job = null;
        await system.WriteAsync(async () =>
        {
            system.ProtestBatches.Add(batch);
            job = await jobs.AddAsync(system, ProtestListRun.JobKind, batch.Id, ct);
            await system.SaveChangesAsync(ct);
        }, ct: ct);
        jobs.Start(job!);
        return (batch.Id, false);
    }

    public async Task<IReadOnlyList<ProtestBatch>> ListAsync(CancellationToken ct) =>
        await db.ProtestBatches.AsNoTracking().OrderByDescending(b => b.ReceivedAt).ThenByDescending(b => b.Id).Take(PageSize).ToListAsync(ct);

    public Task<ProtestBatch?> FindAsync(long id, CancellationToken ct) => db.ProtestBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct);

    public async Task<IReadOnlyList<ProtestBatchProblem>> ProblemsAsync(long id, CancellationToken ct) =>
        await db.ProtestBatchProblems.AsNoTracking().Where(p => p.BatchId == id).OrderBy(p => p.Row).ThenBy(p => p.Id).Take(PageSize).ToListAsync(ct);

    public IAsyncEnumerable<ProtestBatchProblem> AllProblems(long id) => db.ProtestBatchProblems.AsNoTracking().Where(p => p.BatchId == id).OrderBy(p => p.Row).ThenBy(p => p.Id).AsAsyncEnumerable();

    public async Task<IReadOnlyList<ProtestBatchFiling>> FilingsAsync(long id, CancellationToken ct) =>
        await db.ProtestBatchFilings.AsNoTracking().Where(f => f.BatchId == id).OrderBy(f => f.Row).ThenBy(f => f.Id).Take(PageSize).ToListAsync(ct);
}
