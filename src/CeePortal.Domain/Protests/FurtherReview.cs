using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Protests;

/// <summary>What makes further review possible; one is enough (19 CFR 174.24).</summary>
[Flags]
public enum ReviewCriteria
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>(a) Inconsistent with a ruling of the Commissioner, or with a decision on the same or substantially similar merchandise.</summary>
    Inconsistent = 1,

    /// <summary>(b) Questions of law or fact on which neither the Commissioner nor the courts have ruled.</summary>
    NotRuledOn = 2,

    /// <summary>(c) Matters ruled on before, but facts or legal arguments that were not considered then.</summary>
    NewFactsOrArguments = 4,

    /// <summary>(d) Questions that Headquarters refused to answer as internal advice (19 CFR 177.11(b)(5)).</summary>
    AdviceRefused = 8,
}

/// <summary>What sends further review to Headquarters; without any of them a designee reviews (19 CFR 174.26(b)).</summary>
[Flags]
public enum HeadquartersGrounds
{
    /// <summary>None: a designee who took no part in the decision.</summary>
    None = 0,

    /// <summary>Lack of uniformity of treatment.</summary>
    LackOfUniformity = 1,

    /// <summary>An established and uniform practice.</summary>
    UniformPractice = 2,

    /// <summary>The reading of a court decision or of a ruling of Headquarters.</summary>
    ReadingOfDecision = 4,

    /// <summary>A question never ruled on.</summary>
    NeverRuledOn = 8,
}

/// <summary>An application for further review (19 CFR 174.25).</summary>
/// <param name="Criteria">Which criteria it meets.</param>
/// <param name="Justification">The facts and arguments that show so.</param>
/// <param name="NoAdministrativeDecision">The statement that no adverse administrative decision was received and none is pending on the same claim.</param>
/// <param name="NoCourtDecision">The statement that no final adverse court decision was received and no suit is pending on the same claim.</param>
/// <param name="FurtherFacts">Further facts and arguments; may be empty.</param>
public sealed record ReviewApplication(ReviewCriteria Criteria, string Justification, bool NoAdministrativeDecision, bool NoCourtDecision, string FurtherFacts = "")
{
    /// <summary>What is missing, in a sentence; null when it is complete.</summary>
    public string? Problem() =>
        Criteria == ReviewCriteria.None ? "Say which criterion for further review is met (19 CFR 174.24)."
        : string.IsNullOrWhiteSpace(Justification) ? "Give the facts that show that the criterion is met (19 CFR 174.25(b))."
        : !NoAdministrativeDecision ? "State that no adverse administrative decision was received and none is pending on the same claim (19 CFR 174.25(b)). Without it the application cannot be made."
        : !NoCourtDecision ? "State that no final adverse court decision was received and no suit is pending on the same claim (19 CFR 174.25(b)). Without it the application cannot be made."
        : null;
}

/// <summary>Where an application for further review stands. The numbers are stored.</summary>
public enum ReviewStatus
{
    /// <summary>None was made.</summary>
    None = 0,

    /// <summary>CBP has not ruled on it.</summary>
    Pending = 1,

    /// <summary>Granted, and forwarded.</summary>
    Forwarded = 2,

    /// <summary>Reviewed, and returned with directions.</summary>
    Returned = 3,

    /// <summary>Denied.</summary>
    Denied = 4,

    /// <summary>Without object, because the protest was allowed in full or is over (19 CFR 174.26(a)).</summary>
    Moot = 5,
}

/// <summary>What a review directs for one objection.</summary>
/// <param name="Objection">The objection, by its number.</param>
/// <param name="Disposition">How it is to be decided.</param>
public sealed record Direction(int Objection, Disposition Disposition);

/// <summary>The reason for a refusal: a code, the text, and what it rests on. None of them may be missing.</summary>
public sealed record StructuredReason
{
    /// <summary>A reason.</summary>
    /// <param name="code">One of the reasons that the office keeps.</param>
    /// <param name="text">What it means here.</param>
    /// <param name="citation">The text of the law, ruling or decision that it rests on.</param>
    /// <exception cref="WorkRefusedException">One is missing.</exception>
    public StructuredReason(string code, string text, string citation)
    {
        Unless(!string.IsNullOrWhiteSpace(code), "Choose the reason of the denial.");
        Unless(!string.IsNullOrWhiteSpace(text), "Give the reason in words; a denial without a reason is not possible.");
        Unless(!string.IsNullOrWhiteSpace(citation), "Cite the law, ruling or decision that the reason rests on.");
        (Code, Text, Citation) = (code.Trim(), text.Trim(), citation.Trim());
    }

    /// <summary>The reason and what it rests on, in one line.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string InHistory => $"{Text} ({Citation})";

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>What it means here.</summary>
    public string Text { get; }

    /// <summary>What it rests on.</summary>
    public string Citation { get; }
}

/// <summary>Reasons of a denial that the portal itself gives. Form 19 knows "untimely", "see attached decision" and "other"; all
/// that forms offer is data that an office may change, not law.</summary>
public static class DenialReasons
{
    /// <summary>The code of a denial because the time had passed.</summary>
    public const string Untimely = "untimely";
}
