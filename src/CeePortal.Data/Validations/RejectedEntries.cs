using CeePortal.Data.Entries;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Validations;

/// <summary>What a rejection makes of the summary on file: intake asks its status when the number is filed again.</summary>
public static class RejectedEntries
{
    /// <summary>Marks the summary as rejected. Call it in the transaction of the rejection.</summary>
    /// <exception cref="WorkRefusedException">It is not on file as it was when it was looked at.</exception>
    public static async Task RejectAsync(PortalDbContext db, RejectedSummary summary, CancellationToken ct = default) =>
        WorkRefusedException.Unless(await MoveAsync(db, summary, EntryStatus.Accepted, EntryStatus.Rejected, ct),
            "The summary was filed again, taken off file or rejected since you opened it. Look at it as it is now.");

    /// <summary>Lets the summary stand again as it was filed, when it still is what was rejected.</summary>
    public static Task<bool> RestoreAsync(PortalDbContext db, RejectedSummary summary, CancellationToken ct = default) =>
        MoveAsync(db, summary, EntryStatus.Rejected, EntryStatus.Accepted, ct);

    static async Task<bool> MoveAsync(PortalDbContext db, RejectedSummary summary, EntryStatus from, EntryStatus to, CancellationToken ct)
    {
        var (number, version) = (summary.Entry.ToCompact(), summary.Version);
        return await db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(e => e.Number == number && e.Version == version && e.Status == from)
            .ExecuteUpdateAsync(e => e.SetProperty(r => r.Status, to).SetProperty(r => r.Seq, r => r.Seq + 1), ct) == 1;
    }
}
