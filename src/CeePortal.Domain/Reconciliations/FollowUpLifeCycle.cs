using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Reconciliations;

/// <summary>The states of a reconciliation follow-up and the moves between them; docs/reconciliation.md prints them.</summary>
public static class FollowUpLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Due = "due", Named = "named", Reconciled = "reconciled", NotReconciled = "not-reconciled", Closed = "closed";
#pragma warning restore CS1591

    const string Rule = "19 U.S.C. 1484(b)";

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Due, "Reconciliation entry due", WorkPhase.Pending),
            new(Named, "Reconciliation entry named, to be reviewed", WorkPhase.Open),
            new(Reconciled, "Reconciled", WorkPhase.Closed),
            new(NotReconciled, "Not reconciled, liquidated as entered", WorkPhase.Closed),
            new(Closed, "Closed without reconciliation", WorkPhase.Closed),
        ],
        [
            Of<FollowUpOpened>("opened", "Open", Filer | Office, [WorkState.Draft.Code], [Due], Rule) with { Done = "opened the follow-up" },
            Of<ReconciliationNamed>("named", "Name the reconciliation entry", Filer | Office, [Due], [Named], Rule) with { Done = "named the reconciliation entry" },
            Of<ReconciliationReturned>("returned", "Return: it does not cover the entries", Office, [Named], [Due], Rule) with { Done = "returned the reconciliation", ByHolder = true },
            Of<EntriesReconciled>("reconciled", "Accept as reconciled", Office, [Named], [Reconciled], Rule) with { Done = "accepted the reconciliation", ByHolder = true },
            Of<NotReconciled>("not-reconciled", "Close as not reconciled", Office, [Due], [NotReconciled], Rule) with { Done = "closed it as not reconciled", ByHolder = true },
            Of<FollowUpClosed>("closed", "Close without reconciliation", Office, [Due, Named], [Closed], "") with { Done = "closed it without reconciliation", ByHolder = true },
        ]);
}
