using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Clocks;

/// <summary>The clocks of liquidation. They bind CBP, and do not roll.</summary>
public static class LiquidationClocks
{
    const string OwnClock = "CBP's own clocks do not roll (T.D. 53961(1) speaks of protests and other administrative claims)";

    /// <summary>The usual liquidation cycle. Never a liquidation date: that is the one which CBP schedules.</summary>
    public static readonly ClockRule UsualCycle = new()
    {
        Code = "liquidation",
        Binds = ClockSide.Cbp,
        Row = "D6",
        Name = "Usual liquidation cycle",
        StartsWith = "the date of entry",
        Limit = TimeLimit.Days(314),
        Effect = ClockEffect.Target,
        Consequence = "CBP usually liquidates as entered",
        Citation = "CBP Dec. 16-25 (Dec. 12, 2016)",
        Authority = Authority.Practice,
        Sureness = Sureness.SecondHand,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
        Earliest = EarliestDay.DayOfStart,
        Note = "Automatic liquidations post on Fridays. CBP may liquidate sooner or later: only the date that it schedules counts.",
    };

    /// <summary>The day that CBP scheduled. No clock: nothing is counted, and an office can change nothing of it.</summary>
    public static readonly ClockRule ScheduledDay = new()
    {
        Code = "scheduled-liquidation",
        Binds = ClockSide.Cbp,
        Name = "Scheduled liquidation",
        StartsWith = "the day that CBP scheduled",
        Limit = TimeLimit.Days(0),
        Effect = ClockEffect.Target,
        Consequence = "CBP may liquidate later, or schedule another day",
        Citation = "CBP's schedule in ACE",
        Authority = Authority.Practice,
        Sureness = Sureness.Read,
        RollSureness = Sureness.Modelled,
        Note = "CBP scheduled this date; it counts, and not the usual cycle.",
    };

    /// <summary>The year within which an entry is liquidated, or is deemed liquidated as the importer asserted; each of at
    /// most three extensions adds a year. A suspension ends this clock.</summary>
    public static readonly ClockRule Deemed = new()
    {
        Code = "deemed-liquidation",
        Binds = ClockSide.Cbp,
        Row = "D7, D8",
        Name = "Liquidate the entry",
        StartsWith = "the date of entry",
        Limit = TimeLimit.Years(1),
        Effect = ClockEffect.Deemed,
        NeedsConfirmation = true,
        Consequence = "deemed liquidated by law at the rate, value, quantity and duty that the importer asserted, unless extended or suspended",
        Citation = "19 U.S.C. 1504(a)(1), (b); 19 CFR 159.11, 159.12(a), (d), (e)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
        WhenHeld = WhenHeld.Yields,
        Successor = "liquidation-after-suspension",
        Extension = new(TimeLimit.Years(1), 3),
        Earliest = EarliestDay.DayOfStart,
        Note = "Dated to the day on which the period ran out (19 CFR 159.9(c)(2)(i)).",
    };

    /// <summary>The same for warehouse entries, types 21 and 22.</summary>
    public static readonly ClockRule DeemedWarehouse = Deemed with
    {
        Code = "deemed-liquidation-warehouse",
        Name = "Liquidate the warehouse entry",
        StartsWith = "the final withdrawal from warehouse",
    };

    /// <summary>The same for reconciliation entries, type 09.</summary>
    public static readonly ClockRule DeemedReconciliation = Deemed with
    {
        Code = "deemed-liquidation-reconciliation",
        Name = "Liquidate the reconciliation entry",
        StartsWith = "the reconciliation was filed or was due, whichever is earlier",
    };

    /// <summary>Liquidation after a suspension has ended.</summary>
    public static readonly ClockRule AfterSuspension = new()
    {
        Code = "liquidation-after-suspension",
        Binds = ClockSide.Cbp,
        Row = "D9",
        Name = "Liquidate after the suspension ended",
        StartsWith = "CBP received notice that the suspension was removed",
        Limit = TimeLimit.Months(6),
        Effect = ClockEffect.Deemed,
        NeedsConfirmation = true,
        Consequence = "deemed liquidated by law at the rate, value, quantity and duty that the importer asserted",
        Citation = "19 U.S.C. 1504(d)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
        Earliest = EarliestDay.DayOfStart,
    };

    /// <summary>Liquidation after a suspension has ended, of an entry whose liquidation was extended. Section 1504(d) excepts
    /// it from the six months and from being deemed liquidated by them, and does not say what holds instead.</summary>
    public static readonly ClockRule AfterSuspensionOfExtended = AfterSuspension with
    {
        Code = "liquidation-after-suspension-extended",
        Name = "Liquidate the extended entry after the suspension ended",
        Consequence = "by this reading deemed liquidated at the rate, value, quantity and duty that the importer asserted",
        Citation = "19 U.S.C. 1504(b), (d)",
        Sureness = Sureness.Modelled,
        Extension = new(null, 1),
        Note = "A reading, not law: section 1504(d) excepts entries whose liquidation was extended from its six months. Here the later of the six months and the extended period counts.",
    };

    /// <summary>The clock that runs when a suspension has ended.</summary>
    /// <param name="book">The clocks as they stand.</param>
    /// <param name="lifted">When CBP received notice that the suspension was removed.</param>
    /// <param name="extended">The year with its extensions, as if there had been no suspension; null for an entry that was not extended.</param>
    /// <param name="port">The port whose closings count.</param>
    public static Clock AfterSuspensionOf(ClockBook book, DateOnly lifted, ClockReading? extended, PortCode port) =>
        extended?.Due is { } until
            ? Clock.Begin(book[AfterSuspensionOfExtended], new ClockStart(lifted, extended.Clock.Start.EstimatedBy), port).ExtendTo(until, "To the end of the extended period, where that is the later day (our reading)")
            : Clock.Begin(book[AfterSuspension], lifted, port);

    /// <summary>CBP's voluntary reliquidation.</summary>
    public static readonly ClockRule Reliquidate = new()
    {
        Code = "reliquidation",
        Binds = ClockSide.Cbp,
        Row = "D10",
        Name = "CBP may reliquidate",
        StartsWith = "the original liquidation",
        Limit = TimeLimit.Days(90),
        Effect = ClockEffect.Bar,
        Consequence = "CBP's power to reliquidate on its own ends",
        Citation = "19 U.S.C. 1501",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
        Earliest = EarliestDay.DayOfStart,
    };

    /// <summary>Paying a refund.</summary>
    public static readonly ClockRule PayRefund = new()
    {
        Code = "refund",
        Binds = ClockSide.Cbp,
        Row = "D11",
        Name = "CBP pays the refund",
        StartsWith = "the liquidation or reliquidation",
        Limit = TimeLimit.Days(30),
        Effect = ClockEffect.Late,
        Consequence = "interest",
        Citation = "19 U.S.C. 1505(b)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
    };

    /// <summary>Paying a bill.</summary>
    public static readonly ClockRule PayBill = new()
    {
        Code = "bill",
        Row = "D12",
        Name = "Pay the bill",
        StartsWith = "the bill was issued",
        Limit = TimeLimit.Days(30),
        Effect = ClockEffect.Late,
        Consequence = "delinquent; interest by periods of 30 days",
        Citation = "19 U.S.C. 1505(b), (d)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
    };

    /// <summary>Payment or refund after a deemed liquidation. It "shall be made to the importer": CBP owes it.</summary>
    public static readonly ClockRule PayAfterDeemed = new()
    {
        Code = "deemed-liquidation-payment",
        Binds = ClockSide.Cbp,
        Row = "D13",
        Name = "Payment or refund after deemed liquidation",
        StartsWith = "the deemed liquidation",
        Limit = TimeLimit.Days(90),
        Effect = ClockEffect.Late,
        Consequence = "overdue",
        Citation = "19 U.S.C. 1504(a)(3)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
    };

    /// <summary>Deciding an importer's request for an extension. A request that is not decided by then comes to nothing.</summary>
    public static readonly ClockRule DecideExtension = new()
    {
        Code = "extension-request",
        Binds = ClockSide.Cbp,
        Row = "D8",
        Name = "Decide the request to extend liquidation",
        StartsWith = "the day on which the time for liquidation ends",
        Limit = TimeLimit.Days(0),
        Effect = ClockEffect.Late,
        Consequence = "the entry is deemed liquidated as asserted, and nothing is left to extend",
        Citation = "19 U.S.C. 1504(b)(2); 19 CFR 159.12(a)(1)(ii)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.SecondHand,
        RollCitation = OwnClock,
        Earliest = EarliestDay.DayOfStart,
    };

    /// <summary>How long a posted notice of liquidation stays on cbp.gov.</summary>
    public static readonly ClockRule NoticePosted = new()
    {
        Code = "notice-posted",
        Binds = ClockSide.Cbp,
        Row = "D40",
        Name = "Official notice stays on cbp.gov",
        StartsWith = "it was posted",
        Limit = TimeLimit.Months(15),
        Effect = ClockEffect.Target,
        Consequence = "the notice may be taken down",
        Citation = "19 CFR 159.9(c)(1)",
        Authority = Authority.Regulation,
        Sureness = Sureness.Read,
        Note = "At least so long.",
    };

    /// <summary>The clock of deemed liquidation of an entry of a type; null for temporary importation under bond (23),
    /// which does not liquidate (19 CFR 159.1, 159.2).</summary>
    public static ClockRule? DeemedFor(EntryType type) => type.IsNone ? Deemed : type.Code switch
    {
        23 => null,
        21 or 22 => DeemedWarehouse,
        9 => DeemedReconciliation,
        _ => Deemed,
    };

    internal static IEnumerable<ClockRule> All =>
        [UsualCycle, Deemed, DeemedWarehouse, DeemedReconciliation, DecideExtension, AfterSuspension, AfterSuspensionOfExtended, Reliquidate, PayRefund, PayBill, PayAfterDeemed, NoticePosted];
}
