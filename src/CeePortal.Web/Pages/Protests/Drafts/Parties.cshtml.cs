using System.Globalization;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The first step: who protests, and who gets the notices.</summary>
public sealed class PartiesModel(ProtestDrafts drafts, WorkFilers filers, ProtestFilings filings, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public ProtestForm.PartiesPart Input { get; set; } = new();

    /// <summary>What stood for this step when the form was opened.</summary>
    [BindProperty]
    public string? Was { get; set; }

    /// <summary>Where a colleague saved something else meanwhile.</summary>
    public IReadOnlyList<DraftDifference> Differences { get; private set; } = [];

    public string DraftTitle { get; private set; } = "";

    public WorkFiler Filer { get; private set; } = null!;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Parties { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        Input = draft.Form.Parties;
        await ShowAsync(draft, ct);
        return Page();
    }

    async Task ShowAsync(ProtestDraftFile draft, CancellationToken ct)
    {
        (DraftTitle, Was, Filer) = (draft.Row.Title, ProtestForm.StampOf(draft.Form.Parties), await filers.OfAsync(User, ct));
        Input.By ??= Filer.IsSurety ? nameof(ProtestantKind.Surety) : nameof(ProtestantKind.Importer);
        Parties = [.. (await filers.OfferedAsync(Filer, ct)).Select(n => new SelectListItem(n.ToString(), n.Id.ToString(CultureInfo.InvariantCulture)))];
        if (Parties is [var only]) Input.Party ??= only.Value;
        Kinds = [.. Enum.GetValues<ProtestantKind>().Where(k => Filer.IsOfficer || k == ProtestantKind.Surety == Filer.IsSurety).Select(k => new SelectListItem(Capital(Protestable.Name(k)), k.ToString()))];
        if (draft.Form.Parties.Drawback is not null) Problems = [.. (await filings.CheckAsync(Filer, draft.Form, ct: ct)).Problems.Where(p => p.Step == ProtestStep.Parties)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Input.Drawback ??= "";
        var saved = await drafts.SaveAsync(Id, form => form.Parties, Was, form => form.Parties = Input, ct);
        if (saved.IsDone) return Redirect(links.ProtestStep(Id, ProtestStep.Entries));
        if (saved.Now is not { } now) return await GoneAsync(ct);
        Differences = DraftDifferences.Of(Input, now.Form.Parties);
        await ShowAsync(now, ct);
        ModelState.Remove(nameof(Was));
        return Page();
    }

    async Task<IActionResult> GoneAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is null) return NotFound();
        notice.Info("This protest was sent meanwhile.");
        return Redirect(links.ProtestReceipt(Id));
    }

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
