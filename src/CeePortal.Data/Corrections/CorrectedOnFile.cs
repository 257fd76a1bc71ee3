using CeePortal.Data.Entries;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>A summary on file that somebody wants to correct: its rows, what the judge asks of it, and the earlier corrections that a
/// new one takes the place of.</summary>
public sealed record CorrectedOnFile(EntrySummary Entry, IReadOnlyList<EntryLine> Lines, CorrectedSummary Summary, IReadOnlyList<WorkNumber> Supersedes)
{
    /// <summary>The day by which its rates go.</summary>
    public DateOnly RateDay { get; init; }

    /// <summary>The reviews that keep corrections away while they are open, by kind and state; null for every open state.</summary>
    static readonly (string Kind, string? State)[] blocking = [(CorrectionReview.CorrectionKind.Code, CorrectionLifeCycle.UnderReview), ("validation", null)];

    /// <summary>Reads what stands under some numbers: four queries, however many.</summary>
    /// <param name="db">A context that sees everything: what is on file does not hang on who asks.</param>
    /// <param name="numbers">Compact entry numbers.</param>
    /// <param name="lifting">The bases of suspension that lift the days of a correction.</param>
    public static async Task<Dictionary<string, CorrectedOnFile>> FindAsync(PortalDbContext db, IReadOnlyCollection<string> numbers, IReadOnlySet<string> lifting, CancellationToken ct = default)
    {
        if (numbers.Count == 0) return [];
        var wanted = numbers.ToList();
        var entries = await db.Entries.AsNoTracking().Where(e => EF.Parameter(wanted).Contains(e.Number)).ToListAsync(ct);
        var ids = entries.ConvertAll(e => e.Id);
        var lines = (await db.EntryLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.EntryId)).OrderBy(l => l.EntryId).ThenBy(l => l.Number).ToListAsync(ct)).ToLookup(l => l.EntryId);
        var standings = await StandingsAsync(db, wanted, ids, lifting, ct);
        return entries.ToDictionary(e => e.Number, e => Of(e, [.. lines[e.Id]], standings), StringComparer.Ordinal);
    }

    /// <summary>What stands beside the rows: where liquidation and payment stand, and which work is open.</summary>
    public static async Task<Standings> StandingsAsync(PortalDbContext db, List<string> numbers, List<long> ids, IReadOnlySet<string> lifting, CancellationToken ct = default)
    {
        var states = await db.EntryLiquidationStates.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var kinds = blocking.Select(b => b.Kind).ToList();
        var open = await (from e in db.WorkEntries.AsNoTracking()
                          where EF.Parameter(numbers).Contains(e.Entry) && kinds.Contains(e.Kind)
                          join w in db.WorkItems on e.WorkId equals w.Id
                          where w.ClosedOn == null
                          select new { e.Entry, w.Kind, w.State, w.Number }).ToListAsync(ct);
        return new(states, open.ToLookup(w => w.Entry, w => (w.Kind, w.State, WorkNumber.Parse(w.Number)), StringComparer.Ordinal), lifting);
    }

    /// <summary>What was read beside the rows of entries.</summary>
    public sealed record Standings(Dictionary<long, Liquidation.EntryLiquidationState> States, ILookup<string, (string Kind, string State, WorkNumber Number)> Open, IReadOnlySet<string> Lifting);

    /// <summary>The count of the liquidation's events when this was read; null when none was recorded.</summary>
    public int? StateSeq { get; init; }

    /// <summary>Which of these no longer stand as they were judged: liquidated, suspended or taken under review meanwhile. To be asked in the
    /// transaction that writes.</summary>
    /// <param name="own">The item of the correction itself, when it is stored already.</param>
    /// <returns>Their compact numbers.</returns>
    public static async Task<List<string>> ChangedAsync(PortalDbContext db, IReadOnlyCollection<CorrectedOnFile> judged, long own = 0, CancellationToken ct = default)
    {
        var (ids, numbers) = (judged.Select(j => j.Entry.Id).ToList(), judged.Select(j => j.Entry.Number).ToList());
        var states = await db.EntryLiquidationStates.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Seq, ct);
        var kinds = blocking.Select(b => b.Kind).ToList();
        var open = (await (from e in db.WorkEntries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking()
                           where EF.Parameter(numbers).Contains(e.Entry) && kinds.Contains(e.Kind)
                           join w in db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]) on e.WorkId equals w.Id
                           where w.ClosedOn == null && w.Id != own
                           select new { e.Entry, w.Kind, w.State }).ToListAsync(ct))
            .Where(w => blocking.Any(b => b.Kind == w.Kind && (b.State is null || b.State == w.State))).Select(w => w.Entry).ToHashSet(StringComparer.Ordinal);
        return [.. judged.Where(j => (states.TryGetValue(j.Entry.Id, out var seq) ? seq : (int?)null) != j.StateSeq || open.Contains(j.Entry.Number)).Select(j => j.Entry.Number)];
    }

    /// <summary>Puts together what was read.</summary>
    public static CorrectedOnFile Of(EntrySummary entry, IReadOnlyList<EntryLine> lines, Standings standings)
    {
        var draft = FiledSummary.Of(entry, lines);
        var state = standings.States.GetValueOrDefault(entry.Id);
        var isSuspended = state?.SuspendedFrom is not null;
        var lifts = isSuspended && standings.Lifting.Contains(state!.SuspensionBasis ?? "");
        var entered = entry.Dates.Deciding;
        var review = standings.Open[entry.Number].FirstOrDefault(w => blocking.Any(b => b.Kind == w.Kind && (b.State is null || b.State == w.State)));
        return new(entry, lines, new()
        {
            Summary = draft,
            Owner = FilerCode.Parse(entry.Filer),
            Control = state?.Control ?? SummaryControl.Trade,
            IsWithdrawn = entry.Status == EntryStatus.Withdrawn,
            IsRejected = entry.Status == EntryStatus.Rejected,
            Review = review.Kind is null ? null : review.Kind == CorrectionReview.CorrectionKind.Code ? new("correction", review.Number) : new("", default) /* it may not be announced */,
            Terms = new(ClockStart.From(entered), state?.Scheduled, state?.Extensions > 0, lifts, draft.Type)
            {
                HasCase = draft.Lines.Exists(l => l.Cases.Count > 0),
                Estimate = entry.EntryDateCbp is null ? null : (entry.Dates with { Cbp = null }).Deciding,
            },
            SuspendedOtherwise = isSuspended && !lifts ? state!.SuspensionBasis ?? "unknown" : null,
            LiquidatedOn = state?.LiquidatedOn,
            ReconciledOn = state?.ReconciledOn,
        }, [.. standings.Open[entry.Number].Where(w => w.Kind == CorrectionReview.CorrectionKind.Code && w.State == CorrectionLifeCycle.AwaitingPayment).Select(w => w.Number)])
        {
            StateSeq = state?.Seq,
            RateDay = Liquidation.RateDay.Of(entry, state),
        };
    }
}
