using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Writing;

/// <summary>Puts the rows of one entry in the place of those on file, in the caller's transaction: for a correction by form, and for one
/// that CBP sends back. Uploads do the same by the slice (<see cref="BulkWriter"/>).</summary>
public static class EntryReplacements
{
    /// <summary>Replaces an entry, all but what a correction leaves alone (<see cref="LeftAlone"/>).</summary>
    /// <returns>False when somebody else changed it since it was read; nothing is written then, and the transaction is to be given up.</returns>
    public static async Task<bool> ApplyAsync(PortalDbContext db, EntryRows rows, int seenSeq, DateOnly today, CancellationToken ct = default)
    {
        var key = rows.Entry.Id;
        var onFile = await db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().SingleAsync(e => e.Id == key, ct);
        LeftAlone.TakeOver(rows.Entry, onFile);
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
        await EntryFollowers.MoveAsync(db, [rows.Entry], ct);
        await Liquidation.LiquidationDockets.RecountAsync(db, [key], today, law: null, ct);
        await Work.WorkFollowsOwner.PassAsync(db, [new(rows.Entry.Number, onFile.Filer, rows.Entry.Filer)], ct);
        return true;
    }
}
