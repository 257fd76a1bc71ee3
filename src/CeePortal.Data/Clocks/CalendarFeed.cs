using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Clocks;

/// <summary>That a person's due dates can be read at a private address. Whoever has the address reads them without
/// signing in, so only a digest of its secret part is kept, and the person can end it at any time.</summary>
public sealed class CalendarFeed
{
    public long Id { get; set; }

    /// <summary>The person; one address each, a new one ends the one before.</summary>
    public long UserId { get; set; }

    /// <summary>SHA-256 of the secret part, in hexadecimal digits.</summary>
    public required string TokenHash { get; set; }

    /// <summary>Only what is due on items that the person has taken.</summary>
    public bool OnlyTaken { get; set; }
    public DateTime MadeAt { get; set; }

    /// <summary>The last day on which a calendar asked; null when none has.</summary>
    public DateOnly? ReadOn { get; set; }
}

sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("CalendarFeed");
        feed.Property(f => f.TokenHash).Code(64);
        feed.HasOne<Accounts.PortalUser>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
        feed.HasIndex(f => f.UserId).IsUnique();
        feed.HasIndex(f => f.TokenHash).IsUnique();
    }
}
