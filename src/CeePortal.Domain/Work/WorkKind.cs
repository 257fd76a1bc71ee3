namespace CeePortal.Domain.Work;

/// <summary>The sequences that the numbers of one kind have at a port in a year. No two kinds share one, so that a number names
/// one item without its kind.</summary>
/// <param name="First">The first, from 1.</param>
/// <param name="Last">The last, up to 999,999.</param>
public readonly record struct NumberRange(int First, int Last)
{
    /// <summary>True when a sequence belongs to both.</summary>
    public bool Overlaps(NumberRange other) => First <= other.Last && other.First <= Last;
}

/// <summary>A kind of post-release work. Clocks, queue, audit and messages know work only by this and
/// <see cref="WorkItem"/>, so that another kind needs no change to them.</summary>
/// <param name="Code">The stored name, also the stream type of its events; never changes.</param>
/// <param name="Name">What people call one: "Protest".</param>
/// <param name="Numbers">The sequences of its numbers, counted anew each year at each port.</param>
/// <param name="LifeCycle">Its states and moves.</param>
/// <param name="New">An empty item, from which events rebuild a stored one.</param>
public sealed record WorkKind(string Code, string Name, NumberRange Numbers, LifeCycle LifeCycle, Func<WorkItem> New)
{
    /// <summary>Its own words for messages about its events; null, and null of it, leaves them to <see cref="WorkNotices"/>.</summary>
    public NoticeWording? Wording { get; init; }

    /// <summary>What people call one within a sentence: "protest". Names that begin with a proper word or letters say it themselves.</summary>
    public string NameInText { get; init; } = Name.Length > 1 && char.IsUpper(Name[1]) ? Name : Name.ToLowerInvariant();

    /// <summary>What a filer is told that an event concerns though it sees nothing of the item, such as whoever lost an entry to
    /// another filer; null for nobody.</summary>
    public Func<WorkItem, WorkEvent, (Trade.FilerCode Filer, WorkNotice Notice)?>? AlsoTold { get; init; }

    /// <summary>What the fines, penalties and forfeitures officers of ports are told of an event, whoever works the item; null for nothing.</summary>
    public Func<WorkItem, WorkEvent, (IReadOnlyList<Trade.PortCode> Ports, WorkNotice Notice)?>? PortsTold { get; init; }

    /// <summary>How its items come about.</summary>
    public WorkOrigin Origin { get; init; } = WorkOrigin.FiledByTrade;

    /// <summary>Rebuilds an item from its events, in order.</summary>
    /// <exception cref="InvalidDataException">The events do not count from 1 without a gap.</exception>
    public WorkItem Rebuild(IEnumerable<WorkEvent> events)
    {
        var item = New();
        foreach (var e in events) item.Replay(e);
        return item;
    }
}
