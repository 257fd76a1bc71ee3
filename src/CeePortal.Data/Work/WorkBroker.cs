using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>That a broker other than that of the leading entry filed an entry of an item: it sees the item and hears of it. The
/// broker of the leading entry stands in the item's own row (<see cref="WorkRecord.Filer"/>), so that most items have no row here.</summary>
public sealed class WorkBroker
{
    public long WorkId { get; set; }
    public required string Filer { get; set; }

    /// <summary>The item's day of filing, by which the lists of the trade are ordered; it never changes.</summary>
    public DateOnly FiledOn { get; set; }

    /// <summary>The brokers of entries, as far as the entries are on file.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(PortalDbContext db, IEnumerable<string> entries, CancellationToken ct = default)
    {
        HashSet<string> filers = new(StringComparer.Ordinal);
        foreach (var some in entries.Distinct().Chunk(500).Select(c => c.ToList()))
            filers.UnionWith(await db.Entries.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(e => some.Contains(e.Number)).Select(e => e.Filer).Distinct().ToListAsync(ct));
        return [.. filers];
    }

    /// <summary>The rows of an item whose entries have these brokers.</summary>
    public static IEnumerable<WorkBroker> Rows(WorkRecord item, IEnumerable<string> filers) =>
        filers.Where(f => f != item.Filer).Distinct().Order(StringComparer.Ordinal).Select(f => new WorkBroker { WorkId = item.Id, Filer = f, FiledOn = item.FiledOn });

    /// <summary>Sets the rows anew after entries were added or taken away.</summary>
    public static async Task ReplaceAsync(PortalDbContext db, WorkRecord item, IEnumerable<string> entries, CancellationToken ct = default)
    {
        var wanted = Rows(item, await OfAsync(db, entries, ct)).ToDictionary(b => b.Filer, StringComparer.Ordinal);
        foreach (var stored in await db.WorkBrokers.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(b => b.WorkId == item.Id).ToListAsync(ct))
            if (!wanted.Remove(stored.Filer)) db.WorkBrokers.Remove(stored);
        db.WorkBrokers.AddRange(wanted.Values);
    }
}

sealed class WorkBrokerConfiguration : IEntityTypeConfiguration<WorkBroker>
{
    public void Configure(EntityTypeBuilder<WorkBroker> broker)
    {
        broker.ToTable("WorkItemBroker");
        broker.HasKey(b => new { b.WorkId, b.Filer });
        broker.Property(b => b.Filer).Code(3);
        broker.HasOne<WorkRecord>().WithMany().HasForeignKey(b => b.WorkId).OnDelete(DeleteBehavior.Cascade);
        broker.HasIndex(b => new { b.Filer, b.FiledOn, b.WorkId });
    }
}
