using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Liquidation;

/// <summary>What ends on a day. The numbers are stored.</summary>
public enum WindowKind
{
    /// <summary>CBP liquidates: the day that it scheduled.</summary>
    Liquidates = 1,

    /// <summary>The time for liquidation runs out, and the entry is deemed liquidated.</summary>
    Deemed = 2,

    /// <summary>The last day of a post summary correction.</summary>
    Correction = 3,

    /// <summary>The last day of a protest.</summary>
    Protest = 4,

    /// <summary>The last day on which CBP may reliquidate of its own accord.</summary>
    Reliquidation = 5,

    /// <summary>A refund, a bill, or the payment after a deemed liquidation, is due.</summary>
    Payment = 6,
}

/// <summary>A clock that the liquidation of an entry has set going.</summary>
/// <param name="Kind">What ends with it.</param>
/// <param name="Reading">The clock as it stands.</param>
public sealed record LiquidationWindow(WindowKind Kind, ClockReading Reading);

/// <summary>The clocks that run for an entry by its liquidation history.</summary>
public static class LiquidationWindows
{
    /// <summary>Before liquidation: the correction, the usual cycle while nothing better is known, and the day of deemed
    /// liquidation; once that has passed unconfirmed also the protest, from an estimated day. After it: CBP's power to
    /// reliquidate, the protest of each liquidation, refund, bill and payment. The scheduled day is no clock; see
    /// <see cref="LiquidationHistory.Scheduled"/>.</summary>
    /// <param name="history">The history of the entry.</param>
    /// <param name="today">The legal day; null leaves out what hangs on it.</param>
    public static IReadOnlyList<LiquidationWindow> Windows(this LiquidationHistory history, DateOnly? today = null)
    {
        List<LiquidationWindow> windows = [];
        var (entry, law) = (history.Entry, history.Law);
        if (history.Liquidation is not { } liquidation)
        {
            if (law.Clocks.MayBeCorrected(entry.Type))
                windows.Add(new(WindowKind.Correction, CorrectionWindow.Last(new(ClockStart.From(history.Entered), history.Scheduled, history.Extensions.Count > 0,
                    history.SuspendedBy is { } by && entry.LiftingBases.Contains(by.Basis), entry.Type)
                { HasCase = entry.HasCase, Estimate = history.Estimate }, law.Calendar, law.Clocks)));
            var deemed = history.Deemed;
            // The usual cycle says nothing once CBP has said something.
            if (deemed is not null && deemed.Clock.Rule.Code == LiquidationClocks.Deemed.Code && history is { Scheduled: null, Extensions.Count: 0, Suspensions.Count: 0 })
                windows.Add(new(WindowKind.Liquidates, law.Read(history.FromEntry(LiquidationClocks.UsualCycle))));
            if (deemed is not null) windows.Add(new(WindowKind.Deemed, deemed));
            // The law has worked, confirmed or not: who waits for the confirmation may lose the time to protest.
            if (today is { } day && history.Decided(day) is { } decided) windows.Add(new(WindowKind.Protest, Read(ProtestClocks.FileFor(history.Entered.On), decided)));
            return windows;
        }

        windows.Add(new(WindowKind.Reliquidation, Read(LiquidationClocks.Reliquidate, new(liquidation.On))));
        foreach (var e in history.Reliquidations.Prepend(liquidation))
        {
            // A reliquidation opens the questions that it touched, and those alone (19 U.S.C. 1514(d)).
            windows.Add(new(WindowKind.Protest, Read(ProtestClocks.FileFor(history.Entered.On), new(e.On))));
            if (e.Result == LiquidationResult.Refund) windows.Add(new(WindowKind.Payment, Read(LiquidationClocks.PayRefund, new(e.On))));
            if (e.Result == LiquidationResult.Bill)
                windows.Add(new(WindowKind.Payment, Read(LiquidationClocks.PayBill, history.BilledOn(e) is { } billed ? new(billed) : new(e.On, DateBasis.Liquidation))));
            if (e.Result == LiquidationResult.Deemed) windows.Add(new(WindowKind.Payment, Read(LiquidationClocks.PayAfterDeemed, new(e.On))));
        }
        return windows;

        ClockReading Read(ClockRule rule, ClockStart start) => law.Read(Clock.Begin(law.Clocks[rule], start, entry.Port));
    }
}
