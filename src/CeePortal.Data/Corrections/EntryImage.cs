using System.Text.Json;
using CeePortal.Data.Entries;
using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Corrections;

/// <summary>A summary as it stood before a correction that is under review: when CBP returns the correction, it stands again.</summary>
public sealed class EntryImage : IPartyScoped
{
    public long Id { get; set; }
    public long EntryId { get; set; }

    /// <summary>The correction that took its place.</summary>
    public long WorkId { get; set; }

    /// <summary>The version that it was.</summary>
    public int Version { get; set; }

    /// <summary>The rows, as JSON.</summary>
    public required string Body { get; set; }
    public long ImporterId { get; set; }
    public required string Filer { get; set; }
    public required string PortOfEntry { get; set; }
    public required string HandledBy { get; set; }

    sealed record Rows(EntrySummary Entry, IReadOnlyList<EntryLine> Lines);

    // What is computed from the columns is not stored.
    static readonly JsonSerializerOptions options = new() { IgnoreReadOnlyProperties = true };

    public static EntryImage Of(long id, long workId, EntrySummary entry, IReadOnlyList<EntryLine> lines) => new()
    {
        Id = id,
        EntryId = entry.Id,
        WorkId = workId,
        Version = entry.Version,
        Body = JsonSerializer.Serialize(new Rows(entry, lines), options),
        ImporterId = entry.ImporterId,
        Filer = entry.Filer,
        PortOfEntry = entry.PortOfEntry,
        HandledBy = entry.HandledBy,
    };

    /// <summary>The entry and its lines as they stood.</summary>
    public (EntrySummary Entry, IReadOnlyList<EntryLine> Lines) Read()
    {
        var rows = JsonSerializer.Deserialize<Rows>(Body, options) ?? throw new InvalidDataException("The image of an entry is empty.");
        return (rows.Entry, rows.Lines);
    }
}

sealed class EntryImageConfiguration : IEntityTypeConfiguration<EntryImage>
{
    public void Configure(EntityTypeBuilder<EntryImage> image)
    {
        image.ToTable("EntryImage");
        image.Property(i => i.Filer).Code(3);
        image.Property(i => i.PortOfEntry).Code(4);
        image.Property(i => i.HandledBy).Code(4);
        image.HasOne<EntrySummary>().WithMany().HasForeignKey(i => i.EntryId).OnDelete(DeleteBehavior.Cascade);
        image.HasIndex(i => i.EntryId);
        image.HasIndex(i => i.WorkId);
    }
}
