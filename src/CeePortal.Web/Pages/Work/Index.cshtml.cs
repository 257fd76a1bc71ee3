using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Work;

/// <summary>The queue of a Center or port; for the trade its own items. The filters are posted, since one of them may be a
/// person's number, and stand in the address afterwards without it.</summary>
public sealed class IndexModel(WorkListing listing, ImporterSearch search, IValidator<WorkFilterInput> validator, WorkKinds kinds, WorkPeople people,
    SavedFilters saved, PortalDbContext db, Links links, Notice notice) : PageModel
{
    public static readonly IReadOnlyList<WorkTab> StaffTabs =
        [WorkTab.Mine, WorkTab.Unassigned, WorkTab.Team, WorkTab.Waiting, WorkTab.Overdue, WorkTab.Held, WorkTab.Open, WorkTab.Closed];

    public static readonly IReadOnlyList<WorkTab> TradeTabs = [WorkTab.Open, WorkTab.Waiting, WorkTab.Closed, WorkTab.Any];

    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public WorkFilterInput Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public WorkListingPage List { get; private set; } = null!;

    public bool IsTrade => listing.IsTrade;

    public ScopeKind Scope => db.Scope.Kind;

    /// <summary>True for those who work items and not only look.</summary>
    public bool MayAct => PageAccess.IsOpenTo("/Work/Bulk", User);

    public bool IsSupervisor => WorkActors.RolesOf(User) is WorkRoles.Supervisor or WorkRoles.Headquarters;

    public bool MaySeeDraws => PageAccess.IsOpenTo("/Work/Sampling", User);

    public bool MayManageTeams => PageAccess.IsOpenTo("/Work/Teams", User);

    /// <summary>True for whom the page "File" is open.</summary>
    public bool MayFile => PageAccess.IsOpenTo("/File/Index", User);

    /// <summary>The office whose queue this is; null for the trade, and for those who see all and chose none.</summary>
    public string? Office => listing.OfficeOf(List.Filter);

    public IReadOnlyList<SavedWorkFilter> Saved { get; private set; } = [];

    OfficeRoster roster = new([], []);

    /// <summary>The state of the list, for items to carry.</summary>
    public string State => Filter.ToQuery();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Filter.Importer = null; // only a form brings it
        await Filter.IsValidAsync(validator, ModelState, nameof(Filter), ct);
        await ShowAsync(After, Before, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await Filter.IsValidAsync(validator, ModelState, nameof(Filter), ct) && await FoundImporterAsync(ct))
            return LocalRedirect(links.WorkWith(Filter.Address()));
        await ShowAsync(null, null, ct);
        return Page();
    }

    /// <summary>Keeps the state of the list under a name.</summary>
    public async Task<IActionResult> OnPostSaveAsync(string? name, bool share, string? list, CancellationToken ct)
    {
        Filter = WorkFilterInput.FromQuery(list);
        var office = share && !IsTrade ? listing.OfficeOf(Filter.ToFilter(false, 0, [], null, default)) : null;
        if (share && office is null) notice.Error("Choose the Center or port whose people shall see this filter first.");
        else if (await saved.SaveAsync(User.Id(), office, name, Filter, ct) is { } problem) notice.Error(problem);
        else notice.Success($"The filter \"{name?.Trim()}\" is saved{(office is null ? "" : " for everybody of the office")}.");
        return LocalRedirect(links.WorkWith(Filter.Address()));
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, string? list, CancellationToken ct)
    {
        Filter = WorkFilterInput.FromQuery(list);
        var office = IsTrade ? null : listing.OfficeOf(Filter.ToFilter(false, 0, [], null, default));
        if (await saved.RemoveAsync(User.Id(), office, IsSupervisor, id, ct)) notice.Success("The filter is removed.");
        else notice.Error("This filter is not yours to remove, or it is gone already.");
        return LocalRedirect(links.WorkWith(Filter.Address()));
    }

    async Task ShowAsync(string? after, string? before, CancellationToken ct)
    {
        List = await listing.ReadAsync(Filter, User.Id(), after, before, ct);
        Saved = await saved.ForAsync(User.Id(), IsTrade ? null : Office, ct);
        if (Office is not { } office || IsTrade) return;
        roster = await people.RosterAsync(office, ct);
    }

    async Task<bool> FoundImporterAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Filter.Importer)) return true;
        var found = await search.FindAsync(Filter.Importer, ct);
        const string field = $"{nameof(Filter)}.{nameof(WorkFilterInput.Importer)}";
        if (found.IsPersonal)
        {
            ModelState.Remove(field); // not shown again, not even in the field
            Filter.Importer = null;
        }
        if (found.Problem is not null)
        {
            ModelState.AddModelError(field, found.Problem);
            return false;
        }
        (Filter.ImporterId, Filter.ImporterName) = (found.Id, found.Name);
        return true;
    }

    public IReadOnlyList<WorkTab> Tabs => IsTrade ? TradeTabs : StaffTabs;

    public string NameOf(WorkTab tab) => IsTrade ? WorkWords.ForTrade(tab) : WorkWords.Of(tab);

    public string TabLink(WorkTab tab) => With(("tab", WorkWords.Key(tab)), ("q", null), ("watched", null), ("sort", tab == WorkTab.Closed || List.Filter.Tab == WorkTab.Closed ? null : Filter.Sort));

    /// <summary>The address with some of its state changed, from the first page on.</summary>
    public string With(params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var state = Filter.Address().ToDictionary(p => p.Key, p => p.Value);
        foreach (var (key, value) in changes) state[key] = value;
        return links.WorkWith(state);
    }

    public string Title => IsTrade ? "Your filings and requests"
        : Office is { } office ? $"Work of the {List.Offices.Describe(office)}" : "Work of all offices";

    public string Lead => Scope switch
    {
        ScopeKind.Importers => "What you and your agents filed about your entries, where it stands, and what CBP waits for.",
        ScopeKind.Filers => "What you filed, and what was filed about entries of yours or your clients.",
        ScopeKind.Port when Filter.Centers => "What is filed about entries of your port, also where a Center works it.",
        ScopeKind.Port => "What your port works. What Centers work of its entries can be shown too.",
        _ => "What has to be decided, and by when.",
    };

    /// <summary>How many there are, for people who hear the page.</summary>
    public string Result => $"{WorkWords.Items(List.Count)}{(List.Filter.IsByName ? " found, open or closed" : "")}, sorted by {LowerFirst(WorkWords.Of(List.Order))}";

    static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    public string KindName(string code) => kinds.Find(code)?.Name ?? code;

    public WorkState StateOf(WorkRecord row) => kinds[row.Kind].LifeCycle.State(row.State);

    public bool HasSeveralKinds => kinds.All.Count > 1;

    /// <summary>Who has it, in a word.</summary>
    public string? HolderOf(WorkRecord row) => row.AssigneeId is { } person ? List.People.GetValueOrDefault(person) ?? "an account that is gone"
        : row.TeamId is { } team && List.Teams.TryGetValue(team, out var name) ? $"team {name}" : null;

    public StateKind LookOf(DateOnly due) => due < List.Today ? StateKind.Bad : due <= List.Today.AddDays(7) ? StateKind.Warning : StateKind.Quiet;

    public bool HasMore => new[] { Filter.Kind, Filter.Status, Filter.Clock, Filter.Due, Filter.Port, Filter.Type, Filter.Heading, Filter.Segment, Filter.Least, Filter.Most, Filter.Age }.Any(v => !string.IsNullOrWhiteSpace(v))
        || Filter.Assignee is not null || Filter.Team is not null;

    public IEnumerable<SelectListItem> Kinds => kinds.All.Select(k => new SelectListItem(k.Name, k.Code));

    public IEnumerable<SelectListItem> States => kinds.All.SelectMany(k => k.LifeCycle.States).Where(s => Filter.TabFor(IsTrade) == WorkTab.Any || s.IsClosed == (Filter.TabFor(IsTrade) == WorkTab.Closed))
        .DistinctBy(s => s.Code).DistinctBy(s => s.TradeName is not null && IsTrade ? s.TradeName : s.Code).Select(s => new SelectListItem(s.NameFor(IsTrade), s.Code));

    public IEnumerable<SelectListItem> Clocks => List.Clocks.Rules.Where(r => r.Binds == ClockSide.Cbp).OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => new SelectListItem(r.Name, r.Code));

    public IEnumerable<SelectListItem> Types => List.Lists.EntryTypes.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new SelectListItem($"{t.Key} {t.Value}", t.Key));

    public static IEnumerable<SelectListItem> Segments => WorkFilterInput.Segments.Select(s => new SelectListItem(s.Name, s.Key));

    public IEnumerable<SelectListItem> People => roster.People.Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture)));

    public IEnumerable<SelectListItem> Teams => roster.Teams.Select(t => new SelectListItem(t.Name, t.Id.ToString(CultureInfo.InvariantCulture)));

    public IEnumerable<SelectListItem> Offices => List.Offices.Centers.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new SelectListItem($"{c.Value} ({c.Key})", c.Key))
        .Concat(Office is { Length: 4 } port ? [new SelectListItem(List.Offices.Describe(port), port)] : []);

    public IEnumerable<SelectListItem> Orders =>
        (List.Filter.Tab == WorkTab.Closed && !List.Filter.IsByName ? [new(WorkSort.Closed, true), new(WorkSort.Closed)]
            : IsTrade ? [new(WorkSort.Filed, true), new(WorkSort.Filed), new(WorkSort.Changed, true), new(WorkSort.Number), new(WorkSort.Amount, true)]
            : new WorkOrder[] { new(WorkSort.Due), new(WorkSort.Due, true), new(WorkSort.Filed), new(WorkSort.Filed, true), new(WorkSort.Amount, true), new(WorkSort.Amount), new(WorkSort.Importer), new(WorkSort.Number), new(WorkSort.Number, true), new(WorkSort.Changed, true), new(WorkSort.Changed) })
        .Select(o => new SelectListItem(WorkWords.Of(o), WorkWords.Key(o), o == List.Order));
}
