using CeePortal.Domain.Work;

namespace CeePortal.Web;

public sealed partial class Links
{
    /// <summary>Where the spreadsheet of a disclosure is loaded.</summary>
    public string DisclosureTable(WorkNumber number) => Page("/Disclosures/Table", new { number = number.ToString() });

    /// <summary>The rows of the spreadsheet on file, of one port or of all.</summary>
    public string DisclosureRows(WorkNumber number, string? port = null, int? after = null) => Page("/Disclosures/Loss", new { number = number.ToString(), port, after });

    public string DisclosureTemplate(string format) => Page("/Disclosures/Template", new { format });
}
