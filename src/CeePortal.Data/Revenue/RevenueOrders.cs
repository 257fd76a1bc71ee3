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
        if (await db.RevenueDues.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).FirstOrDefaultAsync(d => d.Key == key, ct) is { } known)
        {
            (known.ClosedAt, known.ClosedBecause) = (null, null);
            return known;
        }
        return Add(db, parties, entry, entries, order, at);
    }

    static RevenueDue Add(PortalDbContext db, IPartyScoped parties, (long Id, string Number)? entry, int entries, RevenueOrder order, DateTime at)
    {
        var due = new RevenueDue
        {
            Key = order.Key,
            EntryId = entry?.Id,
            Number = entry?.Number,
            EntryCount = entries,
            Side = order.Side,
            Source = order.Source,
            EventId = order.EventId,
            WorkId = order.Item?.Id,
            Item = order.Item?.Number.ToCompact(),
            DutyCents = order.Amounts?.Duty.Cents,
            FeesCents = order.Amounts?.Fees.Cents,
            InterestCents = order.Amounts?.Interest.Cents,
            Figures = StoredFigure.Write(order.Amounts?.Figures ?? []),
            On = order.On,
            DueOn = order.DueOn,
            CreatedAt = at,
            ImporterId = parties.ImporterId,
            Filer = parties.Filer,
            PortOfEntry = parties.PortOfEntry,
            HandledBy = parties.HandledBy,
        };
        db.RevenueDues.Add(due); // gets its key
        if (due.Side == RevenueSide.Bill) db.LetterCodes.Add(LetterCode.OfBill(due.Id, due.On));
        return due;
    }

    /// <summary>Takes a refund or bill off the open list: what it followed from is struck out, or something later carries it out.</summary>
    public static async Task CloseAsync(PortalDbContext db, string key, string because, DateTime at, CancellationToken ct = default)
    {
        if (await db.RevenueDues.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).FirstOrDefaultAsync(d => d.Key == key && d.ClosedAt == null, ct) is { } due)
            (due.ClosedAt, due.ClosedBecause) = (at, because);
    }

    /// <summary>The key of what follows from a liquidation event.</summary>
    public static string KeyOf(EntryLiquidation row) => string.Create(CultureInfo.InvariantCulture, $"liquidation:{row.Id}");

    /// <summary>Lists what the events that a docket records make due, and takes off the list what a struck event made due.</summary>
    internal static async Task FollowAsync(PortalDbContext db, LiquidationDocket docket, CancellationToken ct)
    {
        foreach (var row in docket.Altered is { } altered ? docket.Added.Append(altered) : docket.Added)
        {
            if (row.IsStruck) await CloseAsync(db, KeyOf(row), "The liquidation was struck out as recorded by mistake.", row.StruckAt!.Value, ct);
            else if (OrderOf(row, docket.History.Law, docket.Owed) is { } order)
            {
                // A file brings thousands of events; what is new needs no search.
                if (row == docket.Altered) await AddAsync(db, docket.Entry, order, row.RecordedAt, ct);
                else Add(db, docket.Entry, (docket.Entry.Id, docket.Entry.Number), 1, order, row.RecordedAt);
                // A reliquidation on a protest carries out what the protest made due.
                if (row is { Kind: LiquidationEventKind.Reliquidated, IsVoluntary: false })
                {
                    var entry = docket.Entry.Id;
                    foreach (var protest in await db.RevenueDues.IgnoreQueryFilters([PortalDbContext.ScopeFilter])
                        .Where(d => d.EntryId == entry && d.ClosedAt == null && d.DutyCents == null && (d.Source == RevenueSource.Protest || d.Source == RevenueSource.Claim)).ToListAsync(ct))
                        (protest.ClosedAt, protest.ClosedBecause) = (row.RecordedAt, $"Carried out by the reliquidation of {row.On.InWords()}.");
                }
            }
            else if (row.Kind == LiquidationEventKind.Billed) await BilledAsync(db, docket, row, ct);
        }
    }

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

    static async Task BilledAsync(PortalDbContext db, LiquidationDocket docket, EntryLiquidation billed, CancellationToken ct)
    {
        var entry = docket.Entry.Id;
        var bill = await db.RevenueDues.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(d => d.EntryId == entry && d.EventId != null && d.Side == RevenueSide.Bill && d.ClosedAt == null)
            .OrderByDescending(d => d.On).ThenByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        if (bill is not null) bill.DueOn = LastDay(docket.History.Law, RevenueSide.Bill, billed.On, docket.Entry.PortOfEntry);
    }
}
