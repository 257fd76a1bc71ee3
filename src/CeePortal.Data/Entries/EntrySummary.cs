using CeePortal.Data.Scoping;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Entries;

/// <summary>Where an entry summary on file stands. The numbers are stored.</summary>
public enum EntryStatus
{
    /// <summary>Accepted and on file.</summary>
    Accepted = 1,

    /// <summary>Taken off file by its filer (action D). The row stays, so that its history can be read.</summary>
    Withdrawn = 2,

    /// <summary>Rejected by CBP, to be filed again by its filer. The row stays as it was filed.</summary>
    Rejected = 3,
}

/// <summary>An entry summary on file: the header columns that lists and rules ask for; the rest is in <see cref="Detail"/>.</summary>
/// <remarks>Codes are stored as the compact text of their noun, so that LIKE, indexes and bulk writes work on them;
/// money is whole cents; days are legal days, instants UTC.</remarks>
public sealed class EntrySummary : IPartyScoped
{
    public long Id { get; set; }

    /// <summary>The 11 characters without hyphens.</summary>
    public required string Number { get; set; }

    /// <summary>Whose file it is: the filer of its number, until another filer corrects it.</summary>
    public required string Filer { get; set; }
    public required string Type { get; set; }
    public required string PortOfEntry { get; set; }
    public string? StatementPort { get; set; }
    public long ImporterId { get; set; }

    /// <summary>The consignee's number as people may see it (a person's is masked).</summary>
    public string? Consignee { get; set; }
    public string? BrokerReference { get; set; }
    public string? ModeOfTransport { get; set; }
    public DateOnly? EstimatedEntryDate { get; set; }
    public DateOnly? EntryDateCbp { get; set; }
    public DateOnly? StatementPrintDate { get; set; }
    public DateOnly? ArrivalDate { get; set; }
    public DateOnly? ImportDate { get; set; }
    public DateOnly ReceivedOn { get; set; }

    /// <summary>The day that decides policy and rates, and which of the dates above it is.</summary>
    public DateOnly DecidingDate { get; set; }
    public DateBasis DateBasis { get; set; }
    public string? PaymentType { get; set; }
    public string? BondType { get; set; }
    public string? Surety { get; set; }
    public string? StateOfDestination { get; set; }
    public string? Carrier { get; set; }
    public string? Conveyance { get; set; }
    public long ValueCents { get; set; }
    public long DutyCents { get; set; }
    public long FeesCents { get; set; }
    public long TaxCents { get; set; }
    public long AntidumpingCents { get; set; }
    public long CountervailingCents { get; set; }
    public long OtherCents { get; set; }
    public int LineCount { get; set; }

    /// <summary>Who processes it after release: three digits for a Center, four for a port.</summary>
    public required string HandledBy { get; set; }
    public RoutingBasis RoutingBasis { get; set; }
    public CoverageBasis CoverageBasis { get; set; }

    /// <summary>The decision in force; earlier ones stand beside it.</summary>
    public long DecisionId { get; set; }

    /// <summary>The upload that wrote the row last.</summary>
    public long UploadId { get; set; }
    public DateTime FiledAt { get; set; }

    /// <summary>Counts the filings in hundreds as ACE prints versions (00100, 00200): 100 when first filed.</summary>
    public int Version { get; set; } = 100;
    public EntryStatus Status { get; set; } = EntryStatus.Accepted;

    /// <summary>How many post summary corrections were accepted. After the first one only another may change the summary.</summary>
    public int Corrections { get; set; }

    /// <summary>The concurrency token: the number of the entry's last event.</summary>
    public int Seq { get; set; }

    /// <summary>The header parts that are shown but not searched, as JSON (<see cref="EntryDetail"/>).</summary>
    public string Detail { get; set; } = "{}";

    public EntryNumber EntryNumber => EntryNumber.Parse(Number);
    public FilerCode FilerCode => FilerCode.Parse(Filer);
    public PortCode Port => PortCode.Parse(PortOfEntry);
    public EntryType EntryType => EntryType.Parse(Type);
    public Destination Destination => Destination.FromCode(HandledBy);
    public DecidingDate Deciding => new(DecidingDate, DateBasis);
    public EntryDates Dates => new(EntryDateCbp, EstimatedEntryDate, StatementPrintDate, ArrivalDate, ReceivedOn);
    public Money Value => new(ValueCents);
    public Money Duty => new(DutyCents);
    public Money Fees => new(FeesCents);
    public Money Tax => new(TaxCents);
    public Money Antidumping => new(AntidumpingCents);
    public Money Countervailing => new(CountervailingCents);
    public Money Other => new(OtherCents);
    public Money Total => new(DutyCents + FeesCents + TaxCents + AntidumpingCents + CountervailingCents + OtherCents);
    public EntryDetail ReadDetail() => EntryDetail.FromJson(Detail);
}

sealed class EntrySummaryConfiguration : IEntityTypeConfiguration<EntrySummary>
{
    public void Configure(EntityTypeBuilder<EntrySummary> entry)
    {
        entry.ToTable("EntrySummary");
        entry.Property(e => e.Number).Code(11);
        entry.Property(e => e.Filer).Code(3);
        entry.Property(e => e.Type).Code(2);
        entry.Property(e => e.PortOfEntry).Code(4);
        entry.Property(e => e.StatementPort).Code(4);
        entry.Property(e => e.Consignee).Code(12);
        entry.Property(e => e.BrokerReference).HasMaxLength(20);
        entry.Property(e => e.ModeOfTransport).Code(2);
        entry.Property(e => e.PaymentType).Code(1);
        entry.Property(e => e.BondType).Code(1);
        entry.Property(e => e.Surety).Code(3);
        entry.Property(e => e.StateOfDestination).Code(2);
        entry.Property(e => e.Carrier).Code(4);
        entry.Property(e => e.Conveyance).HasMaxLength(40);
        entry.Property(e => e.HandledBy).Code(4);
        entry.Property(e => e.Seq).IsConcurrencyToken();
        entry.HasOne<Trade.Importer>().WithMany().HasForeignKey(e => e.ImporterId).OnDelete(DeleteBehavior.Restrict);

        // Each named filter and sort of the lists; docs/database.md names them. Id ends each, for paging by key.
        entry.HasIndex(e => e.Number).IsUnique();
        // With all that a Center's desk adds up, so that its sums never read the table (DeskList).
        entry.HasIndex(e => new { e.HandledBy, e.FiledAt, e.Id, e.Status, e.PortOfEntry, e.ImporterId, e.ValueCents })
            .IsDescending(false, true, true, false, false, false, false);
        entry.HasIndex(e => new { e.PortOfEntry, e.FiledAt, e.Id }).IsDescending(false, true, true);
        entry.HasIndex(e => new { e.ImporterId, e.FiledAt, e.Id }).IsDescending(false, true, true);
        entry.HasIndex(e => new { e.Filer, e.FiledAt, e.Id }).IsDescending(false, true, true);
        entry.HasIndex(e => new { e.Type, e.FiledAt, e.Id }).IsDescending(false, true, true);
        entry.HasIndex(e => new { e.FiledAt, e.Id }).IsDescending(true, true);
        entry.HasIndex(e => new { e.DecidingDate, e.Id }).IsDescending(true, true);
        entry.HasIndex(e => new { e.UploadId, e.FiledAt, e.Id }).IsDescending(false, true, true);
    }
}
