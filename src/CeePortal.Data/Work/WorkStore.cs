using CeePortal.Data.Events;
using CeePortal.Data.Letters;
using CeePortal.Data.Messages;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Work;

/// <summary>An item on file: its row, and the item rebuilt from its events.</summary>
public sealed class WorkOnFile
{
    internal WorkOnFile(WorkRecord row, WorkItem item, IReadOnlyList<WorkEvent> events) => (Row, Item, Events) = (row, item, events);

    public WorkRecord Row { get; internal set; }
    public WorkItem Item { get; }

    /// <summary>Its events as they were when it was opened, in order: the history that people read.</summary>
    public IReadOnlyList<WorkEvent> Events { get; }

    public T As<T>() where T : WorkItem => (T)Item;
}

/// <summary>Something to be filed, which gets its number in the transaction.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Port">The port of entry of its number.</param>
/// <param name="Year">The year of its receipt.</param>
/// <param name="File">Makes the item under its number; may refuse.</param>
/// <param name="ImporterId">The importer whose entries it is about.</param>
/// <param name="OrganizationId">The organization that files it; <see cref="OpenedByCbp"/> for what CBP opens.</param>
public sealed record WorkFiling(WorkKind Kind, PortCode Port, int Year, Func<WorkNumber, WorkItem> File, long ImporterId, long OrganizationId)
{
    /// <summary>Stands for no organization of the trade.</summary>
    public const long OpenedByCbp = 0;
}

/// <summary>Somebody else changed the item since it was opened.</summary>
/// <param name="number">The item.</param>
/// <param name="since">What happened since, oldest first; who did it is in each event.</param>
public sealed class WorkChangedException(WorkNumber number, IReadOnlyList<WorkEvent> since) : Exception($"{number} has changed since it was opened.")
{
    public WorkNumber Number { get; } = number;
    public IReadOnlyList<WorkEvent> Since { get; } = since;
}

/// <summary>Keeps items of work of every kind: events first, and in the same transaction the row, entries, clocks, counts
/// and the notices that follow from them.</summary>
public sealed class WorkStore(WorkKinds kinds, LegalClock clock)
{
    const int Attempts = 3;

    /// <summary>Opens an item that the context's scope may see.</summary>
    /// <returns>Null when there is none, or it is not to be seen.</returns>
    public async Task<WorkOnFile?> FindAsync(PortalDbContext db, string kind, WorkNumber number, CancellationToken ct = default)
    {
        var compact = number.ToCompact();
        return await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(w => w.Kind == kind && w.Number == compact, ct) is { } row ? await OpenAsync(db, row, ct) : null;
    }

    /// <inheritdoc cref="FindAsync(PortalDbContext, string, WorkNumber, CancellationToken)"/>
    public async Task<WorkOnFile?> FindAsync(PortalDbContext db, long id, CancellationToken ct = default) =>
        await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, ct) is { } row ? await OpenAsync(db, row, ct) : null;

    async Task<WorkOnFile> OpenAsync(PortalDbContext db, WorkRecord row, CancellationToken ct)
    {
        var events = await EventsAsync(db, row, after: 0, ct);
        return new(row, kinds[row.Kind].Rebuild(events), events);
    }

    async Task<List<WorkEvent>> EventsAsync(PortalDbContext db, WorkRecord row, int after, CancellationToken ct)
    {
        var kind = kinds[row.Kind];
        var stored = await db.Events.AsNoTracking().Where(e => e.StreamType == row.Kind && e.StreamId == row.Id && e.Seq > after).OrderBy(e => e.Seq).ToListAsync(ct);
        return [.. stored.Select(e => WorkJournal.Read(kind, e.Seq, e.Type, e.SchemaVersion, e.At, e.ActorId, e.Payload))];
    }

    /// <summary>Files several items, all or none, each under the next number of its kind, port and year.</summary>
    /// <param name="alongside">What else belongs into the transaction, such as taking away the draft.</param>
    /// <exception cref="WorkRefusedException">One is refused, or its matter stands in another item; the message is for the filer.</exception>
    public async Task<IReadOnlyList<WorkOnFile>> FileAsync(PortalDbContext db, IReadOnlyList<WorkFiling> filings, Law law,
        Func<IReadOnlyList<WorkOnFile>, Task>? alongside = null, CancellationToken ct = default)
    {
        List<WorkOnFile> filed = [];
        await InTransactionAsync(db, async () =>
        {
            filed.Clear();
            var tallies = new WorkTallies();
            foreach (var filing in filings)
            {
                var number = await WorkNumbers.NextAsync(db, filing.Kind, filing.Port, filing.Year, ct);
                var item = filing.File(number);
                var row = new WorkRecord
                {
                    Kind = filing.Kind.Code,
                    Number = "",
                    Office = "",
                    Port = "",
                    State = "",
                    ImporterId = filing.ImporterId,
                    OrganizationId = filing.OrganizationId,
                };
                WorkProjection.Draw(item, row);
                var brokers = await WorkProjection.DescribeAsync(db, item, row, ct);
                if (await WorkTeams.GiveAsync(db, item, row.Heading, clock.UtcNow, law, ct)) WorkProjection.Draw(item, row);
                db.WorkItems.Add(row); // gets its key
                db.WorkBrokers.AddRange(WorkBroker.Rows(row, brokers));
                await AppendAsync(db, row, item, ct);
                await DrawAsync(db, row, item, law, isNew: true, ct);
                tallies.Count(row, +1);
                await db.SaveChangesAsync(ct);
                filed.Add(new(row, item, [.. item.Pending]));
            }
            await tallies.WriteAsync(db, ct);
            if (alongside is not null) await alongside(filed);
        }, ct);
        foreach (var one in filed) one.Item.MarkStored();
        return filed;
    }

    /// <summary>Stores what was done to one item.</summary>
    /// <exception cref="WorkChangedException">Somebody else changed it since it was opened; nothing was stored.</exception>
    public Task SaveAsync(PortalDbContext db, WorkOnFile item, Law law, CancellationToken ct = default) => SaveAsync(db, [item], law, null, ct);

    /// <summary>Stores what was done to several items, all or nothing.</summary>
    /// <param name="alongside">What else belongs into the transaction.</param>
    /// <exception cref="WorkChangedException">Somebody else changed one since it was opened; nothing was stored.</exception>
    public async Task SaveAsync(PortalDbContext db, IReadOnlyList<WorkOnFile> items, Law law, Func<Task>? alongside = null, CancellationToken ct = default)
    {
        await InTransactionAsync(db, async () =>
        {
            var tallies = new WorkTallies();
            var rows = db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]);
            // In the order of their keys, so that two savers of the same items never wait for each other.
            var changed = items.Where(i => i.Item.Pending.Count > 0).OrderBy(i => i.Row.Id).ToList();
            // All or none, also inside a transaction that goes on after a refusal: nothing is written before every item is won.
            await HoldAllAsync(db, [.. changed.Select(c => (c.Row.Id, Seen: c.Item.Seq - c.Item.Pending.Count, c.Item.Seq))],
                async at => throw new WorkChangedException(changed[at].Item.Number, await EventsAsync(db, changed[at].Row, changed[at].Item.Seq - changed[at].Item.Pending.Count, ct)), ct);
            foreach (var one in changed)
            {
                var id = one.Row.Id;
                var row = await rows.AsNoTracking().SingleAsync(w => w.Id == id, ct); // with what the clock job wrote meanwhile
                tallies.Count(row, -1);
                var (office, audience) = (row.Office, row.Audience);
                WorkProjection.Draw(one.Item, row);
                db.WorkItems.Update(row);
                // Its documents and the rows of its spreadsheet go with it.
                if (row.Office != office || row.Audience != audience) await WorkParts.MoveAsync(db, row, ct);
                await AppendAsync(db, row, one.Item, ct);
                await DrawAsync(db, row, one.Item, law, isNew: false, ct);
                tallies.Count(row, +1);
                await db.SaveChangesAsync(ct);
                one.Row = row;
            }
            await tallies.WriteAsync(db, ct);
            if (alongside is not null) await alongside();
        }, ct);
        foreach (var one in items) one.Item.MarkStored();
    }

    /// <summary>Wins each item by its number of events, or gives those won back and says which was lost.</summary>
    static async Task HoldAllAsync(PortalDbContext db, IReadOnlyList<(long Id, int Seen, int Now)> items, Func<int, Task> lost, CancellationToken ct)
    {
        var rows = db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]);
        for (var at = 0; at < items.Count; at++)
        {
            var (id, seen, now) = items[at];
            if (await rows.Where(w => w.Id == id && w.Seq == seen).ExecuteUpdateAsync(w => w.SetProperty(r => r.Seq, now), ct) == 1) continue;
            foreach (var (won, was, _) in items.Take(at)) await rows.Where(w => w.Id == won).ExecuteUpdateAsync(w => w.SetProperty(r => r.Seq, was), ct);
            await lost(at);
        }
    }

    /// <summary>Reads an item's clocks anew by another law: a closing was entered, a length was changed.</summary>
    public async Task ReadClocksAsync(PortalDbContext db, long id, Law law, CancellationToken ct = default)
    {
        if (await FindAsync(db, id, ct) is not { } one) return;
        await InTransactionAsync(db, async () =>
        {
            var tallies = new WorkTallies();
            var (rows, seen) = (db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]), one.Item.Seq);
            // Holds the row, so that no flag is set between what is counted out and what is counted in.
            if (await rows.Where(w => w.Id == id && w.Seq == seen).ExecuteUpdateAsync(w => w.SetProperty(r => r.Seq, seen), ct) == 0) return; // whoever changed it meanwhile read its clocks
            var row = await rows.AsNoTracking().SingleAsync(w => w.Id == id, ct);
            tallies.Count(row, -1);
            db.WorkItems.Update(row);
            await DrawAsync(db, row, one.Item, law, isNew: false, ct);
            tallies.Count(row, +1);
            await db.SaveChangesAsync(ct);
            await tallies.WriteAsync(db, ct);
        }, ct);
    }

    async Task AppendAsync(PortalDbContext db, WorkRecord row, WorkItem item, CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var e in item.Pending)
        {
            await EventLog.AppendAsync(db, row.Kind, row.Id, e.Type, WorkJournal.Write(e), e.At, e.By.Id, e.SchemaVersion, ct);
            db.NoticesDue.Add(new NoticeDue { WorkId = row.Id, Seq = e.Seq, CreatedAt = now });
            if (e.Fact.Letter is { } letter) db.LetterCodes.Add(LetterCode.OfEvent(row.Id, e.Seq, letter, e.On));
            if (row.ChangedAt < e.At) row.ChangedAt = e.At;
            row.ClosedOn = item.Kind.LifeCycle.State(e.State).IsClosed ? row.ClosedOn ?? e.On : null;
        }
    }

    async Task DrawAsync(PortalDbContext db, WorkRecord row, WorkItem item, Law law, bool isNew, CancellationToken ct)
    {
        var clocks = WorkProjection.Clocks(item, row, law);
        var entries = WorkProjection.Entries(item, row);
        if (isNew)
        {
            await RefuseTwoAsync(db, item, entries, ct);
            db.WorkClocks.AddRange(clocks);
            db.WorkEntries.AddRange(entries);
        }
        else
        {
            await ReplaceClocksAsync(db, row.Id, clocks, ct);
            await ReplaceEntriesAsync(db, row, item, entries, ct);
        }
        await WorkLink.DrawAsync(db, row.Id, item.Links, ct);
        await WorkPort.DrawAsync(db, row, item, ct);
        WorkProjection.Draw(clocks, row, clock.Today);
    }

    static async Task ReplaceClocksAsync(PortalDbContext db, long workId, List<WorkClockRow> clocks, CancellationToken ct)
    {
        var stored = await db.WorkClocks.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(c => c.WorkId == workId).ToDictionaryAsync(c => (c.Code, c.About), ct);
        foreach (var clock in clocks)
        {
            if (!stored.Remove((clock.Code, clock.About), out var known))
            {
                db.WorkClocks.Add(clock);
                continue;
            }
            clock.Id = known.Id;
            clock.RanOutOn = known.RunsOutOn == clock.RunsOutOn ? known.RanOutOn : null; // another day is to be noticed anew
            db.Entry(known).CurrentValues.SetValues(clock);
        }
        db.WorkClocks.RemoveRange(stored.Values);
    }

    static async Task ReplaceEntriesAsync(PortalDbContext db, WorkRecord row, WorkItem item, List<WorkEntry> entries, CancellationToken ct)
    {
        var stored = await db.WorkEntries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(e => e.WorkId == row.Id).ToDictionaryAsync(e => (e.Entry, e.Matter), ct);
        List<WorkEntry> added = [];
        foreach (var entry in entries)
        {
            if (stored.Remove((entry.Entry, entry.Matter), out var known)) (known.Office, known.Audience) = (row.Office, row.Audience);
            else added.Add(entry);
        }
        await RefuseTwoAsync(db, item, added, ct);
        if (added.Count + stored.Count > 0) await WorkBroker.ReplaceAsync(db, row, entries.Select(e => e.Entry), ct);
        db.WorkEntries.RemoveRange(stored.Values);
        db.WorkEntries.AddRange(added);
    }

    static async Task RefuseTwoAsync(PortalDbContext db, WorkItem item, List<WorkEntry> added, CancellationToken ct)
    {
        foreach (var some in added.Chunk(500))
        {
            var (kind, party) = (some[0].Kind, some[0].PartyId);
            var numbers = some.Select(e => e.Entry).Distinct().ToList();
            var there = await db.WorkEntries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking()
                .Where(e => e.Kind == kind && e.PartyId == party && numbers.Contains(e.Entry)).Select(e => new { e.Entry, e.Matter, e.WorkId }).ToListAsync(ct);
            var taken = there.ToDictionary(e => (e.Entry, e.Matter), e => e.WorkId);
            foreach (var entry in some)
                if (taken.TryGetValue((entry.Entry, entry.Matter), out var other))
                {
                    var number = await db.WorkItems.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(w => w.Id == other).Select(w => w.Number).SingleAsync(ct);
                    throw new WorkRefusedException(item.AlreadyFiled(Domain.Entries.EntryNumber.Parse(entry.Entry), WorkNumber.Parse(number)));
                }
        }
    }

    /// <summary>Runs in the caller's transaction, or in one of its own that is tried again when two nodes made the same
    /// row of counting at once.</summary>
    static async Task InTransactionAsync(PortalDbContext db, Func<Task> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await work();
            return;
        }
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.WriteAsync(work, ct: ct);
                db.ChangeTracker.Clear();
                return;
            }
            catch (Exception error) when (attempt < Attempts && (error is DbUpdateException && PortalDatabase.IsUniqueViolation(error) || PortalDatabase.IsDeadlock(error)))
            {
                db.ChangeTracker.Clear();
            }
            catch
            {
                db.ChangeTracker.Clear();
                throw;
            }
        }
    }
}
