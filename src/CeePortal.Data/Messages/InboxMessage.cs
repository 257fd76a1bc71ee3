using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Messages;

/// <summary>A message to one person. Nobody else sees it, administrators included.</summary>
public sealed class InboxMessage
{
    public long Id { get; set; }
    public long UserId { get; set; }
    public NoticeTopic Topic { get; set; }

    /// <summary>One line; it may stand in e-mail, as may <see cref="Sentence"/>.</summary>
    public required string Subject { get; set; }
    public required string Sentence { get; set; }

    /// <summary>More, for the portal alone: paragraphs divided by an empty line.</summary>
    public string? Details { get; set; }

    /// <summary>What it tells of: an event of an item, or a clock and a day. Nobody is told the same twice.</summary>
    public required string Source { get; set; }

    /// <summary>Where it leads: a kind of work and a number, <see cref="OfEntry"/> and an entry number, or <see cref="OfWindows"/> and a day.</summary>
    public required string ItemKind { get; set; }
    public required string ItemNumber { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? ReadAt { get; set; }

    /// <summary>True while it waits for the person's daily digest.</summary>
    public bool AwaitsDigest { get; set; }

    /// <summary>The <see cref="ItemKind"/> of a message that leads to an entry.</summary>
    public const string OfEntry = "entry";

    /// <summary>The <see cref="ItemKind"/> of a message that leads nowhere: its reader may not see what it is about.</summary>
    public const string OfNothing = "";

    /// <summary>The <see cref="ItemKind"/> of a message that leads to the windows which close on a day (<see cref="ClosingDay"/>).</summary>
    public const string OfWindows = "windows";
}

sealed class InboxMessageConfiguration : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> message)
    {
        message.ToTable("InboxMessage");
        message.Property(m => m.Subject).HasMaxLength(200);
        message.Property(m => m.Sentence).HasMaxLength(500);
        message.Property(m => m.Source).Code(200);
        message.Property(m => m.ItemKind).Code(40);
        message.Property(m => m.ItemNumber).Code(20);
        message.HasOne<Accounts.PortalUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        message.HasIndex(m => new { m.UserId, m.Source }).IsUnique();
        message.HasIndex(m => new { m.UserId, m.Id });
        message.HasIndex(m => new { m.UserId, m.ReadAt, m.Id });
        message.HasIndex(m => new { m.AwaitsDigest, m.UserId, m.CreatedAt });
    }
}
