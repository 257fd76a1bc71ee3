using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>That a port other than that of its number is concerned by an item: its people read the item, and do not decide on it. Only items
/// that name several ports, such as prior disclosures, have rows here.</summary>
public sealed class WorkPort
{
    public long WorkId { get; set; }
    public required string Port { get; set; }

    /// <summary>The rows of an item, without the port of its number, which stands in its own row (<see cref="WorkRecord.Port"/>).</summary>
    public static IEnumerable<WorkPort> Rows(WorkItem item, WorkRecord row) =>
        (item.ConcernedPorts ?? []).Select(p => p.ToString()).Where(p => p != row.Port).Distinct().Order(StringComparer.Ordinal).Select(p => new WorkPort { WorkId = row.Id, Port = p });

    /// <summary>Sets the rows anew; a kind without such ports costs no query.</summary>
    public static async Task DrawAsync(PortalDbContext db, WorkRecord row, WorkItem item, CancellationToken ct = default)
    {
        if (item.ConcernedPorts is null) return;
        var wanted = Rows(item, row).ToDictionary(p => p.Port, StringComparer.Ordinal);
        foreach (var stored in await db.WorkPorts.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).Where(p => p.WorkId == row.Id).ToListAsync(ct))
            if (!wanted.Remove(stored.Port)) db.WorkPorts.Remove(stored);
        db.WorkPorts.AddRange(wanted.Values);
    }
}

sealed class WorkPortConfiguration : IEntityTypeConfiguration<WorkPort>
{
    public void Configure(EntityTypeBuilder<WorkPort> port)
    {
        port.ToTable("WorkItemPort");
        port.HasKey(p => new { p.WorkId, p.Port });
        port.Property(p => p.Port).Code(4);
        port.HasOne<WorkRecord>().WithMany().HasForeignKey(p => p.WorkId).OnDelete(DeleteBehavior.Cascade);
        port.HasIndex(p => new { p.Port, p.WorkId });
    }
}
