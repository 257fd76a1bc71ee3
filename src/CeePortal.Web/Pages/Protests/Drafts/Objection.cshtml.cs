using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The third step: one objection.</summary>
public sealed class ObjectionModel(ProtestDrafts drafts, WorkFilers filers, ProtestFilings filings, Links links, Notice notice) : PageModel
{
    /// <summary>As many entries as are offered as boxes; beyond, their numbers are typed.</summary>
    public const int MostChoices = 60;

    const int MostObjections = 100;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>From 0; as many as there are begins another.</summary>
    [BindProperty(SupportsGet = true)]
    public int Index { get; set; }

    [BindProperty]
    public ProtestForm.ObjectionPart Input { get; set; } = new();

    [BindProperty]
    public string? Only { get; set; }

    /// <summary>What stood for this step when the form was opened.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>Where a colleague saved something else meanwhile.</summary>
    public IReadOnlyList<DraftDifference> Differences { get; private set; } = [];

    public string DraftTitle { get; private set; } = "";

    public bool IsSaved { get; private set; }

    public IReadOnlyList<SelectListItem> Numbers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Decisions { get; } =
        [.. Enum.GetValues<ProtestableDecision>().Select(d => new SelectListItem(char.ToUpperInvariant(Protestable.Name(d)[0]) + Protestable.Name(d)[1..], d.ToString()))];

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft || Index < 0 || Index > draft.Form.Objections.Count || Index >= MostObjections) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        if (Index < draft.Form.Objections.Count) Input = draft.Form.Objections[Index];
        await ShowAsync(draft, ct);
        return Page();
    }

    async Task ShowAsync(ProtestDraftFile draft, CancellationToken ct)
    {
        (DraftTitle, IsSaved, Was) = (draft.Row.Title, Index < draft.Form.Objections.Count, ProtestForm.StampOf(draft.Form.Objections.ElementAtOrDefault(Index)));
        Numbers = [.. draft.Form.Entries.Where(e => !string.IsNullOrWhiteSpace(e.Number)).Select(e => new SelectListItem(e.Number!.Trim(), e.Number!.Trim()))];
        Only = string.Join('\n', Input.Entries);
        if (IsSaved) Problems = [.. (await filings.CheckAsync(await filers.OfAsync(User, ct), draft.Form, ct: ct)).Problems.Where(p => p.Step == ProtestStep.Objections && p.Index == Index)];
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken ct)
    {
        if (Index is < 0 or >= MostObjections) return NotFound();
        Input.Entries = [.. Input.Entries.Concat((Only ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
        var count = 0;
        // A new objection takes nobody's place: a colleague's that came meanwhile stands before it.
        var isNew = Was == ProtestForm.StampOf(null);
        var saved = await drafts.SaveAsync(Id, form => isNew ? null : form.Objections.ElementAtOrDefault(Index), Was, form =>
        {
            if (then == "remove")
            {
                if (Index < form.Objections.Count) form.Objections.RemoveAt(Index);
            }
            else if (!isNew && Index < form.Objections.Count) form.Objections[Index] = Input;
            else if (!isNew || ProtestForm.StampOf(form.Objections.ElementAtOrDefault(Index)) != ProtestForm.StampOf(Input)) form.Objections.Add(Input); // a second click adds nothing
            count = form.Objections.Count;
        }, ct);
        if (saved.Now is { } now)
        {
            if (now.Form.Objections.ElementAtOrDefault(Index) is { } theirs) Differences = DraftDifferences.Of(Input, theirs);
            else
            {
                Differences = [new("Objection", "as in the form", "taken out")];
                Index = now.Form.Objections.Count;
            }
            await ShowAsync(now, ct);
            ModelState.Remove(nameof(Was));
            return Page();
        }
        if (!saved.IsDone)
        {
            if (await drafts.FindAsync(Id, ct) is null) return NotFound();
            notice.Info("This protest was sent meanwhile.");
            return Redirect(links.ProtestReceipt(Id));
        }
        return Redirect(then == "another" ? links.ProtestObjection(Id, count) : links.ProtestDraft(Id));
    }
}
