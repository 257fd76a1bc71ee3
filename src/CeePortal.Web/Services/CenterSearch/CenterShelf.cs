using CeePortal.Domain.Centers;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.CenterSearch;

/// <summary>A Center as the public pages tell of it.</summary>
public sealed record CenterFacts
{
    public required CenterCode Code { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required string Abbreviation { get; init; }
    public required string City { get; init; }
    public required string State { get; init; }
    public required double Latitude { get; init; }
    public required double Longitude { get; init; }
    public required string Industries { get; init; }
    public DateOnly? IndustryStart { get; init; }
    public DateOnly? TestStart { get; init; }
    public required CenterStatus Status { get; init; }
    public required CenterContact Contact { get; init; }
    public required string Basis { get; init; }
    public required string Source { get; init; }

    /// <summary>Words first, code after: Electronics Center (007).</summary>
    public string Title => $"{Name} Center ({Code})";

    public string Office => $"{City}, {State}";
}

/// <summary>Something that happened to a Center, or to all of them when the Center is none.</summary>
/// <param name="When">ISO, as far as it is known: a year, a month or a day.</param>
public sealed record CenterEvent(CenterCode Center, string When, string Words, string Basis, string Source);

/// <summary>What the public pages look up: the Centers, the headings with their words, and the routing book. One immutable
/// snapshot, so that an answer never mixes two states of the reference data.</summary>
public sealed class CenterShelf
{
    readonly Dictionary<CenterCode, CenterFacts> byCode;
    readonly Dictionary<string, string> titles;
    readonly Dictionary<string, string> chapters;

    public CenterShelf(RoutingBook book, IEnumerable<CenterFacts> centers, IEnumerable<CenterEvent> events, IEnumerable<HeadingEntry> headings,
        IEnumerable<KeyValuePair<string, string>> chapters)
    {
        Book = book;
        Centers = [.. centers.OrderBy(c => c.Code)];
        byCode = Centers.ToDictionary(c => c.Code);
        Events = [.. events.OrderBy(e => e.When, StringComparer.Ordinal)];
        Headings = new HeadingIndex(headings);
        titles = Headings.Headings.ToDictionary(h => h.Code, h => h.Title, StringComparer.Ordinal);
        this.chapters = new(chapters, StringComparer.Ordinal);
    }

    public RoutingBook Book { get; }

    public IReadOnlyList<CenterFacts> Centers { get; }

    public IReadOnlyList<CenterEvent> Events { get; }

    public HeadingIndex Headings { get; }

    public CenterFacts? Find(CenterCode code) => byCode.GetValueOrDefault(code);

    /// <summary>The Center, which the book names: every Center of the book is on the shelf, else its bare code is told.</summary>
    public string NameOf(CenterCode code) => Find(code)?.Title ?? $"Center {code}";

    /// <summary>The short title of a heading, or null when it is not known.</summary>
    public string? TitleOf(HtsNumber number) => number.IsNone ? null : titles.GetValueOrDefault(number.ToCompact()[..4]);

    public string? TitleOfChapter(string chapter) => chapters.GetValueOrDefault(chapter);

    /// <summary>The ranges that a Center covers on a day, in tariff order.</summary>
    public IReadOnlyList<CoverageRow> CoverageOf(CenterCode center, DateOnly day) =>
        [.. Book.Coverage.Where(r => r.Center == center && !(r.From > day) && !(r.Until < day)).OrderBy(r => r.First)];

    /// <summary>The headings that lie in a range.</summary>
    public IReadOnlyList<HeadingEntry> HeadingsIn(CoverageRow row)
    {
        var (first, last) = (row.First.ToCompact()[..4], row.Last.ToCompact()[..4]);
        return [.. Headings.Headings.Where(h => string.CompareOrdinal(h.Code, first) >= 0 && string.CompareOrdinal(h.Code, last) <= 0)];
    }
}

/// <summary>What was in force on a day, in words for a visitor who is not yet an importer with an assignment.</summary>
public static class PolicyWords
{
    public static string Of(PolicyPeriod policy, DateOnly day, CenterShelf shelf, CoverageRow? coverage)
    {
        var center = coverage is null ? null : shelf.NameOf(coverage.Center);
        return policy.Rule switch
        {
            PolicyRule.BeforeCenters => $"On {Dates.Long(day)} there were no Centers yet: the port of entry processed every entry.",
            PolicyRule.TrustedTraders => center is null
                ? $"On {Dates.Long(day)} the Centers served trusted traders only: importers in C-TPAT tier 2 or 3 and in Importer Self-Assessment."
                : Opened(shelf.Book, policy.Rule, coverage!.Center, day)
                    ? $"On {Dates.Long(day)} {center} served trusted traders only: importers in C-TPAT tier 2 or 3 and in Importer Self-Assessment. All other entries stayed with the port of entry."
                    : $"On {Dates.Long(day)} {center} was not open yet: the port of entry processed these goods.",
            PolicyRule.TestParticipants => center is null
                ? $"On {Dates.Long(day)} the Centers served importers accepted for the test; all others stayed with the port of entry."
                : Opened(shelf.Book, policy.Rule, coverage!.Center, day)
                    ? $"On {Dates.Long(day)} {center} served importers accepted for the test; all others stayed with the port of entry."
                    : $"On {Dates.Long(day)} {center} did not process entries of the test yet: the port of entry processed these goods.",
            PolicyRule.IndustryTransition => center is null
                ? $"On {Dates.Long(day)} goods went to a Center where it had taken over its industry at the port, else the port kept them."
                : Transition(shelf.Book, coverage!.Center, center, day),
            PolicyRule.Permanent => "An importer has one Center for all its goods, whatever the port. If you import more than this, use the list form, or sign in to see your assignment.",
        };
    }

    static bool Opened(RoutingBook book, PolicyRule rule, CenterCode center, DateOnly day) => book.OpeningOf(rule, center)?.From <= day;

    static string Transition(RoutingBook book, CenterCode center, string name, DateOnly day)
    {
        var rows = book.Takeovers.Where(t => t.Center == center && t.From <= day).ToList();
        if (rows.Exists(t => t.Port.IsNone)) return $"On {Dates.Long(day)} {name} handled its whole industry at every port.";
        if (rows.Count == 0) return $"On {Dates.Long(day)} {name} had not taken over its industry at any port: only importers in the test went to it, all others to the port of entry.";
        var ports = string.Join(", ", rows.Select(r => r.Port.ToString()).Order(StringComparer.Ordinal));
        return $"On {Dates.Long(day)} {name} handled its whole industry at these ports: {ports}. At other ports the port kept the entry unless the importer was in the test.";
    }
}
