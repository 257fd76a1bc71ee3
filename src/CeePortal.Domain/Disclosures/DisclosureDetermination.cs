using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Disclosures.DisclosureLifeCycle;

namespace CeePortal.Domain.Disclosures;

/// <summary>A determination as the officer makes it.</summary>
/// <param name="Disposition">What.</param>
/// <param name="Culpability">The degree of fault; for a valid disclosure with a penalty.</param>
/// <param name="Knowledge">What the officer finds of the party's knowledge of an investigation.</param>
/// <param name="DomesticValue">The domestic value, which caps the penalty without the benefit; null while it is not known.</param>
/// <param name="Reason">Why.</param>
/// <param name="NoticeOn">The date of the notice.</param>
public sealed record DisclosureRuling(DisclosureDisposition Disposition, Culpability? Culpability, KnowledgeFinding? Knowledge, Money? DomesticValue, string Reason, DateOnly NoticeOn);

/// <content>The determination by the fines, penalties and forfeitures officer.</content>
public sealed partial class PriorDisclosure
{
    /// <summary>Determines the disclosure.</summary>
    /// <param name="ruling">What the officer determines.</param>
    /// <param name="figures">The loss with interest on each part until its tender; null when nothing was calculated.</param>
    /// <param name="act">Who and when.</param>
    public void Determine(DisclosureRuling ruling, LossFigures? figures, Act act)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        Ensure<DisclosureDetermined>(act);
        Unless(Enum.IsDefined(ruling.Disposition), "Choose what you determine.");
        CheckNotice(ruling.NoticeOn, act);
        var reason = Said(ruling.Reason, "Give the reasons; the party reads them.");
        When(WhyNot(ruling, act));
        PenaltyAmount? penalty = null, otherwise = null;
        if (ruling.Disposition is DisclosureDisposition.Valid or DisclosureDisposition.ValidNoLoss)
        {
            Unless(figures is not null && Calculation is { } told && figures.Digest == told.Figures.Digest && figures.Loss == told.Figures.Loss, "The figures are not those of the calculation that the party was told.");
            Unless(Settlement.Credited(figures.Credits), "The figures do not count the tenders that are on file. Compute them anew.");
            Unless(TenderedInFullOn is not { } on || figures.InterestUntil == on, "Interest runs until the day on which the loss was tendered in full.");
        }
        if (ruling.Disposition == DisclosureDisposition.Valid) penalty = DisclosurePenalty.WithBenefit(ruling.Culpability!.Value, figures!);
        if (ruling.Culpability is { } fault && (figures ?? Calculation?.Figures) is { } lost) otherwise = DisclosurePenalty.Without(fault, lost, ruling.DomesticValue);
        Record(new DisclosureDetermined(ruling.Disposition, ruling.Culpability, ruling.Knowledge, figures, penalty, otherwise, reason, ruling.NoticeOn)
        {
            Kept = Calculation is null ? null : Settled(penalty?.Amount ?? Money.Zero).Kept, // without CBP's calculation nothing goes back, so nothing is set apart
        }, act);
    }

    string? WhyNot(DisclosureRuling ruling, Act act) => ruling.Disposition switch
    {
        DisclosureDisposition.Valid => WhyNotValid(ruling)
            ?? (ruling.Culpability is null ? "Name the degree of fault: the reduced penalty follows from it (19 U.S.C. 1592(c)(4))."
            : ruling.Culpability != Culpability.Fraud && Calculation!.Figures.LostOrMayBe == Money.Zero ? "Without loss of revenue there is no interest to pay. Choose \"valid without loss of revenue\"." : null),
        DisclosureDisposition.ValidNoLoss => WhyNotValid(ruling)
            ?? (Calculation!.Figures.LostOrMayBe > Money.Zero ? $"The loss was calculated at {Calculation.Figures.LostOrMayBe}."
            : ruling.Culpability == Culpability.Fraud ? "For fraud without loss of revenue the penalty is 10% of the dutiable value (19 U.S.C. 1592(c)(4)(A)(ii)). Choose \"valid\"." : null),
        DisclosureDisposition.DeniedLate => Confirmation is { Outcome: Outcome.Untimely } || WasDataLate || DataClock(act.Law) is { } clock && act.Law.Read(clock).HasRunOut(act.Day) ? null
            : "Writing and data came in time by what is on file, so it was not completed late.",
        DisclosureDisposition.DeniedInvestigation => !InvestigationCameFirst ? "No formal investigation is on record that began before the disclosure. Record the writing first (19 CFR 162.74(g))."
            : ruling.Knowledge != KnowledgeFinding.Known ? "A disclosure made without knowledge of the investigation keeps its benefit. Find that the party knew, or determine otherwise." : null,
        DisclosureDisposition.DeniedNoTender => Calculation is null ? "CBP has not told the party its calculation yet, so nothing is overdue."
            : TenderDue == Money.Zero && TenderLateOn is null ? "The loss was tendered in full and in time."
            : TenderDue > Money.Zero && TenderClock(act.Law) is { } tender && act.Law.Read(tender) is var reading && !reading.HasRunOut(act.Day) ? $"The party can tender until {Print(reading.LastTimelyDay!.Value)} (19 U.S.C. 1592(c)(4))." : null,
        _ => null,
    };

    string? WhyNotValid(DisclosureRuling ruling) =>
        Calculation is null ? "The Center has not calculated the loss and told the party yet (19 U.S.C. 1592(c)(4))."
        : State.Code != Cycle.Determination ? $"{TenderDue} is still to be tendered. The benefit needs the tender (19 CFR 162.74(a)(1))."
        : TenderLateOn is { } late ? $"What was tendered on {Print(late)} came after its time, and no more time was given. The disclosure keeps its benefit only when you give more time for good cause, also afterwards (19 CFR 162.74(c)): give more time to tender until that day and say the cause, or deny it."
        : ruling.Knowledge is null ? "Say what you find of the party's knowledge of an investigation."
        : InvestigationCameFirst == (ruling.Knowledge == KnowledgeFinding.NoneBefore) ? InvestigationCameFirst
            ? "A formal investigation is on record that began before the disclosure. Find whether the party knew of it."
            : "No formal investigation is on record that began before the disclosure."
        : ruling.Knowledge == KnowledgeFinding.Known ? "A disclosure made with knowledge of a formal investigation has no benefit (19 U.S.C. 1592(c)(4))." : null;

    /// <summary>True when a formal investigation is on record that began before the disclosure, or on its day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool InvestigationCameFirst => Investigation is { } i && i.On <= MadeOn;
}
