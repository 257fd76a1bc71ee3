using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Corrections;

/// <summary>The states of a correction and the moves between them. CBP publishes no list: the names follow the notices of the test
/// (76 FR 37136; 82 FR 2385), the list is our own.</summary>
public static class CorrectionLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string AwaitingPayment = "awaiting-payment", UnderReview = "under-review", Accepted = "accepted", Concurred = "concurred", NotConcurred = "not-concurred",
        Returned = "returned", Withdrawn = "withdrawn", Superseded = "superseded", Liquidated = "liquidated";
#pragma warning restore CS1591

    const string Test = "19 CFR 101.9(b); 76 FR 37136; 82 FR 2385";

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(AwaitingPayment, "Accepted, extra duty to be deposited", WorkPhase.Pending),
            new(UnderReview, "Under review", WorkPhase.Open),
            new(Accepted, "Accepted without review", WorkPhase.Closed),
            new(Concurred, "Concurred", WorkPhase.Closed),
            new(NotConcurred, "Not concurred", WorkPhase.Closed),
            new(Returned, "Returned", WorkPhase.Closed),
            new(Withdrawn, "Withdrawn", WorkPhase.Closed),
            new(Superseded, "Superseded by a later correction", WorkPhase.Closed),
            new(Liquidated, "Liquidated before the review ended", WorkPhase.Closed),
        ],
        [
            Of<CorrectionFiled>("filed", "File", Filer | Office | WorkRoles.System, [WorkState.Draft.Code], [AwaitingPayment, UnderReview, Accepted], Test) with { Done = "filed the correction" },
            Of<AmendmentFiled>("amendment-filed", "Post entry amendment on paper", Filer | Office, [WorkState.Draft.Code], [UnderReview, Returned], "72 FR 46654") with { Done = "filed the amendment" },
            Of<DepositRecorded>("deposit-recorded", "Record the deposit of the extra duty", Office | WorkRoles.System, [AwaitingPayment, UnderReview], [Accepted, Unchanged], "82 FR 2385") with { Done = "recorded the deposit of the extra duty" },
            Of<CorrectionConcurred>("concurred", "Concur", Office, [UnderReview], [Concurred], Test) with { Done = "concurred", ByHolder = true },
            Of<CorrectionNotConcurred>("not-concurred", "Do not concur", Office, [UnderReview], [NotConcurred], $"{Test}; 19 CFR 152.2") with { Done = "did not concur", ByHolder = true },
            Of<CorrectionReturned>("returned", "Return to the filer", Office, [UnderReview], [Returned], Test) with { Done = "returned it to the filer", ByHolder = true },
            Of<CorrectionWithdrawn>("withdrawn", "Withdraw", Filer | Office, [UnderReview], [Withdrawn], "72 FR 46654") with { Done = "withdrew the amendment" },
            Of<CorrectionSuperseded>("superseded", "Superseded by a later correction", WorkRoles.System, [AwaitingPayment], [Superseded], Test) with { Done = "put a later correction in its place" },
            Of<CorrectedEntryLiquidated>("liquidated", "Record that the entry was liquidated", Office | WorkRoles.System, [AwaitingPayment, UnderReview], [Liquidated], "19 U.S.C. 1500, 1504") with { Done = "recorded that the entry was liquidated" },
        ]);
}
