using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Messages;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Corrections;

/// <summary>A correction whose item is filed.</summary>
/// <param name="Id">The key of its item.</param>
/// <param name="Filing">The correction.</param>
/// <param name="Selected">Why a team reviews it.</param>
/// <param name="Office">Who handles the entry.</param>
/// <param name="By">Who filed it.</param>
/// <param name="At">When it came in; its legal day is that of filing.</param>
/// <param name="Heading">The heading of its line of most value.</param>
/// <param name="Segment">The importer's segment.</param>
/// <param name="AmountCents">What the summary comes to by it, in cents.</param>
/// <param name="Entry">The entry as it is on file now.</param>
sealed record CorrectionToFile(long Id, CorrectionFiling Filing, IReadOnlyList<SelectedBy> Selected, string Office, Actor By, DateTime At, string Heading, string Segment, long AmountCents, EntrySummary Entry);

/// <summary>Files items of corrections by the hundred: their numbers, events and rows as <see cref="WorkStore"/> makes those of one item, written in bulk.</summary>
/// <param name="db">A context of the portal, in a transaction.</param>
/// <param name="law">The law by which their clocks are counted.</param>
/// <param name="today">The legal day.</param>
sealed class CorrectionItems(PortalDbContext db, Law law, DateOnly today)
{
    static readonly WorkKind kind = CorrectionReview.CorrectionKind;

    readonly List<PortalEvent> events = [];
    readonly List<WorkRecord> records = [];
    readonly List<WorkEntry> entries = [];
    readonly List<WorkClockRow> clocks = [];
    readonly List<NoticeDue> notices = [];
    readonly List<RevenueDue> dues = [];
    readonly WorkTallies tallies = new();

    /// <summary>Files them and writes their rows.</summary>
    /// <param name="isListed">Called with what each makes due, before it is written.</param>
    /// <returns>Their numbers, in order.</returns>
    public async Task<WorkNumber[]> FileAsync(IReadOnlyList<CorrectionToFile> corrections, BulkMethod method, Action<RevenueDue>? isListed = null, CancellationToken ct = default)
    {
        if (corrections.Count == 0) return [];
        var numbers = await NumberAsync(corrections, ct);
        var offices = corrections.Where(c => c.Selected.Count > 0).Select(c => c.Office).Distinct().ToList();
        var teams = offices.Count == 0 ? [] : await WorkTeams.OfAsync(db, offices, ct);
        for (var i = 0; i < corrections.Count; i++)
            if (Draw(corrections[i], numbers[i], teams) is { } due)
                isListed?.Invoke(due);
        await BulkRows.InsertAsync(db, method, events, ct);
        await BulkRows.InsertAsync(db, method, records, ct);
        await BulkRows.InsertAsync(db, method, entries, ct);
        await BulkRows.InsertAsync(db, method, clocks, ct);
        await BulkRows.InsertAsync(db, method, notices, ct);
        await BulkRows.InsertAsync(db, method, dues, ct);
        await tallies.WriteAsync(db, ct);
        return numbers;
    }

    async Task<WorkNumber[]> NumberAsync(IReadOnlyList<CorrectionToFile> corrections, CancellationToken ct)
    {
        var numbers = new WorkNumber[corrections.Count];
        foreach (var group in Enumerable.Range(0, corrections.Count).GroupBy(i => (corrections[i].Filing.Port, new Act(default, corrections[i].At, law).Day.Year)))
        {
            var next = await WorkNumbers.TakeAsync(db, kind, group.Key.Port, group.Key.Year, group.Count(), ct);
            foreach (var at in group) numbers[at] = WorkNumber.Of(group.Key.Port, group.Key.Year, next++);
        }
        return numbers;
    }

    RevenueDue? Draw(CorrectionToFile correction, WorkNumber number, Dictionary<(string, string), long> teams)
    {
        var filing = correction.Filing;
        var item = CorrectionReview.File(number, filing, correction.Selected, Destination.FromCode(correction.Office), new Act(correction.By, correction.At, law));
        var row = new WorkRecord
        {
            Id = correction.Id,
            Kind = kind.Code,
            Number = "",
            Office = "",
            Port = "",
            State = "",
            ImporterId = filing.ImporterId,
            OrganizationId = filing.AgentId ?? 0,
            Filer = filing.Filer.ToString(),
            EntryType = filing.Type.ToString(),
            Heading = correction.Heading,
            Segment = correction.Segment,
            AmountCents = correction.AmountCents,
            ChangedAt = correction.At,
        };
        if (item.State.IsOpen && WorkTeams.Among(teams, correction.Office, row.Heading) is { } team) item.GiveToTeam(team, new Act(Actor.Portal, correction.At, law));
        WorkProjection.Draw(item, row);
        row.ClosedOn = item.State.IsClosed ? item.FiledOn : null;
        var running = WorkProjection.Clocks(item, row, law);
        foreach (var clock in running) clock.Id = db.NextKey();
        WorkProjection.Draw(running, row, today);
        records.Add(row);
        clocks.AddRange(running);
        var subject = WorkProjection.Entries(item, row)[0];
        subject.Id = db.NextKey();
        entries.Add(subject);
        PortalEvent? last = null;
        foreach (var e in item.Pending)
        {
            events.Add(last = EventLog.Next(last, kind.Code, row.Id, e.Type, WorkJournal.Write(e), e.At, e.By.Id, e.SchemaVersion));
            // An upload tells of itself; one message for each of ten thousand corrections would hide those that matter.
            if (item.State.IsOpen || !filing.FormerOwner.IsNone) notices.Add(new NoticeDue { Id = db.NextKey(), WorkId = row.Id, Seq = e.Seq, CreatedAt = correction.At });
        }
        tallies.Count(row, +1);
        if (CorrectionRevenue.OrderOf(item, row.Id, item.FiledOn) is not { } order) return null;
        var due = RevenueOrders.Make(correction.Entry, (correction.Entry.Id, correction.Entry.Number), 1, order, correction.At);
        due.Id = db.NextKey();
        dues.Add(due);
        return due;
    }
}
