using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Clocks;

/// <summary>The clocks that an entry summary on file sets going by itself, before CBP has done anything to it.</summary>
public static class EntryDeadlines
{
    /// <summary>The readings, the earliest due first. Types whose clock does not hang on the date of entry (warehouse,
    /// reconciliation, temporary importation) have none for liquidation.</summary>
    /// <param name="type">The entry type; none when it is unknown.</param>
    /// <param name="entered">The date of entry, which may be estimated.</param>
    /// <param name="paymentType">The payment type of record 10: 6, 7 and 8 pay by periodic monthly statement.</param>
    /// <param name="calendar">The calendar of open days.</param>
    /// <param name="book">The clocks as they stand.</param>
    /// <param name="port">The port of entry, whose closings count too, but for monthly statements.</param>
    /// <param name="estimate">The estimate from which they ran before CBP's date of entry arrived; null for none.</param>
    public static IReadOnlyList<ClockReading> Of(EntryType type, DecidingDate entered, string? paymentType, BusinessCalendar calendar, ClockBook book,
        PortCode port = default, DecidingDate? estimate = null)
    {
        List<ClockReading> readings = [Read(EntryClocks.FileSummary)];
        if (paymentType is "6" or "7" or "8") readings.Add(Read(EntryClocks.PayMonthlyStatement));
        if (book.MayBeCorrected(type))
            readings.Add(CorrectionWindow.Last(new(ClockStart.From(entered), null, IsExtended: false, IsSuspended: false, type) { Estimate = estimate }, calendar, book));
        if (LiquidationClocks.DeemedFor(type) is { StartsWith: "the date of entry" } deemed)
            readings.AddRange([Read(LiquidationClocks.UsualCycle), Read(deemed)]);
        return [.. readings.OrderBy(r => r.Due ?? DateOnly.MaxValue)];

        ClockReading Read(ClockRule rule) =>
            (estimate is { } before && !entered.IsEstimated ? Clock.Begin(book[rule], before, port).Restart(entered) : Clock.Begin(book[rule], entered, port)).Read(calendar);
    }
}
