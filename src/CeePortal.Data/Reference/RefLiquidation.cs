using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A type of liquidation as extracts carry it, and what it means. The codes are second-hand.</summary>
public sealed class RefLiquidationType : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public LiquidationResult Result { get; set; }
    public bool IsReliquidation { get; set; }
}

sealed class RefLiquidationTypeConfiguration : IEntityTypeConfiguration<RefLiquidationType>
{
    public void Configure(EntityTypeBuilder<RefLiquidationType> row)
    {
        row.ToTable("RefLiquidationType");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Name).HasMaxLength(100);
    }
}

/// <summary>On what an extension, a suspension or a reliquidation rests.</summary>
public sealed class RefLiquidationBasis : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>Extended, Suspended or Reliquidated.</summary>
    public LiquidationEventKind Of { get; set; }

    /// <summary>For a reliquidation: of CBP's own accord, which has 90 days.</summary>
    public bool IsVoluntary { get; set; }

    /// <summary>For a suspension: that it lifts the days from entry within which a correction may be filed, as antidumping and
    /// countervailing duty, EAPA and a court's injunction do.</summary>
    public bool LiftsCorrectionDays { get; set; }
}

sealed class RefLiquidationBasisConfiguration : IEntityTypeConfiguration<RefLiquidationBasis>
{
    public void Configure(EntityTypeBuilder<RefLiquidationBasis> row)
    {
        row.ToTable("RefLiquidationBasis");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}
