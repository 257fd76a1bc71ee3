using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The third step: one objection.</summary>
public sealed class ObjectionModel(ProtestDrafts drafts, ProtestFilers filers, ProtestFilings filings, Links links, Notice notice) : PageModel
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
        DraftTitle = draft.Row.Title;
        Numbers = [.. draft.Form.Entries.Where(e => !string.IsNullOrWhiteSpace(e.Number)).Select(e => new SelectListItem(e.Number!.Trim(), e.Number!.Trim()))];
        if (Index == draft.Form.Objections.Count) return Page();
        (IsSaved, Input) = (true, draft.Form.Objections[Index]);
        Only = string.Join('\n', Input.Entries);
        Problems = [.. (await filings.CheckAsync(await filers.OfAsync(User, ct), draft.Form, ct: ct)).Problems.Where(p => p.Step == ProtestStep.Objections && p.Index == Index)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken ct)
    {
        if (Index is < 0 or >= MostObjections) return NotFound();
        Input.Entries = [.. Input.Entries.Concat((Only ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
        var count = 0;
        var saved = await drafts.SaveAsync(Id, form =>
        {
            if (then == "remove")
            {
                if (Index < form.Objections.Count) form.Objections.RemoveAt(Index);
            }
            else if (Index < form.Objections.Count) form.Objections[Index] = Input;
            else form.Objections.Add(Input);
            count = form.Objections.Count;
        }, ct);
        if (!saved)
        {
            if (await drafts.FindAsync(Id, ct) is null) return NotFound();
            notice.Info("This protest was sent meanwhile.");
            return Redirect(links.ProtestReceipt(Id));
        }
        return Redirect(then == "another" ? links.ProtestObjection(Id, count) : links.ProtestDraft(Id));
    }
}
