using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Corrections;

/// <summary>A correction that an upload brought and that was accepted at once, as it was filed: on record since the transaction that changed the entry, and
/// gone in the one that files its item of work (<see cref="ListCorrections"/>).</summary>
public sealed class CorrectionToList
{
    /// <summary>The key that its item will have.</summary>
    public long Id { get; set; }

    /// <summary>The upload that brought it.</summary>
    public long UploadId { get; set; }
    public long EntryId { get; set; }

    /// <summary>The person who filed it, and when it came in.</summary>
    public long? ActorId { get; set; }

    /// <inheritdoc cref="ActorId"/>
    public DateTime At { get; set; }

    /// <summary>Who handled the entry from then on.</summary>
    public string Office { get; set; } = "";

    /// <summary>As in <see cref="WorkRecord"/>, on the day of filing.</summary>
    public string Heading { get; set; } = "";

    /// <inheritdoc cref="Heading"/>
    public string Segment { get; set; } = WorkSegments.Other;

    /// <inheritdoc cref="Heading"/>
    public long AmountCents { get; set; }

    /// <summary>The <see cref="CorrectionFiling"/>, as JSON of <see cref="WorkJournal"/>.</summary>
    public string Filing { get; set; } = "";
}

sealed class CorrectionToListConfiguration : IEntityTypeConfiguration<CorrectionToList>
{
    public void Configure(EntityTypeBuilder<CorrectionToList> due)
    {
        due.ToTable("CorrectionToList");
        due.Property(d => d.Office).Code(4);
        due.Property(d => d.Heading).Code(4);
        due.Property(d => d.Segment).Code(4);
        due.HasIndex(d => new { d.UploadId, d.Id });
    }
}
