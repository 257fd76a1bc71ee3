using System.Globalization;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>A refusal with a reason: of the protest as not protestable, of further review, of voiding the denial.</summary>
public sealed class RefuseModel(ProtestDesk desk, DenialReasonSource reasons, Links links, Notice notice) : ActPage(desk, links, notice)
{
    static readonly Dictionary<string, string> leads = new(StringComparer.Ordinal)
    {
        ["rejected"] = "What is protested may not be protested (19 U.S.C. 1514(a), (b)). That this starts the time for court is our own modelling.",
        ["further-review-denied"] = "The protest goes on here. From the date of the notice the filer has 60 days to ask that this be set aside (19 U.S.C. 1515(c)).",
        ["void-refused"] = "The denial stands (19 U.S.C. 1515(d)).",
    };

    [BindProperty(SupportsGet = true)]
    public string Move { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Citation { get; set; }

    [BindProperty]
    public string? NoticeOn { get; set; }

    public string Title => Protest.Kind.LifeCycle.Move(Move).Name;

    public string Lead => leads[Move];

    public bool HasNotice => Move != "void-refused";

    public IReadOnlyList<SelectListItem> Reasons { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!leads.ContainsKey(Move)) return NotFound();
        if (await OpenAsync(Move, ct) is { } other) return other;
        Reasons = (await reasons.GetAsync(ct)).Offered;
        NoticeOn = Open.Act.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!leads.ContainsKey(Move)) return NotFound();
        if (await OpenAsync(Move, ct) is { } other) return other;
        Reasons = (await reasons.GetAsync(ct)).Offered;
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), "Choose the reason.");
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), "Give the reason in words; a denial without a reason is not possible.");
        if (string.IsNullOrWhiteSpace(Citation)) ModelState.AddModelError(nameof(Citation), "Cite the law, ruling or decision that it rests on.");
        var on = HasNotice ? Day(nameof(NoticeOn), NoticeOn, required: true) : null;
        if (!ModelState.IsValid) return Page();
        var reason = new StructuredReason(Reason!, Text!, Citation!);
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) =>
        {
            switch (Move)
            {
                case "rejected": protest.Reject(reason, on!.Value, act); break;
                case "further-review-denied": protest.DenyFurtherReview(reason, on!.Value, act); break;
                default: protest.RefuseVoid(reason, act); break;
            }
        }, ct), $"{Title}: done.", ct);
    }
}
