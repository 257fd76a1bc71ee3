using CeePortal.Data.Entries;
using CeePortal.Data.Messages;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Corrections;

/// <summary>The rows of items of corrections, drawn by the hundred as <see cref="WorkStore"/> draws those of one item, and written in bulk.</summary>
/// <param name="law">The law by which their clocks are counted.</param>
/// <param name="today">The legal day.</param>
/// <param name="nextKey">Gives the rows their keys.</param>
sealed class CorrectionItems(Law law, DateOnly today, Func<long> nextKey)
{
    readonly List<WorkRecord> records = [];
    readonly List<WorkEntry> entries = [];
    readonly List<WorkClockRow> clocks = [];
    readonly List<NoticeDue> notices = [];
    readonly List<RevenueDue> dues = [];
    readonly WorkTallies tallies = new();

    /// <summary>Draws an item as it stands.</summary>
    /// <param name="item">The item.</param>
    /// <param name="listed">Its key, and what of its row the item does not say.</param>
    /// <param name="entry">Its entry as it is on file now.</param>
    /// <param name="events">Its events.</param>
    /// <param name="isTold">True when its parties are told of what happened.</param>
    /// <returns>What it makes due; null for nothing.</returns>
    public RevenueDue? Add(CorrectionReview item, CorrectionToList listed, EntrySummary entry, IReadOnlyList<WorkEvent> events, bool isTold)
    {
        var filing = item.Filing!;
        var row = new WorkRecord
        {
            Id = listed.Id,
            Kind = item.Kind.Code,
            Number = "",
            Office = "",
            Port = "",
            State = "",
            ImporterId = filing.ImporterId,
            OrganizationId = filing.AgentId ?? 0,
            Filer = filing.Filer.ToString(),
            EntryType = filing.Type.ToString(),
            Heading = listed.Heading,
            Segment = listed.Segment,
            AmountCents = listed.AmountCents,
            ChangedAt = events[^1].At,
        };
        WorkProjection.Draw(item, row);
        row.ClosedOn = item.State.IsClosed ? item.FiledOn : null;
        var running = WorkProjection.Clocks(item, row, law);
        foreach (var clock in running) clock.Id = nextKey();
        WorkProjection.Draw(running, row, today);
        records.Add(row);
        clocks.AddRange(running);
        var subject = WorkProjection.Entries(item, row)[0];
        subject.Id = nextKey();
        entries.Add(subject);
        if (isTold) notices.AddRange(events.Select(e => new NoticeDue { Id = nextKey(), WorkId = row.Id, Seq = e.Seq, CreatedAt = e.At }));
        tallies.Count(row, +1);
        if (CorrectionRevenue.OrderOf(item, row.Id, item.FiledOn) is not { } order) return null;
        var due = RevenueOrders.Make(entry, (entry.Id, entry.Number), 1, order, events[0].At);
        due.Id = nextKey();
        dues.Add(due);
        return due;
    }

    /// <summary>Writes what was drawn, in the caller's transaction.</summary>
    public async Task WriteAsync(PortalDbContext db, BulkMethod method, CancellationToken ct)
    {
        await BulkRows.InsertAsync(db, method, records, ct);
        await BulkRows.InsertAsync(db, method, entries, ct);
        await BulkRows.InsertAsync(db, method, clocks, ct);
        await BulkRows.InsertAsync(db, method, notices, ct);
        await BulkRows.InsertAsync(db, method, dues, ct);
        await tallies.WriteAsync(db, ct);
    }
}
