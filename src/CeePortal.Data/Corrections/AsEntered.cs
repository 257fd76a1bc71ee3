using CeePortal.Data.Entries;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>A summary as it was entered before the corrections with which CBP did not concur: what "liquidated as entered" means
/// while the summary on file is the corrected one.</summary>
/// <remarks>It is read from the images of corrections under review (<see cref="EntryImage"/>). A correction that no rule chose is accepted
/// for good, so nothing is kept of what it replaced, and an upload of thousands costs no more for it.</remarks>
/// <param name="Entry">The entry as it stood.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Correction">The last of those corrections.</param>
/// <param name="FiledOn">The legal day of its filing.</param>
/// <param name="Then">What was to follow.</param>
public sealed record AsEntered(EntrySummary Entry, IReadOnlyList<EntryLine> Lines, WorkNumber Correction, DateOnly FiledOn, AfterDisagreement Then)
{
    /// <summary>The summary before the corrections that CBP did not concur with; null when what stands on file is no such correction.</summary>
    /// <param name="db">A context that sees everything: which office reviewed the correction does not matter here.</param>
    public static async Task<AsEntered?> FindAsync(PortalDbContext db, WorkStore items, EntrySummary entry, CancellationToken ct = default)
    {
        if (entry.Corrections == 0) return null;
        var id = entry.Id;
        var images = await (from i in db.EntryImages.AsNoTracking()
                            join w in db.WorkItems on i.WorkId equals w.Id
                            where i.EntryId == id && w.State == CorrectionLifeCycle.NotConcurred
                            orderby i.Version descending
                            select i).ToListAsync(ct);
        // Back over corrections of corrections, as long as each took the place of what the next is about.
        EntryImage? last = null, first = null;
        foreach (var image in images)
        {
            if (image.Version + 100 != (first?.Version ?? entry.Version)) break;
            last ??= image;
            first = image;
        }
        if (last is null || first is null || await items.FindAsync(db, last.WorkId, ct) is not { } one || one.As<CorrectionReview>() is not { Disagreement: { } no, FiledOn: var filedOn }) return null;
        var (before, lines) = first.Read();
        return new(before, lines, one.Item.Number, filedOn, no.Then);
    }
}
