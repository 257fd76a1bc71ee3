using CeePortal.Data;
using CeePortal.Data.Protests;
using CeePortal.Data.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>A page of the spreadsheet of details that was filed with a protest.</summary>
/// <param name="Rows">The rows, in the order of the spreadsheet.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Next">The row after which the next page begins; null on the last.</param>
public sealed record ProtestDetailPage(IReadOnlyList<ProtestDetailRow> Rows, int Total, int? Next);

/// <summary>Reads what a filer gave with a protest: which line of which entry is to be changed, from what to what.</summary>
public sealed class ProtestDetailSheet(PortalDbContext db)
{
    const int PageSize = 100;

    /// <param name="protest">The protest, opened in the visitor's scope; whoever sees it sees its details, also at an office
    /// that it was transferred to.</param>
    /// <param name="after">The row after which the page begins.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ProtestDetailPage> OfAsync(WorkRecord protest, int after, CancellationToken ct)
    {
        var all = db.ProtestDetails.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(r => r.WorkId == protest.Id);
        var rows = await all.Where(r => r.Row > after).OrderBy(r => r.Row).Take(PageSize + 1).ToListAsync(ct);
        if (rows.Count == 0 && after == 0) return new([], 0, null);
        var page = rows.Take(PageSize).ToList();
        return new(page, await all.CountAsync(ct), rows.Count > PageSize ? page[^1].Row : null);
    }
}
