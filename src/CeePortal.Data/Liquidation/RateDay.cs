using CeePortal.Data.Entries;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Liquidation;

/// <summary>The day by which the rates of an entry go: its date of entry (19 CFR 141.68, 141.69), CBP's own as it is on record, and until that has arrived the day that stands for it.</summary>
/// <remarks>Corrections, findings, worksheets and the page of the entry all compute by it. The day by which the entry was routed (<see cref="EntrySummary.DecidingDate"/>) is not it:
/// a decision stays as it was made when CBP's date arrives.</remarks>
public static class RateDay
{
    /// <summary>The day.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="state">Where its liquidation stands; null while it was not counted.</param>
    public static DateOnly Of(EntrySummary entry, EntryLiquidationState? state) => OnRecord(entry.EntryDateCbp, state?.EntryDate) ?? entry.Dates.Deciding.On;

    /// <summary>CBP's own date of entry; null until it has arrived.</summary>
    /// <param name="ofEntry">The one that stands with the entry.</param>
    /// <param name="ofState">The one that liquidation data brought, which wins.</param>
    public static DateOnly? OnRecord(DateOnly? ofEntry, DateOnly? ofState) => ofState ?? ofEntry;

    /// <summary>The day, of an entry whose liquidation was not read.</summary>
    public static async Task<DateOnly> OfAsync(PortalDbContext db, EntrySummary entry, CancellationToken ct = default) =>
        Of(entry, await db.EntryLiquidationStates.AsNoTracking().SingleOrDefaultAsync(s => s.Id == entry.Id, ct));
}
