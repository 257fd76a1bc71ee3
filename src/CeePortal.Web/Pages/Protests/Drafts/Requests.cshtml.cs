using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The fifth step: what is asked for besides.</summary>
public sealed class RequestsModel(ProtestDrafts drafts, ProtestFilers filers, ProtestFilings filings, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public ProtestForm.RequestsPart Input { get; set; } = new();

    public string DraftTitle { get; private set; } = "";

    public ProtestFiler Filer { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Criteria { get; } = [.. ProtestWords.Criteria.Select(c => new SelectListItem(c.Words, c.Value.ToString()))];

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        (DraftTitle, Input, Filer) = (draft.Row.Title, draft.Form.Requests, await filers.OfAsync(User, ct));
        Problems = [.. (await filings.CheckAsync(Filer, draft.Form, ct: ct)).Problems.Where(p => p.Step == ProtestStep.Requests)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await drafts.SaveAsync(Id, form => form.Requests = Input, ct)) return Redirect(links.ProtestDraft(Id));
        if (await drafts.FindAsync(Id, ct) is null) return NotFound();
        notice.Info("This protest was sent meanwhile.");
        return Redirect(links.ProtestReceipt(Id));
    }
}
