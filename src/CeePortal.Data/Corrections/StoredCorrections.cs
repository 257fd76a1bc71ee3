using CeePortal.Domain.Corrections;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>Corrections and amendments as their events tell them, several at once.</summary>
static class StoredCorrections
{
    /// <summary>Reads some, by key. Asks nothing when none is named.</summary>
    public static async Task<Dictionary<long, CorrectionReview>> FindAsync(PortalDbContext db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var (kind, keys) = (CorrectionReview.CorrectionKind, ids.Distinct().ToList());
        var code = kind.Code;
        var events = await db.Events.AsNoTracking().Where(e => e.StreamType == code && EF.Parameter(keys).Contains(e.StreamId)).OrderBy(e => e.StreamId).ThenBy(e => e.Seq).ToListAsync(ct);
        return events.GroupBy(e => e.StreamId).ToDictionary(g => g.Key, g => (CorrectionReview)kind.Rebuild(g.Select(e => WorkJournal.Read(kind, e.Seq, e.Type, e.SchemaVersion, e.At, e.ActorId, e.Payload))));
    }
}
