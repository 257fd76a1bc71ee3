using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>Why a summary is corrected (record 36): each correction gives codes of its header or of its lines.</summary>
public sealed class RefCorrectionReason : ReferenceRow
{
    public required string Code { get; set; }

    /// <summary>header or line.</summary>
    public required string Level { get; set; }
    public required string Name { get; set; }
}

sealed class RefCorrectionReasonConfiguration : IEntityTypeConfiguration<RefCorrectionReason>
{
    public void Configure(EntityTypeBuilder<RefCorrectionReason> reason)
    {
        reason.ToTable("RefCorrectionReason");
        reason.HasKey(r => r.Code);
        reason.Property(r => r.Code).Code(3);
        reason.Property(r => r.Level).Code(10);
        reason.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>An entry type of which a post summary correction may be filed. Part of the law of the moment, since windows hang on it.</summary>
public sealed class RefCorrectableType : ReferenceRow
{
    public required string Code { get; set; }
}

sealed class RefCorrectableTypeConfiguration : IEntityTypeConfiguration<RefCorrectableType>
{
    public void Configure(EntityTypeBuilder<RefCorrectableType> type)
    {
        type.ToTable("RefCorrectableType");
        type.HasKey(t => t.Code);
        type.Property(t => t.Code).Code(2);
    }
}

/// <summary>A reason for which a protest may be denied. Past decisions name it by its code, so that one that is no longer offered ends and stays.</summary>
public sealed class RefDenialReason : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }

    /// <summary>The last day on which it is offered.</summary>
    public DateOnly? Ended { get; set; }
}

sealed class RefDenialReasonConfiguration : IEntityTypeConfiguration<RefDenialReason>
{
    public void Configure(EntityTypeBuilder<RefDenialReason> reason)
    {
        reason.ToTable("RefDenialReason");
        reason.HasKey(r => r.Code);
        reason.Property(r => r.Code).Code(40);
        reason.Property(r => r.Name).HasMaxLength(200);
    }
}
