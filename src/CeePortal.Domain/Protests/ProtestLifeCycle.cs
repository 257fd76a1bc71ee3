using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Protests;

/// <summary>The states of a protest and the moves between them; docs/protests.md prints them, and a test holds it against this.</summary>
/// <remarks>CBP publishes no list of states. The names are those that people use and letters print; the list is our own.</remarks>
public static class ProtestLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Open = "open", FurtherReview = "further-review", Forwarded = "forwarded", Returned = "returned", Suspended = "suspended",
        Reopened = "reopened", Approved = "approved", ApprovedInPart = "approved-in-part", Denied = "denied", DeemedDenied = "deemed-denied",
        Rejected = "rejected", Withdrawn = "withdrawn", InLitigation = "in-litigation", CourtEnded = "court-ended";
#pragma warning restore CS1591

    static readonly string[] allOpen = [Open, FurtherReview, Forwarded, Returned, Suspended, Reopened];
    static readonly string[] voidable = [ApprovedInPart, Denied, Rejected];
    static readonly string[] deniedSomehow = [ApprovedInPart, Denied, DeemedDenied, Rejected];
    static readonly string[] mayAskSetAside = [Open, Suspended, Reopened, ApprovedInPart, Denied, DeemedDenied, Rejected];
    static readonly string[] notBeforeCourt = [.. allOpen, Approved, .. deniedSomehow, Withdrawn];

    const string FurtherReviewRule = "19 CFR 174.26";

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Open, "Open", WorkPhase.Open),
            new(FurtherReview, "Further review under consideration", WorkPhase.Open),
            new(Forwarded, "Forwarded for further review", WorkPhase.Pending),
            new(Returned, "Returned with directions", WorkPhase.Open),
            new(Suspended, "Suspended behind a lead protest", WorkPhase.Pending),
            new(Reopened, "Reopened, denial voided", WorkPhase.Open),
            new(Approved, "Approved", WorkPhase.Closed),
            new(ApprovedInPart, "Approved in part, denied in part", WorkPhase.Closed),
            new(Denied, "Denied", WorkPhase.Closed),
            new(DeemedDenied, "Deemed denied", WorkPhase.Closed),
            new(Rejected, "Rejected as not protestable", WorkPhase.Closed),
            new(Withdrawn, "Withdrawn", WorkPhase.Closed),
            new(InLitigation, "In litigation", WorkPhase.Closed),
            new(CourtEnded, "Decided in court", WorkPhase.Closed),
        ],
        [
            Of<ProtestFiled>("filed", "File", Filer | Office | WorkRoles.System, [WorkState.Draft.Code], [Open], "19 U.S.C. 1514(c); 19 CFR 174.12, 174.13") with { Done = "filed the protest" },
            Of<ProtestAmended>("amended", "Amend", Filer | Office, allOpen, [Unchanged], "19 U.S.C. 1514(c)(1); 19 CFR 174.14") with { Done = "amended the protest" },
            Of<ArgumentAdded>("argument-added", "Add an argument", Filer | Office, allOpen, [Unchanged], "19 U.S.C. 1514(c)(1); 19 CFR 174.28") with { Done = "added an argument" },
            Of<ObjectionWithdrawn>("objection-withdrawn", "Withdraw an objection", Filer | Office, allOpen, [Unchanged], "ACE protest module") with { Done = "withdrew an objection" },
            Of<NoticeRecipientNamed>("notice-recipient-named", "Name who gets the notices", Filer | Office, allOpen, [Unchanged], "19 CFR 174.30") with { Done = "named who gets the notices" },
            Of<ProtestConsolidated>("consolidated", "Treat as one with another party's protest", Office | WorkRoles.System, allOpen, [Unchanged], "19 U.S.C. 1514(c)(1), 1515(a); 19 CFR 174.15, 174.21(a)") with { Done = "joined it with another party's protest" },
            Of<DatesArrived>("dates-arrived", "Take over an entry's dates", Office | WorkRoles.System, notBeforeCourt, [Unchanged], "") with { Done = "took over dates of an entry", IgnoresLapses = true },
            Of<LiquidationChanged>("liquidation-changed", "Follow the liquidation on file", WorkRoles.System, allOpen, [Unchanged], "19 U.S.C. 1514(c)(3), (d)") with { Done = "took over a change of the liquidation on file", IgnoresLapses = true },
            Of<AccelerationRequested>("acceleration-requested", "Request accelerated disposition", Filer | Office, allOpen, [Unchanged], "19 U.S.C. 1515(b); 19 CFR 174.22") with { Done = "requested accelerated disposition" },
            Of<AccelerationWithdrawn>("acceleration-withdrawn", "Withdraw the request for accelerated disposition", Filer | Office, allOpen, [Unchanged], "ACE protest module") with { Done = "withdrew the request for accelerated disposition" },
            Of<FurtherReviewRequested>("further-review-requested", "Apply for further review", Filer | Office, [Open, Reopened], [FurtherReview], "19 U.S.C. 1515(a); 19 CFR 174.24, 174.25") with { Done = "applied for further review" },
            Of<FurtherReviewForwarded>("further-review-forwarded", "Grant further review and forward", Office, [FurtherReview], [Forwarded], FurtherReviewRule + "(b)") with { Done = "granted further review and forwarded the protest", ByHolder = true },
            Of<FurtherReviewDenied>("further-review-denied", "Deny further review", Office, [FurtherReview], [Open, Reopened], "19 U.S.C. 1515(a); 19 CFR 174.26") with { Done = "denied further review", ByHolder = true },
            Of<FurtherReviewReassigned>("further-review-reassigned", "Name another designee, or Headquarters", Supervisor | Headquarters, [Forwarded], [Unchanged], FurtherReviewRule + "(b)") with { Done = "gave the further review to somebody else" },
            Of<FurtherReviewReturned>("further-review-returned", "Return with directions", Office | Headquarters, [Forwarded], [Returned], "19 CFR 174.27") with { Done = "returned it with directions" },
            Of<SuspendedBehindLead>("suspended", "Suspend behind a lead protest", Office, [Open, Reopened], [Suspended], "19 CFR 174.13(a)(7); CBP practice") with { Done = "suspended it behind a lead protest" },
            Of<LeftLead>("left-lead", "Release from the lead protest", Office | WorkRoles.System, [Suspended], [Open, Reopened], "CBP practice") with { Done = "released it from its lead" },
            Of<FollowerJoined>("follower-joined", "Take a follower", Office, allOpen, [Unchanged], "") with { Done = "took a follower", IsInternal = true },
            Of<FollowerLeft>("follower-left", "Let a follower go", Office | WorkRoles.System, notBeforeCourt, [Unchanged], "") with { Done = "let a follower go", IsInternal = true, IgnoresLapses = true },
            Of<ProtestDecided>("decided", "Decide", Office, [Open, FurtherReview, Returned, Reopened], [Approved, ApprovedInPart, Denied], "19 U.S.C. 1515(a); 19 CFR 174.21, 174.29, 174.30") with { Done = "decided the protest", ByHolder = true },
            Of<DecidedWithLead>("decided-with-lead", "Decide with the lead protest", Office | WorkRoles.System, [Suspended], [Approved, ApprovedInPart, Denied], "19 U.S.C. 1515(a); 19 CFR 174.29, 174.30") with { Done = "decided it with its lead" },
            Of<ProtestRejected>("rejected", "Reject as not protestable", Office, [Open, Reopened], [Rejected], "19 U.S.C. 1514(a), (b); CBP Form 19") with { Done = "rejected it as not protestable", ByHolder = true },
            Of<DeemedDenied>("deemed-denied", "Deemed denied", WorkRoles.System, allOpen, [DeemedDenied], "19 U.S.C. 1515(b); 19 CFR 174.21(b), 174.22(d)") with { Done = "recorded that it was deemed denied", IgnoresLapses = true },
            Of<ProtestWithdrawn>("withdrawn", "Withdraw", Filer | Office, allOpen, [Withdrawn], "ACE protest module") with { Done = "withdrew the protest" },
            Of<SetAsideRequested>("set-aside-requested", "Request that the denial of further review be set aside", Filer | Office, mayAskSetAside, [Unchanged], "19 U.S.C. 1515(c)") with { Done = "requested that the denial of further review be set aside" },
            Of<SetAsideGranted>("set-aside-granted", "Set the denial of further review aside", Headquarters, [.. mayAskSetAside.Where(s => s != Suspended)], [FurtherReview], "19 U.S.C. 1515(c)") with { Done = "set the denial of further review aside" },
            Of<SetAsideDenied>("set-aside-denied", "Deny the set-aside request", Headquarters, mayAskSetAside, [Unchanged], "19 U.S.C. 1515(c)") with { Done = "denied the set-aside request" },
            Of<SetAsideDeemedDenied>("set-aside-deemed-denied", "Set-aside request deemed denied", WorkRoles.System, mayAskSetAside, [Unchanged], "19 U.S.C. 1515(c)") with { Done = "recorded that the set-aside request was deemed denied", IgnoresLapses = true },
            Of<VoidRequested>("void-requested", "Request that the denial be voided", Filer | Office, voidable, [Unchanged], "19 U.S.C. 1515(d)") with { Done = "requested that the denial be voided" },
            Of<VoidRefused>("void-refused", "Refuse to void the denial", Supervisor | Headquarters, voidable, [Unchanged], "19 U.S.C. 1515(d)") with { Done = "refused to void the denial" },
            Of<DenialVoided>("denial-voided", "Void the denial", Supervisor | Headquarters, voidable, [Reopened], "19 U.S.C. 1515(d)") with { Done = "voided the denial" },
            Of<CourtActionFiled>("court-action-filed", "Record an action in the Court of International Trade", Filer | Office | Headquarters | WorkRoles.System, deniedSomehow, [InLitigation], "19 U.S.C. 1515(c); 19 CFR 174.31") with { Done = "recorded an action in court" },
            Of<CourtOutcomeRecorded>("court-outcome-recorded", "Record the outcome in court", Filer | Office | Headquarters | WorkRoles.System, [InLitigation], [CourtEnded], "") with { Done = "recorded the outcome in court" },
        ]);
}
