using CeePortal.Data.Revenue;
using CeePortal.Domain.Revenue;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Revenue;

/// <summary>What people read beside figures, refunds and bills.</summary>
public static class FigureWords
{
    /// <summary>What stands beside a figure that is not simply computed; null for one that is.</summary>
    public static (StateKind Kind, string Words)? Of(FigureBasis basis) => basis switch
    {
        FigureBasis.AsStated => (StateKind.Info, "As stated by the filer"),
        FigureBasis.Provisional => (StateKind.Unsure, "Rate carried over"),
        FigureBasis.Determined => (StateKind.Info, "Set by hand"),
        FigureBasis.Computed => null,
    };

    public static string Explain(FigureBasis basis) => basis switch
    {
        FigureBasis.AsStated => "It was not computed: the filer's own figure is taken over.",
        FigureBasis.Provisional => "The rate was not read in its source for this day: the nearest rate on file is carried over, and may be another in truth.",
        FigureBasis.Determined => "A specialist set it, and it is not computed.",
        FigureBasis.Computed => "",
    };

    public static string Of(RevenueSide side) => side switch { RevenueSide.Bill => "Bill", RevenueSide.Refund => "Refund", RevenueSide.Tender => "Tender" };

    public static string Of(RevenueSource source) => source switch
    {
        RevenueSource.Liquidation => "Liquidation",
        RevenueSource.Reliquidation => "Reliquidation",
        RevenueSource.Protest => "Protest allowed",
        RevenueSource.Correction => "Correction accepted",
        RevenueSource.Tender => "Tender of a prior disclosure",
        RevenueSource.Claim => "Claim allowed",
        RevenueSource.Validation => "Validation",
    };
}
