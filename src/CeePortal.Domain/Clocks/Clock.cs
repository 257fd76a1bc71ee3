using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Clocks;

/// <summary>One running clock: a rule, the day that started it, and what has happened to it since. Immutable: holding,
/// extending and restarting give a new one. <see cref="Read"/> says when it is due.</summary>
public sealed class Clock
{
    Clock(ClockRule rule, ClockStart start, PortCode port) => (Rule, Start, Port) = (rule, start, rule.IsNational ? default : port);

    /// <summary>The rule.</summary>
    public ClockRule Rule { get; }

    /// <summary>What started it.</summary>
    public ClockStart Start { get; }

    /// <summary>The port whose closings count; none when only national ones do.</summary>
    public PortCode Port { get; }

    /// <summary>The holds, in order; the last may still last.</summary>
    public IReadOnlyList<ClockHold> Holds { get; private init; } = [];

    /// <summary>The extensions, in order.</summary>
    public IReadOnlyList<ClockExtension> Extensions { get; private init; } = [];

    /// <summary>The estimated starts that it ran from before the real one was known, in order.</summary>
    public IReadOnlyList<ClockStart> EarlierStarts { get; private init; } = [];

    /// <summary>True while a hold lasts.</summary>
    public bool IsHeld => Holds is [.., { IsOpen: true }];

    /// <summary>Starts a clock on a day that is known.</summary>
    public static Clock Begin(ClockRule rule, DateOnly start, PortCode port = default) => new(rule, new(start), port);

    /// <summary>Starts a clock on an entry's date, which may be estimated.</summary>
    public static Clock Begin(ClockRule rule, DecidingDate start, PortCode port = default) => new(rule, ClockStart.From(start), port);

    /// <summary>Starts a clock.</summary>
    public static Clock Begin(ClockRule rule, ClockStart start, PortCode port = default) => new(rule, start, port);

    /// <summary>Runs the clock anew from another date, with its holds and extensions: CBP's entry date in the place of an
    /// estimate, or a better estimate.</summary>
    /// <exception cref="InvalidOperationException">The start is not estimated: a real date is not replaced.</exception>
    public Clock Restart(DecidingDate start) => RestartFrom(ClockStart.From(start));

    /// <inheritdoc cref="Restart(DecidingDate)"/>
    public Clock RestartFrom(ClockStart start)
    {
        Require(Start.IsEstimated, $"The clock \"{Rule.Name}\" runs from a date that is known, so it is not restarted.");
        return new(Rule, start, Port) { EarlierStarts = [.. EarlierStarts, Start], Holds = Holds, Extensions = Extensions };
    }

    /// <summary>Stops the clock.</summary>
    /// <param name="from">The first day that no longer counts.</param>
    /// <param name="reason">What holds it.</param>
    /// <exception cref="InvalidOperationException">The rule knows no hold, the clock is held already, or the days overlap.</exception>
    public Clock Hold(DateOnly from, string reason)
    {
        Require(Rule.WhenHeld != WhenHeld.RunsOn, $"The clock \"{Rule.Name}\" cannot be held: {Rule.Citation} knows no hold.");
        Require(!IsHeld, $"The clock \"{Rule.Name}\" is held already.");
        Require(!string.IsNullOrWhiteSpace(reason), "Say what holds the clock.");
        Require(Holds is not [.., var last] || from > last.Through, "A hold begins after the one before it has ended.");
        return new(Rule, Start, Port) { EarlierStarts = EarlierStarts, Holds = [.. Holds, new(from, null, reason)], Extensions = Extensions };
    }

    /// <summary>Lets the clock run again.</summary>
    /// <param name="on">The first day that counts again; the day on which it was stopped at the earliest, and then no day was lost.</param>
    /// <exception cref="InvalidOperationException">The clock is not held, or was not yet on that day.</exception>
    public Clock Resume(DateOnly on)
    {
        Require(IsHeld, $"The clock \"{Rule.Name}\" is not held.");
        var open = Holds[^1];
        Require(on >= open.From, string.Create(CultureInfo.InvariantCulture, $"The clock was stopped on {open.From:yyyy-MM-dd} and cannot run again before that."));
        IReadOnlyList<ClockHold> kept = on == open.From ? [.. Holds.SkipLast(1)] : [.. Holds.SkipLast(1), open with { Through = on.AddDays(-1) }];
        return new(Rule, Start, Port) { EarlierStarts = EarlierStarts, Holds = kept, Extensions = Extensions };
    }

    /// <summary>Extends the clock by what its rule gives.</summary>
    /// <exception cref="InvalidOperationException">The rule gives no such extension, or as many as it allows were given.</exception>
    public Clock Extend(string reason) => Extend(new ClockExtension(null, reason));

    /// <summary>Extends the clock to a day that CBP names.</summary>
    /// <exception cref="InvalidOperationException">The rule gives no such extension, or as many as it allows were given.</exception>
    public Clock ExtendTo(DateOnly until, string reason) => Extend(new ClockExtension(until, reason));

    /// <summary>When it is due, by a calendar.</summary>
    public ClockReading Read(BusinessCalendar calendar) => ClockReader.Read(this, calendar);

    Clock Extend(ClockExtension extension)
    {
        var terms = Rule.Extension;
        Require(terms is not null, $"The clock \"{Rule.Name}\" cannot be extended ({Rule.Citation}).");
        Require(terms!.Most is not { } most || Extensions.Count < most, string.Create(CultureInfo.InvariantCulture,
            $"The clock \"{Rule.Name}\" was extended {Extensions.Count} time{(Extensions.Count == 1 ? "" : "s")}, which is as often as {Rule.Citation} allows."));
        Require(terms.Each is null == extension.Until is not null, terms.Each is { } each
            ? $"The clock \"{Rule.Name}\" is extended by {each}, not to a day of choice."
            : $"Say to which day the clock \"{Rule.Name}\" is extended.");
        Require(!string.IsNullOrWhiteSpace(extension.Reason), "Say why the clock is extended.");
        return new(Rule, Start, Port) { EarlierStarts = EarlierStarts, Holds = Holds, Extensions = [.. Extensions, extension] };
    }

    static void Require(bool condition, string sentence)
    {
        if (!condition) throw new InvalidOperationException(sentence);
    }
}
