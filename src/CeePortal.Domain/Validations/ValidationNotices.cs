using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkNotices;

namespace CeePortal.Domain.Validations;

/// <summary>A validation's own words in messages. What CBP asks (CF-28, CF-29 proposed) has the words that every request has.</summary>
public static class ValidationNotices
{
    const string AfterAction = "The change is made when the entry is liquidated. Who disagrees may protest after the liquidation (19 U.S.C. 1514; 19 CFR 174).";

    /// <summary>The words for an event; null for those that every kind shares.</summary>
    public static WorkNotice? Of(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        if (item is not Validation) return null;
        var name = NameOf(item);
        return e.Fact switch
        {
            ValidationOpened opened => new(NoticeTopic.Progress, $"{name} was opened", $"{Validation.Name(opened.Opening.Trigger)} opened it on {Print(opened.On)}. The trade does not see it until the first letter goes out.", opened.Opening.Reason),
            ActionAgreed agreed => new(NoticeTopic.FromTheTrade, $"{name}: the proposed action is agreed to", "The importer agrees to the proposed action, so it can be taken at once.", agreed.Text),
            ProposalWithdrawn withdrawn => new(NoticeTopic.Progress, $"{name}: the proposed action was taken back", "CBP has taken the proposed action back. The review goes on.", withdrawn.Reason),
            SecondReviewAsked asked => new(NoticeTopic.Progress, $"{name} waits for a second reviewer", "More is at stake than one person decides. Somebody who has not worked on it reviews the proposed end.", asked.Conclusion.Rationale),
            SecondReviewReturned returned => new(NoticeTopic.Progress, $"{name}: the second reviewer returned it", "The second reviewer did not agree with the proposed end.", returned.Reason),
            EndOfValidation end => End(name, end.Conclusion, reader),
            _ => null,
        };
    }

    static WorkNotice End(string name, ValidationConclusion end, NoticeReader reader)
    {
        var why = reader.IsStaff ? end.Rationale : null;
        return end.Outcome switch
        {
            ValidationOutcome.ActionTaken => new(NoticeTopic.Decision, end.SendsNotice ? $"{name}: notice of action taken (CF-29)" : $"{name}: action taken", "CBP has taken action on the entry summary under review.",
                string.Join("\n\n", new[] { end.SendsNotice || reader.IsStaff ? end.Rationale : null, AfterAction }.OfType<string>())),
            ValidationOutcome.Rejected => new(NoticeTopic.Decision, $"{name}: the entry summary was rejected", "The review ended with the rejection of the entry summary. The rejection says what to do.", Join(why, $"Rejection {end.Rejection}.")),
            // To the trade these two are one.
            ValidationOutcome.NoChange or ValidationOutcome.Referred when !reader.IsStaff => new(NoticeTopic.Decision, $"{name} has ended", "The Center has ended its review. Nothing is asked of you here any more.", null),
            ValidationOutcome.Referred => new(NoticeTopic.Decision, $"{name} was referred", $"{Validation.Name(end.ReferredTo!.Value)} goes on with it.", why),
            _ => new(NoticeTopic.Decision, $"{name} has ended without a change", "The review ended: the entry stands as it was filed.", why),
        };
    }

    static string? Join(params IEnumerable<string?> parts) => string.Join("\n\n", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
}
