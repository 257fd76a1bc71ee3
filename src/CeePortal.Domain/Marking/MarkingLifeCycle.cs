using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Marking;

/// <summary>The states of a notice to mark or redeliver and the moves between them; docs/marking.md prints them.</summary>
/// <remarks>ACE calls the second state "response received"; the others are our own.</remarks>
public static class MarkingLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Notice = "notice", Responded = "responded", Accepted = "accepted", Damages = "damages", Cancelled = "cancelled";
#pragma warning restore CS1591

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Notice, "Notice out, response due", WorkPhase.Pending),
            new(Responded, "Response received", WorkPhase.Open),
            new(Accepted, "Closed, response accepted", WorkPhase.Closed),
            new(Damages, "Referred for liquidated damages", WorkPhase.Closed),
            new(Cancelled, "Withdrawn by CBP", WorkPhase.Closed),
        ],
        [
            Of<MarkingNoticeIssued>("issued", "Issue the notice", Office, [WorkState.Draft.Code], [Notice], "CBP Form 4647; 19 U.S.C. 1304; 19 CFR 134.51, 141.113") with { Done = "issued the notice" },
            Of<SectionThreeCertified>("certified", "Certify section III", Filer | Office, [Notice], [Responded], "CBP Form 4647, section III; 19 CFR 134.52") with { Done = "certified section III" },
            Of<ResponseReturned>("response-returned", "Return the response", Office, [Responded], [Notice], "CBP Form 4647") with { Done = "returned the response", ByHolder = true },
            Of<GoodsInspected>("inspected", "Record an inspection", Office, [Notice, Responded], [Unchanged], "CBP Form 4647; 19 CFR 134.52") with { Done = "recorded an inspection" },
            Of<ResponseAccepted>("accepted", "Accept the response", Office, [Responded], [Accepted], "CBP Form 4647; 19 CFR 134.52") with { Done = "accepted the response", ByHolder = true },
            Of<DamagesReferred>("damages-referred", "Refer for liquidated damages", Office, [Notice, Responded], [Damages], "19 CFR 113.62, 134.54, 141.113") with { Done = "referred it for liquidated damages", ByHolder = true },
            Of<NoticeCancelled>("cancelled", "Withdraw the notice", Office, [Notice, Responded], [Cancelled], "") with { Done = "withdrew the notice", ByHolder = true },
        ]);
}
