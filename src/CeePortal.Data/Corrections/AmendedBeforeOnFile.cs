using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Domain.Corrections;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Corrections;

/// <summary>An amendment on paper may name entries that are not on file. When one comes on file after the office concurred, what the paper
/// states of it is listed then: with the first row of its liquidation, so that nothing is asked of an entry twice. A number that turns out to be
/// another importer's entry was mistyped: nothing is listed of it.</summary>
static class AmendedBeforeOnFile
{
    /// <summary>Adds what concurred amendments state of entries that have just come on file. A few queries, however many entries there are.</summary>
    /// <param name="db">A context in a transaction; the caller saves.</param>
    /// <param name="entries">Entries on file of whose liquidation nothing was stored before.</param>
    public static async Task ListAsync(PortalDbContext db, IEnumerable<LiquidationDocket> entries, DateTime at, CancellationToken ct)
    {
        var open = entries.Where(d => d.Entry.Status == EntryStatus.Accepted && d.History.Liquidation is null).Select(d => d.Entry).ToDictionary(e => e.Number, StringComparer.Ordinal);
        if (open.Count == 0) return;
        var (numbers, kind) = (open.Keys.ToList(), CorrectionReview.CorrectionKind.Code);
        var papers = await (from e in db.WorkEntries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking()
                            where e.Kind == kind && EF.Parameter(numbers).Contains(e.Entry)
                            join w in db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]) on e.WorkId equals w.Id
                            where w.State == CorrectionLifeCycle.Concurred && (w.Issue == PostEntryAmendment.SingleIssue || w.Issue == PostEntryAmendment.QuarterlyIssue)
                            select new { w.Id, On = w.ClosedOn!.Value }).Distinct().ToListAsync(ct);
        if (papers.Count == 0) return; // nearly always: amendments ended with the entries of 2011
        var ids = papers.ConvertAll(p => p.Id);
        var reviews = await StoredCorrections.FindAsync(db, ids, ct);
        var listed = await db.RevenueDues.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(d => d.WorkId != null && EF.Parameter(ids).Contains(d.WorkId.Value)).Select(d => d.Key).ToHashSetAsync(ct);
        foreach (var paper in papers)
        {
            var review = reviews[paper.Id];
            foreach (var amended in review.Reviewed)
                if (open.TryGetValue(amended.Entry.ToCompact(), out var entry) && entry.ImporterId == review.Amendment!.ImporterId && CorrectionRevenue.OrderOf(amended, review, paper.Id, paper.On) is { } order && listed.Add(order.Key))
                    RevenueOrders.Add(db, entry, (entry.Id, entry.Number), 1, order, at);
        }
    }
}
