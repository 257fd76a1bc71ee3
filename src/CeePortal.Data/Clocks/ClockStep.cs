using CeePortal.Domain.Work;

namespace CeePortal.Data.Clocks;

/// <summary>One thing that the passing of days does on its own. The recurring run does every step that is registered, each
/// on its own: <c>services.AddSingleton&lt;ClockStep, T&gt;()</c>. A step may be stopped at any point and run again, also on
/// another node at the same time, and does nothing twice.</summary>
public abstract class ClockStep
{
    /// <summary>What it does, for logs and operators: "note what ran out".</summary>
    public abstract string Name { get; }

    /// <summary>Its place in the order: what was counted by an old law is counted anew first, then what ran out is noted.</summary>
    public virtual int Order => 100;

    /// <returns>How many rows or items it changed.</returns>
    public abstract Task<int> RunAsync(ClockDay day, CancellationToken stop);
}

/// <summary>The legal day of a run, and what went wrong on it.</summary>
/// <param name="today">The legal day; when the run was down for a week, the day on which it is up again.</param>
/// <param name="now">The instant, in UTC, that events are recorded with.</param>
public sealed class ClockDay(DateOnly today, DateTime now, Law law)
{
    readonly List<string> troubles = [];

    public DateOnly Today => today;
    public DateTime Now => now;
    public Law Law => law;

    /// <summary>Items that could not be done, and why. They stop no other, and are tried again at the next run.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    public void Report(string what, Exception why) => troubles.Add($"{what}: {why.Message}");
}
