using System.Globalization;

namespace CeePortal.Domain.Clocks;

/// <summary>A declared clock: what starts it, how long it runs, whether its last day rolls, what happens at its end, and
/// where all that is written. The declared ones stand in <see cref="ClockRules"/>.</summary>
public sealed record ClockRule
{
    /// <summary>The name under which running clocks are stored, such as <c>protest</c>. Never changes.</summary>
    public required string Code { get; init; }

    /// <summary>The row of the deadline table (docs/clocks.md), such as D14; empty for a local target.</summary>
    public string Row { get; init; } = "";

    /// <summary>The name in the trade's words.</summary>
    public required string Name { get; init; }

    /// <summary>The event that starts it, so that "180 calendar days after ..." reads as a sentence.</summary>
    public required string StartsWith { get; init; }

    /// <summary>How long it runs; null when there is no limit in days.</summary>
    public required TimeLimit? Limit { get; init; }

    /// <summary>Who has to act in time.</summary>
    public ClockSide Binds { get; init; } = ClockSide.Trade;

    /// <summary>What its end does.</summary>
    public required ClockEffect Effect { get; init; }

    /// <summary>The same in words: "the decision is final".</summary>
    public required string Consequence { get; init; }

    /// <summary>The text that it rests on.</summary>
    public required string Citation { get; init; }

    /// <summary>What kind of text that is.</summary>
    public required Authority Authority { get; init; }

    /// <summary>How surely start, length and effect are known.</summary>
    public required Sureness Sureness { get; init; }

    /// <summary>Whether a last day on which offices are closed moves.</summary>
    public RollRule Roll { get; init; }

    /// <summary>How surely that is known: a fact apart, since most texts are silent on it.</summary>
    public Sureness RollSureness { get; init; } = Sureness.Unknown;

    /// <summary>The text for the roll.</summary>
    public string RollCitation { get; init; } = "";

    /// <summary>True when one calendar counts for all ports, so that the closing of one of them moves nothing.</summary>
    public bool IsNational { get; init; }

    /// <summary>From when the act is not premature.</summary>
    public EarliestDay Earliest { get; init; }

    /// <summary>True when the act must come before the last day and not on it (19 CFR 174.21(b): "before the 30th day").</summary>
    public bool ActsBeforeLastDay { get; init; }

    /// <summary>True when a deemed effect is flagged and not recorded until an extract or a specialist confirms it: the law
    /// has worked, but the portal's data may lag behind an extension or suspension.</summary>
    public bool NeedsConfirmation { get; init; }

    /// <summary>What a hold does.</summary>
    public WhenHeld WhenHeld { get; init; }

    /// <summary>The code of the clock that begins when a hold that ended this one is over; null for none.</summary>
    public string? Successor { get; init; }

    /// <summary>How it may be extended; null when it may not.</summary>
    public ExtensionTerms? Extension { get; init; }

    /// <summary>What else a reader should know; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Why an office changed it; null for a rule as declared.</summary>
    public string? ChangedBecause { get; init; }

    /// <summary>True when it may be shown as law: a legal text that was read, or reported second-hand.</summary>
    public bool IsLaw => (Authority is Authority.Statute or Authority.Regulation or Authority.Notice)
        && (Sureness is Sureness.Read or Sureness.SecondHand);

    /// <summary>True when an office may set another length; what is law has the length that the law gives it.</summary>
    public bool IsLengthEditable => !IsLaw;

    /// <summary>True when an office may set whether the last day rolls: where no text settles it. A text that was reported
    /// second-hand settles it as one that was read does.</summary>
    public bool IsRollEditable => RollSureness is Sureness.General or Sureness.Modelled or Sureness.Unknown;

    /// <summary>The rule as a sentence: "180 calendar days after the liquidation or decision protested".</summary>
    public string Sentence => Limit switch
    {
        null => $"No limit in days after {StartsWith}",
        { Unit: TimeUnit.WorkingDayOfNextMonth } at => string.Create(CultureInfo.InvariantCulture, $"{at.Length}th working day of the month after {StartsWith}"),
        { Length: 0 } => char.ToUpperInvariant(StartsWith[0]) + StartsWith[1..],
        { Length: < 0 } back => $"{back} before {StartsWith}",
        { } limit => $"{limit} after {StartsWith}",
    };

    /// <summary>The code of an office's own target for this clock, where it has one.</summary>
    public string TargetCode => "target-" + Code;

    /// <summary>An office's own target for what this clock limits, from the same start.</summary>
    /// <param name="days">In calendar days.</param>
    /// <param name="because">Why the office set it; shown beside it.</param>
    /// <exception cref="InvalidOperationException">The clock binds the trade, counts back or is a target itself, or no days or reason are given.</exception>
    public ClockRule TargetWithin(int days, string because)
    {
        if (Authority == Authority.Local) throw new InvalidOperationException($"\"{Name}\" is a target already; change its length instead.");
        if (Binds != ClockSide.Cbp) throw new InvalidOperationException($"\"{Name}\" is for the trade to keep; an office sets targets for itself.");
        if (Limit is { Length: < 0 }) throw new InvalidOperationException($"\"{Name}\" counts back from {StartsWith}, so a target cannot run from there.");
        if (days < 1) throw new InvalidOperationException($"A target for \"{Name}\" is a number of days from 1.");
        if (string.IsNullOrWhiteSpace(because)) throw new InvalidOperationException($"Say why \"{Name}\" has a target of the office.");
        return LocalTarget(TargetCode, Name, StartsWith, TimeLimit.Days(days)) with { ChangedBecause = because };
    }

    /// <summary>A target that a manager sets for an office. It pauses while the work is held, and is never shown as law.</summary>
    public static ClockRule LocalTarget(string code, string name, string startsWith, TimeLimit limit) => new()
    {
        Code = code,
        Name = name,
        StartsWith = startsWith,
        Limit = limit,
        Binds = ClockSide.Cbp,
        Effect = ClockEffect.Target,
        Consequence = "over the office's own target",
        Citation = "Target of this office, not law",
        Authority = Authority.Local,
        Sureness = Sureness.Modelled,
        WhenHeld = WhenHeld.Pauses,
        Extension = new(null, null),
    };
}
