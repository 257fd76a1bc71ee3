using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A kind of letter that CBP sends, explained to whoever holds one.</summary>
public sealed class RefLetter : ReferenceRow
{
    public required string Code { get; set; }

    /// <summary>What stands on it: "CF-28, Request for Information".</summary>
    public required string Name { get; set; }

    /// <summary>Other names under which people look for it, with commas between: "CBP Form 28, RFI".</summary>
    public string AlsoCalled { get; set; } = "";

    /// <summary>What it means.</summary>
    public required string Means { get; set; }

    /// <summary>What to do, and until when.</summary>
    public required string WhatToDo { get; set; }

    /// <summary>The clock that it starts; null for none.</summary>
    public string? Clock { get; set; }
}

sealed class RefLetterConfiguration : IEntityTypeConfiguration<RefLetter>
{
    public void Configure(EntityTypeBuilder<RefLetter> letter)
    {
        letter.ToTable("RefLetter");
        letter.HasKey(l => l.Code);
        letter.Property(l => l.Code).Code(40);
        letter.Property(l => l.Name).HasMaxLength(200);
        letter.Property(l => l.AlsoCalled).HasMaxLength(300);
        letter.Property(l => l.Means).HasMaxLength(1000);
        letter.Property(l => l.WhatToDo).HasMaxLength(1000);
        letter.Property(l => l.Clock).Code(60);
    }
}
