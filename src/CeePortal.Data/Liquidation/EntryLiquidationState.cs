using CeePortal.Data.Scoping;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Liquidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Liquidation;

/// <summary>Where the liquidation of an entry stands, drawn from its events: what other work asks of an entry. There is
/// one for every entry on file, soon after it was filed (<see cref="CountNewEntries"/>).</summary>
public sealed class EntryLiquidationState : IPartyScoped
{
    /// <summary>The entry's key.</summary>
    public long Id { get; set; }

    /// <summary>The entry number, 11 characters.</summary>
    public required string Number { get; set; }

    /// <summary>CBP's own date of entry, when liquidation data brought it.</summary>
    public DateOnly? EntryDate { get; set; }
    public DateOnly? Scheduled { get; set; }
    public DateOnly? LiquidatedOn { get; set; }
    public string? LiquidationType { get; set; }
    public LiquidationResult Result { get; set; }

    /// <summary>The last reliquidation.</summary>
    public DateOnly? ReliquidatedOn { get; set; }
    public int Extensions { get; set; }

    /// <summary>To when the extensions reach; null when there is none, or a suspension stands in between.</summary>
    public DateOnly? ExtendedUntil { get; set; }
    public DateOnly? SuspendedFrom { get; set; }
    public string? SuspensionBasis { get; set; }

    /// <summary>When the time for liquidation runs out; null when it does not run. An entry whose day has passed and that is
    /// not liquidated is flagged as deemed liquidated: no job sets that flag, and a later extension takes it back.</summary>
    public DateOnly? LiquidateBy { get; set; }

    /// <summary>True when <see cref="LiquidateBy"/> hangs on an estimated date of entry.</summary>
    public bool IsEstimated { get; set; }

    /// <summary>When the summary was put on a statement, and when it was paid; null while that is not known.</summary>
    public DateOnly? StatementOn { get; set; }
    public DateOnly? PaidOn { get; set; }

    /// <summary>When a reconciliation of the entry was filed.</summary>
    public DateOnly? ReconciledOn { get; set; }

    /// <summary>In whose hands the summary is.</summary>
    public SummaryControl Control => ControlOf(StatementOn, PaidOn);

    public static SummaryControl ControlOf(DateOnly? statementOn, DateOnly? paidOn) =>
        paidOn is not null ? SummaryControl.Paid : statementOn is not null ? SummaryControl.OnStatement : SummaryControl.Trade;

    /// <summary>The concurrency token: how many changes were recorded.</summary>
    public int Seq { get; set; }

    public long ImporterId { get; set; }
    public required string Filer { get; set; }
    public required string PortOfEntry { get; set; }
    public required string HandledBy { get; set; }

    /// <summary>True when the year has passed and nothing on record says otherwise; the entry is deemed liquidated by law,
    /// which is not confirmed.</summary>
    public bool IsDeemedUnconfirmed(DateOnly today) => LiquidatedOn is null && LiquidateBy < today;
}

sealed class EntryLiquidationStateConfiguration : IEntityTypeConfiguration<EntryLiquidationState>
{
    public void Configure(EntityTypeBuilder<EntryLiquidationState> row)
    {
        row.ToTable("EntryLiquidationState");
        row.Property(r => r.Number).Code(11);
        row.Property(r => r.LiquidationType).Code(2);
        row.Property(r => r.SuspensionBasis).Code(2);
        row.Property(r => r.Filer).Code(3);
        row.Property(r => r.PortOfEntry).Code(4);
        row.Property(r => r.HandledBy).Code(4);
        row.Property(r => r.Seq).IsConcurrencyToken();
        row.HasOne<Entries.EntrySummary>().WithOne().HasForeignKey<EntryLiquidationState>(r => r.Id).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => r.Number).IsUnique();
    }
}
