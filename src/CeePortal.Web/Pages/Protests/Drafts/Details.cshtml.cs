using CeePortal.Domain.Entries;
using CeePortal.Intake.Protests;
using CeePortal.Intake.Sheets;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static System.FormattableString;

namespace CeePortal.Web.Pages.Protests.Drafts;

/// <summary>The fourth step: the spreadsheet of details, read and checked against the entries and what is on file.</summary>
[RequestSizeLimit(LargestFile + 65_536)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile + 65_536)]
public sealed class DetailsModel(ProtestDrafts drafts, WorkFilers filers, EntriesToProtest entries, Links links, Notice notice) : PageModel
{
    const long LargestFile = 10 * 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>What stood for this step when the page was opened.</summary>
    [BindProperty]
    public string? Was { get; set; }

    public string DraftTitle { get; private set; } = "";

    public string? FileName { get; private set; }

    public IReadOnlyList<ProtestForm.DetailPart> Rows { get; private set; } = [];

    public IReadOnlyList<SheetProblem> Problems { get; private set; } = [];

    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        if (draft.FiledAs.Count > 0) return Redirect(links.ProtestReceipt(Id));
        Show(draft);
        Problems = await CheckAsync(draft.Form, [.. Rows.Select(r => new ProtestDetail(r.Row, EntryNumber.Parse(r.Entry), r.Line, r.From, r.To))], ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, ct) is not { } draft) return NotFound();
        Show(draft);
        if (File is null || File.Length == 0) return Refuse([new(0, "", "", "No file was chosen, or it is empty.", "Choose the spreadsheet.")]);
        if (File.Length > LargestFile) return Refuse([new(0, "", "", "The file is larger than 10 MB.", "Leave columns out, or split it.")]);
        await using var stream = new MemoryStream();
        await File.CopyToAsync(stream, ct);
        stream.Position = 0;
        var read = DetailsSheet.Read(stream);
        if (read.Problems.Count > 0) return Refuse(read.Problems);
        var name = Path.GetFileName(File.FileName);
        var saved = await drafts.SaveAsync(Id, form => form.Details, Was, form => form.Details = new()
        {
            FileName = name.Length <= 200 ? name : name[^200..],
            Rows = [.. read.Details.Select(d => new ProtestForm.DetailPart((int)d.Row, d.Entry.ToString(), d.Line, Cut(d.From, 400), Cut(d.To, 400), Cut(string.Join("; ", d.Others.Select(o => $"{o.Title}: {o.Text}")), 1000)))],
        }, ct);
        if (saved.Now is { } now)
        {
            Was = null;
            Show(now);
            ModelState.Remove(nameof(Was));
            return Refuse([new(0, "", "", Invariant($"A colleague loaded {now.Form.Details.FileName ?? "nothing"} with {now.Form.Details.Rows.Count:N0} rows here while you had the page open. Your file was not read in."), "Look at what is there now; choose your file again to put it in its place.")]);
        }
        if (saved.IsDone) notice.Success(Invariant($"{read.Details.Count:N0} rows are read."));
        return Redirect(links.ProtestStep(Id, ProtestStep.Details));
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await drafts.SaveAsync(Id, form => form.Details, seen: null, form => form.Details = new(), ct);
        return Redirect(links.ProtestStep(Id, ProtestStep.Details));
    }

    void Show(ProtestDraftFile draft) =>
        (DraftTitle, FileName, Rows, Was) = (draft.Row.Title, draft.Form.Details.FileName, draft.Form.Details.Rows, Was ?? ProtestForm.StampOf(draft.Form.Details));

    PageResult Refuse(IReadOnlyList<SheetProblem> problems)
    {
        (Problems, IsRefused) = (problems, true);
        return Page();
    }

    async Task<IReadOnlyList<SheetProblem>> CheckAsync(ProtestForm form, IReadOnlyList<ProtestDetail> details, CancellationToken ct)
    {
        if (details.Count == 0) return [];
        var numbers = form.Entries.Select(e => EntryNumber.Read(e.Number, null, out var n) is null ? n : default).Where(n => !n.IsNone).ToHashSet();
        var onFile = await entries.FindAsync(await filers.OfAsync(User, ct), numbers, ct);
        var lines = await entries.LinesAsync([.. onFile.Values], ct);
        return DetailsSheet.Check(details, numbers, lines.GetValueOrDefault);
    }

    static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
