using System.Globalization;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>What a visitor asks of an upload's findings.</summary>
public sealed record FindingFilter
{
    public required long UploadId { get; init; }
    public string? Code { get; init; }
    public Severity? Severity { get; init; }

    /// <summary>The cursor that the page before gave.</summary>
    public string? After { get; init; }
    public int PageSize { get; init; } = 50;
}

/// <summary>A page of findings, in the order of the file.</summary>
public sealed record FindingPage(IReadOnlyList<EntryFinding> Rows, string? Next);

/// <summary>The findings of an upload, by record; and those of one entry.</summary>
public static class FindingList
{
    public static async Task<FindingPage> PageAsync(PortalDbContext db, FindingFilter filter, CancellationToken ct = default)
    {
        var size = Math.Clamp(filter.PageSize, 1, 500);
        var rows = await Query(db, filter).Take(size + 1).ToListAsync(ct);
        if (rows.Count <= size) return new FindingPage(rows, null);
        rows.RemoveAt(size);
        return new FindingPage(rows, string.Create(CultureInfo.InvariantCulture, $"{rows[^1].Record}-{rows[^1].Id}"));
    }

    public static IQueryable<EntryFinding> Query(PortalDbContext db, FindingFilter filter)
    {
        var findings = db.EntryFindings.AsNoTracking().Where(f => f.UploadId == filter.UploadId);
        if (filter.Code is { } code) findings = findings.Where(f => f.Code == code);
        if (filter.Severity is { } severity) findings = findings.Where(f => f.Severity == severity);
        if (filter.After?.Split('-') is [var r, var i] && long.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var record)
            && long.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            findings = findings.Where(f => f.Record >= record && (f.Record > record || f.Id > id));
        return findings.OrderBy(f => f.Record).ThenBy(f => f.Id);
    }

    /// <summary>All of an upload, for the CSV; streamed.</summary>
    public static IAsyncEnumerable<EntryFinding> StreamAsync(PortalDbContext db, long uploadId) =>
        Query(db, new FindingFilter { UploadId = uploadId }).AsAsyncEnumerable();

    public static IQueryable<EntryFinding> OfEntry(PortalDbContext db, long entryId) =>
        db.EntryFindings.AsNoTracking().Where(f => f.EntryId == entryId).OrderBy(f => f.UploadId).ThenBy(f => f.Record).ThenBy(f => f.Id);
}
