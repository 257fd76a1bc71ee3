using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>Which rule chose the destination. The numbers are stored: never reuse one.</summary>
public enum RoutingBasis
{
    /// <summary>There were no Centers yet: the port processes everything.</summary>
    BeforeCenters = 1,

    /// <summary>The importer was a trusted trader in an industry whose Center was open.</summary>
    TrustedTrader = 2,

    /// <summary>The importer took part in the test.</summary>
    TestParticipant = 3,

    /// <summary>Most lines belong to a Center that had taken over its industry at this port.</summary>
    IndustryTransition = 4,

    /// <summary>The importer is assigned to the Center.</summary>
    Assignment = 5,

    /// <summary>The importer has no assignment yet: the predominant goods of this entry decide.</summary>
    PredominantGoods = 6,

    /// <summary>The importer is not eligible for a Center: the goods of this entry decide.</summary>
    GoodsImporterNotEligible = 7,

    /// <summary>The policy in force leaves this entry with its port.</summary>
    PortByPolicy = 8,

    /// <summary>No line has a heading that a Center covers on the date: the port keeps the entry.</summary>
    NoCenterForGoods = 9,
}

/// <summary>How far the coverage that an answer rests on can be relied upon.</summary>
public enum CoverageBasis
{
    /// <summary>The answer does not rest on coverage.</summary>
    None = 0,

    /// <summary>An official text was read.</summary>
    Published = 1,

    /// <summary>Inferred from the Center's industry; to be confirmed with the Center.</summary>
    Provisional = 2,
}

/// <summary>One reason of a decision, stored as a code with arguments and rendered by the template of its version;
/// a released template never changes.</summary>
/// <param name="Code">The template's name.</param>
/// <param name="Version">The template's version, from 1.</param>
/// <param name="Args">What the template is filled with, in invariant form (ISO dates, codes, numbers).</param>
public sealed record Reason(string Code, int Version, IReadOnlyList<string> Args);

/// <summary>Where one line would go by itself.</summary>
/// <param name="Line">The line's number.</param>
/// <param name="Number">The number that decides for the line, or none.</param>
/// <param name="Destination">The line's destination; null when the line does not vote (a component of a set, or a
/// heading that no Center covers).</param>
/// <param name="Basis">How sure the coverage is.</param>
public readonly record struct LineRouting(int Line, HtsNumber Number, Destination? Destination, CoverageBasis Basis);

/// <summary>Where an entry's post-release processing is done, where its revenue is credited, and why. A record that is
/// kept: a later decision is a new record beside it.</summary>
public sealed record RoutingDecision
{
    /// <summary>The Center or port that processes the entry.</summary>
    public required Destination Destination { get; init; }

    /// <summary>The port of entry, to which the money is always credited.</summary>
    public required PortCode RevenuePort { get; init; }

    /// <summary>The rule that chose the destination.</summary>
    public required RoutingBasis Basis { get; init; }

    /// <summary>Whether the coverage that the answer rests on is published or provisional.</summary>
    public required CoverageBasis CoverageBasis { get; init; }

    /// <summary>The day that decided, and which date it is.</summary>
    public required DecidingDate Date { get; init; }

    /// <summary>The version of the policy in force on that day.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The version of the coverage used.</summary>
    public required string CoverageVersion { get; init; }

    /// <summary>The reasons, most important first.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Each line's own destination.</summary>
    public required IReadOnlyList<LineRouting> Lines { get; init; }
}
