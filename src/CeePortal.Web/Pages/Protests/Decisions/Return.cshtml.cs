using System.Globalization;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using static System.FormattableString;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>Headquarters or the designee returns the protest with directions.</summary>
public sealed class ReturnModel(ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public List<DirectionInput> Directions { get; set; } = [];

    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<SelectListItem> Dispositions { get; } = [.. Enum.GetValues<Disposition>().Select(d => new SelectListItem(ProtestWords.Of(d), d.ToString()))];

    public sealed class DirectionInput
    {
        public int Objection { get; set; }
        public string? Disposition { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await OpenAsync("further-review-returned", ct) is { } other) return other;
        Directions = [.. Protest.Objections.Where(o => o.IsOpen).Select(o => new DirectionInput { Objection = o.Number })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OpenAsync("further-review-returned", ct) is { } other) return other;
        List<Direction> directions = [];
        for (var i = 0; i < Directions.Count; i++)
            if (Enum.TryParse<Disposition>(Directions[i].Disposition, out var disposition) && Enum.IsDefined(disposition)) directions.Add(new(Directions[i].Objection, disposition));
            else ModelState.AddModelError(string.Create(CultureInfo.InvariantCulture, $"Directions[{i}].Disposition"), Invariant($"Say how objection {Directions[i].Objection} is to be decided."));
        if (!ModelState.IsValid) return Page();
        return await AnswerAsync(await Desk.ActAsync(Open, Seq, (protest, act) => protest.ReturnWithDirections(directions, Text ?? "", act), ct), "The protest is returned with directions.", ct);
    }
}
