using System.Text.Json.Serialization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Corrections;

/// <summary>An element that changed.</summary>
/// <param name="Element">The element, by its code (<see cref="SummaryElements"/>).</param>
/// <param name="Old">What stood there; null for nothing.</param>
/// <param name="New">What stands there now; null for nothing.</param>
public sealed record ElementChange(string Element, string? Old, string? New)
{
    /// <summary>What people call the element.</summary>
    [JsonIgnore]
    public string Name => SummaryElements.NameOf(Element);

    /// <summary>How much more it comes to, in cents; negative for less, null for what is no amount, and in corrections that were filed
    /// before this was kept.</summary>
    public long? More { get; init; }
}

/// <summary>A line that changed, was added or was taken out.</summary>
/// <param name="Was">Its number before; null when it was added.</param>
/// <param name="Is">Its number now; null when it was taken out.</param>
/// <param name="Elements">What changed of it; all that it has or had, for one that was added or taken out.</param>
/// <param name="Reasons">The reasons that the correction gives for it.</param>
public sealed record LineDifference(int? Was, int? Is, IReadOnlyList<ElementChange> Elements, IReadOnlyList<string> Reasons)
{
    /// <summary>True for a line that was not there before.</summary>
    [JsonIgnore]
    public bool IsAdded => Was is null;

    /// <summary>True for a line that is not there any more.</summary>
    [JsonIgnore]
    public bool IsRemoved => Is is null;

    /// <summary>True when an element changed.</summary>
    public bool Has(string element) => Elements.Any(e => e.Element == element);

    /// <summary>How much more duty, antidumping and countervailing duty, fees and taxes the line comes to, in cents; null where no such figure is kept.</summary>
    [JsonIgnore]
    public long? Revenue => Elements.Where(e => e.Element is SummaryElements.Duty or SummaryElements.Cases or SummaryElements.Fees).ToList() is { Count: > 0 } figures && figures.TrueForAll(f => f.More is not null)
        ? figures.Sum(f => f.More) : null;
}

/// <summary>A total before and after, in cents.</summary>
/// <param name="What">Duty, Fees, Tax, Antidumping, Countervailing or Other.</param>
/// <param name="Old">Before.</param>
/// <param name="New">After.</param>
public sealed record TotalChange(string What, long Old, long New)
{
    /// <summary>Changes one after the other as one: what they come to together, up to what the last of them states.</summary>
    /// <param name="changes">The changes, in their order.</param>
    public static IReadOnlyList<TotalChange> Together(IEnumerable<TotalChange> changes) =>
        [.. changes.GroupBy(t => t.What).Select(g => new TotalChange(g.Key, g.Last().New - g.Sum(t => t.New - t.Old), g.Last().New)).Where(t => t.New != t.Old)];
}

/// <summary>What a correction changes of a summary on file: the header's elements, the lines, the totals. The form, the page of the
/// review and the history all show this.</summary>
/// <param name="Header">What changed in the header.</param>
/// <param name="Lines">The lines that changed, in the order of the new summary, those taken out where they stood.</param>
/// <param name="Totals">The totals that changed, as filers state them.</param>
public sealed record EntryDifferences(IReadOnlyList<ElementChange> Header, IReadOnlyList<LineDifference> Lines, IReadOnlyList<TotalChange> Totals)
{
    /// <summary>True when nothing changed.</summary>
    [JsonIgnore]
    public bool IsNothing => Header.Count == 0 && Lines.Count == 0 && Totals.Count == 0;

    /// <summary>How much more the filer says to owe; negative for less.</summary>
    [JsonIgnore]
    public Money Revenue => new(Totals.Sum(t => t.New - t.Old));

    /// <summary>How much more of a total the filer says to owe, such as "Duty"; negative for less.</summary>
    public Money More(string what) => new(Totals.Where(t => t.What == what).Sum(t => t.New - t.Old));

    /// <summary>True when an AD/CVD case was added, taken out or changed.</summary>
    [JsonIgnore]
    public bool TouchesCases => Lines.Any(l => l.Has(SummaryElements.Cases));

    /// <summary>True when a header element changed.</summary>
    public bool HasHeader(string element) => Header.Any(e => e.Element == element);

    /// <summary>Compares two summaries. What a correction may not carry and what it leaves as it stands (payment, statement, location
    /// of goods) is not compared; see <see cref="CorrectionCheck"/>.</summary>
    /// <param name="before">As on file.</param>
    /// <param name="after">As filed now.</param>
    public static EntryDifferences Between(EntrySummaryDraft before, EntrySummaryDraft after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new(HeaderDifferences.Between(before, after), LineDifferences.Between(before.Lines, after.Lines), TotalsBetween(before.Totals, after.Totals));
    }

    static IReadOnlyList<TotalChange> TotalsBetween(TotalsDraft a, TotalsDraft b)
    {
        List<TotalChange>? changes = null;
        Compare("Duty", a.Duty, b.Duty);
        Compare("Fees", a.Fees, b.Fees);
        Compare("Tax", a.Tax, b.Tax);
        Compare("Antidumping", a.Antidumping, b.Antidumping);
        Compare("Countervailing", a.Countervailing, b.Countervailing);
        Compare("Other", a.Other, b.Other);
        return changes ?? (IReadOnlyList<TotalChange>)[];

        void Compare(string what, Money old, Money now)
        {
            if (old != now) (changes ??= []).Add(new(what, old.Cents, now.Cents));
        }
    }
}
