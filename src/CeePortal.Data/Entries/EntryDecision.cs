using System.Text.Json;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CeePortal.Data.Entries;

/// <summary>A routing decision on file. A later decision is a new row: none is ever overwritten.</summary>
public sealed class EntryDecision : IPartyScoped
{
    public long Id { get; set; }
    public long EntryId { get; set; }

    /// <summary>Counts the decisions on this entry, from 1.</summary>
    public int Seq { get; set; }
    public required string Destination { get; set; }
    public required string RevenuePort { get; set; }
    public RoutingBasis Basis { get; set; }
    public CoverageBasis CoverageBasis { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime DecidedAt { get; set; }

    /// <summary>The day that decided, and which date that was.</summary>
    public DateOnly DateUsed { get; set; }
    public DateBasis DateBasis { get; set; }
    public required string PolicyVersion { get; set; }
    public required string CoverageVersion { get; set; }

    /// <summary>Codes, template versions and arguments, as JSON.</summary>
    public required string Reasons { get; set; }

    /// <summary>Where each line would go, as JSON.</summary>
    public required string Lines { get; set; }

    /// <summary>The upload that caused it; null when something else did, such as a new assignment.</summary>
    public long? UploadId { get; set; }
    public long ImporterId { get; set; }
    public required string Filer { get; set; }
    public required string PortOfEntry { get; set; }

    /// <summary>Who handles the entry today (the scope key); <see cref="Destination"/> is what this decision said.</summary>
    public required string HandledBy { get; set; }

    public IReadOnlyList<Reason> ReadReasons() => JsonSerializer.Deserialize(Reasons, DetailJson.Default.IReadOnlyListReason) ?? [];

    public IReadOnlyList<LineRouting> ReadLines() =>
        [.. (JsonSerializer.Deserialize(Lines, DetailJson.Default.ListDecidedLine) ?? []).Select(l => l.ToRouting())];

    /// <summary>The decision as the router gave it.</summary>
    public RoutingDecision ToDecision() => new()
    {
        Destination = Domain.Routing.Destination.FromCode(Destination),
        RevenuePort = PortCode.Parse(RevenuePort),
        Basis = Basis,
        CoverageBasis = CoverageBasis,
        Date = new DecidingDate(DateUsed, DateBasis),
        PolicyVersion = PolicyVersion,
        CoverageVersion = CoverageVersion,
        Reasons = ReadReasons(),
        Lines = ReadLines(),
    };

    internal static string Write(IReadOnlyList<Reason> reasons) => JsonSerializer.Serialize(reasons, DetailJson.Default.IReadOnlyListReason);

    internal static string Write(IReadOnlyList<LineRouting> lines) =>
        JsonSerializer.Serialize([.. lines.Select(DecidedLine.From)], DetailJson.Default.ListDecidedLine);
}

/// <summary>A line's own destination as it is stored.</summary>
sealed record DecidedLine(int Line, string? Number, string? To, CoverageBasis Basis)
{
    public static DecidedLine From(LineRouting line) =>
        new(line.Line, line.Number.IsNone ? null : line.Number.ToCompact(), line.Destination?.Code, line.Basis);

    public LineRouting ToRouting() =>
        new(Line, Number is null ? default : HtsNumber.Parse(Number), To is null ? null : Destination.FromCode(To), Basis);
}

sealed class EntryDecisionConfiguration : IEntityTypeConfiguration<EntryDecision>
{
    public void Configure(EntityTypeBuilder<EntryDecision> decision)
    {
        decision.ToTable("EntryDecision");
        decision.Property(d => d.Destination).Code(4);
        decision.Property(d => d.RevenuePort).Code(4);
        decision.Property(d => d.PolicyVersion).HasMaxLength(40);
        decision.Property(d => d.CoverageVersion).HasMaxLength(40);
        decision.Property(d => d.Filer).Code(3);
        decision.Property(d => d.PortOfEntry).Code(4);
        decision.Property(d => d.HandledBy).Code(4);
        decision.HasOne<EntrySummary>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Cascade);
        decision.HasIndex(d => new { d.EntryId, d.Seq }).IsUnique();
    }
}
