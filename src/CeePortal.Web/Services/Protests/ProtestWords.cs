using CeePortal.Domain.Protests;

namespace CeePortal.Web.Services.Protests;

/// <summary>Protests in words for people.</summary>
public static class ProtestWords
{
    /// <summary>The criteria for further review, by letter (19 CFR 174.24).</summary>
    public static readonly IReadOnlyList<(ReviewCriteria Value, string Words)> Criteria =
    [
        (ReviewCriteria.Inconsistent, "(a) The decision is inconsistent with a ruling of the Commissioner, or with a decision on the same or substantially similar merchandise"),
        (ReviewCriteria.NotRuledOn, "(b) It involves questions of law or fact on which neither the Commissioner nor the courts have ruled"),
        (ReviewCriteria.NewFactsOrArguments, "(c) It involves matters ruled on before, but facts or legal arguments that were not considered then"),
        (ReviewCriteria.AdviceRefused, "(d) It involves questions that Headquarters refused to answer as internal advice"),
    ];

    /// <summary>What sends further review to Headquarters (19 CFR 174.26(b)(1)).</summary>
    public static readonly IReadOnlyList<(HeadquartersGrounds Value, string Words)> Grounds =
    [
        (HeadquartersGrounds.LackOfUniformity, "Lack of uniformity of treatment"),
        (HeadquartersGrounds.UniformPractice, "An established and uniform practice"),
        (HeadquartersGrounds.ReadingOfDecision, "The reading of a court decision or of a ruling of Headquarters"),
        (HeadquartersGrounds.NeverRuledOn, "A question never ruled on"),
    ];

    public static string Of(Disposition disposition) => disposition switch
    {
        Disposition.Allowed => "Allowed",
        Disposition.AllowedInPart => "Allowed in part, denied in part",
        Disposition.Denied => "Denied",
    };

    public static string Capital(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
}
