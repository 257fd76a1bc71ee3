using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Secrets;

/// <summary>The key under which importer numbers are hashed for look-up, protected by Data Protection. It is apart from
/// the Data Protection keys, since those rotate and a look-up must not.</summary>
public sealed class LookupKey
{
    public int Version { get; set; }

    /// <summary>The protected 32 bytes; null when the key comes from configuration.</summary>
    public byte[]? Protected { get; set; }

    /// <summary>A hash of the key's hash, to notice that configuration brings another key than the rows were made with.</summary>
    public required byte[] Check { get; set; }
    public DateTime CreatedAt { get; set; }
}

sealed class LookupKeyConfiguration : IEntityTypeConfiguration<LookupKey>
{
    public void Configure(EntityTypeBuilder<LookupKey> key)
    {
        key.ToTable("LookupKey");
        key.HasKey(k => k.Version);
        key.Property(k => k.Version).ValueGeneratedNever();
        key.Property(k => k.Protected).HasMaxLength(1000);
        key.Property(k => k.Check).HasMaxLength(32).IsFixedLength();
    }
}
