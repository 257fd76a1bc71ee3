using CeePortal.Domain.Clocks;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Tests.Clocks.Days;
using static CeePortal.Domain.Tests.Disclosures.Samples;
using static CeePortal.Domain.Tests.Work.Acts;
using Cycle = CeePortal.Domain.Disclosures.DisclosureLifeCycle;

namespace CeePortal.Domain.Tests.Disclosures;

/// <summary>The numbered rules of the process that prior disclosures keep.</summary>
public sealed class ProcessRulesTests
{
    [Fact]
    public void Rule_13_OralUnconfirmedAndUnwaivedAfterTenDays_MayLapse_ByTheOfficerAlone()
    {
        var oral = Oral("2026-03-02"); // the tenth day is March 12
        Assert.Equal(Day("2026-03-12"), Law.Declared.Read(oral.Clocks(Law.Declared).First().Clock).LastTimelyDay);
        Refused(() => oral.Lapse("Nothing came.", Penalties("2026-03-12")), "can still put it in writing");
        Assert.Equal(0, oral.RecordLapses(Portal("2027-03-12"))); // never by itself
        Assert.Equal(Cycle.Oral, oral.State.Code);
        Refused(() => oral.Lapse("Nothing came.", Specialist("2026-03-13")), "is for the fines, penalties and forfeitures officer");
        oral.Lapse("Nothing came.", Penalties("2026-03-13"));
        Assert.Equal(Cycle.Lapsed, oral.State.Code);

        var asks = Oral();
        asks.RequestWritingWaiver("The records were seized by a flood.", Filer("2026-03-11"));
        Refused(() => asks.Lapse("Nothing came.", Penalties("2026-03-13")), "Answer that first");
        asks.WaiveWriting("The flood.", Penalties("2026-03-13"));
        Assert.Equal(Cycle.Filed, asks.State.Code);
        Refused(() => asks.Lapse("Nothing came.", Penalties("2026-04-13")), "not possible");

        var late = Oral();
        late.Confirm(Contents(), Filer("2026-03-13")); // the officer has not let it lapse: it is taken, and marked late
        Assert.Equal(Outcome.Untimely, late.Confirmation!.Outcome);
        Assert.Equal(Cycle.Perfected, late.State.Code);
    }

    [Fact]
    public void Rule_13_PenaltyFollowsCulpability_AndFraudWithoutLossIsATenthOfTheDutiableValue()
    {
        var lost = Loss("2026-03-20").Figures();
        Assert.Equal(lost.Interest, DisclosurePenalty.WithBenefit(Culpability.Negligence, lost).Amount);
        Assert.Equal(lost.Interest, DisclosurePenalty.WithBenefit(Culpability.GrossNegligence, lost).Amount);
        Assert.Equal(new Money(175_00), DisclosurePenalty.WithBenefit(Culpability.Fraud, lost).Amount); // what was lost and may be
        var none = LossFigures.None([(Lead, new(10_000_00)), (Other, new(2_345_67))], Day("2023-06-01"), Day("2026-03-20"));
        Assert.Equal(new Money(1_234_57), DisclosurePenalty.WithBenefit(Culpability.Fraud, none).Amount);
        Assert.Equal(Money.Zero, DisclosurePenalty.WithBenefit(Culpability.Negligence, none).Amount);
    }

    [Theory]
    [InlineData(Culpability.Negligence, null, 350_00)]
    [InlineData(Culpability.GrossNegligence, null, 700_00)]
    [InlineData(Culpability.Negligence, 200_00, 200_00)]
    [InlineData(Culpability.GrossNegligence, 900_00, 700_00)]
    [InlineData(Culpability.Fraud, 9_000_00, 9_000_00)]
    public void Rule_13_WithoutTheBenefit_TheCapsApply(Culpability culpability, int? domesticCents, int mostCents) =>
        Assert.Equal(new Money(mostCents), DisclosurePenalty.Without(culpability, Loss("2026-03-20").Figures(), domesticCents is { } cents ? new Money(cents) : null)!.Amount);

    [Theory]
    [InlineData(Culpability.Negligence, 2_000_00)]
    [InlineData(Culpability.GrossNegligence, 4_000_00)]
    public void Rule_13_WithoutLossOrBenefit_ItIsAShareOfTheDutiableValue(Culpability culpability, int mostCents) =>
        Assert.Equal(new Money(mostCents), DisclosurePenalty.Without(culpability, LossFigures.None([(Lead, new(10_000_00))], Day("2023-06-01"), Day("2026-03-20")), null)!.Amount);

    [Fact]
    public void Rule_13_FraudWithoutDomesticValue_HasNoKnownCap() => Assert.Null(DisclosurePenalty.Without(Culpability.Fraud, Loss("2026-03-20").Figures(), null));
}
