using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Corrections;

/// <summary>A correction's own words in messages.</summary>
public static class CorrectionNotices
{
    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not CorrectionReview review) return null;
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            CorrectionFiled { Selected.Count: > 0 } filed => new(NoticeTopic.Receipt, $"{name}: the correction stands and is under review",
                $"The post summary correction of {WorkNotices.Print(filed.FiledOn)} took the place of the summary on file and is under review. No other correction can be filed until the review is over.",
                Paragraphs($"Entry {filed.Filing.Entry}.", string.Join(' ', filed.Selected.Select(s => s.Sentence)), Owes(filed, law))),
            CorrectionFiled filed => new(NoticeTopic.Receipt, $"{name}: the correction was accepted",
                $"The post summary correction of {WorkNotices.Print(filed.FiledOn)} took the place of the summary on file, without review.",
                Paragraphs($"Entry {filed.Filing.Entry}. Bill or refund follow at liquidation.", Owes(filed, law))),
            AmendmentFiled { ReturnedBecause.Count: > 0 } part when e.State != CorrectionLifeCycle.Returned => new(NoticeTopic.Receipt, $"{name}: the post entry amendment was received, and a part of it goes back",
                "The post entry amendment was received. Some of its entries go back without review; the others are under review.", string.Join("\n\n", part.ReturnedBecause)),
            AmendmentFiled { ReturnedBecause.Count: > 0 } back => new(NoticeTopic.Decision, $"{name}: the post entry amendment was returned{(back.ReturnedBecause.Any(r => r.IsUntimely) ? " as untimely" : "")}", "The post entry amendment was returned without review.", string.Join("\n\n", back.ReturnedBecause)),
            AmendmentFiled => new(NoticeTopic.Receipt, $"{name}: the post entry amendment was received", "The post entry amendment was received and is under review."),
            DepositRecorded paid => new(NoticeTopic.Progress, $"{name}: the deposit was recorded", "The deposit of the extra duty was recorded.", $"{paid.Amount} on {WorkNotices.Print(paid.On)}."),
            CorrectionConcurred yes => new(NoticeTopic.Decision, $"{name}: CBP concurs", "The review is over: CBP concurs with the correction. The entry will be liquidated by it.", yes.Text),
            CorrectionNotConcurred no => new(NoticeTopic.Decision, $"{name}: CBP does not concur", "The review is over: CBP does not concur with the correction.",
                Paragraphs($"{no.Text} ({no.Citation})", $"What follows: {CorrectionReview.Words(no.Then)}.", "After the liquidation a protest is possible for 180 days (19 U.S.C. 1514(c)(3)).")),
            CorrectionReturned back => new(NoticeTopic.Decision, $"{name}: returned",
                review.IsAmendment ? "CBP returned the post entry amendment." : "CBP returned the correction. The summary stands again as it was before.", back.Text),
            CorrectionSuperseded later => new(NoticeTopic.Progress, $"{name}: a later correction took its place", $"Correction {later.By} of the same entry took its place.",
                "Nothing is to be deposited on this one any more. What is owed follows from what the later one states and what was deposited (19 U.S.C. 1505(b))."),
            CorrectedEntryLiquidated => new(NoticeTopic.Decision, $"{name}: the entry was liquidated", "The entry was liquidated before the review ended, so the review is over.", "A protest is possible for 180 days after liquidation (19 U.S.C. 1514(c)(3))."),
            _ => null,
        };
    }

    /// <summary>What the filer hears whose file the summary was: notice type 8 of ACE. It sees the summary no longer, so nothing of it is told.</summary>
    public static (FilerCode Filer, WorkNotice Notice)? ToFormerOwner(WorkItem item, WorkEvent e) => e.Fact is CorrectionFiled { Filing: { FormerOwner.IsNone: false } filing } filed
        ? (filing.FormerOwner, new(NoticeTopic.Reassignment, $"Entry {filing.Entry}: another filer corrected your summary",
            $"On {WorkNotices.Print(filed.FiledOn)} another filer filed a post summary correction of entry {filing.Entry} with the importer's authority. The summary is that filer's now, and you see it no longer.",
            "This is notice type 8. Corrections of the entry are filed by its new filer. If you know of no such change, ask the importer of record."))
        : null;

    static string? Owes(CorrectionFiled filed, Law law)
    {
        if (filed.Filing.OwesAtOnce is not { Cents: > 0 } owed) return null;
        var reading = law.Read(Clock.Begin(law.Clocks[CorrectionClocks.DepositExtraDuty], filed.FiledOn, filed.Filing.Port));
        var taken = filed.Filing.Undeposited is null ? "" : " It takes in what an earlier correction, whose place this one took, left undeposited.";
        return $"Deposit the extra duty of {owed} with the port of entry by {WorkNotices.Print(reading.LastTimelyDay!.Value)} ({reading.Clock.Rule.Citation}).{taken}";
    }

    static string? Paragraphs(params IEnumerable<string?> parts) => string.Join("\n\n", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
}
