using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>That an item was linked to another: drawn from the events of the one, and asked for by the other, so that a link
/// stands on both sides. It is read with the items only, whose filter says who sees them.</summary>
public sealed class WorkLink
{
    public long WorkId { get; set; }

    /// <summary>The other item's number, 12 digits.</summary>
    public required string Other { get; set; }

    /// <summary>Draws the links of an item; one that was made is never taken back.</summary>
    public static async Task DrawAsync(PortalDbContext db, long workId, IReadOnlyList<WorkNumber> links, CancellationToken ct = default)
    {
        if (links.Count == 0) return;
        var stored = await db.WorkLinks.Where(l => l.WorkId == workId).Select(l => l.Other).ToListAsync(ct);
        db.WorkLinks.AddRange(links.Select(l => l.ToCompact()).Except(stored, StringComparer.Ordinal).Select(other => new WorkLink { WorkId = workId, Other = other }));
    }

    /// <summary>The items on either side of an item's links, as far as the context's scope sees them.</summary>
    public static IQueryable<WorkRecord> Items(PortalDbContext db, long workId, string number)
    {
        var from = db.WorkLinks.Where(l => l.WorkId == workId).Select(l => l.Other);
        var to = db.WorkLinks.Where(l => l.Other == number).Select(l => l.WorkId);
        return db.WorkItems.AsNoTracking().Where(w => from.Contains(w.Number) || to.Contains(w.Id)).OrderBy(w => w.Number);
    }
}

sealed class WorkLinkConfiguration : IEntityTypeConfiguration<WorkLink>
{
    public void Configure(EntityTypeBuilder<WorkLink> link)
    {
        link.ToTable("WorkLink");
        link.HasKey(l => new { l.WorkId, l.Other });
        link.Property(l => l.Other).Code(12);
        link.HasOne<WorkRecord>().WithMany().HasForeignKey(l => l.WorkId).OnDelete(DeleteBehavior.Cascade);
        link.HasIndex(l => new { l.Other, l.WorkId });
    }
}
