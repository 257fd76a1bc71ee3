using CeePortal.Data.Clocks;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Liquidation;

/// <summary>Opens the dockets of entries, and stores what was recorded on them: events, state and windows together.</summary>
public static class LiquidationDockets
{
    /// <summary>The dockets of the entries on file among these numbers, by number.</summary>
    /// <param name="db">The scope of the context decides which entries there are. The rows are tracked: save with the same context.</param>
    /// <param name="numbers">Compact entry numbers.</param>
    public static async Task<Dictionary<string, LiquidationDocket>> OpenAsync(PortalDbContext db, IReadOnlyCollection<string> numbers, Law law, CancellationToken ct = default)
    {
        if (numbers.Count == 0) return [];
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToList();
        return (await OpenAsync(db, db.Entries.Where(e => EF.Parameter(wanted).Contains(e.Number)), law, ct)).ToDictionary(d => d.Entry.Number, StringComparer.Ordinal);
    }

    /// <summary>The dockets of entries by their keys.</summary>
    internal static Task<List<LiquidationDocket>> OpenAsync(PortalDbContext db, IReadOnlyCollection<long> ids, Law law, CancellationToken ct) =>
        OpenAsync(db, db.Entries.Where(e => EF.Parameter(ids).Contains(e.Id)), law, ct);

    static async Task<List<LiquidationDocket>> OpenAsync(PortalDbContext db, IQueryable<EntrySummary> which, Law law, CancellationToken ct)
    {
        var entries = await Subjects(which).ToListAsync(ct);
        var ids = entries.ConvertAll(e => e.Id);
        var rows = (await db.EntryLiquidations.Where(r => EF.Parameter(ids).Contains(r.EntryId)).OrderBy(r => r.Id).ToListAsync(ct)).ToLookup(r => r.EntryId);
        var states = await db.EntryLiquidationStates.Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var suspended = rows.Where(r => r.Any(e => e is { Kind: LiquidationEventKind.Suspended, IsStruck: false })).Select(r => r.Key).ToHashSet();
        if (suspended.Count > 0)
        {
            var lifting = await db.RefLiquidationBases.Where(b => b.Of == LiquidationEventKind.Suspended && b.LiftsCorrectionDays).Select(b => b.Code).ToListAsync(ct);
            // Only for entries from a zone does it hang on a case.
            var fromZone = entries.Where(e => e.Type == "06" && suspended.Contains(e.Id)).Select(e => e.Id).ToList();
            var cases = fromZone.Count == 0 ? [] : (await db.EntryLines.AsNoTracking().Where(l => EF.Parameter(fromZone).Contains(l.EntryId)).ToListAsync(ct))
                .Where(l => l.ReadDetail().Cases is { Count: > 0 }).Select(l => l.EntryId).ToHashSet();
            entries = entries.ConvertAll(e => suspended.Contains(e.Id) ? e with { HasCase = cases.Contains(e.Id), LiftingBases = lifting } : e);
        }
        return entries.ConvertAll(e => new LiquidationDocket(e, [.. rows[e.Id]], states.GetValueOrDefault(e.Id), law));
    }

    internal static IQueryable<LiquidatedEntry> Subjects(IQueryable<EntrySummary> entries) => entries.AsNoTracking().Select(e => new LiquidatedEntry(
        e.Id, e.Number, e.Type, e.Status, e.EntryDateCbp, e.EstimatedEntryDate, e.StatementPrintDate, e.ArrivalDate, e.ReceivedOn, e.ImporterId, e.Filer, e.PortOfEntry, e.HandledBy));

    /// <summary>Stores what was recorded, in the caller's transaction.</summary>
    /// <param name="db">The context that the dockets were opened with, or one that sees as much.</param>
    /// <param name="dockets">The dockets; those without change are passed over.</param>
    /// <param name="today">The legal day: windows that have closed are not kept.</param>
    /// <returns>The entries whose dates or liquidation changed.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody recorded on one of the entries meanwhile: open them again.</exception>
    public static async Task<IReadOnlyList<EntryDatesArrived>> SaveAsync(PortalDbContext db, IEnumerable<LiquidationDocket> dockets, DateOnly today, CancellationToken ct = default)
    {
        var changed = dockets.Where(d => d.IsChanged).ToList();
        if (changed.Count == 0) return [];
        var first = changed.FindAll(d => d.State is null);
        List<EntryDatesArrived> arrived = [];
        foreach (var docket in changed)
        {
            db.EntryLiquidations.AddRange(docket.Added);
            if (docket.State is null)
            {
                docket.State = StateOf(docket);
                db.EntryLiquidationStates.Add(docket.State);
            }
            else Draw(docket, docket.State);
            docket.State.Seq++;

            var entryDate = docket.Added.FirstOrDefault(r => r.Kind == LiquidationEventKind.EntryDated)?.On;
            // A schedule, a statement or a payment moves nothing that is protested; an extension may take a deemed liquidation back.
            if (docket.Altered is not null || docket.Added.Any(r => r.Kind is not (LiquidationEventKind.Scheduled or LiquidationEventKind.OnStatement or LiquidationEventKind.Paid or LiquidationEventKind.Reconciled))) arrived.Add(new(docket.Entry.Id));
            // The number of the entry's last event goes up, so that a filing that read the entry before decides anew.
            if (entryDate is { } on)
                await db.Entries.Where(e => e.Id == docket.Entry.Id && e.EntryDateCbp == null).ExecuteUpdateAsync(e => e.SetProperty(r => r.EntryDateCbp, on).SetProperty(r => r.Seq, r => r.Seq + 1), ct);
        }
        await Revenue.RevenueOrders.FollowAsync(db, changed, ct);
        if (first.Count > 0) await AmendedBeforeOnFile.ListAsync(db, first, first[0].Added[0].RecordedAt, ct);
        await RecountAsync(db, changed, today, ct);
        await db.SaveChangesAsync(ct);
        return arrived;
    }

    /// <summary>Makes the windows of entries anew: also when a closing was entered or a clock changed.</summary>
    public static async Task RecountAsync(PortalDbContext db, IReadOnlyCollection<LiquidationDocket> dockets, DateOnly today, CancellationToken ct = default)
    {
        var ids = dockets.Select(d => d.Entry.Id).ToList();
        await db.EntryClocks.Where(c => EF.Parameter(ids).Contains(c.EntryId)).ExecuteDeleteAsync(ct);
        foreach (var docket in dockets) db.EntryClocks.AddRange(Clocks(docket, today));
    }

    /// <summary>The row of an entry of which nothing is on file yet.</summary>
    internal static EntryLiquidationState StateOf(LiquidationDocket docket) =>
        Draw(docket, new() { Id = docket.Entry.Id, Number = docket.Entry.Number, Filer = docket.Entry.Filer, PortOfEntry = docket.Entry.PortOfEntry, HandledBy = docket.Entry.HandledBy });

    /// <summary>The windows of an entry that are open, and its year when that has passed unconfirmed. None of what is off file.</summary>
    internal static IEnumerable<EntryClock> Clocks(LiquidationDocket docket, DateOnly today)
    {
        if (docket.Entry.Status != EntryStatus.Accepted) yield break;
        var history = docket.History;
        if (history is { Liquidation: null, Scheduled: { } scheduled } && scheduled >= today) yield return Row(WindowKind.Liquidates, EntryClock.ScheduledCode, null, null, scheduled, null);
        foreach (var (kind, reading) in history.Windows(today))
        {
            // The usual cycle is a habit and no date: an entry never stands under "liquidates" by it.
            if (kind == WindowKind.Liquidates || reading.LastTimelyDay is not { } last) continue;
            if (last < today && kind != WindowKind.Deemed) continue;
            yield return Row(kind, reading.Clock.Rule.Code, reading.Clock.Start.On, reading.Clock.Start.EstimatedBy, last, reading.RolledFrom);
        }

        EntryClock Row(WindowKind kind, string code, DateOnly? started, DateBasis? estimatedBy, DateOnly last, DateOnly? rolledFrom) => new()
        {
            EntryId = docket.Entry.Id,
            Number = docket.Entry.Number,
            Kind = kind,
            Code = code,
            StartedOn = started,
            EstimatedBy = estimatedBy,
            LastDay = last,
            RolledFrom = rolledFrom,
            ImporterId = docket.Entry.ImporterId,
            Filer = docket.Entry.Filer,
            PortOfEntry = docket.Entry.PortOfEntry,
            HandledBy = docket.Entry.HandledBy,
        };
    }

    static EntryLiquidationState Draw(LiquidationDocket docket, EntryLiquidationState state)
    {
        var (entry, history) = (docket.Entry, docket.History);
        (state.ImporterId, state.Filer, state.PortOfEntry, state.HandledBy) = (entry.ImporterId, entry.Filer, entry.PortOfEntry, entry.HandledBy);
        state.EntryDate = history.Entered.IsEstimated ? null : history.Entered.On;
        state.Scheduled = history.Scheduled;
        (state.LiquidatedOn, state.LiquidationType, state.Result) = (history.Liquidation?.On, history.Liquidation?.Type, history.Liquidation?.Result ?? LiquidationResult.None);
        state.ReliquidatedOn = history.Reliquidations is [.., var again] ? again.On : null;
        state.Extensions = history.Extensions.Count;
        var deemed = history.Deemed;
        state.ExtendedUntil = history.Extensions.Count > 0 && history.Suspensions.Count == 0 ? deemed?.Due : null;
        (state.SuspendedFrom, state.SuspensionBasis) = (history.SuspendedBy?.From, history.SuspendedBy?.Basis);
        state.LiquidateBy = deemed?.Due;
        (state.StatementOn, state.PaidOn, state.ReconciledOn) = (history.StatementOn, history.PaidOn, history.ReconciledOn);
        state.IsEstimated = deemed?.IsEstimated ?? false;
        return state;
    }

    /// <summary>A filer replaced entries: their windows are counted anew, since the estimated date of entry and the type may be others. An entry that was not
    /// counted yet is counted with its new file.</summary>
    /// <param name="law">The law; null to read it.</param>
    internal static async Task RecountAsync(PortalDbContext db, List<long> ids, DateOnly today, Law? law, CancellationToken ct)
    {
        var counted = await db.EntryLiquidationStates.Where(s => EF.Parameter(ids).Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        if (counted.Count == 0) return;
        var dockets = await OpenAsync(db, counted, law ?? await LawSource.ReadAsync(db, ct: ct), ct);
        foreach (var docket in dockets)
        {
            Draw(docket, docket.State!);
            docket.State!.Seq++;
        }
        await RecountAsync(db, dockets, today, ct);
        await db.SaveChangesAsync(ct);
    }
}
