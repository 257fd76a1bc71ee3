using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>Somebody else reviews a protest that was forwarded: the designee left, or the protest went to another office.</summary>
public sealed class ReassignModel(FurtherReviewers reviewers, ProtestDesk desk, Links links, Notice notice) : ReviewerPage(reviewers, desk, links, notice)
{
    const string Reassigned = "further-review-reassigned";

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await BeginAsync(Reassigned, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await BeginAsync(Reassigned, ct) is { } other) return other;
        if (!IsOffered()) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.ReassignFurtherReview(ChosenGrounds, Designee, TookPart, Text ?? "", act), ct), "Somebody else reviews the protest now.", ct);
    }
}
