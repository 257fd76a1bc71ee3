using System.Globalization;
using CeePortal.Web.Services.Administration.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Admin.Reference;

/// <summary>One reference table: search, pages by key.</summary>
public class TableModel(ReferenceDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Basis { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public ReferenceTable Shown { get; private set; } = null!;

    public ReferencePage List { get; private set; } = new([], 0, null, null);

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrWhiteSpace(Basis);

    public IEnumerable<SelectListItem> Bases => ((string[])["Published", "Secondary", "Provisional", "Modelled"]).Select(b => new SelectListItem(b, b));

    public string CountWords => List.Matching switch
    {
        0 => "",
        1 => "1 row",
        var many => many.ToString("N0", CultureInfo.InvariantCulture) + (IsFiltered ? " rows fit" : " rows"),
    };

    public async Task<IActionResult> OnGetAsync(string table, CancellationToken cancel)
    {
        if (ReferenceTables.Find(table) is not { } found) return NotFound();
        Shown = found;
        List = await desk.ListAsync(found, new ReferenceQuery(Q, Basis, After, Before), cancel);
        return Page();
    }
}
