using System.Globalization;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Web.Services.CenterSearch;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Centers;

/// <summary>One Center: what it covers and on what that rests, its office, its names and dates.</summary>
public class CenterModel(CenterShelfSource shelves, LegalClock clock, Links links) : PageModel
{
    public CenterShelf Shelf { get; private set; } = null!;

    public CenterFacts Center { get; private set; } = null!;

    public IReadOnlyList<CoverageRow> Coverage { get; private set; } = [];

    /// <summary>Ranges that came to the Center or left it on a known day.</summary>
    public IReadOnlyList<CoverageRow> EarlierCoverage { get; private set; } = [];

    public IReadOnlyList<CenterEvent> Events { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public int HeadingCount => Coverage.Sum(row => Shelf.HeadingsIn(row).Count);

    public int PublishedCount => Coverage.Where(row => row.Basis == CoverageBasis.Published).Sum(row => Shelf.HeadingsIn(row).Count);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (CenterCode.Read(code, out var center) is not null) return NotFound();
        Shelf = await shelves.GetAsync(ct);
        if (Shelf.Find(center) is not { } facts) return NotFound();
        // One address for each page: /centers/7 and /centers/CEE007 lead there.
        if (code != center.ToString()) return RedirectPermanent(links.Center(center));
        Center = facts;
        Today = clock.Today;
        Coverage = Shelf.CoverageOf(center, Today);
        EarlierCoverage = [.. Shelf.Book.Coverage.Where(r => r.Center == center && r.Until < Today).OrderBy(r => r.First)];
        Events = [.. Shelf.Events.Where(e => e.Center == center || e.Center.IsNone)];
        return Page();
    }

    /// <summary>A year, a month or a day, as far as it is known.</summary>
    public static string When(string iso) => iso.Length switch
    {
        10 when DateOnly.TryParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) => Dates.Long(day),
        7 when DateOnly.TryParseExact(iso + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var month) => month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-US")),
        _ => iso,
    };
}
