using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Protests;

/// <summary>What the pages of acts share: the number in the address, the token of the last event seen, and what follows when
/// an act is done, refused or overtaken.</summary>
public abstract class ActPage(ProtestDesk desk, Links links, Notice notice) : PageModel
{
    protected ProtestDesk Desk => desk;

    protected Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>The number of the last event that the visitor saw.</summary>
    [BindProperty]
    public int Seq { get; set; }

    public OpenProtest Open { get; private set; } = null!;

    public Protest Protest => Open.Protest;

    /// <summary>What the visitor calls the list of work.</summary>
    public string ListName => Open.Act.By.Is(WorkRoles.Staff) ? "Work" : "Filings";

    /// <summary>The day on which the paper came in, as an officer types it.</summary>
    [BindProperty]
    public string? PaperReceivedOn { get; set; }

    [BindProperty]
    public string? PaperFrom { get; set; }

    /// <summary>True when an officer enters what a filer does: it came on paper.</summary>
    public bool IsOnPaper { get; private set; }

    public IReadOnlyList<SelectListItem> PapersFrom { get; } = [.. Enum.GetValues<PaperFrom>().Select(f => new SelectListItem(ProtestWords.Capital(Paper.Name(f)), f.ToString()))];

    /// <summary>The paper, from the form; what is wrong with it becomes an error at its field. Null for what is sent here.</summary>
    protected Paper? ReadPaper()
    {
        if (!IsOnPaper) return null;
        var on = Day(nameof(PaperReceivedOn), PaperReceivedOn, required: true);
        if (!Enum.TryParse<PaperFrom>(PaperFrom, out var from) || !Enum.IsDefined(from)) ModelState.AddModelError(nameof(PaperFrom), "Say whose paper it is.");
        return on is { } day && ModelState.IsValid ? new(day, from) : null;
    }

    /// <summary>Opens the protest, when the visitor may make the move now.</summary>
    /// <returns>Null when it is open; otherwise what to answer instead.</returns>
    protected async Task<IActionResult?> OpenAsync(string move, CancellationToken ct)
    {
        if (WorkNumber.Read(Number, out var number) is not null || await desk.OpenAsync(number, User, ct) is not { } open) return NotFound();
        Open = open;
        IsOnPaper = open.Act.By.Is(WorkRoles.Office) && typeof(PaperFact).IsAssignableFrom(open.Protest.Kind.LifeCycle.Move(move).Fact);
        if (HttpMethods.IsGet(Request.Method))
        {
            Seq = open.Protest.Seq;
            // A lapse that is not recorded yet is recorded when somebody acts; the page says so only then.
            if (open.WhyNot(move) is { } why && open.Protest.LapseBy(open.Act.Day, open.Act.Law) is null)
            {
                notice.Warning(await desk.NamedAsync(why, open.Protest, ct));
                return Redirect(links.ProtestItem(number));
            }
        }
        return null;
    }

    /// <summary>Tells what came of an act: to the protest when it is done, back to the form with its text when not.</summary>
    protected async Task<IActionResult> AnswerAsync(ActOutcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsDone)
        {
            notice.Success(done);
            return Redirect(links.ProtestItem(Protest.Number));
        }
        ModelState.AddModelError("", outcome.Refusal!);
        if (await desk.OpenAsync(Protest.Number, User, ct) is { } now) Open = now;
        Seq = Open.Protest.Seq;
        ModelState.Remove(nameof(Seq));
        return Page();
    }

    /// <summary>A day from a form field; an unreadable one becomes an error at the field.</summary>
    protected DateOnly? Day(string field, string? typed, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            if (required) ModelState.AddModelError(field, "Enter the day.");
            return null;
        }
        if (ProtestFormReading.ReadDay(typed) is { } day) return day;
        ModelState.AddModelError(field, "This is not a day. Write it as 2026-10-01 or 10/1/2026.");
        return null;
    }
}
