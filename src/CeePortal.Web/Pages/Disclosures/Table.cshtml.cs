using CeePortal.Data;
using CeePortal.Data.Disclosures;
using CeePortal.Data.Work;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Work;
using CeePortal.Intake.Disclosures;
using CeePortal.Intake.Sheets;
using CeePortal.Web.Services.Disclosures;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace CeePortal.Web.Pages.Disclosures;

/// <summary>Loads the spreadsheet of a disclosure: read, computed, compared with what is on file, and filed in one go, or refused
/// with what is to be corrected.</summary>
[RequestSizeLimit(LargestFile + 65_536)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile + 65_536)]
public sealed class TableModel(WorkFile file, WorkDesk desk, DisclosureLoss losses, PortalDbContextFactory contexts, WorkPeople people, Links links, Notice notice) : PageModel
{
    const long LargestFile = 60 * 1024 * 1024;
    const string Move = "loss-table-filed";

    [BindProperty]
    public new IFormFile? File { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    public WorkOnFile One { get; private set; } = null!;

    public PriorDisclosure Disclosure => One.As<PriorDisclosure>();

    public IReadOnlyList<SheetProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (!await OpenAsync(number, ct)) return NotFound();
        if (Disclosure.WhyNot(Disclosure.Kind.LifeCycle.Move(Move), await file.ActorAsync(User, One, ct)) is { } why)
        {
            notice.Warning(await people.WithHolderAsync(why, Disclosure.Assignee, ct));
            return LocalRedirect(links.WorkItem(Disclosure.Kind.Code, Disclosure.Number));
        }
        Seen = One.Row.Seq;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken ct)
    {
        if (!await OpenAsync(number, ct)) return NotFound();
        if (File is null || File.Length == 0) return Refuse(new SheetProblem(0, "", "", "No file was chosen, or it is empty.", "Choose the spreadsheet."));
        if (File.Length > LargestFile) return Refuse(new SheetProblem(0, "", "", "The file is larger than 60 MB.", "Leave columns out that are not of the template."));
        await using var stream = File.OpenReadStream();
        var read = LossSheet.Read(stream);
        if (read.Problems.Count > 0) return Refuse([.. read.Problems]);
        var (loss, comparison) = await losses.ComputeAsync(read.Rows, Disclosure, ct);
        var open = loss.Rows.Where(r => r.Problem is not null).Select(r => new SheetProblem(r.Of.Row, "Correct HTS", r.Of.Correct!.Number.ToString(), r.Problem!, "")).ToArray();
        if (open.Length > 0) return Refuse(open);
        if (DisclosureCheck.PortsMissing(Disclosure.Ports, loss.Ports.Select(p => p.Port)) is { } ports) return Refuse(new SheetProblem(0, "Port of Entry", "", ports, ""));
        var name = Path.GetFileName(File.FileName);
        return await FileAsync(name.Length <= 200 ? name : name[^200..], loss, comparison, ct);
    }

    async Task<IActionResult> FileAsync(string name, LossOfRevenue loss, LossComparison comparison, CancellationToken ct)
    {
        var (kind, item, id) = (Disclosure.Kind.Code, Disclosure.Number, One.Row.Id);
        // Tens of thousands of rows are not written for an act that is refused anyway.
        if (Disclosure.WhyNot(Disclosure.Kind.LifeCycle.Move(Move), await file.ActorAsync(User, One, ct)) is { } why)
            return Refuse(new SheetProblem(0, "", "", await people.WithHolderAsync(why, Disclosure.Assignee, ct), ""));
        var sheet = await DisclosureSheets.WriteAsync(contexts, One.Row, loss, comparison, ct);
        var answer = await desk.ActAsync(User, kind, item, Seen, (d, act) =>
        {
            ((PriorDisclosure)d).FileTable(name, sheet, loss, comparison, act);
            return Task.CompletedTask;
        }, async (db, _) => WorkRefusedException.Unless(await db.DisclosureLosses.CountAsync(r => r.WorkId == id && r.Sheet == sheet, ct) == loss.Rows.Count,
            "Another spreadsheet was loaded at the same moment. Look at what is on file now, and load yours again."), ct);
        if (answer.Item is { } now) await DisclosureSheets.TidyAsync(contexts, id, now.As<PriorDisclosure>().Table?.Sheet, CancellationToken.None);
        if (answer.Result == ActResult.NotFound) return NotFound();
        if (!answer.IsDone)
        {
            if (answer.Item is { } asItIs) (One, Seen) = (asItIs, asItIs.Row.Seq);
            ModelState.Remove(nameof(Seen));
            return Refuse(new SheetProblem(0, "", "", answer.Problem!, ""));
        }
        var different = comparison.Differences.Select(d => d.Row).Distinct().Count();
        notice.Success(Invariant($"{loss.Rows.Count:N0} rows are filed. {comparison.NotOnFile:N0} entries are not on file here; {different:N0} rows say something else than what is on file."));
        return LocalRedirect(links.DisclosureRows(item));
    }

    async Task<bool> OpenAsync(string number, CancellationToken ct)
    {
        if (!WorkNumber.TryParse(number, null, out var asked) || await file.FindAsync(User, PriorDisclosure.DisclosureKind.Code, asked, ct) is not (var one, false)) return false;
        One = one;
        return true;
    }

    PageResult Refuse(params IReadOnlyList<SheetProblem> problems)
    {
        Problems = problems;
        return Page();
    }
}
