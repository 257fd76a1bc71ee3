using CeePortal.Data.Attachments;
using CeePortal.Data.Files;
using CeePortal.Web.Services.Attachments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Attachments;

/// <summary>A look at a document: pictures as pictures, text as text whatever it contains, a PDF in the browser's own viewer.</summary>
public sealed class PreviewModel(AttachmentDesk desk, IFileStore files, Links links) : PageModel
{
    const int MostBytes = 256 * 1024;

    public Attachment Document { get; private set; } = null!;

    public string? Text { get; private set; }

    public bool IsCut => Document.Bytes > MostBytes;

    public string? Back { get; private set; }

    public string BackName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await desk.DocumentAsync(id, ct) is not { Scan: ScanState.NotScanned or ScanState.Clean } document || !DocumentTypes.HasPreview(document.Type)) return NotFound();
        Document = document;
        if (document.Type is DocumentType.Csv or DocumentType.Text)
        {
            await using var file = files.Open(document.FileKey);
            if (file is null) return NotFound();
            var bytes = new byte[(int)Math.Min(MostBytes, document.Bytes)];
            Text = PlainText.Read(bytes, await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct));
        }
        if (await desk.PlaceOfAsync(document, ct) is { Kind: { } kind, Number: { } number })
            (Back, BackName) = (links.OfMessage(kind, number), number);
        return Page();
    }
}
