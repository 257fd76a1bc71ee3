namespace CeePortal.Web;

public sealed partial class Links
{
    public string Uploads => Page("/Uploads/Index");

    public string NewUpload => Page("/Uploads/New");

    public string Upload(long id) => Page("/Uploads/Details", new { id });

    public string UploadFindings(long id, string? code) => Page("/Uploads/Details", new { id, code }) + "#findings";

    public string UploadProgress(long id) => Page("/Uploads/Details", new { id }, "Progress");

    public string UploadAnswer(long id) => Page("/Uploads/Download", new { id }, "Answer");

    public string UploadFindingsCsv(long id) => Page("/Uploads/Download", new { id }, "Findings");

    public string UploadRejected(long id) => Page("/Uploads/Download", new { id }, "Rejected");

    public string UploadTemplate => Page("/Uploads/Template");
}
