using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>Either side records an action in court.</summary>
public sealed class CourtModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? FiledOn { get; set; }

    [BindProperty]
    public string? CourtNumber { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("court-action-filed", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("court-action-filed", ct) is { } other) return other;
        var on = Day(nameof(FiledOn), FiledOn, required: true);
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.FileInCourt(on!.Value, CourtNumber ?? "", act), ct), "The action is recorded.", ct);
    }
}
