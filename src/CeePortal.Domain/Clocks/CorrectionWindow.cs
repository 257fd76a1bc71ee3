using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Clocks;

/// <summary>What the window of a post summary correction hangs on.</summary>
/// <param name="EntryDate">The date of entry.</param>
/// <param name="ScheduledLiquidation">When CBP will liquidate; null while that is not set.</param>
/// <param name="IsExtended">True when liquidation is extended.</param>
/// <param name="IsSuspended">True when liquidation is suspended for antidumping or countervailing duty, under EAPA, or by a
/// court's injunction: no other basis lifts the days from entry.</param>
/// <param name="Type">The entry type; none when unknown, and then a suspension opens nothing.</param>
public readonly record struct CorrectionTerms(ClockStart EntryDate, DateOnly? ScheduledLiquidation, bool IsExtended, bool IsSuspended, EntryType Type)
{
    /// <summary>True when the entry has an antidumping or countervailing duty case, on which it hangs for type 06.</summary>
    public bool HasCase { get; init; }

    /// <summary>The estimate from which the days ran before CBP's date of entry arrived; null for none.</summary>
    public DecidingDate? Estimate { get; init; }

    /// <summary>True when the suspension lifts the days from entry: for types 03 and 07, and for 06 with a case.</summary>
    public bool IsLiftedBySuspension => IsSuspended && !Type.IsNone && (Type.Code is 3 or 7 || Type.Code is 6 && HasCase);
}

/// <summary>Until when a post summary correction may be filed: some days from entry, and some days before the scheduled
/// liquidation; the earlier counts. The numbers are those in force on the day of filing.</summary>
/// <remarks>
/// Until 2017-10-31: entry + 270 and scheduled - 20. Since 2017-11-01 (82 FR 50656): entry + 300 and scheduled - 15. Since
/// 2019-08-14 (84 FR 40430) the days from entry do not count while liquidation is extended. They never count for an
/// entry of type 03, 07, or 06 with an AD/CVD case that is suspended for antidumping or countervailing duty, EAPA or by a
/// court's injunction. A window without either leg has no limit in days until
/// liquidation is scheduled. That the leg before liquidation stays for extended and suspended entries is our reading.
/// Source: ACE CATAIR AE chapter, July 2026.
/// </remarks>
public static class CorrectionWindow
{
    /// <summary>From this day the window is 300 and 15 days.</summary>
    public static readonly DateOnly ThreeHundredDaysFrom = new(2017, 11, 1);

    /// <summary>From this day an extension lifts the days from entry.</summary>
    public static readonly DateOnly ExtensionCountsFrom = new(2019, 8, 14);

    /// <summary>The window by the rules in force on the day of filing.</summary>
    public static ClockReading On(DateOnly filed, CorrectionTerms terms, BusinessCalendar calendar, ClockBook book)
    {
        var isNew = filed >= ThreeHundredDaysFrom;
        var isLiftedBySuspension = terms.IsLiftedBySuspension;
        var isLiftedByExtension = terms.IsExtended && filed >= ExtensionCountsFrom;

        var beforeLiquidation = terms.ScheduledLiquidation is { } scheduled
            ? Clock.Begin(book[isNew ? CorrectionClocks.BeforeLiquidationSince2017 : CorrectionClocks.BeforeLiquidationUntil2017], scheduled).Read(calendar)
            : null;
        if (!isLiftedBySuspension && !isLiftedByExtension)
        {
            var afterEntry = Begin(book[isNew ? CorrectionClocks.AfterEntrySince2017 : CorrectionClocks.AfterEntryUntil2017], terms).Read(calendar);
            return beforeLiquidation?.Due < afterEntry.Due ? beforeLiquidation : afterEntry;
        }
        return beforeLiquidation
            ?? Begin(book[isLiftedBySuspension ? CorrectionClocks.WhileSuspended : CorrectionClocks.WhileExtended], terms).Read(calendar);
    }

    /// <summary>The window that ends last: for an entry whose window reaches into newer rules, the newer one.</summary>
    public static ClockReading Last(CorrectionTerms terms, BusinessCalendar calendar, ClockBook book)
    {
        // Each newer rule was the more generous one, so the newest that can still be reached decides.
        foreach (var from in (ReadOnlySpan<DateOnly>)[ExtensionCountsFrom, ThreeHundredDaysFrom])
            if (On(from, terms, calendar, book) is var window && (window.Due is null || window.Due >= from)) return window;
        return On(ThreeHundredDaysFrom.AddDays(-1), terms, calendar, book);
    }

    /// <summary>Whether a correction filed on a day was in time.</summary>
    public static Outcome Judge(DateOnly filed, CorrectionTerms terms, BusinessCalendar calendar, ClockBook book) =>
        filed < terms.EntryDate.On ? Outcome.Premature : On(filed, terms, calendar, book).Judge(filed);

    static Clock Begin(ClockRule rule, CorrectionTerms terms) => terms is { Estimate: { } estimate, EntryDate: { IsEstimated: false, On: var entered } }
        ? Clock.Begin(rule, estimate).Restart(new(entered, DateBasis.EntryDate))
        : Clock.Begin(rule, terms.EntryDate);
}
