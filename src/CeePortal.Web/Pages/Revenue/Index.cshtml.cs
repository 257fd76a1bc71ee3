using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Lists;
using CeePortal.Data.Revenue;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Revenue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Revenue;

/// <summary>Refunds and bills that follow from liquidations, protests, corrections, claims and tenders, over all that the visitor sees: for the port
/// of entry, which collects and pays, for the Center that handles the entries, and for the trade its own.</summary>
public sealed class IndexModel(RevenueList list, RevenueExport export, ImporterNames importers, OfficeNameSource offices, WorkKinds kinds, PortalDbContext db, LegalClock clock, Links links) : PageModel
{
    const int RowsOnPage = 50;

    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Side { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Entry { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Port { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public IReadOnlyList<RevenueDue> Rows { get; private set; } = [];

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    public IReadOnlyList<RevenueSum> Sums { get; private set; } = [];

    public IReadOnlyDictionary<long, ImporterName> Names { get; private set; } = new Dictionary<long, ImporterName>();

    public OfficeNames Offices { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public bool IsTrade => db.Scope.Kind is ScopeKind.Importers or ScopeKind.Filers;

    /// <summary>The page of an item; null where the visitor may not open it.</summary>
    public string? LinkTo(RevenueDue row) =>
        MayOpenWork && kinds.All.FirstOrDefault(k => k.Numbers.First <= row.ItemNumber.Sequence && row.ItemNumber.Sequence <= k.Numbers.Last) is { } kind ? links.WorkItem(kind.Code, row.ItemNumber) : null;

    bool MayOpenWork => PageAccess.IsOpenTo("/Work/Item", User);

    public string Title => IsTrade ? "What I owe or get back" : "Refunds and bills";

    public string Lead => db.Scope.Kind switch
    {
        ScopeKind.Importers => "Refunds and bills that follow from what CBP decided on your entries.",
        ScopeKind.Filers => "Refunds and bills that follow from what CBP decided on your clients' entries.",
        ScopeKind.Center => "Refunds and bills that follow from what was decided on the entries that your Center handles.",
        ScopeKind.Port => "Refunds and bills on the entries of your port, whoever handles them: your port collects and pays.",
        _ => "Refunds and bills that follow from what was decided on entries.",
    };

    public bool IsFiltered => Address().Any(a => !string.IsNullOrEmpty(a.Value));

    public bool WithClosed => State == "all";

    public IEnumerable<SelectListItem> Sides { get; } = [.. Enum.GetValues<RevenueSide>().Select(s => new SelectListItem(FigureWords.Of(s) + "s", s.ToString().ToLowerInvariant()))];

    public IEnumerable<SelectListItem> Sources { get; } = [.. Enum.GetValues<RevenueSource>().Select(s => new SelectListItem(FigureWords.Of(s), s.ToString().ToLowerInvariant()))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Offices = await offices.GetAsync(ct);
        if (ReadFilter() is not { } filter) return;
        (Rows, Previous, Next) = await list.PageAsync(filter, After, Before, RowsOnPage, ct);
        Sums = await list.SumsAsync(filter, ct);
        Names = await importers.OfAsync(Rows.Select(r => r.ImporterId), ct);
    }

    /// <summary>The same rows as a file, written while it is read.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        if (ReadFilter() is not { } filter) return RedirectToPage(new { Side, Source, Entry, Port, From, Until, State });
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"refunds-and-bills-{Today:yyyy-MM-dd}.csv\"");
        Response.Headers.CacheControl = "no-store";
        await export.WriteAsync(filter, Response.Body, ct);
        return new EmptyResult();
    }

    /// <summary>The filter in the address; null when a part of it cannot be read, which is then said at its field.</summary>
    RevenueFilter? ReadFilter()
    {
        string? entry = null, port = null;
        if (!string.IsNullOrWhiteSpace(Entry))
        {
            if (EntryNumber.Read(Entry, null, out var number) is { } problem) ModelState.AddModelError(nameof(Entry), problem);
            else entry = number.ToCompact();
        }
        if (!string.IsNullOrWhiteSpace(Port))
        {
            if (PortCode.Read(Port, out var code) is { } problem) ModelState.AddModelError(nameof(Port), problem);
            else port = code.ToString();
        }
        var (from, until) = (Day(nameof(From), From), Day(nameof(Until), Until));
        if (from > until) ModelState.AddModelError(nameof(Until), "The last day is before the first.");
        return !ModelState.IsValid ? null : new()
        {
            Side = Enum.TryParse<RevenueSide>(Side, ignoreCase: true, out var side) && Enum.IsDefined(side) ? side : null,
            Source = Enum.TryParse<RevenueSource>(Source, ignoreCase: true, out var source) && Enum.IsDefined(source) ? source : null,
            Entry = entry,
            Port = port,
            From = from,
            Until = until,
            WithClosed = WithClosed,
        };
    }

    DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (EntryFilterInput.Day(text) is { } day) return day;
        ModelState.AddModelError(field, "This date cannot be read. Write it as 2026-09-01 or 9/1/2026.");
        return null;
    }

    public IEnumerable<KeyValuePair<string, string?>> Address(bool? withClosed = null) =>
    [
        new("side", Side), new("source", Source), new("entry", Entry), new("port", Port), new("from", From), new("until", Until), new("state", withClosed ?? WithClosed ? "all" : null),
    ];

    /// <summary>"3 bills of $1,200.00; of 1 the amount is not known here".</summary>
    public string SumWords(RevenueSum sum)
    {
        var many = sum.Count.ToString("N0", CultureInfo.InvariantCulture);
        var name = FigureWords.Of(sum.Side).ToLowerInvariant() + (sum.Count == 1 ? "" : "s");
        var unknown = sum.Unknown == 0 ? "" : sum.Unknown == sum.Count ? ", amount not known here" : string.Create(CultureInfo.InvariantCulture, $"; of {sum.Unknown:N0} the amount is not known here");
        return sum.Unknown == sum.Count ? $"{many} {name}{unknown}" : $"{many} {name} of {new Money(Math.Abs(sum.Cents))}{unknown}";
    }
}
