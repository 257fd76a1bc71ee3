namespace CeePortal.Domain.Work;

/// <summary>Whose paper it is. The numbers are stored.</summary>
public enum PaperFrom
{
    /// <summary>The party itself.</summary>
    Party = 1,

    /// <summary>Its agent or attorney.</summary>
    Agent = 2,
}

/// <summary>That something came on paper and an officer entered it. It counts from the day on which it came in, not from the day
/// on which somebody found the time to enter it.</summary>
/// <param name="ReceivedOn">The legal day of receipt.</param>
/// <param name="From">Whose paper it is; by role, never by name.</param>
public sealed record Paper(DateOnly ReceivedOn, PaperFrom From)
{
    /// <summary>Whose paper it is, in words.</summary>
    public static string Name(PaperFrom from) => from switch
    {
        PaperFrom.Party => "the party",
        PaperFrom.Agent => "the party's agent or attorney",
    };
}

/// <summary>What the filer does in the portal, or on paper that an officer enters.</summary>
public abstract record PaperFact : WorkFact
{
    /// <summary>The paper; null for what was done in the portal.</summary>
    public Paper? Paper { get; init; }

    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => Paper?.ReceivedOn;
}

/// <content>What came on paper.</content>
public abstract partial class WorkItem
{
    /// <summary>The day by which something of the filer's is judged: today, or the day on which its paper came in.</summary>
    /// <exception cref="WorkRefusedException">An officer gives no day of receipt, a filer gives one, or it cannot be right.</exception>
    protected DateOnly CameIn(Paper? paper, Act act)
    {
        if (paper is null)
        {
            WorkRefusedException.Unless(!act.By.Is(WorkRoles.Office | WorkRoles.Penalties) || act.By.Is(WorkRoles.Filer), "An officer enters this only from paper. Give the day on which the paper came in; it is judged by that day.");
            return act.Day;
        }
        WorkRefusedException.Unless(act.By.Is(WorkRoles.Office | WorkRoles.Penalties), "Only an officer enters what came on paper. What you send here counts from today.");
        WorkRefusedException.Unless(Enum.IsDefined(paper.From), "Say whose paper it is.");
        WorkRefusedException.Unless(paper.ReceivedOn <= act.Day, "The day of receipt lies ahead. Enter the day on which the paper came in.");
        WorkRefusedException.Unless(paper.ReceivedOn >= Subject.FiledOn, $"The paper cannot have come in before this was filed, on {Print(Subject.FiledOn)}.");
        return paper.ReceivedOn;
    }
}
