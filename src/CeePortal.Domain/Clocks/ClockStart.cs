using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Clocks;

/// <summary>The day that starts a clock, and whether it is only estimated.</summary>
/// <param name="On">The legal day of the event; the first counted day is the one after.</param>
/// <param name="EstimatedBy">Which date stands in for the real one; null when the day is the real one.</param>
public readonly record struct ClockStart(DateOnly On, DateBasis? EstimatedBy = null)
{
    /// <summary>True until the real date is known; what hangs on it says so.</summary>
    public bool IsEstimated => EstimatedBy is not null;

    /// <summary>An entry's date as it stands: estimated until CBP's own date is known.</summary>
    public static ClockStart From(DecidingDate date) => new(date.On, date.IsEstimated ? date.Basis : null);
}

/// <summary>A time during which a clock does not run.</summary>
/// <param name="From">The first day that does not count.</param>
/// <param name="Through">The last day that does not count; null while the hold lasts.</param>
/// <param name="Reason">What holds it, in words for the screen.</param>
public sealed record ClockHold(DateOnly From, DateOnly? Through, string Reason)
{
    /// <summary>True while it lasts.</summary>
    public bool IsOpen => Through is null;

    /// <summary>True when a day does not count by it.</summary>
    public bool Covers(DateOnly day) => day >= From && (Through is not { } last || day <= last);
}

/// <summary>That a clock was extended.</summary>
/// <param name="Until">The day that CBP named; null when the rule says by how much.</param>
/// <param name="Reason">Why, and by whom, in words for the screen.</param>
public sealed record ClockExtension(DateOnly? Until, string Reason);
