using CeePortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>A state of the queue under a name: the query of its address. Nothing of a person stands in it.</summary>
public sealed class SavedWorkFilter
{
    public long Id { get; set; }

    /// <summary>Who saved it.</summary>
    public long OwnerId { get; set; }

    /// <summary>The office whose people see it; empty when it is its owner's alone.</summary>
    public string Office { get; set; } = "";
    public required string Name { get; set; }

    /// <summary>The query without its question mark.</summary>
    public required string Query { get; set; }
    public DateTime CreatedAt { get; set; }
}

sealed class SavedWorkFilterConfiguration : IEntityTypeConfiguration<SavedWorkFilter>
{
    public void Configure(EntityTypeBuilder<SavedWorkFilter> filter)
    {
        filter.ToTable("SavedWorkFilter");
        filter.Property(f => f.Office).Code(4);
        filter.Property(f => f.Name).HasMaxLength(60);
        filter.Property(f => f.Query).HasMaxLength(1000);
        filter.HasOne<PortalUser>().WithMany().HasForeignKey(f => f.OwnerId).OnDelete(DeleteBehavior.Cascade);
        filter.HasIndex(f => new { f.OwnerId, f.Office, f.Name }).IsUnique();
        filter.HasIndex(f => new { f.Office, f.Name });
    }
}
