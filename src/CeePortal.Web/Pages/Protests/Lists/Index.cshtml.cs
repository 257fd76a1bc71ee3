using CeePortal.Data.Protests;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Protests;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CeePortal.Web.Pages.Protests.Lists;

/// <summary>Takes a list of many protests, and shows those sent before.</summary>
[EnableRateLimiting(RateLimits.Upload)]
[RequestSizeLimit(ProtestLists.LargestFile + 65_536)]
[RequestFormLimits(MultipartBodyLengthLimit = ProtestLists.LargestFile + 65_536)]
public sealed class IndexModel(ProtestLists lists, WorkFilers filers, Links links, Notice notice) : PageModel
{
    [BindProperty]
    public string Mode { get; set; } = "file";

    [BindProperty]
    public new IFormFile? File { get; set; }

    public IReadOnlyList<ProtestBatch> Sent { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Sent = await lists.ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (File is null || File.Length == 0) ModelState.AddModelError(nameof(File), "Choose the list; the file is missing or empty.");
        else if (File.Length > ProtestLists.LargestFile) ModelState.AddModelError(nameof(File), "The file is too large. Split it into several lists.");
        if (!ModelState.IsValid)
        {
            Sent = await lists.ListAsync(ct);
            return Page();
        }
        await using var stream = File!.OpenReadStream();
        var (id, isRepeat) = await lists.ReceiveAsync(await filers.OfAsync(User, ct), Path.GetFileName(File.FileName), stream, File.Length, Mode == "check", ct);
        if (isRepeat) notice.Info("You sent exactly this list before, so it is not filed a second time. This is what came of it.");
        return Redirect(links.ProtestList(id));
    }
}
