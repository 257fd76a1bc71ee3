using System.Globalization;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Work;

/// <summary>Makes one of the moves that every kind of work has. The form carries the item's last event, and keeps what was
/// written when somebody else was faster.</summary>
public sealed class MoveModel(WorkFile file, WorkDesk desk, WorkHistory histories, WorkPeople people, OfficeNameSource offices, LegalClock clock,
    IValidator<MoveModel.MoveInput> validator, Links links, Notice notice) : PageModel
{
    const int UsualDaysToAnswer = 30;

    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    [BindProperty]
    public MoveInput Input { get; set; } = new();

    public WorkOnFile One { get; private set; } = null!;

    public WorkItem Item => One.Item;

    public string Move { get; private set; } = "";

    public SharedForms.Form Form { get; private set; } = null!;

    public OfficeNames Offices { get; private set; } = null!;

    /// <summary>What happened since the visitor opened the form.</summary>
    public IReadOnlyList<HistoryLine> Since { get; private set; } = [];

    public IEnumerable<SelectListItem> People { get; private set; } = [];

    public IEnumerable<SelectListItem> Teams { get; private set; } = [];

    public sealed class MoveInput
    {
        public string Move { get; set; } = "";
        public int? Seen { get; set; }
        public long? Person { get; set; }
        public long? Team { get; set; }
        public DateOnly? Until { get; set; }
        public string? To { get; set; }
        public string? Other { get; set; }
        public string? Office { get; set; }
        public int? Request { get; set; }
        public string? Text { get; set; }
        public DateOnly? PaperReceivedOn { get; set; }
        public string? PaperFrom { get; set; }
        internal bool IsOnPaper { get; set; }
    }

    public sealed class MoveInputValidator : AbstractValidator<MoveInput>
    {
        const int Longest = 20_000;

        public MoveInputValidator()
        {
            RuleFor(i => i.Text).MaximumLength(Longest).WithMessage("Write at most 20,000 letters here, and attach a document for more.");
            When(i => i.Move == "assigned", () => RuleFor(i => i.Person).NotNull().WithMessage("Choose who gets it."));
            When(i => i.Move is "held" or "information-requested" or "more-time-asked", () => RuleFor(i => i.Until).NotNull().WithMessage("Enter the day, such as 2026-09-01."));
            When(i => i.Move == "referred", () => RuleFor(i => i.To).Must(to => Enum.TryParse<ReferredTo>(to, out var read) && Enum.IsDefined(read)).WithMessage("Choose the office that is asked."));
            When(i => i.IsOnPaper, () =>
            {
                RuleFor(i => i.PaperReceivedOn).NotNull().WithMessage("Enter the day on which the paper came in, such as 2026-09-01.");
                RuleFor(i => i.PaperFrom).Must(from => Enum.TryParse<PaperFrom>(from, out var read) && Enum.IsDefined(read)).WithMessage("Say whose paper it is.");
            });
            When(i => i.Move == "linked", () => RuleFor(i => i.Other).Custom((other, context) =>
            {
                if (WorkNumber.Read(other, out _) is { } problem) context.AddFailure(problem);
            }));
            When(i => i.Move == "transferred", () => RuleFor(i => i.Office).Must(o => o?.Trim() is { Length: 3 or 4 } code && code.All(char.IsAsciiDigit))
                .WithMessage("Enter the three digits of the Center or the four of the port."));
        }
    }

    public async Task<IActionResult> OnGetAsync(string kind, string number, string move, CancellationToken ct)
    {
        if (await OpenAsync(kind, number, move, ct) is { } instead) return instead;
        var why = Item.WhyNot(Item.Kind.LifeCycle.Move(move), await file.ActorAsync(User, One, ct));
        if (why is not null)
        {
            notice.Warning(why);
            return LocalRedirect(links.WorkItem(One.Row.Kind, Item.Number, List));
        }
        Input.Seen = One.Row.Seq;
        Input.Team = Item.Team;
        Input.Request = Asked.FirstOrDefault()?.Number;
        if (move == "information-requested") Input.Until = clock.Today.AddDays(UsualDaysToAnswer);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string number, string move, CancellationToken ct)
    {
        if (await OpenAsync(kind, number, move, ct) is { } instead) return instead;
        Input.Move = move;
        if (!await Input.IsValidAsync(validator, ModelState, cancel: ct)) return Page();
        if (move == "transferred" && !IsKnown(Input.Office!.Trim()))
        {
            ModelState.AddModelError("Input.Office", $"There is no Center or port {Input.Office.Trim()}.");
            return Page();
        }
        // To take is safe whatever else happened: the item itself says no when somebody has it.
        var answer = await desk.ActAsync(User, kind, Item.Number, move == "taken" ? null : Input.Seen ?? 0, MakeAsync, ct: ct);
        switch (answer.Result)
        {
            case ActResult.NotFound:
                return NotFound();
            case ActResult.Done:
                notice.Success($"{Item.Kind.Name} {Item.Number}: {LowerFirst(Form.Done)}");
                // Whoever transfers an item may see it no longer.
                return LocalRedirect(move == "transferred" ? links.WorkAs(List) : links.WorkItem(kind, Item.Number, List));
            case ActResult.Changed:
                Since = await histories.OfAsync(Item.Kind, answer.Since ?? [], forTrade: file.IsTrade, ct);
                if (answer.Item is { } now)
                {
                    One = now;
                    ModelState.Remove("Input.Seen");
                    Input.Seen = now.Row.Seq;
                }
                break;
        }
        if (SharedForms.IsClick(move))
        {
            notice.Warning(answer.Problem!);
            return LocalRedirect(links.WorkItem(kind, Item.Number, List));
        }
        ModelState.AddModelError("", answer.Problem!);
        return Page();
    }

    async Task MakeAsync(WorkItem item, Act act)
    {
        var text = Input.Text ?? "";
        switch (Move)
        {
            case "taken": item.Take(act); break;
            case "released": item.Release(act); break;
            case "assigned": await desk.AssignAsync(item, Input.Person!.Value, act); break;
            case "given-to-team": await desk.GiveToTeamAsync(item, Input.Team, act); break;
            case "held": item.HoldUntil(Input.Until!.Value, text, act); break;
            case "resumed": item.Resume(act); break;
            case "referred": item.Refer(Enum.Parse<ReferredTo>(Input.To!), text, act); break;
            case "referral-answered": item.AnswerReferral(text, act); break;
            case "information-requested": item.RequestInformation(text, Input.Until!.Value, act); break;
            case "information-answered": item.AnswerInformation(text, act, ReadPaper(), Input.Request); break;
            case "more-time-asked": item.AskMoreTime(Input.Request ?? 0, Input.Until!.Value, text, act, ReadPaper()); break;
            case "request-extended": item.GiveMoreTime(Input.Request ?? 0, Input.Until, text, act); break;
            case "more-time-refused": item.RefuseMoreTime(Input.Request ?? 0, text, act); break;
            case "request-closed": item.CloseRequest(Input.Request ?? 0, text, act); break;
            case "noted": item.Note(text, act); break;
            case "linked": await desk.LinkAsync(item, WorkNumber.Parse(Input.Other!), text, act); break;
            case "transferred": await desk.TransferAsync(item, One.Row.Heading, Destination.FromCode(Input.Office!.Trim()), text, act); break;
            default: throw new InvalidOperationException($"The page of shared moves does not make \"{Move}\".");
        }
    }

    async Task<IActionResult?> OpenAsync(string kind, string number, string move, CancellationToken ct)
    {
        if (SharedForms.Find(move) is not { } form || !WorkNumber.TryParse(number, null, out var asked)
            || await file.FindAsync(User, kind, asked, ct) is not (var one, false)) return NotFound();
        (One, Move, Form) = (one, move, form);
        Input.IsOnPaper = (move is "information-answered" or "more-time-asked") && !file.IsTrade;
        Offices = await offices.GetAsync(ct);
        if (move == "assigned")
            People = [.. (await people.OfOfficeAsync(Item.Office.Code, withHeadquarters: true, ct)).Select(p => new SelectListItem($"{p.Name}, {p.Role}", p.Id.ToString(CultureInfo.InvariantCulture)))];
        if (move == "given-to-team")
            Teams = [.. (await people.TeamsAsync(Item.Office.Code, ct)).Where(t => !t.IsClosed).Select(t => new SelectListItem($"{t.Name} ({WorkWords.Of(t.Purpose)})", t.Id.ToString(CultureInfo.InvariantCulture)))];
        return null;
    }

    Paper? ReadPaper() => Input.IsOnPaper ? new Paper(Input.PaperReceivedOn!.Value, Enum.Parse<PaperFrom>(Input.PaperFrom!)) : null;

    /// <summary>The requests that the move may be about.</summary>
    public IReadOnlyList<WorkRequest> Asked => Move switch
    {
        "information-answered" or "more-time-asked" or "request-closed" or "request-extended" => Item.OpenRequests,
        "more-time-refused" => [.. Item.OpenRequests.Where(r => r.MoreTime is not null)],
        _ => [],
    };

    public IEnumerable<SelectListItem> AskedItems => Asked.Select(r => new SelectListItem($"{r.Name}, answer by {TagHelpers.Dates.Long(r.AnswerBy)}", r.Number.ToString(CultureInfo.InvariantCulture)));

    bool IsKnown(string office) => office.Length == 3 ? Offices.Centers.ContainsKey(office) : Offices.Ports.ContainsKey(office);

    public static IEnumerable<SelectListItem> PapersFrom => Enum.GetValues<PaperFrom>().Select(f => new SelectListItem(char.ToUpperInvariant(Paper.Name(f)[0]) + Paper.Name(f)[1..], f.ToString()));

    public static IEnumerable<SelectListItem> ReferralOffices => Enum.GetValues<ReferredTo>().Select(to => new SelectListItem(char.ToUpperInvariant(WorkWords.Of(to)[0]) + WorkWords.Of(to)[1..], to.ToString()));

    /// <summary>The label of the text; null when the move has none.</summary>
    public string? TextLabel => Move switch
    {
        "held" => "Why it is held",
        "referred" => "What the other office is asked",
        "referral-answered" => "Its answer",
        "information-requested" => "What information is needed",
        "information-answered" => Input.IsOnPaper ? "The answer" : "Your answer",
        "more-time-asked" => "Why more time is needed",
        "request-extended" => "Why more time is given",
        "more-time-refused" => "Why no more time is given",
        "request-closed" => "Why no answer is needed",
        "noted" => "Note",
        "linked" => "What joins the two",
        "transferred" => "Why it is transferred",
        _ => null,
    };

    static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
