using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>A reliquidation opens only the questions that it touched (19 U.S.C. 1514(d); 19 CFR 174.16): those are protested
/// from its day, the others from the liquidation.</summary>
public class ReliquidationTests
{
    /// <summary>Liquidated on 2025-07-18, so protested until 2026-01-14; reliquidated on 2025-10-10, until 2026-04-08.</summary>
    static ProtestedEntry Reliquidated(params ProtestableDecision[]? touched) =>
        Entry(First, "2025-07-18") with { Reliquidations = [new(Day("2025-10-10"), touched is null ? null : TouchedDecisions.Of(touched))] };

    static ProtestFiling Against(ProtestedEntry entry, params ProtestableDecision[] decisions) =>
        Filing() with { Entries = [entry], Objections = [.. decisions.Select(d => Objection(d))] };

    static List<Finding> Check(string day, ProtestedEntry entry, params ProtestableDecision[] decisions) => [.. ProtestCheck.Of(Against(entry, decisions), Day(day), Law.Declared)];

    [Fact]
    public void Rule11_Reliquidation_OpensOnlyTheQuestionsThatItTouched_FromItsOwnDay()
    {
        var entry = Reliquidated(ProtestableDecision.AppraisedValue);
        Assert.Empty(Check("2026-04-08", entry, ProtestableDecision.AppraisedValue));
        Assert.Equal("CPP17", Assert.Single(Check("2026-04-09", entry, ProtestableDecision.AppraisedValue)).Code);
        var refused = Check("2026-04-08", entry, ProtestableDecision.Classification).Find(f => f.Severity == Severity.Fatal)!;
        Assert.Equal("CPP28", refused.Code);
        Assert.Contains("did not touch the classification, rate or amount of duty (objection 1). It touched the appraised value.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("1514(d)", refused.Fix, StringComparison.Ordinal);
        Assert.Contains("until January 14, 2026", refused.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_reliquidation_did_not_touch_is_protested_from_the_liquidation_while_that_time_runs()
    {
        var entry = Reliquidated(ProtestableDecision.AppraisedValue);
        Assert.Empty(Check("2026-01-14", entry, ProtestableDecision.Classification));
        var protest = File("2026-01-14", Against(entry, ProtestableDecision.Classification, ProtestableDecision.AppraisedValue));
        Assert.Equal([Day("2026-01-14"), Day("2026-04-08")], protest.Timeliness.Select(t => t.Due!.Value));
        Assert.Contains("on the classification, rate or amount of duty until", protest.Timeliness[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("counted from the reliquidation of October 10, 2025", protest.Timeliness[1].Sentence, StringComparison.Ordinal);
        // Both windows stand on the item, and an amendment is judged by that of its decision.
        Assert.Equal(2, protest.Clocks(Law.Declared).Count(c => c.Clock.Rule.Code == ProtestClocks.Amend.Code));
        var other = Objection(ProtestableDecision.AppraisedValue) with { Category = "Men's shirts" };
        Assert.Contains("did not touch", Assert.Throws<WorkRefusedException>(() => protest.Amend([other with { Decision = ProtestableDecision.Classification }], Filer("2026-02-02"))).Message, StringComparison.Ordinal);
        protest.Amend([other], Filer("2026-02-02"));
        var rebuilt = (Protest)protest.Kind.Rebuild(protest.Pending.Select(e => WorkJournal.Read(protest.Kind, e.Seq, e.Type, e.SchemaVersion, e.At, e.By.Id, WorkJournal.Write(e))));
        Assert.Equal(WorkJournal.Snapshot(protest), WorkJournal.Snapshot(rebuilt));
        Assert.Equal(TouchedDecisions.Of(ProtestableDecision.AppraisedValue), rebuilt.Entries[0].Reliquidations![0].Touched);
    }

    [Fact]
    public void What_is_not_known_is_said_and_nothing_is_refused()
    {
        var finding = Assert.Single(Check("2026-04-08", Reliquidated(null), ProtestableDecision.Classification));
        Assert.Equal(("CPP30", Severity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("It is not on file what the reliquidation of entry", finding.Message, StringComparison.Ordinal);
        Assert.Contains("the liquidation of July 18, 2025", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_of_several_reliquidations_that_touched_a_matter_counts_and_the_reliquidation_itself_can_always_be_protested()
    {
        var entry = Entry(First, "2025-07-18") with
        {
            Reliquidations = [new(Day("2025-10-10"), TouchedDecisions.Of(ProtestableDecision.AppraisedValue)), new(Day("2025-11-14"), TouchedDecisions.Of(ProtestableDecision.Classification))],
        };
        Assert.Equal(Day("2025-10-10"), entry.DecidedFor(ProtestableDecision.AppraisedValue)!.Value.On);
        Assert.Equal(Day("2025-11-14"), entry.DecidedFor(ProtestableDecision.Classification)!.Value.On);
        Assert.Equal(Day("2025-11-14"), entry.DecidedFor(ProtestableDecision.Liquidation)!.Value.On);
        Assert.Equal(Day("2025-07-18"), entry.DecidedFor(ProtestableDecision.Inadvertence)!.Value.On);
        Assert.Equal(Day("2025-07-18"), entry.DecidedFor(ProtestableDecision.ExclusionOrRedelivery)!.Value.On);
    }

    [Fact]
    public void A_day_that_the_filer_states_counts_for_the_charge_and_never_for_what_the_liquidation_decides()
    {
        var entry = Entry(First, "2025-01-17") with { DecidedApart = new(Day("2025-12-19"), DateBasis.StatedByFiler) };
        Assert.Equal(Day("2025-12-19"), entry.DecidedFor(ProtestableDecision.ChargeOrExaction)!.Value.On);
        foreach (var decision in new[] { ProtestableDecision.Classification, ProtestableDecision.AppraisedValue, ProtestableDecision.Liquidation, ProtestableDecision.Inadvertence })
            Assert.Equal(Day("2025-01-17"), entry.DecidedFor(decision)!.Value.On);
        var protest = File("2026-01-05", Against(entry, ProtestableDecision.Classification, ProtestableDecision.ChargeOrExaction));
        Assert.Equal([Outcome.Untimely, Outcome.Timely], protest.Timeliness.Select(t => t.Outcome));
        Assert.Equal([false, true], protest.Timeliness.Select(t => t.IsEstimated));
        Assert.Contains("the one that the filer gives", protest.Timeliness[1].Sentence, StringComparison.Ordinal);
        Assert.Contains(protest.Clocks(Law.Declared), c => c.About.EndsWith(", decided apart 2025-12-19", StringComparison.Ordinal));
        IsRebuiltFromItsEvents(protest);
        // A reliquidation that touched charges does not move a charge with a day of its own.
        Assert.Equal(Day("2025-12-19"), (entry with { Reliquidations = [new(Day("2025-06-06"), null)] }).DecidedFor(ProtestableDecision.ChargeOrExaction)!.Value.On);
    }

    [Fact]
    public void The_clocks_of_an_entry_whose_day_arrives_start_anew_and_show_the_estimate()
    {
        var protest = File("2026-01-05", Filing() with { Entries = [Entry(First, null) with { Decided = new(Day("2025-09-18"), DateBasis.StatedByFiler) }] });
        protest.TakeDates(First, null, new ClockStart(Day("2025-09-12")), Portal("2026-01-06"));
        var amend = protest.Clocks(Law.Declared).Single(c => c.Clock.Rule.Code == ProtestClocks.Amend.Code).Clock;
        Assert.Equal((Day("2025-09-12"), Day("2025-09-18")), (amend.Start.On, amend.EarlierStarts.Single().On));
        Assert.Equal(Day("2026-03-11"), Law.Declared.Read(amend).Due);
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void What_was_touched_is_printed_by_numbers_and_read_again()
    {
        var touched = TouchedDecisions.Of(ProtestableDecision.Classification, ProtestableDecision.AppraisedValue);
        Assert.Equal("12", touched.ToString());
        Assert.Equal(touched, TouchedDecisions.Parse("21"));
        Assert.False(TouchedDecisions.TryParse("4", null, out _));
        Assert.False(TouchedDecisions.TryParse("x", null, out _));
        Assert.Throws<ArgumentException>(() => TouchedDecisions.Of(ProtestableDecision.ExclusionOrRedelivery));
    }

    [Fact]
    public void An_open_protest_follows_a_reliquidation_and_an_event_that_was_taken_back()
    {
        var protest = File("2026-01-05");
        var liquidated = new ClockStart(Day("2025-07-18"));
        protest.FollowLiquidation(First, liquidated, [new(Day("2025-12-05"), TouchedDecisions.Of(ProtestableDecision.Classification))], 4, Portal("2026-01-06"));
        Assert.Equal(Day("2026-06-03"), protest.Timeliness.Single().Due);
        var told = protest.Pending[^1];
        Assert.Contains("Reliquidated on December 5, 2025; it touched the classification", ((LiquidationChanged)told.Fact).Text, StringComparison.Ordinal);
        Assert.Equal(4, ((LiquidationChanged)told.Fact).RecordedBy);
        Assert.Contains("counted anew", WorkNotices.Of(protest, told, new NoticeReader(true, true), Law.Declared).Sentence, StringComparison.Ordinal);
        Assert.Equal(2, protest.Clocks(Law.Declared).Count(c => c.Clock.Rule.Code == ProtestClocks.Amend.Code));
        Assert.Contains("is as it was", Assert.Throws<WorkRefusedException>(() => protest.FollowLiquidation(First, liquidated, [.. protest.Entries[0].Reliquidations!], 4, Portal("2026-01-06"))).Message, StringComparison.Ordinal);

        protest.FollowLiquidation(First, null, [], 4, Portal("2026-01-07"));
        Assert.Equal((Outcome.Premature, null), (protest.Timeliness.Single().Outcome, protest.Timeliness.Single().Due));
        Assert.Contains("is not on file", protest.Timeliness.Single().Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(protest.Clocks(Law.Declared), c => c.Clock.Rule.Code == ProtestClocks.Amend.Code);
        Assert.Contains("was taken back", ((LiquidationChanged)protest.Pending[^1].Fact).Text, StringComparison.Ordinal);
    }
}
