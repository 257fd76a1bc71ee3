using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Protests;

/// <summary>A row of the spreadsheet of details of a protest: what is to be changed in a line of an entry.</summary>
public sealed class ProtestDetailRow : IWorkPart
{
    public long Id { get; set; }
    public long WorkId { get; set; }

    /// <summary>Its place in the spreadsheet.</summary>
    public int Row { get; set; }

    /// <summary>The 11 characters of the entry number.</summary>
    public required string Entry { get; set; }
    public int Line { get; set; }
    public required string From { get; set; }
    public required string To { get; set; }

    /// <summary>What stood in further columns: "Style: B-77; Color: red".</summary>
    public string Others { get; set; } = "";
    public long ImporterId { get; set; }
    public long OrganizationId { get; set; }
    public required string Filer { get; set; }
    public required string Office { get; set; }
    public required string Port { get; set; }
    public WorkAudience Audience { get; set; }
}

sealed class ProtestDetailRowConfiguration : IEntityTypeConfiguration<ProtestDetailRow>
{
    public void Configure(EntityTypeBuilder<ProtestDetailRow> row)
    {
        row.ToTable("ProtestDetail");
        row.Property(r => r.Entry).Code(11);
        row.Property(r => r.From).HasMaxLength(400);
        row.Property(r => r.To).HasMaxLength(400);
        row.Property(r => r.Others).HasMaxLength(1000);
        row.Property(r => r.Filer).Code(3);
        row.Property(r => r.Office).Code(4);
        row.Property(r => r.Port).Code(4);
        row.HasOne<WorkRecord>().WithMany().HasForeignKey(r => r.WorkId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => new { r.WorkId, r.Row });
    }
}
