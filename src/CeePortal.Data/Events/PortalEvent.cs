using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Events;

/// <summary>One change to one thing, never altered afterwards: a trigger refuses it in the database. The chain of hashes over the stored bytes shows tampering.</summary>
public sealed class PortalEvent
{
    /// <summary>What kind of thing changed, such as "upload".</summary>
    public required string StreamType { get; set; }
    public long StreamId { get; set; }

    /// <summary>Counts the changes of this thing, from 1: its concurrency token.</summary>
    public int Seq { get; set; }
    public DateTime At { get; set; }

    /// <summary>The user; null when the portal itself acted.</summary>
    public long? ActorId { get; set; }
    public required string Type { get; set; }
    public int SchemaVersion { get; set; } = 1;

    /// <summary>JSON. Personal data stands in it by reference only, so that it can be removed where it lives.</summary>
    public required string Payload { get; set; }
    public required byte[] PrevHash { get; set; }
    public required byte[] Hash { get; set; }
}

sealed class PortalEventConfiguration : IEntityTypeConfiguration<PortalEvent>
{
    public void Configure(EntityTypeBuilder<PortalEvent> change)
    {
        // The migration EventsAreAppendOnly makes the trigger; EF Core must know of it on SQL Server.
        change.ToTable("PortalEvent", table => table.HasTrigger("PortalEvent_AppendOnly"));
        change.HasKey(e => new { e.StreamType, e.StreamId, e.Seq });
        change.Property(e => e.StreamType).Code(40);
        change.Property(e => e.Type).Code(80);
        change.Property(e => e.PrevHash).HasMaxLength(32).IsFixedLength();
        change.Property(e => e.Hash).HasMaxLength(32).IsFixedLength();
        change.HasIndex(e => new { e.ActorId, e.At });
        change.HasIndex(e => e.At);
    }
}
