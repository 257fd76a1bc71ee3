using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Trade;

/// <summary>An importer of record by its number. A person's Social Security number stands only encrypted, and is found by
/// a hash keyed with a secret.</summary>
public sealed class Importer
{
    public long Id { get; set; }
    public ImporterNumberKind Kind { get; set; }

    /// <summary>The number in full; null for a Social Security number.</summary>
    public string? NumberText { get; set; }

    /// <summary>The encrypted number; only for a Social Security number.</summary>
    public byte[]? NumberCipher { get; set; }

    /// <summary>HMAC-SHA256 of the number under the look-up key of <see cref="LookupKeyVersion"/>.</summary>
    public required byte[] LookupHash { get; set; }
    public int LookupKeyVersion { get; set; }

    /// <summary>The number for people to see; a Social Security number shows its last four digits.</summary>
    public required string Display { get; set; }
    public string? Name { get; set; }
    public DateTime CreatedAt { get; set; }
    public int Seq { get; set; }
}

sealed class ImporterConfiguration : IEntityTypeConfiguration<Importer>
{
    public void Configure(EntityTypeBuilder<Importer> importer)
    {
        importer.ToTable("Importer");
        importer.Property(i => i.NumberText).Code(12);
        importer.Property(i => i.NumberCipher).HasMaxLength(500);
        importer.Property(i => i.LookupHash).HasMaxLength(32).IsFixedLength();
        importer.Property(i => i.Display).Code(12);
        importer.Property(i => i.Name).HasMaxLength(200);
        importer.Property(i => i.Seq).IsConcurrencyToken();
        importer.HasIndex(i => i.LookupHash).IsUnique();
        importer.HasIndex(i => i.Name);
        importer.HasIndex(i => i.Display);
    }
}

/// <summary>A change of an importer's Center from a day on. It holds until the next row: two can never overlap
/// (19 CFR 101.10).</summary>
public sealed class ImporterAssignment
{
    public long Id { get; set; }
    public long ImporterId { get; set; }
    public DateOnly From { get; set; }
    public AssignmentStatus Status { get; set; }

    /// <summary>Three digits when assigned, else null.</summary>
    public string? Center { get; set; }

    /// <summary>What it rests on, such as "Predominant goods" or "Appeal".</summary>
    public required string Basis { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>The counts it was judged by, as JSON.</summary>
    public string? Evidence { get; set; }
    public long? ByUserId { get; set; }
    public DateTime RecordedAt { get; set; }
}

sealed class ImporterAssignmentConfiguration : IEntityTypeConfiguration<ImporterAssignment>
{
    public void Configure(EntityTypeBuilder<ImporterAssignment> assignment)
    {
        assignment.ToTable("ImporterAssignment");
        assignment.Property(a => a.Center).Code(3);
        assignment.Property(a => a.Basis).HasMaxLength(100);
        assignment.Property(a => a.Reason).HasMaxLength(2000);
        assignment.HasOne<Importer>().WithMany().HasForeignKey(a => a.ImporterId).OnDelete(DeleteBehavior.Cascade);
        assignment.HasIndex(a => new { a.ImporterId, a.From }).IsUnique();
    }
}

/// <summary>Time as a trusted trader: a C-TPAT tier, or (tier 0) membership in Importer Self-Assessment.</summary>
public sealed class ImporterEnrollment
{
    public long Id { get; set; }
    public long ImporterId { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? Until { get; set; }
    public int Tier { get; set; }
}

sealed class ImporterEnrollmentConfiguration : IEntityTypeConfiguration<ImporterEnrollment>
{
    public void Configure(EntityTypeBuilder<ImporterEnrollment> enrollment)
    {
        enrollment.ToTable("ImporterEnrollment");
        enrollment.HasOne<Importer>().WithMany().HasForeignKey(e => e.ImporterId).OnDelete(DeleteBehavior.Cascade);
        enrollment.HasIndex(e => new { e.ImporterId, e.From, e.Tier }).IsUnique();
    }
}

/// <summary>Time as a participant of the test of 2012 to 2017 with one Center (77 FR 52048).</summary>
public sealed class ImporterParticipation
{
    public long Id { get; set; }
    public long ImporterId { get; set; }
    public required string Center { get; set; }
    public DateOnly Accepted { get; set; }
    public DateOnly? Until { get; set; }
}

sealed class ImporterParticipationConfiguration : IEntityTypeConfiguration<ImporterParticipation>
{
    public void Configure(EntityTypeBuilder<ImporterParticipation> participation)
    {
        participation.ToTable("ImporterParticipation");
        participation.Property(p => p.Center).Code(3);
        participation.HasOne<Importer>().WithMany().HasForeignKey(p => p.ImporterId).OnDelete(DeleteBehavior.Cascade);
        participation.HasIndex(p => new { p.ImporterId, p.Accepted }).IsUnique();
    }
}
