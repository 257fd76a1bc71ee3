using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>What a draft became: numbers to keep.</summary>
public sealed class ReceiptModel(ProtestDrafts drafts, PortalDbContext db, OfficeNameSource offices, Links links) : PageModel
{
    public IReadOnlyList<WorkRecord> Filed { get; private set; } = [];

    public DateTime SentAt { get; private set; }

    public OfficeNames Offices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await drafts.FindAsync(id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count == 0) return Redirect(links.ProtestDraft(id));
        var numbers = draft.FiledAs.Select(n => n.ToCompact()).ToList();
        var kind = Protest.ProtestKind.Code;
        Filed = await db.WorkItems.AsNoTracking().Where(w => w.Kind == kind && numbers.Contains(w.Number)).OrderBy(w => w.Id).ToListAsync(ct);
        if (Filed.Count == 0) return NotFound();
        SentAt = (await db.Events.AsNoTracking().Where(e => e.StreamType == kind && e.StreamId == Filed[0].Id && e.Seq == 1).Select(e => e.At).SingleAsync(ct));
        Offices = await offices.GetAsync(ct);
        return Page();
    }
}
