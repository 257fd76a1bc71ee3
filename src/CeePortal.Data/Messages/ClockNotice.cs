using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Messages;

/// <summary>That people were told of a clock so many days before its last day. Written with the messages; the unique index
/// lets nobody tell it again. A clock whose day moves is another, and told anew.</summary>
public sealed class ClockNotice
{
    public long Id { get; set; }

    /// <summary>What the day hangs on: <see cref="OfWork"/> for a clock of an item, <see cref="OfAnswer"/> for the day by which
    /// CBP wants an answer; and the item's key.</summary>
    public required string Subject { get; set; }
    public long SubjectId { get; set; }

    /// <summary>The code of its rule; empty for an answer.</summary>
    public required string Code { get; set; }
    public string About { get; set; } = "";
    public DateOnly Due { get; set; }

    /// <summary>How many days before; -1 for the word that the day has passed.</summary>
    public int DaysBefore { get; set; }

    public const string OfWork = "work";
    public const string OfAnswer = "answer";
}

sealed class ClockNoticeConfiguration : IEntityTypeConfiguration<ClockNotice>
{
    public void Configure(EntityTypeBuilder<ClockNotice> notice)
    {
        notice.ToTable("ClockNotice");
        notice.Property(n => n.Subject).Code(10);
        notice.Property(n => n.Code).Code(60);
        notice.Property(n => n.About).HasMaxLength(40);
        notice.HasIndex(n => new { n.SubjectId, n.Subject, n.Code, n.About, n.Due, n.DaysBefore }).IsUnique();
        notice.HasIndex(n => n.Due);
    }
}
