using CeePortal.Domain.Claims;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Claims;

/// <summary>The protests that keep claims on an entry waiting: open, or in court, whoever filed them (19 CFR 181.33(b)).</summary>
public static class ProtestsOnEntries
{
    /// <summary>The numbers of the protests on any of some entries.</summary>
    /// <param name="db">A context of the system: also the protest of somebody else holds.</param>
    public static async Task<IReadOnlyList<WorkNumber>> HoldingAsync(PortalDbContext db, IEnumerable<EntryNumber> entries, CancellationToken ct = default)
    {
        List<WorkNumber> found = [];
        foreach (var some in entries.Select(e => e.ToCompact()).Distinct().Chunk(500).Select(c => c.ToList()))
            found.AddRange((await (from e in db.WorkEntries
                                   where some.Contains(e.Entry) && e.Kind == Kind
                                   join p in Holding(db) on e.WorkId equals p.Id
                                   select p.Number).Distinct().ToListAsync(ct)).Select(n => WorkNumber.Parse(n)));
        return [.. found.Distinct().Order()];
    }

    internal static string Kind => Protest.ProtestKind.Code;

    /// <summary>What <see cref="PostImportationClaim.IsHeldBy"/> says of an item, in SQL.</summary>
    internal static IQueryable<Work.WorkRecord> Holding(PortalDbContext db) =>
        db.WorkItems.Where(w => w.Kind == Kind && (w.Phase != WorkPhase.Closed || w.State == ProtestLifeCycle.InLitigation));
}
