using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Messages;

/// <summary>A person to whom notices of a protest go in the place of the protestant (19 CFR 174.30). Events name it by key, so
/// that name and address can be removed here.</summary>
public sealed class NoticeRecipient : IFilerScoped
{
    public long Id { get; set; }

    /// <summary>The organization that named the person.</summary>
    public long OrganizationId { get; set; }
    public required string Name { get; set; }

    /// <summary>The lines of the address.</summary>
    public required string Address { get; set; }
    public string? Email { get; set; }
    public DateTime CreatedAt { get; set; }
}

sealed class NoticeRecipientConfiguration : IEntityTypeConfiguration<NoticeRecipient>
{
    public void Configure(EntityTypeBuilder<NoticeRecipient> recipient)
    {
        recipient.ToTable("NoticeRecipient");
        recipient.Property(r => r.Name).HasMaxLength(200);
        recipient.Property(r => r.Address).HasMaxLength(500);
        recipient.Property(r => r.Email).HasMaxLength(254);
        recipient.HasIndex(r => r.OrganizationId);
    }
}
