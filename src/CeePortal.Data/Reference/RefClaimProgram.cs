using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A program of preference, and whether a claim may be made under it after importation (19 U.S.C. 1520(d)).</summary>
public sealed class RefClaimProgram : ReferenceRow
{
    /// <summary>The code of its special program indicator.</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }
    public bool AllowsClaims { get; set; }

    /// <summary>True when a claim states who else got the entry summary, and what else was filed (19 CFR 182.32(b)(3), (4)).</summary>
    public bool AsksStatements { get; set; }

    /// <summary>True when goods that qualify owe no merchandise processing fee (19 CFR 24.23(c)).</summary>
    public bool ExemptsMpf { get; set; }

    /// <summary>The regulation of its claims.</summary>
    public required string Citation { get; set; }

    public Domain.Claims.ClaimProgram ToProgram() => new(Code, Name, AllowsClaims, AsksStatements, Citation) { ExemptsMpf = ExemptsMpf };
}

sealed class RefClaimProgramConfiguration : IEntityTypeConfiguration<RefClaimProgram>
{
    public void Configure(EntityTypeBuilder<RefClaimProgram> program)
    {
        program.ToTable("RefClaimProgram");
        program.HasKey(p => p.Code);
        program.Property(p => p.Code).Code(2);
        program.Property(p => p.Name).HasMaxLength(200);
        program.Property(p => p.Citation).HasMaxLength(200);
    }
}
