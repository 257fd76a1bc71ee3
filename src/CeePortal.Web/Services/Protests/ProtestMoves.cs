using CeePortal.Web.Services.Work;

namespace CeePortal.Web.Services.Protests;

/// <summary>Which page makes which move of a protest: the one table, in the order in which people are offered them. To decide comes
/// first; what ends it without a decision comes last.</summary>
public static class ProtestMoves
{
    const string Acts = "/Protests/Acts/", Decisions = "/Protests/Decisions/";

    public static readonly IReadOnlyList<MovePage> Pages =
    [
        On(Decisions + "Decide", "decided"),
        On(Decisions + "Forward", "further-review-forwarded"),
        On(Decisions + "Return", "further-review-returned"),
        On(Decisions + "Reassign", "further-review-reassigned"),
        On(Decisions + "Refuse", "further-review-denied"),
        On(Decisions + "Rule", "set-aside-granted"),
        On(Decisions + "Rule", "set-aside-denied"),
        On(Decisions + "Rule", "denial-voided"),
        On(Decisions + "Refuse", "void-refused"),
        On(Decisions + "Refuse", "rejected"),
        On(Decisions + "Suspend", "suspended"),
        On(Decisions + "Release", "left-lead"),
        On(Decisions + "Join", "consolidated"),
        On(Acts + "Argue", "argument-added"),
        On(Acts + "Amend", "amended"),
        On(Acts + "FurtherReview", "further-review-requested"),
        On(Acts + "Accelerate", "acceleration-requested"),
        On(Acts + "Say", "set-aside-requested"),
        On(Acts + "Say", "void-requested"),
        On(Acts + "Court", "court-action-filed"),
        On(Acts + "CourtOutcome", "court-outcome-recorded"),
        On(Acts + "Recipient", "notice-recipient-named"),
        On(Acts + "Say", "acceleration-withdrawn"),
        On(Acts + "WithdrawObjection", "objection-withdrawn"),
        On(Acts + "Say", "withdrawn"),
    ];

    /// <summary>Moves that are made with another, or by the portal alone.</summary>
    public static readonly IReadOnlyList<string> WithoutPage =
        ["filed", "dates-arrived", "liquidation-changed", "follower-joined", "follower-left", "decided-with-lead", "deemed-denied", "set-aside-deemed-denied"];

    static MovePage On(string page, string move) => new(Domain.Protests.Protest.ProtestKind.Code, move, page);
}
