using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Tests.Liquidation;

/// <summary>Entries to liquidate: entered on Saturday, May 18, 2024, as CBP says, unless told otherwise.</summary>
static class Entries
{
    public static readonly DateOnly Entered = new(2024, 5, 18);

    /// <summary>Long after everything.</summary>
    public static readonly DateOnly Later = new(2035, 1, 2);

    public static LiquidationHistory Of(string type = "01", DateBasis basis = DateBasis.EntryDate, params LiquidationEvent[] events) =>
        LiquidationHistory.Of(new(EntryType.Parse(type), new(Entered, basis), PortCode.Parse("2704")), events, Law.Declared);

    public static LiquidationHistory And(this LiquidationHistory history, params LiquidationEvent[] events) => events.Aggregate(history, (h, e) => h.With(e, Later));

    public static LiquidationEvent Extended(string on, string basis = "01") => LiquidationEvent.Extended(Day(on), basis);

    public static LiquidationEvent Suspended(string on, string basis = "04") => LiquidationEvent.Suspended(Day(on), basis);

    public static LiquidationEvent Lifted(string on) => LiquidationEvent.Lifted(Day(on));

    public static LiquidationEvent Liquidated(string on, LiquidationResult result = LiquidationResult.NoChange) => LiquidationEvent.Liquidated(Day(on), "1", result);

    public static LiquidationEvent Reliquidated(string on, bool voluntary = true) => LiquidationEvent.Reliquidated(Day(on), "5", LiquidationResult.Refund, voluntary ? "R1" : "R2", voluntary);

    public static LiquidationEvent Scheduled(string on, string asOf) => LiquidationEvent.Scheduled(Day(on), Day(asOf));

    public static string Refused(Action act) => Assert.Throws<LiquidationRefusedException>(act).Message;

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
