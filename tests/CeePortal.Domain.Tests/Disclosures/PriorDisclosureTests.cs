using CeePortal.Domain.Clocks;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Disclosures.Samples;
using static CeePortal.Domain.Tests.Work.Acts;
using Cycle = CeePortal.Domain.Disclosures.DisclosureLifeCycle;

namespace CeePortal.Domain.Tests.Disclosures;

/// <summary>A prior disclosure from its filing to its determination, with the days on which each clock ends.</summary>
public sealed class PriorDisclosureTests
{
    static DateOnly? Last(PriorDisclosure disclosure, ClockRule rule) =>
        disclosure.Clocks(Law.Declared).Where(c => c.Clock.Rule.Code == rule.Code).Select(c => Law.Declared.Read(c.Clock).LastTimelyDay).SingleOrDefault();

    [Fact]
    public void Walk_OralToTender_OverTwoPorts()
    {
        var d = Oral("2026-03-02");
        Assert.True(d.IsWaitingForTrade);
        d.Confirm(Contents(more: true), Filer("2026-03-12"));
        Assert.Equal((Outcome.Timely, Cycle.Filed), (d.Confirmation!.Outcome, d.State.Code));
        Assert.Equal(Day("2026-04-01"), Last(d, DisclosureClocks.SupplyData)); // from the oral disclosure
        d.RequestDataTime("The books are abroad.", Filer("2026-03-25"));
        d.ExtendDataTime("The books are abroad.", Penalties("2026-03-26"));
        Assert.Equal(Day("2026-05-31"), Last(d, DisclosureClocks.SupplyData));
        d.FileTable("loss.xlsx", 1, Loss("2026-05-01"), NothingOnFile, Filer("2026-05-01"));
        d.SupplyData("The rest.", [], [], isAll: true, Filer("2026-05-31"));
        Assert.Equal((Cycle.Perfected, false), (d.State.Code, d.WasDataLate));
        d.StartReview(Specialist("2026-06-01"));
        Assert.Equal(10, d.Assignee);
        d.Calculate(Loss("2026-06-08").Figures(), "By the spreadsheet.", Day("2026-06-08"), Specialist("2026-06-08"));
        Assert.Equal((Cycle.Calculated, Day("2026-07-08")), (d.State.Code, d.Calculation!.TenderBy));
        d.Tender([new(Lead, new(100_00))], "Collection 1", Filer("2026-06-20"));
        Assert.Equal((Cycle.Calculated, new Money(50_00)), (d.State.Code, d.TenderDue));
        d.Tender([new(Other, new(50_00))], "Collection 2", Filer("2026-07-08"));
        Assert.Equal((Cycle.Determination, Day("2026-07-08")), (d.State.Code, d.TenderedInFullOn));
        Refused(() => d.Determine(Valid("2026-07-10"), Loss("2026-07-08").Figures(), Penalties("2026-07-10")), "do not count the tenders");
        var figures = Loss("2026-07-08", tenders: d.Tenders).Figures();
        Assert.Equal(Loss("2026-06-20").Rows[0].Interest + Loss("2026-07-08").Rows[1].Interest, figures.Interest); // each port until its own tender
        d.Determine(Valid("2026-07-10"), figures, Penalties("2026-07-10"));
        Assert.Equal((Cycle.Valid, figures.Interest), (d.State.Code, d.Determination!.Penalty!.Amount));
        Assert.Equal(new Money(350_00), d.Determination.Otherwise!.Amount);
        Refused(() => d.RecordPayment(new(1), Day("2026-07-20"), "", Penalties("2026-07-20")), "The reduced penalty is");
        d.RecordPayment(figures.Interest, Day("2026-07-20"), "Collection 3", Penalties("2026-07-20"));
        Assert.Equal(Cycle.Paid, d.State.Code);
        IsRebuiltFromItsEvents(d);
    }

    [Fact]
    public void Filing_IsRefused_WithWhatWhereAndHow()
    {
        DisclosureFiling With(Func<DisclosureContents, DisclosureContents> change) => Filing() with { Contents = change(Contents()) };
        Refused(() => File("2026-03-02", With(c => c with { Merchandise = " " })), "162.74(b)(1)");
        Refused(() => File("2026-03-02", With(c => c with { Ports = [] })), "No port is named");
        Refused(() => File("2026-03-02", With(c => c with { Ports = [.. c.Ports, c.Ports[0]] })), "named twice");
        Refused(() => File("2026-03-02", With(c => c with { Ports = [c.Ports[0] with { To = Day("2022-01-01") }] })), "end before they begin");
        Refused(() => File("2026-03-02", With(c => c with { FalseStatements = "" })), "162.74(b)(3)");
        Refused(() => File("2026-03-02", With(c => c with { HowAndWhen = "" })), "how and when");
        Refused(() => File("2026-03-02", With(c => c with { TrueData = "" })), "within 30 days");
        Refused(() => File("2026-03-02", With(c => c with { Entries = [new(Entry(1), PortCode.Parse("3001"))] })), "not among the ports concerned");
        Refused(() => File("2026-03-02", Filing() with { Discloser = new(DiscloserKind.Importer, 5, AgentId: 9) }), "power of attorney");
        Refused(() => PriorDisclosure.File(Number("2026-03-02"), Filing(), Filer("2026-03-02"), Day("2026-03-01")), "Only an officer");
        Assert.Equal(Day("2026-02-20"), PriorDisclosure.File(Number("2026-03-02"), Filing(), Penalties("2026-03-02"), Day("2026-02-20")).MadeOn); // by certified mail
    }

    [Theory]
    [InlineData(DiscloserKind.Importer, WorkAudience.PartyAndFiler)]
    [InlineData(DiscloserKind.Other, WorkAudience.PartyAndFiler)]
    [InlineData(DiscloserKind.Broker, WorkAudience.FilerOnly)]
    public void Audience_NeverHasTheBrokersOfItsEntries(DiscloserKind by, WorkAudience audience) => Assert.Equal(audience, File("2026-03-02", Filing(by: by)).Audience);

    [Fact]
    public void Data_OneExtensionOfSixtyDays_FurtherOnlyByHeadquarters()
    {
        var d = File("2026-03-02", Filing(more: true));
        Assert.Equal(Day("2026-04-01"), Last(d, DisclosureClocks.SupplyData));
        Refused(() => d.ExtendDataTimeFurther(Day("2026-08-01"), "Long", Headquarters("2026-03-03")), "first 60 days");
        d.ExtendDataTime("Books abroad", Penalties("2026-03-03"));
        Assert.Equal(Day("2026-05-31"), Last(d, DisclosureClocks.SupplyData));
        Refused(() => d.ExtendDataTime("Again", Penalties("2026-03-04")), "assistant director of field operations (trade)");
        Refused(() => d.ExtendDataTimeFurther(Day("2026-08-01"), "Long", Penalties("2026-03-04")), "is for Headquarters");
        Refused(() => d.ExtendDataTimeFurther(Day("2026-05-31"), "Long", Headquarters("2026-03-04")), "after the present last day");
        d.ExtendDataTimeFurther(Day("2026-08-01"), "Long", Headquarters("2026-03-04"));
        Assert.Equal(Day("2026-08-01"), Last(d, DisclosureClocks.SupplyDataFurther));
        Assert.Null(Last(d, DisclosureClocks.SupplyData));
        Refused(() => d.StartReview(Specialist("2026-08-01")), "still has until August 1, 2026");
        d.StartReview(Specialist("2026-08-02")); // the Center goes on with what it has
        d.SupplyData("The rest", [], [], isAll: true, Filer("2026-08-03"));
        Assert.True(d.WasDataLate);
    }

    [Fact]
    public void Table_OfAPortThatIsNotNamed_IsRefused_UntilItIs()
    {
        var d = File("2026-03-02");
        var third = PortCode.Parse("3001");
        var loss = Loss("2026-03-02", [.. Rows, Row(4, third, null, 0, 1)]);
        Refused(() => d.FileTable("x.csv", 1, loss, NothingOnFile, Filer("2026-03-02")), "162.74(e)");
        d.SupplyData("Seattle too", [new(third, Day("2023-01-01"), Day("2023-02-01"))], [], isAll: false, Filer("2026-03-02"));
        d.FileTable("x.csv", 1, loss, NothingOnFile, Filer("2026-03-02"));
        Refused(() => d.FileTable("y.csv", 1, loss, NothingOnFile, Filer("2026-03-02")), "on file already");
        Assert.Equal(4, d.Table!.Figures.Rows);
    }

    [Fact]
    public void Tender_LastDay_IsThirtyDaysAfterTheNotice_AndMayBeLengthened()
    {
        var d = Told("2026-03-09");
        Assert.Equal(Day("2026-04-08"), Last(d, DisclosureClocks.Tender));
        Refused(() => d.Determine(new(DisclosureDisposition.DeniedNoTender, null, null, null, "None came.", Day("2026-04-08")), null, Penalties("2026-04-08")), "can tender until April 8, 2026");
        d.ExtendTender(Day("2026-05-08"), "The bank", Penalties("2026-04-01"));
        Assert.Equal(Day("2026-05-08"), Last(d, DisclosureClocks.Tender));
        Refused(() => d.Tender([new(PortCode.Parse("3001"), new(1))], "", Filer("2026-05-08")), "not concerned");
        d.Tender([new(Lead, new(149_99))], "", Filer("2026-05-08"));
        Assert.Equal((Cycle.Calculated, new Money(1)), (d.State.Code, d.TenderDue));
        d.Tender([new(Lead, new(1))], "", Filer("2026-05-09"));
        Assert.Equal(Outcome.Untimely, d.Tenders[^1].What.Outcome);
        d.Determine(new(DisclosureDisposition.DeniedNoTender, null, null, null, "It came late.", Day("2026-05-11")), null, Penalties("2026-05-11"));
        Assert.Equal(Cycle.Denied, d.State.Code);
    }

    [Fact]
    public void Tender_WithTheDisclosure_LeavesNothingToTender()
    {
        var d = WithTable();
        d.Tender([new(Lead, new(150_00))], "Check", Filer("2026-03-02"));
        d.StartReview(Specialist("2026-03-03"));
        d.Calculate(Loss("2026-03-09").Figures(), "As disclosed.", Day("2026-03-09"), Specialist("2026-03-09"));
        Assert.Equal((Cycle.Determination, null, Day("2026-03-02")), (d.State.Code, d.Calculation!.TenderBy, d.TenderedInFullOn));
        // More than was lost there was tendered at the one port: it counts for the other.
        Assert.Equal([(Lead, new Money(150_00), new Money(100_00)), (Other, Money.Zero, new Money(50_00))], d.Settlement.Ports.Select(p => (p.Port, p.Tendered, p.Credited)));
        Refused(() => d.Determine(Valid("2026-03-10"), Loss("2026-03-10", tenders: d.Tenders).Figures(), Penalties("2026-03-10")), "Interest runs until the day");
        d.Determine(Valid("2026-03-10"), Loss("2026-03-02", tenders: d.Tenders).Figures(), Penalties("2026-03-10"));
    }

    [Fact]
    public void Limitation_IsFlaggedHalfAYearBefore_AndAWaiverMovesBoth()
    {
        var d = WithTable(); // the oldest entry is of January 2, 2023
        Assert.Equal(Day("2028-01-02"), Last(d, DisclosureClocks.Limitation));
        Assert.Equal(Day("2027-07-02"), Last(d, DisclosureClocks.LimitationNears));
        d.WaiveLimitation(Day("2029-01-31"), "All entries", Filer("2026-04-01"));
        Assert.Equal(Day("2029-01-31"), Last(d, DisclosureClocks.Limitation));
        Assert.Equal(Day("2028-07-31"), Last(d, DisclosureClocks.LimitationNears));
        Refused(() => d.WaiveLimitation(Day("2028-12-31"), "Shorter", Filer("2026-04-02")), "already");
        d.AssessCulpability(Culpability.Fraud, Day("2025-02-01"), "Two sets of invoices", Specialist("2026-04-02"));
        Assert.Equal(Day("2030-02-01"), Last(d, DisclosureClocks.LimitationOfFraud));
        // The party sees the ordinary limitation, whatever CBP holds of the degree of fault.
        Assert.Equal(Day("2029-01-31"), Last(d, DisclosureClocks.Limitation));
        Assert.Equal([DisclosureClocks.Limitation.Code], d.Clocks(Law.Declared).Where(c => !c.ForStaff && c.Clock.Rule.Code.StartsWith("limitation", StringComparison.Ordinal)).Select(c => c.Clock.Rule.Code));
    }

    [Fact]
    public void Investigation_ThatBeganFirst_TakesTheBenefit_OnlyFromWhoKnew()
    {
        var d = InDetermination();
        var figures = Loss("2026-03-20", tenders: d.Tenders).Figures();
        DisclosureRuling Ruled(KnowledgeFinding knowledge, DisclosureDisposition disposition = DisclosureDisposition.Valid) => Valid("2026-03-23") with { Knowledge = knowledge, Disposition = disposition };
        Act at = Penalties("2026-03-23");
        Refused(() => d.Determine(Ruled(KnowledgeFinding.Known, DisclosureDisposition.DeniedInvestigation), null, at), "No formal investigation is on record");
        d.RecordInvestigation(Day("2026-02-27"), "Case memo 7", KnowledgeSign.AgentInquired, Day("2026-02-28"), Penalties("2026-03-21"));
        Assert.True(d.Kind.LifeCycle.IsInternal(d.Pending[^1]));
        Refused(() => d.Determine(Ruled(KnowledgeFinding.NoneBefore), figures, at), "Find whether the party knew");
        Refused(() => d.Determine(Ruled(KnowledgeFinding.Known), figures, at), "has no benefit");
        Refused(() => d.Determine(Ruled(KnowledgeFinding.Unknown, DisclosureDisposition.DeniedInvestigation), null, at), "keeps its benefit");
        d.Determine(Ruled(KnowledgeFinding.Unknown), figures, at);
        Assert.Equal(Cycle.Valid, d.State.Code);
    }

    [Fact]
    public void Investigation_ThatBeganAfter_ChangesNothing()
    {
        var d = InDetermination();
        d.RecordInvestigation(Day("2026-03-03"), "Case memo 7", KnowledgeSign.None, null, Penalties("2026-03-21"));
        Assert.False(d.InvestigationCameFirst);
        d.Determine(Valid("2026-03-23"), Loss("2026-03-20", tenders: d.Tenders).Figures(), Penalties("2026-03-23"));
    }

    [Fact]
    public void Headquarters_ReviewsALossOverAHundredThousand_BeforeThePartyIsTold()
    {
        IReadOnlyList<LossRow> atLimit = [Row(1, Lead, "2024-04-12", 0, 100_000_00)], over = [Row(1, Lead, "2024-04-12", 0, 100_000_01)];
        Told(rows: atLimit);
        var d = InReview(rows: over);
        var figures = Loss("2026-03-09", over).Figures();
        Refused(() => d.Calculate(figures, "By the spreadsheet.", Day("2026-03-09"), Specialist("2026-03-09")), "goes to Headquarters");
        d.SendToHeadquarters(figures, "Please review.", Specialist("2026-03-09"));
        Refused(() => d.ReturnFromHeadquarters(true, "Concurs", Specialist("2026-03-10")), "is for Headquarters");
        d.ReturnFromHeadquarters(true, "The loss stands.", Headquarters("2026-03-20"));
        d.Calculate(Loss("2026-03-23", over).Figures(), "By the spreadsheet.", Day("2026-03-23"), Specialist("2026-03-23"));
        Assert.Equal(Cycle.Calculated, d.State.Code);
        d.Tender([new(Lead, new(100_000_01))], "", Filer("2026-03-30"));
        d.RequestHeadquarters("Classification of the molds", Filer("2026-03-31"));
        Assert.Equal(Cycle.AtHeadquarters, d.State.Code);
        d.ReturnFromHeadquarters(true, "As before.", Headquarters("2026-05-20"));
        d.Calculate(Loss("2026-05-21", over).Figures(), "As before.", Day("2026-05-21"), Specialist("2026-05-21"));
        Assert.Equal(Cycle.Determination, d.State.Code); // it is tendered
    }

    [Fact]
    public void HeadquartersRequest_NeedsMoreThanAYearOfTheLimitation()
    {
        IReadOnlyList<LossRow> over = [Row(1, Lead, "2024-04-12", 0, 200_000_00)];
        var d = InReview(rows: over);
        d.SendToHeadquarters(Loss("2026-03-09", over).Figures(), "Please review.", Specialist("2026-03-09"));
        d.ReturnFromHeadquarters(true, "Stands.", Headquarters("2026-03-10"));
        d.Calculate(Loss("2026-03-10", over).Figures(), "By the spreadsheet.", Day("2026-03-10"), Specialist("2026-03-10"));
        d.Tender([new(Lead, new(200_000_00))], "", Filer("2026-03-30"));
        Refused(() => d.RequestHeadquarters("Value", Filer("2027-01-02")), "More than one year"); // barred on January 2, 2028
        d.RequestHeadquarters("Value", Filer("2027-01-01"));
        Refused(() => InDetermination().RequestHeadquarters("Value", Filer("2026-03-21")), "more than $100,000.00");
    }

    [Fact]
    public void NoLoss_IsClosedWithoutPenalty_ButForFraud()
    {
        PriorDisclosure Reviewed()
        {
            var d = File("2026-03-02");
            d.StartReview(Specialist("2026-03-03"));
            d.Calculate(LossFigures.None([(Lead, new(50_000_00)), (Other, default)], Day("2023-01-02"), Day("2026-03-09")), "The origin was wrong; no duty.", Day("2026-03-09"), Specialist("2026-03-09"));
            return d;
        }
        var d = Reviewed();
        Assert.Equal(Cycle.Determination, d.State.Code);
        var none = d.Calculation!.Figures;
        Refused(() => d.Determine(Valid("2026-03-10"), none, Penalties("2026-03-10")), "Without loss of revenue");
        Refused(() => d.Determine(Valid("2026-03-10", Culpability.Fraud) with { Disposition = DisclosureDisposition.ValidNoLoss }, none, Penalties("2026-03-10")), "10% of the dutiable value");
        d.Determine(Valid("2026-03-10") with { Disposition = DisclosureDisposition.ValidNoLoss }, none, Penalties("2026-03-10"));
        Assert.Equal((Cycle.NoLoss, null), (d.State.Code, d.Determination!.Penalty));
        var fraud = Reviewed();
        fraud.Determine(Valid("2026-03-10", Culpability.Fraud), none, Penalties("2026-03-10"));
        Assert.Equal(new Money(5_000_00), fraud.Determination!.Penalty!.Amount);
    }

    [Fact]
    public void Calculation_IsOfTheSpreadsheetOnFile()
    {
        var d = InReview();
        Refused(() => d.Calculate(Loss("2026-03-09", [.. Rows.Take(2)]).Figures(), "x", Day("2026-03-09"), Specialist("2026-03-09")), "not those of the spreadsheet");
        Refused(() => d.Calculate(Loss("2026-03-09").Figures(), "x", Day("2026-03-08"), Specialist("2026-03-09")), "cannot be dated before");
        Refused(() => d.Calculate(Loss("2026-03-09").Figures(), "x", Day("2026-03-09"), Specialist("2026-03-09", id: 11)), "Somebody else has this item");
    }

    [Fact]
    public void WhatIsComplete_IsNotDeniedAsLate()
    {
        var d = InDetermination();
        Refused(() => d.Determine(new(DisclosureDisposition.DeniedLate, null, null, null, "Late", Day("2026-03-23")), null, Penalties("2026-03-23")), "came in time");
        var oral = Oral();
        oral.Confirm(Contents(), Filer("2026-03-13"));
        oral.Determine(new(DisclosureDisposition.DeniedLate, null, null, null, "Eleven days", Day("2026-03-16")), null, Penalties("2026-03-16"));
        Assert.Equal(Cycle.Denied, oral.State.Code);
    }

    [Fact]
    public void Notices_TellTheDays_AndKeepAmountsToTheDetails()
    {
        var d = InDetermination();
        foreach (var e in d.Pending)
        {
            var notice = WorkNotices.Of(d, e, new(IsStaff: false), Law.Declared);
            Assert.DoesNotContain("$", notice.Subject + notice.Sentence, StringComparison.Ordinal);
        }
        var told = WorkNotices.Of(d, d.Pending.Single(e => e.Fact is LossCalculated), new(IsStaff: false), Law.Declared);
        Assert.Contains("April 8, 2026", told.Sentence, StringComparison.Ordinal);
        Assert.Contains("$150.00", told.Details, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_HaveASentenceAndAFix() => Assert.All(DisclosureCheck.Of(Filing() with { Contents = new() }, Day("2026-03-02")), f =>
    {
        Assert.Equal(Severity.Fatal, f.Severity);
        Assert.EndsWith(".", f.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", f.Fix, StringComparison.Ordinal);
    });
}
