using CeePortal.Data.Entries;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Writing;

/// <summary>Puts the rows of one entry in the place of those on file, in the caller's transaction: for what a person files or CBP
/// sends back. Uploads do the same by the slice (<see cref="BulkWriter"/>).</summary>
public static class EntryReplacements
{
    /// <summary>Replaces an entry.</summary>
    /// <returns>False when somebody else changed it since it was read; nothing is written then, and the transaction is to be given up.</returns>
    public static async Task<bool> ApplyAsync(PortalDbContext db, EntryRows rows, int seenSeq, DateOnly today, CancellationToken ct = default)
    {
        var key = rows.Entry.Id;
        var former = await db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(e => e.Id == key).Select(e => e.Filer).SingleAsync(ct);
        var entry = db.Entry(rows.Entry);
        entry.State = EntityState.Modified;
        entry.Property(e => e.Seq).OriginalValue = seenSeq;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            entry.State = EntityState.Detached;
            return false;
        }
        await db.EntryLines.Where(l => l.EntryId == key).ExecuteDeleteAsync(ct);
        db.EntryLines.AddRange(rows.Lines);
        db.EntryDecisions.Add(rows.Decision);
        await db.SaveChangesAsync(ct);
        await BulkWriter.MoveAsync(db, [key], ct);
        await Liquidation.LiquidationDockets.FollowEntriesAsync(db, [key], today, ct);
        await Work.WorkFollowsOwner.PassAsync(db, [new(rows.Entry.Number, former, rows.Entry.Filer)], ct);
        return true;
    }
}
