using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>A protest begins to wait for a lead.</summary>
public sealed class SuspendModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public List<LikenessInput> Likeness { get; set; } = [];

    public sealed class LikenessInput
    {
        public int Objection { get; set; }
        public int? By { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await OpenAsync("suspended", ct) is { } other) return other;
        Lead = Protest.SameDispositionAs.ToString();
        Likeness = [.. Protest.Objections.Where(o => o.IsOpen).Select(o => new LikenessInput { Objection = o.Number })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("suspended", ct) is { } other) return other;
        OpenProtest? lead = null;
        if (WorkNumber.Read(Lead, out var number) is { } wrong) ModelState.AddModelError(nameof(Lead), wrong);
        else if ((lead = await Desk.OpenAsync(number, User, ct)) is null) ModelState.AddModelError(nameof(Lead), "There is no such protest, or it is not one that you may see.");
        if (!ModelState.IsValid) return Page();
        var likeness = Likeness.Exists(l => l.By is not null) ? Likeness.Where(l => l.By is not null).ToDictionary(l => l.Objection, l => l.By!.Value) : null;
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, others, act) => LeadProtest.Suspend(others[0], protest, likeness, act), ct, others: [lead!]),
            $"The protest waits for {number}.", ct);
    }
}
