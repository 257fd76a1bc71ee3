using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Writing;

namespace CeePortal.Data.Corrections;

/// <summary>A summary as its rows stand: with its lines in order, where its liquidation stands, and the number of its last decision.</summary>
sealed record RowsOnFile(EntrySummary Entry, IReadOnlyList<EntryLine> Lines, EntryLiquidationState? State, int DecisionSeq)
{
    // What a correction hangs on.
    static readonly string[] stateColumns =
    [
        nameof(EntryLiquidationState.Id), nameof(EntryLiquidationState.Seq), nameof(EntryLiquidationState.EntryDate), nameof(EntryLiquidationState.Scheduled), nameof(EntryLiquidationState.Extensions),
        nameof(EntryLiquidationState.SuspendedFrom), nameof(EntryLiquidationState.SuspensionBasis), nameof(EntryLiquidationState.StatementOn), nameof(EntryLiquidationState.PaidOn),
        nameof(EntryLiquidationState.LiquidatedOn), nameof(EntryLiquidationState.ReconciledOn),
    ];

    // Whose a line is its entry says.
    static readonly string[] lineColumns =
    [
        nameof(EntryLine.Id), nameof(EntryLine.EntryId), nameof(EntryLine.Number), nameof(EntryLine.DecidingNumber), nameof(EntryLine.Destination), nameof(EntryLine.Origin),
        nameof(EntryLine.ValueCents), nameof(EntryLine.DutyCents), nameof(EntryLine.Description), nameof(EntryLine.Manufacturer), nameof(EntryLine.Detail),
    ];

    /// <summary>Reads what stands under some numbers.</summary>
    /// <param name="db">A context of the portal itself, which sees everything.</param>
    /// <param name="numbers">Compact entry numbers.</param>
    public static async Task<List<RowsOnFile>> FindAsync(PortalDbContext db, IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var entries = await RowQuery<EntrySummary>.FindAsync(db, nameof(EntrySummary.Number), numbers, ct);
        var lines = (await RowQuery<EntryLine>.FindAsync(db, nameof(EntryLine.EntryId), entries.Select(e => e.Id), ct, lineColumns)).ToLookup(l => l.EntryId);
        var states = (await RowQuery<EntryLiquidationState>.FindAsync(db, nameof(EntryLiquidationState.Id), entries.Select(e => e.Id), ct, stateColumns)).ToDictionary(s => s.Id);
        // Both columns stand in an index: the pages of decisions, which are long, are not read.
        Dictionary<long, int> decisions = new(entries.Count);
        foreach (var decision in await RowQuery<EntryDecision>.FindAsync(db, nameof(EntryDecision.EntryId), entries.Select(e => e.Id), ct, nameof(EntryDecision.EntryId), nameof(EntryDecision.Seq)))
            decisions[decision.EntryId] = Math.Max(decision.Seq, decisions.GetValueOrDefault(decision.EntryId));
        return entries.ConvertAll(e => new RowsOnFile(e, LinesOf(e, lines[e.Id]), states.GetValueOrDefault(e.Id), decisions[e.Id]));
    }

    static List<EntryLine> LinesOf(EntrySummary entry, IEnumerable<EntryLine> found)
    {
        List<EntryLine> lines = [.. found];
        lines.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        foreach (var line in lines) (line.ImporterId, line.Filer, line.PortOfEntry, line.HandledBy) = (entry.ImporterId, entry.Filer, entry.PortOfEntry, entry.HandledBy);
        return lines;
    }
}
