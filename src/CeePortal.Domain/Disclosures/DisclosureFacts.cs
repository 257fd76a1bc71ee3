using CeePortal.Domain.Clocks;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Disclosures;

/// <summary>The violation was disclosed, orally or in writing.</summary>
/// <param name="Number">Its number, of the leading port.</param>
/// <param name="Office">Where it is reviewed.</param>
/// <param name="Filing">What was disclosed.</param>
/// <param name="MadeOn">The day on which it counts as made: told, received, or mailed by registered or certified mail (19 CFR 162.74(d)).</param>
public sealed record DisclosureFiled(WorkNumber Number, Destination Office, DisclosureFiling Filing, DateOnly MadeOn) : WorkFact
{
    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => MadeOn;
}

/// <summary>An oral disclosure was put in writing (19 CFR 162.74(a)(2)).</summary>
/// <param name="Contents">The circumstances as they are in writing.</param>
/// <param name="Outcome">Whether it came within the ten days; one that came late may be denied for it.</param>
public sealed record ConfirmedInWriting(DisclosureContents Contents, Outcome Outcome) : PaperFact;

/// <summary>The party asked to be spared the writing, for good cause.</summary>
/// <param name="Cause">The cause.</param>
public sealed record WritingWaiverRequested(string Cause) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Cause];
}

/// <summary>The officer waived the writing.</summary>
/// <param name="Cause">The good cause shown.</param>
public sealed record WritingWaived(string Cause) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Cause];
}

/// <summary>The officer refused to waive the writing.</summary>
/// <param name="Reason">Why.</param>
public sealed record WritingWaiverRefused(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The officer let an oral disclosure lapse that was neither put in writing nor spared that.</summary>
/// <param name="Reason">Why.</param>
public sealed record OralLapsed(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>What was unknown at first was supplied (19 CFR 162.74(b)(4)).</summary>
/// <param name="Text">What.</param>
/// <param name="Ports">Ports concerned that were not named before.</param>
/// <param name="Entries">Entries that were not named before.</param>
/// <param name="IsAll">True when nothing more is to follow.</param>
/// <param name="Outcome">Whether it came in time.</param>
public sealed record DataSupplied(string Text, IReadOnlyList<ConcernedPort> Ports, IReadOnlyList<DisclosedEntry> Entries, bool IsAll, Outcome Outcome) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>A spreadsheet of entries with the loss of revenue was filed, in the place of the one before.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Sheet">Under which key its rows are kept.</param>
/// <param name="Figures">What it comes to.</param>
/// <param name="NotOnFile">How many of its entries the portal does not have.</param>
/// <param name="Differences">How many of its rows say something else than what is on file.</param>
public sealed record LossTableFiled(string Name, long Sheet, LossFigures Figures, int NotOnFile, int Differences) : WorkFact;

/// <summary>The party asked for more time to supply the data.</summary>
/// <param name="Reason">Why.</param>
public sealed record DataTimeRequested(string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The time to supply the data was extended by the officer, once.</summary>
/// <param name="Reason">Why.</param>
public sealed record DataTimeExtended(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The time to supply the data was extended further, by the assistant director of field operations (trade).</summary>
/// <param name="Until">To which day.</param>
/// <param name="Reason">Why.</param>
public sealed record DataTimeExtendedFurther(DateOnly Until, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>More time to supply the data was refused.</summary>
/// <param name="Reason">Why.</param>
public sealed record DataTimeRefused(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>CBP recorded in writing that it believed a violation possible: then a formal investigation began (19 CFR 162.74(g)).</summary>
/// <param name="On">The date of that writing.</param>
/// <param name="Writing">Which writing it is; a copy goes with any prepenalty notice.</param>
/// <param name="Signs">From what the party is presumed to know of it (19 CFR 162.74(i)).</param>
/// <param name="KnownSince">Since when that was.</param>
public sealed record InvestigationRecorded(DateOnly On, string Writing, KnowledgeSign Signs, DateOnly? KnownSince) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Writing, ForStaff: true)];
}

/// <summary>CBP's view of the degree of fault, before the determination.</summary>
/// <param name="Culpability">The degree.</param>
/// <param name="DiscoveredOn">For fraud, when it was discovered: the limitation runs from there (19 U.S.C. 1621(1)).</param>
/// <param name="Reason">Why.</param>
public sealed record CulpabilityAssessed(Culpability Culpability, DateOnly? DiscoveredOn, string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Reason, ForStaff: true)];
}

/// <summary>The party waived the statute of limitations until a day.</summary>
/// <param name="Until">The day.</param>
/// <param name="Text">What the waiver covers.</param>
public sealed record LimitationWaived(DateOnly Until, string Text) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The Center began to review the disclosure.</summary>
public sealed record ReviewStarted : WorkFact;

/// <summary>The calculation was sent to Headquarters for review.</summary>
/// <param name="Figures">The loss as the Center calculates it.</param>
/// <param name="Text">What goes with it.</param>
public sealed record SentToHeadquarters(LossFigures Figures, string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Text, ForStaff: true)];
}

/// <summary>The party asked that Headquarters review how the loss was determined (19 CFR 162.74(c)).</summary>
/// <param name="Issue">Which question of classification, rate, value or special rule.</param>
public sealed record HeadquartersRequested(string Issue) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Issue];
}

/// <summary>Headquarters reviewed the calculation.</summary>
/// <param name="Concurs">True when the calculation stands.</param>
/// <param name="Text">What Headquarters says.</param>
public sealed record HeadquartersReviewed(bool Concurs, string Text) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>CBP calculated the actual loss and told the party in writing (19 U.S.C. 1592(c)(4)).</summary>
/// <param name="Figures">The figures, with interest until the date of the notice.</param>
/// <param name="Explanation">How it was determined.</param>
/// <param name="NoticeOn">The date of the notice, from which the time to tender runs.</param>
/// <param name="TenderBy">The last day to tender; null when nothing is due.</param>
public sealed record LossCalculated(LossFigures Figures, string Explanation, DateOnly NoticeOn, DateOnly? TenderBy) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Explanation];

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string? Letter => "calculation";
}

/// <summary>What is tendered at one port.</summary>
/// <param name="Port">The port of entry, with whose entry officer it is deposited.</param>
/// <param name="Amount">The amount.</param>
public sealed record TenderPart(PortCode Port, Money Amount);

/// <summary>The loss was tendered, in whole or in part.</summary>
/// <param name="Parts">What at which port.</param>
/// <param name="Reference">The receipt or collection number.</param>
/// <param name="Outcome">Whether it came in time; a tender before the notice is in time.</param>
public sealed record LossTendered(IReadOnlyList<TenderPart> Parts, string Reference, Outcome Outcome) : PaperFact
{
    /// <summary>All of it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money Amount => new(Parts.Sum(p => p.Amount.Cents));

    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reference];
}

/// <summary>The time to tender was extended for good cause (19 CFR 162.74(c)).</summary>
/// <param name="Until">To which day.</param>
/// <param name="Cause">The good cause.</param>
public sealed record TenderTimeExtended(DateOnly Until, string Cause) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Cause];
}

/// <summary>What the officer makes of a disclosure. The numbers are stored.</summary>
public enum DisclosureDisposition
{
    /// <summary>Valid; the penalty is the reduced one.</summary>
    Valid = 1,

    /// <summary>Valid and without loss of revenue; closed without a penalty.</summary>
    ValidNoLoss = 2,

    /// <summary>Denied: it was completed too late.</summary>
    DeniedLate = 3,

    /// <summary>Denied: an investigation had begun, and the party knew.</summary>
    DeniedInvestigation = 4,

    /// <summary>Denied: it does not say what 19 CFR 162.74(b) asks for.</summary>
    DeniedInsufficient = 5,

    /// <summary>Denied: the loss was not tendered in time.</summary>
    DeniedNoTender = 6,

    /// <summary>No violation: a clerical error or mistake of fact that is no pattern (19 U.S.C. 1592(a)(2)).</summary>
    NoViolation = 7,

    /// <summary>Referred to Homeland Security Investigations.</summary>
    Referred = 8,
}

/// <summary>The fines, penalties and forfeitures officer determined the disclosure.</summary>
/// <param name="Disposition">What.</param>
/// <param name="Culpability">The degree of fault; null when it is not valid.</param>
/// <param name="Knowledge">What the officer finds of the party's knowledge.</param>
/// <param name="Figures">The loss with interest until it was tendered; null when nothing was calculated.</param>
/// <param name="Penalty">The reduced penalty; null when there is none.</param>
/// <param name="Otherwise">The most that it would be without the benefit; null when that is not known.</param>
/// <param name="Reason">Why.</param>
/// <param name="NoticeOn">The date of the notice.</param>
public sealed record DisclosureDetermined(DisclosureDisposition Disposition, Culpability? Culpability, KnowledgeFinding? Knowledge, LossFigures? Figures,
    PenaltyAmount? Penalty, PenaltyAmount? Otherwise, string Reason, DateOnly NoticeOn) : WorkFact
{
    /// <summary>What was tendered above the loss and is kept for more that is owed; null for nothing. One that was recorded before this was asked gave back all above the loss.</summary>
    public KeptTender? Kept { get; init; }

    /// <summary>What of the reduced penalty is still to be paid: less what was tendered above the loss and counts for it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money PenaltyDue => (Penalty?.Amount ?? Money.Zero) - (Kept?.ForPenalty ?? Money.Zero);

    /// <summary>What of the reduced penalty was tendered, as a sentence; empty when nothing was.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string TenderedOfPenalty => Kept is not { ForPenalty: var some } || some == Money.Zero ? ""
        : PenaltyDue == Money.Zero ? "It was tendered already, above the loss; nothing is left to pay." : $"{some} of it was tendered already, above the loss; {PenaltyDue} is left to pay.";

    /// <summary>True when the party reads no more than that the disclosure is closed (<see cref="DisclosureLifeCycle.Quiet"/>), and no reason.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsQuiet => Disposition is DisclosureDisposition.NoViolation or DisclosureDisposition.Referred;

    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Reason, ForStaff: IsQuiet)];
}

/// <summary>The reduced penalty was paid.</summary>
/// <param name="Amount">How much.</param>
/// <param name="On">When.</param>
/// <param name="Reference">The receipt or collection number.</param>
public sealed record ReducedPenaltyPaid(Money Amount, DateOnly On, string Reference) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reference];

    /// <inheritdoc/>
    public override DateOnly? HasEffectOn => On;
}

/// <summary>The party withdrew the disclosure.</summary>
/// <param name="Reason">Why; may be empty.</param>
public sealed record DisclosureWithdrawn(string Reason) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}
