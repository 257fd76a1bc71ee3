using CeePortal.Domain.Work;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>Accelerated disposition is asked for; an officer enters a request that came by mail.</summary>
public sealed class AccelerateModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? MailedOn { get; set; }

    public bool IsOfficer => Open.Act.By.Is(WorkRoles.Office);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("acceleration-requested", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("acceleration-requested", ct) is { } other) return other;
        var mailed = Day(nameof(MailedOn), MailedOn);
        // Thirty days run from the mailing: a day in the past would deem a denial that CBP had no time to prevent.
        if (mailed is { } day && day != Open.Act.Day && !IsOfficer)
            ModelState.AddModelError(nameof(MailedOn), "A request made here counts from today. Leave the day empty; CBP enters the day of a request that came by mail.");
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.RequestAcceleration(mailed ?? act.Day, act), ct), "Accelerated disposition is requested.", ct);
    }
}
