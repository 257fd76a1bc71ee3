using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
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
/// <param name="OutOfTenThousand">The share, for <see cref="SelectionKind.Share"/>.</param>
/// <param name="Segment">The importer's segment; null for every one.</param>
public sealed record SelectionRule(string Code, SelectionKind Kind, Money AtLeast = default, int OutOfTenThousand = 0, string? Segment = null);

/// <summary>That a rule chose a correction.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Sentence">Why, in words that both sides may read.</param>
public sealed record SelectedBy(string Rule, string Sentence);

/// <summary>A draw that anybody can do over: no chance but a digest of what is drawn. Whoever files cannot foresee it for numbers that
/// are not given yet, and nobody can turn it afterwards.</summary>
/// <remarks>The first eight bytes of the SHA-256 of the text, as a number, big end first, modulo 10,000. The text of a correction is
/// "psc", the eleven characters of the entry number and the version that it becomes, with bars between: <c>psc|XYZ00000015|00200</c>.</remarks>
public static class ReviewDraw
{
    /// <summary>What was drawn, 0 to 9,999: chosen when it is below the share.</summary>
    public static int Of(string text) => (int)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) % 10_000);

    /// <summary>The text of a correction.</summary>
    public static string TextOf(EntryNumber entry, int version) => Invariant($"psc|{entry.ToCompact()}|{version:00000}");
}

/// <summary>Chooses the corrections that a team reviews; the others are accepted at once.</summary>
/// <param name="rules">The rules in force.</param>
public sealed class ReviewSelection(IReadOnlyList<SelectionRule> rules)
{
    /// <summary>No rule: every correction is accepted at once.</summary>
    public static readonly ReviewSelection Nothing = new([]);

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

    static string? Why(SelectionRule rule, EntryNumber entry, int version, EntryDifferences differences, string segment)
    {
        if (rule.Segment is { } only && only != segment) return null;
        switch (rule.Kind)
        {
            case SelectionKind.Amount when Math.Abs(differences.Revenue.Cents) >= rule.AtLeast.Cents:
                return $"The revenue changes by {differences.Revenue}, which is {rule.AtLeast} or more.";
            case SelectionKind.TypeChange when differences.HasHeader(SummaryElements.Type):
                var type = differences.Header.First(h => h.Element == SummaryElements.Type);
                return $"The entry type changes from {type.Old} to {type.New}.";
            case SelectionKind.AdCvd when differences.TouchesCases:
                return "An antidumping or countervailing duty case is added, taken out or changed.";
            case SelectionKind.Share when ReviewDraw.Of(ReviewDraw.TextOf(entry, version)) is var drawn && drawn < rule.OutOfTenThousand:
                return string.Create(CultureInfo.InvariantCulture, $"Drawn at random: {drawn:0000} of 10,000, below {rule.OutOfTenThousand:0000}.");
            default:
                return null;
        }
    }
}
