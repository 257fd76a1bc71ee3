namespace CeePortal.Domain.Clocks;

/// <summary>Every clock that the portal knows, by subject. docs/clocks.md lists them; a test holds it against this.</summary>
/// <remarks>
/// Which last days roll: protests, set-aside and void requests and court filings move to the next open day; post summary
/// corrections and CBP's own clocks do not. Of the others no text was read: they stay, which shows the earlier and thus
/// safer day, and an office may set it otherwise.
/// </remarks>
public static class ClockRules
{
    /// <summary>All of them, in the order of the deadline table.</summary>
    public static IReadOnlyList<ClockRule> All { get; } =
    [
        .. EntryClocks.All,
        .. LiquidationClocks.All,
        .. ProtestClocks.All,
        .. CorrectionClocks.All,
        .. ValidationClocks.All,
        .. DisclosureClocks.All,
        .. ClaimClocks.All,
    ];
}
