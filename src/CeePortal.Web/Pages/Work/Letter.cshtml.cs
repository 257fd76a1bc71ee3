using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Letters;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Work;

/// <summary>A letter of an item, to read and to print.</summary>
public sealed class LetterModel(WorkFile file, LettersOfKinds letters, LetterHolders holders, Links links) : PageModel
{
    public Links Links => links;

    public WorkOnFile One { get; private set; } = null!;

    public LetterView Letter { get; private set; } = null!;

    public IReadOnlyList<WorkEvent> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string kind, string number, int? of, CancellationToken ct)
    {
        if (!WorkNumber.TryParse(number, null, out var asked) || await file.FindAsync(User, kind, asked, ct) is not (var one, _) || letters.Find(kind) is not { } written) return NotFound();
        One = one;
        Others = letters.Of(one, file.IsTrade);
        if (Others.LastOrDefault(e => of is null || e.Seq == of) is not { } e) return NotFound();
        Letter = await written.WriteAsync(one, e, ct) with
        {
            // Whoever has the code may answer: it is for those who may answer here, and for the office that prints the letter.
            Code = (await file.ActorAsync(User, one, ct)).By.Is(WorkRoles.Filer | WorkRoles.Office) ? await holders.CodeOfAsync(one.Row.Id, e.Seq, ct) : null,
        };
        return Page();
    }
}
