using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using static System.FormattableString;
using Cycle = CeePortal.Domain.Protests.ProtestLifeCycle;

namespace CeePortal.Domain.Protests;

/// <content>Its clocks, and what they do by themselves.</content>
public sealed partial class Protest
{
    /// <inheritdoc/>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        Clock Of(ClockRule rule, DateOnly start, bool atPort = true) => Clock.Begin(law.Clocks[rule], start, atPort ? LeadPort : default);
        if (State.IsOpen)
        {
            yield return new("", DecisionClock(law));
            if (AccelerationClock(law) is { } accelerated) yield return new("", accelerated);
            else
                foreach (var window in Windows(ProtestTimeliness.AmendmentWindows, law)) yield return window;
            if (ExclusionClock(law) is { } exclusion) yield return new("", exclusion);
            if (ReviewStatus == ReviewStatus.Pending) yield return new("", Of(ProtestClocks.RuleOnFurtherReview, ReviewRulingRunsFrom!.Value));
            // Further review can be applied for also when accelerated disposition was requested (19 U.S.C. 1515(a)).
            if (Review is null && State.Code is Cycle.Open or Cycle.Reopened)
                foreach (var window in Windows(ProtestTimeliness.FurtherReviewWindows, law)) yield return window;
        }
        if (SetAside == RequestStatus.None && ReviewDenialNoticeOn is { } notice && IsBeforeCourt) yield return new("", Of(ProtestClocks.RequestSetAside, notice, atPort: false));
        if (SetAsideClock(law) is { } answer) yield return new("", answer);
        if (CourtRunsFrom is { } denied && IsBeforeCourt) yield return new("", Of(ProtestClocks.GoToCourt, denied, atPort: false));
        if (Void == RequestStatus.None && DeniedOn is { } day && IsVoidable) yield return new("", Of(ProtestClocks.RequestVoid, day));
        if (ReviewReturnedOn is { } issued) yield return new("", Of(ProtestClocks.Publish, issued));
    }

    /// <summary>What the law has done by itself: of accelerated disposition and exclusion what came first, and the
    /// Commissioner's silence on a set-aside request.</summary>
    public override Lapse? LapseBy(DateOnly day, Law law)
    {
        List<Lapse> lapses = [];
        if (State.IsOpen)
            foreach (var clock in new[] { AccelerationClock(law), ExclusionClock(law) })
                if (clock is not null && RanOut(clock, day, law) is { } denied)
                    lapses.Add(new(new DeemedDenied(clock.Rule.Code, denied) { Days = NoticeDays.OfDenial(denied, denied, LeadPort, mayVoid: false, law) }, denied, $"This protest was deemed denied by law on {Print(denied)} ({clock.Rule.Citation}), so nothing else can be done before that is recorded."));
        if (SetAsideClock(law) is { } answer && RanOut(answer, day, law) is { } silent)
            lapses.Add(new(new SetAsideDeemedDenied(silent), silent, $"The set-aside request was deemed denied by law on {Print(silent)} ({answer.Rule.Citation}); that is recorded first."));
        return lapses.MinBy(l => l.On);
    }

    static DateOnly? RanOut(Clock clock, DateOnly day, Law law) =>
        law.Read(clock) is { HappensByItself: true } reading && reading.HasRunOut(day) ? reading.DeemedOn : null;

    Clock DecisionClock(Law law) => Clock.Begin(law.Clocks[ProtestClocks.Decide], DecisionRunsFrom, LeadPort);

    Clock? AccelerationClock(Law law) => AccelerationMailedOn is { } mailed ? Clock.Begin(law.Clocks[ProtestClocks.Accelerated], mailed, LeadPort) : null;

    Clock? ExclusionClock(Law law) => IsExclusionRunning ? Clock.Begin(law.Clocks[ProtestClocks.Exclusion], ReceivedOn, LeadPort) : null;

    Clock? SetAsideClock(Law law) => SetAside == RequestStatus.Pending ? Clock.Begin(law.Clocks[ProtestClocks.AnswerSetAside], SetAsideRequestedOn!.Value) : null;

    /// <summary>One for all entries whose window is the same: a protest may list thousands that were liquidated on one Friday.</summary>
    IEnumerable<WorkClock> Windows(Func<ProtestantKind, ProtestedEntry, Law, IEnumerable<Clock>> of, Law law) =>
        entries.SelectMany(e => of(Protestant.Kind, e, law).Select(w => (e.Entry, Window: w, Told: e.Told(w.Start))))
            .GroupBy(e => (e.Window.Rule.Code, e.Window.Start, e.Window.Port, e.Told))
            .Select(g => new WorkClock((g.Skip(1).Any() ? Invariant($"{g.Count():N0} entries") : g.First().Entry.ToString()) + (g.Key.Told is { } told ? Invariant($", {told} {g.Key.Start.On:yyyy-MM-dd}") : ""), g.First().Window));

    bool IsBeforeCourt => State.Code is not (Cycle.InLitigation or Cycle.CourtEnded or Cycle.Withdrawn or Cycle.Approved);

    bool IsVoidable => State.Code is Cycle.Denied or Cycle.ApprovedInPart or Cycle.Rejected;
}
