using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>What an accepted correction makes due: billed or refunded when the entry is liquidated (19 U.S.C. 1505(b)), and listed until then.</summary>
public static class CorrectionRevenue
{
    /// <summary>What a correction makes due; null while it is not accepted, and where nothing is left to bill or refund.</summary>
    /// <param name="on">The day of acceptance.</param>
    public static RevenueOrder? OrderOf(CorrectionReview review, long workId, DateOnly on)
    {
        if (review.Filing is not { } filing || MoreBy(review, filing) is not { Totals.Count: > 0 } more) return null;
        var undeposited = filing.Undeposited is null ? "" : " what a superseded correction added and nobody deposited";
        var fees = more.More("Fees") + more.More("Tax") + more.More("Other");
        var duty = more.Revenue - fees;
        List<Figure> figures = [.. more.Totals.Select(t => new Figure($"{t.What} by the correction", new(t.New - t.Old), $"{new Money(t.Old)} was stated before{undeposited}, {new Money(t.New)} is stated now.", "19 U.S.C. 1505(b)", FigureBasis.AsStated))];
        if (review.Deposit is { } deposit)
        {
            var paid = PaidBeside.OfCorrection(review.Number, deposit, more);
            (duty, fees) = (duty - paid.Duty - paid.Antidumping - paid.Countervailing, fees - paid.Fees);
            figures.Add(new("Less what was deposited", Money.Zero - deposit.Amount, paid.How, paid.Source, FigureBasis.AsStated));
        }
        return RevenueOrder.From(RevenueSource.Correction, $"correction:{review.Number.ToCompact()}", on, new(duty, fees, Money.Zero, figures)) is { } order
            ? order with { Item = (workId, review.Number) } : null;
    }

    // Against what was deposited, not against what an earlier correction only stated. Where CBP returned a correction or did not concur, what it had taken over of an
    // earlier one is owed all the same, unless it was deposited with it.
    static EntryDifferences? MoreBy(CorrectionReview review, CorrectionFiling filing) => review.State.Code switch
    {
        CorrectionLifeCycle.Accepted or CorrectionLifeCycle.Concurred => filing.AgainstDeposits,
        CorrectionLifeCycle.Returned or CorrectionLifeCycle.NotConcurred when filing.Undeposited is { } left && review.Deposit is null => filing.Differences with { Totals = left },
        _ => null,
    };

    /// <summary>Lists what a correction makes due, in the transaction in which it is accepted.</summary>
    public static async Task ListAsync(PortalDbContext db, CorrectionReview review, long workId, DateOnly on, DateTime at, CancellationToken ct = default)
    {
        if (review.Amendment is not null) await ListAmendmentAsync(db, review, workId, on, at, ct);
        if (OrderOf(review, workId, on) is not { } order) return;
        var number = review.Filing!.Entry.ToCompact();
        await RevenueOrders.AddAsync(db, await db.Entries.AsNoTracking().SingleAsync(e => e.Number == number, ct), order, at, ct);
    }

    /// <summary>What a concurred amendment states, entry by entry, for those on file that are not liquidated yet; for the others when they
    /// come on file (<see cref="AmendedBeforeOnFile"/>).</summary>
    static async Task ListAmendmentAsync(PortalDbContext db, CorrectionReview review, long workId, DateOnly on, DateTime at, CancellationToken ct)
    {
        if (review.State.Code != CorrectionLifeCycle.Concurred) return;
        var importer = review.Amendment!.ImporterId; // a mistyped number may be another's entry, who owes nothing by it
        var stated = review.Reviewed.Where(e => e.Revenue.Cents != 0).ToDictionary(e => e.Entry.ToCompact(), StringComparer.Ordinal);
        foreach (var some in stated.Keys.Chunk(500).Select(c => c.ToList()))
        {
            var entries = await db.Entries.AsNoTracking().Where(e => some.Contains(e.Number) && e.Status == EntryStatus.Accepted && e.ImporterId == importer).ToListAsync(ct);
            var states = await db.EntryLiquidationStates.AsNoTracking().Where(s => some.Contains(s.Number)).ToDictionaryAsync(s => s.Id, ct);
            foreach (var entry in entries.Where(e => LiquidationOnFile.Of(states.GetValueOrDefault(e.Id), e, on) is not { IsEstimated: false }))
                if (OrderOf(stated[entry.Number], review, workId, on) is { } order) await RevenueOrders.AddAsync(db, entry, order, at, ct);
        }
    }

    // The paper states one sum for an entry; what of it is duty and what is fees is found at liquidation.
    internal static RevenueOrder? OrderOf(AmendedEntry entry, CorrectionReview review, long workId, DateOnly on) =>
        RevenueOrder.From(RevenueSource.Correction, $"correction:{review.Number.ToCompact()}:{entry.Entry.ToCompact()}", on, new(entry.Revenue, Money.Zero, Money.Zero,
            [new("Change of revenue by the amendment", entry.Revenue, "As the sender states it, in one sum: fees in it are not told apart and stand under duty until the liquidation.", "72 FR 46654; 19 U.S.C. 1505(b)", FigureBasis.AsStated)])) is { } order
            ? order with { Item = (workId, review.Number) } : null;
}
