using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Clocks;

/// <summary>A declared clock, and what the office made of it: another length or roll where no law sets them, and a target
/// of its own. Empty fields leave it as declared.</summary>
public sealed class RefClock : ReferenceRow
{
    public required string Code { get; set; }

    /// <summary>Another length, with <see cref="Unit"/>.</summary>
    public int? Length { get; set; }
    public TimeUnit? Unit { get; set; }
    public RollRule? Roll { get; set; }

    /// <summary>The office's own target, in calendar days from the same start; never shown as law.</summary>
    public int? TargetDays { get; set; }

    /// <summary>Why it was changed; stands wherever the clock is shown.</summary>
    public required string Reason { get; set; }

    /// <summary>What is changed of the clock itself; null when it is as declared.</summary>
    public ClockChange? Change => Length is null && Roll is null ? null
        : new(Code, Length is { } length ? new TimeLimit(length, Unit ?? TimeUnit.CalendarDays) : null, Roll, Reason);
}

sealed class RefClockConfiguration : IEntityTypeConfiguration<RefClock>
{
    public void Configure(EntityTypeBuilder<RefClock> clock)
    {
        clock.ToTable("RefClock");
        clock.HasKey(c => c.Code);
        clock.Property(c => c.Code).Code(40);
        clock.Property(c => c.Reason).HasMaxLength(300);
        clock.Ignore(c => c.Change);
    }
}
