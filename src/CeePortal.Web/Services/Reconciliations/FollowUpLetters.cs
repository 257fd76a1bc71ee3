using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Reconciliations;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;
using static System.FormattableString;

namespace CeePortal.Web.Services.Reconciliations;

/// <summary>Writes the letters of a follow-up: that a reconciliation entry is due, that one is returned, and how it ended.</summary>
public sealed class FollowUpLetters(LetterHeads heads, LawSource laws) : KindLetters(ReconciliationFollowUp.FollowUpKind)
{
    public override bool Has(WorkEvent e) => e.Fact is FollowUpOpened or ReconciliationReturned or EntriesReconciled or NotReconciled;

    public override async Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var followed = one.As<ReconciliationFollowUp>();
        var filing = followed.Filing!;
        var law = await laws.CurrentAsync(ct);
        var due = law.Read(ReconciliationFollowUp.ClockOf(filing.Issue, followed.RunsFrom, followed.Number.Port, law));
        var (subject, text) = e.Fact switch
        {
            FollowUpOpened => ("Reconciliation entry due", new LetterText()
                .P(Invariant($"You flagged {filing.Entries.Count:N0} {(filing.Entries.Count == 1 ? "entry" : "entries")} for reconciliation. Issue: {filing.Issue.Name().ToLowerInvariant()}."))
                .P($"A reconciliation entry of type 09 is due by {Dates.Full(due.LastTimelyDay!.Value)}: {Lower(due.Clock.Rule.Sentence)} ({due.Clock.Rule.Citation}). It is filed by ABI, at any port.")
                .P("Name it on the page of this follow-up when it is filed.")),
            ReconciliationReturned returned => ("Reconciliation entry returned", new LetterText().P("The reconciliation entry that was named does not cover the flagged entries.").Quoted(returned.Reason).P($"The time ends on {Dates.Full(due.LastTimelyDay!.Value)}.")),
            EntriesReconciled accepted => ("Entries reconciled", new LetterText().P($"CBP accepts the flagged entries as reconciled by entry {followed.Reconciliation?.Reconciliation}.").Quoted(accepted.Text)),
            NotReconciled ended => ("Entries not reconciled", Ended(ended)),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        return await heads.WriteAsync(followed, subject, e.On, [("Issue", filing.Issue.Name())], text, ct);
    }

    static LetterText Ended(NotReconciled ended)
    {
        var text = new LetterText().P("No reconciliation entry came in time. The flagged entries are liquidated as entered.").Quoted(ended.Reason);
        if (ended.RefersDamages) text.P("The matter is referred to the fines, penalties and forfeitures officer for liquidated damages under the bond, who will write to you.");
        return text.P("You may protest the liquidation of an entry within 180 days after it (19 U.S.C. 1514).");
    }

    static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
