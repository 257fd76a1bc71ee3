using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using static System.FormattableString;

namespace CeePortal.Domain.Corrections;

/// <summary>What a rule of selection looks at. The numbers are stored.</summary>
public enum SelectionKind
{
    /// <summary>The revenue changes by an amount or more, up or down.</summary>
    Amount = 1,

    /// <summary>The entry type changes.</summary>
    TypeChange = 2,

    /// <summary>An AD/CVD case is added, taken out or changed.</summary>
    AdCvd = 3,

    /// <summary>A share of the corrections of a segment, by draw.</summary>
    Share = 4,
}

/// <summary>A rule by which a Center's team reviews a correction. CBP's own rules are not published: these are the office's, and editable.</summary>
/// <param name="Code">Its code; never changes.</param>
/// <param name="Kind">What it looks at.</param>
/// <param name="AtLeast">The amount, for <see cref="SelectionKind.Amount"/>.</param>
/// <param name="Share">The share, for <see cref="SelectionKind.Share"/>.</param>
/// <param name="Segment">The importer's segment; null for every one.</param>
public sealed record SelectionRule(string Code, SelectionKind Kind, Money AtLeast = default, Share Share = default, string? Segment = null);

/// <summary>That a rule chose a correction.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Sentence">Why, in words that both sides may read.</param>
public sealed record SelectedBy(string Rule, string Sentence);

/// <summary>The draw of corrections in a period: a number that follows from the period's seed, the entry number and the version that
/// the correction becomes. Whoever files cannot foresee it, and whoever has the seed can compute it again afterwards.</summary>
/// <remarks>It is the draw of entries (<see cref="SamplingDraw"/>) with the seed of the same period, over the text
/// <c>seed|period|psc|XYZ00000015|00200</c>: filers choose entry numbers and know versions, so without the seed they could choose
/// those that are not drawn. docs/validations.md says how to repeat a draw.</remarks>
/// <param name="Seed">The seed of the period, which stays with CBP.</param>
/// <param name="Period">The quarter of filing.</param>
public sealed record ReviewDraw(string Seed, string Period)
{
    /// <summary>The number of a correction.</summary>
    public ulong Number(EntryNumber entry, int version) => SamplingDraw.Number(Text(entry, version));

    /// <summary>The text whose SHA-256 it is.</summary>
    public string Text(EntryNumber entry, int version) => Invariant($"{Seed}|{Period}|psc|{entry.ToCompact()}|{version:00000}");
}

/// <summary>Chooses the corrections that a team reviews; the others are accepted at once.</summary>
/// <param name="rules">The rules in force.</param>
/// <param name="draw">The draw of the period.</param>
public sealed class ReviewSelection(IReadOnlyList<SelectionRule> rules, ReviewDraw draw)
{
    /// <summary>The rules in force.</summary>
    public IReadOnlyList<SelectionRule> Rules { get; } = rules;

    /// <summary>The rules that choose a correction; empty for none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="version">The version that the correction becomes.</param>
    /// <param name="differences">What it changes.</param>
    /// <param name="segment">The importer's segment.</param>
    public IReadOnlyList<SelectedBy> Choose(EntryNumber entry, int version, EntryDifferences differences, string segment)
    {
        ArgumentNullException.ThrowIfNull(differences);
        List<SelectedBy>? chosen = null;
        foreach (var rule in Rules)
            if (Why(rule, entry, version, differences, segment) is { } why)
                (chosen ??= []).Add(new(rule.Code, why));
        return chosen ?? (IReadOnlyList<SelectedBy>)[];
    }

    string? Why(SelectionRule rule, EntryNumber entry, int version, EntryDifferences differences, string segment)
    {
        if (rule.Segment is { } only && only != segment) return null;
        switch (rule.Kind)
        {
            case SelectionKind.Amount when Math.Abs(differences.Revenue.Cents) >= rule.AtLeast.Cents:
                return $"The revenue {differences.Revenue.Cents switch { > 0 => "rises", < 0 => "falls", _ => "changes" }} by {new Money(Math.Abs(differences.Revenue.Cents))}, which is {rule.AtLeast} or more.";
            case SelectionKind.TypeChange when differences.HasHeader(SummaryElements.Type):
                var type = differences.Header.First(h => h.Element == SummaryElements.Type);
                return $"The entry type changes from {type.Old} to {type.New}.";
            case SelectionKind.AdCvd when differences.TouchesCases:
                return "An antidumping or countervailing duty case is added, taken out or changed.";
            case SelectionKind.Share when draw.Number(entry, version) is var number && SamplingDraw.IsDrawn(number, rule.Share):
                return $"Drawn at random in {draw.Period}: its number, {SamplingDraw.InWords(number)}, is below the share, {rule.Share}.";
            default:
                return null;
        }
    }
}
