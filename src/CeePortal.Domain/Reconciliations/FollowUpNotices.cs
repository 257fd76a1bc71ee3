using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using static System.FormattableString;

namespace CeePortal.Domain.Reconciliations;

/// <summary>The words of messages about a reconciliation follow-up.</summary>
public static class FollowUpNotices
{
    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not ReconciliationFollowUp one) return null;
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            FollowUpOpened opened => new(NoticeTopic.Request, $"{name}: a reconciliation entry is due", Invariant($"{opened.Filing.Entries.Count:N0} flagged {(opened.Filing.Entries.Count == 1 ? "entry waits" : "entries wait")} for a reconciliation entry of type 09 by {LastDay(one, opened, law)}."),
                $"File it by ABI, at any port, and name it here (19 U.S.C. 1484(b)). Issue: {opened.Filing.Issue.Name().ToLowerInvariant()}."),
            ReconciliationNamed named => new(NoticeTopic.FromTheTrade, $"{name}: the reconciliation entry is named", $"Reconciliation entry {named.Reconciliation} was named, filed on {WorkNotices.Print(named.FiledOn)}.",
                named.Outcome == Outcome.Untimely ? "It was filed after its last day." : null),
            ReconciliationReturned returned => new(NoticeTopic.Request, $"{name}: the reconciliation is returned", "The reconciliation entry that was named does not cover the flagged entries.", returned.Reason),
            EntriesReconciled => new(NoticeTopic.Decision, $"{name}: reconciled", "CBP accepts the flagged entries as reconciled."),
            NotReconciled not => new(NoticeTopic.Decision, $"{name}: not reconciled", "No reconciliation entry came in time. The flagged entries are liquidated as entered.", not.Reason + (not.RefersDamages ? "\n\nIt was referred for liquidated damages under the bond." : "")),
            _ => null,
        };
    }

    static string LastDay(ReconciliationFollowUp one, FollowUpOpened opened, Law law) =>
        WorkNotices.Print(law.Read(ReconciliationFollowUp.ClockOf(opened.Filing.Issue, opened.RunsFrom, one.Number.Port, law)).LastTimelyDay!.Value);
}
