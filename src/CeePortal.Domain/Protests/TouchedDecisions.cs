using System.Diagnostics.CodeAnalysis;

namespace CeePortal.Domain.Protests;

/// <summary>Which decisions a reliquidation touched: it opens the entry to protest on these alone (19 U.S.C. 1514(d);
/// 19 CFR 174.16). Printed and stored as the numbers of <see cref="ProtestableDecision"/>: "12" is value and
/// classification. The default value touches nothing and prints as nothing; that it is not known is a null of it.</summary>
public readonly record struct TouchedDecisions : IParsable<TouchedDecisions>
{
    readonly int bits;

    TouchedDecisions(int bits) => this.bits = bits;

    /// <summary>What a reliquidation can touch. Exclusions and refusals to reliquidate are decisions of their own days. That
    /// the reliquidation itself can be protested needs no naming.</summary>
    public static IReadOnlyList<ProtestableDecision> Possible { get; } =
        [ProtestableDecision.AppraisedValue, ProtestableDecision.Classification, ProtestableDecision.ChargeOrExaction, ProtestableDecision.DrawbackRefusal, ProtestableDecision.Inadvertence];

    /// <summary>The decisions that were touched.</summary>
    /// <exception cref="ArgumentException">One of them is none that a reliquidation can touch.</exception>
    public static TouchedDecisions Of(params IEnumerable<ProtestableDecision> decisions)
    {
        var all = 0;
        foreach (var decision in decisions)
            all |= Possible.Contains(decision) ? 1 << (int)decision : throw new ArgumentException($"A reliquidation cannot touch {Protestable.Name(decision)}.", nameof(decisions));
        return new(all);
    }

    /// <summary>True when nothing is named.</summary>
    public bool IsNone => bits == 0;

    /// <summary>The decisions, in the order of the statute.</summary>
    public IEnumerable<ProtestableDecision> All
    {
        get
        {
            foreach (var decision in Possible)
                if ((bits & (1 << (int)decision)) != 0) yield return decision;
        }
    }

    /// <summary>True when a decision was touched. The reliquidation as such, "was there power to do it", can always be
    /// protested from its own day, which is our reading.</summary>
    public bool Has(ProtestableDecision decision) => decision == ProtestableDecision.Liquidation || (bits & (1 << (int)decision)) != 0;

    /// <summary>The decisions in the words of the statute.</summary>
    public string Words() => string.Join("; ", All.Select(Protestable.Name));

    /// <inheritdoc/>
    public override string ToString() => string.Concat(All.Select(d => (char)('0' + (int)d)));

    /// <inheritdoc/>
    public static TouchedDecisions Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var value) ? value : throw new FormatException($"\"{s}\" names no decisions that a reliquidation can touch.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TouchedDecisions result)
    {
        result = default;
        if (s is null || !s.All(c => Possible.Contains((ProtestableDecision)(c - '0')))) return false;
        result = Of(s.Select(c => (ProtestableDecision)(c - '0')));
        return true;
    }
}

/// <summary>A reliquidation of an entry that is protested, as far as it is on file.</summary>
/// <param name="On">Its day.</param>
/// <param name="Touched">What it touched; null when that is not on file.</param>
public sealed record Reliquidation(DateOnly On, TouchedDecisions? Touched)
{
    /// <summary>True when it touched a decision, or may have.</summary>
    public bool MayHaveTouched(ProtestableDecision decision) => Touched is not { } touched || touched.Has(decision);
}
