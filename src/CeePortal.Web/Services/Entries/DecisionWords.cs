using CeePortal.Data.Entries;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;

namespace CeePortal.Web.Services.Entries;

/// <summary>What people read for the codes of a routing decision.</summary>
public static class DecisionWords
{
    public static string Of(DateBasis basis) => basis switch
    {
        DateBasis.EntryDate => "entry date set by CBP",
        DateBasis.EstimatedEntryDate => "filer's estimated entry date",
        DateBasis.StatementPrintDate => "statement print date",
        DateBasis.ArrivalDate => "date of arrival",
        DateBasis.ReceivedDate => "day of receipt",
        DateBasis.StatedByFiler => "day that the filer gives",
        DateBasis.DeemedUnconfirmed => "day on which the time for liquidation ran out, not confirmed",
        DateBasis.Liquidation => "day of the liquidation",
    };

    public static string Of(RoutingBasis basis) => basis switch
    {
        RoutingBasis.BeforeCenters => "before there were Centers",
        RoutingBasis.TrustedTrader => "trusted trader",
        RoutingBasis.TestParticipant => "participant of the test",
        RoutingBasis.IndustryTransition => "industry transition",
        RoutingBasis.Assignment => "the importer's assignment",
        RoutingBasis.PredominantGoods => "predominant goods",
        RoutingBasis.GoodsImporterNotEligible => "goods, since the importer is not eligible for a Center",
        RoutingBasis.PortByPolicy => "the policy leaves it with the port",
        RoutingBasis.NoCenterForGoods => "no Center covers the goods",
    };

    public static string Of(CoverageBasis basis) => basis switch
    {
        CoverageBasis.None => "",
        CoverageBasis.Published => "Published",
        CoverageBasis.Provisional => "Provisional",
    };

    public static string Of(EntryStatus status) => status switch
    {
        EntryStatus.Accepted => "Accepted",
        EntryStatus.Withdrawn => "Withdrawn",
        EntryStatus.Rejected => "Rejected by CBP",
    };
}
