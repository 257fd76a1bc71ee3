using System.Collections.Frozen;

namespace CeePortal.Domain.Corrections;

/// <summary>What a reason of a correction is about. The numbers are stored.</summary>
public enum ReasonLevel
{
    /// <summary>The header of the summary (record 35).</summary>
    Header = 1,

    /// <summary>A line (record 63).</summary>
    Line = 2,
}

/// <summary>A reason for a correction, as the AE chapter lists it.</summary>
/// <param name="Code">Its code, such as H04.</param>
/// <param name="Level">What it is about.</param>
/// <param name="Name">What it means.</param>
public sealed record CorrectionReason(string Code, ReasonLevel Level, string Name);

/// <summary>The reasons that a correction may give: reference data that an office may edit. What the codes of the entry type
/// and of the named header elements ask for is the rule itself and stands here.</summary>
/// <remarks>Source: ACE CATAIR AE chapter, July 2026, records 35 and 63 and their tables.</remarks>
public sealed class CorrectionReasons(IEnumerable<CorrectionReason> reasons)
{
    /// <summary>The type changed from one without AD/CVD to one with it.</summary>
    public const string ToAdCvd = "H01";

    /// <summary>The type changed otherwise.</summary>
    public const string OtherType = "H02";

    /// <summary>The type changed from one with AD/CVD to one without it.</summary>
    public const string FromAdCvd = "H14";

    /// <summary>Other header data, which the explanation tells.</summary>
    public const string OtherHeader = "H99";

    /// <summary>The most header reasons: the places of record 35.</summary>
    public const int MostHeader = 5;

    /// <summary>The most reasons of a line: the places of record 63.</summary>
    public const int MostPerLine = 5;

    /// <summary>The most characters of an explanation: 99 records of 75.</summary>
    public const int LongestExplanation = 7_425;

    const string NotApplicable = "NOTAPPLICABLE";
    const int LongestNothing = 13; // letters, those of the word above

    readonly FrozenDictionary<string, CorrectionReason> byCode = reasons.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>All of them, in the order of their codes.</summary>
    public IEnumerable<CorrectionReason> All => byCode.Values.OrderBy(r => r.Code, StringComparer.Ordinal);

    /// <summary>A reason by its code, or null.</summary>
    public CorrectionReason? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>What a code means; the code itself when it is not known.</summary>
    public string NameOf(string code) => Find(code)?.Name ?? code;

    /// <summary>True for the three codes that say that the entry type changed.</summary>
    public static bool IsOfType(string code) => code is ToAdCvd or OtherType or FromAdCvd;

    /// <summary>True when a text explains something: "N/A", "None" and marks alone do not.</summary>
    public static bool Explains(string? text)
    {
        if (text is null) return false;
        var (at, count) = (0, 0);
        while (at < text.Length && count <= LongestNothing)
            if (char.IsLetterOrDigit(text[at++])) count++;
        if (count > LongestNothing) return true;
        var words = new string([.. text.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return words is not ("" or "NA" or "NONE" or "NIL" or NotApplicable);
    }
}
