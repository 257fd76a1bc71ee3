using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Lists;

/// <summary>The tabs of the queue.</summary>
public enum WorkTab
{
    /// <summary>All open items.</summary>
    Open,

    /// <summary>Open, with the person who asks.</summary>
    Mine,

    /// <summary>Open, with nobody.</summary>
    Unassigned,

    /// <summary>Open, with a team of the person who asks.</summary>
    Team,

    /// <summary>Open, and the trade has to answer first.</summary>
    Waiting,

    /// <summary>Open, and a clock of CBP has run out.</summary>
    Overdue,

    /// <summary>Open, and held.</summary>
    Held,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>Open or closed.</summary>
    Any,
}

/// <summary>What a list of work is narrowed to; whatever is left out narrows nothing. The visitor's scope comes on top.</summary>
public sealed record WorkFilter
{
    public WorkTab Tab { get; init; }

    /// <summary>Who asks, and the teams of that person: for the tabs that are theirs.</summary>
    public long Me { get; init; }
    public IReadOnlyList<long> MyTeams { get; init; } = [];

    /// <summary>Three digits of a Center, four of a port; null for the visitor's own, or all that a visitor of all sees.</summary>
    public string? Office { get; init; }

    /// <summary>For people of a port: also what Centers work of the port's entries.</summary>
    public bool AlsoAtCenters { get; init; }
    public string? Kind { get; init; }

    /// <summary>A state, by code.</summary>
    public string? State { get; init; }

    /// <summary>The states that are the same to whoever asks, the one asked for among them; null when it is alone.</summary>
    public IReadOnlyList<string>? SameStates { get; init; }

    /// <summary>The clock of CBP that runs out first, by code.</summary>
    public string? Clock { get; init; }

    /// <summary>That clock's last day at the latest.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>One of these importers; null for any.</summary>
    public IReadOnlyList<long>? Importers { get; init; }
    public PortCode Port { get; init; }
    public EntryType EntryType { get; init; }

    /// <summary>Four digits.</summary>
    public string? Heading { get; init; }

    /// <summary>One of <see cref="Work.WorkSegments"/>, of which one is empty; null for any.</summary>
    public string? Segment { get; init; }
    public long? Assignee { get; init; }
    public long? Team { get; init; }
    public long? LeastCents { get; init; }
    public long? MostCents { get; init; }

    /// <summary>Filed on this day or before.</summary>
    public DateOnly? FiledBy { get; init; }

    /// <summary>The one with this number, open or closed.</summary>
    public WorkNumber Number { get; init; }

    /// <summary>Those about this entry, open or closed.</summary>
    public EntryNumber Entry { get; init; }

    /// <summary>Those that the person who asks watches, open or closed.</summary>
    public bool Watched { get; init; }

    /// <summary>True when it asks for a few by name, whatever their tab.</summary>
    public bool IsByName => !Number.IsNone || !Entry.IsNone || Watched;

    /// <summary>True when nothing narrows the tab.</summary>
    public bool IsTabAlone => this == new WorkFilter { Tab = Tab, Me = Me, MyTeams = MyTeams, Office = Office, AlsoAtCenters = AlsoAtCenters, Kind = Kind };
}

/// <summary>What a list of work is sorted by.</summary>
public enum WorkSort
{
    /// <summary>The days left of the clock of CBP that runs out first; what has none comes last.</summary>
    Due,
    Filed,
    Amount,

    /// <summary>The items of an importer together, each importer's by days left.</summary>
    Importer,
    Number,
    Changed,

    /// <summary>The day of closing; only of what is closed.</summary>
    Closed,
}

/// <summary>An order and its direction.</summary>
public readonly record struct WorkOrder(WorkSort By, bool Down = false)
{
    public WorkOrder Reversed => this with { Down = !Down };

    /// <summary>The order asked for, or the tab's usual one where that has no sense: what is open has no day of closing,
    /// and what is closed is sorted by that day or by number, since an index serves those.</summary>
    public WorkOrder Served(WorkFilter filter) => filter.Tab switch
    {
        WorkTab.Closed when !filter.IsByName && By != WorkSort.Closed => new(WorkSort.Closed, Down: true),
        not WorkTab.Closed when By == WorkSort.Closed => default,
        _ => this,
    };
}
