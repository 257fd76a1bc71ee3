using CeePortal.Domain.Entries;
using CeePortal.Web.Hosting;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CeePortal.Web.Pages.Uploads;

/// <summary>Takes a file. The form is read as it arrives, so its token is checked here and not by the framework
/// (<see cref="StreamsItsForm"/>).</summary>
[EnableRateLimiting(RateLimits.Upload)]
public sealed class NewModel(UploadReceiver receiver, Uploaders uploaders, UploadLimits limits, IAntiforgery antiforgery, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    /// <summary>"file" or "check".</summary>
    public string Mode { get; private set; } = "file";

    /// <summary>Only names the field: its bytes are streamed. (Were it an IFormFile, the framework would read the form to
    /// fill it, whoever asked it not to.)</summary>
    public new string? File => null;

    public IReadOnlyList<string> Filers { get; private set; } = [];

    public IReadOnlyList<Finding> Refusal { get; private set; } = [];

    public string LimitInWords => UploadLimits.InWords(limits.LargestFile);

    public async Task OnGetAsync(CancellationToken ct) => Filers = (await uploaders.CurrentAsync(User, ct)).Filers;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // A little more than the file: the other fields and the form's own separators.
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.LargestFile + 65_536;
        var form = await StreamedForm.ReadAsync(Request, ct);
        Request.Form = form.Fields; // the token stands among the fields that came before the file
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            HttpContext.Items[PlainWords.FormExpired] = true;
            return BadRequest();
        }

        Mode = form.Fields["Mode"] == "check" ? "check" : "file";
        var uploader = await uploaders.CurrentAsync(User, ct);
        Filers = uploader.Filers;
        if (form.File is null)
        {
            ModelState.AddModelError(nameof(File), "Choose the file to upload.");
            return Page();
        }

        var receipt = await receiver.ReceiveAsync(uploader, form.FileName, form.File, checkOnly: Mode == "check", ct);
        if (receipt.UploadId is not { } id)
        {
            Refusal = receipt.Findings;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (receipt.RepeatInWords is { } words) notice.Info(words);
        if (Request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            // The script goes there itself: a redirect that it followed unseen would use up the notice.
            Response.Headers.Location = links.Upload(id);
            return StatusCode(StatusCodes.Status201Created);
        }
        return Redirect(links.Upload(id));
    }
}
