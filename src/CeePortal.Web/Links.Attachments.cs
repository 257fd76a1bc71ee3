using CeePortal.Web.Services.Attachments;

namespace CeePortal.Web;

public sealed partial class Links
{
    /// <summary>The form that adds a document to an item or a draft.</summary>
    public string AddAttachment(AttachmentPlace? place, string? returnUrl = null) =>
        Page("/Attachments/Add", new { kind = place?.Kind, number = place?.Number, draft = place?.Draft, returnUrl });

    public string RemoveAttachment(long id) => Page("/Attachments/Remove", new { id });

    /// <summary>The file itself, to be saved.</summary>
    public string Attachment(long id) => Page("/Attachments/File", new { id });

    /// <summary>The file itself, to be shown: PDF, PNG and JPEG.</summary>
    public string AttachmentInline(long id) => Page("/Attachments/File", new { id }, "Inline");

    public string AttachmentPreview(long id) => Page("/Attachments/Preview", new { id });
}
