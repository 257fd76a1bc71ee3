using CeePortal.Data.Entries;
using CeePortal.Data.Trade;
using CeePortal.Data.Work;
using CeePortal.Domain.Validations;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Validations;

/// <summary>The draw of one entry, computed again: whether it is drawn, and by what.</summary>
/// <param name="Period">The quarter of its receipt.</param>
/// <param name="Seed">The seed of the quarter; null when nothing was drawn in it yet.</param>
/// <param name="Number">Its number; null without a seed.</param>
/// <param name="Segment">The segment of its importer on the day of receipt.</param>
/// <param name="Share">The share of the segment for that day, as the table has it now.</param>
/// <param name="Selections">What it was drawn or selected by, and what that opened.</param>
public sealed record DrawOfEntry(string Period, string? Seed, ulong? Number, string Segment, Share Share, IReadOnlyList<EntrySelection> Selections)
{
    /// <summary>True when the share draws its number.</summary>
    public bool IsDrawn => Number is { } number && SamplingDraw.IsDrawn(number, Share);

    /// <summary>The draw that opened a validation; null for none.</summary>
    public EntrySelection? Opened => Selections.FirstOrDefault(s => s.Trigger == ValidationTrigger.Sample);
}

/// <summary>Looks up why an entry was drawn, or that it was not.</summary>
public static class SamplingLookup
{
    /// <param name="db">A context whose scope sees the entry; for staff alone.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<DrawOfEntry> OfAsync(PortalDbContext db, EntrySummary entry, CancellationToken ct = default)
    {
        var book = await SelectionBook.LoadAsync(db, ct);
        var standings = await ImporterStandings.LoadAsync(db, [entry.ImporterId], ct);
        var segment = WorkSegments.Of(standings[entry.ImporterId], entry.ReceivedOn);
        var period = SamplingDraw.PeriodOf(entry.ReceivedOn);
        var seed = book.SeedOf(period);
        return new(period, seed, seed is null ? null : SamplingDraw.Number(seed, period, entry.EntryNumber), segment, book.ShareOf(segment, entry.ReceivedOn),
            await db.Set<EntrySelection>().AsNoTracking().Where(s => s.EntryId == entry.Id).OrderBy(s => s.Id).ToListAsync(ct));
    }
}
