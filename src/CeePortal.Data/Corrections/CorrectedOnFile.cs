using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>A summary on file that somebody wants to correct: its rows, what the judge asks of it, and the earlier corrections that a
/// new one takes the place of.</summary>
public sealed class CorrectedOnFile
{
    /// <summary>The reviews that keep corrections away while they are open, by kind and state; null for every open state.</summary>
    static readonly (string Kind, string? State)[] blocking = [(CorrectionReview.CorrectionKind.Code, CorrectionLifeCycle.UnderReview), ("validation", null)];

    readonly EntryLiquidationState? state;
    readonly IEnumerable<OpenWork> open;
    readonly IReadOnlySet<string> lifting;
    readonly IReadOnlyCollection<CorrectionFiling> awaiting;
    CorrectedSummary? summary;

    readonly record struct OpenWork(string Entry, long Id, string Kind, string State, WorkNumber Number)
    {
        /// <summary>True for a correction whose extra duty is not deposited yet: a later one takes its place.</summary>
        public bool Awaits => Kind == CorrectionReview.CorrectionKind.Code && State == CorrectionLifeCycle.AwaitingPayment;

        public bool Blocks
        {
            get
            {
                var (kind, state) = (Kind, State);
                return Array.Exists(blocking, b => b.Kind == kind && (b.State is null || b.State == state));
            }
        }
    }

    CorrectedOnFile(EntrySummary entry, IReadOnlyList<EntryLine> lines, int decisionSeq, EntryLiquidationState? state, IEnumerable<OpenWork> open, IEnumerable<CorrectionFiling> awaiting, IReadOnlySet<string> lifting)
    {
        (Entry, Lines, this.state, this.open, this.awaiting, this.lifting) = (entry, lines, state, open, [.. awaiting], lifting);
        OnFile = new(entry.Id, entry.Number, entry.PortOfEntry, entry.BrokerReference, entry.Status, entry.Version, entry.Seq, decisionSeq, entry.UploadId)
        {
            Filer = entry.Filer,
            Corrections = entry.Corrections,
            Control = state?.Control ?? SummaryControl.Trade,
        };
    }

    public EntrySummary Entry { get; }
    public IReadOnlyList<EntryLine> Lines { get; }

    /// <summary>The same as whoever replaces it asks for it.</summary>
    public EntryOnFile OnFile { get; }

    /// <summary>What the judge asks of it.</summary>
    public CorrectedSummary Summary => summary ??= Of(FiledSummary.Of(Entry, Lines));

    /// <summary>What it states and nobody deposited, by earlier corrections whose extra duty is awaited; null when none is.</summary>
    public IReadOnlyList<TotalChange>? Undeposited => awaiting.Count == 0 ? null : TotalChange.Together(awaiting.SelectMany(a => a.AgainstDeposits.Totals));

    /// <summary>The day by which its rates go.</summary>
    public DateOnly RateDay => Liquidation.RateDay.Of(Entry, state);

    /// <summary>True when a correction of it that is being written is to be reviewed.</summary>
    bool IsUnderReview { get; init; }

    /// <summary>What the judge asks of it, beside a correction: of the lines that stand as they were only the correction's own are made.</summary>
    /// <param name="lines">The lines of the correction.</param>
    /// <param name="rows">The rows that they will be (<see cref="EntryRows.LinesOf"/>).</param>
    public CorrectedSummary Beside(IReadOnlyList<EntryLineDraft> lines, IReadOnlyList<EntryLine> rows)
    {
        return Of(FiledSummary.Of(Entry, Lines, Same));

        EntryLineDraft? Same(int at) => at < rows.Count && Lines[at] is var was && rows[at] is var now && was.Number == now.Number && was.ValueCents == now.ValueCents
            && was.Origin == now.Origin && was.Description == now.Description && was.Manufacturer == now.Manufacturer && was.Detail == now.Detail ? lines[at] : null;
    }

    /// <summary>Reads what stands under some numbers.</summary>
    /// <param name="db">A context that sees everything: what is on file does not hang on who asks.</param>
    /// <param name="numbers">Compact entry numbers.</param>
    /// <param name="lifting">The bases of suspension that lift the days of a correction.</param>
    public static async Task<Dictionary<string, CorrectedOnFile>> FindAsync(PortalDbContext db, IReadOnlyCollection<string> numbers, IReadOnlySet<string> lifting, CancellationToken ct = default)
    {
        if (numbers.Count == 0) return [];
        var rows = await RowsOnFile.FindAsync(db, numbers, ct);
        var open = await OpenAsync(db, numbers, ct);
        var awaiting = (await StoredCorrections.FindAsync(db, [.. open.SelectMany(o => o).Where(w => w.Awaits).Select(w => w.Id)], ct)).Values
            .Select(c => c.Filing!).OrderBy(f => f.Version).ToLookup(f => f.Entry.ToCompact(), StringComparer.Ordinal);
        return rows.ToDictionary(r => r.Entry.Number, r => new CorrectedOnFile(r.Entry, r.Lines, r.DecisionSeq, r.State, open[r.Entry.Number], awaiting[r.Entry.Number], lifting), StringComparer.Ordinal);
    }

    /// <summary>Reads what stands beside rows that are being written.</summary>
    /// <param name="db">As above.</param>
    /// <param name="ahead">The rows, by number.</param>
    /// <param name="lifting">As above.</param>
    internal static async Task<Dictionary<string, CorrectedOnFile>> FindAheadAsync(PortalDbContext db, IReadOnlyDictionary<string, EntryOnFile> ahead, IReadOnlySet<string> lifting, CancellationToken ct)
    {
        var ids = ahead.Values.Select(a => a.Id).ToList();
        var states = await db.EntryLiquidationStates.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var open = await OpenAsync(db, [.. ahead.Keys], ct);
        return ahead.ToDictionary(a => a.Key, a => new CorrectedOnFile(a.Value.Ahead!.Entry, a.Value.Ahead.Lines, a.Value.DecisionSeq, states.GetValueOrDefault(a.Value.Id), open[a.Key],
            a.Value.Awaiting is { } one ? [one] : [], lifting) // whatever else was awaited, the correction that is being written takes the place of
        {
            IsUnderReview = a.Value.IsUnderReview,
        }, StringComparer.Ordinal);
    }

    /// <summary>The work that is open on entries and that corrections hang on, by entry.</summary>
    static async Task<ILookup<string, OpenWork>> OpenAsync(PortalDbContext db, IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        // Of most entries there is none.
        var about = (await RowQuery<WorkEntry>.FindAsync(db, nameof(WorkEntry.Entry), numbers, ct, nameof(WorkEntry.WorkId), nameof(WorkEntry.Kind), nameof(WorkEntry.Entry)))
            .FindAll(e => Array.Exists(blocking, b => b.Kind == e.Kind));
        if (about.Count == 0) return Enumerable.Empty<OpenWork>().ToLookup(w => w.Entry, StringComparer.Ordinal);
        var ids = about.Select(e => e.WorkId).Distinct().ToList();
        var open = await db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.Id) && w.ClosedOn == null)
            .Select(w => new { w.Id, w.Kind, w.State, w.Number, w.Issue }).ToDictionaryAsync(w => w.Id, ct);
        // A report names entries that went back from it too: they are under no review.
        var reports = (await StoredCorrections.FindAsync(db, [.. open.Values.Where(w => w.Kind == CorrectionReview.CorrectionKind.Code && w.Issue == PostEntryAmendment.QuarterlyIssue).Select(w => w.Id)], ct))
            .ToDictionary(r => r.Key, r => r.Value.Reviewed.Select(e => e.Entry.ToCompact()).ToHashSet(StringComparer.Ordinal));
        return about.Where(e => open.ContainsKey(e.WorkId) && (!reports.TryGetValue(e.WorkId, out var reviewed) || reviewed.Contains(e.Entry)))
            .ToLookup(e => e.Entry, e => new OpenWork(e.Entry, e.WorkId, e.Kind, open[e.WorkId].State, WorkNumber.Parse(open[e.WorkId].Number)), StringComparer.Ordinal);
    }

    /// <summary>True when a review keeps corrections away from an entry.</summary>
    /// <param name="db">As above.</param>
    /// <param name="number">Its compact number.</param>
    public static async Task<bool> IsUnderReviewAsync(PortalDbContext db, string number, CancellationToken ct = default) => (await OpenAsync(db, [number], ct))[number].Any(w => w.Blocks);

    /// <summary>Which of these no longer stand as they were judged: liquidated, suspended, taken under review, or their extra duty deposited meanwhile. To be
    /// asked in the transaction that writes.</summary>
    /// <param name="own">The number of the correction's own item, when it is stored already; none otherwise.</param>
    /// <returns>Their compact numbers.</returns>
    public static async Task<List<string>> ChangedAsync(PortalDbContext db, IReadOnlyCollection<CorrectedOnFile> judged, WorkNumber own = default, CancellationToken ct = default)
    {
        var states = (await RowQuery<EntryLiquidationState>.FindAsync(db, nameof(EntryLiquidationState.Id), judged.Select(j => j.Entry.Id), ct, nameof(EntryLiquidationState.Id), nameof(EntryLiquidationState.Seq)))
            .ToDictionary(s => s.Id, s => s.Seq);
        var open = await OpenAsync(db, [.. judged.Select(j => j.Entry.Number)], ct);
        return
        [
            .. judged.Where(j => (states.TryGetValue(j.Entry.Id, out var seq) ? seq : (int?)null) != j.state?.Seq
                || open[j.Entry.Number].Any(w => w.Blocks && w.Number != own)
                || open[j.Entry.Number].Count(w => w.Awaits && w.Number != own) != j.awaiting.Count).Select(j => j.Entry.Number),
        ];
    }

    CorrectedSummary Of(EntrySummaryDraft draft)
    {
        var isSuspended = state?.SuspendedFrom is not null;
        var lifts = isSuspended && lifting.Contains(state!.SuspensionBasis ?? "");
        return new()
        {
            Summary = draft,
            Owner = FilerCode.Parse(Entry.Filer),
            Control = state?.Control ?? SummaryControl.Trade,
            IsWithdrawn = Entry.Status == EntryStatus.Withdrawn,
            IsRejected = Entry.Status == EntryStatus.Rejected,
            Review = Review(),
            Terms = new(ClockStart.From(Entry.Dates.Deciding), state?.Scheduled, state?.Extensions > 0, lifts, draft.Type)
            {
                HasCase = draft.Lines.Exists(l => l.Cases.Count > 0),
                Estimate = Entry.EntryDateCbp is null ? null : (Entry.Dates with { Cbp = null }).Deciding,
            },
            SuspendedOtherwise = isSuspended && !lifts ? state!.SuspensionBasis ?? "unknown" : null,
            LiquidatedOn = state?.LiquidatedOn,
            ReconciledOn = state?.ReconciledOn,
        };
    }

    OpenReview? Review()
    {
        foreach (var work in open)
            if (work.Blocks)
                return work.Kind == CorrectionReview.CorrectionKind.Code ? new("correction", work.Number) : new("", default); // a validation may not be announced
        return IsUnderReview ? new("correction", default) : null;
    }
}
