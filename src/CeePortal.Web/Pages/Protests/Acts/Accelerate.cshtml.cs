using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>Accelerated disposition is asked for; an officer enters a request that came by mail.</summary>
public sealed class AccelerateModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? MailedOn { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("acceleration-requested", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("acceleration-requested", ct) is { } other) return other;
        var mailed = Day(nameof(MailedOn), MailedOn);
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.RequestAcceleration(mailed ?? act.Day, act), ct), "Accelerated disposition is requested.", ct);
    }
}
