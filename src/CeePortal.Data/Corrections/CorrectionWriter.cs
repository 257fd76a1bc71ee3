using CeePortal.Data.Events;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>Puts the items of accepted corrections on file, in the transaction of the entries that they correct: the event of each, under its number. The
/// item of one that stays open, under review or until its extra duty is paid, is drawn at once, since it stands against others; most are accepted at
/// once and closed, by the thousand in an upload, and are drawn soon after (<see cref="ListCorrections"/>).</summary>
public sealed class CorrectionWriter(WorkStore store)
{
    static readonly WorkKind kind = CorrectionReview.CorrectionKind;

    /// <summary>Writes the items of corrections whose entries were replaced.</summary>
    public async Task WriteAsync(PortalDbContext db, IReadOnlyList<CorrectionRows> corrections, long upload, Law law, BulkMethod method, DateOnly today, CancellationToken ct = default)
    {
        if (corrections.Count == 0) return;
        var offices = corrections.Where(c => c.Accepted.Selected.Count > 0).Select(c => c.Rows.Entry.HandledBy).Distinct().ToList();
        var teams = offices.Count == 0 ? [] : await WorkTeams.OfAsync(db, offices, ct);
        var items = new CorrectionItems(law, today, db.NextKey);
        List<PortalEvent> events = new(corrections.Count);
        List<CorrectionToList> later = new(corrections.Count);
        List<EntryImage> images = [];
        var numbers = await NumberAsync(db, corrections, law, ct);
        for (var i = 0; i < corrections.Count; i++)
        {
            var correction = corrections[i];
            var entry = correction.Rows.Entry;
            var item = CorrectionReview.File(numbers[i], correction.Accepted.Filing, correction.Accepted.Selected, Destination.FromCode(entry.HandledBy), new Act(correction.By, correction.At, law));
            var listed = new CorrectionToList
            {
                Id = correction.ItemKey,
                UploadId = upload,
                EntryId = entry.Id,
                Heading = HeadingOf(correction.Rows.Lines),
                Segment = correction.Accepted.Segment,
                AmountCents = entry.Total.Cents,
            };
            if (item.State.IsOpen && WorkTeams.Among(teams, entry.HandledBy, listed.Heading) is { } team) item.GiveToTeam(team, new Act(Actor.Portal, correction.At, law));
            PortalEvent? last = null;
            foreach (var e in item.Pending) events.Add(last = EventLog.Next(last, kind.Code, listed.Id, e.Type, WorkJournal.Write(e), e.At, e.By.Id, e.SchemaVersion));
            if (correction.Accepted.Selected.Count > 0) images.Add(ImageOf(correction, db.NextKey()));
            if (item.State.IsOpen) items.Add(item, listed, entry, item.Pending, isTold: true);
            else later.Add(listed);
        }
        await BulkRows.InsertAsync(db, method, events, ct);
        await BulkRows.InsertAsync(db, method, later, ct);
        await items.WriteAsync(db, method, ct);
        await BulkRows.InsertAsync(db, method, images, ct);
        await SupersedeAsync(db, corrections.Select((c, i) => new CorrectionInPlace(c.Accepted, numbers[i], c.At)), law, ct);
    }

    /// <summary>Their numbers, in order.</summary>
    static async Task<WorkNumber[]> NumberAsync(PortalDbContext db, IReadOnlyList<CorrectionRows> corrections, Law law, CancellationToken ct)
    {
        var numbers = new WorkNumber[corrections.Count];
        foreach (var group in Enumerable.Range(0, corrections.Count).GroupBy(i => (corrections[i].Accepted.Filing.Port, new Act(default, corrections[i].At, law).Day.Year)))
        {
            var next = await WorkNumbers.TakeAsync(db, kind, group.Key.Port, group.Key.Year, group.Count(), ct);
            foreach (var at in group) numbers[at] = WorkNumber.Of(group.Key.Port, group.Key.Year, next++);
        }
        return numbers;
    }

    static string HeadingOf(IEnumerable<Entries.EntryLine> lines) => lines.MaxBy(l => l.ValueCents)?.DecidingNumber is { Length: >= 4 } hts ? hts[..4] : "";

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
        var (code, numbers) = (kind.Code, places.Keys.ToList());
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
