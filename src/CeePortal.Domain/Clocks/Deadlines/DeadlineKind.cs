namespace CeePortal.Domain.Clocks;

/// <summary>A kind of deadline that one can ask for.</summary>
public sealed class DeadlineKind
{
    internal DeadlineKind(string name, string from, string act, DeadlineDetails uses, Func<DeadlineQuestion, DeadlineBasis, Counted> count) =>
        (Name, From, Act, Uses, Count) = (name, from, act, uses, count);

    /// <summary>Its name, such as <c>protest</c>.</summary>
    public string Name { get; }

    /// <summary>Which day starts it.</summary>
    public string From { get; }

    /// <summary>The act that is judged by its day of receipt.</summary>
    public string Act { get; }

    /// <summary>What else bears on it.</summary>
    public DeadlineDetails Uses { get; }

    internal Func<DeadlineQuestion, DeadlineBasis, Counted> Count { get; }

    /// <summary>A kind that is one clock from the day given.</summary>
    internal static DeadlineKind Of(string name, string from, string act, Func<DeadlineQuestion, ClockRule> rule, DeadlineDetails uses = DeadlineDetails.None) =>
        new(name, from, act, uses, (asked, basis) => new(basis.Begin(rule(asked), asked).Read(basis.Calendar)));
}

/// <summary>What deadlines are counted by.</summary>
sealed record DeadlineBasis(BusinessCalendar Calendar, ClockBook Book)
{
    public Clock Begin(ClockRule declared, DeadlineQuestion asked, DateOnly? from = null) => Clock.Begin(Book[declared], from ?? asked.From, asked.Port);
}

/// <summary>What a kind counted: the reading that decides, or a sentence that says why there is none.</summary>
sealed record Counted(ClockReading? Reading, string Note = "", Outcome? Outcome = null, string? Problem = null)
{
    public static Counted Refused(string problem) => new(null, Problem: problem);
}
