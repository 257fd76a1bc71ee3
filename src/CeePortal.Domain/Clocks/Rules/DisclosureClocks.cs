namespace CeePortal.Domain.Clocks;

/// <summary>The clocks of prior disclosures. The fines, penalties and forfeitures officer decides about them.</summary>
public static class DisclosureClocks
{
    /// <summary>Confirming an oral disclosure in writing.</summary>
    public static readonly ClockRule ConfirmOral = new()
    {
        Code = "prior-disclosure-oral",
        Row = "D33",
        Name = "Put an oral prior disclosure in writing",
        StartsWith = "the oral disclosure",
        Limit = TimeLimit.Days(10),
        Effect = ClockEffect.Late,
        Consequence = "the disclosure may be denied; the officer may waive the writing for good cause",
        Citation = "19 CFR 162.74(a)(2)",
        Authority = Authority.Regulation,
        Sureness = Sureness.Read,
    };

    /// <summary>Supplying what was unknown at first.</summary>
    public static readonly ClockRule SupplyData = new()
    {
        Code = "prior-disclosure-data",
        Row = "D34",
        Name = "Supply the missing data of a prior disclosure",
        StartsWith = "the initial disclosure",
        Limit = TimeLimit.Days(30),
        Effect = ClockEffect.Late,
        Consequence = "the disclosure may be denied",
        Citation = "19 CFR 162.74(b)(4); CBP directive 5350-02A (Nov. 2021) for the extension",
        Authority = Authority.Regulation,
        Sureness = Sureness.SecondHand,
        Extension = new(TimeLimit.Days(60), 1),
        Note = "One extension of 60 days; more only from the assistant director of field operations (trade).",
    };

    /// <summary>The same by a day that was named beyond the extension.</summary>
    public static readonly ClockRule SupplyDataFurther = SupplyData with
    {
        Code = "prior-disclosure-data-further",
        Name = "Supply the missing data of a prior disclosure by the day allowed",
        Limit = TimeLimit.Days(90),
        Citation = "CBP directive 5350-02A (Nov. 2021)",
        Authority = Authority.Practice,
        Extension = new(null, null),
        Note = "The assistant director of field operations (trade) names the day.",
    };

    /// <summary>Tendering the loss of revenue.</summary>
    public static readonly ClockRule Tender = new()
    {
        Code = "tender",
        Row = "D35",
        Name = "Tender the loss of revenue of a prior disclosure",
        StartsWith = "CBP's notice of its calculation",
        Limit = TimeLimit.Days(30),
        Effect = ClockEffect.Bar,
        Consequence = "the benefit of the disclosure is lost",
        Citation = "19 U.S.C. 1592(c)(4)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        Extension = new(null, null),
        Note = "Or with the disclosure itself. CBP may give more time.",
    };

    /// <summary>A suit for negligence or gross negligence.</summary>
    public static readonly ClockRule Limitation = new()
    {
        Code = "limitation",
        Binds = ClockSide.Cbp,
        Row = "D36",
        Name = "Suit for a violation by negligence or gross negligence",
        StartsWith = "the violation",
        Limit = TimeLimit.Years(5),
        Earliest = EarliestDay.DayOfStart,
        Effect = ClockEffect.Bar,
        Consequence = "the suit is barred",
        Citation = "19 U.S.C. 1621(1)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        RollSureness = Sureness.Modelled,
        Extension = new(null, null),
        Note = "The party may waive the limitation until a day.",
    };

    /// <summary>A suit for fraud.</summary>
    public static readonly ClockRule LimitationOfFraud = Limitation with
    {
        Code = "limitation-fraud",
        Name = "Suit for a violation by fraud",
        StartsWith = "the violation was discovered",
    };

    /// <summary>The portal's own warning half a year before the limitation of the oldest entry.</summary>
    public static readonly ClockRule LimitationNears = ClockRule.LocalTarget("limitation-nears", "Limitation nears: ask for a waiver or act",
        "the oldest entry", TimeLimit.Months(54)) with
    {
        Consequence = "half a year is left",
        Citation = "A warning of the portal, not law",
        WhenHeld = WhenHeld.RunsOn,
        Note = "Half a year before a waiver ends when the party waived the limitation.",
    };

    internal static IEnumerable<ClockRule> All => [ConfirmOral, SupplyData, SupplyDataFurther, Tender, Limitation, LimitationOfFraud, LimitationNears];
}
