using CeePortal.Data.Scoping;
using CeePortal.Domain.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Entries;

/// <summary>A finding of an upload. One on an accepted entry carries the entry's party keys, so that those who see the
/// entry see its warnings; one on a refused entry belongs to the filer alone.</summary>
public sealed class EntryFinding : IFilerScoped
{
    public long Id { get; set; }
    public long UploadId { get; set; }

    /// <summary>The organization that uploaded.</summary>
    public long OrganizationId { get; set; }

    /// <summary>The entry on file, or null when it was refused.</summary>
    public long? EntryId { get; set; }

    /// <summary>The entry number as the file prints it; null for a finding on the batch.</summary>
    public string? Entry { get; set; }
    public long Record { get; set; }
    public string RecordType { get; set; } = "";
    public string Columns { get; set; } = "";
    public string Field { get; set; } = "";
    public string Value { get; set; } = "";
    public required string Code { get; set; }
    public Severity Severity { get; set; }
    public int Line { get; set; }
    public required string Message { get; set; }
    public required string Fix { get; set; }

    /// <summary>The record itself, importer numbers masked.</summary>
    public string Image { get; set; } = "";
    public required string Filer { get; set; }
    public long? ImporterId { get; set; }
    public string? PortOfEntry { get; set; }
    public string? HandledBy { get; set; }

    /// <summary>The row of a finding; give it the accepted entry so that its parties see it.</summary>
    public static EntryFinding From(Finding finding, long id, long uploadId, long organizationId, string filer, EntrySummary? accepted = null) => new()
    {
        Id = id,
        UploadId = uploadId,
        OrganizationId = organizationId,
        EntryId = accepted?.Id,
        Entry = Cut(finding.Entry, 20),
        Record = finding.Record,
        RecordType = Cut(finding.RecordType, 10),
        Columns = finding.Columns,
        Field = Cut(finding.Field, 80),
        Value = Cut(finding.Value, 200),
        Code = finding.Code,
        Severity = finding.Severity,
        Line = finding.Line,
        Message = Cut(finding.Message, 1000),
        Fix = Cut(finding.Fix, 1000),
        Image = Cut(finding.Image, 500),
        Filer = filer,
        ImporterId = accepted?.ImporterId,
        PortOfEntry = accepted?.PortOfEntry,
        HandledBy = accepted?.HandledBy,
    };

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..(length - 1)] + "…";
}

sealed class EntryFindingConfiguration : IEntityTypeConfiguration<EntryFinding>
{
    public void Configure(EntityTypeBuilder<EntryFinding> finding)
    {
        finding.ToTable("EntryFinding");
        finding.Property(f => f.Entry).HasMaxLength(20);
        finding.Property(f => f.RecordType).HasMaxLength(10);
        finding.Property(f => f.Columns).Code(15);
        finding.Property(f => f.Field).HasMaxLength(80);
        finding.Property(f => f.Value).HasMaxLength(200);
        finding.Property(f => f.Code).Code(10);
        finding.Property(f => f.Message).HasMaxLength(1000);
        finding.Property(f => f.Fix).HasMaxLength(1000);
        finding.Property(f => f.Image).HasMaxLength(500);
        finding.Property(f => f.Filer).Code(3);
        finding.Property(f => f.PortOfEntry).Code(4);
        finding.Property(f => f.HandledBy).Code(4);
        finding.HasOne<Uploads.Upload>().WithMany().HasForeignKey(f => f.UploadId).OnDelete(DeleteBehavior.Cascade);
        finding.HasIndex(f => new { f.UploadId, f.Code, f.Record, f.Id });
        finding.HasIndex(f => new { f.UploadId, f.Record, f.Id });
        finding.HasIndex(f => f.EntryId);
    }
}
