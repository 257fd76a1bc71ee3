using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>That an item is about an entry. Two items of a kind and party cannot be about the same matter of an entry:
/// the unique index says so also where two are filed in one instant.</summary>
public sealed class WorkEntry : IWorkPart
{
    public long Id { get; set; }
    public long WorkId { get; set; }
    public required string Kind { get; set; }

    /// <summary>The 11 characters of the entry number.</summary>
    public required string Entry { get; set; }
    public required string Port { get; set; }
    public long PartyId { get; set; }

    /// <summary>A digest of the matter, or of the item itself where several stand beside each other.</summary>
    public required string Matter { get; set; }
    public long ImporterId { get; set; }
    public long OrganizationId { get; set; }
    public required string Filer { get; set; }
    public required string Office { get; set; }
    public WorkAudience Audience { get; set; }
}

sealed class WorkEntryConfiguration : IEntityTypeConfiguration<WorkEntry>
{
    public void Configure(EntityTypeBuilder<WorkEntry> entry)
    {
        entry.ToTable("WorkItemEntry");
        entry.Property(e => e.Kind).Code(40);
        entry.Property(e => e.Entry).Code(11);
        entry.Property(e => e.Port).Code(4);
        entry.Property(e => e.Matter).Code(32);
        entry.Property(e => e.Filer).Code(3);
        entry.Property(e => e.Office).Code(4);
        entry.HasOne<WorkRecord>().WithMany().HasForeignKey(e => e.WorkId).OnDelete(DeleteBehavior.Cascade);
        entry.HasIndex(e => new { e.Entry, e.Kind, e.PartyId, e.Matter }).IsUnique();
        entry.HasIndex(e => e.WorkId);
    }
}
