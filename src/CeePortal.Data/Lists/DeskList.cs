using CeePortal.Data.Entries;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>How many entries arrived, and what they are worth.</summary>
public readonly record struct Arrivals(long Count, long ValueCents)
{
    public Money Value => new(ValueCents);

    public static Arrivals operator +(Arrivals a, Arrivals b) => new(a.Count + b.Count, a.ValueCents + b.ValueCents);
}

/// <summary>The arrivals of one day, port or importer.</summary>
public readonly record struct ArrivalsOf<TKey>(TKey Key, Arrivals Sum);

/// <summary>What arrived for a Center: sums by day, port and importer.</summary>
/// <remarks>
/// The index (HandledBy, FiledAt, Id, Status, PortOfEntry, ImporterId, ValueCents) holds all that the sums ask for: each
/// query reads one stretch of it, the Center's days, and never the table. Of a million entries a Center has about a
/// hundred thousand in a year, which the index adds up in some tens of milliseconds on SQLite.
/// </remarks>
public sealed class DeskList(PortalDbContext db)
{
    /// <summary>So many ports or importers are shown, those with most entries.</summary>
    public const int Most = 100;

    /// <summary>By legal day, newest first; days without entries are left out.</summary>
    public async Task<IReadOnlyList<ArrivalsOf<DateOnly>>> ByDayAsync(CenterCode center, Days days, CancellationToken ct = default)
    {
        var byDay = new SortedDictionary<DateOnly, Arrivals>(Comparer<DateOnly>.Create((a, b) => b.CompareTo(a)));
        foreach (var hour in await ByHour(center, days).ToListAsync(ct))
        {
            var day = LegalClock.DayOf(new DateTimeOffset(InstantHours.StartOf(hour.Key)));
            byDay[day] = byDay.GetValueOrDefault(day) + hour.Sum;
        }
        return [.. byDay.Select(d => new ArrivalsOf<DateOnly>(d.Key, d.Value))];
    }

    /// <summary>By port of entry, most entries first.</summary>
    public async Task<IReadOnlyList<ArrivalsOf<string>>> ByPortAsync(CenterCode center, Days days, CancellationToken ct = default) =>
        await ByPort(center, days).Take(Most + 1).ToListAsync(ct);

    /// <summary>By importer, most entries first.</summary>
    public async Task<IReadOnlyList<ArrivalsOf<long>>> ByImporterAsync(CenterCode center, Days days, CancellationToken ct = default) =>
        await ByImporter(center, days).Take(Most + 1).ToListAsync(ct);

    /// <summary>All of the days together.</summary>
    public async Task<Arrivals> TotalAsync(CenterCode center, Days days, CancellationToken ct = default) =>
        await Of(center, days).GroupBy(_ => 1).Select(g => new Arrivals(g.LongCount(), g.Sum(e => e.ValueCents))).FirstOrDefaultAsync(ct);

    public IQueryable<ArrivalsOf<long>> ByHour(CenterCode center, Days days) =>
        Of(center, days).GroupBy(e => InstantHours.HourOf(e.FiledAt))
            .Select(g => new ArrivalsOf<long>(g.Key, new Arrivals(g.LongCount(), g.Sum(e => e.ValueCents))));

    public IQueryable<ArrivalsOf<string>> ByPort(CenterCode center, Days days) =>
        Of(center, days).GroupBy(e => e.PortOfEntry).OrderByDescending(g => g.LongCount()).ThenBy(g => g.Key)
            .Select(g => new ArrivalsOf<string>(g.Key, new Arrivals(g.LongCount(), g.Sum(e => e.ValueCents))));

    public IQueryable<ArrivalsOf<long>> ByImporter(CenterCode center, Days days) =>
        Of(center, days).GroupBy(e => e.ImporterId).OrderByDescending(g => g.LongCount()).ThenBy(g => g.Key)
            .Select(g => new ArrivalsOf<long>(g.Key, new Arrivals(g.LongCount(), g.Sum(e => e.ValueCents))));

    IQueryable<EntrySummary> Of(CenterCode center, Days days)
    {
        var code = center.ToString();
        var entries = db.Entries.AsNoTracking().Where(e => e.HandledBy == code && e.Status == EntryStatus.Accepted);
        if (days.Start is { } start) entries = entries.Where(e => e.FiledAt >= start);
        if (days.End is { } end) entries = entries.Where(e => e.FiledAt < end);
        return entries;
    }
}
