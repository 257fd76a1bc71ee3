namespace CeePortal.Domain.Routing;

/// <summary>The names of the reasons. They are stored: never rename one, never use one for something else.</summary>
public static class ReasonCode
{
#pragma warning disable CS1591 // each is told by its template in ReasonText
    public const string BeforeCenters = nameof(BeforeCenters);

    public const string Assigned = nameof(Assigned);
    public const string AssignmentPending = nameof(AssignmentPending);
    public const string AssignmentNone = nameof(AssignmentNone);
    public const string AssignmentNotEligible = nameof(AssignmentNotEligible);

    public const string TrustedTrader = nameof(TrustedTrader);
    public const string NotInTrustedTier = nameof(NotInTrustedTier);
    public const string TierTooLow = nameof(TierTooLow);
    public const string NotInSelfAssessment = nameof(NotInSelfAssessment);
    public const string CenterOpen = nameof(CenterOpen);
    public const string CenterOpenAssumed = nameof(CenterOpenAssumed);
    public const string CenterNotOpen = nameof(CenterNotOpen);

    public const string Participant = nameof(Participant);
    public const string NotParticipant = nameof(NotParticipant);
    public const string SeveralParticipations = nameof(SeveralParticipations);
    public const string ParticipantOfClosedCenter = nameof(ParticipantOfClosedCenter);
    public const string TypeNotIncluded = nameof(TypeNotIncluded);
    public const string TypeListNotRead = nameof(TypeListNotRead);

    public const string GoodsOfOnlyLine = nameof(GoodsOfOnlyLine);
    public const string GoodsOfAllLines = nameof(GoodsOfAllLines);
    public const string PredominantGoods = nameof(PredominantGoods);
    public const string TransitionGoods = nameof(TransitionGoods);
    public const string TieByValue = nameof(TieByValue);
    public const string TieByFirstLine = nameof(TieByFirstLine);
    public const string Split = nameof(Split);

    public const string TakenOver = nameof(TakenOver);
    public const string TakenOverAssumed = nameof(TakenOverAssumed);
    public const string TakenOverEverywhere = nameof(TakenOverEverywhere);
    public const string TakenOverEverywhereAssumed = nameof(TakenOverEverywhereAssumed);
    public const string NotTakenOver = nameof(NotTakenOver);

    public const string HeadingsNotCovered = nameof(HeadingsNotCovered);
    public const string NoGoodsNumber = nameof(NoGoodsNumber);
    public const string NoLines = nameof(NoLines);
    public const string SpecialChapterPassedOver = nameof(SpecialChapterPassedOver);
    public const string SeveralNumbers = nameof(SeveralNumbers);
    public const string SetCountedOnce = nameof(SetCountedOnce);
    public const string ComponentsWithoutSet = nameof(ComponentsWithoutSet);

    public const string PublishedCoverage = nameof(PublishedCoverage);
    public const string ProvisionalCoverage = nameof(ProvisionalCoverage);

    public const string PortKeepsEntry = nameof(PortKeepsEntry);
    public const string PortKeepsUncovered = nameof(PortKeepsUncovered);

    public const string PolicyBeforeCenters = nameof(PolicyBeforeCenters);
    public const string PolicyTrustedTraders = nameof(PolicyTrustedTraders);
    public const string PolicyTestParticipants = nameof(PolicyTestParticipants);
    public const string PolicyIndustryTransition = nameof(PolicyIndustryTransition);
    public const string PolicyPermanent = nameof(PolicyPermanent);

    public const string DateOfEntry = nameof(DateOfEntry);
    public const string DateEstimatedByFiler = nameof(DateEstimatedByFiler);
    public const string DateOfStatementPrint = nameof(DateOfStatementPrint);
    public const string DateOfArrival = nameof(DateOfArrival);
    public const string DateOfReceipt = nameof(DateOfReceipt);

    public const string RevenuePort = nameof(RevenuePort);
#pragma warning restore CS1591
}
