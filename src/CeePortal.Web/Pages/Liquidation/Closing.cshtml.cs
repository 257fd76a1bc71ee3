using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>What liquidates and what windows close in the next days, over all that the visitor sees: all clients of a broker,
/// all of an importer, an office's own.</summary>
public sealed class ClosingModel(ClosingList list, ClosingExport export, ImporterNames importers, OfficeNameSource offices, PortalDbContext db, LegalClock clock, Links links) : PageModel
{
    public const string PassedName = "passed";

    /// <summary>How many days may be looked at.</summary>
    public static readonly IReadOnlyList<int> Spans = [7, 30, 60, 90];

    const int UsualSpan = 30, RowsOnPage = 50, MostImporters = 100;

    public Links Links => links;

    /// <summary>How many days, or "passed".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Days { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? ImporterId { get; set; }

    /// <summary>One day alone, as a message leads here; null for the days from today.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public bool IsPassed => Days == PassedName;

    public int Span => int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Spans.Contains(days) ? days : UsualSpan;

    public DateOnly Today => clock.Today;

    public IReadOnlyList<EntryClock> Rows { get; private set; } = [];

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    public CappedCount Count { get; private set; }

    public IReadOnlyDictionary<long, ImporterName> Names { get; private set; } = new Dictionary<long, ImporterName>();

    public OfficeNames Offices { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Importers { get; private set; } = [];

    /// <summary>True while entries of files that arrived lately are not counted yet.</summary>
    public bool IsCounting { get; private set; }

    public bool MayLoad => PageAccess.IsOpenTo("/Liquidation/New", User);

    /// <summary>The day, when it is one.</summary>
    public DateOnly? OnlyDay => !IsPassed && DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public bool IsFiltered => OnlyDay is not null || WindowKind is not null || ImporterId is not null;

    /// <summary>This page of the list, to come back to.</summary>
    public string Here => Request.PathBase + Request.Path + Request.QueryString;

    public IEnumerable<SelectListItem> Kinds => LiquidationWords.Kinds.Select(k => new SelectListItem(LiquidationWords.Of(k.Value), k.Key, k.Value == WindowKind));

    WindowKind? WindowKind => Kind is not null && LiquidationWords.Kinds.TryGetValue(Kind, out var kind) ? kind : null;

    ClosingFilter Filter => IsPassed
        ? ClosingFilter.Passed(Today, ImporterId)
        : new(OnlyDay ?? Today, OnlyDay ?? Today.AddDays(Span), WindowKind is { } kind ? [kind] : [], ImporterId);

    public string Lead => db.Scope.Kind switch
    {
        ScopeKind.Importers => "What liquidates, and which windows close, over all of your entries.",
        ScopeKind.Filers => "What liquidates, and which windows close, over all of your clients.",
        ScopeKind.Center => "What liquidates, and which windows close, over the entries that your Center handles.",
        ScopeKind.Port => "What liquidates, and which windows close, over the entries of your port.",
        _ => "What liquidates, and which windows close, over every entry on file.",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        Offices = await offices.GetAsync(ct);
        (Rows, Previous, Next) = await list.PageAsync(Filter, After, Before, RowsOnPage, ct);
        Count = Previous is null && Next is null ? new(Rows.Count, false) : await list.CountAsync(Filter, ct);
        // Whoever filed them: that some are not counted yet is no secret of a party.
        IsCounting = await db.Uploads.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AnyAsync(u => u.WindowsDue && u.Accepted > 0 && !u.CheckOnly, ct);
        Names = await importers.OfAsync(Rows.Select(r => r.ImporterId), ct);
        Importers = await ChoicesAsync(ct);
    }

    /// <summary>The same rows as a file, written while it is read.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"closing-{Today:yyyy-MM-dd}.csv\"");
        Response.Headers.CacheControl = "no-store";
        await export.WriteAsync(Filter, Response.Body, ct);
        return new EmptyResult();
    }

    /// <summary>The address of the list, perhaps over other days.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Address(string? days = null) =>
    [
        new("days", days ?? (IsPassed ? PassedName : Span == UsualSpan ? null : Span.ToString(CultureInfo.InvariantCulture))),
        new("day", days is null ? OnlyDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
        new("kind", (days ?? Days) == PassedName ? null : WindowKind is null ? null : Kind),
        new("importerId", ImporterId?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The importers that one may choose: a party's own. Staff see too many, and come by the link of one.</summary>
    async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(CancellationToken ct)
    {
        List<long> ids = [.. db.Scope.ImporterIds];
        if (db.Scope.Kind == ScopeKind.Filers) ids.AddRange(Rows.Select(r => r.ImporterId)); // clients without a power of attorney on file
        if (ImporterId is { } chosen && await db.EntryClocks.AnyAsync(c => c.ImporterId == chosen, ct)) ids.Add(chosen);
        var names = await importers.OfAsync(ids.Distinct().Take(MostImporters), ct);
        return [.. names.Values.OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase).Select(n => new SelectListItem(n.ToString(), n.Id.ToString(CultureInfo.InvariantCulture), n.Id == ImporterId))];
    }
}
