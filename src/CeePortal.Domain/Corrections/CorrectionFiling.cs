using System.Text.Json.Serialization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Corrections;

/// <summary>How a correction came in. The numbers are stored.</summary>
public enum CorrectionChannel
{
    /// <summary>In a file.</summary>
    Upload = 1,

    /// <summary>By the portal's form.</summary>
    Form = 2,
}

/// <summary>A post summary correction as it was accepted in the place of the summary on file.</summary>
public sealed record CorrectionFiling
{
    /// <summary>The entry.</summary>
    public required EntryNumber Entry { get; init; }

    /// <summary>Its port of entry.</summary>
    public required PortCode Port { get; init; }

    /// <summary>Its type before.</summary>
    public required EntryType OldType { get; init; }

    /// <summary>Its type now.</summary>
    public required EntryType Type { get; init; }

    /// <summary>The importer of record, by its key.</summary>
    public required long ImporterId { get; init; }

    /// <summary>The organization that files; null when the importer itself does.</summary>
    public long? AgentId { get; init; }

    /// <summary>The filer, whose file the summary is from now on.</summary>
    public required FilerCode Filer { get; init; }

    /// <summary>The filer whose file it was, when that was another; none otherwise.</summary>
    public FilerCode FormerOwner { get; init; }

    /// <summary>How it came in.</summary>
    public required CorrectionChannel Via { get; init; }

    /// <summary>The version of the summary that it became, in hundreds.</summary>
    public required int Version { get; init; }

    /// <summary>What it changed.</summary>
    public required EntryDifferences Differences { get; init; }

    /// <summary>The reasons for the header.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What the filer explains.</summary>
    public required string Explanation { get; init; }

    /// <summary>True when accelerated liquidation was asked for.</summary>
    public bool AsksAcceleratedLiquidation { get; init; }

    /// <summary>What the summary that it replaced stated and nobody deposited, left so by earlier corrections whose place it takes; null when it takes
    /// the place of none.</summary>
    public IReadOnlyList<TotalChange>? Undeposited { get; init; }

    /// <summary>What it changed, its totals against what was deposited: bill and refund follow from deposits (19 U.S.C. 1505(b)), not from what was only stated.</summary>
    [JsonIgnore]
    public EntryDifferences AgainstDeposits => Undeposited is null ? Differences : Differences with { Totals = TotalChange.Together([.. Undeposited, .. Differences.Totals]) };

    /// <summary>The extra duty that a correction of type 03 owes within three business days (82 FR 2385); zero for others.</summary>
    public Money OwesAtOnce => Type == EntryType.AntidumpingCountervailing && AgainstDeposits.Revenue is { Cents: > 0 } more ? more : Money.Zero;
}
