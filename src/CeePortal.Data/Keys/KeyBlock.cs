using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Keys;

/// <summary>How far the keys of a series have been handed out. Nodes reserve blocks by a conditional UPDATE.</summary>
public sealed class KeyBlock
{
    public required string Name { get; set; }

    /// <summary>The first key that nobody has reserved.</summary>
    public long Next { get; set; }
}

sealed class KeyBlockConfiguration : IEntityTypeConfiguration<KeyBlock>
{
    public void Configure(EntityTypeBuilder<KeyBlock> block)
    {
        block.ToTable("KeyBlock");
        block.HasKey(b => b.Name);
        block.Property(b => b.Name).Code(40);
        // The row stands from the first migration on, so that reserving is one UPDATE and never an INSERT race.
        block.HasData(new KeyBlock { Name = KeySource.Series, Next = 1000 });
    }
}
