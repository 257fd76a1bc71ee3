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
public sealed record EntryDocument(long Id, string Name, string? As, DateTime AddedAt, bool ForStaffOnly, bool IsOpen, string Kind, WorkNumber Number);

/// <summary>The documents of an entry: of every item about it, as far as the visitor sees the items.</summary>
public sealed class EntryDocuments(PortalDbContext db)
{
    public async Task<IReadOnlyList<EntryDocument>> OfAsync(EntryNumber entry, CancellationToken ct)
    {
        var compact = entry.ToCompact();
        var rows = await (from e in db.WorkEntries.AsNoTracking()
                          where e.Entry == compact
                          join w in db.WorkItems on e.WorkId equals w.Id
                          join a in db.Attachments on w.Id equals a.WorkId
                          where a.Scan != ScanState.Infected
                          select new { a.Id, a.Name, a.As, a.AddedAt, a.ForStaffOnly, a.Scan, w.Kind, w.Number }).Distinct().OrderBy(a => a.Id).ToListAsync(ct);
        if (rows.Count == 0) return [];
        var names = await db.RefEntryDocuments.AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.Name, ct);
        return [.. rows.Select(a => new EntryDocument(a.Id, a.Name, a.As is { } code ? names.GetValueOrDefault(code, code) : null, a.AddedAt, a.ForStaffOnly, a.Scan is ScanState.NotScanned or ScanState.Clean, a.Kind, WorkNumber.Parse(a.Number)))];
    }
}
