using System.Globalization;
using CeePortal.Data.Entries;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>How the list of entries is sorted. Each has its index (docs/database.md).</summary>
public enum EntrySort
{
    /// <summary>Filed last first.</summary>
    Newest = 0,
    Oldest = 1,
    Number = 2,
    NumberDescending = 3,
}

/// <summary>What a visitor asks of the list of entries; all of it stands in the address of the page.</summary>
public sealed record EntryFilter
{
    /// <summary>Who handles it: three digits for a Center, four for a port.</summary>
    public string? HandledBy { get; init; }

    /// <summary>The port of entry.</summary>
    public string? Port { get; init; }
    public long? ImporterId { get; init; }
    public string? Filer { get; init; }
    public string? Type { get; init; }

    /// <summary>Legal days of filing, both included.</summary>
    public DateOnly? FiledFrom { get; init; }
    public DateOnly? FiledUntil { get; init; }

    /// <summary>An entry number or its beginning, with or without hyphens.</summary>
    public string? Number { get; init; }
    public long? UploadId { get; init; }
    public EntrySort Sort { get; init; }

    /// <summary>Where the page begins: the cursor that the page before gave.</summary>
    public string? After { get; init; }

    /// <summary>Where the page ends: for the way back.</summary>
    public string? Before { get; init; }
    public int PageSize { get; init; } = 50;
}

/// <summary>A row of the list: the columns that it shows.</summary>
public sealed record EntryListRow(long Id, string Number, string Type, string Filer, string PortOfEntry, string HandledBy, long ImporterId,
    long ValueCents, int LineCount, DateOnly DecidingDate, DateBasis DateBasis, RoutingBasis RoutingBasis, CoverageBasis CoverageBasis,
    DateTime FiledAt, EntryStatus Status);

/// <summary>The name and masked number of an importer on a page.</summary>
public sealed record ImporterLabel(long Id, string Display, string? Name);

/// <summary>A page of the list.</summary>
public sealed record EntryPage(IReadOnlyList<EntryListRow> Rows, IReadOnlyDictionary<long, ImporterLabel> Importers, string? Next, string? Previous);

/// <summary>The list of entries: filters, sorts and pages in SQL, by key and never by offset.</summary>
public static class EntryList
{
    /// <summary>Counts go so far and then say "and more".</summary>
    public const int CountCap = 1000;

    public static async Task<EntryPage> PageAsync(PortalDbContext db, EntryFilter filter, CancellationToken ct = default)
    {
        var size = Math.Clamp(filter.PageSize, 1, 500);
        var back = filter.Before is not null;
        var rows = await Query(db, filter).Take(size + 1).ToListAsync(ct);
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        if (back) rows.Reverse();
        var importers = await ImportersAsync(db, rows.Select(r => r.ImporterId), ct);
        var hasNext = rows.Count > 0 && (more || back);
        var hasPrevious = rows.Count > 0 && (back ? more : filter.After is not null);
        return new EntryPage(rows, importers, hasNext ? CursorOf(rows[^1], filter.Sort) : null, hasPrevious ? CursorOf(rows[0], filter.Sort) : null);
    }

    /// <summary>All rows in order, for the export; streamed.</summary>
    public static IAsyncEnumerable<EntryListRow> StreamAsync(PortalDbContext db, EntryFilter filter) =>
        Query(db, filter with { After = null, Before = null }).AsAsyncEnumerable();

    /// <summary>How many there are, up to <see cref="CountCap"/> and one more.</summary>
    public static Task<int> CountAsync(PortalDbContext db, EntryFilter filter, CancellationToken ct = default) =>
        Filtered(db, filter).Take(CountCap + 1).CountAsync(ct);

    /// <summary>The query of a page, without its size.</summary>
    public static IQueryable<EntryListRow> Query(PortalDbContext db, EntryFilter filter) =>
        Sorted(Filtered(db, filter), filter).Select(e => new EntryListRow(e.Id, e.Number, e.Type, e.Filer, e.PortOfEntry, e.HandledBy, e.ImporterId,
            e.ValueCents, e.LineCount, e.DecidingDate, e.DateBasis, e.RoutingBasis, e.CoverageBasis, e.FiledAt, e.Status));

    public static IQueryable<EntrySummary> Filtered(PortalDbContext db, EntryFilter filter)
    {
        var entries = OfScope(db);
        if (filter.HandledBy is { } handledBy) entries = entries.Where(e => e.HandledBy == handledBy);
        if (filter.Port is { } port) entries = entries.Where(e => e.PortOfEntry == port);
        if (filter.ImporterId is { } importer) entries = entries.Where(e => e.ImporterId == importer);
        if (filter.Filer is { } filer) entries = entries.Where(e => e.Filer == filer);
        if (filter.Type is { } type) entries = entries.Where(e => e.Type == type);
        if (filter.UploadId is { } upload) entries = entries.Where(e => e.UploadId == upload);
        if (filter.FiledFrom is { } from)
        {
            var first = StartOf(from);
            entries = entries.Where(e => e.FiledAt >= first);
        }
        if (filter.FiledUntil is { } until && until < DateOnly.MaxValue)
        {
            var end = StartOf(until.AddDays(1));
            entries = entries.Where(e => e.FiledAt < end);
        }
        if (NumberRange(filter.Number) is { } range)
            entries = range.Low == range.High
                ? entries.Where(e => e.Number == range.Low)
                : entries.Where(e => string.Compare(e.Number, range.Low) >= 0 && string.Compare(e.Number, range.High) <= 0);
        return entries.AsNoTracking();
    }

    /// <summary>The scope said once more as a plain condition where it is one value: the filter's OR alone uses no index.</summary>
    static IQueryable<EntrySummary> OfScope(PortalDbContext db)
    {
        var scope = db.Scope;
        if (scope is { Kind: ScopeKind.Center, Center: { } center }) return db.Entries.Where(e => e.HandledBy == center);
        if (scope.Kind == ScopeKind.Importers && scope.ImporterIds is [var importer]) return db.Entries.Where(e => e.ImporterId == importer);
        if (scope.Kind == ScopeKind.Filers && scope.ImporterIds.Count == 0 && scope.FilerCodes is [var filer]) return db.Entries.Where(e => e.Filer == filer);
        return db.Entries;
    }

    // From the beginning of a number to the range of whole numbers under it: indexes serve a range on both engines.
    static (string Low, string High)? NumberRange(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var compact = new string([.. text.Where(char.IsAsciiLetterOrDigit).Take(11)]).ToUpperInvariant();
        return compact.Length == 0 ? ("", "") : (compact.PadRight(11, '0'), compact.PadRight(11, 'Z'));
    }

    static IQueryable<EntrySummary> Sorted(IQueryable<EntrySummary> entries, EntryFilter filter)
    {
        var back = filter.Before is not null;
        var cursor = filter.Before ?? filter.After;
        var byNumber = filter.Sort is EntrySort.Number or EntrySort.NumberDescending;
        var descending = (filter.Sort is EntrySort.Newest or EntrySort.NumberDescending) != back;
        if (byNumber)
        {
            if (cursor is { Length: > 0 and <= 11 })
                entries = descending ? entries.Where(e => string.Compare(e.Number, cursor) < 0) : entries.Where(e => string.Compare(e.Number, cursor) > 0);
            return descending ? entries.OrderByDescending(e => e.Number) : entries.OrderBy(e => e.Number);
        }
        if (ReadCursor(cursor) is var (at, id))
            // The first condition lets the index begin in the right place; the second settles rows of one instant.
            entries = descending
                ? entries.Where(e => e.FiledAt <= at && (e.FiledAt < at || e.Id < id))
                : entries.Where(e => e.FiledAt >= at && (e.FiledAt > at || e.Id > id));
        return descending
            ? entries.OrderByDescending(e => e.FiledAt).ThenByDescending(e => e.Id)
            : entries.OrderBy(e => e.FiledAt).ThenBy(e => e.Id);
    }

    static string CursorOf(EntryListRow row, EntrySort sort) => sort is EntrySort.Number or EntrySort.NumberDescending
        ? row.Number
        : string.Create(CultureInfo.InvariantCulture, $"{InstantConverter.ToMicroseconds(row.FiledAt)}-{row.Id}");

    // A cursor that somebody changed by hand begins at the first page instead of failing.
    static (DateTime At, long Id)? ReadCursor(string? cursor) =>
        cursor?.Split('-') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && micros < 253_402_300_800_000_000
            ? (InstantConverter.FromMicroseconds(micros), key)
            : null;

    internal static async Task<IReadOnlyDictionary<long, ImporterLabel>> ImportersAsync(PortalDbContext db, IEnumerable<long> ids, CancellationToken ct)
    {
        var list = ids.Distinct().ToList();
        return list.Count == 0
            ? []
            : await db.Importers.Where(i => list.Contains(i.Id)).Select(i => new ImporterLabel(i.Id, i.Display, i.Name)).ToDictionaryAsync(i => i.Id, ct);
    }

    /// <summary>The instant at which a legal day begins.</summary>
    internal static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), LegalClock.Zone);
}
