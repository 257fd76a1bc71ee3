using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.File;

/// <summary>A draft: its steps with what is missing, and its documents.</summary>
public sealed class DraftModel(FilingForms forms, FilingDrafts drafts, FilingRun run, Links links, Notice notice) : FilingPage(forms, drafts, run, links)
{
    public FilingCheck Check { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await OpenDraftAsync(id, ct) is { } instead) return instead;
        Check = await FilingRun.CheckAsync(Form, Context, Draft.Answers, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken ct)
    {
        if (await OpenDraftAsync(id, ct) is { } instead) return instead;
        await Drafts.DeleteAsync(Kind, id, ct);
        notice.Info("The draft is deleted.");
        return Redirect(Links.FileKind(Kind));
    }
}
