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
        if (review.Filing is not { } filing || review.State.Code is not (CorrectionLifeCycle.Accepted or CorrectionLifeCycle.Concurred) || filing.Differences.Totals.Count == 0) return null;
        var more = filing.Differences;
        var fees = more.More("Fees") + more.More("Tax") + more.More("Other");
        var duty = more.Revenue - fees;
        List<Figure> figures = [.. more.Totals.Select(t => new Figure($"{t.What} by the correction", new(t.New - t.Old), $"{new Money(t.Old)} was stated before, {new Money(t.New)} is stated now.", "19 U.S.C. 1505(b)", FigureBasis.AsStated))];
        if (review.Deposit is { } deposit)
        {
            var paid = PaidBeside.OfCorrection(review.Number, deposit, more);
            (duty, fees) = (duty - paid.Duty - paid.Antidumping - paid.Countervailing, fees - paid.Fees);
            figures.Add(new("Less what was deposited", Money.Zero - deposit.Amount, paid.How, paid.Source, FigureBasis.AsStated));
        }
        return RevenueOrder.From(RevenueSource.Correction, $"correction:{review.Number.ToCompact()}", on, new(duty, fees, Money.Zero, figures)) is { } order
            ? order with { Item = (workId, review.Number) } : null;
    }

    /// <summary>Lists what a correction makes due, in the transaction in which it is accepted.</summary>
    public static async Task ListAsync(PortalDbContext db, CorrectionReview review, long workId, DateOnly on, DateTime at, CancellationToken ct = default)
    {
        if (OrderOf(review, workId, on) is not { } order) return;
        var number = review.Filing!.Entry.ToCompact();
        await RevenueOrders.AddAsync(db, await db.Entries.AsNoTracking().SingleAsync(e => e.Number == number, ct), order, at, ct);
    }
}
