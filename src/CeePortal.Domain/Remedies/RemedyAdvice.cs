using CeePortal.Domain.Clocks;
using CeePortal.Domain.Liquidation;

namespace CeePortal.Domain.Remedies;

/// <summary>A way to put an entry right.</summary>
public enum Remedy
{
    /// <summary>Post summary correction.</summary>
    Correction = 1,

    /// <summary>Protest.</summary>
    Protest = 2,

    /// <summary>Post-importation preference claim (19 U.S.C. 1520(d)).</summary>
    PostImportationClaim = 3,

    /// <summary>Prior disclosure.</summary>
    PriorDisclosure = 4,

    /// <summary>Asking CBP to reliquidate of its own accord (19 U.S.C. 1501). Nobody has a right to it.</summary>
    VoluntaryReliquidation = 5,
}

/// <summary>How a way stands, the best first.</summary>
public enum RemedyStanding
{
    /// <summary>The way to take.</summary>
    Best = 1,

    /// <summary>Open as well.</summary>
    Open = 2,

    /// <summary>Not yet.</summary>
    NotYet = 3,

    /// <summary>Its time is over, or the law shuts it.</summary>
    Closed = 4,

    /// <summary>It is not made for this.</summary>
    NotForThis = 5,
}

/// <summary>A way, and why it stands as it does.</summary>
/// <param name="Remedy">The way.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Why">Why, in sentences.</param>
/// <param name="Citation">The text that it rests on.</param>
public sealed record RemedyVerdict(Remedy Remedy, RemedyStanding Standing, string Why, string Citation)
{
    /// <summary>The last day in time; null when it is not open, or has no such day.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>True when that day hangs on an estimated date.</summary>
    public bool IsEstimated { get; init; }
}

/// <summary>Says which ways are open to put an entry right, and which is the one to take. It advises; it decides nothing.</summary>
/// <remarks>Before liquidation an entry is corrected; after it, it is protested; a trade agreement that was not claimed has a way
/// of its own for a year from importation; what was underpaid and can no longer be corrected is disclosed. Which way is best
/// where several are open is our reading, and the page says so.</remarks>
public static class RemedyAdvice
{
    /// <summary>The verdict on each way, the best first.</summary>
    public static IReadOnlyList<RemedyVerdict> For(RemedyQuestion question)
    {
        var correction = Correction(question);
        var protest = Protest(question);
        var claim = Claim(question, correction);
        var disclosure = Disclosure(question, correction);
        List<RemedyVerdict> all = [correction, protest, claim, disclosure, Reliquidation(question)];
        var best = question.Aim switch
        {
            RemedyAim.Preference => First(claim, correction, protest),
            RemedyAim.PaidTooLittle => First(correction, disclosure),
            RemedyAim.CbpDecided => First(protest),
            _ => First(correction, protest),
        };
        return [.. all.Select(v => v.Remedy == best ? v with { Standing = RemedyStanding.Best } : v).OrderBy(v => v.Standing).ThenBy(v => v.Remedy)];

        static Remedy? First(params IEnumerable<RemedyVerdict> ways) => ways.FirstOrDefault(w => w.Standing == RemedyStanding.Open)?.Remedy;
    }

    static RemedyVerdict Correction(RemedyQuestion q)
    {
        var (history, law) = (q.History, q.History.Law);
        const string Citation = "82 FR 50656 (Nov. 1, 2017); 84 FR 40430 (Aug. 14, 2019); ACE CATAIR AE chapter, July 2026";
        RemedyVerdict Say(RemedyStanding standing, string why) => new(Remedy.Correction, standing, why, Citation);
        if (q.Aim == RemedyAim.CbpDecided) return Say(RemedyStanding.NotForThis, "A correction changes what the filer said, not what CBP decided.");
        if (history.Decided(q.Today) is { } liquidated)
            return Say(RemedyStanding.Closed, $"The entry {(history.Liquidation is null ? "is deemed to be liquidated by law since" : "was liquidated on")} {liquidated.On.InWords()}; a correction is possible only before liquidation.");
        if (!law.Clocks.MayBeCorrected(history.Entry.Type)) return Say(RemedyStanding.Closed, $"Entries of type {history.Entry.Type} cannot be corrected this way.");
        if (history.Windows(q.Today).FirstOrDefault(w => w.Kind == WindowKind.Correction)?.Reading is not { } window) return Say(RemedyStanding.Closed, "There is no window for a correction.");
        if (window.Judge(q.Today) == Outcome.Untimely)
            return Say(RemedyStanding.Closed, $"The last day for a correction was {window.LastTimelyDay!.Value.InWords()}: {window.Clock.Rule.Sentence}. Wait for liquidation, then protest.");
        if (q.IsUnderReview) return Say(RemedyStanding.NotYet, "CBP reviews this entry, or a correction of it, and takes no other correction meanwhile.");
        if (q.IsPaid == false) return Say(RemedyStanding.NotYet, "A correction is taken once the summary is paid and under CBP control. Before that, replace the summary itself: that is simpler, and has no reason codes.");
        return Say(RemedyStanding.Open, q.Aim switch
        {
            RemedyAim.PaidTooLittle => "The entry is not liquidated, so a correction replaces the summary, with the duty that is owed. It is the usual way; where the error may be a violation (19 U.S.C. 1592), a prior disclosure protects besides.",
            RemedyAim.Preference => "The entry is not liquidated, so the claim may be made by a correction of the summary.",
            _ => "The entry is not liquidated, so a correction replaces the summary. What is paid too much comes back at liquidation.",
        }) with
        { LastDay = window.LastTimelyDay, IsEstimated = window.Clock.Start.IsEstimated };
    }

    static RemedyVerdict Protest(RemedyQuestion q)
    {
        const string Citation = "19 U.S.C. 1514(a), (c)(3)";
        RemedyVerdict Say(RemedyStanding standing, string why) => new(Remedy.Protest, standing, why, Citation);
        if (q.Aim == RemedyAim.PaidTooLittle) return Say(RemedyStanding.NotForThis, "A protest asks CBP to undo a decision against you; it is not for paying more.");
        var windows = q.History.Windows(q.Today).Where(w => w.Kind == WindowKind.Protest).Select(w => w.Reading).ToList();
        if (windows.Count == 0) return Say(RemedyStanding.NotYet, "The entry is not liquidated, so there is nothing to protest yet. A protest that comes before the decision is refused. Charges, exclusions and other decisions of their own have days of their own.");
        if (windows.Where(w => w.Judge(q.Today) == Outcome.Timely).MaxBy(w => w.LastTimelyDay) is { } window)
            return Say(RemedyStanding.Open, $"The entry {(q.History.Liquidation is null ? "is deemed to be liquidated by law" : "is liquidated")}; within 180 days a protest asks CBP to undo what it decided with it.{(windows.Count > 1 ? " After a reliquidation only what it touched runs anew (19 U.S.C. 1514(d))." : "")}")
                with
            { LastDay = window.LastTimelyDay, IsEstimated = window.Clock.Start.IsEstimated };
        if (windows.Exists(w => w.Judge(q.Today) == Outcome.Premature)) return Say(RemedyStanding.NotYet, "A protest is filed after the day of liquidation, never on it.");
        return Say(RemedyStanding.Closed, $"The last day to protest was {windows.Max(w => w.LastTimelyDay)!.Value.InWords()}; the liquidation is final.");
    }

    static RemedyVerdict Claim(RemedyQuestion q, RemedyVerdict correction)
    {
        const string Citation = "19 U.S.C. 1520(d)";
        RemedyVerdict Say(RemedyStanding standing, string why) => new(Remedy.PostImportationClaim, standing, why, Citation);
        if (q.Aim != RemedyAim.Preference) return Say(RemedyStanding.NotForThis, "This claim is for goods that qualified for a trade agreement when they were imported, and were not claimed then.");
        if (q.ProgramHasClaim == false) return Say(RemedyStanding.NotForThis, "This agreement has no claim after importation. Correct the summary before liquidation, or protest after it.");
        var law = q.History.Law;
        var reading = law.Read(q.ImportedOn is { } imported ? Clock.Begin(law.Clocks[ClaimClocks.PostImportation], imported) : Clock.Begin(law.Clocks[ClaimClocks.PostImportation], ClockStart.From(q.History.Entered)));
        if (reading.Judge(q.Today) == Outcome.Untimely) return Say(RemedyStanding.Closed, $"The claim is made within one year of importation; that ended on {reading.LastTimelyDay!.Value.InWords()}.");
        if (reading.Judge(q.Today) == Outcome.Premature) return Say(RemedyStanding.NotYet, "The goods are not imported yet.");
        return Say(RemedyStanding.Open, $"Within one year of importation the goods may still be claimed, also after liquidation, and also when that is final.{(correction.Standing == RemedyStanding.Open ? " While a correction is open too, either way leads there." : "")}{(q.ProgramHasClaim is null ? " It exists for some agreements only; name the agreement to be sure." : "")}")
            with
        { LastDay = reading.LastTimelyDay, IsEstimated = q.ImportedOn is null };
    }

    static RemedyVerdict Disclosure(RemedyQuestion q, RemedyVerdict correction)
    {
        const string Citation = "19 U.S.C. 1592(c)(4); 19 CFR 162.74";
        RemedyVerdict Say(RemedyStanding standing, string why) => new(Remedy.PriorDisclosure, standing, why, Citation);
        if (q.Aim is not (RemedyAim.PaidTooLittle or RemedyAim.OtherError)) return Say(RemedyStanding.NotForThis, "A prior disclosure tells CBP of a violation of one's own, most often of duty that was not paid.");
        if (q.IsInvestigated) return Say(RemedyStanding.Closed, "A disclosure helps only when it is made before a formal investigation begins, or without knowledge of it. Speak with counsel.");
        return Say(RemedyStanding.Open, correction.Standing == RemedyStanding.Open
            ? "Where the error was negligent or worse, a disclosure limits the penalty to interest; the entry itself is corrected as well."
            : "What is owed on entries that can no longer be corrected is disclosed and tendered. Made before an investigation, it limits the penalty for negligence to the interest.");
    }

    static RemedyVerdict Reliquidation(RemedyQuestion q)
    {
        const string Citation = "19 U.S.C. 1501";
        RemedyVerdict Say(RemedyStanding standing, string why) => new(Remedy.VoluntaryReliquidation, standing, why, Citation);
        if (q.Aim == RemedyAim.PaidTooLittle) return Say(RemedyStanding.NotForThis, "Tell CBP by a correction or a disclosure.");
        if (q.History.Windows(q.Today).FirstOrDefault(w => w.Kind == WindowKind.Reliquidation)?.Reading is not { } window) return Say(RemedyStanding.NotYet, "The entry is not liquidated.");
        return window.Judge(q.Today) == Outcome.Untimely
            ? Say(RemedyStanding.Closed, $"CBP may reliquidate of its own accord for 90 days; they ended on {window.LastTimelyDay!.Value.InWords()}.")
            : Say(RemedyStanding.Open, "The Center may reliquidate of its own accord within 90 days, also while a protest is on file. Nobody has a right to it, and asking stops no clock: file the protest in time all the same.") with { LastDay = window.LastTimelyDay };
    }
}
