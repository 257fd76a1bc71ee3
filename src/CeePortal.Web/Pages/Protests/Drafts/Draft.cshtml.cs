using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>A draft as a list of steps, each with what is to do there.</summary>
public sealed class DraftModel(ProtestDrafts drafts, WorkFilers filers, ProtestFilings filings, Links links, Notice notice) : PageModel
{
    public const string NothingAsked = "Nothing is asked besides.";

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public string Title { get; private set; } = "";

    public ProtestForm Form { get; private set; } = new();

    public ReadForm Read { get; private set; } = null!;

    public string PartySentence { get; private set; } = "";

    public string RequestsSentence
    {
        get
        {
            List<string> asked = [];
            if (Form.Requests.Accelerated) asked.Add("accelerated disposition");
            if (Form.Requests.FurtherReview) asked.Add("further review");
            if (Form.Requests.SaysExclusion) asked.Add("a decision within 30 days because of an exclusion");
            if (!string.IsNullOrWhiteSpace(Form.Requests.SameAs)) asked.Add($"the disposition of protest {Form.Requests.SameAs.Trim()}");
            return asked.Count == 0 ? NothingAsked : $"Asked for: {string.Join(", ", asked)}.";
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        (Title, Form) = (draft.Row.Title, draft.Form);
        var filer = await filers.OfAsync(User, ct);
        Read = await filings.CheckAsync(filer, Form, ct: ct);
        var names = await filers.OfferedAsync(filer, ct);
        var by = Enum.TryParse<ProtestantKind>(Form.Parties.By, out var kind) && Enum.IsDefined(kind) ? $"As {Protestable.Name(kind)}: " : "";
        PartySentence = by + (Read.PartyId is { } party ? names.FirstOrDefault(n => n.Id == party)?.ToString() ?? (filer.IsSurety ? filer.OrganizationName : Form.Parties.Party) : "not named yet.");
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is null) return NotFound();
        await drafts.DeleteAsync(Id, ct);
        notice.Info("The draft is deleted.");
        return Redirect(links.Protests);
    }
}
