using CeePortal.Data.Entries;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Revenue;

/// <summary>Whose money it is. The numbers are stored.</summary>
public enum RevenueSide
{
    /// <summary>The importer owes it.</summary>
    Bill = 1,

    /// <summary>CBP pays it back.</summary>
    Refund = 2,

    /// <summary>The importer brought it with a prior disclosure, of its own accord: nobody billed it, and no day is set for it.</summary>
    Tender = 3,
}

/// <summary>What a bill or refund follows from. The numbers are stored.</summary>
public enum RevenueSource
{
    Liquidation = 1,
    Reliquidation = 2,
    Protest = 3,
    Correction = 4,

    /// <summary>What was tendered with a prior disclosure.</summary>
    Tender = 5,

    /// <summary>A claim after importation (19 U.S.C. 1520(d)).</summary>
    Claim = 6,

    /// <summary>A finding of a validation.</summary>
    Validation = 7,
}

/// <summary>A bill or a refund that follows from what was decided here, listed for the port of entry: it collects and pays, the portal
/// does not. What was listed by mistake, or is carried out by something later, is closed with the reason and stays.</summary>
public sealed class RevenueDue : IPartyScoped
{
    public long Id { get; set; }

    /// <summary>What it follows from, so that the same is never listed twice: "liquidation:4711", "protest:270426200001".</summary>
    public required string Key { get; set; }

    /// <summary>The entry; null where it is for several, as a tender may be.</summary>
    public long? EntryId { get; set; }

    /// <summary>The entry number, 11 characters; null for several.</summary>
    public string? Number { get; set; }
    public int EntryCount { get; set; } = 1;
    public RevenueSide Side { get; set; }
    public RevenueSource Source { get; set; }

    /// <summary>The liquidation event that it follows from, or the item of work.</summary>
    public long? EventId { get; set; }
    public long? WorkId { get; set; }

    /// <summary>The item's number, twelve digits; null for none.</summary>
    public string? Item { get; set; }

    /// <summary>More owed above zero, less below; null while the amount was not told to the portal.</summary>
    public long? DutyCents { get; set; }
    public long? FeesCents { get; set; }
    public long? InterestCents { get; set; }

    /// <summary>How they were computed, as <see cref="StoredFigure"/>s.</summary>
    public string Figures { get; set; } = "[]";

    /// <summary>The day from which it is due: of the liquidation, the acceptance, the tender.</summary>
    public DateOnly On { get; set; }

    /// <summary>The last day for paying it (19 U.S.C. 1505(b)); null where no law sets one.</summary>
    public DateOnly? DueOn { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? ClosedAt { get; set; }

    /// <summary>Why it is no longer listed as open.</summary>
    public string? ClosedBecause { get; set; }

    public long ImporterId { get; set; }
    public string Filer { get; set; } = "-";
    public required string PortOfEntry { get; set; }
    public required string HandledBy { get; set; }

    public bool IsOpen => ClosedAt is null;
    public bool HasAmount => DutyCents is not null;
    public Money Duty => new(DutyCents ?? 0);
    public Money Fees => new(FeesCents ?? 0);
    public Money Interest => new(InterestCents ?? 0);

    /// <summary>All of it, as people pay it: never below zero.</summary>
    public Money Amount => new(Math.Abs(Duty.Cents + Fees.Cents + Interest.Cents));
    public EntryNumber EntryNumber => Number is null ? default : EntryNumber.Parse(Number);
    public WorkNumber ItemNumber => Item is null ? default : WorkNumber.Parse(Item);
    public IReadOnlyList<Figure> ReadFigures() => StoredFigure.Read(Figures);
}

sealed class RevenueDueConfiguration : IEntityTypeConfiguration<RevenueDue>
{
    public void Configure(EntityTypeBuilder<RevenueDue> due)
    {
        due.ToTable("RevenueDue");
        due.Property(d => d.Key).Code(60);
        due.Property(d => d.Number).Code(11);
        due.Property(d => d.Item).Code(12);
        due.Property(d => d.ClosedBecause).HasMaxLength(300);
        due.Property(d => d.Filer).Code(3);
        due.Property(d => d.PortOfEntry).Code(4);
        due.Property(d => d.HandledBy).Code(4);
        due.HasOne<EntrySummary>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Cascade);
        due.HasOne<WorkRecord>().WithMany().HasForeignKey(d => d.WorkId).OnDelete(DeleteBehavior.NoAction);
        due.HasIndex(d => d.Key).IsUnique();
        due.HasIndex(d => d.EntryId);
        due.HasIndex(d => d.EventId).HasFilter("[EventId] IS NOT NULL");
        due.HasIndex(d => d.WorkId);
        // The list, newest first, for each way to see it.
        due.HasIndex(d => new { d.On, d.Id }).IsDescending(true, true);
        due.HasIndex(d => new { d.PortOfEntry, d.On, d.Id }).IsDescending(false, true, true);
        due.HasIndex(d => new { d.HandledBy, d.On, d.Id }).IsDescending(false, true, true);
        due.HasIndex(d => new { d.ImporterId, d.On, d.Id }).IsDescending(false, true, true);
        due.HasIndex(d => new { d.Filer, d.On, d.Id }).IsDescending(false, true, true);
    }
}
