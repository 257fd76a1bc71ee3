using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Acts;

/// <summary>The filer adds an objection to a decision that was not protested yet.</summary>
public sealed class AmendModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public ObjectionInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Decisions { get; } = [.. Enum.GetValues<ProtestableDecision>().Select(d => new SelectListItem(ProtestWords.Capital(Protestable.Name(d)), d.ToString()))];

    public sealed class ObjectionInput
    {
        public string? Decision { get; set; }
        public string? Category { get; set; }
        public string? Claim { get; set; }
        public string? Reasons { get; set; }
        public string? Only { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await OpenAsync("amended", ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("amended", ct) is { } other) return other;
        if (!Enum.TryParse<ProtestableDecision>(Input.Decision, out var decision) || !Enum.IsDefined(decision)) ModelState.AddModelError("Input.Decision", "Choose the decision that you protest.");
        if (string.IsNullOrWhiteSpace(Input.Category)) ModelState.AddModelError("Input.Category", "Describe the category of merchandise specifically (19 CFR 174.13(a)(5)).");
        if (string.IsNullOrWhiteSpace(Input.Claim)) ModelState.AddModelError("Input.Claim", "Say what CBP should have decided instead.");
        if (string.IsNullOrWhiteSpace(Input.Reasons)) ModelState.AddModelError("Input.Reasons", "Give the nature of and the reasons for the objection (19 CFR 174.13(a)(6)).");
        List<EntryNumber> entries = [];
        foreach (var text in (Input.Only ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (EntryNumber.Read(text, null, out var number) is { } wrong) ModelState.AddModelError("Input.Only", $"{text}: {wrong}");
            else entries.Add(number);
        var paper = ReadPaper();
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) =>
            protest.Amend([new(decision, Input.Category!.Trim(), entries.Count > 0 ? entries : [.. protest.Entries.Select(e => e.Entry)], Input.Claim!.Trim(), Input.Reasons!.Trim())], act, paper), ct), "The objection is added.", ct);
    }
}
