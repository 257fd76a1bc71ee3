using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>The filer adds grounds or arguments.</summary>
public sealed class ArgueModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? OralOn { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("argument-added", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("argument-added", ct) is { } other) return other;
        var oral = Day(nameof(OralOn), OralOn);
        var paper = ReadPaper();
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.AddArgument(Text ?? "", oral, act, paper), ct), "The argument is added.", ct);
    }
}
