using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Uploads;

/// <summary>Where an upload stands. The numbers are stored.</summary>
public enum UploadStatus
{
    /// <summary>Bytes are still arriving.</summary>
    Receiving = 1,

    /// <summary>Received whole; waits for the job.</summary>
    Waiting = 2,
    Running = 3,
    Done = 4,

    /// <summary>Refused whole, before anything was stored.</summary>
    Refused = 5,

    /// <summary>A person stopped it; what was filed until then stays.</summary>
    Stopped = 6,
    Failed = 7,
}

/// <summary>A file that a filer uploaded and what became of it. The counters are kept in the same transaction as the rows.</summary>
public sealed class Upload : IFilerScoped
{
    public long Id { get; set; }
    public long OrganizationId { get; set; }
    public long UploadedBy { get; set; }
    public string? Filer { get; set; }
    public required string FileName { get; set; }
    public long Bytes { get; set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal; null while receiving.</summary>
    public string? Sha256 { get; set; }
    public string? StoredFile { get; set; }
    public string? Format { get; set; }
    public bool CheckOnly { get; set; }
    public UploadStatus Status { get; set; } = UploadStatus.Receiving;

    /// <summary>Why it was refused or failed, for people; null otherwise.</summary>
    public string? StatusText { get; set; }
    public DateTime ReceivedAt { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>How many entries the envelope scan counted.</summary>
    public int TransactionsExpected { get; set; }
    public int EntriesDone { get; set; }
    public int Accepted { get; set; }
    public int Rejected { get; set; }
    public int WithWarnings { get; set; }
    public int FindingCount { get; set; }
    public long BytesRead { get; set; }

    /// <summary>How many slices were written: the concurrency token that keeps a slice from being written twice.</summary>
    public int Slices { get; set; }

    /// <summary>True while entries that it wrote may have no windows yet (<see cref="Liquidation.CountNewEntries"/>).</summary>
    public bool WindowsDue { get; set; } = true;

    /// <summary>True while entries that it wrote may not have been looked at for review (<see cref="Validations.SelectNewEntries"/>).</summary>
    public bool SelectionDue { get; set; } = true;

    /// <summary>True while corrections that it brought may have no item of work yet (<see cref="Corrections.ListCorrections"/>).</summary>
    public bool CorrectionsDue { get; set; }

    /// <summary>Where reading goes on after a crash, as JSON.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>Keys of the files made for download: the AX response, and the refused entries to correct.</summary>
    public string? AxFile { get; set; }
    public string? RejectedFile { get; set; }
    public bool StopRequested { get; set; }

    public bool HasEnded => Status is UploadStatus.Done or UploadStatus.Refused or UploadStatus.Stopped or UploadStatus.Failed;
}

sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("Upload");
        upload.Property(u => u.Filer).Code(3);
        upload.Property(u => u.FileName).HasMaxLength(260);
        upload.Property(u => u.Sha256).Code(64);
        upload.Property(u => u.StoredFile).Code(100);
        upload.Property(u => u.Format).Code(20);
        upload.Property(u => u.StatusText).HasMaxLength(1000);
        upload.Property(u => u.AxFile).Code(100);
        upload.Property(u => u.RejectedFile).Code(100);
        upload.HasOne<Accounts.Organization>().WithMany().HasForeignKey(u => u.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        upload.HasIndex(u => new { u.OrganizationId, u.ReceivedAt, u.Id }).IsDescending(false, true, true);
        // Files that were there before windows were counted are due.
        upload.Property(u => u.WindowsDue).HasDefaultValue(true);
        upload.HasIndex(u => new { u.OrganizationId, u.Sha256 });
        upload.HasIndex(u => new { u.WindowsDue, u.Id });
        upload.HasIndex(u => new { u.SelectionDue, u.Id }); // files that were there before are not due: the draw is of new entries
        upload.HasIndex(u => u.Id, "IX_Upload_CorrectionsDue").HasFilter("[CorrectionsDue] = 1");
        upload.HasIndex(u => new { u.ReceivedAt, u.Id }).IsDescending(true, true);
    }
}

/// <summary>What an upload's counts are kept by. The numbers are stored.</summary>
public enum TallyKind
{
    /// <summary>Accepted entries by destination code.</summary>
    Destination = 1,

    /// <summary>Accepted entries by port of entry.</summary>
    Port = 2,

    /// <summary>Findings by code.</summary>
    FindingCode = 3,

    /// <summary>Rows of a load by what became of them, where that is no finding.</summary>
    Outcome = 4,
}

/// <summary>A count of an upload by destination, port or finding code, kept while its slices are written.</summary>
public sealed class UploadTally : IFilerScoped
{
    public long UploadId { get; set; }
    public TallyKind Kind { get; set; }
    public required string Key { get; set; }
    public int Count { get; set; }
    public long OrganizationId { get; set; }
}

sealed class UploadTallyConfiguration : IEntityTypeConfiguration<UploadTally>
{
    public void Configure(EntityTypeBuilder<UploadTally> tally)
    {
        tally.ToTable("UploadTally");
        tally.HasKey(t => new { t.UploadId, t.Kind, t.Key });
        tally.Property(t => t.Key).Code(20);
        tally.HasOne<Upload>().WithMany().HasForeignKey(t => t.UploadId).OnDelete(DeleteBehavior.Cascade);
    }
}
