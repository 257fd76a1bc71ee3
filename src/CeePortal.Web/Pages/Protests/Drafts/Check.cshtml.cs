using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The last step: everything as it is sent, whether it is in time, what is to mend; and the sending, which a second
/// click does not repeat.</summary>
public sealed class CheckModel(ProtestDrafts drafts, WorkFilers filers, ProtestFilings filings, OfficeNameSource offices, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public int Seq { get; private set; }

    public string DraftTitle { get; private set; } = "";

    public ProtestForm Form { get; private set; } = new();

    public ReadForm Read { get; private set; } = null!;

    public OfficeNames Offices { get; private set; } = null!;

    public string PartySentence { get; private set; } = "";

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        return draft.FiledAs.Count > 0 ? Redirect(links.ProtestReceipt(Id)) : await ShowAsync(draft, ct);
    }

    public async Task<IActionResult> OnPostAsync(int seq, CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        if (draft.Seq != seq)
        {
            Refusal = "The draft was changed after this page was opened, perhaps by a colleague. Read it as it is now, then send it.";
            return await ShowAsync(draft, ct);
        }
        try
        {
            var filed = await filings.SendAsync(await filers.OfAsync(User, ct), draft.Form, null, Id, async (db, protests) =>
            {
                var numbers = string.Join(' ', protests.Select(p => p.Item.Number.ToCompact()));
                // Taken by whoever comes first: the second click finds it filed and files nothing.
                if (await db.WorkDrafts.Where(d => d.Id == Id && d.Seq == seq && d.FiledAs == null).ExecuteUpdateAsync(d => d
                    .SetProperty(r => r.FiledAs, numbers).SetProperty(r => r.Body, "{}").SetProperty(r => r.Seq, seq + 1), ct) == 0) throw new DraftGoneException();
            }, ct);
            notice.Success(filed.Count == 1 ? "The protest is sent." : $"{filed.Count} protests are sent.");
            return Redirect(links.ProtestReceipt(Id));
        }
        catch (DraftGoneException)
        {
            return Redirect(links.ProtestReceipt(Id));
        }
        catch (WorkRefusedException refused)
        {
            // What stands in the way may be this very draft, which a click before filed.
            if (await drafts.FindAsync(Id, ct) is { FiledAs.Count: > 0 }) return Redirect(links.ProtestReceipt(Id));
            Refusal = refused.Message;
            return await ShowAsync(draft, ct);
        }
    }

    async Task<IActionResult> ShowAsync(ProtestDraftFile draft, CancellationToken ct)
    {
        (DraftTitle, Form, Seq) = (draft.Row.Title, draft.Form, draft.Seq);
        var filer = await filers.OfAsync(User, ct);
        Offices = await offices.GetAsync(ct);
        Read = await filings.CheckAsync(filer, Form, ct: ct);
        var names = await filers.OfferedAsync(filer, ct);
        var by = Enum.TryParse<ProtestantKind>(Form.Parties.By, out var kind) && Enum.IsDefined(kind) ? $"As {Protestable.Name(kind)}: " : "";
        PartySentence = by + (Read.PartyId is { } party ? names.FirstOrDefault(n => n.Id == party)?.ToString() ?? (filer.IsSurety ? filer.OrganizationName : Form.Parties.Party) : "not named yet")
            + (filer.IsAgent ? $", by {filer.OrganizationName} with power of attorney." : ".");
        return Page();
    }
}
