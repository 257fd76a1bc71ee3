using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.File;

/// <summary>One step of a described form. It is saved as typed, also what is wrong; the check says what to mend.</summary>
public sealed class StepModel(FilingForms forms, FilingDrafts drafts, FilingRun run, Links links, Notice notice) : FilingPage(forms, drafts, run, links)
{
    public FormStep Step { get; private set; } = null!;

    public FormView View { get; private set; } = null!;

    /// <summary>What stood for this step when the form was opened.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>The step as a colleague saved it meanwhile; null when nobody did.</summary>
    public FormAnswers? Saved { get; private set; }

    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, string step, CancellationToken ct)
    {
        if (await OpenStepAsync(id, step, ct) is { } instead) return instead;
        (View, Was) = (new(Step.Fields, Draft.Answers), Draft.Answers.Of(Step.Fields).Stamp());
        if (!Draft.Answers.Of(Step.Fields).IsEmpty) Problems = [.. (await FilingRun.CheckAsync(Form, Context, Draft.Answers, ct)).Of(Step)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, string step, CancellationToken ct)
    {
        if (await OpenStepAsync(id, step, ct) is { } instead) return instead;
        var typed = new FormAnswers();
        typed.Take(Step.Fields, Request.Form);
        if (Request.Form.ContainsKey(FormView.MoreRows))
        {
            View = new(Step.Fields, typed) { SpareRows = 2 };
            return Page();
        }
        var saving = await Drafts.SaveAsync(Form, id, Step.Fields, Was, typed, ct);
        if (saving.IsDone)
        {
            var steps = await Form.StepsAsync(Context, typed, ct);
            return Redirect(steps.Count == 1 ? Links.CheckFiling(Kind, id) : Links.FilingDraft(Kind, id));
        }
        if (saving.Now is { } now)
        {
            (View, Saved) = (new(Step.Fields, typed), now.Answers.Of(Step.Fields));
            Was = Saved.Stamp();
            ModelState.Remove(nameof(Was));
            return Page();
        }
        notice.Info("This was sent or deleted meanwhile.");
        return Redirect(Links.FileKind(Kind));
    }

    async Task<IActionResult?> OpenStepAsync(long id, string step, CancellationToken ct)
    {
        if (await OpenDraftAsync(id, ct) is { } instead) return instead;
        if ((await Form.StepsAsync(Context, Draft.Answers, ct)).FirstOrDefault(s => s.Code == step) is not { } found) return NotFound();
        Step = found;
        return null;
    }
}
