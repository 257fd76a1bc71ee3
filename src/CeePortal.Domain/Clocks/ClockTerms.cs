namespace CeePortal.Domain.Clocks;

/// <summary>What happens when a clock runs out.</summary>
public enum ClockEffect
{
    /// <summary>Something counts as done by law: deemed denied, deemed liquidated.</summary>
    Deemed = 1,

    /// <summary>The right or the power is lost.</summary>
    Bar = 2,

    /// <summary>The act is still possible, but late: damages, interest, action on what is at hand.</summary>
    Late = 3,

    /// <summary>Nothing happens by itself; the portal flags it.</summary>
    Target = 4,
}

/// <summary>Who has to act before a clock runs out.</summary>
public enum ClockSide
{
    /// <summary>The importer, broker or other filer.</summary>
    Trade = 1,

    /// <summary>CBP.</summary>
    Cbp = 2,
}

/// <summary>What becomes of a last day on which offices are closed.</summary>
public enum RollRule
{
    /// <summary>It stays.</summary>
    Stays = 0,

    /// <summary>It moves to the next day on which the office is open.</summary>
    NextOpenDay = 1,
}

/// <summary>The first day on which the act is not premature.</summary>
public enum EarliestDay
{
    /// <summary>It may be done before the clock starts.</summary>
    Any = 0,

    /// <summary>The day of the start.</summary>
    DayOfStart = 1,

    /// <summary>The day after the start.</summary>
    DayAfterStart = 2,
}

/// <summary>What a hold does to a clock.</summary>
public enum WhenHeld
{
    /// <summary>Nothing: the law knows no hold, and none can be recorded.</summary>
    RunsOn = 0,

    /// <summary>The clock stops, and each held day is made up at the end.</summary>
    Pauses = 1,

    /// <summary>The clock ends; another begins when the hold is over.</summary>
    Yields = 2,
}

/// <summary>How surely a rule is known. What is neither read nor second-hand is never shown as law.</summary>
public enum Sureness
{
    /// <summary>The statute, rule, notice or CBP page was read.</summary>
    Read = 1,

    /// <summary>Taken from a law firm, the trade press, a vendor, or an older edition.</summary>
    SecondHand = 2,

    /// <summary>General knowledge; no source was read.</summary>
    General = 3,

    /// <summary>Our own modelling, by analogy.</summary>
    Modelled = 4,

    /// <summary>Uncertain.</summary>
    Unknown = 5,
}

/// <summary>What kind of text a clock rests on.</summary>
public enum Authority
{
    /// <summary>The United States Code.</summary>
    Statute = 1,

    /// <summary>The Code of Federal Regulations.</summary>
    Regulation = 2,

    /// <summary>A notice in the Federal Register or a Customs decision.</summary>
    Notice = 3,

    /// <summary>A form, a message or a page of CBP: practice, not law.</summary>
    Practice = 4,

    /// <summary>A target of an office, not law.</summary>
    Local = 5,
}

/// <summary>How a clock may be extended.</summary>
/// <param name="Each">How much each extension adds to the length, in the unit of the rule; null when CBP names a day.</param>
/// <param name="Most">How many there may be; null when there is no limit.</param>
public sealed record ExtensionTerms(TimeLimit? Each, int? Most);
