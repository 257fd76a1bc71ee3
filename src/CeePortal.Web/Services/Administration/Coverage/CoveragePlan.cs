using CeePortal.Data.Reference;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;

namespace CeePortal.Web.Services.Administration.Coverage;

/// <summary>What a list that is loaded means for the rows that it does not name.</summary>
public enum CoverageListKind
{
    /// <summary>The list gives changes; everything else stays.</summary>
    Changes = 1,

    /// <summary>The list is the whole coverage from a day on; what it does not name is covered by no Center.</summary>
    Complete = 2,
}

/// <summary>A row that stands, and what it becomes.</summary>
public sealed record CoverageChange(RefCoverage Row, Cover Before, Cover After)
{
    public bool IsNewCenter => Before.Center != After.Center;
    public bool IsNowPublished => Before.Basis != "Published" && After.Basis == "Published";
}

/// <summary>A heading that another Center handles, or none.</summary>
public sealed record MovedHeading(string Heading, string Title, CoverageRow? Before, CoverageRow? After);

/// <summary>How headings fare on a day.</summary>
/// <param name="NowPublished">How many keep their Center and rest on an official text from then on.</param>
public sealed record HeadingsCompared(IReadOnlyList<MovedHeading> Moved, int NowPublished);

/// <summary>The coverage with a list loaded, and how it differs from what stands.</summary>
public sealed class CoveragePlan
{
    CoveragePlan(IReadOnlyList<Cover> rows) => Rows = rows;

    /// <summary>The whole coverage afterwards.</summary>
    public IReadOnlyList<Cover> Rows { get; }
    public IReadOnlyList<Cover> Added { get; private init; } = [];
    public IReadOnlyList<RefCoverage> Removed { get; private init; } = [];
    public IReadOnlyList<CoverageChange> Changed { get; private init; } = [];
    public int Unchanged { get; private init; }

    /// <summary>Sentences that forbid it.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>Rows of more digits that stay below a row of the list, and go on deciding.</summary>
    public IReadOnlyList<RefCoverage> FinerThatStay { get; private init; } = [];

    public bool ChangesNothing => Added.Count + Removed.Count + Changed.Count == 0;

    /// <param name="from">For a complete list, its first day; null for all time.</param>
    public static CoveragePlan Make(IReadOnlyList<RefCoverage> standing, IReadOnlyList<Cover> listed, CoverageListKind kind, DateOnly? from)
    {
        // The list must be sound in itself: cutting what stands cannot hide that it names a number twice.
        if (RoutingBook.Check(coverage: listed.Select(c => c.ToDomain())) is { Count: > 0 } own) return new([]) { Problems = own };

        IEnumerable<Cover> kept = standing.Select(Cover.Of);
        if (kind == CoverageListKind.Complete)
            kept = from is { } day // rows of the list may give earlier days of their own, which are cut out below
                ? kept.Where(c => !(c.From >= day)).Select(c => c.Until >= day || c.Until is null ? c with { Until = day.AddDays(-1) } : c) : [];
        foreach (var row in listed)
            kept = [.. kept.SelectMany(c => c.Without(row.First, row.Last, row.From, row.Until))];
        Cover[] rows = [.. kept.Concat(listed).OrderBy(c => c.First).ThenBy(c => c.Last).ThenBy(c => c.From)];
        if (RoutingBook.Check(coverage: rows.Select(c => c.ToDomain())) is { Count: > 0 } problems) return new(rows) { Problems = problems };

        var after = rows.ToDictionary(c => c.Place);
        var before = standing.Select(r => (Row: r, Cover: Cover.Of(r))).ToList();
        var changed = before.Where(b => after.TryGetValue(b.Cover.Place, out var now) && now != b.Cover)
            .Select(b => new CoverageChange(b.Row, b.Cover, after[b.Cover.Place])).ToList();
        var places = before.Select(b => b.Cover.Place).ToHashSet();
        return new(rows)
        {
            Added = [.. rows.Where(c => !places.Contains(c.Place))],
            Removed = [.. before.Where(b => !after.ContainsKey(b.Cover.Place)).Select(b => b.Row)],
            Changed = changed,
            Unchanged = before.Count(b => after.TryGetValue(b.Cover.Place, out var now) && now == b.Cover),
            FinerThatStay = kind == CoverageListKind.Complete ? [] : [.. before
                .Where(b => after.ContainsKey(b.Cover.Place) && listed.Any(l => l.First.Length < b.Cover.First.Length && l.Center != b.Cover.Center
                    && l.First.TenDigits <= b.Cover.First.TenDigits && b.Cover.Last.TenDigits <= l.Last.LastUnder))
                .Select(b => b.Row)],
        };
    }

    /// <summary>Which headings another Center handles on a day, by asking the book as it is and as it would be.</summary>
    public HeadingsCompared Compare(RoutingBook book, IEnumerable<RefHeading> headings, DateOnly day)
    {
        var planned = book.WithCoverage(Rows.Select(c => c.ToDomain()), "planned");
        var all = headings.Select(h => (Heading: h, Number: HtsNumber.Parse(h.Heading)))
            .Select(h => new MovedHeading(h.Heading.Heading, h.Heading.Title, book.FindCoverage(h.Number, day), planned.FindCoverage(h.Number, day)))
            .ToList();
        return new([.. all.Where(m => m.Before?.Center != m.After?.Center)],
            all.Count(m => m.Before is { Basis: not CoverageBasis.Published } && m.After?.Basis == CoverageBasis.Published && m.Before.Center == m.After.Center));
    }
}
