using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A condition code that a finding may carry: the official words, and ours that explain it and say how to fix it.</summary>
public sealed class RefCondition : ReferenceRow
{
    public required string Code { get; set; }

    /// <summary>The official narrative.</summary>
    public required string Narrative { get; set; }
    public string Explanation { get; set; } = "";
    public string SuggestedFix { get; set; } = "";
    public string Area { get; set; } = "";
}

sealed class RefConditionConfiguration : IEntityTypeConfiguration<RefCondition>
{
    public void Configure(EntityTypeBuilder<RefCondition> condition)
    {
        condition.ToTable("RefCondition");
        condition.HasKey(c => c.Code);
        condition.Property(c => c.Code).Code(10);
        condition.Property(c => c.Narrative).HasMaxLength(200);
        condition.Property(c => c.Explanation).HasMaxLength(1000);
        condition.Property(c => c.SuggestedFix).HasMaxLength(1000);
        condition.Property(c => c.Area).HasMaxLength(40);
    }
}
