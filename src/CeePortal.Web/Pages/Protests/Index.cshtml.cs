using CeePortal.Data.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests;

/// <summary>Where protests begin: drafts, a new one, a list of many.</summary>
public sealed class IndexModel(ProtestDrafts drafts, WorkFilers filers, Links links) : PageModel
{
    public IReadOnlyList<WorkDraft> Drafts { get; private set; } = [];

    public bool MaySendLists => PageAccess.IsOpenTo("/Protests/Lists/Index", User);

    public async Task OnGetAsync(CancellationToken ct) => Drafts = await drafts.ListAsync(ct);

    /// <summary>Begins a draft.</summary>
    /// <param name="entry">The entry that it is about, as typed; the draft says what is wrong with it. Null for none yet.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IActionResult> OnPostBeginAsync(string? entry, CancellationToken ct)
    {
        if (User.OrganizationId() is null) return Forbid();
        var filer = await filers.OfAsync(User, ct);
        var form = new ProtestForm();
        if (entry?.Trim() is { Length: > 0 } number) form.Entries.Add(new() { Number = number.Length <= ProtestForm.EntryPart.MostNumber ? number : number[..ProtestForm.EntryPart.MostNumber] });
        return Redirect(links.ProtestDraft(await drafts.BeginAsync(filer.UserId, filer.OrganizationId, form, ct)));
    }
}
