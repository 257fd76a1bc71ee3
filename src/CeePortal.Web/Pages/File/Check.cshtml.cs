using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.File;

/// <summary>Everything as it is sent, what is to mend, and the sending, which a second click does not repeat.</summary>
public sealed class CheckModel(FilingForms forms, FilingDrafts drafts, FilingRun run, Links links, Notice notice) : FilingPage(forms, drafts, run, links)
{
    readonly FilingRun run = run;

    public FilingCheck Check { get; private set; } = null!;

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await OpenDraftAsync(id, ct) ?? await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(long id, int seq, CancellationToken ct)
    {
        if (await OpenDraftAsync(id, ct) is { } instead) return instead;
        if (Draft.Seq != seq)
        {
            Refusal = "The draft was changed after this page was opened, perhaps by a colleague. Read it as it is now, then send it.";
            return await ShowAsync(ct);
        }
        try
        {
            if (await run.SendAsync(Form, Context, Draft, ct) is { } filed)
                notice.Success(filed.Count > 1 ? $"{filed.Count} are sent." : Form.Kind.Origin == WorkOrigin.OpenedByStaff ? "It is opened." : "It is sent.");
            return Redirect(Links.FilingReceipt(Kind, id));
        }
        catch (WorkRefusedException refused)
        {
            // What stands in the way may be this very draft, which a click before filed.
            if (await Drafts.FindAsync(Kind, id, ct) is { FiledAs.Count: > 0 }) return Redirect(Links.FilingReceipt(Kind, id));
            Refusal = refused.Message;
            return await ShowAsync(ct);
        }
    }

    async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Check = await FilingRun.CheckAsync(Form, Context, Draft.Answers, ct);
        return Page();
    }
}
