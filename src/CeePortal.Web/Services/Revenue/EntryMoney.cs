using CeePortal.Data;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Revenue;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Revenue;

/// <summary>The money of an entry.</summary>
/// <param name="Computed">By the rates on file.</param>
/// <param name="Stated">By the filer.</param>
/// <param name="Due">Refunds and bills on it, the newest first.</param>
public sealed record MoneyOfEntry(EntryRevenue Computed, EntryRevenue Stated, IReadOnlyList<RevenueDue> Due)
{
    /// <summary>The lines whose computed duty is not what the filer stated.</summary>
    public IReadOnlyList<LineRevenue> Differing => [.. Computed.Lines.Where(l => l.Duty.Amount != l.Stated)];
}

/// <summary>Computes the money of an entry that the visitor sees.</summary>
public sealed class EntryMoney(PortalDbContext db, RevenueBookSource books)
{
    public async Task<MoneyOfEntry> OfAsync(EntrySummary entry, CancellationToken ct)
    {
        var draft = await FiledSummary.ReadAsync(db, entry, ct);
        var due = await db.RevenueDues.AsNoTracking().Where(d => d.EntryId == entry.Id).OrderByDescending(d => d.On).ThenByDescending(d => d.Id).ToListAsync(ct);
        return new(EntryRevenue.Of(draft, await RateDay.OfAsync(db, entry, ct), await books.CurrentAsync(ct)), EntryRevenue.AsStated(draft), due);
    }
}
