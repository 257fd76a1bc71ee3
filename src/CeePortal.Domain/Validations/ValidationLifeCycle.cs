using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Validations;

/// <summary>The states of a validation and the moves between them; docs/validations.md prints them, and a test holds it
/// against this.</summary>
public static class ValidationLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Review = "review", Proposed = "proposed", SecondReview = "second-review", SecondReviewOfProposal = "second-review-proposed",
        NoChange = "no-change", Rejected = "rejected", ActionTaken = "action-taken", Referred = "referred";
#pragma warning restore CS1591

    static readonly string[] atWork = [Review, Proposed];
    static readonly string[] withSecond = [SecondReview, SecondReviewOfProposal];
    static readonly string[] ends = [NoChange, Rejected, ActionTaken, Referred];

    const string UnderReview = "Under review", ActionProposed = "Action proposed (CF-29)", Quiet = "Ended";

    /// <summary>The life cycle. A Center announces no investigation by the end of a review: to the trade an end without a change and a referral are
    /// one, and a second review, which asks whether more is at stake, is the review that it was before.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Review, UnderReview, WorkPhase.Open),
            new(Proposed, ActionProposed, WorkPhase.Open),
            new(SecondReview, "With a second reviewer", WorkPhase.Open) { TradeName = UnderReview },
            new(SecondReviewOfProposal, "With a second reviewer, action proposed", WorkPhase.Open) { TradeName = ActionProposed },
            new(NoChange, "Ended, no change", WorkPhase.Closed) { TradeName = Quiet },
            new(Rejected, "Ended, summary rejected", WorkPhase.Closed),
            new(ActionTaken, "Action taken", WorkPhase.Closed),
            new(Referred, "Ended, referred onward", WorkPhase.Closed) { TradeName = Quiet },
        ],
        [
            Of<ValidationOpened>("opened", "Open a validation", Office | WorkRoles.System, [WorkState.Draft.Code], [Review], "19 U.S.C. 1484, 1500, 1509") with { Done = "opened the validation", IsInternal = true },
            Of<EntriesAdded>("entries-added", "Add entries", Office, atWork, [Unchanged], "") with { Done = "added entries", IsInternal = true },
            Of<ReviewedEntryChanged>("entry-changed", "Follow the entry on file", WorkRoles.System, [.. atWork, .. withSecond], [Unchanged], "") with { Done = "took over dates of an entry", IsInternal = true, IgnoresLapses = true },
            Of<InformationFormSent>("cf28-sent", "Send a request for information (CF-28)", Office, atWork, [Unchanged], "19 CFR 151.11; CBP Form 28") with { Done = "sent a request for information (CF-28)" },
            Of<ReviewDocumentsAsked>("documents-asked", "Ask for documents", Office, atWork, [Unchanged], "19 U.S.C. 1509(a); 19 CFR 163.6(a)") with { Done = "asked for documents" },
            Of<FindingsRecorded>("findings-recorded", "Record findings", Office, atWork, [Unchanged], "") with { Done = "recorded findings", IsInternal = true },
            Of<Validations.ActionProposed>("action-proposed", "Send a notice of action proposed (CF-29)", Office, atWork, [Proposed], "19 CFR 152.2; CBP Form 29") with { Done = "sent a notice of action proposed (CF-29)", ByHolder = true },
            Of<ActionAgreed>("action-agreed", "Agree to the proposed action", Filer | Office, [Proposed, SecondReviewOfProposal], [Unchanged], "CBP Form 29") with { Done = "agreed to the proposed action" },
            Of<ProposalWithdrawn>("proposal-withdrawn", "Take the proposed action back", Office, [Proposed], [Review], "") with { Done = "took the proposed action back", ByHolder = true },
            Of<ValidationConcluded>("concluded", "End the validation", Office, atWork, ends, "19 CFR 152.2; 19 U.S.C. 1500") with { Done = "ended the validation", ByHolder = true },
            Of<SecondReviewAsked>("second-review-asked", "Ask for a second review", Office, atWork, withSecond, "Rule of the office") with { Done = "asked for a second review", IsInternal = true, ByHolder = true },
            Of<SecondReviewAgreed>("second-review-agreed", "Agree as second reviewer", Office, withSecond, ends, "Rule of the office") with { Done = "agreed as second reviewer; the validation ended", TradeDone = "ended the validation" },
            Of<SecondReviewReturned>("second-review-returned", "Return as second reviewer", Office, withSecond, [Review, Proposed], "Rule of the office") with { Done = "returned it as second reviewer", IsInternal = true },
        ]);
}
