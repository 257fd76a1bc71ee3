using CeePortal.Domain.Work;
using CeePortal.Web.Hosting;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Attachments;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CeePortal.Web.Pages.Attachments;

/// <summary>Takes a document for an item or a draft, and goes back to where it was sent from. The form is read as it arrives,
/// so its token is checked here (<see cref="StreamsItsForm"/>).</summary>
[EnableRateLimiting(RateLimits.Upload)]
public sealed class AddModel(AttachmentDesk desk, AttachmentSettings settings, IAntiforgery antiforgery, Links links, Notice notice) : PageModel
{
    public AttachmentsView Documents { get; private set; } = null!;

    /// <summary>A page of this site, or null.</summary>
    public string? ReturnUrl { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? kind, string? number, long? draft, string? returnUrl, CancellationToken ct) =>
        await ShowAsync(new(kind, number, draft), returnUrl, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        // A little more than the file: the other fields and the form's own separators.
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = settings.LargestFile + 65_536;
        try
        {
            return await TakeAsync(ct);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge && Documents is not null)
        {
            return Refuse($"This file is larger than {UploadLimits.InWords(settings.LargestFile)}, which is the most for one file. Send it in parts, or scan it in a lower resolution.");
        }
    }

    async Task<IActionResult> TakeAsync(CancellationToken ct)
    {
        var form = await StreamedForm.ReadAsync(Request, ct);
        Request.Form = form.Fields; // the token stands among the fields that came before the file
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            HttpContext.Items[PlainWords.FormExpired] = true;
            return BadRequest();
        }
        var place = new AttachmentPlace(Text("Kind"), Text("Number"), long.TryParse(Text("Draft"), System.Globalization.CultureInfo.InvariantCulture, out var draft) ? draft : null);
        if (!await ShowAsync(place, Text("ReturnUrl"), ct)) return NotFound();
        if (form.File is null) return Refuse("Choose the document to attach.", StatusCodes.Status200OK);
        try
        {
            if (!await desk.AddAsync(User, place, form.FileName, form.File, forStaffOnly: Documents.IsStaff && Text("ForStaffOnly") == "true", ct, Text("IsA"))) return NotFound();
        }
        catch (Exception e) when (e is DocumentRefusedException or WorkRefusedException)
        {
            return Refuse(e.Message);
        }
        notice.Success($"\"{form.FileName}\" is attached.");
        return LocalRedirect(ReturnUrl ?? links.AddAttachment(place));

        string? Text(string name) => form.Fields[name].ToString() is { Length: > 0 } text ? text : null;
    }

    PageResult Refuse(string sentence, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.AddModelError(nameof(AttachmentsView.Attachment), sentence);
        Response.StatusCode = status;
        return Page();
    }

    async Task<bool> ShowAsync(AttachmentPlace place, string? returnUrl, CancellationToken ct)
    {
        ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null;
        if (await desk.OfAsync(User, place, ct) is not { } view) return false;
        Documents = view;
        return true;
    }
}
