using System.Globalization;
using CeePortal.Data;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>Further review is granted: to Headquarters, or to a designee who took no part.</summary>
public sealed class ForwardModel(ProtestDesk desk, PortalDbContext db, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public List<string> Grounds { get; set; } = [];

    [BindProperty]
    public long? Designee { get; set; }

    [BindProperty]
    public string? Remarks { get; set; }

    public IReadOnlyList<SelectListItem> AllGrounds { get; } = [.. ProtestWords.Grounds.Select(g => new SelectListItem(g.Words, g.Value.ToString()))];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    IReadOnlyList<long> DecidedBy { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await BeginAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await BeginAsync(ct) is { } other) return other;
        if (Designee is { } chosen && !People.Any(p => p.Value == chosen.ToString(CultureInfo.InvariantCulture)))
        {
            ModelState.AddModelError(nameof(Designee), "Choose one of the people who are offered: of this office, and without part in the decision or the protest.");
            return Page();
        }
        var grounds = Grounds.Aggregate(HeadquartersGrounds.None, static (all, g) => Enum.TryParse<HeadquartersGrounds>(g, out var one) ? all | one : all);
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.ForwardForFurtherReview(grounds, Designee, DecidedBy, Remarks ?? "", act), ct), "The protest is forwarded for further review.", ct);
    }

    async Task<IActionResult?> BeginAsync(CancellationToken ct)
    {
        if (await OpenAsync("further-review-forwarded", ct) is { } other) return other;
        // Who recorded the liquidation protested took part in the decision, as far as the portal knows (19 CFR 174.26(b)(2)).
        var entries = Protest.Entries.Select(e => e.Entry.ToCompact()).Take(500).ToList();
        DecidedBy = await db.EntryLiquidations.Where(l => l.RecordedBy != null && l.StruckAt == null && db.Entries.Any(e => e.Id == l.EntryId && entries.Contains(e.Number)))
            .Select(l => l.RecordedBy!.Value).Distinct().ToListAsync(ct);
        var (office, officers) = (Open.Row.Office, Protest.Officers.Concat(DecidedBy).ToList());
        var people = await (from user in db.Users
                            join o in db.Organizations on user.OrganizationId equals o.Id
                            where (o.Center == office || o.Port == office) && !officers.Contains(user.Id) && user.Id != Open.Act.By.Id
                            orderby user.DisplayName
                            select new { user.Id, user.DisplayName }).Take(200).ToListAsync(ct);
        People = [.. people.Select(p => new SelectListItem(p.DisplayName, p.Id.ToString(CultureInfo.InvariantCulture)))];
        return null;
    }
}
