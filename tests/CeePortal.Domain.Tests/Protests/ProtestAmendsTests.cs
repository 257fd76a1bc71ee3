using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Protests.Samples;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Protests;

/// <summary>What a filer or CBP changes of a protest that stands: objections, who hears of it, other parties' protests, the court.</summary>
public sealed class ProtestAmendsTests
{
    static Protest OfConsignee(string day, int sequence = 100_002, ProtestFiling? filing = null) =>
        File(day, (filing ?? Filing()) with { Protestant = new(ProtestantKind.Consignee, 6) }, sequence);

    [Fact]
    public void TwoYears_RunFromTheLastOfTheProtestsThatCountAsOne()
    {
        var (one, other) = (File("2026-01-05"), OfConsignee("2026-01-12"));
        ConsolidatedProtests.TreatAsOne(one, other, Specialist("2026-01-13"));
        Assert.Equal((Day("2026-01-12"), Day("2026-01-12")), (one.DecisionRunsFrom, other.DecisionRunsFrom));
        Assert.False(one.IsOverdue(Day("2028-01-12"), Law.Declared)); // overdue alone since January 5
        Assert.True(one.IsOverdue(Day("2028-01-13"), Law.Declared));
        Assert.Equal(0, one.RecordLapses(Portal("2030-01-01"))); // and still nothing is deemed
        IsRebuiltFromItsEvents(one);
        Refused(() => ConsolidatedProtests.TreatAsOne(one, other, Specialist("2026-01-14")), "treated as one with 2704-26-100002 already");
    }

    [Fact]
    public void ProtestsCountAsOne_OnlyOfDifferentParties_AboutTheSameGoodsOfTheSameEntry_BothOrNeither()
    {
        var one = File("2026-01-05");
        Refused(() => ConsolidatedProtests.TreatAsOne(one, File("2026-01-05", sequence: 100_002), Specialist("2026-01-06")), "of the same party");
        var otherGoods = OfConsignee("2026-01-05", filing: Filing() with { Objections = [Objection() with { Category = "Steel pipes" }] });
        Refused(() => ConsolidatedProtests.TreatAsOne(one, otherGoods, Specialist("2026-01-06")), "not about the same category");
        var sameInOtherWords = OfConsignee("2026-01-05", filing: Filing() with { Objections = [Objection() with { Category = "  WOMEN'S cotton   blouses " }] });
        sameInOtherWords.Withdraw("", Filer("2026-01-06"));
        Refused(() => ConsolidatedProtests.TreatAsOne(one, sameInOtherWords, Specialist("2026-01-06")), "while this is \"Withdrawn\"");
        Assert.Empty(one.Consolidated);
    }

    [Fact]
    public void WithdrawObjection_LeavesTheOthers_AndTheLastIsNotWithdrawnAlone()
    {
        var protest = File("2026-01-05", TwoObjections());
        Refused(() => protest.WithdrawObjection(3, "", Filer("2026-01-06")), "no open objection 3");
        protest.WithdrawObjection(2, "Settled", Filer("2026-01-06"));
        Assert.Equal(Day("2026-01-06"), protest.Objections[1].WithdrawnOn);
        Refused(() => protest.WithdrawObjection(1, "", Filer("2026-01-07")), "Withdraw the protest instead");
        Refused(() => protest.Decide([Ruling.Allow(1), Ruling.Allow(2)], Day("2026-01-08"), Specialist("2026-01-08")), "no open objection 2");
        protest.Decide([Ruling.Allow(1)], Day("2026-01-08"), Specialist("2026-01-08"));
        Assert.Equal(ProtestLifeCycle.Approved, protest.State.Code);
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void WithdrawObjection_OfALead_ReleasesWhoWaitedForThatOne()
    {
        var lead = File("2026-01-05", TwoObjections());
        var (first, second) = (File("2026-01-05", sequence: 100_002), File("2026-01-05", sequence: 100_003));
        LeadProtest.Suspend(lead, first, new Dictionary<int, int> { [1] = 1 }, Specialist("2026-01-06"));
        LeadProtest.Suspend(lead, second, new Dictionary<int, int> { [1] = 2 }, Specialist("2026-01-06"));
        lead.WithdrawObjection(2, "", Filer("2026-01-07"));
        lead.Decide([Ruling.Allow(1)], Day("2026-01-08"), Specialist("2026-01-08"));
        Assert.Equal(1, LeadProtest.Settle(lead, [first, second], Day("2026-01-08"), Specialist("2026-01-08")));
        Assert.Equal((ProtestLifeCycle.Approved, ProtestLifeCycle.Open), (first.State.Code, second.State.Code));
    }

    [Fact]
    public void NoticeRecipient_IsNamedUntilTheDecision()
    {
        var protest = File("2026-01-05", Filing() with { NoticeRecipient = 8 });
        Assert.Equal(8, protest.NoticeRecipient);
        protest.NameNoticeRecipient(9, Filer("2026-01-06"));
        Refused(() => protest.NameNoticeRecipient(9, Filer("2026-01-06")), "there already");
        protest.Decide([Ruling.Deny(1, Reason())], Day("2026-01-08"), Specialist("2026-01-08"));
        Refused(() => protest.NameNoticeRecipient(null, Filer("2026-01-09")), "while this is \"Denied\"");
        Assert.Equal(9, protest.NoticeRecipient);
        IsRebuiltFromItsEvents(protest);
    }

    [Fact]
    public void CourtOutcome_IsRecordedOnceAfterTheAction_AndEndsIt()
    {
        var protest = Denied("2026-03-03");
        Refused(() => protest.RecordCourtOutcome(Day("2026-03-05"), CourtResult.Stipulated, "Slip Op. 26-9", Specialist("2026-03-05")), "while this is \"Denied\"");
        protest.FileInCourt(Day("2026-03-05"), "26-00001", Filer("2026-03-05"));
        Refused(() => protest.RecordCourtOutcome(Day("2026-03-04"), CourtResult.Stipulated, "Slip Op. 26-9", Specialist("2026-03-09")), "before it was filed");
        Refused(() => protest.RecordCourtOutcome(Day("2026-03-10"), CourtResult.Stipulated, "Slip Op. 26-9", Specialist("2026-03-09")), "in the future");
        Refused(() => protest.RecordCourtOutcome(Day("2026-03-09"), (CourtResult)9, "Slip Op. 26-9", Specialist("2026-03-09")), "Say how");
        Refused(() => protest.RecordCourtOutcome(Day("2026-03-09"), CourtResult.Stipulated, " ", Specialist("2026-03-09")), "Say what the judgment orders");
        protest.RecordCourtOutcome(Day("2026-03-09"), CourtResult.Stipulated, "Slip Op. 26-9", Specialist("2026-03-09"));
        Assert.Equal((ProtestLifeCycle.CourtEnded, CourtResult.Stipulated), (protest.State.Code, protest.CourtOutcome!.Result));
        Assert.Equal("Judgment on a stipulation, March 9, 2026: Slip Op. 26-9", protest.Pending[^1].Changes.Single(c => c.What == "Outcome in court").New);
        Assert.Empty(protest.AllowedMoves(Headquarters("2026-03-10")).Select(m => m.Code).Except(["noted", "attached", "linked"]));
        Assert.Empty(protest.Clocks(Law.Declared));
        IsRebuiltFromItsEvents(protest);
    }

    [Theory]
    [InlineData("", "2025-11-03", "CPP41")]
    [InlineData("2704-25-100900", null, "CPP42")]
    [InlineData("2704-25-100900", "2024-11-03", "CPP43")]
    [InlineData("2704-26-100900", "2026-02-03", "CPP44")]
    [InlineData("2704-25-100900", "2025-11-03", "")]
    [InlineData("", null, "")]
    public void SameDisposition_NamesNumberAndDayOfReceipt(string number, string? receivedOn, string expected)
    {
        var filing = Filing() with
        {
            SameDispositionAs = number.Length == 0 ? default : WorkNumber.Parse(number),
            SameDispositionReceivedOn = receivedOn is null ? null : Day(receivedOn),
        };
        Assert.Equal(expected, string.Concat(ProtestCheck.Of(filing, Day("2026-01-05"), Law.Declared).Select(f => f.Code)));
        if (expected.Length > 0) return;
        var protest = File("2026-01-05", filing);
        Assert.Equal((filing.SameDispositionAs, filing.SameDispositionReceivedOn), (protest.SameDispositionAs, protest.SameDispositionReceivedOn));
        IsRebuiltFromItsEvents(protest);
    }
}
