using System.Globalization;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using static System.FormattableString;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>The filer withdraws one objection.</summary>
public sealed class WithdrawObjectionModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public int? Objection { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IEnumerable<SelectListItem> Objections => Protest.Objections.Where(o => o.IsOpen).Select(o =>
        new SelectListItem(Invariant($"{o.Number}: {Protestable.Name(o.Filed.Decision)}, {o.Filed.Category}"), o.Number.ToString(CultureInfo.InvariantCulture)));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("objection-withdrawn", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("objection-withdrawn", ct) is { } other) return other;
        if (Objection is null) ModelState.AddModelError(nameof(Objection), "Choose the objection.");
        var paper = ReadPaper();
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.WithdrawObjection(Objection!.Value, Text ?? "", act, paper), ct), "The objection is withdrawn.", ct);
    }
}
