using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Marking;

/// <summary>The words of messages about a notice to mark or redeliver.</summary>
public static class MarkingNotices
{
    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not MarkingNotice) return null;
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            MarkingNoticeIssued issued => new(NoticeTopic.Request, $"{name}: notice to mark or redeliver", $"CBP issued a notice to mark or redeliver goods of entry {issued.Filing.Entry}. Certify section III by {WorkNotices.Print(issued.AnswerBy)}.",
                issued.Question + (issued.ProtestBy is { } by ? $"\n\nThe demand for redelivery may be protested until {WorkNotices.Print(by.Due)} ({by.Citation})." : "") + "\n\nWithout a response in time liquidated damages may follow (CBP Form 4647; practice)."),
            SectionThreeCertified response => new(NoticeTopic.FromTheTrade, $"{name}: section III was certified", $"Section III was certified: {MarkingNotice.Name(response.Disposition).ToLowerInvariant()}.",
                response.Outcome == Outcome.Untimely ? $"It came after its last day.\n\n{response.Text}" : response.Text),
            GoodsInspected inspected => new(NoticeTopic.Progress, $"{name}: the goods were inspected", $"CBP inspected the goods on {WorkNotices.Print(inspected.On)}: they are {(inspected.IsInOrder ? "" : "not ")}in order.", inspected.Text),
            ResponseAccepted => new(NoticeTopic.Decision, $"{name}: the response is accepted", "CBP accepts the response, and the notice is closed."),
            DamagesReferred damages => new(NoticeTopic.Decision, $"{name}: referred for liquidated damages", "The matter was referred for liquidated damages under the bond. The fines, penalties and forfeitures officer writes to you.", damages.Reason),
            NoticeCancelled cancelled => new(NoticeTopic.Decision, $"{name}: the notice is withdrawn", "CBP has withdrawn the notice. Nothing is left to do.", cancelled.Reason),
            _ => null,
        };
    }
}
