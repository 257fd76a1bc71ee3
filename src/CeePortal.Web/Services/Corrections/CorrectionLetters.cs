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
                .P($"CBP reviewed your {what} and concurs with it. The {((review.IsAmendment ? review.Reviewed.Count : review.Subject.Entries.Count) == 1 ? "entry" : "entries")} will be liquidated by it; bill or refund follow at liquidation (19 U.S.C. 1505(b)).{Apart(review)}").Quoted(yes.Text)),
            CorrectionNotConcurred no => ($"CBP does not concur with your {what}", Refusal(no, what, Apart(review))),
            CorrectionReturned back => ($"Your {what} is returned", new LetterText()
                .P(review.IsAmendment ? "CBP returns your post entry amendment without acting on it." : "CBP returns your post summary correction. The summary stands again as it was before; you may file another correction while its time runs (82 FR 50656).").Quoted(back.Text)),
            AmendmentFiled part when e.State != CorrectionLifeCycle.Returned => ("A part of your post entry amendment is returned", PartReturned(part)),
            AmendmentFiled back => (back.ReturnedBecause.Any(r => r.IsUntimely) ? "Untimely: your post entry amendment is returned" : "Your post entry amendment is returned", Returned(back)),
            _ => throw new InvalidOperationException($"The event {e.Type} has no letter."),
        };
        // Dated by the day of the act, not by that of the paper on which it acts.
        return heads.WriteAsync(review, subject, LegalClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(e.At, DateTimeKind.Utc))), [(review.IsAmendment ? "Received" : "Filed", Dates.Long(review.FiledOn))], text, ct);
    }

    static LetterText Refusal(CorrectionNotConcurred no, string what, string apart) => new LetterText()
        .P($"CBP reviewed your {what} and does not concur with it.{apart}").Quoted(no.Text).P($"This rests on {no.Citation}.")
        .Heading("What follows").P(no.Then == AfterDisagreement.LiquidateAsEntered
            ? "The entry is liquidated as it was entered before." : "A notice of action (CBP Form 29) goes to the importer, who has 20 days to answer a proposed action.")
        .Heading("What you can do").P("When the entry is liquidated you may protest within 180 days (19 U.S.C. 1514(c)(3)).");

    // Said wherever a report is decided of which entries went back when it came in.
    static string Apart(CorrectionReview review) => review.ReturnedBecause.Select(r => r.Entry).Distinct().Count() switch
    {
        0 => "",
        1 => " This does not cover the entry that went back when it came in.",
        _ => " This does not cover the entries that went back when it came in.",
    };

    static LetterText Returned(AmendmentFiled back) =>
        WhatNow(back, new LetterText().P("CBP returns your post entry amendment without review, for the reasons below.").List(back.ReturnedBecause.Select(r => r.ToString())));

    static LetterText PartReturned(AmendmentFiled part)
    {
        var rest = part.Amendment.Reviewable(part.ReturnedBecause).Count;
        return WhatNow(part, new LetterText().P("CBP returns the entries below without review, for the reason beside each.").List(part.ReturnedBecause.Select(r => r.ToString()))
            .P(rest == 1 ? "The other entry of your post entry amendment is reviewed. You will hear how that ends." : FormattableString.Invariant($"The {rest:N0} other entries of your post entry amendment are reviewed. You will hear how that ends.")));
    }

    static LetterText WhatNow(AmendmentFiled back, LetterText text)
    {
        text.Heading("What you can do");
        if (back.ReturnedBecause.Any(r => r.IsUntimely)) text.P("What came too late is liquidated as it was entered. You may protest within 180 days after the liquidation (19 U.S.C. 1514(c)(3)).");
        if (back.ReturnedBecause.Any(r => !r.IsUntimely)) text.P("Where another way is named above, send it by that way while its time runs. Otherwise you may protest within 180 days after liquidation (19 U.S.C. 1514(c)(3)).");
        return text;
    }
}
