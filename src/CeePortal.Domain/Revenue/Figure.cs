using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Revenue;

/// <summary>How far a figure can be trusted.</summary>
public enum FigureBasis
{
    /// <summary>Computed from a rate that is on file.</summary>
    Computed = 0,

    /// <summary>Taken over as the filer stated it: no rate to compute it from is on file.</summary>
    AsStated = 1,

    /// <summary>Computed with a rate that was not read in its source, such as one carried forward.</summary>
    Provisional = 2,

    /// <summary>Set by a person, who says why.</summary>
    Determined = 3,
}

/// <summary>An amount that says how it came about, and opens to the figures of which it is made.</summary>
/// <param name="What">What it is, such as "Duty of line 2".</param>
/// <param name="Amount">The amount, to the cent.</param>
/// <param name="How">How it was computed, for people: "2.5% of $1,200".</param>
/// <param name="Source">Where the rate or rule stands; empty when its parts say it.</param>
/// <param name="Basis">How far it can be trusted.</param>
public sealed record Figure(string What, Money Amount, string How, string Source = "", FigureBasis Basis = FigureBasis.Computed)
{
    /// <summary>The figures that it is the sum of; empty for none.</summary>
    public IReadOnlyList<Figure> Parts { get; init; } = [];

    /// <summary>A figure that is the sum of others. It is no surer than the least sure of them.</summary>
    public static Figure Sum(string what, IReadOnlyList<Figure> parts, string how = "The sum of what follows.") =>
        new(what, new Money(parts.Sum(p => p.Amount.Cents)), how, Basis: Least(parts)) { Parts = parts };

    /// <summary>This, and all below it, deepest first last: for search and export.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<Figure> All => Parts.SelectMany(p => p.All).Prepend(this);

    static FigureBasis Least(IReadOnlyList<Figure> parts) =>
        parts.Any(p => p.Basis == FigureBasis.AsStated) ? FigureBasis.AsStated
        : parts.Any(p => p.Basis == FigureBasis.Provisional) ? FigureBasis.Provisional
        : FigureBasis.Computed;
}
