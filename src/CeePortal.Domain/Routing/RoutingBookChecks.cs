using System.Globalization;

namespace CeePortal.Domain.Routing;

/// <summary>What makes reference rows usable together. Each problem names the rows and says how to fix them.</summary>
static class RoutingBookChecks
{
    const int MostProblems = 50; // a wrong file repeats itself; a person reads the first few

    public static void Policies(PolicyPeriod[] sorted, List<string> problems)
    {
        if (sorted.Length == 0)
        {
            problems.Add("There is no policy period. Begin with the time before Centers.");
            return;
        }
        if (sorted[0].Rule != PolicyRule.BeforeCenters)
            problems.Add($"The first policy period, from {Day(sorted[0].From)}, must be the time before Centers, so that every day has a policy.");
        for (var i = 0; i < sorted.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(sorted[i].Version))
                problems.Add($"The policy period from {Day(sorted[i].From)} needs a version, which decisions record.");
            if (!Enum.IsDefined(sorted[i].Rule))
                problems.Add($"The policy period from {Day(sorted[i].From)} has a rule that this portal does not know.");
            if (i > 0 && sorted[i - 1].From == sorted[i].From)
                problems.Add($"Two policy periods begin on {Day(sorted[i].From)}. A period holds until the next begins, so give each its own first day.");
        }
    }

    public static void Openings(CenterOpening[] rows, List<string> problems)
    {
        HashSet<(PolicyRule, int)> seen = [];
        foreach (var row in rows)
        {
            if (row.Center.IsNone) problems.Add($"The opening from {Day(row.From)} names no Center.");
            else if (row.Rule is not (PolicyRule.TrustedTraders or PolicyRule.TestParticipants))
                problems.Add($"The opening of Center {row.Center} from {Day(row.From)} must be under the trusted-trader or the test-participant rule.");
            else if (!seen.Add((row.Rule, row.Center.Number)))
                problems.Add($"Center {row.Center} has two openings under the same rule. Keep the first day only.");
        }
    }

    public static void Takeovers(PortTakeover[] rows, List<string> problems)
    {
        HashSet<(int, string)> seen = [];
        foreach (var row in rows)
        {
            if (row.Center.IsNone) problems.Add($"The takeover from {Day(row.From)} names no Center.");
            else if (!seen.Add((row.Center.Number, row.Port.ToString())))
                problems.Add($"Center {row.Center} takes over {(row.Port.IsNone ? "everywhere" : "at port " + row.Port)} twice. Keep the first day only.");
        }
    }

    public static void Coverage(CoverageRow[] rows, List<string> problems)
    {
        var sound = new List<CoverageRow>(rows.Length);
        foreach (var row in rows)
        {
            if (ProblemOf(row) is { } problem) Add(problem);
            else sound.Add(row);
        }

        // Rows of one length, by their first number: a row can only overlap those that begin before it ends.
        foreach (var sameLength in sound.GroupBy(r => r.First.Length))
        {
            List<CoverageRow> open = [];
            foreach (var row in sameLength.OrderBy(r => r.First))
            {
                open.RemoveAll(o => o.Last.CompareTo(row.First) < 0);
                foreach (var other in open)
                    if (!(other.Until < row.From) && !(row.Until < other.From))
                        Add($"{Name(other)} and {Name(row)} overlap on the same days. End one on the day before the other begins, or narrow its range.");
                open.Add(row);
            }
        }

        void Add(string problem)
        {
            if (problems.Count < MostProblems) problems.Add(problem);
        }
    }

    static string? ProblemOf(CoverageRow row)
    {
        if (row.First.IsNone || row.Last.IsNone) return "A coverage row has no tariff number. Give its first and last number.";
        if (row.First.Length != row.Last.Length) return $"{Name(row)}: the first and the last number must have the same count of digits.";
        if (row.First.CompareTo(row.Last) > 0) return $"{Name(row)}: the first number comes after the last. Exchange them.";
        if (row.Center.IsNone) return $"{Name(row)} names no Center.";
        if (row.Basis is not (CoverageBasis.Published or CoverageBasis.Provisional)) return $"{Name(row)} must be marked Published or Provisional.";
        if (row.Until < row.From) return $"{Name(row)} ends before it begins.";
        return null;
    }

    static string Name(CoverageRow row) =>
        $"Coverage {row.First}{(row.First == row.Last ? "" : "-" + row.Last)} by Center {row.Center}"
        + (row.From is { } from ? $" from {Day(from)}" : "") + (row.Until is { } until ? $" to {Day(until)}" : "");

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
