using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Work;

/// <summary>A reliquidation of an entry that is on file.</summary>
/// <param name="On">Its day.</param>
/// <param name="Touched">What it touched, by the codes under which it is on file; null when that is not known.</param>
public sealed record ReliquidationOnFile(DateOnly On, string? Touched);

/// <summary>The dates of an entry as they are on file now: what arrived, what was done over and what was struck out. Items that
/// hang on an entry are told (<see cref="WorkItem.FollowEntry"/>) whenever one of them changes, and may be told again.</summary>
public sealed record FollowedEntry
{
    /// <summary>The entry.</summary>
    public required EntryNumber Entry { get; init; }

    /// <summary>CBP's own date of entry; null while only the filer's estimate is known.</summary>
    public DateOnly? EntryDate { get; init; }

    /// <summary>The scheduled liquidation; null when none is on file.</summary>
    public DateOnly? Scheduled { get; init; }

    /// <summary>The last day of the time for liquidation, with the extensions on record; null while it does not run.</summary>
    public DateOnly? LiquidateBy { get; init; }

    /// <summary>How often liquidation was extended.</summary>
    public int Extensions { get; init; }

    /// <summary>Since when liquidation is suspended; null when it is not.</summary>
    public DateOnly? SuspendedFrom { get; init; }

    /// <summary>The liquidation; estimated when the entry is deemed liquidated by law and that is not confirmed; null when
    /// none is on file.</summary>
    public ClockStart? Liquidated { get; init; }

    /// <summary>The reliquidations, in order.</summary>
    public IReadOnlyList<ReliquidationOnFile> Reliquidations { get; init; } = [];

    /// <summary>Every day on which it is or was on record as liquidated or reliquidated, also those struck out: an item that
    /// counts from one of them hangs on the liquidation, and not on a day of another decision.</summary>
    public IReadOnlySet<DateOnly> EverLiquidated { get; init; } = new HashSet<DateOnly>();

    /// <summary>Who recorded or struck out last; null when nobody is known.</summary>
    public long? LastBy { get; init; }
}
