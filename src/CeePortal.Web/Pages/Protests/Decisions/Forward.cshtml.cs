using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>Further review is granted: to Headquarters, or to a designee who took no part.</summary>
public sealed class ForwardModel(FurtherReviewers reviewers, ProtestDesk desk, Links links, Notice notice) : ReviewerPage(reviewers, desk, links, notice)
{
    const string Forwarded = "further-review-forwarded";

    [BindProperty]
    public string? Remarks { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await BeginAsync(Forwarded, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await BeginAsync(Forwarded, ct) is { } other) return other;
        if (!IsOffered()) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.ForwardForFurtherReview(ChosenGrounds, Designee, TookPart, Remarks ?? "", act), ct), "The protest is forwarded for further review.", ct);
    }
}
