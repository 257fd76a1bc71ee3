using CeePortal.Data.Events;
using CeePortal.Data.Messages;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Work;

/// <summary>That an entry passed from a filer to another: the summary is the file of whoever corrected it last.</summary>
/// <param name="Entry">The 11 characters of the entry number.</param>
/// <param name="From">The filer whose file it was.</param>
/// <param name="To">Whose it is now.</param>
public readonly record struct OwnerChange(string Entry, string From, string To);

/// <summary>Open work on an entry goes with its summary to the new owner (ACE CATAIR AE chapter, July 2026: only the filer of a post summary
/// correction sees the summary from then on, and the former owner is told). The former owner hears no more of what CBP opened about the
/// entry, nor of what its importer or others filed; the new one is told what it takes over, and the history of the item says so. What the former filed itself stays its own, and so do closed items, whose letters it got. A validation
/// that ended with an action is open work here: the liquidation that carries it out bills or refunds by it.</summary>
public static class WorkFollowsOwner
{
    static readonly string validation = Validation.ValidationKind.Code, correction = CorrectionReview.CorrectionKind.Code;

    public static async Task PassAsync(PortalDbContext db, IReadOnlyCollection<OwnerChange> changes, CancellationToken ct = default)
    {
        // Of an entry that passes twice in one call only the last owner takes over.
        Dictionary<(long Id, string Entry), (string From, string To)> told = [];
        // With the first entry the item may be the former owner's no more; the others pass from it all the same.
        HashSet<(long Id, string From)> passed = [];
        foreach (var some in changes.Where(c => c.From != c.To && c.From.Length > 0).Chunk(500))
        {
            var (numbers, former) = (some.Select(c => c.Entry).ToList(), some.Select(c => c.From).Distinct().ToList());
            // An upload corrects thousands of entries, of which few have open work.
            var items = db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]);
            var found = await (from e in db.WorkEntries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking()
                               where EF.Parameter(numbers).Contains(e.Entry)
                               join w in items on e.WorkId equals w.Id
                               where w.ClosedOn == null || (w.Kind == validation && w.State == ValidationLifeCycle.ActionTaken)
                               select new { e.Entry, w.Id, w.Kind, w.Issue, w.LeadEntry, w.Filer, w.OrganizationId, w.FiledOn }).Distinct().ToListAsync(ct);
            if (found.Count == 0) continue;
            // One call may pass an entry twice, and an item's row is another's after the first time.
            var filers = found.DistinctBy(i => i.Id).ToDictionary(i => i.Id, i => i.Filer);
            var organizations = (await db.FilerAccounts.AsNoTracking().Where(f => EF.Parameter(former).Contains(f.Filer)).Select(f => new { f.Filer, f.OrganizationId }).ToListAsync(ct)).ToLookup(f => f.Filer, f => f.OrganizationId, StringComparer.Ordinal);
            foreach (var change in some)
                foreach (var item in found.Where(i => i.Entry == change.Entry && !organizations[change.From].Contains(i.OrganizationId)))
                {
                    var was = filers[item.Id];
                    filers[item.Id] = item.LeadEntry == change.Entry && was == change.From ? change.To : was;
                    if (!await PassAsync(db, item.Id, item.FiledOn, was, filers[item.Id], change, passed.Contains((item.Id, change.From)), ct)) continue;
                    passed.Add((item.Id, change.From));
                    if (item.Kind == correction && item.Issue is not (PostEntryAmendment.SingleIssue or PostEntryAmendment.QuarterlyIssue)) continue; // what passes the entry tells it itself
                    told[(item.Id, change.Entry)] = (told.TryGetValue((item.Id, change.Entry), out var earlier) ? earlier.From : change.From, change.To);
                }
        }
        // An item of many entries says once what of it passed, however many chunks they were.
        foreach (var ((id, from, to), entries) in told.Where(t => t.Value.From != t.Value.To).OrderBy(t => t.Key)
            .GroupBy(t => (t.Key.Id, t.Value.From, t.Value.To), (key, of) => (key, of.Select(t => EntryNumber.Parse(t.Key.Entry)).ToList())))
            await TellAsync(db, id, new(entries, FilerCode.Parse(from), FilerCode.Parse(to)), ct);
    }

    /// <summary>Gives an item to the filer of its entry, with its documents and all other rows of it: a correction that is accepted at once is
    /// closed when its entry passes, and is the new owner's all the same.</summary>
    /// <param name="db">A context of the system, in the transaction.</param>
    /// <param name="workId">The item.</param>
    /// <param name="filer">Whose file its entry is now.</param>
    /// <param name="ct">Stops it.</param>
    public static Task GiveAsync(PortalDbContext db, long workId, string filer, CancellationToken ct = default) => WorkParts.PassAsync(db, workId, filer, ct);

    /// <summary>Passes one item.</summary>
    /// <param name="was">The broker in its row: that of the leading entry.</param>
    /// <param name="now">The one that stands there from now on.</param>
    /// <param name="hasPassed">True when another entry of it passed from the same former owner in this call.</param>
    /// <returns>False when the item was not the former owner's.</returns>
    static async Task<bool> PassAsync(PortalDbContext db, long id, DateOnly filedOn, string was, string now, OwnerChange change, bool hasPassed, CancellationToken ct)
    {
        var brokers = db.WorkBrokers.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(b => b.WorkId == id);
        // Another entry of the item may still be the former owner's.
        var entries = db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(x => x.Filer == change.From);
        var keeps = await db.WorkEntries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AnyAsync(e => e.WorkId == id && e.Entry != change.Entry && entries.Any(x => x.Number == e.Entry), ct);
        var before = await brokers.Select(b => b.Filer).ToListAsync(ct);
        if (!hasPassed && was != change.From && !before.Contains(change.From)) return false; // not the former owner's: what an earlier one filed itself
        var after = before.Append(change.To).ToHashSet(StringComparer.Ordinal);
        if (keeps) after.Add(change.From);
        else after.Remove(change.From);
        after.Remove(now);
        foreach (var gone in before.Where(b => !after.Contains(b))) await brokers.Where(b => b.Filer == gone).ExecuteDeleteAsync(ct);
        var added = after.Except(before, StringComparer.Ordinal).Select(filer => new WorkBroker { WorkId = id, Filer = filer, FiledOn = filedOn }).ToList();
        db.WorkBrokers.AddRange(added);
        await db.SaveChangesAsync(ct);
        foreach (var row in added) db.Entry(row).State = EntityState.Detached; // the next change may delete and add it anew
        if (was != now) await WorkParts.PassAsync(db, id, now, ct);
        return true;
    }

    /// <summary>Writes the event, from which the message follows. It changes nothing else of the item, which need not be rebuilt for it.</summary>
    static async Task TellAsync(PortalDbContext db, long id, PassedToFiler passed, CancellationToken ct)
    {
        var (row, now) = (db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(w => w.Id == id), db.Time.GetUtcNow());
        var at = now.UtcDateTime;
        await row.ExecuteUpdateAsync(w => w.SetProperty(r => r.Seq, r => r.Seq + 1).SetProperty(r => r.ChangedAt, at), ct); // whoever has the item open is told that it changed
        var item = await row.Select(w => new { w.Kind, w.State, w.Seq }).SingleAsync(ct);
        var e = new WorkEvent(item.Seq, SharedMoves.PassedToFiler, passed.SchemaVersion, at, LegalClock.DayOf(now), Actor.Portal, item.State, passed, []);
        var stored = await EventLog.AppendAsync(db, item.Kind, id, e.Type, WorkJournal.Write(e), e.At, e.By.Id, e.SchemaVersion, ct);
        db.NoticesDue.Add(new NoticeDue { WorkId = id, Seq = stored.Seq, CreatedAt = at });
        await db.SaveChangesAsync(ct);
    }
}
