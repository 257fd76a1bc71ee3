using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>Either side records how the action in court ended.</summary>
public sealed class CourtOutcomeModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public CourtResult? Result { get; set; }

    [BindProperty]
    public string? EndedOn { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<SelectListItem> Results { get; } = [.. Enum.GetValues<CourtResult>().Select(r => new SelectListItem(Domain.Protests.Protest.Name(r), r.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("court-outcome-recorded", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("court-outcome-recorded", ct) is { } other) return other;
        if (Result is null) ModelState.AddModelError(nameof(Result), "Say how the action ended.");
        var on = Day(nameof(EndedOn), EndedOn, required: true);
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.RecordCourtOutcome(on!.Value, Result!.Value, Text ?? "", act), ct), "The outcome is recorded.", ct);
    }
}
