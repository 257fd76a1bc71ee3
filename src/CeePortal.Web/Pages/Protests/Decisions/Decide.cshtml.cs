using System.Globalization;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using static System.FormattableString;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>A specialist decides: each objection, with reasons; then a look at the notice; then the decision, with the
/// followers in the same transaction.</summary>
public sealed class DecideModel(ProtestDesk desk, ProtestLetters notices, DenialReasonSource reasons, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public List<RulingInput> Rulings { get; set; } = [];

    [BindProperty]
    public string? NoticeOn { get; set; }

    /// <summary>The protests that wait for this one and came too late for some entry.</summary>
    public IReadOnlyList<(WorkNumber Number, IReadOnlyList<Domain.Entries.EntryNumber> Late)> LateFollowers { get; private set; } = [];

    /// <summary>The notice as it would go out; null while the form is filled in.</summary>
    public LetterView? Preview { get; private set; }

    public IReadOnlyList<SelectListItem> Dispositions { get; } = [.. Enum.GetValues<Disposition>().Select(d => new SelectListItem(ProtestWords.Of(d), d.ToString()))];

    public IReadOnlyList<SelectListItem> Reasons { get; private set; } = [];

    /// <summary>The decision on an objection, as typed.</summary>
    public sealed class RulingInput
    {
        public int Objection { get; set; }
        public string? Disposition { get; set; }
        public string? Reason { get; set; }
        public string? Text { get; set; }
        public string? Citation { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await OpenAsync("decided", ct) is { } other) return other;
        LateFollowers = await Desk.LateFollowersAsync(Protest, ct);
        Reasons = (await reasons.GetAsync(ct)).Offered;
        var late = Protest.Timeliness.Count > 0 && Protest.Timeliness.All(t => t.Outcome == Domain.Clocks.Outcome.Untimely);
        Rulings = [.. Protest.Objections.Where(o => o.IsOpen).Select(o => new RulingInput
        {
            Objection = o.Number,
            Disposition = Protest.Directions.FirstOrDefault(d => d.Objection == o.Number)?.Disposition.ToString() ?? (late ? nameof(Disposition.Denied) : null),
            Reason = late ? DenialReasons.Untimely : null,
            Text = late ? Protest.Timeliness[0].Sentence : null,
            Citation = late ? "19 U.S.C. 1514(c)(3)" : null,
        })];
        NoticeOn = Open.Act.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? then, CancellationToken ct)
    {
        if (await OpenAsync("decided", ct) is { } other) return other;
        LateFollowers = await Desk.LateFollowersAsync(Protest, ct);
        Reasons = (await reasons.GetAsync(ct)).Offered;
        if (then == "change") return Page();
        var rulings = ReadRulings();
        var noticeOn = Day(nameof(NoticeOn), NoticeOn, required: true);
        if (noticeOn < Open.Act.Day) ModelState.AddModelError(nameof(NoticeOn), "The notice cannot be dated before today.");
        if (!ModelState.IsValid) return Page();
        if (then != "decide")
        {
            Preview = await notices.DecisionAsync(Open, rulings, noticeOn!.Value, ct);
            return Page();
        }
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.Decide(rulings, noticeOn!.Value, act), ct),
            "The protest is decided. The notice goes to the protesting party.", ct);
    }

    /// <summary>The rulings; what is wrong becomes an error at its field.</summary>
    List<Ruling> ReadRulings()
    {
        List<Ruling> rulings = [];
        for (var i = 0; i < Rulings.Count; i++)
        {
            var (typed, field) = (Rulings[i], string.Create(CultureInfo.InvariantCulture, $"Rulings[{i}]."));
            if (!Enum.TryParse<Disposition>(typed.Disposition, out var disposition) || !Enum.IsDefined(disposition))
            {
                ModelState.AddModelError(field + "Disposition", Invariant($"Say how objection {typed.Objection} is decided."));
                continue;
            }
            if (disposition == Disposition.Allowed)
            {
                rulings.Add(Ruling.Allow(typed.Objection));
                continue;
            }
            if (string.IsNullOrWhiteSpace(typed.Reason)) ModelState.AddModelError(field + "Reason", Invariant($"Choose the reason why objection {typed.Objection} is not allowed in full."));
            if (string.IsNullOrWhiteSpace(typed.Text)) ModelState.AddModelError(field + "Text", Invariant($"Give the reason for objection {typed.Objection} in words: a denial without a reason is not possible."));
            if (string.IsNullOrWhiteSpace(typed.Citation)) ModelState.AddModelError(field + "Citation", Invariant($"Cite what the reason for objection {typed.Objection} rests on."));
            if (!string.IsNullOrWhiteSpace(typed.Reason) && !string.IsNullOrWhiteSpace(typed.Text) && !string.IsNullOrWhiteSpace(typed.Citation))
                rulings.Add(new(typed.Objection, disposition, new(typed.Reason, typed.Text, typed.Citation)));
        }
        return rulings;
    }
}
