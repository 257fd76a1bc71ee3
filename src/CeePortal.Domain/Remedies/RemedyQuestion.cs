using CeePortal.Domain.Liquidation;

namespace CeePortal.Domain.Remedies;

/// <summary>What is wrong with an entry, in the words of whoever asks.</summary>
public enum RemedyAim
{
    /// <summary>Too much duty or fees were paid.</summary>
    PaidTooMuch = 1,

    /// <summary>Too little was paid.</summary>
    PaidTooLittle = 2,

    /// <summary>The goods qualified for a trade agreement that was not claimed at entry.</summary>
    Preference = 3,

    /// <summary>Something else stands wrong in it, without money.</summary>
    OtherError = 4,

    /// <summary>CBP decided something that one does not agree with.</summary>
    CbpDecided = 5,
}

/// <summary>What is asked: how to put an entry right.</summary>
/// <param name="Aim">What is wrong.</param>
/// <param name="History">The entry and its liquidation, as it is on file or as it was typed.</param>
/// <param name="Today">The legal day.</param>
public sealed record RemedyQuestion(RemedyAim Aim, LiquidationHistory History, DateOnly Today)
{
    /// <summary>The date of importation; null when it is not known, and then the date of entry stands for it.</summary>
    public DateOnly? ImportedOn { get; init; }

    /// <summary>True when the trade agreement has a claim under 19 U.S.C. 1520(d); null when it was not said which it is.</summary>
    public bool? ProgramHasClaim { get; init; }

    /// <summary>False while duty is owed, or the summary is in trade control; null when that is not known.</summary>
    public bool? IsPaid { get; init; }

    /// <summary>True while CBP reviews the entry or a correction of it.</summary>
    public bool IsUnderReview { get; init; }

    /// <summary>True when one knows that CBP has begun a formal investigation of it.</summary>
    public bool IsInvestigated { get; init; }
}
