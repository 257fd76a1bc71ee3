using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Messages;

/// <summary>That people were told of a clock so many days before its last day. Written with the messages; the unique index
/// lets nobody tell it again. A clock whose day moves is another, and told anew.</summary>
public sealed class ClockNotice
{
    public long Id { get; set; }

    /// <summary>What the clock hangs on: <see cref="OfWork"/> or <see cref="OfEntry"/>, and its key.</summary>
    public required string Subject { get; set; }
    public long SubjectId { get; set; }

    /// <summary>The code of its rule.</summary>
    public required string Code { get; set; }
    public string About { get; set; } = "";
    public DateOnly Due { get; set; }
    public int DaysBefore { get; set; }

    public const string OfWork = "work";
    public const string OfEntry = "entry";
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
