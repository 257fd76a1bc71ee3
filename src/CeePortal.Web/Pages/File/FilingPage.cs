using CeePortal.Web.Security;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.File;

/// <summary>What the pages of a described form share: its kind in the address, and that the visitor may file it.</summary>
public abstract class FilingPage(FilingForms forms, FilingDrafts drafts, FilingRun run, Links links) : PageModel
{
    protected FilingDrafts Drafts => drafts;

    protected Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    public FilingForm Form { get; private set; } = null!;

    public FilingDraft Draft { get; private set; } = null!;

    public FilingContext Context { get; private set; } = null!;

    /// <summary>Finds the form.</summary>
    /// <returns>Null when it is there; otherwise what to answer instead.</returns>
    protected async Task<IActionResult?> OpenFormAsync(CancellationToken ct)
    {
        if (forms.Find(Kind) is not { } form) return NotFound();
        if (!form.Roles.Any(User.IsInRole) || User.OrganizationId() is null) return Forbid();
        (Form, Context) = (form, await run.ContextAsync(User, ct));
        return null;
    }

    /// <summary>Finds form and draft; one that was filed leads to its receipt.</summary>
    protected async Task<IActionResult?> OpenDraftAsync(long id, CancellationToken ct)
    {
        if (await OpenFormAsync(ct) is { } instead) return instead;
        if (await drafts.FindAsync(Kind, id, ct) is not { } draft) return NotFound();
        Draft = draft;
        return draft.FiledAs.Count > 0 ? Redirect(links.FilingReceipt(Kind, id)) : null;
    }
}
