using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Attachments;

/// <summary>What a file is, by its content. The numbers are stored.</summary>
public enum DocumentType
{
    Pdf = 1,
    Png = 2,
    Jpeg = 3,
    Tiff = 4,

    /// <summary>A workbook without macros.</summary>
    Xlsx = 5,

    /// <summary>A text document without macros.</summary>
    Docx = 6,
    Csv = 7,
    Text = 8,

    /// <summary>A mail as it was sent.</summary>
    Eml = 9,
}

/// <summary>What the scanner said. The numbers are stored.</summary>
public enum ScanState
{
    /// <summary>No scanner was on when it came.</summary>
    NotScanned = 0,

    /// <summary>It waits for the scanner and cannot be fetched until then.</summary>
    Waiting = 1,
    Clean = 2,

    /// <summary>Something was found: its bytes are gone, the row stays so that the history can be read.</summary>
    Infected = 3,
}

/// <summary>A document attached to an item of work, or to a draft. Its bytes stand in the file store under their hash.</summary>
public sealed class Attachment : IWorkScoped
{
    public long Id { get; set; }

    /// <summary>The item; null while it belongs to a draft.</summary>
    public long? WorkId { get; set; }

    /// <summary>The draft; null once it was filed.</summary>
    public long? DraftId { get; set; }

    /// <summary>The name as it was given, without folders.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal: the key in the file store.</summary>
    public required string FileKey { get; set; }
    public DocumentType Type { get; set; }

    /// <summary>What document of an entry it is, by code of <see cref="Reference.RefEntryDocument"/>; null where nobody said.</summary>
    public string? As { get; set; }
    public long Bytes { get; set; }
    public long AddedBy { get; set; }
    public DateTime AddedAt { get; set; }
    public bool ForStaffOnly { get; set; }
    public ScanState Scan { get; set; }
    public DateTime? ScannedAt { get; set; }

    // As those of the item. A draft is its organization's alone: no importer, no broker, no office.
    public long ImporterId { get; set; }
    public long OrganizationId { get; set; }
    public string Filer { get; set; } = "";
    public string Office { get; set; } = "";
    public string Port { get; set; } = "";
    public WorkAudience Audience { get; set; }
}

sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("Attachment");
        attachment.Property(a => a.Name).HasMaxLength(200);
        attachment.Property(a => a.FileKey).Code(64);
        attachment.Property(a => a.As).Code(10);
        attachment.Property(a => a.Filer).Code(3);
        attachment.Property(a => a.Office).Code(4);
        attachment.Property(a => a.Port).Code(4);
        attachment.HasOne<WorkRecord>().WithMany().HasForeignKey(a => a.WorkId).OnDelete(DeleteBehavior.Cascade);
        attachment.HasIndex(a => new { a.WorkId, a.Id });
        attachment.HasIndex(a => new { a.DraftId, a.Id });
        attachment.HasIndex(a => new { a.DraftId, a.FileKey }).IsUnique().HasFilter("[DraftId] IS NOT NULL"); // a second click attaches nothing
        attachment.HasIndex(a => a.FileKey);
        attachment.HasIndex(a => new { a.Scan, a.Id });
    }
}
