using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests;

/// <summary>An act that needs a text and nothing else.</summary>
/// <param name="Move">The move.</param>
/// <param name="Lead">What it does, in a sentence.</param>
/// <param name="Label">What the text is.</param>
/// <param name="Button">What the button says.</param>
/// <param name="Done">What is told when it is done.</param>
/// <param name="Make">Makes the move.</param>
public sealed record SayAct(string Move, string Lead, string Label, string Button, string Done, Action<Protest, string, Act, Paper?> Make)
{
    /// <summary>True when the text may be empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What cannot be undone is a danger.</summary>
    public bool IsDanger { get; init; }
}

/// <summary>A page for acts of one text.</summary>
public abstract class SayPage(IReadOnlyList<SayAct> acts, ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty(SupportsGet = true)]
    public string Move { get; set; } = "";

    [BindProperty]
    public string? Text { get; set; }

    public SayAct Act { get; private set; } = null!;

    public string Title => Protest.Kind.LifeCycle.Move(Act.Move).Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await BeginAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await BeginAsync(ct) is { } other) return other;
        var paper = ReadPaper();
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => Act.Make(protest, Text ?? "", act, paper), ct), Act.Done, ct);
    }

    async Task<IActionResult?> BeginAsync(CancellationToken ct)
    {
        if (acts.FirstOrDefault(a => a.Move == Move) is not { } act) return NotFound();
        Act = act;
        return await OpenAsync(act.Move, ct);
    }
}
