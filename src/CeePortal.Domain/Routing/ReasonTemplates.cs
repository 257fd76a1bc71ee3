namespace CeePortal.Domain.Routing;

/// <summary>The templates of all reasons ever released. Only ever add: a changed sentence gets the next version number.</summary>
public static class ReasonTemplates
{
    const string Assignment = "19 CFR 101.10; 81 FR 92978";
    const string Participation = "77 FR 52048; 78 FR 20345";
    const string Predominance = "modelling choice of this portal for one entry, after the rule for importers in 19 CFR 101.10";
    const string Ties = "modelling choice of this portal: most lines, then the higher entered value, then the first line";
    const string Transition = "CBP notices on the industry transition, 2015 and 2016";
    const string Model = "modelling choice of this portal";
    const string DateOrder = "order of dates after the ACE CATAIR AE chapter; a modelling choice of this portal";
    const string Estimated = " The answer is estimated, and is decided again when CBP's entry date is known.";

    /// <summary>By code and version.</summary>
    public static IReadOnlyDictionary<(string Code, int Version), ReasonTemplate> All { get; } =
        new Dictionary<(string, int), ReasonTemplate>
        {
            [(ReasonCode.BeforeCenters, 1)] = new("There were no Centers on {0:date}: the port of entry processed every entry.", "CBP release of 2011-10-20"),

            // the importer
            [(ReasonCode.Assigned, 1)] = new("The importer is assigned to {0:center} since {1:date}.", Assignment),
            [(ReasonCode.AssignmentPending, 1)] = new("The importer has no Center yet (PNDING since {0:date}), so the goods of this entry decide.", Assignment + "; ACE Importer/Bond Query, record K7"),
            [(ReasonCode.AssignmentNone, 1)] = new("No assignment of the importer to a Center is on record for {0:date}, so the goods of this entry decide.", Assignment),
            [(ReasonCode.AssignmentNotEligible, 1)] = new("The importer is not eligible for a Center of its own (NOTELG since {0:date}), so the goods of this entry decide.", "ACE Importer/Bond Query, record K7; its effect is a modelling choice of this portal"),
            [(ReasonCode.TrustedTrader, 1)] = new("The importer was a trusted trader: C-TPAT tier {0:n} since {1:date} and Importer Self-Assessment since {2:date}.", "CBP release of 2011-10-20"),
            [(ReasonCode.NotInTrustedTier, 1)] = new("The importer had no C-TPAT tier on {0:date}; Centers served importers in C-TPAT tier 2 or 3 and in Importer Self-Assessment.", "CBP release of 2011-10-20"),
            [(ReasonCode.TierTooLow, 1)] = new("The importer had C-TPAT tier {0:n} on {1:date}; Centers served tier 2 and 3 only.", "CBP release of 2011-10-20"),
            [(ReasonCode.NotInSelfAssessment, 1)] = new("The importer had C-TPAT tier {0:n} but was not in Importer Self-Assessment on {1:date}; Centers served importers that were in both.", "CBP release of 2011-10-20"),
            [(ReasonCode.CenterOpen, 1)] = new("{0:center} was open since {1:date}.", "{2:text}"),
            [(ReasonCode.CenterOpenAssumed, 1)] = new("{0:center} was open since {1:date}; this date is assumed, not read in an official text.", "{2:text}"),
            [(ReasonCode.CenterNotOpen, 1)] = new("{0:center} was not open yet on {1:date}.", "CBP notices on the opening of the Centers"),
            [(ReasonCode.Participant, 1)] = new("The importer takes part in the test with {0:center} since it was accepted on {1:date}, for all its entries whatever the goods and the port.", Participation),
            [(ReasonCode.NotParticipant, 1)] = new("The importer did not take part in the test on {0:date}.", Participation),
            [(ReasonCode.SeveralParticipations, 1)] = new("{0:n} participations cover this day; the one accepted last, with {1:center}, counts.", Model),
            [(ReasonCode.ParticipantOfClosedCenter, 1)] = new("The importer was accepted by {0:center} on {1:date}, but that Center was not processing yet.", Participation),
            [(ReasonCode.TypeNotIncluded, 1)] = new("Entry type {0:text} is not among the types that this policy moves ({1:and}).", Participation),
            [(ReasonCode.TypeListNotRead, 1)] = new("From {0:date} more entry types were included, by a list that has not been read. If type {1:text} is among them, an administrator can add it to the policy.", "79 FR 13322"),

            // the goods
            [(ReasonCode.GoodsOfOnlyLine, 1)] = new("The one line that counts speaks for {0:place}.", Predominance),
            [(ReasonCode.GoodsOfAllLines, 1)] = new("All {1:lines} that count (100 %) speak for {0:place}.", Predominance),
            [(ReasonCode.PredominantGoods, 1)] = new("{1:n} of {2:lines} ({3:n} %) {1:choose carries|carry} goods of {0:center}: the predominant goods of this entry.", Predominance),
            [(ReasonCode.TransitionGoods, 1)] = new("{1:n} of {2:lines} ({3:n} %) {1:choose speaks|speak} for {0:place}, so the entry goes there.", Transition + "; showing one destination for the entry is a modelling choice of this portal"),
            [(ReasonCode.TieByValue, 1)] = new("More than one destination has {1:lines}; the higher entered value, {2:money}, decides for {0:place}.", Ties),
            [(ReasonCode.TieByFirstLine, 1)] = new("More than one destination has {1:lines} worth {2:money}; the first of their lines, line {3:n}, decides for {0:place}.", Ties),
            [(ReasonCode.Split, 1)] = new("By line: {0:split}.", ""),
            [(ReasonCode.TakenOver, 1)] = new("{0:center} handled its whole industry at {1:port} since {2:date}.", "{3:text}"),
            [(ReasonCode.TakenOverAssumed, 1)] = new("{0:center} handled its whole industry at {1:port} since {2:date}; this date is assumed, not read in an official text.", "{3:text}"),
            [(ReasonCode.TakenOverEverywhere, 1)] = new("{0:center} handled its whole industry at all ports since {1:date}.", "{2:text}"),
            [(ReasonCode.TakenOverEverywhereAssumed, 1)] = new("{0:center} handled its whole industry at all ports since {1:date}; this date is assumed, not read in an official text.", "{2:text}"),
            [(ReasonCode.NotTakenOver, 1)] = new("{0:center} did not handle its whole industry at {1:port} yet on {2:date}, so its lines count for the port.", Transition),
            [(ReasonCode.HeadingsNotCovered, 1)] = new("No Center covers these headings on {0:date}, so their lines do not count: {1:list}.", Model),
            [(ReasonCode.NoGoodsNumber, 1)] = new("These lines have no number of chapters 1 to 97, which alone say what goods are, so they do not count: {0:list}.", Model),
            [(ReasonCode.NoLines, 1)] = new("The entry has no lines, so its goods cannot decide; the port of entry keeps it.", Model),
            [(ReasonCode.SpecialChapterPassedOver, 1)] = new("On {0:lines} a number of chapter 98 or 99 says how the goods are treated, not what they are; the number of chapters 1 to 97 decides.", Model),
            [(ReasonCode.SeveralNumbers, 1)] = new("On {0:lines} with several numbers of chapters 1 to 97 the one with the highest value decides, and of equal values the first.", Model),
            [(ReasonCode.SetCountedOnce, 1)] = new("A set counts once, by its own line and the sum of its components' values; this entry has {0:n} {0:choose set|sets}.", "ACE CATAIR AE chapter, record 40, for the sum; counting once is a modelling choice of this portal"),
            [(ReasonCode.ComponentsWithoutSet, 1)] = new("Components of a set whose own line is missing count as ordinary lines: {0:list}.", Model),
            [(ReasonCode.PublishedCoverage, 1)] = new("By an official text {0:center} covers these headings: {2:list}.", "{1:text}"),
            [(ReasonCode.ProvisionalCoverage, 1)] = new("Provisional: that {0:center} covers these headings is inferred from the Center's industry, not read in an official list: {2:list}. Confirm with the Center.", "{1:text}"),

            // the port
            [(ReasonCode.PortKeepsEntry, 1)] = new("So {0:port} processes this entry itself.", ""),
            [(ReasonCode.PortKeepsUncovered, 1)] = new("No Center covers any heading of this entry on {0:date}, so the port of entry keeps it. Headings not found: {1:list}.", Model),

            // the policy
            [(ReasonCode.PolicyBeforeCenters, 1)] = new("In force: the time before Centers, when ports processed all entries.", "{2:text}"),
            [(ReasonCode.PolicyTrustedTraders, 1)] = new("In force since {0:date}: Centers serve trusted traders, those in C-TPAT tier 2 or 3 and in Importer Self-Assessment, in an industry whose Center is open.", "{2:text}"),
            [(ReasonCode.PolicyTestParticipants, 1)] = new("In force since {0:date}: Centers serve importers accepted for the test; all others stay with the port of entry.", "{2:text}"),
            [(ReasonCode.PolicyIndustryTransition, 1)] = new("In force since {0:date}: importers in the test keep their Center; all others go by line where a Center handles its whole industry at the port.", "{2:text}"),
            [(ReasonCode.PolicyPermanent, 1)] = new("In force since {0:date}: every importer is assigned to one Center, which handles all its entries whatever the goods and the port.", "{2:text}"),

            // the date
            [(ReasonCode.DateOfEntry, 1)] = new("The policy is that of {0:date}, the entry date set by CBP.", DateOrder),
            [(ReasonCode.DateEstimatedByFiler, 1)] = new("The policy is that of {0:date}, the filer's estimated entry date." + Estimated, DateOrder),
            [(ReasonCode.DateOfStatementPrint, 1)] = new("The policy is that of {0:date}, the statement print date, because no entry date is known." + Estimated, DateOrder),
            [(ReasonCode.DateOfArrival, 1)] = new("The policy is that of {0:date}, the date of arrival, because no entry date is known." + Estimated, DateOrder),
            [(ReasonCode.DateOfReceipt, 1)] = new("The policy is that of {0:date}, the day of receipt, because no entry date is known." + Estimated, DateOrder),

            // the money
            [(ReasonCode.RevenuePort, 1)] = new("The revenue is credited to {0:port}, the port of entry, wherever the entry is processed.", "CBP practice since the first Centers; CSMS 17-000488 (collection goes on locally)"),
        };
}
