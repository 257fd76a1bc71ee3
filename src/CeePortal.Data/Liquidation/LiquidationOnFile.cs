using CeePortal.Data.Entries;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Liquidation;

/// <summary>When an entry was liquidated, as far as it is on file: what work that hangs on the liquidation asks.</summary>
public static class LiquidationOnFile
{
    /// <summary>The day of the liquidation; else the day on which the entry was deemed liquidated by law, estimated until that is
    /// confirmed; null when it is not liquidated.</summary>
    /// <param name="state">What is known of its liquidation; null when nothing is counted yet.</param>
    public static ClockStart? Of(EntryLiquidationState? state, EntrySummary entry, DateOnly today)
    {
        // Filed minutes ago and not counted yet: nothing is on record of its liquidation, so its year alone decides.
        if (state is not { } l) return LiquidationHistory.Of(LiquidatedEntry.Of(entry).ToSubject(), [], Law.Declared).Decided(today);
        if (l.LiquidatedOn is { } on) return new(on);
        // Not confirmed: an extension or suspension that arrives later takes it back, so the date counts as an estimate.
        return l.IsDeemedUnconfirmed(today) ? new(l.LiquidateBy!.Value, l.IsEstimated ? entry.DateBasis : DateBasis.DeemedUnconfirmed) : null;
    }
}
