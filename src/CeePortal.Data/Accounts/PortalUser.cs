using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Accounts;

/// <summary>A person with an account. Belongs to one organization; administrators of the portal may belong to none.</summary>
public sealed class PortalUser : IdentityUser<long>
{
    public required string DisplayName { get; set; }
    public long? OrganizationId { get; set; }
    public DateTime CreatedAt { get; set; }
}

sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> user)
    {
        user.ToTable("PortalUser");
        user.Property(u => u.DisplayName).HasMaxLength(200);
        user.HasOne<Organization>().WithMany().HasForeignKey(u => u.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
