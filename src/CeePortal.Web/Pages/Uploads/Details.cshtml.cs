using CeePortal.Data.Entries;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Liquidation;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Uploads;
using CeePortal.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Uploads;

/// <summary>One upload: how far it is, what came of it, what was found.</summary>
public sealed class DetailsModel(UploadReports reports, UploadControl control, OfficeNameSource offices, LegalClock clock, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public Upload Upload { get; private set; } = null!;

    public UploadProgress Progress { get; private set; } = null!;

    public OfficeNames Names { get; private set; } = null!;

    public IReadOnlyList<CountedPlace> Destinations { get; private set; } = [];

    public IReadOnlyList<CountedPlace> Ports { get; private set; } = [];

    /// <summary>What the upload corrected, as far as the page shows it.</summary>
    public IReadOnlyList<UploadedCorrection> Corrections { get; private set; } = [];

    /// <summary>As many corrections as the page shows; the list of work has them all.</summary>
    public const int MostCorrections = 50;

    public IReadOnlyList<CountedFinding> FindingCodes { get; private set; } = [];

    public PageOf<EntryFinding> Findings { get; private set; } = PageOf<EntryFinding>.Empty;

    public bool MayStop => !Upload.HasEnded && !Upload.StopRequested && PageAccess.IsOpenTo("/Uploads/New", User);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { } upload) return NotFound();
        if (upload.Format == LiquidationTemplate.Format) return Redirect(links.LiquidationLoad(id)); // it has a page of its own
        Upload = upload;
        Progress = UploadProgress.Of(upload, clock.UtcNow);
        Names = await offices.GetAsync(ct);
        Destinations = await reports.CountAsync(id, TallyKind.Destination, ct);
        Ports = await reports.CountAsync(id, TallyKind.Port, ct);
        if (upload is { CheckOnly: false, Accepted: > 0 }) Corrections = await reports.CorrectionsAsync(upload, MostCorrections + 1, ct);
        FindingCodes = await reports.CountFindingsAsync(id, ct);
        Findings = await reports.FindingsAsync(id, Code, After, Before, ct);
        return Page();
    }

    public async Task<IActionResult> OnGetProgressAsync(long id, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { } upload) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return new JsonResult(UploadProgress.Of(upload, clock.UtcNow));
    }

    public async Task<IActionResult> OnPostStopAsync(long id, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { } upload) return NotFound();
        if (!PageAccess.IsOpenTo("/Uploads/New", User)) return Forbid();
        if (await control.StopAsync(upload.Id, ct)) notice.Info("The upload stops after the entries at hand. What was filed until then stays; send the file again to go on.");
        else notice.Info("The upload had ended before it could be stopped.");
        return Redirect(links.Upload(id));
    }

    public static StateKind KindOf(Severity severity) => severity switch
    {
        Severity.Fatal => StateKind.Bad,
        Severity.Warning => StateKind.Warning,
        _ => StateKind.Info,
    };

    /// <summary>The record in three parts: before the columns of the finding, the columns, and behind them.</summary>
    public static (string Before, string Marked, string After) Mark(EntryFinding finding)
    {
        var image = finding.Image;
        if (image.Length == 0 || finding.Columns.Length == 0) return (image, "", "");
        var parts = finding.Columns.Split('-');
        if (!int.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(parts[^1], System.Globalization.CultureInfo.InvariantCulture, out var to)) return (image, "", "");
        var shown = image.PadRight(Math.Min(to, 200));
        from = Math.Clamp(from - 1, 0, shown.Length);
        to = Math.Clamp(to, from, shown.Length);
        return (shown[..from], shown[from..to], shown[to..]);
    }
}
