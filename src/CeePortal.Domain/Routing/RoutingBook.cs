using CeePortal.Domain.Centers;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>Everything that routing looks up: policy periods, openings, takeovers and coverage. An immutable snapshot,
/// safe to share between threads.</summary>
/// <remarks>Make a new one when reference data changes; <see cref="WithPolicies"/> and <see cref="WithCoverage"/> make
/// one for a draft, so that history can be replayed against it.</remarks>
public sealed class RoutingBook
{
    static readonly int[] takenOverNowhere = NeverForAll();

    readonly PolicyPeriod[] policies;
    readonly int[] policyStarts; // day numbers
    readonly CenterOpening[] openings;
    readonly PortTakeover[] takeovers;
    readonly CoverageRow[] coverage;
    readonly CoverageMap map;
    readonly int[] trustedFrom = NeverForAll(), testFrom = NeverForAll(); // day numbers by Center
    readonly int[][] takenOverAt = new int[10_000][]; // by port; null where no row names the port
    readonly int[] takenOverEverywhere = NeverForAll();

    /// <summary>Makes a snapshot.</summary>
    /// <param name="policies">The policy periods in any order; each holds until the day before the next, and the first,
    /// which must be the time before Centers, also for all days before its own.</param>
    /// <param name="openings">From when each Center was open to trusted traders and to test participants.</param>
    /// <param name="takeovers">From when each Center handled its whole industry at which port.</param>
    /// <param name="coverage">Which Center covers which tariff numbers.</param>
    /// <param name="coverageVersion">The version of the coverage, which decisions record.</param>
    /// <exception cref="RoutingBookException">The rows contradict each other; its problems say where.</exception>
    public RoutingBook(IEnumerable<PolicyPeriod> policies, IEnumerable<CenterOpening> openings, IEnumerable<PortTakeover> takeovers,
        IEnumerable<CoverageRow> coverage, string coverageVersion)
        : this([.. policies.OrderBy(p => p.From)], [.. openings], [.. takeovers], [.. coverage], coverageVersion, null)
    {
    }

    RoutingBook(PolicyPeriod[] policies, CenterOpening[] openings, PortTakeover[] takeovers, CoverageRow[] coverage,
        string coverageVersion, CoverageMap? map)
    {
        List<string> problems = [];
        RoutingBookChecks.Policies(policies, problems);
        RoutingBookChecks.Openings(openings, problems);
        RoutingBookChecks.Takeovers(takeovers, problems);
        if (map is null) RoutingBookChecks.Coverage(coverage, problems);
        if (string.IsNullOrWhiteSpace(coverageVersion)) problems.Add("The coverage needs a version, which decisions record.");
        if (problems.Count > 0) throw new RoutingBookException(problems);

        (this.policies, this.openings, this.takeovers, this.coverage) = (policies, openings, takeovers, coverage);
        policyStarts = [.. policies.Select(p => p.From.DayNumber)];
        CoverageVersion = coverageVersion;
        this.map = map ?? new CoverageMap(coverage);
        foreach (var opening in openings)
            (opening.Rule == PolicyRule.TrustedTraders ? trustedFrom : testFrom)[opening.Center.Number] = opening.From.DayNumber;
        foreach (var takeover in takeovers.Where(t => t.Port.IsNone))
            takenOverEverywhere[takeover.Center.Number] = takeover.From.DayNumber;
        foreach (var takeover in takeovers.Where(t => !t.Port.IsNone))
        {
            var days = takenOverAt[takeover.Port.Code] ??= [.. takenOverEverywhere];
            days[takeover.Center.Number] = Math.Min(days[takeover.Center.Number], takeover.From.DayNumber);
        }
    }

    /// <summary>The policy periods, earliest first.</summary>
    public IReadOnlyList<PolicyPeriod> Policies => policies;

    /// <summary>The openings.</summary>
    public IReadOnlyList<CenterOpening> Openings => openings;

    /// <summary>The takeovers.</summary>
    public IReadOnlyList<PortTakeover> Takeovers => takeovers;

    /// <summary>The coverage rows.</summary>
    public IReadOnlyList<CoverageRow> Coverage => coverage;

    /// <summary>The version of the coverage.</summary>
    public string CoverageVersion { get; }

    /// <summary>The same book with other policies, and other openings and takeovers where they are given.</summary>
    /// <exception cref="RoutingBookException">The rows contradict each other.</exception>
    public RoutingBook WithPolicies(IEnumerable<PolicyPeriod> policies, IEnumerable<CenterOpening>? openings = null,
        IEnumerable<PortTakeover>? takeovers = null) =>
        new([.. policies.OrderBy(p => p.From)], openings is null ? this.openings : [.. openings],
            takeovers is null ? this.takeovers : [.. takeovers], coverage, CoverageVersion, map);

    /// <summary>The same book with other coverage.</summary>
    /// <exception cref="RoutingBookException">The rows contradict each other.</exception>
    public RoutingBook WithCoverage(IEnumerable<CoverageRow> coverage, string coverageVersion) =>
        new(policies, openings, takeovers, [.. coverage], coverageVersion, null);

    /// <summary>What is wrong with rows that are not yet a book; empty when nothing is. For the forms and imports that
    /// edit them.</summary>
    public static IReadOnlyList<string> Check(IEnumerable<PolicyPeriod>? policies = null, IEnumerable<CenterOpening>? openings = null,
        IEnumerable<PortTakeover>? takeovers = null, IEnumerable<CoverageRow>? coverage = null)
    {
        List<string> problems = [];
        if (policies is not null) RoutingBookChecks.Policies([.. policies.OrderBy(p => p.From)], problems);
        if (openings is not null) RoutingBookChecks.Openings([.. openings], problems);
        if (takeovers is not null) RoutingBookChecks.Takeovers([.. takeovers], problems);
        if (coverage is not null) RoutingBookChecks.Coverage([.. coverage], problems);
        return problems;
    }

    /// <summary>The policy in force on a day.</summary>
    public PolicyPeriod PolicyOn(DateOnly day)
    {
        var i = policies.Length - 1;
        while (i > 0 && policyStarts[i] > day.DayNumber) i--;
        return policies[i];
    }

    /// <summary>The row that covers a number on a day, the most digits first; null when no Center covers it, and for
    /// chapters 98 and 99, which say how goods are treated and not what they are.</summary>
    public CoverageRow? FindCoverage(HtsNumber number, DateOnly day)
    {
        if (number.IsNone || number.IsSpecialChapter) return null;
        var cell = map.On(day).Find(number);
        return cell == 0 ? null : RowOf(cell);
    }

    /// <summary>The row that opened a Center under a rule, or null when it never was.</summary>
    public CenterOpening? OpeningOf(PolicyRule rule, CenterCode center) =>
        Array.Find(openings, o => o.Rule == rule && o.Center == center);

    /// <summary>The row by which a Center first took over its whole industry at a port, or null when it never did.</summary>
    public PortTakeover? TakeoverOf(CenterCode center, PortCode port)
    {
        PortTakeover? first = null;
        foreach (var row in takeovers)
            if (row.Center == center && (row.Port.IsNone || row.Port == port) && (first is null || row.From < first.From))
                first = row;
        return first;
    }

    /// <summary>The period whose entry types hold for participants: in the transition they went on as before, so a period
    /// of transition without types of its own has those of the test before it.</summary>
    internal PolicyPeriod ParticipationTermsOf(PolicyPeriod period)
    {
        if (period.Rule != PolicyRule.IndustryTransition || period.EntryTypes.Count > 0) return period;
        for (var i = policies.Length - 1; i >= 0; i--)
            if (policies[i].Rule == PolicyRule.TestParticipants && policies[i].From < period.From)
                return policies[i];
        return period;
    }

    internal CoverageStretch CoverageOn(DateOnly day) => map.On(day);

    internal CoverageRow RowOf(int cell) => coverage[CoverageStretch.RowOf(cell)];

    internal bool IsOpen(PolicyRule rule, CenterCode center, DateOnly day) =>
        (rule == PolicyRule.TrustedTraders ? trustedFrom : testFrom)[center.Number] <= day.DayNumber;

    /// <summary>The day number by Center from which it had taken over at a port.</summary>
    internal int[] TakenOverAt(PortCode port) =>
        port.IsNone ? takenOverNowhere : takenOverAt[port.Code] ?? takenOverEverywhere;

    static int[] NeverForAll()
    {
        var days = new int[CenterCode.Count + 1];
        Array.Fill(days, int.MaxValue);
        return days;
    }
}

/// <summary>Rows that contradict each other cannot be routed by.</summary>
/// <param name="problems">What is wrong, a sentence each.</param>
public sealed class RoutingBookException(IReadOnlyList<string> problems) : Exception(string.Join(' ', problems))
{
    /// <summary>What is wrong, a sentence each: which rows, and how to fix them.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
