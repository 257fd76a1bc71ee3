using CeePortal.Domain.Routing;
using CeePortal.Web.Services.CenterSearch;

namespace CeePortal.Web.Pages;

/// <summary>What the card of an answer shows.</summary>
/// <param name="AsOf">The day asked for when it is not today.</param>
public sealed record AnswerView(FoundCenter Found, CenterShelf Shelf, FindingAnswer Answer, DateOnly? AsOf)
{
    /// <summary>The likeliest answer stands out.</summary>
    public bool IsFirst => ReferenceEquals(Answer.Centers[0], Found);

    public bool IsNumber => Answer.Kind == QuestionKind.Number;

    /// <summary>Today's policy is the same for every Center, so it is told once; earlier ones differed by Center.</summary>
    public bool HasNote => IsFirst || Answer.Policy.Rule != PolicyRule.Permanent;
}
