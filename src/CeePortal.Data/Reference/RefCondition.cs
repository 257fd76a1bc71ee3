using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A condition code that a finding may carry, with its meaning in plain words.</summary>
public sealed class RefCondition : ReferenceRow
{
    public required string Code { get; set; }
    public required string Text { get; set; }
    public string Severity { get; set; } = "";
}

sealed class RefConditionConfiguration : IEntityTypeConfiguration<RefCondition>
{
    public void Configure(EntityTypeBuilder<RefCondition> condition)
    {
        condition.ToTable("RefCondition");
        condition.HasKey(c => c.Code);
        condition.Property(c => c.Code).Code(10);
        condition.Property(c => c.Text).HasMaxLength(1000);
        condition.Property(c => c.Severity).HasMaxLength(20);
    }
}
