using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Desk;

/// <summary>A row of the desk: what it counts, and the list that it opens.</summary>
public sealed record DeskRow(string Name, string? Code, Arrivals Sum, string Href);

/// <summary>What arrived for a Center: by day, by importer or by port.</summary>
public sealed class IndexModel(DeskList desk, WorkList work, WorkPeople people, ImporterNames importers, OfficeNameSource offices, PortalDbContext db, LegalClock clock, Links links) : PageModel
{
    public const string ByDay = "day", ByImporter = "importer", ByPort = "port";
    const int UsualDays = 30, MostDays = 366;

    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Center { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The Center shown; none until one is chosen.</summary>
    public CenterCode Shown { get; private set; }

    /// <summary>True for those who may look at any Center.</summary>
    public bool MayChoose => db.Scope.SeesAll;

    public OfficeNames Offices { get; private set; } = null!;

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    public Arrivals Total { get; private set; }

    public IReadOnlyList<DeskRow> Rows { get; private set; } = [];

    /// <summary>True when there are more than the page shows.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The open work of the Center by tab of the queue; empty until a Center is chosen.</summary>
    public IReadOnlyDictionary<WorkTab, int> Work { get; private set; } = new Dictionary<WorkTab, int>();

    public string WorkLink(WorkTab tab) => links.WorkWith([new("tab", WorkWords.Key(tab)), new("office", MayChoose ? Shown.ToString() : null)]);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Offices = await offices.GetAsync(ct);
        Group = Group is ByImporter or ByPort ? Group : ByDay;
        ReadDays();
        if (!MayChoose) Shown = db.Scope.Center is { } own ? CenterCode.Parse(own) : default;
        else if (!string.IsNullOrWhiteSpace(Center))
        {
            if (CenterCode.Read(Center, out var chosen) is { } problem) ModelState.AddModelError(nameof(Center), problem);
            Shown = chosen;
        }
        if (ModelState.IsValid) (From, To) = (Iso(First), Iso(Last));
        if (Shown.IsNone) return;
        if (PageAccess.IsOpenTo("/Work/Index", User))
            Work = await work.TabsAsync(new WorkFilter { Me = User.Id(), MyTeams = await people.TeamsOfAsync(User.Id(), ct), Office = Shown.ToString() }, ct);

        var days = new Days(First, Last);
        Rows = Group switch
        {
            ByImporter => await ImportersAsync(days, ct),
            ByPort => Cut(await desk.ByPortAsync(Shown, days, ct)).Select(p => new DeskRow(Offices.Port(p.Key), p.Key, p.Sum, List(("port", p.Key)))).ToList(),
            _ => [.. (await desk.ByDayAsync(Shown, days, ct)).Select(d => new DeskRow(Dates.Full(d.Key), null, d.Sum, List(("from", Iso(d.Key)), ("to", Iso(d.Key)))))],
        };
        // The rows add up to the whole unless some were left out.
        Total = HasMore ? await desk.TotalAsync(Shown, days, ct) : Rows.Aggregate(default(Arrivals), (sum, row) => sum + row.Sum);
    }

    async Task<IReadOnlyList<DeskRow>> ImportersAsync(Days days, CancellationToken ct)
    {
        var sums = Cut(await desk.ByImporterAsync(Shown, days, ct)).ToList();
        var names = await importers.OfAsync(sums.Select(s => s.Key), ct);
        return
        [
            .. sums.Select(s => new DeskRow(names.GetValueOrDefault(s.Key)?.Name ?? "Importer", names.GetValueOrDefault(s.Key)?.Display, s.Sum,
                List(("importerId", s.Key.ToString(CultureInfo.InvariantCulture))))),
        ];
    }

    IEnumerable<T> Cut<T>(IReadOnlyList<T> sums)
    {
        HasMore = sums.Count > DeskList.Most;
        return sums.Take(DeskList.Most);
    }

    void ReadDays()
    {
        var (from, to) = (Day(From, nameof(From)), Day(To, nameof(To)));
        Last = to ?? clock.Today;
        First = from ?? Last.AddDays(1 - UsualDays);
        if (First > Last)
        {
            ModelState.AddModelError(nameof(To), "The last day is before the first. Exchange them, or leave one empty.");
            First = Last.AddDays(1 - UsualDays);
        }
        else if (Last.DayNumber - First.DayNumber >= MostDays)
        {
            ModelState.AddModelError(nameof(From), $"The desk adds up at most {MostDays} days. Choose a shorter range.");
            First = Last.AddDays(1 - MostDays);
        }
    }

    DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var day = EntryFilterInput.Day(text);
        if (day is null) ModelState.AddModelError(field, "This date cannot be read. Write it as 2026-09-01 or 9/1/2026.");
        return day;
    }

    /// <summary>The list of entries of this Center and these days, narrowed.</summary>
    public string List(params ReadOnlySpan<(string Key, string Value)> narrower)
    {
        var query = new Dictionary<string, string?>
        {
            ["center"] = db.Scope.Kind == ScopeKind.Center ? null : Shown.ToString(),
            ["from"] = Iso(First),
            ["to"] = Iso(Last),
        };
        foreach (var (key, value) in narrower) query[key] = value;
        return links.EntriesWith(query);
    }

    public string GroupLink(string group) => links.Desk([new("center", Center), new("group", group), new("from", Iso(First)), new("to", Iso(Last))]);

    public IEnumerable<SelectListItem> Centers => Offices.Centers.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new SelectListItem($"{c.Value} ({c.Key})", c.Key));

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
