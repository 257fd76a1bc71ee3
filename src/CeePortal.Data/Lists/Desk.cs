using CeePortal.Data.Entries;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Lists;

/// <summary>A count of a Center's desk.</summary>
public sealed record DeskDay(DateOnly Day, int Entries);

/// <inheritdoc cref="DeskDay"/>
public sealed record DeskPort(string Port, int Entries);

/// <inheritdoc cref="DeskDay"/>
public sealed record DeskImporter(long ImporterId, int Entries);

/// <summary>What arrived for a Center (or a port) in a span of days: by day, by port, by importer. Served by one covering
/// index; the span is at most a quarter.</summary>
public static class Desk
{
    public const int MostDays = 92;

    public static IQueryable<DeskDay> ByDay(PortalDbContext db, string handledBy, DateOnly from, DateOnly until) =>
        Of(db, handledBy, from, until).GroupBy(e => e.ReceivedOn).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Key)
            .Select(g => new DeskDay(g.Key, g.Count));

    public static IQueryable<DeskPort> ByPort(PortalDbContext db, string handledBy, DateOnly from, DateOnly until) =>
        Of(db, handledBy, from, until).GroupBy(e => e.PortOfEntry).Select(g => new { g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key).Select(g => new DeskPort(g.Key, g.Count));

    /// <summary>The importers with most entries first.</summary>
    public static IQueryable<DeskImporter> ByImporter(PortalDbContext db, string handledBy, DateOnly from, DateOnly until) =>
        Of(db, handledBy, from, until).GroupBy(e => e.ImporterId).Select(g => new { g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key).Select(g => new DeskImporter(g.Key, g.Count));

    /// <summary>Names for the importers of a list.</summary>
    public static Task<IReadOnlyDictionary<long, ImporterLabel>> ImportersAsync(PortalDbContext db, IEnumerable<long> ids, CancellationToken ct = default) =>
        EntryList.ImportersAsync(db, ids, ct);

    static IQueryable<EntrySummary> Of(PortalDbContext db, string handledBy, DateOnly from, DateOnly until)
    {
        if (until.DayNumber - from.DayNumber >= MostDays) from = until.AddDays(1 - MostDays);
        return db.Entries.AsNoTracking().Where(e => e.HandledBy == handledBy && e.ReceivedOn >= from && e.ReceivedOn <= until && e.Status == EntryStatus.Accepted);
    }
}
