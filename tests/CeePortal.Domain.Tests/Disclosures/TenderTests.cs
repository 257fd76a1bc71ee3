using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CsCheck;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Disclosures.Samples;
using static CeePortal.Domain.Tests.Work.Acts;
using Cycle = CeePortal.Domain.Disclosures.DisclosureLifeCycle;

namespace CeePortal.Domain.Tests.Disclosures;

/// <summary>Tenders in parts and at several ports: what each counts for, and until when interest runs.</summary>
public sealed class TenderTests
{
    static readonly IReadOnlyList<LossRow> lost = [Row(1, Lead, "2025-01-31", 0, 1_000_00), Row(2, Other, "2025-03-02", 0, 500_00)];

    // By hand. All of 2025 bears 7 % a year, 0.07 / 365 = 0.000191780822 a day; (1 + that)^100 = 1.01936129, ^200 = 1.03909744.
    //   2704: $400 from January 31 to its tender on May 11, 100 days:      400 x 0.01936129 =  7.7445, $7.74
    //         $600 from January 31 to its tender on August 19, 200 days:   600 x 0.03909744 = 23.4585, $23.46
    //   2709: $500 from March 2 to its tender on June 10, 100 days:        500 x 0.01936129 =  9.6806, $9.68
    // In all $40.88. Until the last tender on the whole it would be $39.10 + $16.57 = $55.67.
    [Fact]
    public void Interest_OfEachPart_EndsOnTheDayOfItsOwnTender()
    {
        var loss = Loss("2025-08-19", lost, [Tendered("2025-05-11", new TenderPart(Lead, new(400_00))), Tendered("2025-06-10", new TenderPart(Other, new(500_00))), Tendered("2025-08-19", new TenderPart(Lead, new(600_00)))]);
        var figures = loss.Figures();
        Assert.Equal([(Lead, new Money(31_20)), (Other, new Money(9_68))], figures.Ports.Select(p => (p.Port, p.Interest)));
        Assert.Equal(new Money(40_88), figures.Interest);
        Assert.Equal([(Day("2025-05-11"), new Money(400_00), new Money(7_74)), (Day("2025-08-19"), new(600_00), new(23_46))], figures.Ports[0].Interests.Select(i => (i.Until, i.On, i.Interest)));
        Assert.Equal(new Money(55_67), Loss("2025-08-19", lost).Figures().Interest);

        // Every figure opens: the row to its parts, each part to its rate; the sum to ports and days.
        var row = loss.InterestOf(loss.Rows[0])!;
        Assert.Equal([new Money(7_74), new(23_46)], row.Parts.Select(p => p.Amount));
        Assert.Equal("Interest on $400.00, tendered on May 11, 2025", row.Parts[0].What);
        Assert.Contains("7% a year for 100 days", row.Parts[0].Parts[0].How, StringComparison.Ordinal);
        var opened = figures.InterestFigure();
        Assert.Equal((new Money(40_88), 2), (opened.Amount, opened.Parts.Count));
        Assert.Equal(["On $400.00, tendered on May 11, 2025", "On $600.00, tendered on August 19, 2025"], opened.Parts[0].Parts.Select(p => p.What));
        Assert.Contains("$7.74 on $400.00 until May 11, 2025; $9.68 on $500.00 until June 10, 2025; $23.46 on $600.00 until August 19, 2025", DisclosurePenalty.WithBenefit(Culpability.Negligence, figures).How, StringComparison.Ordinal);
    }

    [Fact]
    public void ATender_CountsForTheEntryThatWasLiquidatedFirst()
    {
        IReadOnlyList<LossRow> rows = [Row(1, Lead, "2025-03-02", 0, 300_00), Row(2, Lead, "2025-01-31", 0, 200_00), Row(3, Lead, null, 0, 90_00), Row(4, Lead, "2025-02-28", 500_00, 1_00)];
        var loss = Loss("2025-12-31", rows, [Tendered("2025-06-10", new TenderPart(Lead, new(250_00)))]);
        Assert.Equal([(new Money(200_00), Day("2025-06-10"), true)], loss.Rows[1].Parts.Select(p => (p.Amount, p.Until, p.IsTendered)));
        Assert.Equal([(new Money(50_00), Day("2025-06-10"), true), (new(250_00), Day("2025-12-31"), false)], loss.Rows[0].Parts.Select(p => (p.Amount, p.Until, p.IsTendered)));
        Assert.Empty(loss.Rows[2].Parts); // not liquidated: nothing to tender
        Assert.Empty(loss.Rows[3].Parts); // overpaid
        Assert.Contains("not tendered by December 31, 2025", loss.InterestOf(loss.Rows[0])!.Parts[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void ATenderBeforeTheLiquidation_BearsNoInterest() =>
        Assert.Equal(Money.Zero, Loss("2025-12-31", [Row(1, Lead, "2025-06-06", 0, 300_00)], [Tendered("2025-06-06", new TenderPart(Lead, new(300_00)))]).Figures().Interest);

    [Fact]
    public void Settlement_HasLossTenderAndRemainderOfEachPort()
    {
        var settled = TenderSettlement.Of([(Lead, new(1_000_00)), (Other, new(500_00))],
            [Tendered("2025-05-11", new TenderPart(Lead, new(400_00)), new TenderPart(Other, new(510_00))), Tendered("2025-08-18", new TenderPart(Lead, new(589_99)))]);
        Assert.Equal([(Lead, new Money(1_000_00), new Money(989_99), new Money(1), (DateOnly?)null), (Other, new(500_00), new(510_00), Money.Zero, Day("2025-05-11"))],
            settled.Ports.Select(p => (p.Port, p.Loss, p.Tendered, p.Remainder, p.SettledOn)));
        Assert.Equal((new Money(1), null, new Money(10_00)), (settled.Remainder, settled.SettledOn, settled.At(Lead)!.FromElsewhere));
        Assert.Equal(Money.Zero, settled.Excess);
        Assert.Equal(TenderSettlement.None.SettledOn, TenderSettlement.Of([(Lead, Money.Zero)], []).SettledOn);
    }

    [Fact]
    public void WhatIsTenderedAboveTheWholeLoss_IsLeftWhereItWasDeposited()
    {
        // $25 too much at the leading port go to the other one first, which lacks $10; there $40 come later, of which nothing is missing any more.
        var settled = TenderSettlement.Of([(Lead, new(100_00)), (Other, new(50_00))],
            [Tendered("2025-05-11", new TenderPart(Lead, new(125_00)), new TenderPart(Other, new(40_00))), Tendered("2025-08-18", new TenderPart(Other, new(40_00)))]);
        Assert.Equal([(Lead, new Money(15_00)), (Other, new(40_00))], settled.Ports.Select(p => (p.Port, p.Excess)));
        Assert.Equal((new Money(55_00), Money.Zero), (settled.Excess, settled.Remainder));
    }

    // Lost are $100.00 at the leading port and $50.00 at the other; in cents: tendered at each, potential at each, the penalty; what goes back at each, what is kept for which.
    [Theory]
    [InlineData(100_00, 50_00, 0, 0, 0, 0, 0, 0, 0)] // the loss alone
    [InlineData(100_00, 60_01, 0, 0, 0, 0, 10_01, 0, 0)]
    [InlineData(103_10, 50_00, 0, 0, 3_10, 0, 0, 0, 3_10)] // with the interest, which is the penalty
    [InlineData(103_09, 50_00, 0, 0, 3_10, 0, 0, 0, 3_09)]
    [InlineData(103_11, 50_00, 0, 0, 3_10, 1, 0, 0, 3_10)]
    [InlineData(102_00, 52_00, 0, 0, 3_10, 0, 90, 0, 3_10)] // of both ports, by number
    [InlineData(125_00, 50_00, 25_00, 0, 0, 0, 0, 25_00, 0)] // with what is not liquidated
    [InlineData(125_01, 50_00, 25_00, 0, 0, 1, 0, 25_00, 0)]
    [InlineData(100_00, 80_00, 25_00, 0, 0, 0, 5_00, 25_00, 0)] // deposited elsewhere
    [InlineData(110_00, 75_00, 0, 25_00, 0, 10_00, 0, 25_00, 0)] // at its own port first
    [InlineData(140_00, 60_00, 25_00, 0, 3_10, 11_90, 10_00, 25_00, 3_10)] // all of it, and more
    [InlineData(110_00, 50_00, 25_00, 0, 3_10, 0, 0, 10_00, 0)] // revenue before the penalty
    [InlineData(120_00, 58_09, 25_00, 0, 3_10, 0, 0, 25_00, 3_09)]
    [InlineData(300_00, 50_00, 25_00, 0, 175_00, 0, 0, 25_00, 175_00)] // fraud: once the loss of 100 + 50 + 25
    [InlineData(300_00, 50_07, 25_00, 0, 175_00, 0, 7, 25_00, 175_00)]
    [InlineData(150_00, 50_00, 25_00, 0, 175_00, 0, 0, 25_00, 25_00)]
    [InlineData(60_00, 40_00, 25_00, 0, 3_10, 0, 0, 0, 0)] // less than the loss
    public void OnlyWhatIsAboveAllThatIsOwed_GoesBack(long atLead, long atOther, long potentialAtLead, long potentialAtOther, long penalty, long backAtLead, long backAtOther, long forUnliquidated, long forPenalty)
    {
        var settled = TenderSettlement.Of([(Lead, new(100_00)), (Other, new(50_00))], [Tendered("2025-05-11", new TenderPart(Lead, new(atLead)), new TenderPart(Other, new(atOther)))],
            new([(Lead, new(potentialAtLead)), (Other, new(potentialAtOther))], new(penalty)));
        Assert.Equal((new Money(backAtLead), new Money(backAtOther)), (settled.At(Lead)!.Excess, settled.At(Other)!.Excess));
        Assert.Equal(forUnliquidated + forPenalty == 0 ? null : new KeptTender(new(forUnliquidated), new(forPenalty)), settled.Kept);
        Assert.Equal(new Money(Math.Max(0, atLead + atOther - 150_00)), settled.Above);
    }

    [Fact]
    public void ATenderForEntriesOfWhichNoneIsLiquidated_IsKept()
    {
        var settled = TenderSettlement.Of([(Lead, Money.Zero)], [Tendered("2025-05-11", new TenderPart(Lead, new(90_01)))], new([(Lead, new(90_00))], Money.Zero));
        Assert.Equal((new Money(1), new KeptTender(new(90_00), Money.Zero)), (settled.Excess, settled.Kept));
    }

    [Fact]
    public void ADetermination_GivesBackWhatIsAboveLossPotentialAndReducedPenalty()
    {
        // Lost are $100.00 and $50.00, and $25.00 on an entry that is not liquidated.
        static PriorDisclosure Determined(long atLead, DisclosureDisposition disposition, Culpability? fault = null)
        {
            var d = Told();
            d.Tender([new(Lead, new(atLead)), new(Other, new(60_00))], "", Filer("2026-03-20"));
            Assert.Equal(new Money(atLead + 60_00 - 175_00), d.Settlement.Excess); // the penalty is not known yet
            d.Determine(Valid("2026-03-23", fault ?? default) with { Disposition = disposition, Culpability = fault }, disposition == DisclosureDisposition.Valid ? Loss("2026-03-20", tenders: d.Tenders).Figures() : null, Penalties("2026-03-23"));
            IsRebuiltFromItsEvents(d);
            return d;
        }

        // Interest of 707 and more days on $150.00: more than the $15.00 that are above loss and potential.
        var short1 = Determined(130_00, DisclosureDisposition.Valid, Culpability.Negligence);
        var penalty = short1.Determination!.Penalty!.Amount;
        Assert.True(penalty > new Money(15_00) && penalty < new Money(30_00), penalty.ToString());
        Assert.Equal((Money.Zero, new KeptTender(new(25_00), new(15_00)), penalty - new Money(15_00)), (short1.Settlement.Excess, short1.Determination.Kept, short1.PenaltyDue));
        Refused(() => short1.RecordPayment(penalty, Day("2026-03-23"), "", Penalties("2026-03-23")), "$15.00 of it was tendered already");
        short1.RecordPayment(penalty - new Money(15_00), Day("2026-03-23"), "", Penalties("2026-03-23"));
        Assert.Equal(Cycle.Paid, short1.State.Code);

        var over = Determined(230_00, DisclosureDisposition.Valid, Culpability.GrossNegligence);
        Assert.Equal((new Money(115_00) - penalty, Money.Zero), (over.Settlement.Excess, over.PenaltyDue));

        var fraud = Determined(280_00, DisclosureDisposition.Valid, Culpability.Fraud);
        Assert.Equal((new Money(175_00), new Money(10_00), new Money(165_00)), (fraud.Determination!.Penalty!.Amount, fraud.PenaltyDue, fraud.Determination.Kept!.ForPenalty));
        Assert.Equal(Money.Zero, fraud.Settlement.Excess);
        Assert.Equal(new Money(20_00), Determined(310_00, DisclosureDisposition.Valid, Culpability.Fraud).Settlement.Excess);

        // Denied or without a violation there is no penalty; duties are owed all the same (19 U.S.C. 1592(d)).
        foreach (var end in new[] { DisclosureDisposition.DeniedInsufficient, DisclosureDisposition.NoViolation, DisclosureDisposition.Referred })
        {
            var without = Determined(130_00, end);
            Assert.Equal((new Money(15_00), new KeptTender(new(25_00), Money.Zero), Money.Zero), (without.Settlement.Excess, without.Determination!.Kept, without.PenaltyDue));
        }
    }

    [Fact]
    public void ADeterminationOnFileThatKeptNothing_StillGivesBackAllAboveTheLoss()
    {
        var d = Told();
        d.Tender([new(Lead, new(230_00)), new(Other, new(50_00))], "", Filer("2026-03-20"));
        d.Determine(Valid("2026-03-23"), Loss("2026-03-20", tenders: d.Tenders).Figures(), Penalties("2026-03-23"));
        var before = (PriorDisclosure)d.Kind.Rebuild(Stored(d).Select(e => e.Fact is DisclosureDetermined determined ? e with { Fact = determined with { Kept = null } } : e));
        Assert.Equal((new Money(130_00), before.Determination!.Penalty!.Amount), (before.Settlement.Excess, before.PenaltyDue));
        Assert.True(d.Settlement.Excess < before.Settlement.Excess);
    }

    [Fact]
    public void WithoutLoss_AllThatWasTendered_GoesBack()
    {
        var d = File("2026-03-02");
        d.Tender([new(Lead, new(40_00))], "", Filer("2026-03-02"));
        d.StartReview(Specialist("2026-03-03"));
        d.Calculate(LossFigures.None([(Lead, default)], Day("2023-01-02"), Day("2026-03-03")), "None.", Day("2026-03-03"), Specialist("2026-03-03"));
        d.Determine(Valid("2026-03-23") with { Disposition = DisclosureDisposition.ValidNoLoss }, d.Calculation!.Figures, Penalties("2026-03-23"));
        Assert.Equal((new Money(40_00), null), (d.Settlement.Excess, d.Determination!.Kept));
    }

    [Fact]
    public void BeforeACalculation_ADeterminationKeepsNothing_AndNothingGoesBack()
    {
        var d = WithTable();
        d.Tender([new(Lead, new(240_00))], "", Filer("2026-03-02"));
        d.Determine(Valid("2026-03-23") with { Disposition = DisclosureDisposition.DeniedInsufficient, Culpability = null }, null, Penalties("2026-03-23"));
        Assert.Null(d.Determination!.Kept);
    }

    [Fact]
    public void AnyTenders_CountOnce_AndInterestIsTheSumOfItsParts() =>
        Gen.Select(Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 700], Gen.Long[-50_00, 2_000_00]).Array[1, 30], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 900], Gen.Long[1, 8_000_00]).Array[0, 8]).Sample((cells, given) =>
        {
            PortCode[] ports = [Lead, Other, PortCode.Parse("3001")];
            var rows = cells.Select((c, i) => Row(i + 1, ports[c.Item1], c.Item2 < 0 ? null : Day("2023-10-02").AddDays(c.Item2).ToString("yyyy-MM-dd", null), 100_00, 100_00 + c.Item3)).ToList();
            var tenders = given.Select(g => Tendered(Day("2023-12-01").AddDays(g.Item2).ToString("yyyy-MM-dd", null), new TenderPart(ports[g.Item1], new(g.Item3)))).ToList();
            var loss = Loss("2026-06-30", rows, tenders);
            var figures = loss.Figures();
            Assert.Equal(Math.Min(figures.Loss.Cents, tenders.Sum(t => t.What.Amount.Cents)), figures.Credits.Sum(c => c.Amount.Cents));
            Assert.Equal(Math.Max(0, tenders.Sum(t => t.What.Amount.Cents) - figures.Loss.Cents), TenderSettlement.Of(figures.Ports.Select(p => (p.Port, p.Loss)), tenders).Excess.Cents);
            var beside = new OwedBesideLoss(figures.Ports.Select(p => (p.Port, p.Potential)), DisclosurePenalty.WithBenefit(cells.Length % 2 == 0 ? Culpability.Fraud : Culpability.Negligence, figures).Amount);
            var settled = TenderSettlement.Of(figures.Ports.Select(p => (p.Port, p.Loss)), tenders, beside);
            Assert.Equal(Math.Max(0, tenders.Sum(t => t.What.Amount.Cents) - figures.Loss.Cents - figures.Potential.Cents - beside.Penalty.Cents), settled.Excess.Cents);
            Assert.All(settled.Ports, p => Assert.True(p.Excess >= Money.Zero && p.Excess <= p.Tendered && p.ForUnliquidated >= Money.Zero && p.ForPenalty >= Money.Zero));
            Assert.Equal(figures.Interest.Cents, figures.Ports.Sum(p => p.Interests.Sum(i => i.Interest.Cents)));
            Assert.Equal(figures.Loss.Cents, figures.Ports.Sum(p => p.Interests.Sum(i => i.On.Cents)));
            Assert.All(loss.Rows.Where(r => r.Parts.Count > 0), r => Assert.Equal((r.Loss.Cents, r.Interest.Cents), (r.Parts.Sum(p => p.Amount.Cents), r.Parts.Sum(p => p.Interest.Cents))));
            Assert.All(loss.Rows, r => Assert.Equal(r.Interest, loss.InterestOf(r)?.Amount ?? Money.Zero));
            Assert.True(figures.Interest <= Loss("2026-06-30", rows).Figures().Interest + new Money(rows.Count + tenders.Count)); // a part more may round up by a cent
            foreach (var port in figures.Credits.GroupBy(c => c.Port))
                Assert.Equal(port.Sum(c => c.Amount.Cents), loss.Rows.Where(r => r.Of.Port == port.Key).Sum(r => r.Parts.Where(p => p.IsTendered).Sum(p => p.Amount.Cents)));
        }, iter: 300);

    // The notice is of March 9, 2026; the thirtieth day is April 8.
    [Theory]
    [InlineData("2026-04-08", null)]
    [InlineData("2026-04-09", "2026-04-09")]
    public void OnDay31_ATenderIsLate(string on, string? late)
    {
        var d = Told("2026-03-09");
        d.Tender([new(Lead, new(100_00)), new(Other, new(50_00))], "", Filer(on));
        Assert.Equal((Cycle.Determination, late is null ? null : Day(late)), (d.State.Code, d.TenderLateOn));
        var valid = () => d.Determine(Valid("2026-04-10"), Loss(on, tenders: d.Tenders).Figures(), Penalties("2026-04-10"));
        if (late is null)
        {
            Refused(() => d.ExtendTender(Day("2026-04-10"), "The bank was closed.", Penalties("2026-04-10")), "tendered in time");
            valid();
            return;
        }
        Refused(valid, "162.74(c)");
        Refused(() => d.ExtendTender(Day("2026-04-08"), "The bank was closed.", Penalties("2026-04-10")), "tendered on April 9, 2026");
        Refused(() => d.ExtendTender(Day(late), " ", Penalties("2026-04-10")), "good cause");
        Refused(() => d.ExtendTender(Day(late), "The bank was closed.", Specialist("2026-04-10")), "is for the fines, penalties and forfeitures officer");
        d.ExtendTender(Day(late), "The bank was closed.", Penalties("2026-04-10"));
        Assert.Null(d.TenderLateOn);
        Refused(() => d.Determine(new(DisclosureDisposition.DeniedNoTender, null, null, null, "Late", Day("2026-04-10")), null, Penalties("2026-04-10")), "in full and in time");
        valid();
        Assert.Equal(Cycle.Valid, d.State.Code);
        IsRebuiltFromItsEvents(d);
        Assert.Contains("counts as in time", WorkNotices.Of(d, d.Pending.Single(e => e.Fact is TenderTimeExtended), new(IsStaff: false), Law.Declared).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ALatePart_IsLate_ThoughTheFirstCameInTime_AndAnExtensionThatIsTooShortDoesNotHelp()
    {
        var d = Told("2026-03-09");
        d.Tender([new(Lead, new(100_00))], "", Filer("2026-03-20"));
        d.Tender([new(Other, new(49_99))], "", Filer("2026-04-09"));
        d.Tender([new(Other, new(1))], "", Filer("2026-04-20"));
        Assert.Equal(Day("2026-04-20"), d.TenderLateOn);
        Refused(() => d.ExtendTender(Day("2026-04-15"), "Illness", Penalties("2026-04-21")), "tendered on April 20, 2026");
        d.ExtendTender(Day("2026-04-20"), "Illness", Penalties("2026-04-21"));
        d.Determine(Valid("2026-04-21"), Loss("2026-04-20", tenders: d.Tenders).Figures(), Penalties("2026-04-21"));
    }

    [Fact]
    public void ALateTender_StaysLate_WhenTheLossIsCalculatedAnew()
    {
        IReadOnlyList<LossRow> over = [Row(1, Lead, "2024-04-12", 0, 200_000_00)];
        var d = InReview(rows: over);
        d.SendToHeadquarters(Loss("2026-03-09", over).Figures(), "Please review.", Specialist("2026-03-09"));
        d.ReturnFromHeadquarters(true, "Stands.", Headquarters("2026-03-09"));
        d.Calculate(Loss("2026-03-09", over).Figures(), "By the spreadsheet.", Day("2026-03-09"), Specialist("2026-03-09"));
        d.Tender([new(Lead, new(200_000_00))], "", Filer("2026-04-09"));
        d.RequestHeadquarters("Value", Filer("2026-04-10"));
        d.ReturnFromHeadquarters(true, "Stands.", Headquarters("2026-04-20"));
        d.Calculate(Loss("2026-04-21", over, d.Tenders).Figures(), "As before.", Day("2026-04-21"), Specialist("2026-04-21"));
        Assert.Equal((Cycle.Determination, Day("2026-04-09")), (d.State.Code, d.TenderLateOn));
        d.ExtendTender(Day("2026-04-09"), "Illness", Penalties("2026-04-22"));
        Assert.Null(d.TenderLateOn);
        IsRebuiltFromItsEvents(d);
    }
}
