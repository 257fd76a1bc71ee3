using System.Collections.Frozen;

namespace CeePortal.Intake;

/// <summary>What the checks need to know of the world, fixed for one run so that every entry of a file is judged alike.</summary>
/// <remarks>An empty set means that the list is not known: the check that needs it is then left out.</remarks>
public sealed record IntakeReference
{
    /// <summary>The legal day of receipt, around which two-digit years are read.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Known ports by Schedule D, 0 to 9,999. An unknown one is a warning: the list that we have is old.</summary>
    public IReadOnlySet<int> Ports { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Known countries by two-letter code, with ACE's own; Canadian provinces are known anyway.</summary>
    public IReadOnlySet<string> Countries { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Entry types that AE accepts.</summary>
    public IReadOnlySet<int> EntryTypes { get; init; } = ChapterEntryTypes;

    /// <summary>Check digit factors of the filers whose factor is not 0 (Appendix E, step 6).</summary>
    public IReadOnlyDictionary<string, int> CheckDigitFactors { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>The entry types of the AE chapter; 13 by its revision 111, whose layout we have not seen.</summary>
    public static FrozenSet<int> ChapterEntryTypes { get; } =
        FrozenSet.ToFrozenSet([1, 2, 3, 6, 7, 11, 12, 13, 21, 22, 23, 31, 32, 34, 38, 51, 52]);

    /// <summary>The filer's check digit factor, 0 to 9.</summary>
    public int FactorOf(string filer) => CheckDigitFactors.TryGetValue(filer, out var factor) ? factor : 0;
}
