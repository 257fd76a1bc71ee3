namespace CeePortal.Domain.Clocks;

/// <summary>The clocks of post-importation claims, reconciliation and drawback.</summary>
public static class ClaimClocks
{
    /// <summary>A post-importation preference claim.</summary>
    public static readonly ClockRule PostImportation = new()
    {
        Code = "claim-1520d",
        Row = "D37",
        Name = "File a post-importation preference claim (1520(d))",
        StartsWith = "the date of importation",
        Limit = TimeLimit.Years(1),
        Effect = ClockEffect.Bar,
        Consequence = "the claim is lost",
        Citation = "19 U.S.C. 1520(d)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
        Earliest = EarliestDay.DayOfStart,
    };

    /// <summary>A reconciliation entry for value, classification or 9802.</summary>
    public static readonly ClockRule Reconcile = new()
    {
        Code = "reconciliation",
        Row = "D38",
        Name = "File the reconciliation entry (value, classification, 9802)",
        StartsWith = "the declaration of intent",
        Limit = TimeLimit.Months(21),
        Effect = ClockEffect.Late,
        Consequence = "liquidated as entered; damages are possible",
        Citation = "19 U.S.C. 1484(b)",
        Authority = Authority.Statute,
        Sureness = Sureness.Read,
    };

    /// <summary>A reconciliation entry for a free trade agreement.</summary>
    public static readonly ClockRule ReconcileTradeAgreement = Reconcile with
    {
        Code = "reconciliation-fta",
        Name = "File the reconciliation entry (free trade agreement)",
        StartsWith = "the earliest import",
        Limit = TimeLimit.Months(12),
    };

    /// <summary>A drawback claim. General knowledge: never shown as law.</summary>
    public static readonly ClockRule Drawback = new()
    {
        Code = "drawback",
        Row = "D39",
        Name = "File a drawback claim",
        StartsWith = "the import",
        Limit = TimeLimit.Years(5),
        Effect = ClockEffect.Bar,
        Consequence = "drawback is lost",
        Citation = "19 U.S.C. 1313; not read",
        Authority = Authority.Statute,
        Sureness = Sureness.General,
    };

    internal static IEnumerable<ClockRule> All => [PostImportation, Reconcile, ReconcileTradeAgreement, Drawback];
}
