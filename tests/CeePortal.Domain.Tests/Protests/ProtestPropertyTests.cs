using System.Collections.Concurrent;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CsCheck;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;
using Cycle = CeePortal.Domain.Protests.ProtestLifeCycle;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>Whatever twenty people do to a protest in whatever order, it holds together.</summary>
public sealed class ProtestPropertyTests
{
    static readonly WorkRoles[] roles = [WorkRoles.Filer, WorkRoles.Specialist, WorkRoles.Supervisor, WorkRoles.Headquarters, WorkRoles.System];

    static readonly string[] ends = ["withdrawn", "rejected", "court-action-filed"];

    static readonly string[] deniedSomehow = [Cycle.Denied, Cycle.ApprovedInPart, Cycle.DeemedDenied, Cycle.Rejected, Cycle.InLitigation, Cycle.CourtEnded];

    [Fact]
    public void RandomActs_StateFromEventsIsTheState_AndWhatMustHoldHolds()
    {
        var made = new ConcurrentDictionary<string, int>();
        Gen.Select(Gen.Int[0, 6], Gen.Select(Gen.Int[0, 4], Gen.Int[1, 20], Gen.Int[0, 60], Gen.Int[0, 1000]).Array[1, 60]).Sample((start, steps) =>
        {
            var protest = start switch
            {
                0 => File("2026-01-05", TwoObjections()),
                1 => File("2026-01-05", Exclusion()),
                2 => File("2026-01-05", Filing() with { Entries = [Entry(First, null) with { Decided = new(new(2025, 9, 18), Domain.Entries.DateBasis.EstimatedEntryDate) }] }),
                3 or 4 => ReviewDenied(),
                6 => Asked(),
                _ => File("2026-01-05"),
            };
            var at = protest.Pending[^1].At;
            foreach (var (role, user, days, choice) in steps)
            {
                at = at.AddDays(days % 4 == 0 ? days : 0);
                var act = new Act(roles[role] == WorkRoles.System ? Actor.Portal : new Actor(user, roles[role]), at, Law.Declared);
                // Sometimes the job was down, and people meet a protest that the law has ended already.
                if (choice % 5 != 0) protest.RecordLapses(act with { By = Actor.Portal });
                Assert.True(choice % 5 == 0 || protest.LapseBy(act.Day, Law.Declared) is null);
                var allowed = protest.AllowedMoves(act);
                if (allowed.Count == 0) continue;
                // Most walks would end early or among notes, so moves that end little and say little are taken less often.
                var rich = allowed.Where(m => Cycle.Cycle.Own.Contains(m) && !ends.Contains(m.Code)).ToList();
                var from = choice % 4 == 0 || rich.Count == 0 ? allowed : rich;
                var move = from[choice / 4 % from.Count];
                var before = WorkJournal.Snapshot(protest);
                if (ProtestActs.Make(protest, move.Code, act, choice) is { } refusal)
                {
                    Assert.EndsWith(".", refusal, StringComparison.Ordinal);
                    Assert.Equal(before, WorkJournal.Snapshot(protest)); // a refused act changes nothing
                }
                else
                {
                    HoldsTogether(protest);
                }
            }
            foreach (var e in protest.Pending) made.AddOrUpdate(e.Type, 1, (_, n) => n + 1);
            IsRebuiltFromItsEvents(protest);
        }, iter: 1000, print: x => $"{x.Item1}: {string.Join(" ", x.Item2)}");
        // The walk must come everywhere, or it proves little.
        Assert.Empty(Cycle.Cycle.Own.Concat(Cycle.Cycle.Shared).Select(m => m.Code).Except(made.Keys));
    }

    /// <summary>One of which more time to answer was asked: rare on a walk of its own.</summary>
    static Protest Asked()
    {
        var protest = File("2026-01-05");
        protest.RequestInformation("Which?", new(2026, 2, 5), Specialist("2026-01-06"));
        protest.AskMoreTime(protest.OpenRequest!.Number, new(2026, 3, 5), "Abroad", Filer("2026-01-07"));
        return protest;
    }

    static void HoldsTogether(Protest p)
    {
        Assert.Equal(p.Pending.Count, p.Seq);
        Assert.Equal(Enumerable.Range(1, p.Seq), p.Pending.Select(e => e.Seq));
        var last = p.Pending[^1];
        Assert.Contains(last.State, Cycle.Cycle.Move(last.Type).To.Select(t => t == WorkMove.Unchanged ? last.State : t));
        Assert.Equal(deniedSomehow.Contains(p.State.Code), p.CourtRunsFrom is not null);
        Assert.Equal(p.CourtRunsFrom is null, p.DeniedOn is null);
        Assert.True(p.CourtRunsFrom is null || p.CourtRunsFrom >= p.DeniedOn);
        Assert.All(p.Objections, o => Assert.True(o.Ruling is null or { Disposition: Disposition.Allowed } or { Reason: { Text.Length: > 0, Citation.Length: > 0 } }));
        if (p.State.Code is Cycle.Approved or Cycle.ApprovedInPart or Cycle.Denied) Assert.All(p.Objections, o => Assert.False(o.IsOpen));
        if (p.State.IsClosed) Assert.Equal((null, false, null, null, null), (p.AccelerationMailedOn, p.IsExclusionRunning, p.Hold, p.Referral, p.OpenRequest));
        Assert.Equal(p.State.Code == Cycle.Suspended, !p.Lead.IsNone && p.State.IsOpen);
        var denials = p.Pending.Count(e => e.Type is "deemed-denied");
        Assert.True(denials <= 1 + p.Pending.Count(e => e.Type is "denial-voided" or "set-aside-granted"));
        foreach (var deemed in p.Pending.Where(e => e.Fact is DeemedDenied)) Assert.Equal(((DeemedDenied)deemed.Fact).On, deemed.On);
        foreach (var clock in p.Clocks(Law.Declared)) Assert.NotNull(Law.Declared.Read(clock.Clock));
    }
}
