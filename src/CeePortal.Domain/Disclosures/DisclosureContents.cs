using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Disclosures;

/// <summary>In what position somebody discloses. The numbers are stored.</summary>
public enum DiscloserKind
{
    /// <summary>The importer of record.</summary>
    Importer = 1,

    /// <summary>A customs broker that discloses what it did itself.</summary>
    Broker = 2,

    /// <summary>Another person concerned: a consignee, a seller, a drawback claimant.</summary>
    Other = 3,
}

/// <summary>Who discloses; by key, so that names and numbers can be removed where they live.</summary>
/// <param name="Kind">In what position.</param>
/// <param name="PartyId">The party.</param>
/// <param name="AgentId">The agent or attorney that files for it; null when it files itself.</param>
/// <param name="HasPowerOfAttorney">True when the agent holds its power of attorney.</param>
public sealed record Discloser(DiscloserKind Kind, long PartyId, long? AgentId = null, bool HasPowerOfAttorney = false)
{
    /// <summary>In what position, in words.</summary>
    public static string Name(DiscloserKind kind) => kind switch
    {
        DiscloserKind.Importer => "importer of record",
        DiscloserKind.Broker => "customs broker, for itself",
        DiscloserKind.Other => "another person concerned",
    };
}

/// <summary>A port at which the violation happened, with the approximate dates of entry there (19 CFR 162.74(b)(2), (e)).</summary>
/// <param name="Port">The port of entry.</param>
/// <param name="From">The first approximate date of entry.</param>
/// <param name="To">The last.</param>
public sealed record ConcernedPort(PortCode Port, DateOnly From, DateOnly To);

/// <summary>An entry that is disclosed by its number.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Port">Its port of entry.</param>
public sealed record DisclosedEntry(EntryNumber Entry, PortCode Port);

/// <summary>The circumstances of the violation, a to d (19 CFR 162.74(b)(1) to (4)).</summary>
public sealed record DisclosureContents
{
    /// <summary>(1) The class or kind of merchandise.</summary>
    public string Merchandise { get; init; } = "";

    /// <summary>(2) Every port concerned with its approximate dates; the first leads: its officer decides.</summary>
    public IReadOnlyList<ConcernedPort> Ports { get; init; } = [];

    /// <summary>(2) Entries by number, as far as they are named; those of a spreadsheet stand there.</summary>
    public IReadOnlyList<DisclosedEntry> Entries { get; init; } = [];

    /// <summary>(3) The material false statements, omissions or acts.</summary>
    public string FalseStatements { get; init; } = "";

    /// <summary>(3) How and when they occurred.</summary>
    public string HowAndWhen { get; init; } = "";

    /// <summary>(4) The true and accurate information or data.</summary>
    public string TrueData { get; init; } = "";

    /// <summary>(4) The statement that what is unknown now follows within 30 days of the initial disclosure.</summary>
    public bool MoreToFollow { get; init; }

    /// <summary>True when nothing of a to d is left open.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsComplete => !MoreToFollow && new[] { Merchandise, FalseStatements, HowAndWhen, TrueData }.All(t => !string.IsNullOrWhiteSpace(t)) && Ports.Count > 0;
}

/// <summary>A prior disclosure as it is made. <see cref="DisclosureCheck"/> judges it.</summary>
public sealed record DisclosureFiling
{
    /// <summary>Who discloses.</summary>
    public required Discloser Discloser { get; init; }

    /// <summary>The Center or port that reviews it.</summary>
    public required Destination Office { get; init; }

    /// <summary>True when it was told to an officer and is to be confirmed in writing (19 CFR 162.74(a)(2)).</summary>
    public bool IsOral { get; init; }

    /// <summary>The circumstances.</summary>
    public required DisclosureContents Contents { get; init; }

    /// <summary>The degree of fault that the party itself states; null for none. CBP is not bound by it.</summary>
    public Culpability? Claimed { get; init; }
}
