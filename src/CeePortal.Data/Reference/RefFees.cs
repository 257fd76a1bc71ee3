using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>User fees of a fiscal year (19 CFR 24.22 to 24.24). Rates are millionths of the value, amounts cents.</summary>
public sealed class RefFees : ReferenceRow
{
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>Merchandise processing fee: 3464 is 0.3464 %.</summary>
    public int MpfRateMillionths { get; set; }
    public long MpfMinimumCents { get; set; }
    public long MpfMaximumCents { get; set; }
    public long InformalCents { get; set; }
    public long DutiableMailCents { get; set; }
    public long ManualSurchargeCents { get; set; }

    /// <summary>Harbor maintenance fee: 1250 is 0.125 %.</summary>
    public int HmfRateMillionths { get; set; }
}

sealed class RefFeesConfiguration : IEntityTypeConfiguration<RefFees>
{
    public void Configure(EntityTypeBuilder<RefFees> fees)
    {
        fees.ToTable("RefFees");
        fees.HasKey(f => f.From);
    }
}
