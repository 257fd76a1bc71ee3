using CeePortal.Data.Reference;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Clocks;

/// <summary>A day on which offices were closed beyond weekends and federal holidays, at one port or everywhere. CBP grants
/// such days by CSMS message.</summary>
public sealed class RefClosing : ReferenceRow
{
    public DateOnly Day { get; set; }

    /// <summary>Four digits, or empty for every port.</summary>
    public required string Port { get; set; }

    /// <summary>Why, in words that stand alone on a screen: "Snow day".</summary>
    public required string Reason { get; set; }

    /// <summary>False for a day that was closed and yet counted as a working day: kept so that nobody enters it anew.</summary>
    public bool MovesDeadlines { get; set; }
}

sealed class RefClosingConfiguration : IEntityTypeConfiguration<RefClosing>
{
    public void Configure(EntityTypeBuilder<RefClosing> closing)
    {
        closing.ToTable("RefClosing");
        closing.HasKey(c => new { c.Day, c.Port });
        closing.Property(c => c.Port).Code(4);
        closing.Property(c => c.Reason).HasMaxLength(100);
    }
}
