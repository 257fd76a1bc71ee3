using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using Cycle = CeePortal.Domain.Disclosures.DisclosureLifeCycle;

namespace CeePortal.Domain.Disclosures;

/// <content>Its clocks. None of them does anything by itself.</content>
public sealed partial class PriorDisclosure
{
    /// <inheritdoc/>
    protected override IEnumerable<WorkClock> OwnClocks(Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (!State.IsOpen) yield break;
        if (State.Code == Cycle.Oral) yield return new("", ConfirmClock(law));
        if (State.Code == Cycle.Filed) yield return new("", DataClock(law)!);
        if (State.Code == Cycle.Calculated) yield return new("", TenderClock(law)!);
        // What CBP holds of the degree of fault is not for the party: it sees the ordinary limitation, whatever was assessed.
        yield return new("", OrdinaryLimitation(law));
        if (LimitationClock(law) is { Rule.Code: var code } own && code == DisclosureClocks.LimitationOfFraud.Code) yield return new("", own) { ForStaff = true };
        yield return new("", LimitationNearsClock(law)) { ForStaff = true };
    }

    Clock ConfirmClock(Law law) => Clock.Begin(law.Clocks[DisclosureClocks.ConfirmOral], MadeOn, Number.Port);

    /// <summary>The time for data runs from the first word, oral or written: the initial disclosure.</summary>
    Clock? DataClock(Law law)
    {
        if (!IsDataOpen) return null;
        if (DataExtendedFurther is { } further) return Clock.Begin(law.Clocks[DisclosureClocks.SupplyDataFurther], MadeOn, Number.Port).ExtendTo(further.Until, further.Reason);
        var clock = Clock.Begin(law.Clocks[DisclosureClocks.SupplyData], MadeOn, Number.Port);
        return DataExtended is { } reason ? clock.Extend(reason) : clock;
    }

    Clock? TenderClock(Law law)
    {
        if (Calculation is not { } told) return null;
        var clock = Clock.Begin(law.Clocks[DisclosureClocks.Tender], told.NoticeOn, Number.Port);
        // Time that was given for a late tender, before the loss was calculated anew, does not shorten the new time.
        return TenderExtended is { } extended && !(extended.Until <= law.Read(clock).LastTimelyDay) ? clock.ExtendTo(extended.Until, extended.Cause) : clock;
    }

    /// <summary>Five years from the oldest violation, which we take to be the oldest entry; for fraud from its discovery.</summary>
    Clock LimitationClock(Law law)
    {
        var clock = Assessed is { Culpability: Culpability.Fraud, DiscoveredOn: { } found }
            ? Clock.Begin(law.Clocks[DisclosureClocks.LimitationOfFraud], found)
            : Clock.Begin(law.Clocks[DisclosureClocks.Limitation], OldestEntry);
        return Waived(clock);
    }

    Clock OrdinaryLimitation(Law law) => Waived(Clock.Begin(law.Clocks[DisclosureClocks.Limitation], OldestEntry));

    Clock Waived(Clock clock) => Waiver is { } waiver ? clock.ExtendTo(waiver.Until, "Waived by the party") : clock;

    /// <summary>The warning half a year before, also of the end of a waiver.</summary>
    Clock LimitationNearsClock(Law law)
    {
        var end = LimitationClock(law);
        var clock = Clock.Begin(law.Clocks[DisclosureClocks.LimitationNears], end.Start);
        return Waiver is { } waiver ? clock.ExtendTo(waiver.Until.AddMonths(-6), "The party waived the limitation") : clock;
    }
}
