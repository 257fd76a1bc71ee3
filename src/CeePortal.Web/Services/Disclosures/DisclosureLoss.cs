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
    /// <summary>Holds rows against the entries that the visitor sees, and computes their loss until today, with what was tendered so far.</summary>
    public async Task<(LossOfRevenue Loss, LossComparison Comparison)> ComputeAsync(IReadOnlyList<LossRow> rows, PriorDisclosure disclosure, CancellationToken ct)
    {
        var onFile = await EntriesOfFile.ReadAsync(contexts, db.Scope, rows.Select(r => r.Entry), ct);
        var comparison = LossComparison.Of(rows, number => onFile.GetValueOrDefault(number), out var completed);
        return (LossOfRevenue.Of(completed, await books.CurrentAsync(ct), clock.Today, disclosure.Tenders), comparison);
    }

    /// <summary>The loss of the spreadsheet on file, with interest until a day on what was not tendered before; null when there is none.</summary>
    public async Task<LossOfRevenue?> OfAsync(WorkRecord row, PriorDisclosure disclosure, DateOnly until, CancellationToken ct) =>
        disclosure.Table is { } table ? LossOfRevenue.Of(await AllAsync(row, table, ct), await books.CurrentAsync(ct), until, disclosure.Tenders) : null;

    /// <summary>Some rows of the spreadsheet as figures that an event keeps count them.</summary>
    public async Task<(LossOfRevenue Loss, IReadOnlyList<RowLoss> Rows)> OfAsync(WorkRecord row, LossTableFiled table, IReadOnlyList<DisclosureLossRow> some, LossFigures figures, CancellationToken ct)
    {
        var asked = some.Select(r => (long)r.Row).ToHashSet();
        // Which rows a tender in part counts for hangs on all of them.
        var loss = LossOfRevenue.Of(figures.RowsStandAlone ? [.. some.Select(r => r.ToDomain())] : await AllAsync(row, table, ct), await books.CurrentAsync(ct), figures.InterestUntil, figures.Credits);
        return (loss, figures.RowsStandAlone ? loss.Rows : [.. loss.Rows.Where(r => asked.Contains(r.Of.Row))]);
    }

    async Task<IReadOnlyList<LossRow>> AllAsync(WorkRecord row, LossTableFiled table, CancellationToken ct)
    {
        await using var all = contexts.CreateForSystem();
        return await DisclosureSheets.AllAsync(all, row.Id, table.Sheet, ct);
    }

    /// <summary>The figures with interest until a day: of the spreadsheet; without one, as they were calculated.</summary>
    public async Task<LossFigures?> FiguresAsync(WorkRecord row, PriorDisclosure disclosure, DateOnly until, CancellationToken ct) =>
        await OfAsync(row, disclosure, until, ct) is { } loss ? loss.Figures() : disclosure.Calculation?.Figures;

    /// <summary>Until when interest runs at most: the day on which the loss was tendered in full, else today.</summary>
    public DateOnly Until(PriorDisclosure disclosure) => disclosure.TenderedInFullOn ?? clock.Today;

    /// <summary>What is still to be tendered at each port concerned: by the calculation, before it by the spreadsheet.</summary>
    public static IReadOnlyDictionary<PortCode, Money> DueByPort(PriorDisclosure disclosure) =>
        disclosure.Ports.ToDictionary(p => p.Port, p => disclosure.Settlement.At(p.Port)?.Remainder ?? Money.Zero);
}
