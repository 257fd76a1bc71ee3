using CeePortal.Web.Services.Attachments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Attachments;

/// <summary>Takes a document away from a draft. What is filed stays.</summary>
public sealed class RemoveModel(AttachmentDesk desk, Links links, Notice notice) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(long id, long draft, string? returnUrl, CancellationToken ct)
    {
        if (!await desk.RemoveAsync(draft, id, ct)) return NotFound();
        notice.Success("The document is taken away.");
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : links.AddAttachment(new(null, null, draft)));
    }
}
