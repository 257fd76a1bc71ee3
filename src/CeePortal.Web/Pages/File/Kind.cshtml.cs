using CeePortal.Data.Work;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.File;

/// <summary>Where a kind begins: its drafts, and a new one.</summary>
public sealed class KindModel(FilingForms forms, FilingDrafts drafts, FilingRun run, Links links) : FilingPage(forms, drafts, run, links)
{
    const int MostNumber = 40;

    public IReadOnlyList<WorkDraft> List { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await OpenFormAsync(ct) is { } instead) return instead;
        List = await Drafts.ListAsync(Kind, ct);
        return Page();
    }

    /// <summary>Begins a draft.</summary>
    /// <param name="entry">The entry that it is about, as typed; the draft says what is wrong with it. Null for none yet.</param>
    /// <param name="item">The item of work from which it follows; null for none.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IActionResult> OnPostBeginAsync(string? entry, string? item, CancellationToken ct)
    {
        if (await OpenFormAsync(ct) is { } instead) return instead;
        var answers = new FormAnswers();
        if (entry?.Trim() is { Length: > 0 } number) answers.With("entry", number.Length <= MostNumber ? number : number[..MostNumber]);
        if (item?.Trim() is { Length: > 0 } from) answers.With("item", from.Length <= MostNumber ? from : from[..MostNumber]);
        var id = await Drafts.BeginAsync(Form, Context.Filer.UserId, Context.Filer.OrganizationId, answers, ct);
        var steps = await Form.StepsAsync(Context, answers, ct);
        return Redirect(steps.Count == 1 ? Links.FilingStep(Kind, id, steps[0].Code) : Links.FilingDraft(Kind, id));
    }
}
