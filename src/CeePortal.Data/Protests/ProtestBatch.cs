using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Protests;

/// <summary>Where a list of protests stands. The numbers are stored.</summary>
public enum BatchStatus
{
    Waiting = 1,
    Running = 2,
    Done = 3,

    /// <summary>Refused whole: it is not such a list.</summary>
    Refused = 4,
    Failed = 5,
}

/// <summary>A list of protests that a filer sent, and what became of it. Its counts and its place are changed in the
/// transaction of each protest that it files, so none is filed twice.</summary>
public sealed class ProtestBatch : IFilerScoped
{
    public long Id { get; set; }
    public long OrganizationId { get; set; }
    public long SentBy { get; set; }
    public required string FileName { get; set; }
    public long Bytes { get; set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }
    public required string StoredFile { get; set; }
    public bool CheckOnly { get; set; }
    public BatchStatus Status { get; set; } = BatchStatus.Waiting;

    /// <summary>Why it was refused or failed; null otherwise.</summary>
    public string? StatusText { get; set; }
    public DateTime ReceivedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public int Rows { get; set; }
    public int BadRows { get; set; }

    /// <summary>How many protests the list has, right or wrong.</summary>
    public int Protests { get; set; }

    /// <summary>How many of those that could be read were worked through: the place at which a run goes on.</summary>
    public int Done { get; set; }
    public int Filed { get; set; }

    /// <summary>How many could be read.</summary>
    public int Readable { get; set; }

    public bool HasEnded => Status is BatchStatus.Done or BatchStatus.Refused or BatchStatus.Failed;
}

sealed class ProtestBatchConfiguration : IEntityTypeConfiguration<ProtestBatch>
{
    public void Configure(EntityTypeBuilder<ProtestBatch> batch)
    {
        batch.ToTable("ProtestBatch");
        batch.Property(b => b.FileName).HasMaxLength(260);
        batch.Property(b => b.Sha256).Code(64);
        batch.Property(b => b.StoredFile).Code(100);
        batch.Property(b => b.StatusText).HasMaxLength(1000);
        batch.HasOne<Accounts.Organization>().WithMany().HasForeignKey(b => b.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        batch.HasIndex(b => new { b.OrganizationId, b.ReceivedAt, b.Id }).IsDescending(false, true, true);
    }
}

/// <summary>What is wrong with a row of a list.</summary>
public sealed class ProtestBatchProblem : IFilerScoped
{
    public long Id { get; set; }
    public long BatchId { get; set; }
    public long OrganizationId { get; set; }

    /// <summary>As a spreadsheet counts it; 0 for the file.</summary>
    public long Row { get; set; }
    public string Column { get; set; } = "";
    public string Value { get; set; } = "";
    public required string Problem { get; set; }
    public string Remedy { get; set; } = "";

    /// <summary>True when the row was filed nevertheless.</summary>
    public bool IsWarning { get; set; }
}

sealed class ProtestBatchProblemConfiguration : IEntityTypeConfiguration<ProtestBatchProblem>
{
    public void Configure(EntityTypeBuilder<ProtestBatchProblem> problem)
    {
        problem.ToTable("ProtestBatchProblem");
        problem.Property(p => p.Column).HasMaxLength(60);
        problem.Property(p => p.Value).HasMaxLength(130);
        problem.Property(p => p.Problem).HasMaxLength(1000);
        problem.Property(p => p.Remedy).HasMaxLength(1000);
        problem.HasOne<ProtestBatch>().WithMany().HasForeignKey(p => p.BatchId).OnDelete(DeleteBehavior.Cascade);
        problem.HasIndex(p => new { p.BatchId, p.Row, p.Id });
    }
}

/// <summary>A protest that a list filed.</summary>
public sealed class ProtestBatchFiling : IFilerScoped
{
    public long Id { get; set; }
    public long BatchId { get; set; }
    public long OrganizationId { get; set; }
    public long Row { get; set; }

    /// <summary>The filer's own reference.</summary>
    public required string Reference { get; set; }

    /// <summary>The number of the protest, twelve digits.</summary>
    public required string Number { get; set; }
}

sealed class ProtestBatchFilingConfiguration : IEntityTypeConfiguration<ProtestBatchFiling>
{
    public void Configure(EntityTypeBuilder<ProtestBatchFiling> filing)
    {
        filing.ToTable("ProtestBatchFiling");
        filing.Property(f => f.Reference).HasMaxLength(60);
        filing.Property(f => f.Number).Code(12);
        filing.HasOne<ProtestBatch>().WithMany().HasForeignKey(f => f.BatchId).OnDelete(DeleteBehavior.Cascade);
        filing.HasIndex(f => new { f.BatchId, f.Row, f.Id });
    }
}
