using System.Text.Json.Serialization;
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
public sealed record PortLoss(PortCode Port, int Entries, int Rows, Money Loss, Money Potential, Money Overpaid, Money Value, Money Interest);

/// <summary>The loss of revenue of a disclosure in figures, as an event keeps them. The rows are kept beside the events; their
/// digest ties the two together.</summary>
/// <param name="Digest">The digest of the rows; empty when there is no spreadsheet.</param>
/// <param name="Ports">A sum for each port.</param>
/// <param name="OldestEntry">The earliest date of entry.</param>
/// <param name="InterestUntil">Until when interest was computed.</param>
/// <param name="InterestBasis">How sure the rates of interest are.</param>
public sealed record LossFigures(string Digest, IReadOnlyList<PortLoss> Ports, DateOnly OldestEntry, DateOnly InterestUntil, FigureBasis InterestBasis)
{
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

    Money Sum(Func<PortLoss, Money> of) => new(Ports.Sum(p => of(p).Cents));

    /// <summary>A disclosure without loss and without a spreadsheet: the dutiable value of each port is stated.</summary>
    public static LossFigures None(IEnumerable<(PortCode Port, Money Value)> ports, DateOnly oldestEntry, DateOnly on) =>
        new("", [.. ports.Select(p => new PortLoss(p.Port, 0, 0, default, default, default, p.Value, default))], oldestEntry, on, FigureBasis.Computed);
}
