using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Validations;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Validations;

/// <summary>Entries on file as reviews and rejections take them.</summary>
public static class ReviewedEntries
{
    public static ReviewedEntry Of(EntrySummary entry, EntryLiquidationState? state) =>
        new(entry.EntryNumber, entry.Port, EnteredOn(entry, state)) { Scheduled = state?.Scheduled, Liquidated = state?.LiquidatedOn };

    /// <summary>An entry that is to be rejected. The day of the summary is that of its last filing.</summary>
    public static async Task<RejectedSummary> ToRejectAsync(PortalDbContext db, EntrySummary entry, EntryLiquidationState? state, CancellationToken ct = default)
    {
        var details = await db.EntryLines.AsNoTracking().Where(l => l.EntryId == entry.Id).Select(l => l.Detail).ToListAsync(ct);
        var hasCase = details.Exists(d => LineDetail.FromJson(d).Cases is { Count: > 0 });
        return new(entry.ImporterId, entry.EntryNumber, entry.Port, entry.EntryType, EnteredOn(entry, state), entry.ReceivedOn, entry.Version, hasCase) { Liquidated = state?.LiquidatedOn };
    }

    static DecidingDate EnteredOn(EntrySummary entry, EntryLiquidationState? state) => state?.EntryDate is { } on ? new(on, DateBasis.EntryDate) : entry.Deciding;
}
