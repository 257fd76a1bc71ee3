using CeePortal.Domain.Entries;

namespace CeePortal.Web;

public sealed partial class Links
{
    /// <summary>Refunds and bills.</summary>
    public string Revenue(IEnumerable<KeyValuePair<string, string?>>? query = null) => Page("/Revenue/Index", Values(query));

    public string RevenueExport(IEnumerable<KeyValuePair<string, string?>>? query = null) => Page("/Revenue/Index", Values(query), "Export");

    /// <summary>The liquidation worksheet of an entry.</summary>
    /// <param name="number">The entry.</param>
    /// <param name="line">The line whose form is open.</param>
    public string Worksheet(EntryNumber number, int? line = null) => Page("/Liquidation/Worksheet", new { number = number.ToString(), line });

    public string WorksheetAction(EntryNumber number, string handler) => Page("/Liquidation/Worksheet", new { number = number.ToString() }, handler);

    /// <summary>Liquidates, extends or suspends several entries.</summary>
    public string LiquidateMany(string? entries = null) => Page("/Liquidation/Many", new { entries });
}
