using CeePortal.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>What a tab of the queue counts.</summary>
public enum WorkBucket
{
    /// <summary>All open items of the office.</summary>
    Open = 1,

    /// <summary>Open, with nobody.</summary>
    Unassigned = 2,

    /// <summary>Open, with a person (the key).</summary>
    Person = 3,

    /// <summary>Open, with a team (the key).</summary>
    Team = 4,

    /// <summary>Open, waiting for the trade.</summary>
    Waiting = 5,

    /// <summary>Open, with a clock of CBP that has run out.</summary>
    Overdue = 6,

    /// <summary>Open, and held.</summary>
    Held = 7,
}

/// <summary>An exact count, changed in the transaction of the item that it counts.</summary>
public sealed class WorkTally
{
    public required string Office { get; set; }
    public required string Kind { get; set; }
    public WorkBucket Bucket { get; set; }

    /// <summary>The person or team; 0 for buckets without.</summary>
    public long Key { get; set; }
    public int Count { get; set; }
}

sealed class WorkTallyConfiguration : IEntityTypeConfiguration<WorkTally>
{
    public void Configure(EntityTypeBuilder<WorkTally> tally)
    {
        tally.ToTable("WorkTally");
        tally.HasKey(t => new { t.Office, t.Bucket, t.Key, t.Kind });
        tally.Property(t => t.Office).Code(4);
        tally.Property(t => t.Kind).Code(40);
    }
}

/// <summary>Keeps the counts of the tabs.</summary>
public sealed class WorkTallies
{
    readonly Dictionary<(string Office, string Kind, WorkBucket Bucket, long Key), int> changes = [];

    /// <summary>Counts a row out, as it was, or in, as it is.</summary>
    public void Count(WorkRecord row, int by)
    {
        foreach (var (bucket, key) in BucketsOf(row))
        {
            var place = (row.Office, row.Kind, bucket, key);
            changes[place] = changes.GetValueOrDefault(place) + by;
        }
    }

    /// <summary>The buckets in which a row counts.</summary>
    public static IEnumerable<(WorkBucket Bucket, long Key)> BucketsOf(WorkRecord row)
    {
        if (!row.IsOpen) yield break;
        yield return (WorkBucket.Open, 0);
        yield return row.AssigneeId is { } person ? (WorkBucket.Person, person) : (WorkBucket.Unassigned, 0);
        if (row.TeamId is { } team) yield return (WorkBucket.Team, team);
        if (row.IsWaitingForTrade) yield return (WorkBucket.Waiting, 0);
        if (row.IsOverdue) yield return (WorkBucket.Overdue, 0);
        if (row.HeldUntil is not null) yield return (WorkBucket.Held, 0);
    }

    /// <summary>Writes what changed, in one order for everybody, so that two transactions never wait for each other.</summary>
    public async Task WriteAsync(PortalDbContext db, CancellationToken ct = default)
    {
        await using var command = Command(db);
        foreach (var ((office, kind, bucket, key), by) in changes.Where(c => c.Value != 0)
            .OrderBy(c => c.Key.Office, StringComparer.Ordinal).ThenBy(c => c.Key.Kind, StringComparer.Ordinal).ThenBy(c => c.Key.Bucket).ThenBy(c => c.Key.Key))
            await ChangeAsync(db, command, office, kind, bucket, key, by, ct);
        await db.SaveChangesAsync(ct);
        changes.Clear();
    }

    /// <summary>Changes counts by rows that an UPDATE changed, in its transaction.</summary>
    public static async Task AddAsync(PortalDbContext db, WorkBucket bucket, IEnumerable<(string Office, string Kind, int By)> changes, CancellationToken ct = default)
    {
        await using var command = Command(db);
        foreach (var (office, kind, by) in changes.OrderBy(c => c.Office, StringComparer.Ordinal).ThenBy(c => c.Kind, StringComparer.Ordinal))
            await ChangeAsync(db, command, office, kind, bucket, 0, by, ct);
        await db.SaveChangesAsync(ct);
    }

    static PlainCommand Command(PortalDbContext db) => new(db, "UPDATE WorkTally SET Count = Count + @0 WHERE Office = @1 AND Kind = @2 AND Bucket = @3 AND \"Key\" = @4");

    static async Task ChangeAsync(PortalDbContext db, PlainCommand command, string office, string kind, WorkBucket bucket, long key, int by, CancellationToken ct)
    {
        if (await command.ChangeAsync(ct, by, office, kind, (int)bucket, key) == 0)
            db.WorkTallies.Add(new WorkTally { Office = office, Kind = kind, Bucket = bucket, Key = key, Count = by });
    }
}
