using System.Globalization;
using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.Services.Work;
using CeePortal.Web.Validation;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CeePortal.Web.Pages.Work;

/// <summary>One team: its name, purpose, headings and people.</summary>
public sealed class TeamModel(TeamDesk desk, WorkPeople people, PortalDbContext db, IValidator<TeamModel.TeamInput> validator, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public TeamInput Input { get; set; } = new();

    public TeamView? Shown { get; private set; }

    public IReadOnlyList<AdminEvent> History { get; private set; } = [];

    public IEnumerable<SelectListItem> People { get; private set; } = [];

    public sealed class TeamInput
    {
        public int Seen { get; set; }
        public string? Name { get; set; }
        public string? Purpose { get; set; }
        public string? Headings { get; set; }
        public bool IsClosed { get; set; }

        /// <summary>The headings as they are written: four digits or two, apart by blanks or commas.</summary>
        internal IReadOnlyList<string> Parts => [.. (Headings ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Order(StringComparer.Ordinal)];
    }

    public sealed class TeamInputValidator : AbstractValidator<TeamInput>
    {
        public TeamInputValidator()
        {
            RuleFor(i => i.Name).NotEmpty().WithMessage("Give the team a name.").MaximumLength(100).WithMessage("The name has at most 100 letters.");
            RuleFor(i => i.Purpose).Must(p => Enum.TryParse<TeamPurpose>(p, out var read) && Enum.IsDefined(read)).WithMessage("Choose what the team is for.");
            RuleFor(i => i.Headings).Custom((_, context) =>
            {
                foreach (var part in context.InstanceToValidate.Parts.Where(h => h.Length is not (2 or 4) || !h.All(char.IsAsciiDigit)).Take(1))
                    context.AddFailure($"\"{(part.Length > 20 ? part[..20] : part)}\" is neither a heading of four digits, such as 8471, nor a chapter of two. Leave a blank between them.");
            });
        }
    }

    string? Office => db.Scope.Center ?? db.Scope.Port;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct)) return NotFound();
        if (Shown is { } team)
            Input = new() { Seen = team.Team.Seq, Name = team.Team.Name, Purpose = team.Team.Purpose.ToString(), Headings = string.Join(" ", team.Headings), IsClosed = team.Team.IsClosed };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await OpenAsync(ct)) return NotFound();
        if (!await Input.IsValidAsync(validator, ModelState, cancel: ct)) return Page();
        var (id, problem) = await desk.SaveAsync(Office!, Id, Input.Seen, Input.Name!.Trim(), Enum.Parse<TeamPurpose>(Input.Purpose!), Input.IsClosed, Input.Parts, ct);
        if (problem is not null)
        {
            ModelState.AddModelError("", problem);
            return Page();
        }
        notice.Success($"The team \"{Input.Name.Trim()}\" is saved.");
        return LocalRedirect(links.WorkTeam(id));
    }

    public Task<IActionResult> OnPostAddAsync(long? person, CancellationToken ct) => MemberAsync(person, true, "is in the team.", ct);

    public Task<IActionResult> OnPostRemoveAsync(long? person, CancellationToken ct) => MemberAsync(person, false, "is no longer in the team.", ct);

    async Task<IActionResult> MemberAsync(long? person, bool isIn, string words, CancellationToken ct)
    {
        if (Id is not { } id || !await OpenAsync(ct)) return NotFound();
        if (person is not { } who) notice.Error("Choose a person.");
        else if (await desk.SetMemberAsync(Office!, id, who, isIn, ct) is { } problem) notice.Error(problem);
        else notice.Success($"{WorkPeople.NameOf(who, await people.NamesAsync([who], ct))} {words}");
        return LocalRedirect(links.WorkTeam(id));
    }

    async Task<bool> OpenAsync(CancellationToken ct)
    {
        if (Office is not { } office) return false;
        if (Id is not { } id) return true;
        Shown = await desk.FindAsync(office, id, ct);
        if (Shown is null) return false;
        History = await desk.HistoryAsync(id, ct);
        var members = Shown.Members.Select(m => m.Id).ToHashSet();
        People = [.. (await people.OfOfficeAsync(office, ct: ct)).Where(p => !members.Contains(p.Id)).Select(p => new SelectListItem($"{p.Name}, {p.Role}", p.Id.ToString(CultureInfo.InvariantCulture)))];
        return true;
    }

    public static IEnumerable<SelectListItem> Purposes => Enum.GetValues<TeamPurpose>().Select(p => new SelectListItem(WorkWords.Of(p), p.ToString()));

    public static string Did(string type) => type switch
    {
        "TeamAdded" => "added the team",
        "TeamChanged" => "changed the team",
        "MemberAdded" => "put a person in",
        _ => "took a person out",
    };
}
