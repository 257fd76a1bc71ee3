using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkRefusedException;

namespace CeePortal.Domain.Protests;

/// <content>Further review, and what may be done when it is denied.</content>
public sealed partial class Protest
{
    /// <summary>Applies for further review, within the time for the protest. For entries whose time is over it is untimely;
    /// when it is so for all of them, it can only be denied (19 U.S.C. 1515(a)).</summary>
    /// <param name="application">The application.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which it came, with the protest or after it; null for what was sent here.</param>
    public void ApplyForFurtherReview(ReviewApplication application, Act act, Paper? paper = null)
    {
        Ensure<FurtherReviewRequested>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        When(application.Problem());
        Record(new FurtherReviewRequested(application, [.. entries
            .Where(e => objections.Where(o => o.Entries.Contains(e.Entry)).Select(o => ProtestTimeliness.FurtherReviewWindow(Protestant.Kind, e, o.Filed.Decision, act.Law)).OfType<Clock>().ToList()
                is { Count: > 0 } windows && windows.TrueForAll(w => act.Law.Read(w).Judge(day) == Outcome.Untimely))
            .Select(e => e.Entry)])
        { Paper = paper }, act);
    }

    /// <summary>Grants further review and forwards the protest: to Headquarters when one of the grounds is there, else to
    /// a designee who took no part in the decision (19 CFR 174.26(b)).</summary>
    /// <param name="grounds">What sends it to Headquarters.</param>
    /// <param name="designee">The designee; null for Headquarters.</param>
    /// <param name="decidedBy">Who took part in the decision protested, as far as it is known. Whoever acted on the protest
    /// is left out as well, which is our own, wider reading.</param>
    /// <param name="remarks">What goes with it; may be empty.</param>
    /// <param name="act">Who and when.</param>
    public void ForwardForFurtherReview(HeadquartersGrounds grounds, long? designee, IReadOnlyCollection<long> decidedBy, string remarks, Act act)
    {
        Ensure<FurtherReviewForwarded>(act);
        CheckReviewer(grounds, designee, decidedBy, act);
        Unless(ReviewUntimelyFor.Count < entries.Count, "The application came too late for every entry, so it can only be denied (19 U.S.C. 1515(a)).");
        TakeUnheld(act);
        Record(new FurtherReviewForwarded(grounds, designee, remarks.Trim()), act);
    }

    /// <summary>Gives a protest that was forwarded to another designee, or to Headquarters: whoever was named has left, or the
    /// protest went to another office. Without it nobody could return it.</summary>
    /// <param name="grounds">What sends it to Headquarters.</param>
    /// <param name="designee">The designee; null for Headquarters.</param>
    /// <param name="decidedBy">Who took part in the decision protested, as far as it is known.</param>
    /// <param name="reason">Why another.</param>
    /// <param name="act">Who and when.</param>
    public void ReassignFurtherReview(HeadquartersGrounds grounds, long? designee, IReadOnlyCollection<long> decidedBy, string reason, Act act)
    {
        Ensure<FurtherReviewReassigned>(act);
        Unless(designee != Designee, designee is null ? "Headquarters reviews it already." : "That person reviews it already.");
        CheckReviewer(grounds, designee, decidedBy, act);
        Record(new FurtherReviewReassigned(grounds, designee, Said(reason, "Say why somebody else reviews it.")), act);
    }

    void CheckReviewer(HeadquartersGrounds grounds, long? designee, IReadOnlyCollection<long> decidedBy, Act act)
    {
        Unless(grounds == HeadquartersGrounds.None || designee is null, "A protest that raises such a question is reviewed by Headquarters, not by a designee (19 CFR 174.26(b)(1)).");
        Unless(grounds != HeadquartersGrounds.None || designee is not null, "Name what sends it to Headquarters, or the designee who reviews it (19 CFR 174.26(b)).");
        if (designee is { } person)
            Unless(!decidedBy.Contains(person) && !officers.Contains(person) && act.By.Id != person && Assignee != person,
                "The designee took part in the decision or in this protest. Name somebody who did not (19 CFR 174.26(b)(2)).");
    }

    /// <summary>Denies further review.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="noticeOn">The date of the notice, from which the 60 days for a set-aside request run.</param>
    /// <param name="act">Who and when.</param>
    public void DenyFurtherReview(StructuredReason reason, DateOnly noticeOn, Act act)
    {
        Ensure<FurtherReviewDenied>(act);
        CheckNotice(noticeOn, act);
        TakeUnheld(act);
        Record(new FurtherReviewDenied(reason, noticeOn) { Days = NoticeDays.OfReviewDenial(noticeOn, act.Law) }, act);
    }

    /// <summary>Returns the protest with directions for each open objection (19 CFR 174.27): Headquarters, or the designee.</summary>
    public void ReturnWithDirections(IReadOnlyList<Direction> directions, string text, Act act)
    {
        Ensure<FurtherReviewReturned>(act);
        Unless(directions.Select(d => d.Objection).Order().SequenceEqual(objections.Where(o => o.IsOpen).Select(o => o.Number)), "Direct how each open objection is to be decided, once.");
        Record(new FurtherReviewReturned(directions, Said(text, "Give the decision in words, or its number.")), act);
    }

    /// <summary>Asks the Commissioner to set the denial of further review aside, within 60 days of its notice (19 U.S.C. 1515(c)).</summary>
    /// <remarks>Only the record before the port counts, and the time for court runs on from the original denial.</remarks>
    public void RequestSetAside(string reason, Act act, Paper? paper = null)
    {
        Ensure<SetAsideRequested>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        if (ReviewDenialNoticeOn is { } notice)
        {
            var reading = act.Law.Read(Clock.Begin(act.Law.Clocks[ProtestClocks.RequestSetAside], notice));
            Unless(reading.Judge(day) != Outcome.Untimely, $"The request could be made until {Print(reading.Due!.Value)} ({reading.Clock.Rule.Citation}).");
        }
        Record(new SetAsideRequested(Said(reason, "Say why the denial was wrong or without authority."), day) { Paper = paper }, act);
    }

    /// <summary>Sets the denial of further review aside, and voids the denial of the protest if there was one.</summary>
    public void GrantSetAside(string text, Act act) => Record(new SetAsideGranted(Said(text, "Give the decision in words.")), act);

    /// <summary>Denies the set-aside request.</summary>
    public void DenySetAside(string text, Act act) => Record(new SetAsideDenied(Said(text, "Give the decision in words.")), act);
}
