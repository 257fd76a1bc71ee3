using CeePortal.Data.Protests;
using CeePortal.Intake.Sheets;
using CeePortal.Web.Services.Protests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Protests.Lists;

/// <summary>One list: how far it is, what was filed, what is wrong.</summary>
public sealed class BatchModel(ProtestLists lists) : PageModel
{
    public ProtestBatch Batch { get; private set; } = null!;

    public IReadOnlyList<ProtestBatchProblem> Problems { get; private set; } = [];

    public IReadOnlyList<ProtestBatchFiling> Filings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await lists.FindAsync(id, ct) is not { } batch) return NotFound();
        (Batch, Problems, Filings) = (batch, await lists.ProblemsAsync(id, ct), await lists.FilingsAsync(id, ct));
        return Page();
    }

    public async Task<IActionResult> OnGetProblemsAsync(long id, CancellationToken ct)
    {
        if (await lists.FindAsync(id, ct) is null) return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = System.FormattableString.Invariant($"attachment; filename=\"protest-list-{id}-problems.csv\"");
        await SheetProblems.WriteCsvAsync(Response.Body, ReadAsync(), ct);
        return new EmptyResult();

        async IAsyncEnumerable<SheetProblem> ReadAsync()
        {
            await foreach (var p in lists.AllProblems(id).WithCancellation(ct)) yield return new(p.Row, p.Column, p.Value, p.Problem, p.Remedy);
        }
    }
}
