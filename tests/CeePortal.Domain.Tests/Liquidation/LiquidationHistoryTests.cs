using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Liquidation.Entries;

namespace CeePortal.Domain.Tests.Liquidation;

public class LiquidationHistoryTests
{
    [Fact]
    public void Schedule_IsNeverDerivedFromTheCycle_TheLastToldCounts_AndAnExtensionUndoesIt()
    {
        Assert.Null(Of().Scheduled);
        var history = Of().And(Scheduled("2025-03-28", "2025-01-10"), Scheduled("2025-04-04", "2025-02-01"));
        Assert.Equal(Day("2025-04-04"), history.Scheduled);
        Assert.Equal(Day("2025-04-04"), history.And(Scheduled("2025-05-02", "2025-01-20")).Scheduled); // told earlier, loaded later
        Assert.Null(history.And(Extended("2025-03-01")).Scheduled);
        Assert.Null(history.And(Suspended("2025-03-01")).Scheduled);
        Assert.Equal(Day("2026-03-27"), history.And(Extended("2025-03-01"), Scheduled("2026-03-27", "2025-03-01")).Scheduled);
    }

    [Fact]
    public void Schedule_RepeatsOnlyWhatWasInForceOnItsDay()
    {
        var history = Of().And(Scheduled("2025-03-28", "2025-01-10"), Scheduled("2025-04-04", "2025-02-01"));
        Assert.True(history.Has(Scheduled("2025-03-28", "2025-01-15"))); // an extract between the two
        Assert.True(history.Has(Scheduled("2025-04-04", "2025-02-15")));
        Assert.False(history.Has(Scheduled("2025-03-28", "2025-02-15"))); // back to the first day: news
        Assert.Equal(Day("2025-03-28"), history.And(Scheduled("2025-03-28", "2025-02-15")).Scheduled);
    }

    [Fact]
    public void Events_InAnyOrder_GiveTheSameHistory()
    {
        LiquidationEvent[] events = [Extended("2025-05-01"), Suspended("2025-09-01"), Lifted("2026-02-01"), Liquidated("2026-06-05"), Reliquidated("2026-08-01")];
        var inOrder = Of("03").And(events);
        // A reliquidation needs its liquidation on record, a removal its suspension; nothing else needs an order.
        var mixed = Of("03").And(Liquidated("2026-06-05"), Reliquidated("2026-08-01"), Suspended("2025-05-10"));
        Assert.NotNull(mixed.Liquidation);
        var late = Of("03").And(Liquidated("2026-06-05"), Extended("2025-05-01"), Suspended("2025-09-01"), Reliquidated("2026-08-01"), Lifted("2026-02-01"));
        Assert.Equal(inOrder.Events, late.Events);
        Assert.Equal(inOrder.Windows().Select(w => w.Reading.Due), late.Windows().Select(w => w.Reading.Due));
    }

    [Fact]
    public void WhatDoesNotFit_IsRefusedInWords()
    {
        var liquidated = Of().And(Liquidated("2025-03-28"));
        Assert.Contains("on record already", Refused(() => liquidated.And(Liquidated("2025-03-28"))), StringComparison.Ordinal);
        Assert.Contains("is a reliquidation", Refused(() => liquidated.And(Liquidated("2025-04-04"))), StringComparison.Ordinal);
        Assert.Contains("cannot be extended on April 4, 2025", Refused(() => liquidated.And(Extended("2025-04-04"))), StringComparison.Ordinal);
        Assert.Contains("lies ahead", Refused(() => Of().With(Liquidated("2025-03-28"), Day("2025-03-27"))), StringComparison.Ordinal);
        Assert.Contains("before the date of entry", Refused(() => Of().And(Liquidated("2024-05-17"))), StringComparison.Ordinal);
        Assert.Contains("no suspension can be removed", Refused(() => Of().And(Lifted("2025-03-28"))), StringComparison.Ordinal);
        Assert.Contains("suspended since June 1, 2024 already", Refused(() => Of().And(Suspended("2024-06-01"), Suspended("2024-07-01", "06"))), StringComparison.Ordinal);
        Assert.Contains("Record the liquidation first", Refused(() => liquidated.And(Reliquidated("2025-04-04")).Without(Liquidated("2025-03-28"))), StringComparison.Ordinal);
        Assert.Contains("deemed liquidated on May 18, 2025", Refused(() => Of().And(Liquidated("2025-05-18", LiquidationResult.Deemed), Extended("2025-06-01"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Suspension_RemovedOnTheDayOnWhichAnotherBegins_IsRemovedFirst()
    {
        var history = Of("03").And(Suspended("2024-06-01"), Lifted("2025-01-15"), Suspended("2025-01-15", "06"));
        Assert.Equal(("06", Day("2025-01-15")), (history.SuspendedBy!.Basis, history.SuspendedBy.From));
        Assert.Equal(Day("2025-09-01"), history.And(Lifted("2025-03-01")).Deemed!.Due);
    }

    [Theory]
    [InlineData("2025-03-28", "2025-09-24", false)] // day 180, a Wednesday
    [InlineData("2025-03-31", "2025-09-29", true)] // day 180 is a Saturday
    public void Protest_RunsFromTheDayAfterLiquidation_AndRolls(string liquidated, string due, bool rolled)
    {
        var window = Of().And(Liquidated(liquidated)).Windows().Single(w => w.Kind == WindowKind.Protest).Reading;
        Assert.Equal((Day(due), rolled), (window.Due!.Value, window.IsRolled));
        Assert.Equal(Outcome.Premature, window.Judge(Day(liquidated)));
        Assert.Equal(Outcome.Timely, window.Judge(Day(due)));
        Assert.Equal(Outcome.Untimely, window.Judge(Day(due).AddDays(1)));
    }

    [Fact]
    public void Reliquidation_OpensAProtestOfItsOwn_AndARefundItsPayment()
    {
        var windows = Of().And(Liquidated("2025-03-28"), Reliquidated("2025-06-20")).Windows();
        Assert.Equal([Day("2025-03-28"), Day("2025-06-20")], windows.Where(w => w.Kind == WindowKind.Protest).Select(w => w.Reading.Clock.Start.On));
        Assert.Equal(Day("2025-07-20"), windows.Single(w => w.Kind == WindowKind.Payment).Reading.Due);
        Assert.Equal(Day("2025-06-26"), windows.Single(w => w.Kind == WindowKind.Reliquidation).Reading.Due);
    }

    [Fact]
    public void PaymentAfterADeemedLiquidation_IsOwedByCbp_AndATargetMayBeSetForIt()
    {
        var payment = Of().And(Liquidated("2025-05-17", LiquidationResult.Deemed)).Windows().Single(w => w.Kind == WindowKind.Payment).Reading;
        Assert.Equal((ClockSide.Cbp, Day("2025-08-15")), (payment.Clock.Rule.Binds, payment.Due!.Value));
        Assert.Equal(Authority.Local, LiquidationClocks.PayAfterDeemed.TargetWithin(60, "Service standard").Authority);
    }

    [Fact]
    public void DeemedLiquidation_NotConfirmed_OpensTheProtestOnAnEstimatedDay()
    {
        static LiquidationWindow? Protest(LiquidationHistory h, string today) => h.Windows(Day(today)).SingleOrDefault(w => w.Kind == WindowKind.Protest);
        Assert.Null(Protest(Of(), "2025-05-18")); // CBP may still liquidate
        var window = Protest(Of(), "2025-05-19")!.Reading;
        Assert.Equal((Day("2025-05-18"), DateBasis.DeemedUnconfirmed, Day("2025-11-14")), (window.Clock.Start.On, window.Clock.Start.EstimatedBy!.Value, window.Due!.Value));
        Assert.Equal(DateBasis.EstimatedEntryDate, Protest(Of("01", DateBasis.EstimatedEntryDate), "2025-05-19")!.Reading.Clock.Start.EstimatedBy);
        Assert.Null(Protest(Of().And(Extended("2025-03-01")), "2025-05-19")); // taken back
        Assert.Null(Protest(Of("23"), "2025-05-19"));
        Assert.False(Protest(Of().And(Liquidated("2025-05-18", LiquidationResult.Deemed)), "2025-05-19")!.Reading.IsEstimated);
    }

    [Fact]
    public void EntryThatWasReplaced_ByWhichEventsNoLongerFit_IsReadWithoutThem()
    {
        LiquidationEvent[] events = [LiquidationEvent.PeriodBegan(Day("2024-12-01")), Extended("2025-03-01"), Liquidated("2025-04-04")];
        var entry = Of("01").Entry;
        Assert.Contains("have a day of their own", Refused(() => LiquidationHistory.Of(entry, events, Law.Declared)), StringComparison.Ordinal);
        var history = LiquidationHistory.AsFarAsItFits(entry, events, Law.Declared, out var unfit);
        Assert.Equal([events[0]], unfit);
        Assert.Equal((Day("2025-04-04"), 1), (history.Liquidation!.On, history.Extensions.Count));
        Assert.Empty(Unfit(Of("21").Entry, events));

        static IReadOnlyList<LiquidationEvent> Unfit(LiquidatingEntry entry, LiquidationEvent[] events)
        {
            LiquidationHistory.AsFarAsItFits(entry, events, Law.Declared, out var unfit);
            return unfit;
        }
    }

    [Fact]
    public void Extended_AfterASuspension_HasTheLaterOfBoth_AsAReading_AndNoFlagBefore()
    {
        var lifted = Of("03").And(Suspended("2024-06-01"), Lifted("2025-01-15"));
        Assert.Equal((Day("2025-07-15"), true), (lifted.Deemed!.Due!.Value, lifted.Deemed.Clock.Rule.IsLaw));
        var extended = lifted.And(Extended("2025-03-03"));
        Assert.Equal((Day("2026-05-18"), false), (extended.Deemed!.Due!.Value, extended.Deemed.Clock.Rule.IsLaw)); // a year and a year from entry
        Assert.Null(extended.DeemedOn(Day("2025-07-16")));
        Assert.Contains("has not run out", Refused(() => extended.ConfirmDeemed("7", Day("2025-07-16"))), StringComparison.Ordinal);
        Assert.Equal(Day("2026-05-18"), extended.DeemedOn(Day("2026-05-19")));
        Assert.Equal(Day("2026-10-01"), Of("03").And(Extended("2024-05-30"), Suspended("2024-06-01"), Lifted("2026-04-01")).Deemed!.Due); // the six months are later
        // CBP may extend again while the extended period runs, and not after it.
        Assert.Equal(Day("2027-05-18"), extended.And(Extended("2026-05-01", "02")).Deemed!.Due);
        Assert.Contains("nothing left to extend", Refused(() => extended.And(Extended("2026-05-20"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Bill_IsDueFromTheLiquidation_UntilItsDateIsKnown()
    {
        static ClockReading[] Bills(LiquidationHistory h) => [.. h.Windows().Where(w => w.Kind == WindowKind.Payment).Select(w => w.Reading)];
        var history = Of().And(Liquidated("2025-03-28", LiquidationResult.Bill));
        var bill = Assert.Single(Bills(history));
        Assert.Equal((LiquidationClocks.PayBill.Code, Day("2025-04-27"), DateBasis.Liquidation), (bill.Clock.Rule.Code, bill.Due!.Value, bill.Clock.Start.EstimatedBy!.Value));
        var issued = Assert.Single(Bills(history.And(LiquidationEvent.Billed(Day("2025-04-04")))));
        Assert.Equal((Day("2025-05-04"), false), (issued.Due!.Value, issued.IsEstimated));
        Assert.Contains("on record as issued on April 4, 2025", Refused(() => history.And(LiquidationEvent.Billed(Day("2025-04-04")), LiquidationEvent.Billed(Day("2025-04-11")))), StringComparison.Ordinal);
        Assert.Contains("Record that first", Refused(() => Of().And(Liquidated("2025-03-28"), LiquidationEvent.Billed(Day("2025-04-04")))), StringComparison.Ordinal);
        Assert.Contains("Record that first", Refused(() => history.And(LiquidationEvent.Billed(Day("2025-03-27")))), StringComparison.Ordinal);
    }

    [Fact]
    public void CbpsDateOfEntry_StartsTheClocksAnewFromTheEstimate()
    {
        var estimated = Of("01", DateBasis.EstimatedEntryDate);
        Assert.All(estimated.Windows(), w => Assert.Empty(w.Reading.Clock.EarlierStarts));
        var dated = estimated.And(Extended("2025-03-01"), LiquidationEvent.EntryDated(Day("2024-05-20")));
        var deemed = dated.Deemed!;
        Assert.Equal((Day("2026-05-20"), false), (deemed.Due!.Value, deemed.IsEstimated));
        Assert.Equal([new ClockStart(Entered, DateBasis.EstimatedEntryDate)], deemed.Clock.EarlierStarts);
        Assert.All(estimated.And(LiquidationEvent.EntryDated(Day("2024-05-20"))).Windows(), w => Assert.Equal((Day("2024-05-20"), 1), (w.Reading.Clock.Start.On, w.Reading.Clock.EarlierStarts.Count)));
        // Read back, the entry has CBP's date, and what stood for it before.
        var onFile = LiquidationHistory.Of(Of().Entry with { Entered = new(Day("2024-05-20"), DateBasis.EntryDate), Estimate = new(Entered, DateBasis.EstimatedEntryDate) }, dated.Events, Law.Declared);
        Assert.Equal(deemed.Clock.EarlierStarts, onFile.Deemed!.Clock.EarlierStarts);
        Assert.Empty(LiquidationHistory.Of(onFile.Entry, [], Law.Declared).Deemed!.Clock.EarlierStarts); // CBP's date was there before any clock ran
    }

    [Fact]
    public void Correction_EndsByTheEarlierLeg_AnExtensionLiftsTheDaysFromEntry_LiquidationEndsIt()
    {
        static DateOnly? Until(LiquidationHistory h) => h.Windows().Single(w => w.Kind == WindowKind.Correction).Reading.Due;
        Assert.Equal(Day("2025-03-14"), Until(Of())); // entry + 300
        Assert.Equal(Day("2025-02-28"), Until(Of().And(Scheduled("2025-03-15", "2025-01-10")))); // scheduled - 15
        Assert.Equal(Day("2025-03-14"), Until(Of().And(Scheduled("2025-05-02", "2025-01-10"))));
        Assert.Null(Until(Of().And(Extended("2025-03-01"))));
        Assert.Equal(Day("2026-03-12"), Until(Of().And(Extended("2025-03-01"), Scheduled("2026-03-27", "2025-03-02"))));
        Assert.Null(Until(Suspends("03", "04")));
        Assert.Equal(Day("2025-03-14"), Until(Suspends("03", "07"))); // actual use lifts nothing
        Assert.Equal(Day("2025-03-14"), Until(Suspends("06", "04")));
        Assert.Null(Until(Suspends("06", "04", hasCase: true)));

        static LiquidationHistory Suspends(string type, string basis, bool hasCase = false) =>
            LiquidationHistory.Of(Of(type).Entry with { LiftingBases = ["04", "05", "06"], HasCase = hasCase }, [Suspended("2024-06-01", basis)], Law.Declared);
        Assert.DoesNotContain(Of().And(Liquidated("2025-03-28")).Windows(), w => w.Kind == WindowKind.Correction);
        Assert.DoesNotContain(Of("11").Windows(), w => w.Kind == WindowKind.Correction);
    }

    [Fact]
    public void UsualCycle_IsShownOnlyWhileNothingBetterIsKnown()
    {
        static bool ShowsCycle(LiquidationHistory h) => h.Windows().Any(w => w.Reading.Clock.Rule.Code == LiquidationClocks.UsualCycle.Code);
        Assert.True(ShowsCycle(Of()));
        Assert.False(ShowsCycle(Of().And(Scheduled("2025-03-28", "2025-01-10"))));
        Assert.False(ShowsCycle(Of().And(Extended("2025-03-01"))));
        Assert.False(ShowsCycle(Of().And(Liquidated("2025-03-28"))));
    }

    [Fact]
    public void RandomEvents_AreTakenOrRefusedInWords_AndTheHistoryOfWhatWasTakenIsTheSameWhenReadBack()
    {
        var random = new Random(1501);
        for (var run = 0; run < 500; run++)
        {
            var type = new[] { "01", "03", "21", "23", "09" }[random.Next(5)];
            var basis = random.Next(3) == 0 ? DateBasis.EstimatedEntryDate : DateBasis.EntryDate;
            var history = Of(type, basis);
            for (var i = 0; i < 12; i++)
            {
                var day = Entered.AddDays(random.Next(-5, 1_500));
                LiquidationEvent e = random.Next(8) switch
                {
                    0 => LiquidationEvent.Scheduled(day, day.AddDays(-60)),
                    1 => LiquidationEvent.Liquidated(day, "1", (LiquidationResult)random.Next(1, 5)),
                    2 => LiquidationEvent.Reliquidated(day, "5", LiquidationResult.Refund, "R1", random.Next(2) == 0),
                    3 => LiquidationEvent.Extended(day, "01"),
                    4 => LiquidationEvent.Suspended(day, "04"),
                    5 => LiquidationEvent.Lifted(day),
                    6 => LiquidationEvent.PeriodBegan(day),
                    _ => LiquidationEvent.EntryDated(day),
                };
                try
                {
                    history = history.With(e, Later);
                }
                catch (LiquidationRefusedException refused)
                {
                    Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
                    continue;
                }
                Assert.True(history.Has(e));
                Assert.InRange(history.Extensions.Count, 0, LiquidationHistory.MostExtensions);
                var again = LiquidationHistory.Of(history.Entry, history.Events.Reverse(), history.Law);
                Assert.Equal(history.Windows().Select(w => (w.Kind, w.Reading.Due)), again.Windows().Select(w => (w.Kind, w.Reading.Due)));
                Assert.Equal(history.DeemedOn(Later), again.DeemedOn(Later));
                if (history.Liquidation is not null) Assert.Null(history.DeemedOn(Later));
            }
        }
    }
}
