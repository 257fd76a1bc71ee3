using CeePortal.Data.Scoping;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Entries;

/// <summary>A line of an entry summary. It carries its entry's party keys, so that its own scope filter can hold.</summary>
public sealed class EntryLine : IPartyScoped
{
    public long Id { get; set; }
    public long EntryId { get; set; }

    /// <summary>The line's number in the entry, from 1.</summary>
    public int Number { get; set; }
    public string? Origin { get; set; }

    /// <summary>The tariff number that decides for the line, digits only; null when there is none.</summary>
    public string? DecidingNumber { get; set; }

    /// <summary>Where the line would go by itself; null when it does not vote.</summary>
    public string? Destination { get; set; }
    public long ValueCents { get; set; }
    public long DutyCents { get; set; }
    public string? Description { get; set; }
    public string? Manufacturer { get; set; }

    /// <summary>All tariff numbers, parties, fees, cases, licenses of the line, as JSON (<see cref="LineDetail"/>).</summary>
    public string Detail { get; set; } = "{}";
    public long ImporterId { get; set; }
    public required string Filer { get; set; }
    public required string PortOfEntry { get; set; }
    public required string HandledBy { get; set; }

    public Money Value => new(ValueCents);
    public Money Duty => new(DutyCents);
    public LineDetail ReadDetail() => LineDetail.FromJson(Detail);
}

sealed class EntryLineConfiguration : IEntityTypeConfiguration<EntryLine>
{
    public void Configure(EntityTypeBuilder<EntryLine> line)
    {
        line.ToTable("EntryLine");
        line.Property(l => l.Origin).Code(2);
        line.Property(l => l.DecidingNumber).Code(10);
        line.Property(l => l.Destination).Code(4);
        line.Property(l => l.Description).HasMaxLength(500);
        line.Property(l => l.Manufacturer).Code(15);
        line.Property(l => l.Filer).Code(3);
        line.Property(l => l.PortOfEntry).Code(4);
        line.Property(l => l.HandledBy).Code(4);
        line.HasOne<EntrySummary>().WithMany().HasForeignKey(l => l.EntryId).OnDelete(DeleteBehavior.Cascade);
        line.HasIndex(l => new { l.EntryId, l.Number });
    }
}
