using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Liquidation;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Uploads;

/// <summary>A count with its name and its share of the whole.</summary>
public sealed record CountedPlace(string Code, int Count, double Share);

/// <summary>A finding code of an upload: how often it came, and in which words.</summary>
public sealed record CountedFinding(string Code, int Count, Severity Severity, string Sample);

/// <summary>A post summary correction that an upload brought.</summary>
public sealed record UploadedCorrection(string Number, string Entry, string Asks, string State);

/// <summary>A row of the list of uploads.</summary>
public sealed record UploadRow(long Id, string FileName, string? Filer, long Bytes, bool CheckOnly, UploadStatus Status, DateTime ReceivedAt,
    int EntriesDone, int Accepted, int Rejected, int WithWarnings);

/// <summary>A page of something that is paged by key.</summary>
/// <param name="Previous">The key before which the previous page ends, or null on the first page.</param>
/// <param name="Next">The key after which the next page begins, or null on the last.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, string? Previous, string? Next)
{
    public static readonly PageOf<T> Empty = new([], null, null);

    /// <summary>Makes the page from one row more than it shows: the extra row tells that there is another page.</summary>
    public static PageOf<T> From(List<T> rows, int size, bool isBackwards, bool isFirst, Func<T, string> key)
    {
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (isBackwards) rows.Reverse();
        return rows.Count == 0 ? Empty : new(rows,
            isFirst || isBackwards && !more ? null : key(rows[0]),
            isBackwards || more ? key(rows[^1]) : null);
    }
}

/// <summary>What the pages about uploads read. Everything goes through the visitor's scope.</summary>
public sealed class UploadReports(PortalDbContext db)
{
    const int RowsOnPage = 25;
    const int FindingsOnPage = 50;

    /// <summary>The visitor's uploads, newest first.</summary>
    /// <param name="after">Key of the last row of the page before this one.</param>
    /// <param name="before">Key of the first row of the page behind this one.</param>
    public async Task<PageOf<UploadRow>> ListAsync(long? after, long? before, CancellationToken ct)
    {
        var rows = await Rows(db, after, before).Take(RowsOnPage + 1).ToListAsync(ct);
        return PageOf<UploadRow>.From(rows, RowsOnPage, isBackwards: before is not null, isFirst: after is null && before is null,
            row => row.Id.ToString(CultureInfo.InvariantCulture));
    }

    // Keys grow with time, so the key alone is the order. A page reached backwards is read upwards and turned round.
    public static IQueryable<UploadRow> Rows(PortalDbContext db, long? after, long? before) =>
        InOrder(db.Uploads.Where(u => u.Format != LiquidationTemplate.Format), after, before); // those have a page of their own

    internal static IQueryable<UploadRow> InOrder(IQueryable<Upload> uploads, long? after, long? before)
    {
        uploads = uploads.AsNoTracking();
        uploads = before is not null ? uploads.Where(u => u.Id > before).OrderBy(u => u.Id)
            : after is not null ? uploads.Where(u => u.Id < after).OrderByDescending(u => u.Id)
            : uploads.OrderByDescending(u => u.Id);
        return uploads.Select(u => new UploadRow(u.Id, u.FileName, u.Filer, u.Bytes, u.CheckOnly, u.Status, u.ReceivedAt, u.EntriesDone, u.Accepted, u.Rejected, u.WithWarnings));
    }

    public Task<Upload?> FindAsync(long id, CancellationToken ct) => db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, ct);

    /// <summary>Accepted entries by destination or port, most first.</summary>
    public async Task<List<CountedPlace>> CountAsync(long id, TallyKind kind, CancellationToken ct)
    {
        var rows = await db.UploadTallies.AsNoTracking().Where(t => t.UploadId == id && t.Kind == kind)
            .OrderByDescending(t => t.Count).ThenBy(t => t.Key).ToListAsync(ct);
        double all = Math.Max(1, rows.Sum(r => r.Count));
        return [.. rows.Select(r => new CountedPlace(r.Key, r.Count, r.Count / all))];
    }

    /// <summary>The first of the corrections that an upload brought, in the order of the file.</summary>
    /// <remarks>A correction knows no upload, but it was filed when the upload came in; and the entry that it corrected is of the upload until another
    /// one replaces it.</remarks>
    public Task<List<UploadedCorrection>> CorrectionsAsync(Upload upload, int most, CancellationToken ct)
    {
        var (id, at, kind) = (upload.Id, upload.ReceivedAt, CorrectionReview.CorrectionKind.Code);
        return (from e in db.Entries
                where e.UploadId == id && e.Corrections > 0
                join s in db.WorkEntries on e.Number equals s.Entry
                where s.Kind == kind
                join w in db.WorkItems on s.WorkId equals w.Id
                where db.Events.Any(v => v.StreamType == kind && v.StreamId == w.Id && v.Seq == 1 && v.At == at)
                orderby w.Id
                select new UploadedCorrection(w.Number, e.Number, w.Asks, w.State)).AsNoTracking().Take(most).ToListAsync(ct);
    }

    /// <summary>Findings by code, most frequent first, each with the words of one of them.</summary>
    public async Task<List<CountedFinding>> CountFindingsAsync(long id, CancellationToken ct)
    {
        var tallies = await db.UploadTallies.AsNoTracking().Where(t => t.UploadId == id && t.Kind == TallyKind.FindingCode)
            .OrderByDescending(t => t.Count).ThenBy(t => t.Key).Take(100).ToListAsync(ct);
        var codes = tallies.Select(t => t.Key).ToList();
        // What the code says of every entry; the message of one entry, with its own figures, only where the list of conditions is silent.
        var words = await db.Set<RefCondition>().AsNoTracking().Where(c => codes.Contains(c.Code) && c.Explanation != "")
            .ToDictionaryAsync(c => c.Code, c => c.Explanation, ct);
        var counted = new List<CountedFinding>(tallies.Count);
        foreach (var tally in tallies)
        {
            var sample = await db.EntryFindings.AsNoTracking().Where(f => f.UploadId == id && f.Code == tally.Key)
                .OrderBy(f => f.Record).Select(f => new { f.Severity, f.Message }).FirstOrDefaultAsync(ct);
            counted.Add(new(tally.Key, tally.Count, sample?.Severity ?? Severity.Information, words.GetValueOrDefault(tally.Key) ?? sample?.Message ?? ""));
        }
        return counted;
    }

    /// <summary>Findings in the order of the file, of one code or of all.</summary>
    /// <param name="after">Place ("record-key") of the last row of the page before this one.</param>
    /// <param name="before">Place of the first row of the page behind this one.</param>
    public async Task<PageOf<EntryFinding>> FindingsAsync(long id, string? code, string? after, string? before, CancellationToken ct)
    {
        var rows = await Findings(db, id, code, ReadPlace(after), ReadPlace(before)).Take(FindingsOnPage + 1).ToListAsync(ct);
        return PageOf<EntryFinding>.From(rows, FindingsOnPage, isBackwards: before is not null, isFirst: after is null && before is null,
            row => string.Create(CultureInfo.InvariantCulture, $"{row.Record}-{row.Id}"));
    }

    public static IQueryable<EntryFinding> Findings(PortalDbContext db, long upload, string? code, FindingPlace? after, FindingPlace? before)
    {
        var rows = db.EntryFindings.AsNoTracking().Where(f => f.UploadId == upload);
        if (code is not null) rows = rows.Where(f => f.Code == code);
        if (before is { } last)
            return rows.Where(f => f.Record < last.Record || f.Record == last.Record && f.Id < last.Id).OrderByDescending(f => f.Record).ThenByDescending(f => f.Id);
        if (after is { } first) rows = rows.Where(f => f.Record > first.Record || f.Record == first.Record && f.Id > first.Id);
        return rows.OrderBy(f => f.Record).ThenBy(f => f.Id);
    }

    /// <summary>All findings in the order of the file, streamed.</summary>
    public async IAsyncEnumerable<Finding> AllFindingsAsync(long id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in Findings(db, id, code: null, after: null, before: null).AsAsyncEnumerable().WithCancellation(ct))
        {
            var columns = row.Columns.Split('-');
            _ = int.TryParse(columns[0], CultureInfo.InvariantCulture, out var from);
            _ = int.TryParse(columns[^1], CultureInfo.InvariantCulture, out var to);
            yield return new Finding
            {
                Code = row.Code,
                Severity = row.Severity,
                Message = row.Message,
                Fix = row.Fix,
                Entry = row.Entry,
                Record = row.Record,
                RecordType = row.RecordType,
                ColumnFrom = from,
                ColumnTo = to,
                Field = row.Field,
                Value = row.Value,
                Line = row.Line,
                Image = row.Image,
            };
        }
    }

    static FindingPlace? ReadPlace(string? place) =>
        place?.Split('-') is [var record, var key]
            && long.TryParse(record, NumberStyles.None, CultureInfo.InvariantCulture, out var r)
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? new(r, k) : null;
}

/// <summary>The place of a finding in the order of its file.</summary>
public sealed record FindingPlace(long Record, long Id);
