using CeePortal.Data.Scoping;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Liquidation;

/// <summary>An event in the liquidation of an entry, as an extract or a specialist told it. Never altered; one that was
/// recorded by mistake is struck out and stays readable.</summary>
public sealed class EntryLiquidation : IPartyScoped
{
    public long Id { get; set; }
    public long EntryId { get; set; }
    public LiquidationEventKind Kind { get; set; }
    public DateOnly On { get; set; }

    /// <summary>As of which day it was told; the day of the event itself but for schedules.</summary>
    public DateOnly AsOf { get; set; }
    public string Type { get; set; } = "";
    public LiquidationResult Result { get; set; }
    public string Basis { get; set; } = "";
    public bool IsVoluntary { get; set; }

    /// <summary>What a reliquidation touched (<see cref="TouchedDecisions"/>); null for other events, and where it is not known.</summary>
    public string? Touched { get; set; }

    /// <summary>What the specialist noted; empty for an extract.</summary>
    public string Note { get; set; } = "";

    /// <summary>The load that brought it, and its row; null when it was recorded by hand.</summary>
    public long? UploadId { get; set; }
    public long? Row { get; set; }
    public long? RecordedBy { get; set; }
    public DateTime RecordedAt { get; set; }
    public DateTime? StruckAt { get; set; }
    public long? StruckBy { get; set; }
    public string? StruckBecause { get; set; }

    public long ImporterId { get; set; }
    public required string Filer { get; set; }
    public required string PortOfEntry { get; set; }
    public required string HandledBy { get; set; }

    public bool IsStruck => StruckAt is not null;

    public LiquidationEvent ToEvent() => new(Kind, On, AsOf, Type, Result, Basis, IsVoluntary) { Touched = Touched is null ? null : TouchedDecisions.Parse(Touched) };
}

sealed class EntryLiquidationConfiguration : IEntityTypeConfiguration<EntryLiquidation>
{
    public void Configure(EntityTypeBuilder<EntryLiquidation> row)
    {
        row.ToTable("EntryLiquidation");
        row.Property(r => r.Type).Code(2);
        row.Property(r => r.Basis).Code(2);
        row.Property(r => r.Touched).Code(8);
        row.Property(r => r.Note).HasMaxLength(1000);
        row.Property(r => r.StruckBecause).HasMaxLength(1000);
        row.Property(r => r.Filer).Code(3);
        row.Property(r => r.PortOfEntry).Code(4);
        row.Property(r => r.HandledBy).Code(4);
        row.HasOne<Entries.EntrySummary>().WithMany().HasForeignKey(r => r.EntryId).OnDelete(DeleteBehavior.Cascade);
        // The same event is on record once, whatever loads bring it.
        row.HasIndex(r => new { r.EntryId, r.Kind, r.On, r.AsOf, r.Type, r.Basis }).IsUnique();
    }
}
