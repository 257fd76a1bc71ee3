using CeePortal.Web.Services.Administration.Reference;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Admin.Reference;

/// <summary>All reference tables, with how many rows each has and what they rest on.</summary>
public class IndexModel(ReferenceDesk desk) : PageModel
{
    public IReadOnlyList<(ReferenceTable Table, ReferenceCount Count)> Tables { get; private set; } = [];

    public string NameOf(ReferenceGroup group) => group switch
    {
        ReferenceGroup.Routing => "Routing",
        ReferenceGroup.Centers => "Centers",
        ReferenceGroup.Entries => "Codes on entry summaries",
        ReferenceGroup.Revenue => "Duty, fees and interest",
        ReferenceGroup.Tariff => "Tariff search",
        ReferenceGroup.Clocks => "Clocks",
    };

    public async Task OnGetAsync(CancellationToken cancel) => Tables = await desk.CountAsync(cancel);
}
