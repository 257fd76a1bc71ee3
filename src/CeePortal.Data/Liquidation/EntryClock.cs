using CeePortal.Data.Scoping;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Liquidation;

/// <summary>A window of an entry that ends on a day: what the report "what closes next" reads. Rows are made
/// soon after an entry was filed (<see cref="CountNewEntries"/>), not while it is, and made anew with each event.</summary>
public sealed class EntryClock : IPartyScoped
{
    public long Id { get; set; }
    public long EntryId { get; set; }

    /// <summary>The entry number, 11 characters.</summary>
    public required string Number { get; set; }
    public WindowKind Kind { get; set; }

    /// <summary>The clock's code; "scheduled-liquidation" for the day that CBP scheduled, which is no clock.</summary>
    public required string Code { get; set; }

    /// <summary>The event that started it; null for the scheduled day.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>Which date stands in for the real one; null when it is the real one.</summary>
    public DateBasis? EstimatedBy { get; set; }

    /// <summary>The last day of the window.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>The last day as counted, when it was moved over closed days.</summary>
    public DateOnly? RolledFrom { get; set; }

    public long ImporterId { get; set; }
    public required string Filer { get; set; }
    public required string PortOfEntry { get; set; }
    public required string HandledBy { get; set; }

    public const string ScheduledCode = "scheduled-liquidation";

    public EntryNumber EntryNumber => EntryNumber.Parse(Number);
}

sealed class EntryClockConfiguration : IEntityTypeConfiguration<EntryClock>
{
    public void Configure(EntityTypeBuilder<EntryClock> row)
    {
        row.ToTable("EntryClock");
        row.Property(r => r.Number).Code(11);
        row.Property(r => r.Code).Code(40);
        row.Property(r => r.Filer).Code(3);
        row.Property(r => r.PortOfEntry).Code(4);
        row.Property(r => r.HandledBy).Code(4);
        row.HasOne<Entries.EntrySummary>().WithMany().HasForeignKey(r => r.EntryId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => r.EntryId);
        // What closes from A to B, for each way to see it; the kind stands in the index so that a filter on it reads no row.
        row.HasIndex(r => new { r.LastDay, r.Id, r.Kind });
        row.HasIndex(r => new { r.ImporterId, r.LastDay, r.Id, r.Kind });
        row.HasIndex(r => new { r.Filer, r.LastDay, r.Id, r.Kind });
        row.HasIndex(r => new { r.HandledBy, r.LastDay, r.Id, r.Kind });
        row.HasIndex(r => new { r.PortOfEntry, r.LastDay, r.Id, r.Kind });
    }
}
