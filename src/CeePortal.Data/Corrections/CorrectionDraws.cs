using CeePortal.Data.Entries;
using CeePortal.Data.Validations;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>The draw of one correction, computed again.</summary>
/// <param name="Correction">Its number.</param>
/// <param name="FiledOn">When it was filed.</param>
/// <param name="Entry">Its entry.</param>
/// <param name="Version">The version that it became.</param>
/// <param name="Draw">The draw of its quarter; null when the quarter has no seed.</param>
/// <param name="Selected">Why it was reviewed, as it stood then; empty when it was accepted at once.</param>
public sealed record DrawOfCorrection(WorkNumber Correction, DateOnly FiledOn, EntryNumber Entry, int Version, ReviewDraw? Draw, IReadOnlyList<SelectedBy> Selected)
{
    public ulong? Number => Draw?.Number(Entry, Version);
}

/// <summary>Does the draws of corrections over, for whoever checks them.</summary>
public static class CorrectionDraws
{
    const int Most = 20;

    /// <summary>The draws of the corrections of an entry, the latest first.</summary>
    /// <param name="db">A context whose scope sees the entry; for staff alone.</param>
    public static async Task<IReadOnlyList<DrawOfCorrection>> OfAsync(PortalDbContext db, WorkStore items, EntrySummary entry, CancellationToken ct = default)
    {
        var (number, kind) = (entry.Number, CorrectionReview.CorrectionKind.Code);
        var ids = await db.WorkEntries.AsNoTracking().Where(e => e.Entry == number && e.Kind == kind).OrderByDescending(e => e.WorkId).Select(e => e.WorkId).Take(Most).ToListAsync(ct);
        var book = ids.Count == 0 ? null : await SelectionBook.LoadAsync(db, ct);
        List<DrawOfCorrection> draws = [];
        foreach (var id in ids)
        {
            if (await items.FindAsync(db, id, ct) is not { } one || one.As<CorrectionReview>() is not { Filing: { } filing } review) continue;
            var period = SamplingDraw.PeriodOf(review.FiledOn);
            draws.Add(new(review.Number, review.FiledOn, filing.Entry, filing.Version, book!.SeedOf(period) is { } seed ? new(seed, period) : null, review.Selected));
        }
        return draws;
    }
}
