using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Work;

/// <summary>A clock that runs on an item, as last read: what lists, the clock job and calendars ask. The clock itself
/// comes from the item's events and the law.</summary>
public sealed class WorkClockRow : IWorkPart
{
    public long Id { get; set; }
    public long WorkId { get; set; }

    /// <summary>The code of its rule.</summary>
    public required string Code { get; set; }

    /// <summary>What of the item it is about, such as an entry number; empty for the whole.</summary>
    public string About { get; set; } = "";
    public ClockSide Binds { get; set; }
    public DateOnly StartedOn { get; set; }

    /// <summary>Which estimate it hangs on; null when the start is known.</summary>
    public DateBasis? EstimatedBy { get; set; }

    /// <summary>The last day in time; null when there is none now.</summary>
    public DateOnly? Due { get; set; }
    public DateOnly? RolledFrom { get; set; }

    /// <summary>The first day on which it has run out; null when it never does.</summary>
    public DateOnly? RunsOutOn { get; set; }

    /// <summary>The legal day on which the portal noticed that; null while it has not.</summary>
    public DateOnly? RanOutOn { get; set; }

    /// <summary>True when its end is recorded on the item without a person (<see cref="WorkItem.RecordLapses"/>).</summary>
    public bool HappensByItself { get; set; }
    public string? HeldBecause { get; set; }

    /// <summary>True when the trade does not see it.</summary>
    public bool ForStaff { get; set; }
    public long ImporterId { get; set; }
    public long OrganizationId { get; set; }
    public required string Filer { get; set; }
    public required string Office { get; set; }
    public required string Port { get; set; }
    public WorkAudience Audience { get; set; }
}

sealed class WorkClockRowConfiguration : IEntityTypeConfiguration<WorkClockRow>
{
    public void Configure(EntityTypeBuilder<WorkClockRow> clock)
    {
        clock.ToTable("WorkClock");
        clock.Property(c => c.Code).Code(60);
        clock.Property(c => c.About).HasMaxLength(40);
        clock.Property(c => c.HeldBecause).HasMaxLength(300);
        clock.Property(c => c.Filer).Code(3);
        clock.Property(c => c.Office).Code(4);
        clock.Property(c => c.Port).Code(4);
        clock.HasOne<WorkRecord>().WithMany().HasForeignKey(c => c.WorkId).OnDelete(DeleteBehavior.Cascade);
        // The clock job asks for those that ran out and were not noticed: a null RanOutOn stands first in the index.
        clock.HasIndex(c => new { c.RanOutOn, c.RunsOutOn, c.Id });
        // And for those whose end is to be recorded: few, and gone from here once it is.
        clock.HasIndex(c => new { c.HappensByItself, c.RunsOutOn, c.WorkId });
        clock.HasIndex(c => new { c.WorkId, c.Code, c.About }).IsUnique();
        // Messages ask, over all offices, whose last day comes near.
        clock.HasIndex(c => new { c.Due, c.Id });
        clock.HasIndex(c => new { c.Office, c.Due, c.Id });
        clock.HasIndex(c => new { c.Port, c.Due, c.Id });
        clock.HasIndex(c => new { c.ImporterId, c.Due, c.Id });
        clock.HasIndex(c => new { c.OrganizationId, c.Due, c.Id });
        clock.HasIndex(c => new { c.Filer, c.Due, c.Id });
    }
}
