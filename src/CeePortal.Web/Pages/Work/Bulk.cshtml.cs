using System.Globalization;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Work;

/// <summary>Does something to many items: asks what is missing, does it item by item, and tells what came of each.</summary>
public sealed class BulkModel(WorkBulk bulk, WorkListing listing, WorkPeople people, WorkKinds kinds, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    /// <summary>The query of the list that the visitor came from.</summary>
    [BindProperty]
    public string? List { get; set; }

    [BindProperty]
    public BulkAct Act { get; set; }

    /// <summary>The chosen items: key and last event.</summary>
    [BindProperty]
    public List<string> Item { get; set; } = [];

    /// <summary>All that the page of the list showed: it may have moved on meanwhile.</summary>
    [BindProperty]
    public List<string> Shown { get; set; } = [];

    [BindProperty]
    public BulkInput Input { get; set; } = new();

    public sealed class BulkInput
    {
        public long? Person { get; set; }
        public bool AlsoTaken { get; set; }
        public long? Team { get; set; }
        public DateOnly? Until { get; set; }
        public string? Reason { get; set; }
    }

    public IReadOnlyList<Chosen> Chosen { get; private set; } = [];

    /// <summary>True when more match than can be done at once.</summary>
    public bool IsCut { get; private set; }

    public IEnumerable<SelectListItem> People { get; private set; } = [];

    public IEnumerable<SelectListItem> Teams { get; private set; } = [];

    /// <summary>What came of each item; null while the page asks.</summary>
    public IReadOnlyList<BulkLine>? Lines { get; private set; }

    public IActionResult OnGet() => LocalRedirect(links.Work); // a reload of nothing

    /// <summary>From the list: with those chosen, the page, or all that match.</summary>
    public async Task<IActionResult> OnPostAsync(string? which, CancellationToken ct)
    {
        if (!ModelState.IsValid || !MayDo) return LocalRedirect(links.WorkAs(List));
        Chosen = which == "all" ? await AllAsync(ct) : Read(which == "page" ? Shown : Item);
        if (Chosen.Count == 0)
        {
            notice.Warning("Choose at least one item first.");
            return LocalRedirect(links.WorkAs(List));
        }
        // A click is enough for a few; many are asked about once more.
        if (Act is BulkAct.Take or BulkAct.Release && which != "all") return await RunAsync(ct);
        await AskAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync(CancellationToken ct)
    {
        if (!MayDo) return LocalRedirect(links.WorkAs(List));
        Chosen = Read(Item);
        if (Act == BulkAct.Assign && Input.Person is null) ModelState.AddModelError("Input.Person", "Choose who gets them.");
        if (Act == BulkAct.Hold && Input.Until is null) ModelState.AddModelError("Input.Until", "Enter the day, such as 2026-09-01.");
        if (Act == BulkAct.Hold && string.IsNullOrWhiteSpace(Input.Reason)) ModelState.AddModelError("Input.Reason", "Say why the items are held.");
        if (ModelState.IsValid && Chosen.Count > 0) return await RunAsync(ct);
        await AskAsync(ct);
        return Page();
    }

    async Task<IActionResult> RunAsync(CancellationToken ct)
    {
        Lines = await bulk.RunAsync(User, Chosen, new(Act, Input.Person, Input.AlsoTaken, Input.Team, Input.Until, Input.Reason), ct);
        return Page();
    }

    bool MayDo => Act != BulkAct.Assign || WorkActors.RolesOf(User) is WorkRoles.Supervisor or WorkRoles.Headquarters;

    static List<Chosen> Read(IEnumerable<string> texts) => [.. texts.Select(text => Services.Work.Chosen.TryParse(text, out var one) ? (Chosen?)one : null).OfType<Chosen>().Distinct().Take(WorkBulk.Most)];

    async Task<List<Chosen>> AllAsync(CancellationToken ct)
    {
        var rows = await listing.FirstAsync(WorkFilterInput.FromQuery(List), User.Id(), WorkBulk.Most + 1, ct);
        IsCut = rows.Count > WorkBulk.Most;
        return [.. rows.Take(WorkBulk.Most).Select(r => new Chosen(r.Id, r.Seq))];
    }

    async Task AskAsync(CancellationToken ct)
    {
        if (listing.OfficeOf(WorkFilterInput.FromQuery(List).ToFilter(false, 0, [], null, default)) is not { } office) return;
        People = [.. (await people.OfOfficeAsync(office, withHeadquarters: true, ct)).Select(p => new SelectListItem($"{p.Name}, {p.Role}", p.Id.ToString(CultureInfo.InvariantCulture)))];
        Teams = [.. (await people.TeamsAsync(office, ct)).Where(t => !t.IsClosed).Select(t => new SelectListItem(t.Name, t.Id.ToString(CultureInfo.InvariantCulture)))];
    }

    public string KindName(string code) => kinds.Find(code)?.Name ?? code;

    public int Done => Lines?.Count(l => l.Problem is null) ?? 0;

    public static string Count(int count) => count == 1 ? "1 item" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} items");

    public string Title => Lines is null
        ? Act switch { BulkAct.Take => $"Take {Count(Chosen.Count)}", BulkAct.Release => $"Release {Count(Chosen.Count)}", BulkAct.Assign => $"Assign {Count(Chosen.Count)}", BulkAct.Team => $"Give {Count(Chosen.Count)} to a team", _ => $"Hold {Count(Chosen.Count)}" }
        : Act switch { BulkAct.Take => $"{Count(Done)} taken", BulkAct.Release => $"{Count(Done)} released", BulkAct.Assign => $"{Count(Done)} assigned", BulkAct.Team => $"{Count(Done)} given", _ => $"{Count(Done)} held" };
}
