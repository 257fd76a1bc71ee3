using CeePortal.Web.Services.CenterSearch;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Centers;

/// <summary>The directory of the Centers, on a map and as a list.</summary>
public class IndexModel(CenterShelfSource shelves) : PageModel
{
    public CenterShelf Shelf { get; private set; } = null!;

    public CenterMap Map { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Shelf = await shelves.GetAsync(ct);
        Map = CenterMap.Of(Shelf.Centers);
    }
}
