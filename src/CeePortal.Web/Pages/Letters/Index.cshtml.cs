using CeePortal.Data.Reference;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Attachments;
using CeePortal.Web.Services.Letters;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;

namespace CeePortal.Web.Pages.Letters;

/// <summary>For whoever holds a letter of CBP, without an account: what it means, until when something is to be done, and the answer.
/// The code comes by post, so that it stands in no address and no log.</summary>
[EnableRateLimiting(RateLimits.Letter)]
[LetterGate]
public sealed class IndexModel(LetterHolders letters, LetterTickets tickets, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    /// <summary>The code on the letter, or its name.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>An entry number on the letter.</summary>
    [BindProperty]
    public string? Entry { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Capacity { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>What the documents are, when documents are asked for.</summary>
    [BindProperty]
    public string? DocumentType { get; set; }

    public IReadOnlyList<SelectListItem> DocumentTypes { get; private set; } = [];

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<RefLetter> Explained { get; private set; } = [];

    /// <summary>The letter of the code; null while none is asked for.</summary>
    public FoundLetter? Letter { get; private set; }

    /// <summary>The letters whose name was asked for; null while none is.</summary>
    public IReadOnlyList<RefLetter>? Named { get; private set; }

    public static IReadOnlyList<SelectListItem> Capacities { get; } = [new("Importer", "Importer"), new("Customs broker", "Customs broker"), new("Attorney or other agent", "Attorney or other agent"), new("Exporter or producer", "Exporter or producer")];

    /// <summary>True for whoever wanted to answer without a letter that was found: nothing of it was read.</summary>
    [BindProperty(SupportsGet = true)]
    public bool First { get; set; }

    public async Task OnGetAsync(CancellationToken ct) => Explained = await letters.ExplainedAsync(ct);

    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        if (Letter is null || !ModelState.IsValid) return Page();
        if ((WorkActors.RolesOf(User) & WorkRoles.Staff) != WorkRoles.None)
        {
            ModelState.AddModelError(nameof(Answer), "You are signed in as CBP. What came on paper is entered on the page of the item; nobody of CBP answers for the trade.");
            return Page();
        }
        if (DocumentTypes.Count > 0 && DocumentTypes.All(t => t.Value != DocumentType)) ModelState.AddModelError(nameof(DocumentType), "Say what the documents are.");
        if (DocumentTypes.Count > 0 && Files.All(f => f.Length == 0)) ModelState.AddModelError(nameof(Files), "Choose the documents that CBP asks for.");
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200) ModelState.AddModelError(nameof(Name), "Enter your name.");
        if (Capacities.All(c => c.Value != Capacity)) ModelState.AddModelError(nameof(Capacity), "Say as what you answer.");
        if (string.IsNullOrWhiteSpace(Answer)) ModelState.AddModelError(nameof(Answer), "Enter your answer.");
        else if (Answer.Length > 20_000) ModelState.AddModelError(nameof(Answer), "Write at most 20,000 letters, and send a file for more.");
        if (!string.IsNullOrWhiteSpace(Email) && (Email.Length > 254 || !Email.Contains('@', StringComparison.Ordinal))) ModelState.AddModelError(nameof(Email), "This is not an e-mail address.");
        if (!ModelState.IsValid) return Page();
        try
        {
            await letters.AnswerAsync(Letter, new(Name!.Trim(), Capacity!, string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(), Answer!, DocumentTypes.Count > 0 ? DocumentType : null), [.. Files.Where(f => f.Length > 0).Select(f => (Path.GetFileName(f.FileName), (Func<Stream>)f.OpenReadStream))], User.Identity?.IsAuthenticated == true ? User.Id() : null, ct);
        }
        catch (WorkRefusedException refused)
        {
            ModelState.AddModelError(nameof(Answer), refused.Message);
            return Page();
        }
        catch (DocumentRefusedException refused)
        {
            ModelState.AddModelError(nameof(Files), refused.Message);
            return Page();
        }
        notice.Success($"Your answer to {Letter.KindName} {Letter.Number} is with CBP. Keep the letter and its code.");
        return Redirect(links.Letters);
    }

    async Task FindAsync(CancellationToken ct)
    {
        Explained = await letters.ExplainedAsync(ct);
        var typed = Code?.Trim() ?? "";
        if (typed.Length == 0)
        {
            ModelState.AddModelError(nameof(Code), "Enter the code on the letter, or what it is called, such as CF-28.");
            return;
        }
        if (await letters.FindAsync(typed, Entry, ct) is { } found)
        {
            Letter = found;
            // From now on this browser may send documents.
            if (found is { IsProven: true, WhyNot: null }) tickets.Give(HttpContext);
            if (found.Item?.Item is Domain.Documents.DocumentRequest) DocumentTypes = [.. (await letters.DocumentTypesAsync(ct)).Select(t => new SelectListItem(t.Name, t.Code))];
            if (!string.IsNullOrWhiteSpace(Entry) && !found.IsProven) ModelState.AddModelError(nameof(Entry), "This entry number does not stand on that letter. Compare both.");
            return;
        }
        var wanted = Plain(typed);
        Named = [.. Explained.Where(l => Plain(l.Name).Contains(wanted, StringComparison.Ordinal) || l.AlsoCalled.Split(',').Any(also => Plain(also) is { Length: > 0 } name && (name == wanted || wanted.Length > 3 && name.Contains(wanted, StringComparison.Ordinal))))];
        if (Named.Count == 0) ModelState.AddModelError(nameof(Code), "No letter has this code or name. A code has twelve letters and digits; compare it with the letter. Or look through the list below.");
    }

    static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
