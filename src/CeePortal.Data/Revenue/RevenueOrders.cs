using System.Globalization;
using CeePortal.Data.Entries;
using CeePortal.Data.Letters;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Revenue;

/// <summary>How much a decision makes due: above zero more is owed, below zero less.</summary>
/// <param name="Duty">Duty, antidumping and countervailing duty among it.</param>
/// <param name="Fees">Fees and taxes.</param>
/// <param name="Interest">Interest; of a refund below zero.</param>
/// <param name="Figures">How all of it came about.</param>
public sealed record RevenueAmounts(Money Duty, Money Fees, Money Interest, IReadOnlyList<Figure> Figures)
{
    public Money Total => Duty + Fees + Interest;

    /// <summary>What a change makes due, with interest as it was computed for it (always above zero there).</summary>
    public static RevenueAmounts Of(RevenueChange change, Figure? interest = null)
    {
        var duty = Difference(change, e => e.Duty) + Difference(change, e => e.Antidumping) + Difference(change, e => e.Countervailing);
        var signed = interest is null ? Money.Zero : change.Difference.Cents < 0 ? Money.Zero - interest.Amount : interest.Amount;
        return new(duty, Difference(change, e => e.Fees), signed, [change.After.Total, change.Before.Total, .. interest is null ? [] : new[] { interest }]);
    }

    static Money Difference(RevenueChange change, Func<EntryRevenue, Figure> of) => of(change.After).Amount - of(change.Before).Amount;
}

/// <summary>What is to be listed for the port.</summary>
/// <param name="Source">What it follows from.</param>
/// <param name="Key">That very thing, under which it is listed once: such as "correction:270426600001".</param>
/// <param name="Side">A bill or a refund.</param>
/// <param name="On">The day from which it is due.</param>
/// <param name="Amounts">How much; null while nobody told the portal.</param>
public sealed record RevenueOrder(RevenueSource Source, string Key, RevenueSide Side, DateOnly On, RevenueAmounts? Amounts)
{
    /// <summary>The last day for paying; null where no law sets one.</summary>
    public DateOnly? DueOn { get; init; }
    public long? EventId { get; init; }

    /// <summary>The item of work, with its number; none for a liquidation.</summary>
    public (long Id, WorkNumber Number)? Item { get; init; }

    /// <summary>The order that follows from amounts: a bill when more is owed, a refund when less, none when nothing differs.</summary>
    public static RevenueOrder? From(RevenueSource source, string key, DateOnly on, RevenueAmounts amounts) =>
        amounts.Total == Money.Zero ? null : new(source, key, amounts.Total.Cents > 0 ? RevenueSide.Bill : RevenueSide.Refund, on, amounts);
}

/// <summary>The parties of a refund or bill that is not for one entry alone.</summary>
public sealed record RevenueParties(long ImporterId, string Filer, string PortOfEntry, string HandledBy) : IPartyScoped;

/// <summary>Lists refunds and bills for the port of entry. Call it in the transaction of the decision from which they follow; calling it twice
/// for the same thing lists it once.</summary>
public static class RevenueOrders
{
    /// <summary>Lists what is due on an entry.</summary>
    /// <returns>The row; the one on file when it was listed before.</returns>
    public static Task<RevenueDue> AddAsync(PortalDbContext db, EntrySummary entry, RevenueOrder order, DateTime at, CancellationToken ct = default) =>
        AddAsync(db, entry, (entry.Id, entry.Number), 1, order, at, ct);

    /// <summary>Lists what is due on an entry whose docket is open.</summary>
    public static Task<RevenueDue> AddAsync(PortalDbContext db, LiquidatedEntry entry, RevenueOrder order, DateTime at, CancellationToken ct = default) =>
        AddAsync(db, entry, (entry.Id, entry.Number), 1, order, at, ct);

    /// <summary>Lists one sum for several entries, such as a tender: one for each port of entry.</summary>
    public static Task<RevenueDue> AddAsync(PortalDbContext db, RevenueParties parties, int entries, RevenueOrder order, DateTime at, CancellationToken ct = default) =>
        AddAsync(db, parties, null, entries, order, at, ct);

    static async Task<RevenueDue> AddAsync(PortalDbContext db, IPartyScoped parties, (long Id, string Number)? entry, int entries, RevenueOrder order, DateTime at, CancellationToken ct)
    {
        var key = order.Key;
        if (db.RevenueDues.Local.FirstOrDefault(d => d.Key == key) is { } added) return added;
        // Whatever the visitor may see: what is listed is listed once.
        return await db.RevenueDues.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).FirstOrDefaultAsync(d => d.Key == key, ct)
            ?? Add(db, parties, entry, entries, order, at);
    }

    /// <summary>Lists what is known not to be listed yet.</summary>
    internal static RevenueDue Add(PortalDbContext db, IPartyScoped parties, (long Id, string Number)? entry, int entries, RevenueOrder order, DateTime at)
    {
        var due = Make(parties, entry, entries, order, at);
        db.RevenueDues.Add(due); // gets its key
        // Only what is billed goes out on paper: what a correction owes is billed when the entry is liquidated, and a tender came in.
        if (due is { Side: RevenueSide.Bill, Source: RevenueSource.Liquidation or RevenueSource.Reliquidation }) db.LetterCodes.Add(LetterCode.OfBill(due.Id, due.On));
        return due;
    }

    /// <summary>The row of an order, without a key.</summary>
    internal static RevenueDue Make(IPartyScoped parties, (long Id, string Number)? entry, int entries, RevenueOrder order, DateTime at)
    {
        var due = new RevenueDue
        {
            Key = order.Key,
            EntryId = entry?.Id,
            Number = entry?.Number,
            EntryCount = entries,
            Source = order.Source,
            EventId = order.EventId,
            WorkId = order.Item?.Id,
            Item = order.Item?.Number.ToCompact(),
            CreatedAt = at,
            ImporterId = parties.ImporterId,
            Filer = parties.Filer,
            PortOfEntry = parties.PortOfEntry,
            HandledBy = parties.HandledBy,
        };
        Write(due, order);
        return due;
    }

    internal static void Write(RevenueDue due, RevenueOrder order)
    {
        (due.Side, due.On, due.DueOn) = (order.Side, order.On, order.DueOn);
        (due.DutyCents, due.FeesCents, due.InterestCents) = (order.Amounts?.Duty.Cents, order.Amounts?.Fees.Cents, order.Amounts?.Interest.Cents);
        due.Figures = StoredFigure.Write(order.Amounts?.Figures ?? []);
    }

    /// <summary>The key of what follows from a liquidation event.</summary>
    public static string KeyOf(EntryLiquidation row) => string.Create(CultureInfo.InvariantCulture, $"liquidation:{row.Id}");

    /// <summary>Lists what the events that dockets record make due, takes off the list what they carry out, and undoes both for an event that is
    /// struck out.</summary>
    internal static async Task FollowAsync(PortalDbContext db, IReadOnlyCollection<LiquidationDocket> dockets, CancellationToken ct)
    {
        // A file brings thousands of events, most of them no liquidation: one query for all that are.
        var which = dockets.Where(d => Events(d).Any()).Select(d => d.Entry.Id).ToList();
        if (which.Count == 0) return;
        var listed = (await db.RevenueDues.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(d => d.EntryId != null && EF.Parameter(which).Contains(d.EntryId.Value)).ToListAsync(ct)).ToLookup(d => d.EntryId);
        foreach (var docket in dockets)
            foreach (var row in Events(docket))
                Follow(db, docket, row, [.. listed[docket.Entry.Id]]);
    }

    static IEnumerable<EntryLiquidation> Events(LiquidationDocket docket) => (docket.Altered is { } altered ? docket.Added.Append(altered) : docket.Added)
        .Where(r => r.Kind is LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated or LiquidationEventKind.Billed);

    static void Follow(PortalDbContext db, LiquidationDocket docket, EntryLiquidation row, List<RevenueDue> listed)
    {
        if (row.Kind == LiquidationEventKind.Billed)
        {
            var bill = listed.Where(d => d is { EventId: not null, Side: RevenueSide.Bill, IsOpen: true }).OrderByDescending(d => d.On).ThenByDescending(d => d.Id).FirstOrDefault();
            if (bill is not null) bill.DueOn = LastDay(docket.History.Law, RevenueSide.Bill, row.IsStruck ? bill.On : row.On, docket.Entry.PortOfEntry);
            return;
        }
        var own = listed.Find(d => d.Key == KeyOf(row));
        if (row.IsStruck)
        {
            if (own is { IsOpen: true }) (own.ClosedAt, own.ClosedBecause) = (row.StruckAt, "The liquidation was struck out as recorded by mistake.");
            // What it closed is open again: by the sentence with its day, which only it wrote.
            foreach (var due in listed)
                if (due.ClosedBecause == CarriedOut(row) || due.ClosedBecause == Settled(row)) (due.ClosedAt, due.ClosedBecause) = (null, null);
            return;
        }
        // An event on record that only tells more of itself lists nothing anew.
        if (row == docket.Altered && !docket.IsRevived) return;
        if (OrderOf(row, docket.History.Law, docket.Owed) is { } order)
        {
            if (docket.Cause is var (source, work, item)) order = order with { Source = source, Item = (work, item) };
            if (own is null) Add(db, docket.Entry, (docket.Entry.Id, docket.Entry.Number), 1, order, row.RecordedAt);
            else
            {
                // The same event again, which may come to another amount now.
                Write(own, order);
                (own.CreatedAt, own.ClosedAt, own.ClosedBecause) = (row.RecordedAt, null, null);
            }
        }
        foreach (var due in listed)
            if (due.IsOpen && due != own && WhyClosed(due, row, docket) is { } because) (due.ClosedAt, due.ClosedBecause) = (row.RecordedAt, because);
    }

    /// <summary>Takes what a correction made due off the list, when the entry was liquidated before it stood there.</summary>
    internal static void Settle(RevenueDue due, EntryLiquidation row) => (due.ClosedAt, due.ClosedBecause) = (row.RecordedAt, Settled(row));

    // Why an event takes something off the list; null when it does not.
    static string? WhyClosed(RevenueDue due, EntryLiquidation row, LiquidationDocket docket) => due.Source switch
    {
        // Allowed protests and claims are carried out by reliquidation, whatever that comes to (19 U.S.C. 1515(a); 19 CFR 174.29).
        RevenueSource.Protest or RevenueSource.Claim when row is { Kind: LiquidationEventKind.Reliquidated, IsVoluntary: false } && !due.HasAmount => CarriedOut(row),
        // A claim on an entry that was not liquidated is counted in its liquidation (19 CFR 181.33(c)(1)).
        RevenueSource.Claim when row.Kind == LiquidationEventKind.Liquidated && !due.HasAmount => Settled(row),
        // What a correction changed is billed or refunded at liquidation (19 U.S.C. 1505(b)).
        RevenueSource.Correction => Settled(row),
        // A worksheet computes a reliquidation over what was billed before; an extract does not tell whether it did.
        RevenueSource.Liquidation or RevenueSource.Reliquidation or RevenueSource.Claim when row.Kind == LiquidationEventKind.Reliquidated && docket.IsComputed => Settled(row),
        _ => null,
    };

    internal static string CarriedOut(EntryLiquidation row) => $"Carried out by the reliquidation of {row.On.InWords()}.";

    static string Settled(EntryLiquidation row) => $"Counted in the {(row.Kind == LiquidationEventKind.Liquidated ? "liquidation" : "reliquidation")} of {row.On.InWords()}, which takes its place.";

    /// <summary>What an event makes due; null for nothing. An extract tells no amount.</summary>
    internal static RevenueOrder? OrderOf(EntryLiquidation row, Law law, RevenueAmounts? owed)
    {
        if (row is not { Kind: LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated, Result: LiquidationResult.Bill or LiquidationResult.Refund }) return null;
        var side = row.Result == LiquidationResult.Bill ? RevenueSide.Bill : RevenueSide.Refund;
        return new(row.Kind == LiquidationEventKind.Liquidated ? RevenueSource.Liquidation : RevenueSource.Reliquidation, KeyOf(row), side, row.On, owed)
        {
            DueOn = LastDay(law, side, row.On, row.PortOfEntry),
            EventId = row.Id,
        };
    }

    /// <summary>The last day for paying: 30 days from the bill, which counts from the liquidation until the day of the bill is known, or from the liquidation
    /// for a refund (19 U.S.C. 1505(b)).</summary>
    public static DateOnly? LastDay(Law law, RevenueSide side, DateOnly from, string port) =>
        law.Read(Clock.Begin(law.Clocks[side == RevenueSide.Bill ? LiquidationClocks.PayBill : LiquidationClocks.PayRefund], from, PortCode.Parse(port))).LastTimelyDay;
}
