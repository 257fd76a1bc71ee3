using CeePortal.Domain.Entries;
using CeePortal.Web.Hosting;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>Takes a liquidation file. The form is read as it arrives, so its token is checked here
/// (<see cref="StreamsItsForm"/>).</summary>
[EnableRateLimiting(RateLimits.Upload)]
public sealed class NewModel(LiquidationReceiver receiver, Uploaders uploaders, UploadLimits limits, IAntiforgery antiforgery, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    /// <summary>Only names the field: its bytes are streamed.</summary>
    public new string? File => null;

    public IReadOnlyList<Finding> Refusal { get; private set; } = [];

    public string LimitInWords => UploadLimits.InWords(limits.LargestFile);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.LargestFile + 65_536;
        var form = await StreamedForm.ReadAsync(Request, ct);
        Request.Form = form.Fields; // the token stands among the fields that came before the file
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            HttpContext.Items[PlainWords.FormExpired] = true;
            return BadRequest();
        }
        if (form.File is null)
        {
            ModelState.AddModelError(nameof(File), "Choose the file to load.");
            return Page();
        }

        var receipt = await receiver.ReceiveAsync(await uploaders.CurrentAsync(User, ct), form.FileName, form.File, ct);
        if (receipt.UploadId is not { } id)
        {
            Refusal = receipt.Findings;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (receipt.IsRepeat) notice.Info("Your office loaded exactly this file before, so it is not loaded a second time. This is what came of it.");
        if (Request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            // The script goes there itself: a redirect that it followed unseen would use up the notice.
            Response.Headers.Location = links.LiquidationLoad(id);
            return StatusCode(StatusCodes.Status201Created);
        }
        return Redirect(links.LiquidationLoad(id));
    }
}
