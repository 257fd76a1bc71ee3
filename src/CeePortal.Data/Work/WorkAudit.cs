using System.Globalization;
using System.Reflection;
using CeePortal.Data.Clocks;
using CeePortal.Data.Events;
using CeePortal.Data.Reference;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Work;

/// <summary>An item whose stored rows are not what its events make of it.</summary>
/// <param name="What">The column, or what is missing.</param>
public sealed record WorkDifference(string Kind, long Id, string Number, string What, string? Stored, string? Rebuilt);

/// <summary>A count of the tabs that is not the number of rows.</summary>
public sealed record CountDifference(string Office, string Kind, WorkBucket Bucket, long Key, int Stored, int Counted);

/// <summary>What an audit found.</summary>
public sealed class AuditFindings
{
    /// <summary>As many of each are kept; the numbers go on.</summary>
    public const int Most = 1000;

    readonly List<BrokenEvent> broken = [];
    readonly List<WorkDifference> differing = [];

    public int Chains { get; internal set; }
    public long Events { get; internal set; }
    public int Items { get; internal set; }

    public int BrokenChains { get; private set; }
    public int Differences { get; private set; }

    /// <summary>The first broken link of each chain.</summary>
    public IReadOnlyList<BrokenEvent> Broken => broken;
    public IReadOnlyList<WorkDifference> Differing => differing;
    public IReadOnlyList<CountDifference> Counts { get; internal set; } = [];

    public bool IsSound => BrokenChains == 0 && Differences == 0 && Counts.Count == 0;

    internal void Add(BrokenEvent link)
    {
        if (BrokenChains++ < Most) broken.Add(link);
    }

    internal void Add(IEnumerable<WorkDifference> found)
    {
        foreach (var one in found)
            if (Differences++ < Most) differing.Add(one);
    }
}

/// <summary>Proves the log of events, and that what lists show is what the events say.</summary>
public sealed class WorkAudit(PortalDbContextFactory factory, WorkKinds kinds, LawSource laws)
{
    const int Slice = 500, Looks = 3;

    static readonly PropertyInfo[] columns = [.. typeof(WorkRecord).GetProperties().Where(p => p.CanWrite)];

    /// <summary>Walks every chain, rebuilds every item, and counts the tabs.</summary>
    public async Task<AuditFindings> RunAsync(CancellationToken ct = default)
    {
        var findings = new AuditFindings();
        List<WalkedChain> items = [];
        await using (var db = factory.CreateForSystem())
            await foreach (var chain in EventChains.WalkAsync(db, type => kinds.Find(type) is not null, ct: ct))
            {
                Note(findings, chain);
                if (chain.Events.Count == 0) continue;
                items.Add(chain);
                if (items.Count < Slice) continue;
                await CompareAsync(findings, items, ct);
                items.Clear();
            }
        await CompareAsync(findings, items, ct);
        await FindWithoutEventsAsync(findings, ct);
        findings.Counts = await CompareCountsAsync(ct);
        return findings;
    }

    /// <summary>The same for one item.</summary>
    /// <returns>Null when there is none of that kind and number.</returns>
    public async Task<AuditFindings?> RunAsync(string kind, WorkNumber number, CancellationToken ct = default)
    {
        await using var db = factory.CreateForSystem();
        var compact = number.ToCompact();
        if (await db.WorkItems.Where(w => w.Kind == kind && w.Number == compact).Select(w => (long?)w.Id).FirstOrDefaultAsync(ct) is not { } id) return null;
        var findings = new AuditFindings();
        await foreach (var chain in EventChains.WalkAsync(db, _ => true, (kind, id), ct))
        {
            Note(findings, chain);
            await CompareAsync(findings, [chain], ct);
        }
        if (findings.Chains == 0) findings.Add([new(kind, id, number.ToString(), "events", "an item on file", "none")]);
        return findings;
    }

    static void Note(AuditFindings findings, WalkedChain chain)
    {
        findings.Chains++;
        findings.Events += chain.Count;
        if (chain.First is { } link) findings.Add(link);
    }

    async Task CompareAsync(AuditFindings findings, IReadOnlyList<WalkedChain> chains, CancellationToken ct)
    {
        if (chains.Count == 0) return;
        findings.Items += chains.Count;
        await using var db = factory.CreateForSystem();
        var law = await LawOfRowsAsync(db, ct);
        var ids = chains.Select(c => c.StreamId).ToList();
        var rows = await db.WorkItems.AsNoTracking().Where(w => EF.Parameter(ids).Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        var entries = (await db.WorkEntries.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.WorkId)).ToListAsync(ct)).ToLookup(e => e.WorkId);
        var ports = (await db.WorkPorts.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.WorkId)).ToListAsync(ct)).ToLookup(p => p.WorkId);
        var clocks = (await db.WorkClocks.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.WorkId)).ToListAsync(ct)).ToLookup(c => c.WorkId);
        foreach (var chain in chains)
        {
            var found = Differences(chain.StreamType, chain.StreamId, chain.Events, rows.GetValueOrDefault(chain.StreamId), entries[chain.StreamId], ports[chain.StreamId], clocks[chain.StreamId], law);
            // The portal may be at work: what looks different is read once more in one piece before it is called so.
            for (var look = 1; found.Count > 0 && look < Looks; look++) found = await LookAgainAsync(chain.StreamType, chain.StreamId, ct);
            findings.Add(found);
        }
    }

    async Task<List<WorkDifference>> LookAgainAsync(string kind, long id, CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        // The row first and the events up to it, so that an event that comes meanwhile is in neither.
        var row = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, ct);
        var entries = await db.WorkEntries.AsNoTracking().Where(e => e.WorkId == id).ToListAsync(ct);
        var ports = await db.WorkPorts.AsNoTracking().Where(p => p.WorkId == id).ToListAsync(ct);
        var clocks = await db.WorkClocks.AsNoTracking().Where(c => c.WorkId == id).ToListAsync(ct);
        var law = await LawOfRowsAsync(db, ct);
        var events = await db.Events.AsNoTracking().Where(e => e.StreamType == kind && e.StreamId == id).OrderBy(e => e.Seq).ToListAsync(ct);
        var same = await db.WorkItems.AsNoTracking().Where(w => w.Id == id).Select(w => (int?)w.Seq).FirstOrDefaultAsync(ct) == row?.Seq;
        return same ? Differences(kind, id, events, row, entries, ports, clocks, law) : [];
    }

    List<WorkDifference> Differences(string kind, long id, IReadOnlyList<PortalEvent> events, WorkRecord? row, IEnumerable<WorkEntry> entries, IEnumerable<WorkPort> ports, IEnumerable<WorkClockRow> clocks, Law? law)
    {
        var number = row is null ? "" : WorkNumber.TryParse(row.Number, null, out var known) ? known.ToString() : row.Number;
        if (row is null) return [new(kind, id, "", "row", "none", "an item of events")];
        WorkItem item;
        try
        {
            var of = kinds[kind];
            item = of.Rebuild(events.Select(e => WorkJournal.Read(of, e.Seq, e.Type, e.SchemaVersion, e.At, e.ActorId, e.Payload)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [new(kind, id, number, "events", row.Seq.ToString(CultureInfo.InvariantCulture), $"cannot be read: {e.Message}")];
        }
        if (row.Seq != item.Seq) return [new(kind, id, number, "last event", Print(row.Seq), Print(item.Seq))]; // all else would differ by it
        var drawn = Copy(row);
        WorkProjection.Draw(item, drawn);
        List<WorkDifference> found = [.. from column in columns
                                         let values = (Stored: Print(column.GetValue(row)), Rebuilt: Print(column.GetValue(drawn)))
                                         where values.Stored != values.Rebuilt
                                         select new WorkDifference(kind, id, number, column.Name, values.Stored, values.Rebuilt)];
        var (stored, rebuilt) = (Subjects(entries), Subjects(WorkProjection.Entries(item, row)));
        if (stored != rebuilt) found.Add(new(kind, id, number, "entries", stored, rebuilt));
        if ((Stored: Named(ports), Rebuilt: Named(WorkPort.Rows(item, row))) is var concerned && concerned.Stored != concerned.Rebuilt)
            found.Add(new(kind, id, number, "ports concerned", concerned.Stored, concerned.Rebuilt));
        if (law is not null && (Stored: Running(clocks), Rebuilt: Running(WorkProjection.Clocks(item, row, law))) is var running && running.Stored != running.Rebuilt)
            found.Add(new(kind, id, number, "clocks", running.Stored, running.Rebuilt));
        return found;
    }

    /// <summary>The law by which the rows of clocks were counted; null while a change of it is still being counted, when old and
    /// new stand beside each other and say nothing.</summary>
    async Task<Law?> LawOfRowsAsync(PortalDbContext db, CancellationToken ct)
    {
        var versions = await db.RefStamps.AsNoTracking().Where(s => s.Name == ReferenceStamps.Clocks || s.Name == ReferenceStamps.ClocksCounted).ToDictionaryAsync(s => s.Name, s => s.Version, ct);
        return versions.GetValueOrDefault(ReferenceStamps.Clocks) == versions.GetValueOrDefault(ReferenceStamps.ClocksCounted) ? await laws.CurrentAsync(ct) : null;
    }

    /// <summary>Which clocks run, since when, and which end without a person: what the clock job acts on.</summary>
    static string Running(IEnumerable<WorkClockRow> clocks) =>
        string.Join(", ", clocks.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Code}{(c.About.Length == 0 ? "" : $" ({c.About})")} since {c.StartedOn:yyyy-MM-dd}{(c.HappensByItself ? ", ends by itself" : "")}"))
            .Order(StringComparer.Ordinal));

    static string Subjects(IEnumerable<WorkEntry> entries) =>
        string.Join(", ", entries.Select(e => $"{e.Entry} {e.Matter}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    static string Named(IEnumerable<WorkPort> ports) => string.Join(", ", ports.Select(p => p.Port).Order(StringComparer.Ordinal));

    static WorkRecord Copy(WorkRecord row)
    {
        var copy = new WorkRecord { Kind = "", Number = "", Office = "", Port = "", State = "" };
        foreach (var column in columns) column.SetValue(copy, column.GetValue(row));
        return copy;
    }

    static string? Print(object? value) => value is IFormattable plain ? plain.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();

    async Task FindWithoutEventsAsync(AuditFindings findings, CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        var rows = await db.WorkItems.AsNoTracking().Where(w => !db.Events.Any(e => e.StreamType == w.Kind && e.StreamId == w.Id))
            .Select(w => new { w.Kind, w.Id, w.Number }).ToListAsync(ct);
        findings.Add(rows.Select(w => new WorkDifference(w.Kind, w.Id, w.Number, "events", "an item on file", "none")));
    }

    async Task<IReadOnlyList<CountDifference>> CompareCountsAsync(CancellationToken ct)
    {
        // A person who acts between the two readings shifts a count; a wrong one is wrong again.
        IReadOnlyList<CountDifference> found = await LookAtCountsAsync(ct);
        for (var look = 1; found.Count > 0 && look < Looks; look++)
        {
            var again = await LookAtCountsAsync(ct);
            found = [.. found.Where(f => again.Any(a => (a.Office, a.Kind, a.Bucket, a.Key, a.Stored - a.Counted) == (f.Office, f.Kind, f.Bucket, f.Key, f.Stored - f.Counted)))];
        }
        return found;
    }

    async Task<List<CountDifference>> LookAtCountsAsync(CancellationToken ct)
    {
        await using var db = factory.CreateForSystem();
        await using var transaction = await db.Database.BeginTransactionAsync(ct); // on SQLite one state of the file
        var stored = await db.WorkTallies.AsNoTracking().Where(t => t.Count != 0).ToDictionaryAsync(t => (t.Office, t.Kind, t.Bucket, t.Key), t => t.Count, ct);
        Dictionary<(string, string, WorkBucket, long), int> counted = [];
        await foreach (var row in db.WorkItems.AsNoTracking().Where(w => w.Phase == WorkPhase.Open || w.Phase == WorkPhase.Pending).AsAsyncEnumerable().WithCancellation(ct))
            foreach (var (bucket, key) in WorkTallies.BucketsOf(row))
            {
                var place = (row.Office, row.Kind, bucket, key);
                counted[place] = counted.GetValueOrDefault(place) + 1;
            }
        return [.. stored.Keys.Union(counted.Keys).Select(k => (Place: k, Stored: stored.GetValueOrDefault(k), Counted: counted.GetValueOrDefault(k)))
            .Where(c => c.Stored != c.Counted).Select(c => new CountDifference(c.Place.Item1, c.Place.Item2, c.Place.Item3, c.Place.Item4, c.Stored, c.Counted))];
    }
}
