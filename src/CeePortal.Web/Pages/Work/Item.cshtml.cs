using CeePortal.Data.Lists;
using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace CeePortal.Web.Pages.Work;

/// <summary>One item of work, for both sides: what is asked, its clocks, entries, party and history, and what may be done
/// next. A kind shows its own matter in <c>Pages/Shared/Work/_Kind.cshtml</c>, where Kind is its code in capitals; one that
/// has none shows what its events tell.</summary>
public sealed class ItemModel(WorkFile file, WorkDesk desk, WorkListing listing, ICompositeViewEngine views, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    /// <summary>The query of the list that the visitor came from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    public WorkOnFile One { get; private set; } = null!;

    public WorkView View { get; private set; } = null!;

    public IReadOnlyList<NextMove> Moves { get; private set; } = [];

    /// <summary>Why the decisions are not offered: somebody else has it. Null when that is not so.</summary>
    public string? Holder { get; private set; }

    public (WorkNeighbor? Previous, WorkNeighbor? Next) Beside { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string number, CancellationToken ct)
    {
        if (!WorkNumber.TryParse(number, null, out var asked) || await file.FindAsync(User, kind, asked, ct) is not var (one, isElsewhere)) return NotFound();
        One = one;
        View = await file.ViewAsync(User, one, isElsewhere, ct);
        if (!isElsewhere) (Moves, Holder) = (await file.MovesAsync(User, one, List, ct), await file.HolderAsync(User, one, ct));
        if (!string.IsNullOrEmpty(List) && !isElsewhere) Beside = await listing.NeighborsAsync(WorkFilterInput.FromQuery(List), User.Id(), one.Row, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostWatchAsync(string kind, string number, bool watch, CancellationToken ct)
    {
        if (!WorkNumber.TryParse(number, null, out var asked) || !await desk.WatchAsync(User, kind, asked, watch, ct)) return NotFound();
        notice.Success(watch ? "You watch it: it stands under \"Watched\"." : "You watch it no longer.");
        return LocalRedirect(links.WorkItem(kind, asked, List));
    }

    /// <summary>The part of the page for the matter of this kind.</summary>
    public string MatterPartial
    {
        get
        {
            var own = "/Pages/Shared/Work/_" + string.Concat(View.Kind.Code.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + ".cshtml";
            return views.GetView(null, own, isMainPage: false).Success ? own : "/Pages/Shared/Work/_AnyKind.cshtml";
        }
    }

    public string Above => $"{View.Kind.Name}, worked by the {View.Offices.Describe(View.Item.Office)}";

    public bool MayOpenEntries => PageAccess.IsOpenTo("/Entries/Entry", User);

    /// <summary>The one primary button of the page. For the trade to answer what is asked; for staff to take the item, else the first act of their own:
    /// to enter what the trade sent on paper comes later.</summary>
    public NextMove? First => View.ForTrade ? Moves.FirstOrDefault(m => m.Move.Code == "information-answered")
        : Moves.FirstOrDefault(m => m.Move.Code == "taken") ?? Moves.FirstOrDefault(m => m.IsOwn && !m.Move.By.HasFlag(WorkRoles.Filer)) ?? Moves.FirstOrDefault(m => m.IsOwn);

    public string MoveName(NextMove move) => move.Move.Name;

    public int Seq => View.Row.Seq;
}
