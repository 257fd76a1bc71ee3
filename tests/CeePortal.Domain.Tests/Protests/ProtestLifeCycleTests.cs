using System.Text;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>The states and moves, brought about by real acts, and docs/protests.md, which lists them.</summary>
public sealed class ProtestLifeCycleTests
{
    const string Begin = "<!-- life cycle: from the code; ProtestLifeCycleTests checks it -->";
    const string End = "<!-- end of life cycle -->";
    const string Day1 = "2026-01-06", Day2 = "2026-01-07";

    /// <summary>A protest in each state, by the acts that lead there.</summary>
    static Dictionary<string, Protest> InEachState()
    {
        static Protest Made(params Action<Protest>[] acts)
        {
            var protest = File("2026-01-05", sequence: 100_050);
            foreach (var act in acts) act(protest);
            return protest;
        }
        static void Apply(Protest p) => p.ApplyForFurtherReview(Application, Filer(Day1));
        static void Forward(Protest p) => p.ForwardForFurtherReview(HeadquartersGrounds.NeverRuledOn, null, [], "", Specialist(Day1));
        static void Deny(Protest p) => p.Decide([Ruling.Deny(1, Reason())], Day(Day1), Specialist(Day1));
        Protest[] all =
        [
            Made(), Made(Apply), Made(Apply, Forward),
            Made(Apply, Forward, p => p.ReturnWithDirections([new(1, Disposition.Allowed)], "HQ H1", Headquarters(Day1))),
            Made(p => LeadProtest.Suspend(File("2026-01-05"), p, null, Specialist(Day1))),
            Made(Deny, p => p.VoidDenial("Instructions", Supervisor(Day1))),
            Made(p => p.Decide([Ruling.Allow(1)], Day(Day1), Specialist(Day1))),
            Made(p => p.Decide([Ruling.AllowInPart(1, Reason())], Day(Day1), Specialist(Day1))),
            Made(Deny),
            Made(p => p.RequestAcceleration(Day("2026-01-05"), Filer(Day1)), p => p.RecordLapses(Portal("2026-03-01"))),
            Made(p => p.Reject(Reason(), Day(Day1), Specialist(Day1))),
            Made(p => p.Withdraw("", Filer(Day1))),
            Made(Deny, p => p.FileInCourt(Day(Day1), "26-00001", Filer(Day1))),
            Made(Deny, p => p.FileInCourt(Day(Day1), "26-00001", Filer(Day1)), p => p.RecordCourtOutcome(Day(Day1), CourtResult.Stipulated, "Slip Op. 26-1", Specialist(Day1))),
        ];
        return all.ToDictionary(p => p.State.Code);
    }

    [Fact]
    public void EachState_IsReached_AndAllowsOnlyItsMoves_ToTheirRoles()
    {
        var cycle = ProtestLifeCycle.Cycle;
        var protests = InEachState();
        Assert.Equal(cycle.States.Select(s => s.Code), protests.Keys);
        foreach (var (state, protest) in protests)
            foreach (var move in cycle.Own.Concat(cycle.Shared))
                foreach (var role in new[] { WorkRoles.Filer, WorkRoles.Specialist, WorkRoles.Supervisor, WorkRoles.Headquarters, WorkRoles.System })
                {
                    var why = protest.WhyNot(move, By(role, 1, Day2));
                    Assert.True(why is null or [.., '.'], why);
                    if (!move.From.Contains(state)) Assert.StartsWith($"\"{move.Name}\" is not possible while this is", why);
                    else if (!move.By.HasFlag(role)) Assert.StartsWith($"\"{move.Name}\" is for ", why);
                    Assert.Equal(why is null, protest.AllowedMoves(By(role, 1, Day2)).Contains(move));
                }
    }

    [Fact]
    public void EachMove_MadeWhereItIsNotAllowed_IsRefused_AndChangesNothing()
    {
        var refused = 0;
        foreach (var (state, protest) in InEachState())
            foreach (var move in ProtestLifeCycle.Cycle.Own.Where(m => m.Code != "filed" && !m.From.Contains(state)))
            {
                var before = WorkJournal.Snapshot(protest);
                if (ProtestActs.Make(protest, move.Code, By(move.By, 1, Day2), 0) is not { } problem) continue; // the portal's own lapses: nothing ran out
                Assert.Contains("not possible while this is", problem, StringComparison.Ordinal);
                Assert.Equal(before, WorkJournal.Snapshot(protest));
                refused++;
            }
        Assert.True(refused > 150, $"{refused} refusals");
    }

    [Fact]
    public void Codes_AreWhatIsStored_AndNeverChange() => Assert.Equal(
        "filed amended argument-added objection-withdrawn notice-recipient-named consolidated dates-arrived liquidation-changed acceleration-requested acceleration-withdrawn further-review-requested further-review-forwarded further-review-denied "
        + "further-review-reassigned further-review-returned suspended left-lead follower-joined follower-left decided decided-with-lead rejected deemed-denied withdrawn set-aside-requested "
        + "set-aside-granted set-aside-denied set-aside-deemed-denied void-requested void-refused denial-voided court-action-filed court-outcome-recorded",
        string.Join(' ', ProtestLifeCycle.Cycle.Own.Select(m => m.Code)));

    [Fact]
    public void Document_ListsStatesAndMoves()
    {
        var path = RepositoryFolder.File("docs", "protests.md");
        var text = System.IO.File.ReadAllText(path);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        Assert.True(text[from..text.IndexOf(End, StringComparison.Ordinal)].Trim() == Table(),
            $"The tables of docs/protests.md are not those of the code. Put this between its two marks:\n{Table()}");
    }

    static string Table()
    {
        var cycle = ProtestLifeCycle.Cycle;
        string Names(IReadOnlyList<string> codes) => codes.Count == cycle.States.Count ? "any"
            : codes.SequenceEqual(cycle.States.Where(s => s.IsOpen).Select(s => s.Code)) ? "any that is not closed"
            : codes.Count >= cycle.States.Count - 2 ? $"any but {string.Join(" and ", cycle.States.Where(s => !codes.Contains(s.Code)).Select(s => s.Name))}"
            : string.Join("; ", codes.Select(c => c == WorkMove.Unchanged ? "unchanged" : cycle.State(c).Name));
        var table = new StringBuilder("| State | Code | Phase |\n|---|---|---|");
        foreach (var s in cycle.States) table.Append($"\n| {s.Name} | `{s.Code}` | {s.Phase.ToString().ToLowerInvariant()} |");
        table.Append("\n\n| Move | Event | By | From | To | Source |\n|---|---|---|---|---|---|");
        foreach (var m in cycle.Own.Concat(cycle.Shared))
            table.Append($"\n| {m.Name} | `{m.Code}`{(m.IsInternal ? ", internal" : "")} | {LifeCycle.Words(m.By)} | {Names(m.From)} | {Names(m.To)} | {m.Source} |");
        return table.ToString();
    }
}
