using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Messages;

/// <summary>An event of an item of work that somebody is to hear of: written in the transaction of the event, and gone in
/// the transaction that writes the messages. So each is told exactly once, whatever dies in between.</summary>
public sealed class NoticeDue
{
    public long Id { get; set; }

    /// <summary>The item.</summary>
    public long WorkId { get; set; }

    /// <summary>The event, by its number in the item's stream.</summary>
    public int Seq { get; set; }
    public DateTime CreatedAt { get; set; }

    /// <summary>When it is tried next, after a failure; null for at once.</summary>
    public DateTime? NotBefore { get; set; }

    /// <summary>How often it failed.</summary>
    public int Attempts { get; set; }

    /// <summary>What went wrong last, for operators.</summary>
    public string? Problem { get; set; }
}

sealed class NoticeDueConfiguration : IEntityTypeConfiguration<NoticeDue>
{
    public void Configure(EntityTypeBuilder<NoticeDue> due)
    {
        due.ToTable("NoticeDue");
        due.Property(d => d.Problem).HasMaxLength(1000);
        due.HasIndex(d => new { d.WorkId, d.Seq }).IsUnique();
    }
}
