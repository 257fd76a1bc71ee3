using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Letters;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests;

/// <summary>The letter of a decision, to read and to print.</summary>
public sealed class NoticeModel(ProtestDesk desk, ProtestLetters notices, LetterHolders holders) : PageModel
{
    public OpenProtest Open { get; private set; } = null!;

    public LetterView Letter { get; private set; } = null!;

    public IReadOnlyList<(int Seq, string Name)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, int? of, CancellationToken ct)
    {
        if (WorkNumber.Read(number, out var asked) is not null || await desk.OpenAsync(asked, User, ct) is not { } open || await notices.OfAsync(open, of, ct) is not { } letter) return NotFound();
        var seq = of ?? ProtestLetters.WithLetter(open.Events).Last().Seq;
        (Open, Letter) = (open, letter with { Code = open.Act.By.Is(WorkRoles.Filer | WorkRoles.Office) ? await holders.CodeOfAsync(open.Row.Id, seq, ct) : null });
        Others = [.. ProtestLetters.WithLetter(open.Events).Select(e => (e.Seq, $"{open.Protest.Kind.LifeCycle.Move(e.Type).Name}, {Dates.Short(e.On)}"))];
        return Page();
    }
}
