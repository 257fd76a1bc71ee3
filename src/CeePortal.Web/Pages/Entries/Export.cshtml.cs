using System.Globalization;
using CeePortal.Data.Lists;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Entries;

/// <summary>The filtered list as a file; written while it is read.</summary>
public sealed class ExportModel(EntryExport export, EntryListing listing, IValidator<EntryFilterInput> validator, LegalClock clock, Links links,
    Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public EntryFilterInput Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Filter.Importer = null;
        // A filter that cannot be read would export more than was asked for: the list says what is wrong.
        if (!await Filter.IsValidAsync(validator, ModelState, nameof(Filter), ct)) return LocalRedirect(links.EntriesWith(Filter.Address()));
        var (importers, tooMany) = await listing.ImportersAsync(Filter, ct);
        if (tooMany)
        {
            // A file that lacks rows looks like one that has them all.
            notice.Warning($"Nothing was exported: more than {ImporterNames.MostFound} importers have \"{Filter.ImporterName}\" in their name, and the file would hold the entries of the first {ImporterNames.MostFound} only. Write more of the name, or the number.");
            return LocalRedirect(links.EntriesWith(Filter.Address()));
        }
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"entries-{clock.Today:yyyy-MM-dd}.csv\"");
        Response.Headers.CacheControl = "no-store";
        await export.WriteAsync(Filter, importers, Response.Body, ct);
        return new EmptyResult();
    }
}
