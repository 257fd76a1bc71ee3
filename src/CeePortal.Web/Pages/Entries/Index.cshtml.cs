using CeePortal.Data;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Entries;

/// <summary>The list of entries. The filters are posted, since one of them may be a person's number, and stand in the
/// address afterwards without it.</summary>
public sealed class IndexModel(EntryListing listing, ImporterSearch search, IValidator<EntryFilterInput> validator, PortalDbContext db, Links links) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public EntryFilterInput Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public EntryListingPage List { get; private set; } = null!;

    public ScopeKind Scope => db.Scope.Kind;

    public bool MayUpload => PageAccess.IsOpenTo("/Uploads/New", User);

    /// <summary>This page of the list, to come back to.</summary>
    public string Here => HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : links.EntriesWith(Filter.Address());

    public async Task OnGetAsync(CancellationToken ct)
    {
        Filter.Importer = null; // only a form brings it
        await Filter.IsValidAsync(validator, ModelState, nameof(Filter), ct);
        List = await listing.ReadAsync(Filter, After, Before, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Filter.IsValidAsync(validator, ModelState, nameof(Filter), ct) && await FoundImporterAsync(ct))
            return LocalRedirect(links.EntriesWith(Filter.Address()));
        List = await listing.ReadAsync(Filter, null, null, ct);
        return Page();
    }

    async Task<bool> FoundImporterAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Filter.Importer)) return true;
        var found = await search.FindAsync(Filter.Importer, ct);
        const string field = $"{nameof(Filter)}.{nameof(EntryFilterInput.Importer)}";
        if (found.IsPersonal)
        {
            ModelState.Remove(field); // not shown again, not even in the field
            Filter.Importer = null;
        }
        if (found.Problem is not null)
        {
            ModelState.AddModelError(field, found.Problem);
            return false;
        }
        (Filter.ImporterId, Filter.ImporterName) = (found.Id, found.Name);
        return true;
    }

    /// <summary>The address without some of its filters.</summary>
    public string Without(params ReadOnlySpan<string> keys)
    {
        var left = new List<KeyValuePair<string, string?>>();
        foreach (var pair in Filter.Address())
            if (!keys.Contains(pair.Key))
                left.Add(pair);
        return links.EntriesWith(left);
    }

    public IEnumerable<SelectListItem> Centers => List.Offices.Centers.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new SelectListItem($"{c.Value} ({c.Key})", c.Key));

    public IEnumerable<SelectListItem> Types => List.Lists.EntryTypes.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new SelectListItem($"{t.Key} {t.Value}", t.Key));

    public static IEnumerable<SelectListItem> Dates => [new("Filed", "filed"), new("Deciding date", "deciding")];

    public IEnumerable<SelectListItem> Orders => List.Orders.Select(o => new SelectListItem(o switch
    {
        EntryOrder.FiledNewest => "Filed, newest first",
        EntryOrder.FiledOldest => "Filed, oldest first",
        EntryOrder.NumberUp => "Entry number, upwards",
        EntryOrder.NumberDown => "Entry number, downwards",
        EntryOrder.DecidingNewest => "Deciding date, newest first",
        EntryOrder.DecidingOldest => "Deciding date, oldest first",
    }, EntryFilterInput.Name(o), o == List.Order));

    /// <summary>Whose entries these are.</summary>
    public string Lead => Scope switch
    {
        ScopeKind.Importers => "Your entry summaries: where each went, and why.",
        ScopeKind.Filers => "The entry summaries that you filed, and those of importers who gave you a power of attorney.",
        ScopeKind.Center => "The entry summaries that your Center handles.",
        ScopeKind.Port => "The entry summaries of your port, whoever handles them.",
        _ => "Every entry summary on file: where each went, and why.",
    };
}
