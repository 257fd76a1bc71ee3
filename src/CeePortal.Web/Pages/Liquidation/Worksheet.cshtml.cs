using System.Globalization;
using CeePortal.Data.Reference;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Revenue;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>The liquidation worksheet of an entry: a specialist changes lines, sees what that makes of duty, fees and interest, and liquidates,
/// extends or suspends. What was typed is kept as a draft.</summary>
public sealed class WorksheetModel(WorksheetDesk desk, LiquidationDesk liquidations, ReferenceLists references, Links links, Notice notice) : PageModel
{
    EntryNumber number;

    public Links Links => links;

    public EntryNumber Number => number;

    /// <summary>The line whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Line { get; set; }

    /// <summary>The draft's token.</summary>
    [BindProperty]
    public int Seq { get; set; }

    /// <summary>The token of the entry's liquidation.</summary>
    [BindProperty]
    public int Seen { get; set; }

    // Named, so that a form without it takes nothing of the address for it.
    [BindProperty(Name = "Typed")]
    public WorksheetLineForm Typed { get; set; } = new();

    [BindProperty]
    public string? DepositedOn { get; set; }

    [BindProperty]
    public string? LiquidatedOn { get; set; }

    [BindProperty]
    public string? RefundTo { get; set; }

    /// <summary>The earlier bills and refunds that were paid, by their keys.</summary>
    [BindProperty]
    public List<string> Paid { get; set; } = [];

    /// <summary>True when whoever liquidates looked at the open work on the entry.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public WorksheetView Sheet { get; private set; } = null!;

    public ReferenceSnapshot Lists { get; private set; } = null!;

    public EntryLineDraft? Open { get; private set; }

    public string Back => links.Entry(number, "deadlines");

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (await OpenAsync(number, ct) is { } other) return other;
        Show();
        return Page();
    }

    /// <summary>Takes a line up, as typed.</summary>
    public async Task<IActionResult> OnPostLineAsync(string number, CancellationToken ct)
    {
        if (await OpenAsync(number, ct) is { } other) return other;
        if (Open is null) return NotFound();
        Typed.Number = Open.Number;
        if (Typed.Read(Open, Lists.SpecialPrograms, (field, sentence) => ModelState.AddModelError("Typed." + field, sentence)) is null) return AsTyped();
        return await KeepAsync(Sheet.Form with { Lines = [.. Sheet.Form.Lines.Where(l => l.Number != Open.Number).Append(Typed).OrderBy(l => l.Number)] },
            $"Line {Open.Number.ToString(CultureInfo.InvariantCulture)} is computed. The worksheet is kept.", ct);
    }

    /// <summary>Leaves a line as the filer stated it.</summary>
    public async Task<IActionResult> OnPostDropAsync(string number, CancellationToken ct)
    {
        if (await OpenAsync(number, ct) is { } other) return other;
        return await KeepAsync(Sheet.Form with { Lines = [.. Sheet.Form.Lines.Where(l => l.Number != Line)] }, "The line stands as the filer stated it.", ct);
    }

    /// <summary>Takes up the lines that a validation found wrong, as they should be.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string number, string? review, CancellationToken ct)
    {
        if (await OpenAsync(number, ct) is { } other) return other;
        if (!WorkNumber.TryParse(review, null, out var asked) || Sheet.Reviews.FirstOrDefault(r => r.Number == asked) is not { Takes: true } found) return NotFound();
        var (lines, problem) = WorksheetDesk.Taken(Sheet, found);
        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            return AsTyped();
        }
        var byHand = found.Findings.Count(f => f.Should is not { IsEmpty: false });
        return await KeepAsync(Sheet.Form with { Lines = [.. Sheet.Form.Lines.Where(l => lines.All(t => t.Number != l.Number)).Concat(lines).OrderBy(l => l.Number)] },
            $"The findings of validation {found.Number} are taken up and computed.{(byHand == 0 ? "" : $" {byHand.ToString(CultureInfo.InvariantCulture)} with a typed amount are left to you.")}", ct);
    }

    /// <summary>Starts from the summary as entered, or as corrected. What was taken up was of the other, and goes.</summary>
    public async Task<IActionResult> OnPostStartAsync(string number, WorksheetStart start, CancellationToken ct)
    {
        if (await OpenAsync(number, ct) is { } other) return other;
        if (Sheet.Before is null || !Enum.IsDefined(start)) return NotFound();
        return await KeepAsync(Sheet.Form with { Start = start, Lines = [] },
            start == WorksheetStart.AsEntered ? "The worksheet starts from the summary as it was entered." : "The worksheet starts from the summary as corrected.", ct);
    }

    /// <summary>Sets the days by which interest is computed.</summary>
    public async Task<IActionResult> OnPostTermsAsync(string number, CancellationToken ct)
    {
        if (await OpenAsync(number, ct) is { } other) return other;
        var (deposited, liquidated) = (Day(nameof(DepositedOn), DepositedOn), Day(nameof(LiquidatedOn), LiquidatedOn));
        if (liquidated > liquidations.Today) ModelState.AddModelError(nameof(LiquidatedOn), "A liquidation that is to come is scheduled, not recorded: today is the last day.");
        if (deposited > (liquidated ?? liquidations.Today)) ModelState.AddModelError(nameof(DepositedOn), "The deposit cannot be later than the liquidation.");
        if (!ModelState.IsValid) return AsTyped();
        return await KeepAsync(Sheet.Form with { DepositedOn = deposited, LiquidatedOn = liquidated, IsCorporation = RefundTo switch { "corporation" => true, "other" => false, _ => null }, Paid = Sheet.Earlier.ToDictionary(e => e.Due.Id, e => Paid.Contains(Key(e))) }, "Computed anew. The worksheet is kept.", ct);
    }

    /// <summary>Liquidates, extends or suspends.</summary>
    public async Task<IActionResult> OnPostActAsync(string number, CancellationToken ct)
    {
        if (await OpenAsync(number, ct) is { } other) return other;
        if (Note is { Length: > 1_000 }) ModelState.AddModelError(nameof(Note), "The note has at most 1,000 characters.");
        LiquidationEventKind? kind = Act switch
        {
            "liquidate" => Sheet.IsAgain ? LiquidationEventKind.Reliquidated : LiquidationEventKind.Liquidated,
            "extend" => LiquidationEventKind.Extended,
            "suspend" => LiquidationEventKind.Suspended,
            _ => null,
        };
        if (kind is null) ModelState.AddModelError(nameof(Act), "Choose what to do with the entry.");
        RefLiquidationBasis? basis = null;
        if (kind is not null and not LiquidationEventKind.Liquidated && (!Lists.LiquidationBases.TryGetValue(Basis ?? "", out basis) || basis.Of != kind))
            ModelState.AddModelError(nameof(Basis), kind switch { LiquidationEventKind.Extended => "Choose a basis of an extension.", LiquidationEventKind.Suspended => "Choose a basis of a suspension.", _ => "Choose a ground of the reliquidation." });
        if (Act == "liquidate" && Sheet.AsksConfirmation && !Confirmed) ModelState.AddModelError(nameof(Confirmed), "Work is open on this entry. Look at it, then confirm that the entry is liquidated nevertheless.");
        if (Seq != Sheet.Seq) ModelState.AddModelError("", "Somebody else changed the worksheet since you opened it. It stands here as it is now: look at it, then decide again.");
        if (!ModelState.IsValid) return AsTyped();
        var note = Note?.Trim() ?? "";
        var outcome = kind switch
        {
            LiquidationEventKind.Extended => await liquidations.RecordAsync(this.number, Seen, LiquidationEvent.Extended(Sheet.LiquidatedOn, basis!.Code), note, User.Id(), ct),
            LiquidationEventKind.Suspended => await liquidations.RecordAsync(this.number, Seen, LiquidationEvent.Suspended(Sheet.LiquidatedOn, basis!.Code), note, User.Id(), ct),
            _ => await desk.LiquidateAsync(Sheet, Seen, basis, note, User.Id(), ct),
        };
        if (outcome.IsDone)
        {
            notice.Success($"{LiquidationWords.Of(kind!.Value)}, {Dates.Long(Sheet.LiquidatedOn)}: recorded.{(Sheet.Owed is { } owed && Act == "liquidate" ? $" {ResultWords} of {new Domain.Trade.Money(Math.Abs(owed.Total.Cents))} is listed for the port of entry." : "")}");
            return Redirect(Back);
        }
        await OpenAsync(number, ct);
        ModelState.AddModelError("", outcome.Problem ?? $"{outcome.OvertakenBy} recorded on this entry or changed the worksheet while you had it open. Nothing of yours was recorded: look at what stands now, then decide again.");
        return AsTyped();
    }

    public string ResultWords => Sheet.Result switch { LiquidationResult.Bill => "A bill", LiquidationResult.Refund => "A refund", _ => "No change" };

    public IEnumerable<SelectListItem> Bases => Lists.LiquidationBases.Values
        .Where(b => b.Of is LiquidationEventKind.Extended or LiquidationEventKind.Suspended || (Sheet.IsAgain && b.Of == LiquidationEventKind.Reliquidated))
        .OrderBy(b => b.Of).ThenBy(b => b.Code, StringComparer.Ordinal)
        .Select(b => new SelectListItem($"{b.Of switch { LiquidationEventKind.Extended => "Extension", LiquidationEventKind.Suspended => "Suspension", _ => "Reliquidation" }}: {b.Code} {b.Name}", b.Code));

    public IEnumerable<SelectListItem> EarlierDues => Sheet.Earlier.Where(e => e.Due.HasAmount).Select(e => new SelectListItem($"{e.Words}: {e.Due.Amount}", Key(e)));

    static string Key(EarlierDue earlier) => earlier.Due.Id.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<SelectListItem> Importers { get; } = [new("A corporation", "corporation"), new("Anybody else", "other")];

    /// <summary>What a line comes to.</summary>
    public LineRevenue DueOf(int line) => Sheet.Revenue.Change.After.Lines.First(l => l.Number == line);

    async Task<IActionResult?> OpenAsync(string text, CancellationToken ct)
    {
        if (!EntryNumber.TryParse(text, null, out number) || await desk.FindAsync(number, ct) is not { } sheet) return NotFound();
        Sheet = sheet;
        Lists = await references.GetAsync(ct);
        Open = Line is { } line ? sheet.Filed.Lines.Find(l => l.Number == line) : null;
        if (desk.MayChange(sheet)) return null;
        notice.Info(LiquidationDesk.OtherOffice);
        return Redirect(Back);
    }

    // The form as it is on file.
    void Show()
    {
        (Seq, Seen) = (Sheet.Seq, Sheet.Docket.State?.Seq ?? 0);
        if (Open is not null) Typed = Sheet.FormOf(Open.Number) ?? WorksheetLineForm.Of(Open);
        DepositedOn = Iso(Sheet.DepositedOn);
        LiquidatedOn = Iso(Sheet.LiquidatedOn);
        Paid = [.. Sheet.Earlier.Where(e => e.IsPaid).Select(Key)];
        RefundTo = Sheet.IsCorporation ? "corporation" : "other";
    }

    // The form as it was typed, with the tokens of now: nothing is lost.
    PageResult AsTyped()
    {
        (Seq, Seen) = (Sheet.Seq, Sheet.Docket.State?.Seq ?? 0);
        ModelState.Remove(nameof(Seq));
        ModelState.Remove(nameof(Seen));
        if (Open is not null && Typed.Tariffs.Count == 0) Typed = Sheet.FormOf(Open.Number) ?? WorksheetLineForm.Of(Open);
        DepositedOn ??= Iso(Sheet.DepositedOn);
        LiquidatedOn ??= Iso(Sheet.LiquidatedOn);
        if (Paid.Count == 0) Paid = [.. Sheet.Earlier.Where(e => e.IsPaid).Select(Key)];
        RefundTo ??= Sheet.IsCorporation ? "corporation" : "other";
        return Page();
    }

    async Task<IActionResult> KeepAsync(WorksheetForm form, string done, CancellationToken ct)
    {
        if (await desk.SaveAsync(Sheet, Seq, form, User.Id(), ct))
        {
            notice.Success(done);
            return Redirect(links.Worksheet(number));
        }
        await OpenAsync(number.ToString(), ct);
        ModelState.AddModelError("", "Somebody else changed the worksheet since you opened it. Your values stand in the form; look at the worksheet as it is now, then save again.");
        return AsTyped();
    }

    DateOnly? Day(string field, string? text)
    {
        if (EntryFilterInput.Day(text) is { } day) return day;
        ModelState.AddModelError(field, "Enter the day, such as 2026-09-01 or 9/1/2026.");
        return null;
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
