using CeePortal.Data.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests;

/// <summary>Where protests begin: drafts, a new one, a list of many.</summary>
public sealed class IndexModel(ProtestDrafts drafts, ProtestFilers filers, Links links) : PageModel
{
    public IReadOnlyList<WorkDraft> Drafts { get; private set; } = [];

    public bool MaySendLists => PageAccess.IsOpenTo("/Protests/Lists/Index", User);

    public async Task OnGetAsync(CancellationToken ct) => Drafts = await drafts.ListAsync(ct);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        if (User.OrganizationId() is null) return Forbid();
        var filer = await filers.OfAsync(User, ct);
        return Redirect(links.ProtestDraft(await drafts.BeginAsync(filer.UserId, filer.OrganizationId, new(), ct)));
    }
}
