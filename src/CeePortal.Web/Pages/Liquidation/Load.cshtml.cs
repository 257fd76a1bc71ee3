using System.Globalization;
using CeePortal.Data.Entries;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Clocks;
using CeePortal.Intake.Csv;
using CeePortal.Intake.Liquidation;
using CeePortal.Web.Services.Liquidation;
using CeePortal.Web.Services.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Liquidation;

/// <summary>One liquidation load: how far it is, what came of it, what was found.</summary>
public sealed class LoadModel(LoadReports loads, UploadReports reports, UploadControl control, LegalClock clock, Links links, Notice notice) : PageModel
{
    public Links Links => links;

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public Upload Load { get; private set; } = null!;

    public UploadProgress Progress { get; private set; } = null!;

    public int Repeated { get; private set; }

    public IReadOnlyList<CountedFinding> FindingCodes { get; private set; } = [];

    public PageOf<EntryFinding> Findings { get; private set; } = PageOf<EntryFinding>.Empty;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await loads.FindAsync(id, ct) is not { } load) return NotFound();
        Load = load;
        Progress = ProgressOf(load);
        Repeated = await loads.RepeatedAsync(id, ct);
        FindingCodes = await reports.CountFindingsAsync(id, ct);
        Findings = await reports.FindingsAsync(id, Code, After, Before, ct);
        return Page();
    }

    public async Task<IActionResult> OnGetProgressAsync(long id, CancellationToken ct)
    {
        if (await loads.FindAsync(id, ct) is not { } load) return NotFound();
        Response.Headers.CacheControl = "no-store";
        return new JsonResult(ProgressOf(load));
    }

    /// <summary>All findings as CSV.</summary>
    public async Task<IActionResult> OnGetFindingsAsync(long id, CancellationToken ct)
    {
        if (await loads.FindAsync(id, ct) is not { } load) return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"liquidation-{load.ReceivedAt:yyyyMMdd}-{load.Id}-findings.csv\"");
        await FindingsCsv.WriteAsync(Response.Body, reports.AllFindingsAsync(id, ct), ct);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostStopAsync(long id, CancellationToken ct)
    {
        if (await loads.FindAsync(id, ct) is not { } load) return NotFound();
        if (await control.StopAsync(load.Id, ct)) notice.Info("The load stops after the rows at hand. What was recorded until then stays; load the file again to go on.");
        else notice.Info("The load had ended before it could be stopped.");
        return Redirect(links.LiquidationLoad(id));
    }

    // The file's rows are counted where an upload counts its entries.
    UploadProgress ProgressOf(Upload load)
    {
        var progress = UploadProgress.Of(load, clock.UtcNow);
        return progress with { Line = progress.Line.Replace(" entries", " rows", StringComparison.Ordinal).Replace(" entry", " row", StringComparison.Ordinal) };
    }

    /// <summary>A finding code in a few words.</summary>
    public static string WordsOf(string code) => code switch
    {
        LiquidationCodes.Header => "The header",
        LiquidationCodes.Row => "The row is broken",
        LiquidationCodes.Entry => "The entry number cannot be read",
        LiquidationCodes.Event => "The event is not known",
        LiquidationCodes.Date => "A date is missing or wrong",
        LiquidationCodes.Code => "The type or basis is not known",
        LiquidationCodes.NotOnFile => "The entry is not on file",
        LiquidationCodes.NotYours => "Another office handles the entry",
        LiquidationCodes.DoesNotFit => "It does not fit the entry's history",
        _ => "Something was passed over",
    };
}
