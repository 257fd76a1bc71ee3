using CeePortal.Web.Services.Administration.Reference.Tables;

namespace CeePortal.Web.Services.Administration.Reference;

/// <summary>Every reference table. A new one: a descriptor in Tables/, and its line here.</summary>
public static class ReferenceTables
{
    public static readonly ReferenceTable Coverage = RoutingTables.Coverage;
    public static readonly ReferenceTable Policies = RoutingTables.Policies;

    public static readonly IReadOnlyList<ReferenceTable> All =
    [
        Coverage, Policies, RoutingTables.Openings, RoutingTables.Takeovers,
        CenterTables.Centers, CenterTables.History,
        EntryTables.Ports, EntryTables.EntryTypes, EntryTables.FeeClasses, EntryTables.Countries, EntryTables.BondTypes,
        EntryTables.BondDesignations, EntryTables.Modes, EntryTables.States, EntryTables.SpecialPrograms, EntryTables.LiquidationTypes, EntryTables.LiquidationBases, EntryTables.Conditions,
        ReasonTables.CorrectionReasons, ReasonTables.ReviewRules, ReasonTables.DenialReasons, ReasonTables.Letters, ReasonTables.ClaimPrograms,
        ReviewTables.Shares, ReviewTables.Rules, ReviewTables.Discrepancies, ReviewTables.Limits, ReviewTables.RejectionReasons, ReviewTables.Documents,
        RevenueTables.Fees, RevenueTables.Interest, RevenueTables.DutyRates,
        TariffTables.Chapters, TariffTables.Headings,
        ClockTables.Closings, ClockTables.Clocks, ReasonTables.CorrectableTypes,
    ];

    /// <summary>The table with this part of an address, or null.</summary>
    public static ReferenceTable? Find(string slug) => All.FirstOrDefault(t => t.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase));
}
