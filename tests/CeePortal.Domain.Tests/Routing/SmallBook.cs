using System.Globalization;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tests.Routing;

/// <summary>The five policy periods, with a coverage small enough to know by heart. The rows of heading 9620 are made up,
/// to have rows of every length under one heading.</summary>
static class SmallBook
{
    const string Rows = """
        0101-2403  002 Published
        2404       002 Provisional
        2701-2716  006 Provisional
        2801-3302  001 Published
        3901-3926  009 Provisional
        5001-6507  004 Provisional
        7013       008 Published    ..2014-03-09
        7013       009 Provisional  2014-03-10..
        7309-7311  005 Published    ..2014-03-09
        7309-7311  009 Provisional  2014-03-10..
        7312-7326  005 Provisional
        7415       005 Published    2014-03-10..
        8401-8468  010 Provisional
        8469-8473  007 Provisional
        8511       010 Published    ..2014-03-09
        8511       003 Published    2014-03-10..
        8517-8529  007 Provisional
        8701-8711  003 Published
        9401       008 Provisional
        9501-9508  008 Provisional
        9620       008 Provisional
        962000     009 Published
        96200010   010 Published
        9620001050-9620001059 003 Published
        """;

    public static readonly IReadOnlyList<PolicyPeriod> Policies =
    [
        new("before-1", Day("1789-07-31"), PolicyRule.BeforeCenters, [], "no Centers yet"),
        new("trusted-1", Day("2011-10-20"), PolicyRule.TrustedTraders, [], "CBP release of 2011-10-20"),
        new("test-1", Day("2012-09-27"), PolicyRule.TestParticipants, Types("01", "03"), "77 FR 52048", Day("2014-03-10")),
        new("transition-1", Day("2015-01-28"), PolicyRule.IndustryTransition, [], "CSMS 15-000040"), // participants as before
        new("permanent-1", Day("2017-01-19"), PolicyRule.Permanent, [], "81 FR 92978"),
    ];

    public static readonly IReadOnlyList<CenterOpening> Openings =
    [
        .. Open(PolicyRule.TrustedTraders, "2011-10-20", false, 1, 7),
        .. Open(PolicyRule.TestParticipants, "2012-09-27", false, 1, 3, 7),
        .. Open(PolicyRule.TestParticipants, "2012-10-01", false, 6),
        .. Open(PolicyRule.TestParticipants, "2013-04-04", true, 5, 9, 10),
        .. Open(PolicyRule.TestParticipants, "2013-06-03", false, 2, 4, 8),
    ];

    public static readonly IReadOnlyList<PortTakeover> Takeovers =
    [
        // El Paso and Chicago stand for the ten ports of the first phase.
        .. from center in new[] { 1, 6, 7 }
           from port in new[] { "2402", "3901" }
           select new PortTakeover(CenterCode.Of(center), PortCode.Parse(port), Day("2015-01-28"), "CBP notice of 2015-01-28", center != 1),
        .. Take("2015-07-28", true, 1, 6, 7),
        .. Take("2015-12-16", false, 4),
        .. Take("2016-03-23", false, 2, 3, 5, 8, 9, 10),
    ];

    public static readonly RoutingBook Book = new(Policies, Openings, Takeovers, ParseCoverage(Rows), "coverage-1");

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DecidingDate On(string day) => new(Day(day), DateBasis.EntryDate);

    /// <summary>Rows such as <c>8469-8473 007 Provisional 2014-03-10..</c>, one a line.</summary>
    public static List<CoverageRow> ParseCoverage(string text)
    {
        List<CoverageRow> rows = [];
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var range = parts[0].Split('-');
            var days = parts.Length > 3 ? parts[3].Split("..") : ["", ""];
            rows.Add(new CoverageRow(HtsNumber.Parse(range[0]), HtsNumber.Parse(range[^1]), CenterCode.Parse(parts[1]),
                Enum.Parse<CoverageBasis>(parts[2]), days[0].Length == 0 ? null : Day(days[0]), days[1].Length == 0 ? null : Day(days[1]),
                parts[2] == "Published" ? "an official list" : "inferred from the industry"));
        }
        return rows;
    }

    /// <summary>Lines such as <c>9801001012+8471300100=500; 8471=20:X</c>: numbers joined by +, each with its value, then
    /// the part in a set.</summary>
    public static RoutingLines ParseLines(string text)
    {
        var lines = new RoutingLines();
        var number = 0;
        foreach (var line in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(':');
            lines.AddLine(++number, parts.Length == 1 ? SetRole.None : (SetRole)parts[1][0]);
            foreach (var tariff in parts[0].Split('+'))
            {
                var halves = tariff.Split('=');
                lines.AddTariff(HtsNumber.Parse(halves[0]), halves.Length == 1 ? Money.Zero : Money.Parse(halves[1]));
            }
        }
        return lines;
    }

    /// <summary>A standing such as <c>tier 2 2010-01-01.. / isa 2010-01-01.. / test 007 2012-10-01..2013-12-31 /
    /// 2017-01-19 003 / 2020-01-01 NOTELG</c>.</summary>
    public static ImporterStanding ParseStanding(string text)
    {
        List<AssignmentChange> assignments = [];
        List<EnrollmentSpell> enrollments = [];
        List<ParticipationSpell> participations = [];
        foreach (var part in text.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ');
            switch (words[0])
            {
                case "tier": enrollments.Add(new(From(words[2]), Until(words[2]), int.Parse(words[1]))); break;
                case "isa": enrollments.Add(new(From(words[1]), Until(words[1]), 0)); break;
                case "test": participations.Add(new(CenterCode.Parse(words[1]), From(words[2]), Until(words[2]))); break;
                default:
                    assignments.Add(words[1] switch
                    {
                        "PNDING" => new(Day(words[0]), AssignmentStatus.Pending, default),
                        "NOTELG" => new(Day(words[0]), AssignmentStatus.NotEligible, default),
                        var code => new(Day(words[0]), AssignmentStatus.Assigned, CenterCode.Parse(code)),
                    });
                    break;
            }
        }
        return new ImporterStanding(assignments, enrollments, participations);

        static DateOnly From(string spell) => Day(spell[..10]);
        static DateOnly? Until(string spell) => spell.Length > 12 ? Day(spell[12..]) : null;
    }

    static EntryType[] Types(params string[] types) => [.. types.Select(t => EntryType.Parse(t))];

    static IEnumerable<CenterOpening> Open(PolicyRule rule, string from, bool isModelled, params int[] centers) =>
        centers.Select(c => new CenterOpening(rule, CenterCode.Of(c), Day(from), "a notice", isModelled));

    static IEnumerable<PortTakeover> Take(string from, bool isModelled, params int[] centers) =>
        centers.Select(c => new PortTakeover(CenterCode.Of(c), default, Day(from), "a notice", isModelled));
}
