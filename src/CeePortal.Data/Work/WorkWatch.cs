using CeePortal.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>That a person follows an item without having it.</summary>
public sealed class WorkWatch
{
    public long UserId { get; set; }
    public long WorkId { get; set; }
}

sealed class WorkWatchConfiguration : IEntityTypeConfiguration<WorkWatch>
{
    public void Configure(EntityTypeBuilder<WorkWatch> watch)
    {
        watch.ToTable("WorkWatch");
        watch.HasKey(w => new { w.UserId, w.WorkId });
        watch.HasOne<PortalUser>().WithMany().HasForeignKey(w => w.UserId).OnDelete(DeleteBehavior.Cascade);
        watch.HasOne<WorkRecord>().WithMany().HasForeignKey(w => w.WorkId).OnDelete(DeleteBehavior.Cascade);
        watch.HasIndex(w => w.WorkId);
    }
}
