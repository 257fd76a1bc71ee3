using System.Globalization;
using CeePortal.Data.Files;
using CeePortal.Data.Uploads;
using CeePortal.Intake;
using CeePortal.Intake.Csv;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Uploads;

/// <summary>The files that come out of an upload. Each is streamed, so its size does not matter.</summary>
public sealed class DownloadModel(UploadReports reports, Uploaders uploaders, IFileStore files) : PageModel
{
    public IActionResult OnGet() => NotFound();

    /// <summary>The AX response.</summary>
    public async Task<IActionResult> OnGetAnswerAsync(long id, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { AxFile: { } key } upload || files.Open(key) is not { } answer) return NotFound();
        return File(answer, "text/plain; charset=us-ascii", Name(upload, "ax", "txt"));
    }

    /// <summary>All findings as CSV.</summary>
    public async Task<IActionResult> OnGetFindingsAsync(long id, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { } upload) return NotFound();
        Announce("text/csv; charset=utf-8", Name(upload, "findings", "csv"));
        await FindingsCsv.WriteAsync(Response.Body, reports.AllFindingsAsync(id, ct), ct);
        return new EmptyResult();
    }

    /// <summary>The rejected entries, to correct. It holds importer numbers in clear, so it goes to those who sent them and
    /// to nobody else, whatever else they may see.</summary>
    public async Task<IActionResult> OnGetRejectedAsync(long id, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { RejectedFile: { } key, StoredFile: { } original } upload) return NotFound();
        if ((await uploaders.CurrentAsync(User, ct)).OrganizationId != upload.OrganizationId) return NotFound();
        await using var list = files.Open(key);
        await using var sent = files.Open(original);
        if (list is null || sent is null) return NotFound();

        var isBatch = upload.Format == nameof(IntakeFormat.CatairAe);
        Announce(isBatch ? "text/plain; charset=us-ascii" : "text/csv; charset=utf-8", Name(upload, "rejected", isBatch ? "txt" : "csv"));
        var ranges = UploadSpool.ReadRejectedAsync(list);
        await (isBatch ? RejectedOnly.CopyBatchAsync(sent, Response.Body, ranges, ct) : RejectedOnly.CopyRowsAsync(sent, Response.Body, ranges, ct));
        return new EmptyResult();
    }

    void Announce(string type, string name)
    {
        Response.ContentType = type;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
    }

    static string Name(Upload upload, string what, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"{upload.Filer ?? "batch"}-{upload.ReceivedAt:yyyyMMdd}-{upload.Id}-{what}.{ending}");
}
