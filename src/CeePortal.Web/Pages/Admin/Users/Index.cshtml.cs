using System.Globalization;
using CeePortal.Data.Accounts;
using CeePortal.Web.Services.Administration.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Admin.Users;

/// <summary>All accounts.</summary>
public class IndexModel(UserDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public AccountState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public UserPage List { get; private set; } = new([], 0, null, null);

    public static IEnumerable<SelectListItem> Roles => PortalRoles.Named.Select(r => new SelectListItem(r.Display, r.Role));

    public static IEnumerable<SelectListItem> States => Enum.GetNames<AccountState>().Select(s => new SelectListItem(s, s));

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrEmpty(Role) || State is not null;

    public string CountWords => List.Matching switch
    {
        0 => "",
        1 => "1 user",
        var many => many.ToString("N0", CultureInfo.InvariantCulture) + " users",
    };

    public async Task OnGetAsync(CancellationToken cancel) => List = await desk.ListAsync(new UserQuery(Q, Role, State, After, Before), cancel);
}
