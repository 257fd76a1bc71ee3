using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.File;

/// <summary>What a draft became: numbers to keep.</summary>
public sealed class ReceiptModel(FilingForms forms, FilingDrafts drafts, FilingRun run, PortalDbContext db, OfficeNameSource offices, Links links) : FilingPage(forms, drafts, run, links)
{
    public IReadOnlyList<WorkRecord> Filed { get; private set; } = [];

    public DateTime SentAt { get; private set; }

    public OfficeNames Offices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await OpenFormAsync(ct) is { } instead) return instead;
        if (await Drafts.FindAsync(Kind, id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count == 0) return Redirect(Links.FilingDraft(Kind, id));
        var (kind, numbers) = (Form.Kind.Code, draft.FiledAs.Select(n => n.ToCompact()).ToList());
        Filed = await db.WorkItems.AsNoTracking().Where(w => w.Kind == kind && numbers.Contains(w.Number)).OrderBy(w => w.Id).ToListAsync(ct);
        if (Filed.Count == 0) return NotFound();
        SentAt = await db.Events.AsNoTracking().Where(e => e.StreamType == kind && e.StreamId == Filed[0].Id && e.Seq == 1).Select(e => e.At).SingleAsync(ct);
        Offices = await offices.GetAsync(ct);
        return Page();
    }
}
