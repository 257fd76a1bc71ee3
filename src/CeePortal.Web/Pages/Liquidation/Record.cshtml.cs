using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Entries;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.TagHelpers;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>A specialist records one event on an entry of the office, confirms a deemed liquidation, or strikes out what was
/// recorded by mistake.</summary>
public sealed class RecordModel(LiquidationDesk desk, ReferenceLists references, IValidator<RecordModel.EventInput> validator, Links links, Notice notice) : PageModel
{
    EntryNumber number;
    Dictionary<long, string> names = [];

    public Links Links => links;

    public EntryNumber Number => number;

    [BindProperty]
    public EventInput Input { get; set; } = new();

    public LiquidationDocket Docket { get; private set; } = null!;

    public ReferenceSnapshot Lists { get; private set; } = null!;

    public string? Overtaken { get; private set; }

    public string Back => links.Entry(number, "deadlines");

    public DateOnly? DeemedOn => Docket.History.DeemedOn(desk.Today);

    public bool IsEstimated => Docket.History.Deemed?.IsEstimated ?? false;

    public sealed class EventInput
    {
        public LiquidationEventKind? Kind { get; set; }
        public string? On { get; set; }
        public string? Type { get; set; }
        public string? Basis { get; set; }
        public List<ProtestableDecision> Touched { get; set; } = [];
        public string? Note { get; set; }
        public int Seq { get; set; }
    }

    public sealed class EventInputValidator : AbstractValidator<EventInput>
    {
        public EventInputValidator()
        {
            RuleFor(i => i.Kind).NotNull().WithMessage("Choose what happened.").IsInEnum().WithMessage("Choose what happened.");
            RuleFor(i => i.On).Must(on => EntryFilterInput.Day(on) is not null).WithMessage("Enter the day, such as 2026-09-01 or 9/1/2026.");
            RuleFor(i => i.Type).NotEmpty().When(i => i.Kind is LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated).WithMessage("Choose the type of the liquidation.");
            RuleFor(i => i.Basis).NotEmpty().When(i => i.Kind is LiquidationEventKind.Extended or LiquidationEventKind.Suspended).WithMessage("Choose on what it rests.");
            RuleFor(i => i.Basis).NotEmpty().When(i => i.Kind is LiquidationEventKind.Reliquidated).WithMessage("Choose the ground of the reliquidation.");
            RuleFor(i => i.Touched).Must(t => t.TrueForAll(TouchedDecisions.Possible.Contains)).WithMessage("Choose among what a reliquidation can touch.");
            RuleFor(i => i.Touched).Empty().When(i => i.Kind is { } kind && kind != LiquidationEventKind.Reliquidated).WithMessage("Only a reliquidation touches some questions and not others. Clear the boxes, or choose the reliquidation above.");
            RuleFor(i => i.Note).MaximumLength(1_000).WithMessage("The note has at most 1,000 characters.");
        }
    }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (!await LoadAsync(number, ct)) return NotFound();
        if (!desk.MayChange(Docket.Entry))
        {
            notice.Info(LiquidationDesk.OtherOffice);
            return Redirect(Back);
        }
        Input.Seq = Docket.State?.Seq ?? 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken ct)
    {
        if (!await LoadAsync(number, ct)) return NotFound();
        if (!await Input.IsValidAsync(validator, ModelState, cancel: ct) || EventOf() is not { } e) return Page();
        return await AnswerAsync(await desk.RecordAsync(this.number, Input.Seq, e, Input.Note?.Trim() ?? "", User.Id(), ct),
            $"{LiquidationWords.Of(e.Kind)}, {Dates.Long(e.On)}: recorded. The clocks of the entry follow it.", ct);
    }

    public async Task<IActionResult> OnPostConfirmAsync(string number, CancellationToken ct)
    {
        if (!await LoadAsync(number, ct)) return NotFound();
        var type = Lists.LiquidationTypes.Values.Where(t => t.Result == LiquidationResult.Deemed && !t.IsReliquidation).OrderBy(t => t.Code, StringComparer.Ordinal).FirstOrDefault()?.Code;
        if (type is null)
        {
            ModelState.AddModelError("", "The list of liquidation types has none that is deemed by law. Ask an administrator to add it.");
            return Page();
        }
        return await AnswerAsync(await desk.ConfirmDeemedAsync(this.number, Input.Seq, type, "", User.Id(), ct), "Recorded as deemed liquidated, dated to the legal day. The time to protest runs from it.", ct);
    }

    public async Task<IActionResult> OnPostStrikeAsync(string number, long eventId, string? because, CancellationToken ct)
    {
        if (!await LoadAsync(number, ct)) return NotFound();
        if (string.IsNullOrWhiteSpace(because))
        {
            ModelState.AddModelError("", "Say why the event is wrong before you strike it out.");
            return Page();
        }
        return await AnswerAsync(await desk.StrikeAsync(this.number, Input.Seq, eventId, because.Trim()[..Math.Min(because.Trim().Length, 500)], User.Id(), ct), "Struck out. The clocks of the entry are counted anew.", ct);
    }

    async Task<IActionResult> AnswerAsync(DeskOutcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsDone)
        {
            notice.Success(done);
            return Redirect(Back);
        }
        await LoadAsync(number.ToString(), ct);
        if (outcome.OvertakenBy is { } who)
        {
            Overtaken = who;
            Input.Seq = Docket.State?.Seq ?? 0;
            ModelState.Remove("Input.Seq");
        }
        if (outcome.Problem is { } problem) ModelState.AddModelError(Input.Kind is null ? "" : "Input.Kind", problem);
        return Page();
    }

    async Task<bool> LoadAsync(string text, CancellationToken ct)
    {
        if (!EntryNumber.TryParse(text, null, out number) || await desk.FindAsync(number, ct) is not { } docket) return false;
        Docket = docket;
        Lists = await references.GetAsync(ct);
        names = await desk.NamesAsync(docket, ct);
        return true;
    }

    LiquidationEvent? EventOf()
    {
        var on = EntryFilterInput.Day(Input.On)!.Value;
        switch (Input.Kind)
        {
            case LiquidationEventKind.Scheduled: return LiquidationEvent.Scheduled(on, desk.Today);
            case LiquidationEventKind.Lifted: return LiquidationEvent.Lifted(on);
            case LiquidationEventKind.PeriodBegan: return LiquidationEvent.PeriodBegan(on);
            case LiquidationEventKind.EntryDated: return LiquidationEvent.EntryDated(on);
            case LiquidationEventKind.Billed: return LiquidationEvent.Billed(on);
            case LiquidationEventKind.OnStatement: return LiquidationEvent.OnStatement(on);
            case LiquidationEventKind.Paid: return LiquidationEvent.Paid(on);
            case LiquidationEventKind.Reconciled: return LiquidationEvent.Reconciled(on);
            case LiquidationEventKind.Extended or LiquidationEventKind.Suspended:
                if (BasisFor(Input.Kind.Value) is not { } basis) return null;
                return Input.Kind == LiquidationEventKind.Extended ? LiquidationEvent.Extended(on, basis.Code) : LiquidationEvent.Suspended(on, basis.Code);
        }
        var isAgain = Input.Kind == LiquidationEventKind.Reliquidated;
        if (!Lists.LiquidationTypes.TryGetValue(Input.Type ?? "", out var type) || type.IsReliquidation != isAgain)
        {
            ModelState.AddModelError("Input.Type", isAgain ? "Choose a type of reliquidation." : "Choose a type of liquidation that is no reliquidation.");
            return null;
        }
        if (!isAgain) return LiquidationEvent.Liquidated(on, type.Code, type.Result);
        return BasisFor(LiquidationEventKind.Reliquidated) is { } ground ? LiquidationEvent.Reliquidated(on, type.Code, type.Result, ground.Code, ground.IsVoluntary, Input.Touched.Count > 0 ? TouchedDecisions.Of(Input.Touched) : null) : null;
    }

    RefLiquidationBasis? BasisFor(LiquidationEventKind kind)
    {
        if (Lists.LiquidationBases.TryGetValue(Input.Basis ?? "", out var basis) && basis.Of == kind) return basis;
        ModelState.AddModelError("Input.Basis", kind switch
        {
            LiquidationEventKind.Extended => "Choose a basis of an extension.",
            LiquidationEventKind.Suspended => "Choose a basis of a suspension.",
            _ => "Choose a ground of a reliquidation.",
        });
        return null;
    }

    /// <summary>What may be recorded: a day from which the year runs only where it is not the date of entry, and CBP's date of
    /// entry only while it is estimated.</summary>
    public IEnumerable<LiquidationEventKind> Kinds => Enum.GetValues<LiquidationEventKind>().Where(k => k switch
    {
        LiquidationEventKind.PeriodBegan => Docket.Entry.Type is "09" or "21" or "22",
        LiquidationEventKind.EntryDated => Docket.History.Entered.IsEstimated,
        _ => true,
    });

    public IEnumerable<SelectListItem> Types => Lists.LiquidationTypes.Values.OrderBy(t => t.Code, StringComparer.Ordinal).Select(t => new SelectListItem($"{t.Code} {t.Name}", t.Code));

    public IEnumerable<SelectListItem> Bases => Lists.LiquidationBases.Values.OrderBy(b => b.Of).ThenBy(b => b.Code, StringComparer.Ordinal)
        .Select(b => new SelectListItem($"{b.Of switch { LiquidationEventKind.Extended => "Extension", LiquidationEventKind.Suspended => "Suspension", _ => "Reliquidation" }}: {b.Code} {b.Name}", b.Code));

    public IEnumerable<SelectListItem> Touched { get; } = [.. TouchedDecisions.Possible.Select(d => new SelectListItem(Services.Protests.ProtestWords.Capital(Protestable.Name(d)), d.ToString()))];

    /// <summary>Who recorded an event, and who struck it out.</summary>
    public string Recorded(EntryLiquidation row)
    {
        var by = row.RecordedBy is { } id ? names.GetValueOrDefault(id, "an account that is gone") : row.UploadId is not null ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a file that was loaded, row {row.Row}") : "the portal";
        var text = $"Recorded by {by}, {Dates.ShortInstant(new DateTimeOffset(row.RecordedAt, TimeSpan.Zero))}.";
        return row.StruckAt is { } at ? $"{text} Struck out by {(row.StruckBy is { } who ? names.GetValueOrDefault(who, "an account that is gone") : "the portal")}, {Dates.ShortInstant(new DateTimeOffset(at, TimeSpan.Zero))}: {row.StruckBecause}" : text;
    }
}
