using CeePortal.Data;
using CeePortal.Data.Disclosures;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Disclosures;
using CeePortal.Web.Services.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeePortal.Web.Pages.Disclosures;

/// <summary>The spreadsheet of a disclosure as it is on file: sums by port, and the rows by pages, each with how its loss came about.</summary>
public sealed class LossModel(WorkFile file, DisclosureLoss losses, PortalDbContext db) : PageModel
{
    const int PageSize = 100;

    public WorkOnFile One { get; private set; } = null!;

    public PriorDisclosure Disclosure => One.As<PriorDisclosure>();

    /// <summary>The sums as the events keep them: of the determination, the calculation, or the filing.</summary>
    public LossFigures Figures { get; private set; } = null!;

    public LossOfRevenue Loss { get; private set; } = null!;

    public IReadOnlyList<(DisclosureLossRow Row, RowLoss Computed)> Rows { get; private set; } = [];

    public int? Next { get; private set; }

    public string? Port { get; private set; }

    /// <summary>What is on file of an entry is told to those who may see the entry: of another office's closed item it is not.</summary>
    public bool HidesFile { get; private set; }

    public string Lead => $"As filed in {Disclosure.Table!.Name}. Interest is shown until {Figures.InterestUntil.InWords()}{(Figures.Credits.Count > 0 ? ", on what was tendered before until the day of its tender" : "")}. What was overpaid is not set off; what is not liquidated is corrected, not tendered.";

    public async Task<IActionResult> OnGetAsync(string number, string? port, int? after, CancellationToken ct)
    {
        if (!WorkNumber.TryParse(number, null, out var asked) || await file.FindAsync(User, PriorDisclosure.DisclosureKind.Code, asked, ct) is not var (one, isElsewhere)) return NotFound();
        One = one;
        if (Disclosure.Table is not { } table) return NotFound();
        HidesFile = isElsewhere;
        Port = PortCode.TryParse(port, null, out var code) && Disclosure.Ports.Any(p => p.Port == code) ? code.ToString() : null;
        var known = new[] { Disclosure.Determination?.Figures, Disclosure.Calculation?.Figures }.FirstOrDefault(f => f?.Digest == table.Figures.Digest);
        Figures = known ?? table.Figures;
        var page = await DisclosureSheets.PageAsync(db, one.Row.Id, table.Sheet, Port, after ?? 0, PageSize, ct);
        (Loss, var computed) = await losses.OfAsync(one.Row, table, page.Rows, Figures, ct);
        (Rows, Next) = ([.. page.Rows.Zip(computed)], page.Next);
        return Page();
    }
}
