using CeePortal.Data.Entries;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>Puts accepted corrections on record, in the transaction of the entries that they correct. The item of one that stays open, under review or until
/// its extra duty is paid, or that takes the place of such a one, is filed at once, since it stands against others. Most are accepted at once and
/// closed, by the thousand in an upload: they are recorded as they were filed, and their items are filed soon after (<see cref="ListCorrections"/>).</summary>
public sealed class CorrectionWriter(WorkStore store)
{
    /// <summary>Records corrections whose entries were replaced.</summary>
    public async Task WriteAsync(PortalDbContext db, IReadOnlyList<CorrectionRows> corrections, long upload, Law law, BulkMethod method, DateOnly today, CancellationToken ct = default)
    {
        List<CorrectionToList> later = new(corrections.Count);
        List<CorrectionRows> atOnce = [];
        foreach (var correction in corrections)
            if (IsFiledAtOnce(correction.Accepted)) atOnce.Add(correction);
            else later.Add(new()
            {
                Id = correction.ItemKey,
                UploadId = upload,
                EntryId = correction.Rows.Entry.Id,
                ActorId = correction.By.Id,
                At = correction.At,
                Office = correction.Rows.Entry.HandledBy,
                Heading = HeadingOf(correction.Rows.Lines),
                Segment = correction.Accepted.Segment,
                AmountCents = correction.Rows.Entry.Total.Cents,
                Filing = WorkJournal.WritePart(correction.Accepted.Filing),
            });
        await BulkRows.InsertAsync(db, method, later, ct);
        if (atOnce.Count == 0) return;
        var numbers = await new CorrectionItems(db, law, today).FileAsync(atOnce.ConvertAll(ToFile), method, ct: ct);
        await BulkRows.InsertAsync(db, method, atOnce.FindAll(c => c.Accepted.Selected.Count > 0).ConvertAll(c => ImageOf(c, db.NextKey())), ct);
        await SupersedeAsync(db, atOnce.Select((c, i) => new CorrectionInPlace(c.Accepted, numbers[i], c.At)), law, ct);
    }

    static bool IsFiledAtOnce(AcceptedCorrection accepted) => accepted.Selected.Count > 0 || accepted.Filing.OwesAtOnce.Cents > 0 || accepted.Filing.Undeposited is not null;

    static CorrectionToFile ToFile(CorrectionRows c) =>
        new(c.ItemKey, c.Accepted.Filing, c.Accepted.Selected, c.Rows.Entry.HandledBy, c.By, c.At, HeadingOf(c.Rows.Lines), c.Accepted.Segment, c.Rows.Entry.Total.Cents, c.Rows.Entry);

    static string HeadingOf(IReadOnlyList<EntryLine> lines) => lines.MaxBy(l => l.ValueCents)?.DecidingNumber is { Length: >= 4 } hts ? hts[..4] : "";

    static EntryImage ImageOf(CorrectionRows correction, long key)
    {
        var image = EntryImage.Of(key, correction.ItemKey, correction.Accepted.Was.Entry, correction.Accepted.Was.Lines);
        // Whoever sees the entry now sees what stood before.
        (image.Filer, image.HandledBy) = (correction.Rows.Entry.Filer, correction.Rows.Entry.HandledBy);
        return image;
    }

    /// <summary>Earlier corrections whose extra duty was not deposited yet: a later one takes their place, and takes over what they left undeposited.</summary>
    /// <param name="db">A context that sees everything, in the transaction of the later ones.</param>
    /// <param name="later">The later ones, by form or in an upload; most take the place of none.</param>
    public async Task SupersedeAsync(PortalDbContext db, IEnumerable<CorrectionInPlace> later, Law law, CancellationToken ct = default)
    {
        var places = later.Where(l => l.Accepted.Filing.Undeposited is not null).ToDictionary(l => l.Accepted.Filing.Entry.ToCompact(), StringComparer.Ordinal);
        if (places.Count == 0) return;
        var (code, numbers) = (CorrectionReview.CorrectionKind.Code, places.Keys.ToList());
        var awaiting = await (from e in db.WorkEntries.AsNoTracking()
                              where e.Kind == code && EF.Parameter(numbers).Contains(e.Entry)
                              join w in db.WorkItems on e.WorkId equals w.Id
                              where w.State == CorrectionLifeCycle.AwaitingPayment
                              orderby w.Id
                              select new { w.Id, e.Entry }).ToListAsync(ct);
        foreach (var earlier in awaiting)
        {
            var place = places[earlier.Entry];
            if (await store.FindAsync(db, earlier.Id, ct) is not { } one || one.Item.Number == place.Number) continue; // it may await its own deposit
            one.As<CorrectionReview>().Supersede(place.Number, new Act(Actor.Portal, place.At, law));
            await store.SaveAsync(db, one, law, ct);
        }
    }
}

/// <summary>A correction that was accepted, under its number: it may take the place of earlier ones.</summary>
/// <param name="Accepted">What was judged.</param>
/// <param name="Number">Its number.</param>
/// <param name="At">When it came in.</param>
public readonly record struct CorrectionInPlace(AcceptedCorrection Accepted, WorkNumber Number, DateTime At);
