using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;

namespace CeePortal.Web.Services.Corrections;

/// <summary>Writes the letters of a review of a correction or an amendment: how it ended, why, and what can be done.</summary>
public sealed class CorrectionLetters(LetterHeads heads) : KindLetters(CorrectionReview.CorrectionKind)
{
    public override bool Has(WorkEvent e) => e.Fact is CorrectionConcurred or CorrectionNotConcurred or CorrectionReturned or AmendmentFiled { ReturnedBecause.Count: > 0 };

    public override Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var review = one.As<CorrectionReview>();
        var what = review.IsAmendment ? "post entry amendment" : "post summary correction";
        var (subject, text) = e.Fact switch
        {
            CorrectionConcurred yes => ($"CBP concurs with your {what}", new LetterText()
                .P($"CBP reviewed your {what} and concurs with it. The {(review.Subject.Entries.Count == 1 ? "entry" : "entries")} will be liquidated by it; bill or refund follow at liquidation (19 U.S.C. 1505(b)).").Quoted(yes.Text)),
            CorrectionNotConcurred no => ($"CBP does not concur with your {what}", Refusal(no, what)),
            CorrectionReturned back => ($"Your {what} is returned", new LetterText()
                .P(review.IsAmendment ? "CBP returns your post entry amendment without acting on it." : "CBP returns your post summary correction. The summary stands again as it was before; you may file another correction while its time runs (82 FR 50656).").Quoted(back.Text)),
            AmendmentFiled back => (back.ReturnedBecause.Any(r => r.IsUntimely) ? "Untimely: your post entry amendment is returned" : "Your post entry amendment is returned", Returned(back)),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        // Dated by the day of the act, not by that of the paper on which it acts.
        return heads.WriteAsync(review, subject, LegalClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(e.At, DateTimeKind.Utc))), [(review.IsAmendment ? "Received" : "Filed", Dates.Long(review.FiledOn))], text, ct);
    }

    static LetterText Refusal(CorrectionNotConcurred no, string what) => new LetterText()
        .P($"CBP reviewed your {what} and does not concur with it.").Quoted(no.Text).P($"This rests on {no.Citation}.")
        .Heading("What follows").P(no.Then == AfterDisagreement.LiquidateAsEntered
            ? "The entry is liquidated as it was entered before." : "A notice of action (CBP Form 29) goes to the importer, who has 20 days to answer a proposed action.")
        .Heading("What you can do").P("When the entry is liquidated you may protest within 180 days (19 U.S.C. 1514(c)(3)).");

    static LetterText Returned(AmendmentFiled back)
    {
        var text = new LetterText().P("CBP returns your post entry amendment without review, for the reasons below.").List(back.ReturnedBecause.Select(r => r.ToString()));
        text.Heading("What you can do");
        if (back.ReturnedBecause.Any(r => r.IsUntimely)) text.P("The entry will be liquidated as it was entered. After that you may protest within 180 days (19 U.S.C. 1514(c)(3)).");
        if (back.ReturnedBecause.Any(r => !r.IsUntimely)) text.P("Where another way is named above, send it by that way while its time runs. Otherwise you may protest within 180 days after liquidation (19 U.S.C. 1514(c)(3)).");
        return text;
    }
}
