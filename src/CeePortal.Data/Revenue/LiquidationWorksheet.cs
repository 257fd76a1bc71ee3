using CeePortal.Data.Entries;
using CeePortal.Data.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Revenue;

/// <summary>The liquidation worksheet of an entry while it is drawn up: what an office would change, as it was typed. One for an entry;
/// CBP's own paper, which the trade does not see.</summary>
public sealed class LiquidationWorksheet : IPartyScoped
{
    public long Id { get; set; }
    public long EntryId { get; set; }
    public required string Number { get; set; }

    /// <summary>The form, as JSON, as typed.</summary>
    public string Body { get; set; } = "{}";

    /// <summary>The version of the entry that it was drawn up on: when the filer replaces that, people are told.</summary>
    public int EntryVersion { get; set; }
    public long ChangedBy { get; set; }
    public DateTime ChangedAt { get; set; }

    /// <summary>When the entry was liquidated by it; null while it is a draft.</summary>
    public DateTime? LiquidatedAt { get; set; }

    /// <summary>The concurrency token.</summary>
    public int Seq { get; set; }
    public long ImporterId { get; set; }
    public required string Filer { get; set; }
    public required string PortOfEntry { get; set; }
    public required string HandledBy { get; set; }
}

sealed class LiquidationWorksheetConfiguration : IEntityTypeConfiguration<LiquidationWorksheet>
{
    public void Configure(EntityTypeBuilder<LiquidationWorksheet> sheet)
    {
        sheet.ToTable("LiquidationWorksheet");
        sheet.Property(s => s.Number).Code(11);
        sheet.Property(s => s.Filer).Code(3);
        sheet.Property(s => s.PortOfEntry).Code(4);
        sheet.Property(s => s.HandledBy).Code(4);
        sheet.Property(s => s.Seq).IsConcurrencyToken();
        sheet.HasOne<EntrySummary>().WithMany().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Cascade);
        sheet.HasIndex(s => s.EntryId).IsUnique();
        // What an office has begun, newest first.
        sheet.HasIndex(s => new { s.HandledBy, s.ChangedAt, s.Id }).IsDescending(false, true, true);
    }
}
