using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Claims;

/// <summary>The states of a post-importation claim and the moves between them; docs/claims.md prints them.</summary>
/// <remarks>CBP publishes no list of states; names and list are our own.</remarks>
public static class ClaimLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Open = "open", Suspended = "suspended", Allowed = "allowed", AllowedInPart = "allowed-in-part", Denied = "denied", Withdrawn = "withdrawn";
#pragma warning restore CS1591

    static readonly string[] undecided = [Open, Suspended];

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Open, "Open", WorkPhase.Open),
            new(Suspended, "Suspended while a protest or court case is open", WorkPhase.Pending),
            new(Allowed, "Allowed", WorkPhase.Closed),
            new(AllowedInPart, "Allowed in part, denied in part", WorkPhase.Closed),
            new(Denied, "Denied", WorkPhase.Closed),
            new(Withdrawn, "Withdrawn", WorkPhase.Closed),
        ],
        [
            Of<ClaimFiled>("filed", "File", Filer | Office, [WorkState.Draft.Code], [Open], "19 U.S.C. 1520(d); 19 CFR 182.31, 182.32") with { Done = "filed the claim" },
            Of<ClaimSuspended>("suspended", "Suspend behind a protest", WorkRoles.System, undecided, [Suspended], "19 CFR 181.33(b), 182.33") with { Done = "suspended the claim behind a protest" },
            Of<ClaimReleased>("suspension-ended", "Release from suspension", WorkRoles.System, [Suspended], [Open, Suspended], "19 CFR 181.33(b), 182.33") with { Done = "released the claim" },
            Of<CourtCaseRecorded>("court-case-recorded", "Record a court case", Filer | Office, undecided, [Suspended], "19 CFR 181.33(b), 182.33") with { Done = "recorded a court case" },
            Of<CourtCaseEnded>("court-case-ended", "Record the end of the court case", Filer | Office, [Suspended], [Open, Suspended], "19 CFR 181.33(b), 182.33") with { Done = "recorded the end of the court case" },
            Of<ClaimDecided>("decided", "Decide", Office, [Open], [Allowed, AllowedInPart, Denied], "19 U.S.C. 1520(d); 19 CFR 181.33(c), (d), 182.33") with { Done = "decided the claim", ByHolder = true },
            Of<ClaimWithdrawn>("withdrawn", "Withdraw", Filer | Office, undecided, [Withdrawn], "") with { Done = "withdrew the claim" },
        ]);
}
