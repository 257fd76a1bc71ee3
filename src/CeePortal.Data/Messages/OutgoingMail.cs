using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Messages;

/// <summary>Where a mail stands. The numbers are stored.</summary>
public enum MailState
{
    /// <summary>Waits for its turn, the first or another.</summary>
    Waiting = 1,

    /// <summary>Handed over.</summary>
    Sent = 2,

    /// <summary>Given up; an administrator may try again.</summary>
    Failed = 3,
}

/// <summary>A mail in the outbox: written with the message that it tells of, sent afterwards. It says what happened and
/// where to read it, and neither parties nor amounts. One to a person without an account, who can read it nowhere else, is the
/// notice itself.</summary>
public sealed class OutgoingMail
{
    public long Id { get; set; }

    /// <summary>To whose account it goes; null when it goes to a <see cref="RecipientId"/>.</summary>
    public long? UserId { get; set; }

    /// <summary>The person without an account whom the filer named to get the notices; null when it goes to a user.</summary>
    public long? RecipientId { get; set; }
    public required string To { get; set; }
    public required string Subject { get; set; }
    public required string Body { get; set; }

    /// <summary>What it tells of; unique with the person, so that nothing is mailed twice.</summary>
    public required string Source { get; set; }
    public MailState State { get; set; } = MailState.Waiting;
    public int Attempts { get; set; }
    public DateTime NextAttemptAt { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>What went wrong last, for operators.</summary>
    public string? Problem { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTime? LeaseUntil { get; set; }
}

sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("OutgoingMail");
        mail.Property(m => m.To).HasMaxLength(256);
        mail.Property(m => m.Subject).HasMaxLength(200);
        mail.Property(m => m.Source).Code(200);
        mail.Property(m => m.Problem).HasMaxLength(1000);
        mail.Property(m => m.LeaseOwner).Code(100);
        mail.HasOne<Accounts.PortalUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        mail.HasOne<NoticeRecipient>().WithMany().HasForeignKey(m => m.RecipientId).OnDelete(DeleteBehavior.Cascade);
        // Each is unique where its person is not null, on both providers.
        mail.HasIndex(m => new { m.UserId, m.Source }).IsUnique();
        mail.HasIndex(m => new { m.RecipientId, m.Source }).IsUnique();
        mail.HasIndex(m => new { m.State, m.NextAttemptAt, m.Id });
        mail.HasIndex(m => new { m.State, m.Id });
    }
}
