using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>Two protests of different parties are treated as one.</summary>
public sealed class JoinModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? Other { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("consolidated", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("consolidated", ct) is { } answer) return answer;
        OpenProtest? other = null;
        if (WorkNumber.Read(Other, out var number) is { } wrong) ModelState.AddModelError(nameof(Other), wrong);
        else if ((other = await Desk.OpenAsync(number, User, ct)) is null) ModelState.AddModelError(nameof(Other), "There is no such protest, or it is not one that you may see.");
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, others, act) => ConsolidatedProtests.TreatAsOne(protest, others[0], act), ct, others: [other!]), $"It is treated as one with {number}.", ct);
    }
}
