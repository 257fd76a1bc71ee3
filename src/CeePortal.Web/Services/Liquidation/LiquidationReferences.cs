using CeePortal.Data.Reference;
using CeePortal.Intake.Liquidation;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>The reference data by which liquidation files are read.</summary>
static class LiquidationReferences
{
    public static LiquidationReference From(ReferenceSnapshot lists, DateOnly received) => new(
        lists.LiquidationTypes.ToDictionary(t => t.Key, t => (t.Value.Result, t.Value.IsReliquidation), StringComparer.Ordinal),
        lists.LiquidationBases.ToDictionary(b => b.Key, b => (b.Value.Of, b.Value.IsVoluntary), StringComparer.Ordinal), received);
}
