using CeePortal.Data;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Reference;
using CeePortal.Data.Validations;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Work;

/// <summary>How entries are drawn for review: the shares of today, the rules, the last draws of the office, and the draw of any
/// one entry, computed again. For staff alone.</summary>
public sealed class SamplingModel(PortalDbContext db, WorkStore items, OfficeNameSource offices, LegalClock clock, Links links) : PageModel
{
    const int Last = 50;

    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Entry { get; set; }

    public string OfficeName { get; private set; } = "";

    public string Period { get; private set; } = "";

    public string? Seed { get; private set; }

    public IReadOnlyList<(string Segment, Share Share, DateOnly? From)> Shares { get; private set; } = [];

    public IReadOnlyList<RefSelectionRule> Rules { get; private set; } = [];

    public IReadOnlyList<(EntrySelection Selection, WorkNumber Number)> Draws { get; private set; } = [];

    public EntrySummary? Asked { get; private set; }

    public DrawOfEntry? Draw { get; private set; }

    /// <summary>The draws of its corrections, the latest first.</summary>
    public IReadOnlyList<DrawOfCorrection> Corrections { get; private set; } = [];

    public bool MayEdit => PageAccess.IsOpenTo("/Admin/Reference/Index", User);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.Today;
        OfficeName = (db.Scope.Center ?? db.Scope.Port) is { } office ? (await offices.GetAsync(ct)).Describe(office) : "All offices";
        var book = await SelectionBook.LoadAsync(db, ct);
        Period = SamplingDraw.PeriodOf(today);
        Seed = book.SeedOf(Period);
        var rows = await db.RefSamplingShares.AsNoTracking().Where(s => s.From <= today).ToListAsync(ct);
        Shares = [.. WorkSegments.All.Select(s => (s.Name, book.ShareOf(s.Code, today), rows.Where(r => r.Segment == RefSamplingShare.KeyOf(s.Code)).Select(r => (DateOnly?)r.From).Max()))];
        Rules = [.. book.Rules.Where(r => (r.To is null || r.To >= today) && (r.Center.Length == 0 || db.Scope.Center is null || r.Center == db.Scope.Center))];
        var draws = await db.EntrySelections.AsNoTracking().OrderByDescending(s => s.Id).Take(Last)
            .Join(db.WorkItems, s => s.WorkId, w => w.Id, (s, w) => new { Selection = s, w.Number }).OrderByDescending(s => s.Selection.Id).ToListAsync(ct);
        Draws = [.. draws.Select(d => (d.Selection, WorkNumber.Parse(d.Number)))];
        if (!string.IsNullOrWhiteSpace(Entry)) await LookUpAsync(Entry, ct);
    }

    async Task LookUpAsync(string typed, CancellationToken ct)
    {
        if (EntryNumber.Read(typed, null, out var number) is { } wrong)
        {
            ModelState.AddModelError(nameof(Entry), wrong);
            return;
        }
        var compact = number.ToCompact();
        Asked = await db.Entries.AsNoTracking().FirstOrDefaultAsync(e => e.Number == compact, ct);
        if (Asked is null) ModelState.AddModelError(nameof(Entry), $"Entry {number} is not on file here among those that you may see.");
        else (Draw, Corrections) = (await SamplingLookup.OfAsync(db, Asked, ct), await CorrectionDraws.OfAsync(db, items, Asked, ct));
    }

    public static string RuleName(EntrySelection selection) => selection.Trigger == ValidationTrigger.Sample ? "Random draw" : $"Rule {selection.Rule}";

    public static string SegmentName(string key) => WorkSegments.NameOf(key == RefSamplingShare.Other ? "" : key);
}
