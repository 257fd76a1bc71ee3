using System.Globalization;
using CeePortal.Domain.Protests;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests.Decisions;

/// <summary>What the pages share that name who reviews: Headquarters by its grounds, or a designee who took no part.</summary>
public abstract class ReviewerPage(FurtherReviewers reviewers, ProtestDesk desk, Links links, Notice notice) : ActPage(desk, links, notice)
{
    [BindProperty]
    public List<string> Grounds { get; set; } = [];

    [BindProperty]
    public long? Designee { get; set; }

    public IReadOnlyList<SelectListItem> AllGrounds { get; } = [.. ProtestWords.Grounds.Select(g => new SelectListItem(g.Words, g.Value.ToString()))];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Who took part in the decision protested.</summary>
    protected IReadOnlyList<long> TookPart { get; private set; } = [];

    protected HeadquartersGrounds ChosenGrounds => Grounds.Aggregate(HeadquartersGrounds.None, static (all, g) => Enum.TryParse<HeadquartersGrounds>(g, out var one) ? all | one : all);

    /// <summary>Opens the protest with the people who may be named.</summary>
    protected async Task<IActionResult?> BeginAsync(string move, CancellationToken ct)
    {
        if (await OpenAsync(move, ct) is { } other) return other;
        TookPart = await reviewers.TookPartAsync(Protest, ct);
        People = [.. (await reviewers.OfferedAsync(Open, TookPart, ct)).Select(p => new SelectListItem($"{p.Name}, {p.Role}", p.Id.ToString(CultureInfo.InvariantCulture)))];
        return null;
    }

    /// <summary>False, with an error at the field, when the person chosen is none of those who are offered.</summary>
    protected bool IsOffered()
    {
        if (Designee is not { } chosen || People.Any(p => p.Value == chosen.ToString(CultureInfo.InvariantCulture))) return true;
        ModelState.AddModelError(nameof(Designee), "Choose one of the people who are offered: of this office, and without part in the decision or the protest.");
        return false;
    }
}
