using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Reference;

/// <summary>A four-digit heading with a short title and the words that people use for its goods.</summary>
public sealed class RefHeading : ReferenceRow
{
    public required string Heading { get; set; }
    public required string Title { get; set; }

    /// <summary>Everyday words joined by |.</summary>
    public string SearchWords { get; set; } = "";
}

sealed class RefHeadingConfiguration : IEntityTypeConfiguration<RefHeading>
{
    public void Configure(EntityTypeBuilder<RefHeading> heading)
    {
        heading.ToTable("RefHeading");
        heading.HasKey(h => h.Heading);
        heading.Property(h => h.Heading).Code(4);
        heading.Property(h => h.Title).HasMaxLength(300);
        heading.Property(h => h.SearchWords).HasMaxLength(2000);
    }
}
