using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Entries;

/// <summary>Finds what is on file under the numbers that a file brings.</summary>
public static class EntriesOnFile
{
    /// <summary>The entries on file among these numbers, one query for all; withdrawn ones are included.</summary>
    /// <param name="db">A context that sees everything: a filer's own scope does not decide what is on file.</param>
    /// <param name="numbers">Compact entry numbers.</param>
    public static async Task<List<EntryOnFile>> FindAsync(PortalDbContext db, IReadOnlyCollection<string> numbers, CancellationToken ct = default)
    {
        if (numbers.Count == 0) return [];
        // One JSON parameter, whatever their count: the statement is compiled once.
        var wanted = numbers.ToList();
        return await (
            from entry in db.Entries.AsNoTracking()
            where EF.Parameter(wanted).Contains(entry.Number)
            join decision in db.EntryDecisions on entry.DecisionId equals decision.Id
            join counted in db.EntryLiquidationStates on entry.Id equals counted.Id into states
            from state in states.DefaultIfEmpty()
            select new EntryOnFile(entry.Id, entry.Number, entry.PortOfEntry, entry.BrokerReference, entry.Status, entry.Version, entry.Seq, decision.Seq, entry.UploadId)
            {
                Filer = entry.Filer,
                Corrections = entry.Corrections,
                Control = Liquidation.EntryLiquidationState.ControlOf(state.StatementOn, state.PaidOn),
            })
            .ToListAsync(ct);
    }
}
