using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Jobs;

/// <summary>Where a job stands. The numbers are stored.</summary>
public enum JobStatus
{
    Waiting = 1,

    /// <summary>Leased by one node; when the lease runs out, another may take it.</summary>
    Running = 2,
    Done = 3,

    /// <summary>Given up after its last attempt.</summary>
    Failed = 4,
}

/// <summary>A piece of background work: the truth about it, whatever engine runs it. Handlers are idempotent.</summary>
public sealed class PortalJob
{
    public long Id { get; set; }

    /// <summary>What is done, such as "intake".</summary>
    public required string Kind { get; set; }

    /// <summary>What it is done to, such as the upload's key.</summary>
    public long SubjectId { get; set; }
    public JobStatus Status { get; set; } = JobStatus.Waiting;
    public string? LeaseOwner { get; set; }
    public DateTime? LeaseUntil { get; set; }

    /// <summary>How often it was taken.</summary>
    public int Attempt { get; set; }

    /// <summary>How often it was asked for.</summary>
    public int Asked { get; set; }

    /// <summary>How often it had been asked for when it was taken last: asked for more often since, it runs once more.</summary>
    public int Taken { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime NextRunAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>What went wrong last, for operators.</summary>
    public string? Error { get; set; }
}

sealed class PortalJobConfiguration : IEntityTypeConfiguration<PortalJob>
{
    public void Configure(EntityTypeBuilder<PortalJob> job)
    {
        job.ToTable("PortalJob");
        job.Property(j => j.Kind).Code(40);
        job.Property(j => j.LeaseOwner).Code(100);
        job.Property(j => j.Error).HasMaxLength(2000);
        // One job of a kind for a subject: asking twice does not run twice.
        job.HasIndex(j => new { j.Kind, j.SubjectId }).IsUnique();
        job.HasIndex(j => new { j.Status, j.NextRunAt });
    }
}
