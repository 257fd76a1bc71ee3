using CeePortal.Data.Attachments;
using CeePortal.Data.Files;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Attachments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace CeePortal.Web.Pages.Attachments;

/// <summary>The bytes of a document, streamed. Saved, never run: the browser is told what it is, to believe that, and to give
/// it no rights. Who may not see the item finds nothing.</summary>
public sealed class FileModel(AttachmentDesk desk, IFileStore files) : PageModel
{
    const string Waits = "This document waits for the virus scanner and cannot be opened before that. Try again in a few minutes.";

    public Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => SendAsync(id, isInline: false, ct);

    public Task<IActionResult> OnGetInlineAsync(long id, CancellationToken ct) => SendAsync(id, isInline: true, ct);

    async Task<IActionResult> SendAsync(long id, bool isInline, CancellationToken ct)
    {
        if (await desk.DocumentAsync(id, ct) is not { } document || document.Scan == ScanState.Infected) return NotFound();
        if (document.Scan == ScanState.Waiting) return new ContentResult { StatusCode = StatusCodes.Status409Conflict, Content = Waits, ContentType = "text/plain; charset=utf-8" };
        if (isInline && document.Type is not (DocumentType.Pdf or DocumentType.Png or DocumentType.Jpeg)) return NotFound();
        if (files.Open(document.FileKey) is not { } bytes) return NotFound();

        var disposition = new ContentDispositionHeaderValue(isInline ? "inline" : "attachment");
        disposition.SetHttpFileName(DocumentTypes.FileName(document.Name, document.Type));
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.CacheControl = "no-store";
        Response.Headers.XContentTypeOptions = "nosniff";
        // Browsers show no PDF in a sandbox; their viewer is one. It gets no other right either.
        HttpContext.Items[SecurityHeaders.OwnPolicy] = isInline && document.Type == DocumentType.Pdf
            ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            : "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
        return new FileStreamResult(bytes, isInline ? DocumentTypes.MediaType(document.Type) : Saved(document.Type));
    }

    // What a browser could show as a page of this site is named as bytes when it is to be saved.
    static string Saved(DocumentType type) => type is DocumentType.Eml ? "application/octet-stream" : DocumentTypes.MediaType(type);
}
