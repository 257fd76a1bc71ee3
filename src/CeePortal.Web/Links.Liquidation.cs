using CeePortal.Domain.Entries;

namespace CeePortal.Web;

public sealed partial class Links
{
    /// <summary>What liquidates and what windows close next.</summary>
    public string Closing(IEnumerable<KeyValuePair<string, string?>>? query = null) => Page("/Liquidation/Closing", Values(query));

    public string ClosingExport(IEnumerable<KeyValuePair<string, string?>>? query = null) => Page("/Liquidation/Closing", Values(query), "Export");

    /// <summary>The form by which a specialist records an event on an entry.</summary>
    public string RecordLiquidation(EntryNumber number) => Page("/Liquidation/Record", new { number = number.ToString() });

    public string LiquidationAction(EntryNumber number, string handler) => Page("/Liquidation/Record", new { number = number.ToString() }, handler);

    public string LiquidationLoads => Page("/Liquidation/Index");

    public string NewLiquidationLoad => Page("/Liquidation/New");

    public string LiquidationLoad(long id) => Page("/Liquidation/Load", new { id });

    public string LiquidationFindings(long id, string? code) => Page("/Liquidation/Load", new { id, code }) + "#findings";

    public string LiquidationProgress(long id) => Page("/Liquidation/Load", new { id }, "Progress");

    public string LiquidationFindingsCsv(long id) => Page("/Liquidation/Load", new { id }, "Findings");

    public string LiquidationTemplate => Page("/Liquidation/Template");
}
