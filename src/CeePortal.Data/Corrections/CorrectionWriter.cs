using CeePortal.Data.Events;
using CeePortal.Data.Messages;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Corrections;

/// <summary>Puts the items of accepted corrections on file, in the transaction of the entries that they correct. Most are accepted at
/// once and closed, by the thousand in an upload; so their rows are drawn from the items as <see cref="WorkStore"/> draws them, and
/// written in bulk.</summary>
public sealed class CorrectionWriter(WorkStore store)
{
    /// <summary>Writes the items of corrections whose entries were replaced.</summary>
    /// <returns>Their numbers, in order.</returns>
    public async Task<IReadOnlyList<WorkNumber>> WriteAsync(PortalDbContext db, IReadOnlyList<CorrectionRows> corrections, Law law, BulkMethod method, DateOnly today, CancellationToken ct = default)
    {
        if (corrections.Count == 0) return [];
        var kind = CorrectionReview.CorrectionKind;
        var rows = new Rows(corrections.Count);
        var numbers = new WorkNumber[corrections.Count];
        var tallies = new WorkTallies();
        var offices = corrections.Where(c => c.Accepted.Selected.Count > 0).Select(c => c.Rows.Entry.HandledBy).Distinct().ToList();
        var teams = offices.Count == 0 ? [] : await WorkTeams.OfAsync(db, offices, ct);
        foreach (var group in Enumerable.Range(0, corrections.Count).GroupBy(i => (corrections[i].Accepted.Filing.Port, new Act(default, corrections[i].At, law).Day.Year)))
        {
            var next = await WorkNumbers.TakeAsync(db, kind, group.Key.Port, group.Key.Year, group.Count(), ct);
            foreach (var at in group)
            {
                numbers[at] = WorkNumber.Of(group.Key.Port, group.Key.Year, next++);
                Draw(corrections[at], numbers[at], rows, tallies, teams, law, today);
            }
        }
        await BulkRows.InsertAsync(db, method, rows.Records, ct);
        await BulkRows.InsertAsync(db, method, rows.Entries, ct);
        await BulkRows.InsertAsync(db, method, rows.Clocks, ct);
        await BulkRows.InsertAsync(db, method, rows.Events, ct);
        await BulkRows.InsertAsync(db, method, rows.Notices, ct);
        await BulkRows.InsertAsync(db, method, rows.Images, ct);
        await BulkRows.InsertAsync(db, method, rows.Dues, ct);
        await tallies.WriteAsync(db, ct);
        await SupersedeAsync(db, corrections, numbers, law, ct);
        return numbers;
    }

    static void Draw(CorrectionRows correction, WorkNumber number, Rows into, WorkTallies tallies, Dictionary<(string, string), long> teams, Law law, DateOnly today)
    {
        var entry = correction.Rows.Entry;
        var item = CorrectionReview.File(number, correction.Accepted.Filing, correction.Accepted.Selected, Destination.FromCode(entry.HandledBy), new Act(correction.By, correction.At, law));
        var key = correction.FirstKey;
        var row = new WorkRecord
        {
            Id = key++,
            Kind = item.Kind.Code,
            Number = "",
            Office = "",
            Port = "",
            State = "",
            ImporterId = entry.ImporterId,
            OrganizationId = correction.OrganizationId,
            Filer = entry.Filer,
            EntryType = entry.Type,
            Heading = correction.Rows.Lines.MaxBy(l => l.ValueCents)?.DecidingNumber is { Length: >= 4 } hts ? hts[..4] : "",
            Segment = correction.Accepted.Segment,
            AmountCents = entry.Total.Cents,
            ChangedAt = correction.At,
        };
        if (item.State.IsOpen && WorkTeams.Among(teams, entry.HandledBy, row.Heading) is { } team) item.GiveToTeam(team, new Act(Actor.Portal, correction.At, law));
        WorkProjection.Draw(item, row);
        row.ClosedOn = item.State.IsClosed ? item.FiledOn : null;
        var clocks = WorkProjection.Clocks(item, row, law);
        foreach (var clock in clocks) clock.Id = key++; // at most one, for the deposit
        WorkProjection.Draw(clocks, row, today);
        into.Records.Add(row);
        into.Clocks.AddRange(clocks);
        var subject = WorkProjection.Entries(item, row)[0];
        subject.Id = key++;
        into.Entries.Add(subject);
        PortalEvent? last = null;
        foreach (var e in item.Pending)
        {
            into.Events.Add(last = EventLog.Next(last, row.Kind, row.Id, e.Type, WorkJournal.Write(e), e.At, e.By.Id, e.SchemaVersion));
            // An upload tells of itself; one message for each of ten thousand corrections would hide those that matter.
            if (correction.IsToldAlways || item.State.IsOpen || !correction.Accepted.Filing.FormerOwner.IsNone)
                into.Notices.Add(new NoticeDue { Id = key++, WorkId = row.Id, Seq = e.Seq, CreatedAt = correction.At });
        }
        if (correction.Accepted.Selected.Count > 0)
        {
            var image = EntryImage.Of(key++, row.Id, correction.Accepted.Was.Entry, correction.Accepted.Was.Lines);
            // Whoever sees the entry now sees what stood before.
            (image.Filer, image.HandledBy) = (entry.Filer, entry.HandledBy);
            into.Images.Add(image);
        }
        if (CorrectionRevenue.OrderOf(item, row.Id, item.FiledOn) is { } order)
        {
            var due = RevenueOrders.Make(entry, (entry.Id, entry.Number), 1, order, correction.At);
            due.Id = key++;
            into.Dues.Add(due);
        }
        tallies.Count(row, +1);
    }

    /// <summary>Earlier corrections whose extra duty was not deposited yet: the later one takes their place.</summary>
    async Task SupersedeAsync(PortalDbContext db, IReadOnlyList<CorrectionRows> corrections, IReadOnlyList<WorkNumber> numbers, Law law, CancellationToken ct)
    {
        for (var i = 0; i < corrections.Count; i++)
            foreach (var earlier in corrections[i].Accepted.Was.Supersedes)
            {
                if (await store.FindAsync(db, CorrectionReview.CorrectionKind.Code, earlier, ct) is not { Item.State.Code: CorrectionLifeCycle.AwaitingPayment } one) continue;
                one.As<CorrectionReview>().Supersede(numbers[i], new Act(Actor.Portal, corrections[i].At, law));
                await store.SaveAsync(db, one, law, ct);
            }
    }

    sealed class Rows(int count)
    {
        public readonly List<WorkRecord> Records = new(count);
        public readonly List<WorkEntry> Entries = new(count);
        public readonly List<PortalEvent> Events = new(count);
        public readonly List<WorkClockRow> Clocks = [];
        public readonly List<NoticeDue> Notices = [];
        public readonly List<EntryImage> Images = [];
        public readonly List<RevenueDue> Dues = [];
    }
}
