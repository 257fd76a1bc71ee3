using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Marking;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Work.Acts;

namespace CeePortal.Domain.Tests.Marking;

/// <summary>A notice to mark or redeliver from its issue to its end.</summary>
public sealed class MarkingNoticeTests
{
    static readonly PortCode port = PortCode.Parse("2704");

    static MarkingNotice Issue(string day = "2026-03-02", bool mayMark = true, bool redeliver = true) => MarkingNotice.Issue(WorkNumber.Of(port, Day(day).Year, 930_001), new()
    {
        PartyId = 5,
        Office = Destination.FromCode("007"),
        Entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 1),
        Port = port,
        Goods = "Mugs, line 1",
        Violation = MarkingViolation.NotMarked,
        Explanation = "The mugs bear no country of origin.",
        MayBePutInOrder = mayMark,
        DemandsRedelivery = redeliver,
    }, Specialist(day));

    static void Certify(MarkingNotice notice, string day, GoodsDisposition what = GoodsDisposition.Marked) => notice.Certify(what, Day(day), "Stamped at our warehouse; photos attached.", true, Filer(day));

    [Fact]
    public void Issue_AsksForSectionThree_Within30Days_AndTheDemandMayBeProtested()
    {
        var notice = Issue();
        var request = Assert.Single(notice.OpenRequests);
        Assert.Equal(("cf4647", "cf4647", Day("2026-04-01")), (request.Code, request.Clock, request.AnswerBy));
        Assert.True(notice.IsWaitingForTrade);
        Assert.Equal([ProtestClocks.File.Code, ValidationClocks.MarkOrRedeliver.Code], notice.Clocks(Law.Declared).Select(c => c.Clock.Rule.Code));
        Assert.Equal(Day("2026-08-31"), notice.ProtestBy!.Due); // day 180 is August 29, a Saturday
        Assert.Null(Issue(redeliver: false).ProtestBy);
        Refused(() => Issue(mayMark: false, redeliver: false), "or either");
        IsRebuiltFromItsEvents(notice);
    }

    [Theory]
    [InlineData("2026-04-01", Outcome.Timely)]
    [InlineData("2026-04-02", Outcome.Untimely)]
    public void Certify_AnswersTheNotice_OnItsLastDay(string day, Outcome outcome)
    {
        var notice = Issue();
        Certify(notice, day);
        Assert.Equal((MarkingLifeCycle.Responded, outcome), (notice.State.Code, notice.Responses.Single().Outcome));
        Assert.Empty(notice.OpenRequests);
        Assert.Equal(["issued", "certified", "information-answered"], notice.Pending.Select(e => e.Type));
        IsRebuiltFromItsEvents(notice);
    }

    [Fact]
    public void Certify_IsCertified_AndFitsTheNotice()
    {
        var notice = Issue(mayMark: false);
        Refused(() => Certify(notice, "2026-03-05"), "demands redelivery");
        Refused(() => notice.Certify(GoodsDisposition.Returned, Day("2026-03-05"), "At the dock.", false, Filer("2026-03-05")), "certified");
        Refused(() => notice.Certify(GoodsDisposition.Returned, Day("2026-03-06"), "At the dock.", true, Filer("2026-03-05")), "lies ahead");
        Refused(() => notice.AnswerInformation("We marked them.", Filer("2026-03-05")), "section III");
        Refused(() => notice.CloseRequest(notice.OpenRequests[0].Number, "Never mind.", Specialist("2026-03-05")), "Withdraw the notice");
        Certify(notice, "2026-03-05", GoodsDisposition.Returned);
    }

    [Fact]
    public void AnExtension_MovesTheLastDay()
    {
        var notice = Issue();
        notice.GiveMoreTime(notice.OpenRequests[0].Number, Day("2026-04-15"), "The stamps are late.", Specialist("2026-03-20"));
        Assert.Equal(Day("2026-04-15"), notice.OpenRequests[0].AnswerBy);
        Refused(() => notice.ReferForDamages(null, "Nothing came.", Specialist("2026-04-15")), "until April 15, 2026");
        Certify(notice, "2026-04-15");
        Assert.Equal(Outcome.Timely, notice.Responses.Single().Outcome);
    }

    [Fact]
    public void Accept_NotWhenTheLastInspectionFoundThemNotInOrder()
    {
        var notice = Issue();
        Certify(notice, "2026-03-10");
        notice.RecordInspection(Day("2026-03-11"), false, "Half of them only.", Specialist("2026-03-11"));
        Refused(() => notice.Accept("", Specialist("2026-03-11")), "not in order");
        notice.ReturnResponse("Mark the rest.", Day("2026-03-20"), Specialist("2026-03-11"));
        Assert.Equal((MarkingLifeCycle.Notice, true), (notice.State.Code, notice.IsWaitingForTrade));
        Certify(notice, "2026-03-21");
        Assert.Equal(Outcome.Untimely, notice.Responses[^1].Outcome);
        notice.RecordInspection(Day("2026-03-22"), true, "All of them.", Specialist("2026-03-22"));
        notice.Accept("", Specialist("2026-03-22"));
        Assert.Equal(MarkingLifeCycle.Accepted, notice.State.Code);
        Assert.Empty(notice.Clocks(Law.Declared));
        IsRebuiltFromItsEvents(notice);
    }

    [Fact]
    public void Damages_AfterTheTimeHasRunOut_AndTheDemandMayStillBeProtested()
    {
        var notice = Issue();
        Refused(() => notice.ReferForDamages(null, "Nothing came.", Specialist("2026-04-01")), "until April 1, 2026");
        notice.ReferForDamages(new Money(10_000_00), "Nothing came.", Specialist("2026-04-02"));
        Assert.Equal(MarkingLifeCycle.Damages, notice.State.Code);
        Assert.Equal(ProtestClocks.File.Code, Assert.Single(notice.Clocks(Law.Declared)).Clock.Rule.Code);
        var cancelled = Issue();
        cancelled.Cancel("The goods are exempt (19 CFR 134.33).", Specialist("2026-03-03"));
        Assert.Equal(MarkingLifeCycle.Cancelled, cancelled.State.Code);
    }
}
