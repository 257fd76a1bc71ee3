using CeePortal.Data;
using CeePortal.Data.Entries;
using CeePortal.Data.Lists;
using CeePortal.Data.Reference;
using CeePortal.Domain.Entries;
using CeePortal.Web.Services.Reference;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Entries;

/// <summary>An upload that touched an entry.</summary>
/// <param name="FileName">The file's name; null when the visitor may not see the upload.</param>
/// <param name="At">When it was received, or when it decided on the entry.</param>
/// <param name="Wrote">True for the upload that wrote what is on file now.</param>
public sealed record EntryUpload(long Id, string? FileName, DateTime? At, bool Wrote);

/// <summary>Everything on file about one entry.</summary>
public sealed record EntryOnPage
{
    public required EntrySummary Entry { get; init; }
    public required EntryDetail Detail { get; init; }
    public required ImporterName Importer { get; init; }

    /// <summary>All decisions, newest first.</summary>
    public required IReadOnlyList<EntryDecision> Decisions { get; init; }
    public required int FindingCount { get; init; }
    public required OfficeNames Offices { get; init; }
    public required ReferenceSnapshot Lists { get; init; }

    /// <summary>The decision in force.</summary>
    public EntryDecision? Decision => Decisions.FirstOrDefault(d => d.Id == Entry.DecisionId) ?? Decisions.FirstOrDefault();
}

/// <summary>Reads one entry and what belongs to it. An entry outside the visitor's scope is not there.</summary>
public sealed class EntryFile(PortalDbContext db, ImporterNames importers, OfficeNameSource offices, ReferenceLists lists)
{
    public async Task<EntryOnPage?> FindAsync(EntryNumber number, CancellationToken ct)
    {
        var compact = number.ToCompact();
        if (await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.Number == compact, ct) is not { } entry) return null;
        return new EntryOnPage
        {
            Entry = entry,
            Detail = entry.ReadDetail(),
            Importer = (await importers.OfAsync([entry.ImporterId], ct)).GetValueOrDefault(entry.ImporterId) ?? new ImporterName(entry.ImporterId, "not known", null),
            Decisions = await db.EntryDecisions.AsNoTracking().Where(d => d.EntryId == entry.Id).OrderByDescending(d => d.Seq).ToListAsync(ct),
            FindingCount = await db.EntryFindings.CountAsync(f => f.EntryId == entry.Id, ct),
            Offices = await offices.GetAsync(ct),
            Lists = await lists.GetAsync(ct),
        };
    }

    public async Task<IReadOnlyList<EntryLine>> LinesAsync(EntrySummary entry, CancellationToken ct) =>
        await db.EntryLines.AsNoTracking().Where(l => l.EntryId == entry.Id).OrderBy(l => l.Number).ThenBy(l => l.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<EntryFinding>> FindingsAsync(EntrySummary entry, CancellationToken ct) =>
        await FindingList.OfEntry(db, entry.Id).ToListAsync(ct);

    /// <summary>Names of the accounting classes of fees and taxes.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FeeNamesAsync(CancellationToken ct) =>
        await db.RefFeeClasses.AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.Name, ct);

    /// <summary>The uploads that decided on the entry, wrote it or found something in it; newest first.</summary>
    public async Task<IReadOnlyList<EntryUpload>> UploadsAsync(EntryOnPage page, IEnumerable<EntryFinding> findings, CancellationToken ct)
    {
        var ids = page.Decisions.Where(d => d.UploadId is not null).Select(d => d.UploadId!.Value)
            .Append(page.Entry.UploadId).Concat(findings.Select(f => f.UploadId)).Distinct().ToList();
        // The scope's filter leaves out the uploads of other organizations.
        var seen = await db.Uploads.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.FileName, u.ReceivedAt }).ToDictionaryAsync(u => u.Id, ct);
        return
        [
            .. ids.Select(id => new EntryUpload(id, seen.GetValueOrDefault(id)?.FileName,
                    seen.GetValueOrDefault(id)?.ReceivedAt ?? page.Decisions.FirstOrDefault(d => d.UploadId == id)?.DecidedAt, id == page.Entry.UploadId))
                .OrderByDescending(u => u.At).ThenByDescending(u => u.Id),
        ];
    }
}
