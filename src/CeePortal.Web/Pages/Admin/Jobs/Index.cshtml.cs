using CeePortal.Data.Jobs;
using CeePortal.Web.Services.Administration;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Admin.Jobs;

/// <summary>Background jobs, newest first, with what is safe to do to them.</summary>
public class IndexModel(JobDesk desk, Links links, Notice notice) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public JobStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public JobPage List { get; private set; } = new([], new Dictionary<JobStatus, int>(), null, null);

    public static StateKind KindOf(JobStatus status) => status switch
    {
        JobStatus.Waiting => StateKind.Quiet,
        JobStatus.Running => StateKind.Moving,
        JobStatus.Done => StateKind.Good,
        JobStatus.Failed => StateKind.Bad,
    };

    public async Task OnGetAsync(CancellationToken cancel) => List = await desk.ListAsync(Status, After, Before, cancel);

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancel) =>
        Answer(await desk.RetryAsync(id, cancel), "The job is tried again from where it was.");

    public async Task<IActionResult> OnPostCancelAsync(long id, CancellationToken cancel) =>
        Answer(await desk.CancelAsync(id, cancel), "The job is asked to stop. What it stored until then stays.");

    RedirectResult Answer(string? problem, string done)
    {
        if (problem is null) notice.Success(done);
        else notice.Warning(problem);
        return Redirect(links.Jobs);
    }
}
