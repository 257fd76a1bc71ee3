using CeePortal.Data.Work;
using CeePortal.Domain.Marking;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Marking;

/// <summary>Writes the letters of a notice to mark or redeliver: the notice itself, a returned response, its acceptance and the referral.</summary>
public sealed class MarkingLetters(LetterHeads heads) : KindLetters(MarkingNotice.MarkingKind)
{
    public override bool Has(WorkEvent e) => e.Fact is MarkingNoticeIssued or ResponseReturned or ResponseAccepted or DamagesReferred or NoticeCancelled;

    public override Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var notice = one.As<MarkingNotice>();
        var (subject, text) = e.Fact switch
        {
            MarkingNoticeIssued issued => ("Notice to mark or redeliver (CBP Form 4647)", Notice(issued)),
            ResponseReturned returned => ("Notice to mark or redeliver: response returned", new LetterText().P("Your response in section III does not suffice. The notice stands.").Quoted(returned.Question).P($"CBP would like the new response by {Dates.Full(returned.AnswerBy)}.")),
            ResponseAccepted accepted => ("Notice to mark or redeliver: response accepted", new LetterText().P("CBP accepts your response in section III. The notice is closed.").Quoted(accepted.Text)),
            DamagesReferred damages => ("Notice to mark or redeliver: referred for liquidated damages", Damages(damages)),
            NoticeCancelled cancelled => ("Notice to mark or redeliver: withdrawn", new LetterText().P("CBP withdraws the notice. Nothing is left to do.").Quoted(cancelled.Reason)),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        return heads.WriteAsync(notice, subject, e.On, [("Goods", notice.Filing!.Goods)], text, ct);
    }

    static LetterText Notice(MarkingNoticeIssued issued)
    {
        var text = new LetterText().P($"{MarkingNotice.Name(issued.Filing.Violation)}: {issued.Filing.Goods}.").Quoted(issued.Question)
            .P($"Certify section III by {Dates.Full(issued.AnswerBy)}, thirty days from this notice (CBP Form 4647; practice). Without it liquidated damages may be demanded under the bond.")
            .P("The importer or its broker certifies here, on the page of this notice; or on paper at the office above.");
        if (issued.ProtestBy is { } by) text.Heading("Redelivery").P($"You may protest the demand for redelivery within 180 days, that is until {Dates.Full(by.Due)} ({by.Citation}; 19 U.S.C. 1514(a)(4)). A protest does not stop the thirty days.");
        return text;
    }

    static LetterText Damages(DamagesReferred damages)
    {
        var text = new LetterText().P("The matter is referred to the fines, penalties and forfeitures officer for liquidated damages under the bond, who will write to you.").Quoted(damages.Reason);
        if (damages.Amount is { } amount) text.P($"The amount proposed is {amount}.");
        return text;
    }
}
