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

    /// <summary>Reads what stands under some numbers.</summary>
    /// <param name="db">A context of the portal itself, which sees everything.</param>
    /// <param name="numbers">Compact entry numbers.</param>
    public static async Task<List<RowsOnFile>> FindAsync(PortalDbContext db, IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var entries = await RowQuery<EntrySummary>.FindAsync(db, nameof(EntrySummary.Number), numbers, ct);
        var lines = await RowQuery<EntryLine>.FindAsync(db, nameof(EntryLine.EntryId), entries.Select(e => e.Id), ct);
        lines.Sort(static (a, b) => a.EntryId != b.EntryId ? a.EntryId.CompareTo(b.EntryId) : a.Number.CompareTo(b.Number));
        var of = lines.ToLookup(l => l.EntryId);
        var states = (await RowQuery<EntryLiquidationState>.FindAsync(db, nameof(EntryLiquidationState.Id), entries.Select(e => e.Id), ct, stateColumns)).ToDictionary(s => s.Id);
        var decisions = (await RowQuery<EntryDecision>.FindAsync(db, nameof(EntryDecision.Id), entries.Select(e => e.DecisionId), ct, nameof(EntryDecision.Id), nameof(EntryDecision.Seq))).ToDictionary(d => d.Id, d => d.Seq);
        return entries.ConvertAll(e => new RowsOnFile(e, [.. of[e.Id]], states.GetValueOrDefault(e.Id), decisions[e.DecisionId]));
    }
}
