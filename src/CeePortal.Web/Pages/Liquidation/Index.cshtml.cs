using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>The liquidation files that the visitor's office loaded.</summary>
public sealed class IndexModel(LoadReports reports, Links links) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public PageOf<UploadRow> List { get; private set; } = PageOf<UploadRow>.Empty;

    public bool IsFirstPage => After is null && Before is null;

    public async Task OnGetAsync(CancellationToken ct) => List = await reports.ListAsync(After, Before, ct);
}
