using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A port by Schedule D.</summary>
public sealed class RefPort : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public string? State { get; set; }
    public required string District { get; set; }
}

sealed class RefPortConfiguration : IEntityTypeConfiguration<RefPort>
{
    public void Configure(EntityTypeBuilder<RefPort> row)
    {
        row.ToTable("RefPort");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(4);
        row.Property(r => r.Name).HasMaxLength(100);
        row.Property(r => r.State).Code(2);
        row.Property(r => r.District).Code(2);
    }
}

/// <summary>An entry type of CBP Form 7501.</summary>
public sealed class RefEntryType : ReferenceRow
{
    public required string Code { get; set; }
    public required string Family { get; set; }
    public required string Name { get; set; }
    public bool AcceptedElectronically { get; set; }
    public bool Formal { get; set; }
}

sealed class RefEntryTypeConfiguration : IEntityTypeConfiguration<RefEntryType>
{
    public void Configure(EntityTypeBuilder<RefEntryType> row)
    {
        row.ToTable("RefEntryType");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Family).HasMaxLength(40);
        row.Property(r => r.Name).HasMaxLength(100);
    }
}

/// <summary>A country, or Canadian province, by CATAIR Appendix B.</summary>
public sealed class RefCountry : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string Kind { get; set; }
}

sealed class RefCountryConfiguration : IEntityTypeConfiguration<RefCountry>
{
    public void Configure(EntityTypeBuilder<RefCountry> row)
    {
        row.ToTable("RefCountry");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Name).HasMaxLength(100);
        row.Property(r => r.Kind).Code(20);
    }
}

/// <summary>An accounting class of a fee or tax.</summary>
public sealed class RefFeeClass : ReferenceRow
{
    public required string Code { get; set; }
    public required string Level { get; set; }
    public required string Name { get; set; }
}

sealed class RefFeeClassConfiguration : IEntityTypeConfiguration<RefFeeClass>
{
    public void Configure(EntityTypeBuilder<RefFeeClass> row)
    {
        row.ToTable("RefFeeClass");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(3);
        row.Property(r => r.Level).Code(10);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>A type of bond.</summary>
public sealed class RefBondType : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
}

sealed class RefBondTypeConfiguration : IEntityTypeConfiguration<RefBondType>
{
    public void Configure(EntityTypeBuilder<RefBondType> row)
    {
        row.ToTable("RefBondType");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(1);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>A designation of a bond.</summary>
public sealed class RefBondDesignation : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
}

sealed class RefBondDesignationConfiguration : IEntityTypeConfiguration<RefBondDesignation>
{
    public void Configure(EntityTypeBuilder<RefBondDesignation> row)
    {
        row.ToTable("RefBondDesignation");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(1);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>A mode of transport.</summary>
public sealed class RefModeOfTransport : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
}

sealed class RefModeOfTransportConfiguration : IEntityTypeConfiguration<RefModeOfTransport>
{
    public void Configure(EntityTypeBuilder<RefModeOfTransport> row)
    {
        row.ToTable("RefModeOfTransport");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Name).HasMaxLength(100);
    }
}

/// <summary>A state of destination.</summary>
public sealed class RefState : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
}

sealed class RefStateConfiguration : IEntityTypeConfiguration<RefState>
{
    public void Configure(EntityTypeBuilder<RefState> row)
    {
        row.ToTable("RefState");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Name).HasMaxLength(100);
    }
}

/// <summary>A trade agreement or special program.</summary>
public sealed class RefSpecialProgram : ReferenceRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public DateOnly? Ended { get; set; }
}

sealed class RefSpecialProgramConfiguration : IEntityTypeConfiguration<RefSpecialProgram>
{
    public void Configure(EntityTypeBuilder<RefSpecialProgram> row)
    {
        row.ToTable("RefSpecialProgram");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Name).HasMaxLength(200);
    }
}

/// <summary>A chapter of the tariff.</summary>
public sealed class RefChapter : ReferenceRow
{
    public required string Code { get; set; }
    public required string Title { get; set; }
}

sealed class RefChapterConfiguration : IEntityTypeConfiguration<RefChapter>
{
    public void Configure(EntityTypeBuilder<RefChapter> row)
    {
        row.ToTable("RefChapter");
        row.HasKey(r => r.Code);
        row.Property(r => r.Code).Code(2);
        row.Property(r => r.Title).HasMaxLength(300);
    }
}
