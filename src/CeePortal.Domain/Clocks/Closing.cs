using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Clocks;

/// <summary>A day on which offices are closed beyond weekends and federal holidays, such as a snow day. Closings are data
/// that an administrator keeps: CBP grants such days port by port by CSMS message, and says each time what they extend.</summary>
/// <remarks>A closing by executive order is not by itself one: the day of mourning of 2025-01-09 counted as a working day
/// in the published calendar of periodic monthly statements.</remarks>
/// <param name="Day">The day.</param>
/// <param name="Port">The port that was closed, or no port for all of them.</param>
/// <param name="Reason">Why, in words that stand alone on a screen: "Snow day", "Hurricane".</param>
/// <param name="Source">Where it was published, such as a CSMS number.</param>
public sealed record Closing(DateOnly Day, PortCode Port, string Reason, string Source)
{
    /// <summary>True when all ports were closed.</summary>
    public bool IsNational => Port.IsNone;
}
