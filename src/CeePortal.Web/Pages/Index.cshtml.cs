using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.CenterSearch;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages;

/// <summary>Find your Center: one box for a tariff number or plain words. Every answer has an address of its own.</summary>
public class IndexModel(CenterShelfSource shelves, LegalClock clock) : PageModel
{
    /// <summary>The question.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Question { get; set; }

    /// <summary>The day of which is asked; today when it is missing.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public DateOnly? On { get; set; }

    public CenterShelf Shelf { get; private set; } = null!;

    public FindingAnswer Answer { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public bool IsPast => Answer.Day != Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = clock.Today;
        if (ModelState["on"] is { Errors.Count: > 0 })
        {
            ModelState.Remove("on");
            ModelState.AddModelError("on", "Enter the day as year, month and day, such as 2016-03-23.");
        }
        Shelf = await shelves.GetAsync(ct);
        Answer = CenterFinder.Find(Shelf, Question, On ?? Today);
        On = Answer.Day;
    }
}
