using System.Globalization;
using CeePortal.Data.Reference;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Trade;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Revenue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>Liquidates, extends or suspends several entries: a list of numbers, a look at what becomes of each, then the act. Each entry is
/// recorded by itself, so that one that is refused stops no other.</summary>
public sealed class ManyModel(WorksheetDesk desk, LiquidationDesk liquidations, ReferenceLists references, Links links, Notice notice) : PageModel
{
    const int Most = 200;

    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Entries { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>True when whoever liquidates looked at the open work on the entries.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>True when one of the entries that can be liquidated has open work.</summary>
    public bool AsksConfirmation => Act == "liquidate" && Rows.Any(r => r is { Problem: null, Sheet.AsksConfirmation: true });

    /// <summary>The entries as they stand, with what would be done; empty until they were looked up.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>True once it was done: the rows say how it went.</summary>
    public bool IsDone { get; private set; }

    public ReferenceSnapshot Lists { get; private set; } = null!;

    /// <summary>An entry of the list.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Sheet">Its worksheet; null when it is not there for the visitor.</param>
    /// <param name="Problem">Why nothing is done on it; null when it can be.</param>
    public sealed record Row(EntryNumber Number, WorksheetView? Sheet, string? Problem);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lists = await references.GetAsync(ct);
        Entries = string.Join('\n', (Entries ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(e => EntryNumber.TryParse(e, null, out var number) ? number.ToString() : e));
        On = liquidations.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken ct)
    {
        Lists = await references.GetAsync(ct);
        var numbers = ReadNumbers();
        var on = EntryFilterInput.Day(On);
        if (on is null) ModelState.AddModelError(nameof(On), "Enter the day, such as 2026-09-01 or 9/1/2026.");
        else if (on > liquidations.Today) ModelState.AddModelError(nameof(On), "What is to come is scheduled, not recorded: today is the last day.");
        LiquidationEventKind? kind = Act switch { "liquidate" => LiquidationEventKind.Liquidated, "extend" => LiquidationEventKind.Extended, "suspend" => LiquidationEventKind.Suspended, _ => null };
        if (kind is null) ModelState.AddModelError(nameof(Act), "Choose what to do with the entries.");
        RefLiquidationBasis? basis = null;
        if (kind is LiquidationEventKind.Extended or LiquidationEventKind.Suspended && (!Lists.LiquidationBases.TryGetValue(Basis ?? "", out basis) || basis.Of != kind))
            ModelState.AddModelError(nameof(Basis), kind == LiquidationEventKind.Extended ? "Choose a basis of an extension." : "Choose a basis of a suspension.");
        if (Note is { Length: > 1_000 }) ModelState.AddModelError(nameof(Note), "The note has at most 1,000 characters.");
        if (!ModelState.IsValid) return Page();
        List<Row> rows = [];
        foreach (var number in numbers) rows.Add(await LookAsync(number, kind!.Value, on!.Value, ct));
        Rows = rows;
        if (then == "do" && AsksConfirmation && !Confirmed)
        {
            ModelState.AddModelError(nameof(Confirmed), "Work is open on some of these entries. Look at it, then confirm that they are liquidated nevertheless; or take them off the list.");
            return Page();
        }
        if (then == "do")
            for (var i = 0; i < rows.Count; i++)
                if (rows[i] is { Problem: null, Sheet: { } sheet }) rows[i] = rows[i] with { Problem = await DoAsync(sheet, kind!.Value, on!.Value, basis, ct) };
        IsDone = then == "do";
        if (IsDone)
        {
            var done = rows.Count(r => r.Problem is null);
            if (done > 0) notice.Success(string.Create(CultureInfo.InvariantCulture, $"{LiquidationWords.Of(kind!.Value)}: {done:N0} of {rows.Count:N0} entries recorded."));
        }
        return Page();
    }

    async Task<Row> LookAsync(EntryNumber number, LiquidationEventKind kind, DateOnly on, CancellationToken ct)
    {
        if (await desk.FindAsync(number, ct) is not { } sheet) return new(number, null, "Not on file, or not for your office.");
        if (!desk.MayChange(sheet)) return new(number, sheet, LiquidationDesk.OtherOffice);
        if (sheet.Docket.History.Liquidation is not null) return new(number, sheet, "Liquidated already. A reliquidation is done on its own worksheet.");
        if (kind == LiquidationEventKind.Liquidated && sheet.Form.LiquidatedOn is { } own && own != on) return new(number, sheet, $"Its worksheet computes interest until {TagHelpers.Dates.Long(own)}, another day. Compute it anew there, or take that day here.");
        if (kind == LiquidationEventKind.Liquidated && on != sheet.LiquidatedOn && sheet.Owed is not null) return new(number, sheet, "Its worksheet computes interest until today. Set the day of liquidation there first.");
        try
        {
            // What the history refuses is said before anything is recorded.
            _ = sheet.Docket.History.With(kind switch
            {
                LiquidationEventKind.Extended => LiquidationEvent.Extended(on, Basis!),
                LiquidationEventKind.Suspended => LiquidationEvent.Suspended(on, Basis!),
                _ => LiquidationEvent.Liquidated(on, "", sheet.Result),
            }, liquidations.Today);
            return new(number, sheet, null);
        }
        catch (LiquidationRefusedException refused)
        {
            return new(number, sheet, refused.Message);
        }
    }

    async Task<string?> DoAsync(WorksheetView sheet, LiquidationEventKind kind, DateOnly on, RefLiquidationBasis? basis, CancellationToken ct)
    {
        var (number, seen, note) = (sheet.Entry.EntryNumber, sheet.Docket.State?.Seq ?? 0, Note?.Trim() ?? "");
        var outcome = kind switch
        {
            LiquidationEventKind.Extended => await liquidations.RecordAsync(number, seen, LiquidationEvent.Extended(on, basis!.Code), note, User.Id(), ct),
            LiquidationEventKind.Suspended => await liquidations.RecordAsync(number, seen, LiquidationEvent.Suspended(on, basis!.Code), note, User.Id(), ct),
            _ => await desk.LiquidateAsync(sheet with { LiquidatedOn = on }, seen, null, note, User.Id(), ct),
        };
        return outcome.IsDone ? null : outcome.Problem ?? $"{outcome.OvertakenBy} recorded on it at the same moment. Look at it again.";
    }

    List<EntryNumber> ReadNumbers()
    {
        List<EntryNumber> numbers = [];
        var line = 0;
        foreach (var text in (Entries ?? "").Split(['\n', '\r', ',', ';', ' ', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            line++;
            if (EntryNumber.TryParse(text, null, out var number)) { if (!numbers.Contains(number)) numbers.Add(number); }
            else ModelState.AddModelError(nameof(Entries), string.Create(CultureInfo.InvariantCulture, $"Number {line}, \"{text}\", is no entry number: write it as XYZ-1234567-8."));
        }
        if (numbers.Count == 0 && ModelState.IsValid) ModelState.AddModelError(nameof(Entries), "Give at least one entry number.");
        if (numbers.Count > Most) ModelState.AddModelError(nameof(Entries), string.Create(CultureInfo.InvariantCulture, $"At most {Most} entries at once; these are {numbers.Count:N0}."));
        return numbers;
    }

    public IEnumerable<SelectListItem> Bases => Lists.LiquidationBases.Values.Where(b => b.Of is LiquidationEventKind.Extended or LiquidationEventKind.Suspended).OrderBy(b => b.Of).ThenBy(b => b.Code, StringComparer.Ordinal)
        .Select(b => new SelectListItem($"{(b.Of == LiquidationEventKind.Extended ? "Extension" : "Suspension")}: {b.Code} {b.Name}", b.Code));

    /// <summary>"Bill of $120.00", "No change: as entered".</summary>
    public static string ResultOf(WorksheetView sheet) => sheet.Owed is { } owed
        ? $"{(sheet.Result == LiquidationResult.Bill ? "Bill" : "Refund")} of {new Money(Math.Abs(owed.Total.Cents))}"
        : "No change: as entered";
}
