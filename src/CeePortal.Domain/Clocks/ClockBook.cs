using System.Collections.Frozen;
using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Clocks;

/// <summary>What an office changes of a clock.</summary>
/// <param name="Code">The clock.</param>
/// <param name="Limit">Another length; null leaves it.</param>
/// <param name="Roll">Whether its last day rolls; null leaves it.</param>
/// <param name="Reason">Why, and where it was read; shown wherever the clock is.</param>
public sealed record ClockChange(string Code, TimeLimit? Limit, RollRule? Roll, string Reason);

/// <summary>All clocks as they stand: the declared ones, with what offices changed, and their local targets. Immutable.</summary>
/// <remarks>What is law cannot be changed here. What is practice, general knowledge or modelling can, with a reason, and
/// then says that it was.</remarks>
public sealed class ClockBook
{
    // The exact list was not found. Formal types since 2017, type 23 since November 2017; never the informal 11 and 12.
    static readonly FrozenSet<int> declaredCorrectable = FrozenSet.Create(1, 2, 3, 6, 7, 21, 22, 23, 31, 32, 34, 38, 51, 52);

    readonly FrozenDictionary<string, ClockRule> rules;
    readonly FrozenSet<int> correctable;

    ClockBook(IEnumerable<ClockRule> rules, FrozenSet<int>? correctable = null)
    {
        this.rules = rules.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);
        this.correctable = correctable ?? declaredCorrectable;
    }

    /// <summary>The clocks as declared.</summary>
    public static readonly ClockBook Declared = new(ClockRules.All);

    /// <summary>Every clock.</summary>
    public IEnumerable<ClockRule> Rules => rules.Values;

    /// <summary>A clock by its code.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that code.</exception>
    public ClockRule this[string code] => rules.TryGetValue(code, out var rule) ? rule : throw new KeyNotFoundException($"There is no clock \"{code}\".");

    /// <summary>A declared clock as it stands here.</summary>
    public ClockRule this[ClockRule declared] => this[declared.Code];

    /// <summary>A clock by its code, or null.</summary>
    public ClockRule? Find(string code) => rules.GetValueOrDefault(code);

    /// <summary>The office's own target for a clock, or null.</summary>
    public ClockRule? TargetFor(ClockRule rule) => Find(rule.TargetCode);

    /// <summary>True for the types of which a post summary correction may be filed; also when the type is not known.</summary>
    public bool MayBeCorrected(EntryType type) => type.IsNone || correctable.Contains(type.Code);

    /// <summary>A book in which corrections may be filed of other types.</summary>
    public ClockBook WithCorrectable(IEnumerable<EntryType> types) => new(rules.Values, types.Select(t => t.Code).ToFrozenSet());

    /// <summary>A book with one clock changed.</summary>
    /// <exception cref="InvalidOperationException">What is to be changed is law, or no reason is given; the message says so.</exception>
    public ClockBook With(ClockChange change)
    {
        var rule = this[change.Code];
        Require(!string.IsNullOrWhiteSpace(change.Reason), $"Say why the clock \"{rule.Name}\" is changed.");
        Require(change.Limit is null || rule.IsLengthEditable, $"The length of \"{rule.Name}\" is law ({rule.Citation}) and cannot be changed.");
        Require(change.Limit is null || change.Limit.Value.Length != 0, $"The length of \"{rule.Name}\" cannot be 0.");
        Require(change.Roll is null || rule.IsRollEditable, $"Whether \"{rule.Name}\" rolls is law ({rule.RollCitation}) and cannot be changed.");
        var changed = rule with { Limit = change.Limit ?? rule.Limit, Roll = change.Roll ?? rule.Roll, ChangedBecause = change.Reason };
        return new(rules.Values.Select(r => r.Code == rule.Code ? changed : r), correctable);
    }

    /// <summary>A book with one more local target.</summary>
    /// <exception cref="InvalidOperationException">The code is taken, or the rule is not a local target.</exception>
    public ClockBook With(ClockRule target)
    {
        Require(target.Authority == Authority.Local, $"\"{target.Name}\" is not a local target; clocks of the law are declared, not added.");
        Require(!rules.ContainsKey(target.Code), $"There is a clock \"{target.Code}\" already.");
        return new([.. rules.Values, target], correctable);
    }

    static void Require(bool condition, string sentence)
    {
        if (!condition) throw new InvalidOperationException(sentence);
    }
}
