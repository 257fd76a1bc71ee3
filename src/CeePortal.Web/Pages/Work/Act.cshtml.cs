using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Work;

/// <summary>Makes a move that a kind describes (<see cref="ActForm"/>). What was typed stays when it is refused, and when somebody
/// else was faster.</summary>
public sealed class ActModel(WorkFile file, WorkDesk desk, ActForms forms, WorkPeople people, WorkHistory histories, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    /// <summary>The number of the last event that the visitor saw.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public WorkOnFile One { get; private set; } = null!;

    public WorkItem Item => One.Item;

    public ActForm Act { get; private set; } = null!;

    public WorkMove Move => Item.Kind.LifeCycle.Move(Act.Move);

    /// <summary>What the form asks; the paper first, where an officer enters what came on it.</summary>
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public FormView Form { get; private set; } = null!;

    public bool IsOnPaper { get; private set; }

    public IReadOnlyList<HistoryLine> Since { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string kind, string number, string move, CancellationToken ct)
    {
        if (await OpenAsync(kind, number, move, ct) is { } instead) return instead;
        if (Item.WhyNot(Move, await file.ActorAsync(User, One, ct)) is { } why)
        {
            notice.Warning(await people.WithHolderAsync(why, Item.Assignee, ct));
            return LocalRedirect(links.WorkItem(kind, Item.Number, List));
        }
        Seen = One.Row.Seq;
        Form = new(Fields, new());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string number, string move, CancellationToken ct)
    {
        if (await OpenAsync(kind, number, move, ct) is { } instead) return instead;
        var answers = new FormAnswers();
        answers.Take(Fields, Request.Form);
        var more = Request.Form.ContainsKey(FormView.MoreRows);
        Form = new(Fields, answers) { SpareRows = more ? 2 : 1 };
        if (more) return Page();
        var reader = new FormReader(Fields, answers);
        ActMaking? making = null;
        var answer = await desk.ActAsync(User, kind, Item.Number, Seen, async (item, act) =>
        {
            var paper = IsOnPaper ? PaperFields.Read(reader) : null;
            making = new ActMaking(act, User, One.Row, paper);
            await Act.MakeAsync(item, reader, making);
            reader.EnsureComplete();
        }, (db, one) => making!.RunAsync(db, one), ct);
        switch (answer.Result)
        {
            case ActResult.NotFound:
                return NotFound();
            case ActResult.Done:
                notice.Success(Act.Done);
                return LocalRedirect(links.WorkItem(kind, Item.Number, List));
            case ActResult.Changed:
                Since = await histories.OfAsync(Item.Kind, answer.Since ?? [], forTrade: file.IsTrade, ct);
                if (answer.Item is { } now)
                {
                    One = now;
                    ModelState.Remove(nameof(Seen));
                    Seen = now.Row.Seq;
                }
                break;
            case ActResult.Refused when answer.Item is { } asItIs:
                One = asItIs;
                ModelState.Remove(nameof(Seen));
                Seen = asItIs.Row.Seq;
                break;
        }
        FormView.Show(ModelState, Fields, reader.Problems);
        if (reader.IsComplete) ModelState.AddModelError("", answer.Problem!);
        return Page();
    }

    async Task<IActionResult?> OpenAsync(string kind, string number, string move, CancellationToken ct)
    {
        if (forms.Find(kind, move) is not { } act || !WorkNumber.TryParse(number, null, out var asked)
            || await file.FindAsync(User, kind, asked, ct) is not (var one, false)) return NotFound();
        (One, Act) = (one, act);
        var by = (await file.ActorAsync(User, one, ct)).By;
        IsOnPaper = by.Is(WorkRoles.Office | WorkRoles.Penalties) && !by.Is(WorkRoles.Filer) && typeof(PaperFact).IsAssignableFrom(Move.Fact);
        var fields = await act.FieldsAsync(one.Item, ct);
        Fields = IsOnPaper ? [.. PaperFields.All, .. fields] : fields;
        return null;
    }
}
