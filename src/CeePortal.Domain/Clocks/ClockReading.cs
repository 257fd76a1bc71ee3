namespace CeePortal.Domain.Clocks;

/// <summary>Whether an act was in time.</summary>
public enum Outcome
{
    /// <summary>In time.</summary>
    Timely = 1,

    /// <summary>Too late.</summary>
    Untimely = 2,

    /// <summary>Too early: what it is directed at has not happened yet.</summary>
    Premature = 3,
}

/// <summary>What a clock shows by a calendar.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Due">The last day; null when there is none: no limit, held, or ended by a suspension.</param>
/// <param name="RolledFrom">The last day as counted, when it was moved; null when it stands.</param>
/// <param name="RolledOver">Why each day that it moved over was closed, in order.</param>
/// <param name="HeldBy">The hold that keeps it from having a due date, or null.</param>
/// <param name="YieldedTo">The code of the clock that takes over when the hold ends; null unless a hold ended this clock.</param>
public sealed record ClockReading(Clock Clock, DateOnly? Due, DateOnly? RolledFrom, IReadOnlyList<string> RolledOver, ClockHold? HeldBy, string? YieldedTo)
{
    /// <summary>True when the last day was moved to an open day.</summary>
    public bool IsRolled => RolledFrom is not null;

    /// <summary>True when it hangs on an estimated date.</summary>
    public bool IsEstimated => Clock.Start.IsEstimated;

    /// <summary>The first day that is not premature; null when there is none.</summary>
    public DateOnly? EarliestDay => Clock.Rule.Earliest switch
    {
        Clocks.EarliestDay.DayOfStart => Clock.Start.On,
        Clocks.EarliestDay.DayAfterStart => Clock.Start.On.AddDays(1),
        _ => null,
    };

    /// <summary>The last day on which the act is in time; null when there is no limit now.</summary>
    public DateOnly? LastTimelyDay => Clock.Rule.ActsBeforeLastDay ? Due?.AddDays(-1) : Due;

    /// <summary>The legal day to which a deemed effect is dated; null when the clock deems nothing.</summary>
    /// <remarks>An act on that very day still stops most clocks; see <see cref="RunsOutOn"/>.</remarks>
    public DateOnly? DeemedOn => Clock.Rule.Effect == ClockEffect.Deemed ? Due : null;

    /// <summary>The first day on which the clock has run out. The recurring job works on it, or on any later day when it
    /// was down, and dates the effect to <see cref="DeemedOn"/>.</summary>
    public DateOnly? RunsOutOn => LastTimelyDay?.AddDays(1);

    /// <summary>True when the end of the clock is recorded without a person: the effect is deemed, needs no confirmation,
    /// and the start is not estimated.</summary>
    public bool HappensByItself => Clock.Rule is { Effect: ClockEffect.Deemed, NeedsConfirmation: false } && !IsEstimated;

    /// <summary>True when the clock has run out on a day.</summary>
    public bool HasRunOut(DateOnly today) => RunsOutOn <= today;

    /// <summary>Days until the last timely day, which is 0; negative when it has passed; null when there is no limit now.</summary>
    public int? DaysLeft(DateOnly today) => LastTimelyDay is { } last ? last.DayNumber - today.DayNumber : null;

    /// <summary>Whether an act on a day was in time. Without a due date nothing is too late.</summary>
    public Outcome Judge(DateOnly day) =>
        day < EarliestDay ? Outcome.Premature
        : day > LastTimelyDay ? Outcome.Untimely
        : Outcome.Timely;
}
