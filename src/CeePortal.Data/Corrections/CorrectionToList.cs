using CeePortal.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Corrections;

/// <summary>A correction that an upload brought and that was accepted at once: its event stands since the transaction that changed the entry, its item
/// of work is still to be drawn from it (<see cref="ListCorrections"/>). Gone in the transaction that draws the item.</summary>
/// <remarks>What is here is what the event does not say and a later correction of the entry may change.</remarks>
public sealed class CorrectionToList
{
    /// <summary>The item, which is the stream of its events.</summary>
    public long Id { get; set; }

    /// <summary>The upload that brought it.</summary>
    public long UploadId { get; set; }
    public long EntryId { get; set; }

    /// <summary>As in <see cref="WorkRecord"/>, on the day of filing.</summary>
    public string Heading { get; set; } = "";

    /// <inheritdoc cref="Heading"/>
    public string Segment { get; set; } = WorkSegments.Other;

    /// <inheritdoc cref="Heading"/>
    public long AmountCents { get; set; }
}

sealed class CorrectionToListConfiguration : IEntityTypeConfiguration<CorrectionToList>
{
    public void Configure(EntityTypeBuilder<CorrectionToList> due)
    {
        due.ToTable("CorrectionToList");
        due.Property(d => d.Heading).Code(4);
        due.Property(d => d.Segment).Code(4);
        due.HasIndex(d => new { d.UploadId, d.Id });
    }
}
