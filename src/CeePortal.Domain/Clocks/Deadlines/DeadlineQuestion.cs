using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Clocks;

/// <summary>The particulars that a deadline may hang on beside its start.</summary>
[Flags]
public enum DeadlineDetails
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The date of entry.</summary>
    EntryDate = 1,

    /// <summary>The scheduled liquidation.</summary>
    ScheduledLiquidation = 2,

    /// <summary>That it was extended.</summary>
    Extended = 4,

    /// <summary>The day to which it was extended.</summary>
    ExtendedTo = 8,

    /// <summary>How often it was extended.</summary>
    Extensions = 16,

    /// <summary>That liquidation is suspended.</summary>
    Suspended = 32,

    /// <summary>When CBP was told that the suspension ended.</summary>
    SuspensionLifted = 64,

    /// <summary>The entry type.</summary>
    EntryType = 128,

    /// <summary>That the violation was fraud.</summary>
    Fraud = 256,

    /// <summary>That the entry has an antidumping or countervailing duty case.</summary>
    AdCvdCase = 512,
}

/// <summary>A question for a deadline: of which kind, from when, and what bears on it.</summary>
public sealed record DeadlineQuestion
{
    /// <summary>The name of the kind, one of <see cref="Deadlines.Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The day that starts the clock; what it is, the kind says.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day on which the act was received, to be judged; null to ask for the due date alone.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>The port whose closings count; may be none.</summary>
    public PortCode Port { get; init; }

    /// <summary>The date of entry.</summary>
    public DateOnly? EntryDate { get; init; }

    /// <summary>When CBP will liquidate.</summary>
    public DateOnly? ScheduledLiquidation { get; init; }

    /// <summary>True when it was extended once, as the rule provides.</summary>
    public bool IsExtended { get; init; }

    /// <summary>The day to which CBP extended it.</summary>
    public DateOnly? ExtendedTo { get; init; }

    /// <summary>How many times it was extended.</summary>
    public int Extensions { get; init; }

    /// <summary>True when liquidation is suspended.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>When CBP received notice that the suspension was removed.</summary>
    public DateOnly? SuspensionLifted { get; init; }

    /// <summary>The entry type; may be none.</summary>
    public EntryType EntryType { get; init; }

    /// <summary>True when the violation was fraud.</summary>
    public bool IsFraud { get; init; }

    /// <summary>True when the entry has an antidumping or countervailing duty case.</summary>
    public bool HasCase { get; init; }

    /// <summary>What was given.</summary>
    public DeadlineDetails Given =>
        (EntryDate is null ? DeadlineDetails.None : DeadlineDetails.EntryDate)
        | (ScheduledLiquidation is null ? DeadlineDetails.None : DeadlineDetails.ScheduledLiquidation)
        | (IsExtended ? DeadlineDetails.Extended : DeadlineDetails.None)
        | (ExtendedTo is null ? DeadlineDetails.None : DeadlineDetails.ExtendedTo)
        | (Extensions == 0 ? DeadlineDetails.None : DeadlineDetails.Extensions)
        | (IsSuspended ? DeadlineDetails.Suspended : DeadlineDetails.None)
        | (SuspensionLifted is null ? DeadlineDetails.None : DeadlineDetails.SuspensionLifted)
        | (EntryType.IsNone ? DeadlineDetails.None : DeadlineDetails.EntryType)
        | (IsFraud ? DeadlineDetails.Fraud : DeadlineDetails.None)
        | (HasCase ? DeadlineDetails.AdCvdCase : DeadlineDetails.None);

    internal IEnumerable<DateOnly> Days => new[] { From, Received, EntryDate, ScheduledLiquidation, ExtendedTo, SuspensionLifted }.OfType<DateOnly>();
}

/// <summary>The answer.</summary>
/// <param name="Kind">The kind that was asked for.</param>
/// <param name="Reading">The clock that decides, and what it shows.</param>
/// <param name="Outcome">Whether the act was in time; null when no day of receipt was given.</param>
/// <param name="Note">What else the asker should know; empty for nothing.</param>
public sealed record DeadlineAnswer(DeadlineKind Kind, ClockReading Reading, Outcome? Outcome, string Note)
{
    /// <summary>The last day; null when there is no limit in days now.</summary>
    public DateOnly? Due => Reading.LastTimelyDay;

    /// <summary>The rule that decides.</summary>
    public ClockRule Rule => Reading.Clock.Rule;
}
