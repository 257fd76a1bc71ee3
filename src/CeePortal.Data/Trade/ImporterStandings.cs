using CeePortal.Domain.Centers;
using CeePortal.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Trade;

/// <summary>Loads what routing must know of importers: one query a table for the whole set, whatever its size.</summary>
public static class ImporterStandings
{
    const int Chunk = 500; // SQL Server takes 2,100 parameters

    /// <summary>The standings by importer key; an importer of whom nothing is known is <see cref="ImporterStanding.Unknown"/>.</summary>
    public static async Task<Dictionary<long, ImporterStanding>> LoadAsync(PortalDbContext db, IReadOnlyCollection<long> importerIds, CancellationToken ct = default)
    {
        var standings = importerIds.Distinct().ToDictionary(id => id, _ => ImporterStanding.Unknown);
        foreach (var ids in standings.Keys.ToList().Chunk(Chunk).Select(c => c.ToList()))
        {
            var assignments = (await db.ImporterAssignments.AsNoTracking().Where(a => ids.Contains(a.ImporterId)).ToListAsync(ct)).ToLookup(a => a.ImporterId);
            var enrollments = (await db.ImporterEnrollments.AsNoTracking().Where(a => ids.Contains(a.ImporterId)).ToListAsync(ct)).ToLookup(a => a.ImporterId);
            var participations = (await db.ImporterParticipations.AsNoTracking().Where(a => ids.Contains(a.ImporterId)).ToListAsync(ct)).ToLookup(a => a.ImporterId);
            foreach (var id in ids)
                if (assignments.Contains(id) || enrollments.Contains(id) || participations.Contains(id))
                    standings[id] = new ImporterStanding(
                        assignments[id].Select(a => new AssignmentChange(a.From, a.Status, a.Center is null ? default : CenterCode.Parse(a.Center))),
                        enrollments[id].Select(e => new EnrollmentSpell(e.From, e.Until, e.Tier)),
                        participations[id].Select(p => new ParticipationSpell(CenterCode.Parse(p.Center), p.Accepted, p.Until)));
        }
        return standings;
    }
}
