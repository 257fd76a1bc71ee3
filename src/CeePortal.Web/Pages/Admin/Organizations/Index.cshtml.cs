using System.Globalization;
using CeePortal.Data.Accounts;
using CeePortal.Web.Services.Administration.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Admin.Organizations;

/// <summary>All organizations.</summary>
public class IndexModel(OrganizationDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganizationKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public OrganizationPage List { get; private set; } = new([], 0, null, null);

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<OrganizationKind>().Select(k => new SelectListItem(KindWords.Of(k), k.ToString()));

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || Kind is not null;

    public string CountWords => List.Matching switch
    {
        0 => "",
        1 => "1 organization",
        var many => many.ToString("N0", CultureInfo.InvariantCulture) + " organizations",
    };

    public async Task OnGetAsync(CancellationToken cancel) => List = await desk.ListAsync(new OrganizationQuery(Q, Kind, After, Before), cancel);
}
