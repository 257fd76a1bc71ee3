using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>The filer applies for further review of a protest that is on file.</summary>
public sealed class FurtherReviewModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Criteria { get; } = [.. ProtestWords.Criteria.Select(c => new SelectListItem(c.Words, c.Value.ToString()))];

    public sealed class ReviewInput
    {
        public List<string> Criteria { get; set; } = [];
        public string? Justification { get; set; }
        public string? FurtherFacts { get; set; }
        public bool NoAdministrativeDecision { get; set; }
        public bool NoCourtDecision { get; set; }

        internal ReviewApplication ToApplication() => new(Criteria.Aggregate(ReviewCriteria.None, static (all, c) => Enum.TryParse<ReviewCriteria>(c, out var one) ? all | one : all),
            Justification?.Trim() ?? "", NoAdministrativeDecision, NoCourtDecision, FurtherFacts?.Trim() ?? "");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("further-review-requested", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("further-review-requested", ct) is { } other) return other;
        var paper = ReadPaper();
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.ApplyForFurtherReview(Input.ToApplication(), act, paper), ct), "Further review is applied for.", ct);
    }
}
