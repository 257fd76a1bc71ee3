using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The fifth step: what is asked for besides.</summary>
public sealed class RequestsModel(ProtestDrafts drafts, WorkFilers filers, ProtestFilings filings, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public ProtestForm.RequestsPart Input { get; set; } = new();

    /// <summary>What stood for this step when the form was opened.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>Where a colleague saved something else meanwhile.</summary>
    public IReadOnlyList<DraftDifference> Differences { get; private set; } = [];

    public string DraftTitle { get; private set; } = "";

    public WorkFiler Filer { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Criteria { get; } = [.. ProtestWords.Criteria.Select(c => new SelectListItem(c.Words, c.Value.ToString()))];

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        Input = draft.Form.Requests;
        await ShowAsync(draft, ct);
        return Page();
    }

    async Task ShowAsync(ProtestDraftFile draft, CancellationToken ct)
    {
        (DraftTitle, Was, Filer) = (draft.Row.Title, ProtestForm.StampOf(draft.Form.Requests), await filers.OfAsync(User, ct));
        Problems = [.. (await filings.CheckAsync(Filer, draft.Form, ct: ct)).Problems.Where(p => p.Step == ProtestStep.Requests)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var saved = await drafts.SaveAsync(Id, form => form.Requests, Was, form => form.Requests = Input, ct);
        if (saved.IsDone) return Redirect(links.ProtestDraft(Id));
        if (saved.Now is { } now)
        {
            Differences = DraftDifferences.Of(Input, now.Form.Requests);
            await ShowAsync(now, ct);
            ModelState.Remove(nameof(Was));
            return Page();
        }
        if (await drafts.FindAsync(Id, ct) is null) return NotFound();
        notice.Info("This protest was sent meanwhile.");
        return Redirect(links.ProtestReceipt(Id));
    }
}
