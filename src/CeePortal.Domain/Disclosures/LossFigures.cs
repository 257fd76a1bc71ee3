using System.Text.Json.Serialization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Disclosures;

/// <summary>The loss of revenue at one port.</summary>
/// <param name="Port">The port of entry.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Loss">What was paid too little on entries that are liquidated.</param>
/// <param name="Potential">The same on entries that are not liquidated: they are corrected, not tendered.</param>
/// <param name="Overpaid">What was paid too much; it is shown and not set off.</param>
/// <param name="Value">The dutiable value.</param>
/// <param name="Interest">Interest on the loss from the liquidation of each entry.</param>
public sealed record PortLoss(PortCode Port, int Entries, int Rows, Money Loss, Money Potential, Money Overpaid, Money Value, Money Interest)
{
    /// <summary>Of which parts that interest is, by the day on which it ends.</summary>
    public IReadOnlyList<PortInterest> Interests { get; init; } = [];

    /// <summary>The interest as it opens on a page.</summary>
    public Figure InterestFigure(FigureBasis basis)
    {
        const string how = "From the liquidation of each entry, compounded each day; each row of the spreadsheet opens to its own.";
        return Interests.Count == 0 ? new($"Interest at port {Port}", Interest, how, Basis: basis)
            : Figure.Sum($"Interest at port {Port}", [.. Interests.Select(i => new Figure($"On {i.On}, {(i.IsTendered ? "tendered on" : "not tendered by")} {i.Until.InWords()}", i.Interest, how, Basis: basis))], "Until the day on which each part was tendered.");
    }
}

/// <summary>Interest on a part of the loss of a port.</summary>
/// <param name="Until">The day on which it ends.</param>
/// <param name="IsTendered">True when the part was tendered on that day; false when it was not tendered, and interest is computed until then.</param>
/// <param name="On">The part of the loss.</param>
/// <param name="Interest">The interest on it, from the liquidation of each entry.</param>
public sealed record PortInterest(DateOnly Until, bool IsTendered, Money On, Money Interest);

/// <summary>The loss of revenue of a disclosure in figures, as an event keeps them. The rows are kept beside the events; their
/// digest ties the two together.</summary>
/// <param name="Digest">The digest of the rows; empty when there is no spreadsheet.</param>
/// <param name="Ports">A sum for each port.</param>
/// <param name="OldestEntry">The earliest date of entry.</param>
/// <param name="InterestUntil">Until when interest was computed on what was not tendered before.</param>
/// <param name="InterestBasis">How sure the rates of interest are.</param>
public sealed record LossFigures(string Digest, IReadOnlyList<PortLoss> Ports, DateOnly OldestEntry, DateOnly InterestUntil, FigureBasis InterestBasis)
{
    /// <summary>What of tenders was counted: interest on each part ends on its day.</summary>
    public IReadOnlyList<TenderCredit> Credits { get; init; } = [];

    /// <summary>True when some rows can be computed without the others, because what was tendered for a port came on one day, or not at all.</summary>
    [JsonIgnore]
    public bool RowsStandAlone => Credits.GroupBy(c => c.Port).All(g => g.Select(c => c.On).Distinct().Count() == 1 && g.Sum(c => c.Amount.Cents) == Ports.FirstOrDefault(p => p.Port == g.Key)?.Loss.Cents);

    /// <summary>The loss on liquidated entries, which is tendered.</summary>
    [JsonIgnore]
    public Money Loss => Sum(p => p.Loss);

    /// <summary>The loss on entries that are not liquidated.</summary>
    [JsonIgnore]
    public Money Potential => Sum(p => p.Potential);

    /// <summary>What the United States is or may be deprived of: the measure of penalties.</summary>
    [JsonIgnore]
    public Money LostOrMayBe => Loss + Potential;

    /// <summary>What was paid too much.</summary>
    [JsonIgnore]
    public Money Overpaid => Sum(p => p.Overpaid);

    /// <summary>The dutiable value.</summary>
    [JsonIgnore]
    public Money Value => Sum(p => p.Value);

    /// <summary>The interest.</summary>
    [JsonIgnore]
    public Money Interest => Sum(p => p.Interest);

    /// <summary>How many entries.</summary>
    [JsonIgnore]
    public int Entries => Ports.Sum(p => p.Entries);

    /// <summary>How many rows.</summary>
    [JsonIgnore]
    public int Rows => Ports.Sum(p => p.Rows);

    /// <summary>The interest as it opens on a page: by port, then by the day on which each part was tendered.</summary>
    public Figure InterestFigure() => Figure.Sum("Interest", [.. Ports.Where(p => p.Interest > Money.Zero).Select(p => p.InterestFigure(InterestBasis))], "On what was paid too little, from the liquidation of each entry until its tender.") with
    {
        Source = "19 U.S.C. 1592(c)(4)(B); 26 U.S.C. 6621",
        Basis = InterestBasis,
    };

    Money Sum(Func<PortLoss, Money> of) => new(Ports.Sum(p => of(p).Cents));

    /// <summary>A disclosure without loss and without a spreadsheet: the dutiable value of each port is stated.</summary>
    public static LossFigures None(IEnumerable<(PortCode Port, Money Value)> ports, DateOnly oldestEntry, DateOnly on) =>
        new("", [.. ports.Select(p => new PortLoss(p.Port, 0, 0, default, default, default, p.Value, default))], oldestEntry, on, FigureBasis.Computed);
}
