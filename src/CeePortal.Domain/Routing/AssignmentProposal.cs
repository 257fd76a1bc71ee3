using System.Globalization;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Routing;

/// <summary>How often an importer brings in goods of a tariff number, over the period looked at.</summary>
/// <param name="Number">The HTS number, 4 to 10 digits.</param>
/// <param name="Lines">How many entry lines carry it; at least 0.</param>
/// <param name="Value">Their entered value.</param>
/// <param name="Entries">In how many entries it occurs, or 0 when that is not known.</param>
public readonly record struct GoodsCount(HtsNumber Number, long Lines, Money Value, long Entries = 0);

/// <summary>What one Center has of an importer's goods.</summary>
/// <param name="Center">The Center.</param>
/// <param name="Lines">Lines.</param>
/// <param name="Entries">Entries, summed over the headings: an entry with goods of several headings counts for each.</param>
/// <param name="Value">Entered value.</param>
/// <param name="LineShare">Share of the covered lines, 0 to 1.</param>
/// <param name="EntryShare">Share of the entries, 0 to 1.</param>
/// <param name="ValueShare">Share of the covered value, 0 to 1.</param>
/// <param name="Basis">Provisional when any of it rests on a provisional row.</param>
/// <param name="Headings">The evidence: its goods by heading, most lines first.</param>
public sealed record CenterShare(CenterCode Center, long Lines, long Entries, Money Value, double LineShare, double EntryShare,
    double ValueShare, CoverageBasis Basis, IReadOnlyList<GoodsCount> Headings);

/// <summary>Why a person should look at a proposal before it becomes an assignment.</summary>
public enum ProposalFlag
{
    /// <summary>The lead over the next Center is under 10 points of the lines.</summary>
    CloseLead = 1,

    /// <summary>By entered value another Center would be predominant.</summary>
    ValueSaysAnother = 2,

    /// <summary>By entries another Center would be predominant.</summary>
    EntriesSayAnother = 3,

    /// <summary>Goods of five or more Centers and none above 40 %: the pattern of a mass merchandiser, for whom Consumer
    /// Products and Mass Merchandising (008) may be right.</summary>
    MassMerchandiser = 4,

    /// <summary>The importer is not eligible for a Center (NOTELG), so none is proposed.</summary>
    NotEligible = 5,

    /// <summary>No Center covers any of the goods.</summary>
    NothingCovered = 6,

    /// <summary>Two Centers have the same count of lines and the same value: the list's first number decided.</summary>
    Tie = 7,
}

/// <summary>Which Center an importer's goods point to, and how clearly.</summary>
/// <remarks>
/// The rule: the Center of the predominant number of goods imported, by their tariff classification (19 CFR 101.10). CBP
/// may depart from it for the importer's business practices within an industry, the intended use of its predominant
/// goods, or the high relative value of goods; so this proposes and a person decides. Ties and flags are modelling choices
/// of this portal: most lines, then the higher value, then the first number of the list.
/// </remarks>
public sealed class AssignmentProposal
{
    const int ClosePercent = 10, MassMerchandiserTopPercent = 40, MassMerchandiserCenters = 5;

    AssignmentProposal(DateOnly on, IReadOnlyList<CenterShare> shares, IReadOnlyList<GoodsCount> notCovered,
        IReadOnlyList<GoodsCount> specialChapters, IReadOnlyList<ProposalFlag> flags, string coverageVersion)
    {
        (On, Shares, NotCovered, SpecialChapters, Flags) = (on, shares, notCovered, specialChapters, flags);
        CoverageVersion = coverageVersion;
    }

    /// <summary>The day whose coverage was used.</summary>
    public DateOnly On { get; }

    /// <summary>The coverage version used.</summary>
    public string CoverageVersion { get; }

    /// <summary>The Centers that have any of the goods, the predominant one first.</summary>
    public IReadOnlyList<CenterShare> Shares { get; }

    /// <summary>Goods that no Center covers on the day; they do not count.</summary>
    public IReadOnlyList<GoodsCount> NotCovered { get; }

    /// <summary>Numbers of chapters 98 and 99, which say how goods are treated and not what they are; they do not count.</summary>
    public IReadOnlyList<GoodsCount> SpecialChapters { get; }

    /// <summary>What a person should look at.</summary>
    public IReadOnlyList<ProposalFlag> Flags { get; }

    /// <summary>The Center whose goods predominate, or none when no Center covers any.</summary>
    public CenterCode Predominant => Shares.Count == 0 ? default : Shares[0].Center;

    /// <summary>The Center proposed for assignment: the predominant one, or none for an importer that is not eligible.</summary>
    public CenterCode Proposed => Flags.Contains(ProposalFlag.NotEligible) ? default : Predominant;

    /// <summary>Whether the answer rests on provisional coverage.</summary>
    public CoverageBasis CoverageBasis => Shares.Count == 0 ? CoverageBasis.None : Shares[0].Basis;

    /// <summary>How far the predominant Center leads the next, as a share of the lines from 0 to 1.</summary>
    public double Lead => Shares.Count switch { 0 => 0, 1 => Shares[0].LineShare, _ => Shares[0].LineShare - Shares[1].LineShare };

    /// <summary>True when nothing is flagged.</summary>
    public bool IsClear => Shares.Count > 0 && Flags.Count == 0;

    /// <summary>How clear the lead is, for people: <c>Clear: 71 % of lines, next 12 %</c>.</summary>
    public string LeadText
    {
        get
        {
            if (Shares.Count == 0) return "No Center covers these goods.";
            var total = Shares.Sum(s => s.Lines);
            var text = (Flags.Contains(ProposalFlag.CloseLead) ? "Close: " : "Clear: ") + Percent(Shares[0].Lines, total) + " of lines";
            return Shares.Count == 1 ? text : text + ", next " + Percent(Shares[1].Lines, total);
        }
    }

    /// <summary>What a flag means, in a sentence.</summary>
    public static string Explain(ProposalFlag flag) => flag switch
    {
        ProposalFlag.CloseLead => "The lead over the next Center is under 10 points. Look at the business and the intended use of the goods (19 CFR 101.10).",
        ProposalFlag.ValueSaysAnother => "By entered value another Center leads. A high relative value of goods may decide (19 CFR 101.10).",
        ProposalFlag.EntriesSayAnother => "By number of entries another Center leads.",
        ProposalFlag.MassMerchandiser => "Goods of five or more Centers, none above 40 %: the pattern of a mass merchandiser. Consumer Products and Mass Merchandising (008) may be right.",
        ProposalFlag.NotEligible => "The importer is not eligible for a Center (NOTELG), so none is proposed; each entry goes by its own goods.",
        ProposalFlag.NothingCovered => "No Center covers any of these numbers on this day.",
        ProposalFlag.Tie => "Two Centers have the same number of lines and the same value; the first number of the list decided.",
    };

    /// <summary>Counts goods by Center.</summary>
    /// <param name="book">The book whose coverage is used.</param>
    /// <param name="on">The day whose coverage is used.</param>
    /// <param name="goods">The goods, in the importer's order; a number may occur more than once.</param>
    /// <param name="status">The importer's status when known; one that is not eligible gets no proposal.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static AssignmentProposal From(RoutingBook book, DateOnly on, IEnumerable<GoodsCount> goods, AssignmentStatus? status = null)
    {
        List<GoodsCount> notCovered = [], special = [];
        var counted = new OrderedDictionary<CenterCode, List<(GoodsCount Goods, CoverageBasis Basis)>>();
        foreach (var item in goods)
        {
            if (item.Lines < 0 || item.Entries < 0 || item.Value < Money.Zero)
                throw new ArgumentException($"The counts and the value of {item.Number} cannot be negative.", nameof(goods));
            if (item.Number.IsSpecialChapter) special.Add(item);
            else if (book.FindCoverage(item.Number, on) is not { } row) notCovered.Add(item);
            else if (item.Lines == 0) continue; // nothing was imported under it
            else if (counted.TryGetValue(row.Center, out var list)) list.Add((item, row.Basis));
            else counted[row.Center] = [(item, row.Basis)];
        }

        var all = counted.Values.SelectMany(c => c).Select(c => c.Goods).ToList();
        var (lines, entries, cents) = (all.Sum(g => g.Lines), all.Sum(g => g.Entries), all.Sum(g => g.Value.Cents));
        var shares = counted.Select(c =>
            {
                var (l, e, v) = (c.Value.Sum(g => g.Goods.Lines), c.Value.Sum(g => g.Goods.Entries), c.Value.Sum(g => g.Goods.Value.Cents));
                return new CenterShare(c.Key, l, e, new Money(v), Share(l, lines), Share(e, entries), Share(v, cents),
                    c.Value.Exists(g => g.Basis == CoverageBasis.Provisional) ? CoverageBasis.Provisional : CoverageBasis.Published,
                    ByHeading(c.Value.Select(g => g.Goods)));
            })
            .OrderByDescending(s => s.Lines).ThenByDescending(s => s.Value).ToList(); // stable: then the first in the list
        return new(on, shares, notCovered, special, [.. Flag(shares, status)], book.CoverageVersion);
    }

    static IEnumerable<ProposalFlag> Flag(List<CenterShare> shares, AssignmentStatus? status)
    {
        if (status == AssignmentStatus.NotEligible) yield return ProposalFlag.NotEligible;
        if (shares.Count == 0)
        {
            yield return ProposalFlag.NothingCovered;
            yield break;
        }
        var first = shares[0];
        var total = shares.Sum(s => s.Lines);
        if (shares.Count > 1)
        {
            if ((first.Lines - shares[1].Lines) * 100 < total * ClosePercent) yield return ProposalFlag.CloseLead;
            if (first.Lines == shares[1].Lines && first.Value == shares[1].Value) yield return ProposalFlag.Tie;
        }
        if (shares.Exists(s => s.Value > first.Value)) yield return ProposalFlag.ValueSaysAnother;
        if (shares.Exists(s => s.Entries > first.Entries)) yield return ProposalFlag.EntriesSayAnother;
        if (shares.Count >= MassMerchandiserCenters && first.Lines * 100 <= total * MassMerchandiserTopPercent) yield return ProposalFlag.MassMerchandiser;
    }

    static GoodsCount[] ByHeading(IEnumerable<GoodsCount> goods) =>
    [
        .. goods.GroupBy(g => g.Number.Heading)
            .Select(g => new GoodsCount(HtsNumber.Parse(g.Key.ToString("D4", CultureInfo.InvariantCulture)),
                g.Sum(i => i.Lines), new Money(g.Sum(i => i.Value.Cents)), g.Sum(i => i.Entries)))
            .OrderByDescending(g => g.Lines).ThenByDescending(g => g.Value).ThenBy(g => g.Number),
    ];

    static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    static string Percent(long part, long whole) =>
        RoutingReasons.Percent(part, whole).ToString(CultureInfo.InvariantCulture) + " %";
}
