using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Validations;

/// <summary>A document of an entry, wherever it was sent.</summary>
/// <param name="As">What it is, in words; null where nobody said.</param>
/// <param name="Kind">The kind of the item that it was sent with.</param>
/// <param name="Number">The item.</param>
/// <param name="Office">The office that works the item, when the visitor sees the document and not the item; null otherwise.</param>
public sealed record EntryDocument(long Id, string Name, string? As, DateTime AddedAt, bool ForStaffOnly, bool IsOpen, string Kind, WorkNumber Number, string? Office = null);

/// <summary>The documents of an entry: of every item about it, as far as the visitor sees the items; and for people of the office that handles
/// the entry now, also those that another office asked for.</summary>
public sealed class EntryDocuments(PortalDbContext db, PortalDbContextFactory contexts)
{
    /// <summary>A document of an entry that the visitor's office handles now; null for any other.</summary>
    public async Task<Attachment?> FindAsync(long id, CancellationToken ct)
    {
        if ((db.Scope.Center ?? db.Scope.Port) is not { } office) return null;
        await using var all = contexts.CreateForSystem();
        return await DocumentsOfEntries.ReadBy(all, office).AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);
    }

    public async Task<IReadOnlyList<EntryDocument>> OfAsync(EntryNumber entry, CancellationToken ct)
    {
        var compact = entry.ToCompact();
        var rows = await (from e in db.WorkEntries.AsNoTracking()
                          where e.Entry == compact
                          join w in db.WorkItems on e.WorkId equals w.Id
                          join a in db.Attachments on w.Id equals a.WorkId
                          where a.Scan != ScanState.Infected
                          select new { a.Id, a.Name, a.As, a.AddedAt, a.ForStaffOnly, a.Scan, w.Kind, w.Number, Office = (string?)null }).Distinct().ToListAsync(ct);
        // Another office's, of an entry that this one handles now.
        if ((db.Scope.Center ?? db.Scope.Port) is { } office && await db.Entries.AnyAsync(e => e.Number == compact && e.HandledBy == office, ct))
        {
            var seen = rows.Select(r => r.Id).ToHashSet();
            await using var all = contexts.CreateForSystem();
            rows.AddRange((await (from a in DocumentsOfEntries.ReadBy(all, office).AsNoTracking()
                                  where a.Scan != ScanState.Infected && all.WorkEntries.Any(e => e.WorkId == a.WorkId && e.Entry == compact)
                                  join w in all.WorkItems on a.WorkId equals w.Id
                                  select new { a.Id, a.Name, a.As, a.AddedAt, a.ForStaffOnly, a.Scan, w.Kind, w.Number, Office = (string?)w.Office }).ToListAsync(ct)).Where(r => !seen.Contains(r.Id)));
        }
        if (rows.Count == 0) return [];
        var names = await db.RefEntryDocuments.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Name, ct);
        return [.. rows.OrderBy(a => a.Id).Select(a => new EntryDocument(a.Id, a.Name, a.As is { } code ? names.GetValueOrDefault(code, code) : null, a.AddedAt, a.ForStaffOnly, a.Scan is ScanState.NotScanned or ScanState.Clean, a.Kind, WorkNumber.Parse(a.Number), a.Office))];
    }
}
