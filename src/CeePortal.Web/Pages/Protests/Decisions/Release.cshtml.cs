using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>A follower goes on by itself.</summary>
public sealed class ReleaseModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("left-lead", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("left-lead", ct) is { } other) return other;
        if (await Desk.FindAsync(Protest.Lead, ct) is not { } lead) return NotFound();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, others, act) => LeadProtest.Release(others[0], protest, Text ?? "", act), ct, behind: lead), "The protest goes on by itself.", ct);
    }
}
