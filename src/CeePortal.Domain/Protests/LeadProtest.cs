using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Protests.ProtestLifeCycle;

namespace CeePortal.Domain.Protests;

/// <summary>A lead protest and the ones that wait for it: several protests of one issue, decided once.</summary>
/// <remarks>Source: CBP practice, as in HQ H339484, which names a lead and three followers. How the objections of a
/// follower answer to those of the lead is said when it is suspended, which is our own modelling.</remarks>
public static class LeadProtest
{
    /// <summary>Suspends a protest behind a lead.</summary>
    /// <param name="lead">The lead, open and waiting for nobody.</param>
    /// <param name="follower">The protest that waits.</param>
    /// <param name="likeness">For each open objection of the follower the open objection of the lead that decides it; null
    /// when the lead has but one.</param>
    /// <param name="act">Who and when.</param>
    public static void Suspend(Protest lead, Protest follower, IReadOnlyDictionary<int, int>? likeness, Act act)
    {
        Unless(lead.Number != follower.Number, "A protest cannot wait for itself.");
        When(follower.WhyNot(follower.Kind.LifeCycle.Move("suspended"), act)); // both or neither
        When(lead.WhyNot(lead.Kind.LifeCycle.Move("follower-joined"), act));
        var leading = lead.Objections.Where(o => o.IsOpen).Select(o => o.Number).ToList();
        var open = follower.Objections.Where(o => o.IsOpen).Select(o => o.Number).ToList();
        if (likeness is null)
        {
            Unless(leading.Count == 1, "The lead protest has several objections. Say which of them decides each objection of this one.");
            likeness = open.ToDictionary(o => o, _ => leading[0]);
        }
        foreach (var objection in open)
            Unless(likeness.TryGetValue(objection, out var by) && leading.Contains(by), Invariant($"Say which open objection of the lead protest decides objection {objection}."));
        follower.SuspendBehind(lead.Number, likeness, act);
        lead.Join(follower.Number, act);
    }

    /// <summary>Lets a follower go on by itself.</summary>
    public static void Release(Protest lead, Protest follower, string reason, Act act)
    {
        When(follower.WhyNot(follower.Kind.LifeCycle.Move("left-lead"), act));
        When(lead.WhyNot(lead.Kind.LifeCycle.Move("follower-left"), act));
        Unless(follower.Lead == lead.Number, $"Protest {follower.Number} does not wait for {lead.Number}.");
        follower.LeaveLead(reason, act);
        lead.Leave(follower.Number, act);
    }

    /// <summary>Decides the followers of a lead that is decided as it was. When it ended otherwise (withdrawn, rejected,
    /// deemed denied) they are released and open again. A follower that ended by itself meanwhile is left alone. One that the lead
    /// would allow although it came too late for an entry is released and decided apart: what is final is not allowed unseen
    /// (19 U.S.C. 1514(a), (c)(3)).</summary>
    /// <returns>How many were decided.</returns>
    public static int Settle(Protest lead, IEnumerable<Protest> followers, DateOnly noticeOn, Act act)
    {
        Unless(lead.State.IsClosed, "The lead protest is not decided yet.");
        var isDecided = lead.State.Code is Cycle.Approved or Cycle.ApprovedInPart or Cycle.Denied;
        var decided = 0;
        foreach (var follower in followers.Where(f => f.State.Code == Cycle.Suspended && f.Lead == lead.Number))
        {
            follower.RecordLapses(act with { By = Actor.Portal }); // its own thirty days may be over
            if (follower.State.IsClosed) continue;
            // An objection added while it waited has no likeness, and one that the lead withdrew has no decision: both are decided apart.
            var late = isDecided ? follower.LateUnder(lead) : [];
            if (isDecided && late.Count == 0 && follower.Objections.Where(o => o.IsOpen).All(o => follower.Likeness.TryGetValue(o.Number, out var by) && lead.HasRuled(by)))
            {
                follower.DecideWithLead(lead, noticeOn, act);
                decided++;
            }
            else follower.LeaveLead(late.Count > 0 ? Invariant($"The lead protest is allowed, but by the dates on file this one came too late for {(late.Count == 1 ? "entry " + late[0] : Invariant($"{late.Count:N0} entries, ") + late[0] + " among them")} (19 U.S.C. 1514(c)(3)). Decide it apart.")
                : isDecided ? "The lead protest is decided, but not every objection of this one." : $"The lead protest is {lead.State.Name.ToLowerInvariant()}.", act);
        }
        return decided;
    }
}

/// <content>Waiting for a lead.</content>
public sealed partial class Protest
{
    internal void SuspendBehind(WorkNumber lead, IReadOnlyDictionary<int, int> likeness, Act act) => Record(new SuspendedBehindLead(lead, likeness), act);

    internal void LeaveLead(string reason, Act act) => Record(new LeftLead(Said(reason, "Say why it no longer waits.")), act);

    internal void Join(WorkNumber follower, Act act) => Record(new FollowerJoined(follower), act);

    internal void Leave(WorkNumber follower, Act act) => Record(new FollowerLeft(follower), act);

    internal void DecideWithLead(Protest lead, DateOnly noticeOn, Act act)
    {
        Ensure<DecidedWithLead>(act);
        List<Ruling> rulings = [.. objections.Where(o => o.IsOpen).Select(o =>
            new Ruling(o.Number, lead.Ruled(Likeness[o.Number]).Disposition, lead.Ruled(Likeness[o.Number]).Reason))];
        CheckNotice(noticeOn, act);
        var result = Result(rulings);
        Record(new DecidedWithLead(lead.Number, rulings, noticeOn, result) { Days = DaysOf(result, noticeOn, act) }, act);
    }

    /// <summary>The entries for which it came too late by the dates on file.</summary>
    public IReadOnlyList<Entries.EntryNumber> LateEntries => [.. Timeliness.Where(t => t.Outcome == Domain.Clocks.Outcome.Untimely).Select(t => t.Entry).Distinct()];

    /// <summary>The late entries about which the lead's decision would allow something.</summary>
    internal IReadOnlyList<Entries.EntryNumber> LateUnder(Protest lead)
    {
        var late = LateEntries;
        return late.Count == 0 ? [] : [.. objections.Where(o => o.IsOpen && Likeness.TryGetValue(o.Number, out var by) && lead.HasRuled(by) && lead.Ruled(by).Disposition != Disposition.Denied)
            .SelectMany(o => o.Entries).Distinct().Where(late.Contains)];
    }

    internal bool HasRuled(int objection) => objections.Exists(o => o.Number == objection && o.Ruling is not null);

    Ruling Ruled(int objection) => objections.First(o => o.Number == objection).Ruling!;
}
