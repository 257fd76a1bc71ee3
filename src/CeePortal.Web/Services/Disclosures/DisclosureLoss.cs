using CeePortal.Data;
using CeePortal.Data.Disclosures;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Trade;

namespace CeePortal.Web.Services.Disclosures;

/// <summary>Computes the loss of revenue of a disclosure: from a spreadsheet that comes in, and anew from the rows on file.</summary>
public sealed class DisclosureLoss(PortalDbContext db, PortalDbContextFactory contexts, RevenueBookSource books, LegalClock clock)
{
    /// <summary>Holds rows against the entries that the visitor sees, and computes their loss until today.</summary>
    public async Task<(LossOfRevenue Loss, LossComparison Comparison)> ComputeAsync(IReadOnlyList<LossRow> rows, CancellationToken ct)
    {
        var onFile = await EntriesOfFile.ReadAsync(db, rows.Select(r => r.Entry), ct);
        var comparison = LossComparison.Of(rows, number => onFile.GetValueOrDefault(number), out var completed);
        return (LossOfRevenue.Of(completed, await books.CurrentAsync(ct), clock.Today), comparison);
    }

    /// <summary>The loss of the spreadsheet on file, with interest until a day; null when there is none.</summary>
    public async Task<LossOfRevenue?> OfAsync(WorkRecord row, PriorDisclosure disclosure, DateOnly until, CancellationToken ct)
    {
        if (disclosure.Table is not { } table) return null;
        await using var all = contexts.CreateForSystem();
        return LossOfRevenue.Of(await DisclosureSheets.AllAsync(all, row.Id, table.Sheet, ct), await books.CurrentAsync(ct), until);
    }

    /// <summary>The loss of some rows of the spreadsheet, with interest until a day.</summary>
    public async Task<LossOfRevenue> OfAsync(IEnumerable<DisclosureLossRow> rows, DateOnly until, CancellationToken ct) =>
        LossOfRevenue.Of([.. rows.Select(r => r.ToDomain())], await books.CurrentAsync(ct), until);

    /// <summary>The figures with interest until a day: of the spreadsheet; without one, as they were calculated.</summary>
    public async Task<LossFigures?> FiguresAsync(WorkRecord row, PriorDisclosure disclosure, DateOnly until, CancellationToken ct) =>
        await OfAsync(row, disclosure, until, ct) is { } loss ? loss.Figures() : disclosure.Calculation?.Figures;

    /// <summary>Until when interest runs: the day on which the loss was tendered in full, else today.</summary>
    public DateOnly Until(PriorDisclosure disclosure) => disclosure.TenderedInFullOn ?? clock.Today;

    /// <summary>What is still to be tendered at each port by the calculation; the tenders of a port count there.</summary>
    public static IReadOnlyDictionary<PortCode, Money> DueByPort(PriorDisclosure disclosure)
    {
        var due = disclosure.Ports.ToDictionary(p => p.Port, _ => 0L);
        foreach (var port in disclosure.Calculation?.Figures.Ports ?? disclosure.Table?.Figures.Ports ?? []) due[port.Port] = due.GetValueOrDefault(port.Port) + port.Loss.Cents;
        foreach (var part in disclosure.Tenders.SelectMany(t => t.What.Parts)) due[part.Port] = due.GetValueOrDefault(part.Port) - part.Amount.Cents;
        return due.ToDictionary(d => d.Key, d => new Money(Math.Max(0, d.Value)));
    }
}
