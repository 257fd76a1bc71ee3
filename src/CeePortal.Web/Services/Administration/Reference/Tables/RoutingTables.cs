using System.Globalization;
using System.Linq.Expressions;
using CeePortal.Data.Reference;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;

namespace CeePortal.Web.Services.Administration.Reference.Tables;

/// <summary>What routing looks up. The whole book is checked before a change, and decisions record its version.</summary>
static class RoutingTables
{
    const string NewCoverage = "A change publishes a new coverage version, which decisions made from then on record. Decisions on file keep theirs.";
    const string NewPolicy = "A change gives the policy periods that it governs a new version, which decisions made from then on record. Decisions on file keep theirs.";

    static readonly Dictionary<PolicyRule, string> rules = new()
    {
        [PolicyRule.BeforeCenters] = "Before Centers: the port of entry processes all",
        [PolicyRule.TrustedTraders] = "Trusted traders of an open Center",
        [PolicyRule.TestParticipants] = "Accepted participants of the test",
        [PolicyRule.IndustryTransition] = "Industry transition, by port and line",
        [PolicyRule.Permanent] = "Permanent: one Center for each importer",
    };

    public static ReferenceTable Coverage => new CoverageTable
    {
        Slug = "coverage",
        Title = "Coverage",
        Singular = "coverage row",
        Group = ReferenceGroup.Routing,
        Stamp = ReferenceStamps.Routing,
        About = "Which Center covers which tariff numbers. Of several rows that cover a number, the one with the most digits decides.",
        Consequence = NewCoverage,
        AsksWhy = true,
        RemoveWord = "Ended",
        Bases = ["Published", "Provisional"],
        Fields =
        [
            Field.Hts<RefCoverage>(r => r.HeadingFrom, "First number", "4, 6, 8 or 10 digits."),
            Field.Hts<RefCoverage>(r => r.HeadingTo, "Last number", "As many digits as the first; what lies under it is included. The same number for a single one."),
            Field.Center<RefCoverage>(r => r.Center),
            Field.OptionalDay<RefCoverage>(r => r.EffectiveFrom, "First day", "Empty: since the Center opened.", none: "since it opened"),
            Field.OptionalDay<RefCoverage>(r => r.EffectiveTo, "Last day", "Empty: until it is changed.", none: "until changed"),
            Field.OptionalDay<RefCoverage>(r => r.DocumentDate, "Date of the text that was read", inList: false),
        ],
        Order = [SeekKey<RefCoverage>.By(r => r.HeadingFrom), SeekKey<RefCoverage>.By(r => r.Id)],
        Standing = r => r.UntilVersion == null,
        SearchByNumber = Covering,
        Name = (r, names) => $"{Range(r)} by {names.Center(r.Center)}",
    };

    public static ReferenceTable Policies => new PolicyTable
    {
        Slug = "policies",
        Title = "Policy periods",
        Singular = "policy period",
        Group = ReferenceGroup.Routing,
        Stamp = ReferenceStamps.Routing,
        About = "By which rule entries were and are routed, from which day. Each period holds until the day before the next begins.",
        Consequence = "When the first day, the rule or the entry types change, the period gets a new version, which decisions made from then on record. Decisions on file keep theirs.",
        AsksWhy = true,
        Fields =
        [
            EntryTables.Key(Field.Text<RefPolicy>(r => r.Version, "Version", "What decisions record, such as 6.", width: "lg")),
            Field.Text<RefPolicy>(r => r.Name, "Name"),
            Field.DayOrBeginning<RefPolicy>(r => r.From, "First day", "Empty: since the beginning, for the time before Centers."),
            Field.OneOf<RefPolicy, PolicyRule>(r => r.Rule, "Rule", rules),
            Types(),
            Field.OptionalDay<RefPolicy>(r => r.EntryTypesFrom, "More entry types possible from",
                "From this day more types may have been included, by a list that was not read. Empty: no such doubt.", inList: false),
            Field.Area<RefPolicy>(r => r.Summary, "Summary", optional: true),
        ],
        Order = [SeekKey<RefPolicy>.By(r => r.From), SeekKey<RefPolicy>.By(r => r.Version)],
        Name = (r, _) => $"{r.Name} (version {r.Version})",
    };

    public static ReferenceTable Openings => new OpeningTable
    {
        Slug = "openings",
        Title = "Center openings",
        Singular = "opening",
        Group = ReferenceGroup.Routing,
        Stamp = ReferenceStamps.Routing,
        About = "From when a Center took trusted traders or participants of the test, before the permanent rule.",
        Consequence = NewPolicy,
        AsksWhy = true,
        RemoveWord = "Removed",
        Fields =
        [
            EntryTables.Key(Field.OneOf<RefCenterOpening, PolicyRule>(r => r.Rule, "Rule",
                rules.Where(r => r.Key is PolicyRule.TrustedTraders or PolicyRule.TestParticipants).ToDictionary())),
            EntryTables.Key(Field.Center<RefCenterOpening>(r => r.Center)),
            Field.Day<RefCenterOpening>(r => r.From, "First day"),
        ],
        Order = [SeekKey<RefCenterOpening>.By(r => r.Rule), SeekKey<RefCenterOpening>.By(r => r.Center)],
        Name = (r, names) => $"{names.Center(r.Center)}, {rules[r.Rule]}",
    };

    public static ReferenceTable Takeovers => new TakeoverTable
    {
        Slug = "takeovers",
        Title = "Port takeovers",
        Singular = "takeover",
        Group = ReferenceGroup.Routing,
        Stamp = ReferenceStamps.Routing,
        About = "From when a Center handled the whole of its industry at a port, or everywhere, during the transition of 2015 and 2016.",
        Consequence = NewPolicy,
        AsksWhy = true,
        RemoveWord = "Removed",
        Fields =
        [
            EntryTables.Key(Field.Center<RefPortTakeover>(r => r.Center)),
            EntryTables.Key(Field.Port<RefPortTakeover>(r => r.Port, "Port", "Four digits. Empty: every port.", optional: true).Saying(r => r.Port.Length == 0 ? "every port" : r.Port)),
            Field.Day<RefPortTakeover>(r => r.From, "First day"),
        ],
        Order = [SeekKey<RefPortTakeover>.By(r => r.Center), SeekKey<RefPortTakeover>.By(r => r.Port)],
        Name = (r, names) => $"{names.Center(r.Center)} {(r.Port.Length == 0 ? "at every port" : "at port " + r.Port)}",
    };

    internal static string Range(RefCoverage row) => row.HeadingFrom == row.HeadingTo
        ? HtsNumber.Parse(row.HeadingFrom).ToString()
        : $"{HtsNumber.Parse(row.HeadingFrom)} to {HtsNumber.Parse(row.HeadingTo)}";

    // "8471.30" finds the rows that cover it and those under it; other texts are searched as words.
    static Expression<Func<RefCoverage, bool>>? Covering(string text)
    {
        var digits = string.Concat(text.Where(c => c is not ('.' or ' ')));
        if (digits.Length is < 2 or > 10 || !digits.All(char.IsAsciiDigit)) return null;
        var last = digits.PadRight(10, '9');
        return r => string.Compare(r.HeadingFrom, last) <= 0 && string.Compare(r.HeadingTo + "9999999999", digits) >= 0;
    }

    static ReferenceField<RefPolicy> Types()
    {
        var types = Field.Text<RefPolicy>(r => r.EntryTypes, "Entry types");
        return new()
        {
            Name = types.Name,
            Label = types.Label,
            Hint = "The types that the rule moves, separated by commas: 01, 03. Empty: all.",
            Width = "xl",
            Optional = true,
            IsCode = true,
            Text = row => (row.EntryTypes ?? "").Replace("|", ", ", StringComparison.Ordinal),
            Shown = (row, _) => string.IsNullOrEmpty(row.EntryTypes) ? "all" : row.EntryTypes.Replace("|", ", ", StringComparison.Ordinal),
            Read = (row, text) =>
            {
                List<string> codes = [];
                foreach (var part in text.Split([',', '|', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (EntryType.Read(part, out var type) is { } problem) return $"{part}: {problem}";
                    codes.Add(type.ToString());
                }
                row.EntryTypes = string.Join('|', codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
                return null;
            },
        };
    }

    /// <summary>"5" becomes "5-r2", and that "5-r3".</summary>
    internal static string NextVersion(string version)
    {
        var cut = version.LastIndexOf("-r", StringComparison.Ordinal);
        return cut > 0 && int.TryParse(version.AsSpan(cut + 2), CultureInfo.InvariantCulture, out var number)
            ? $"{version[..cut]}-r{(number + 1).ToString(CultureInfo.InvariantCulture)}"
            : version + "-r2";
    }
}
