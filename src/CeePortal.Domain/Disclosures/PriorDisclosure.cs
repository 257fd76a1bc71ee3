using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Disclosures.DisclosureLifeCycle;

namespace CeePortal.Domain.Disclosures;

/// <summary>A prior disclosure of a violation of 19 U.S.C. 1592 (19 CFR 162.74), from the first word of it to its end.</summary>
/// <remarks>Nothing about it happens by passage of time alone. An oral disclosure that is not put in writing within ten days may
/// lapse; that the officer decides. The rows of its spreadsheet are kept beside the events, which hold their sums and
/// their digest. It is never shown to the brokers of its entries: it may be made against one of them.</remarks>
public sealed partial class PriorDisclosure : WorkItem
{
    readonly List<DisclosedEntry> entries = [];
    readonly List<ConcernedPort> ports = [];
    readonly List<DataSupplied> supplied = [];
    readonly List<TenderOnFile> tenders = [];

    /// <summary>From this loss on Headquarters reviews the calculation, and may be asked to (19 CFR 162.74(c)).</summary>
    /// <remarks>The rule gives the party a right to ask; that the Center sends every greater loss there is modelled.</remarks>
    public static readonly Money HeadquartersReviewsOver = Money.Dollars(100_000);

    /// <summary>The kind.</summary>
    public static readonly WorkKind DisclosureKind = new("prior-disclosure", "Prior disclosure", new(760_001, 799_999), Cycle.Cycle, static () => new PriorDisclosure()) { Wording = DisclosureNotices.Of, PortsTold = DisclosureNotices.ToPorts };

    PriorDisclosure() : base(DisclosureKind) { }

    /// <summary>Who discloses.</summary>
    public Discloser Discloser { get; private set; } = new(DiscloserKind.Importer, 0);

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkSubject Subject => new(Discloser.PartyId, Discloser.AgentId, [.. entries.Select(e => new SubjectEntry(e.Entry, e.Port, ""))], "1592", Contents.Merchandise, MadeOn);

    /// <summary>Never the brokers of its entries, against one of whom it may be made; of a broker's own disclosure not the
    /// importers of its entries either.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkAudience Audience => Discloser.Kind == DiscloserKind.Broker ? WorkAudience.FilerOnly : WorkAudience.PartyAndFiler;

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override IReadOnlyList<PortCode>? ConcernedPorts => [.. ports.Select(p => p.Port)];

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string? EntriesBeside => Table is null ? null
        : System.FormattableString.Invariant($"about {Table.Figures.Entries:N0} {(Table.Figures.Entries == 1 ? "entry" : "entries")} of its sheet, {Table.Name}");

    /// <summary>True also while the writing, data or the tender are awaited, which nobody asked for by a request.</summary>
    public override bool IsWaitingForTrade => State.Code is Cycle.Oral or Cycle.Filed or Cycle.Calculated or Cycle.Valid || base.IsWaitingForTrade;

    /// <summary>The day on which it was made: by it is judged whether an investigation had begun.</summary>
    public DateOnly MadeOn { get; private set; }

    /// <summary>True when it began with an oral disclosure.</summary>
    public bool WasOral { get; private set; }

    /// <summary>The circumstances, as they were last put in writing.</summary>
    public DisclosureContents Contents { get; private set; } = new();

    /// <summary>The ports concerned, the leading one first.</summary>
    public IReadOnlyList<ConcernedPort> Ports => ports;

    /// <summary>The entries that are named one by one.</summary>
    public IReadOnlyList<DisclosedEntry> Entries => entries;

    /// <summary>The degree of fault that the party states; null for none.</summary>
    public Culpability? Claimed { get; private set; }

    /// <summary>CBP's view of it; null while there is none.</summary>
    public CulpabilityAssessed? Assessed { get; private set; }

    /// <summary>How the writing was confirmed; null for one made in writing, waived, or not confirmed yet.</summary>
    public ConfirmedInWriting? Confirmation { get; private set; }

    /// <summary>Why the party asks to be spared the writing; null when it does not, or was answered.</summary>
    public string? WaiverCause { get; private set; }

    /// <summary>True when the writing was waived.</summary>
    public bool IsWritingWaived { get; private set; }

    /// <summary>What was supplied later, in order.</summary>
    public IReadOnlyList<DataSupplied> Supplied => supplied;

    /// <summary>True while it is in writing, and something that was unknown at first is still to come.</summary>
    public bool IsDataOpen { get; private set; }

    /// <summary>True when data came after their time.</summary>
    public bool WasDataLate { get; private set; }

    /// <summary>Why the party asks for more time; null when it does not, or was answered.</summary>
    public string? DataTimeAsked { get; private set; }

    /// <summary>The extension of sixty days by the officer; null for none.</summary>
    public string? DataExtended { get; private set; }

    /// <summary>The day to which the time for data was extended further; null for none.</summary>
    public DataTimeExtendedFurther? DataExtendedFurther { get; private set; }

    /// <summary>The spreadsheet on file; null for none.</summary>
    public LossTableFiled? Table { get; private set; }

    /// <summary>The formal investigation on record; null for none.</summary>
    public InvestigationRecorded? Investigation { get; private set; }

    /// <summary>The waiver of the statute of limitations that reaches furthest; null for none.</summary>
    public LimitationWaived? Waiver { get; private set; }

    /// <summary>What Headquarters said; null while it has not.</summary>
    public HeadquartersReviewed? HeadquartersView { get; private set; }

    /// <summary>The loss of which Headquarters spoke.</summary>
    public LossFigures? AtHeadquarters { get; private set; }

    /// <summary>CBP's calculation; null while there is none.</summary>
    public LossCalculated? Calculation { get; private set; }

    /// <summary>The tenders, in order.</summary>
    public IReadOnlyList<TenderOnFile> Tenders => tenders;

    /// <summary>The day to which the time for tender was extended; null for none.</summary>
    public TenderTimeExtended? TenderExtended { get; private set; }

    /// <summary>The determination; null while there is none.</summary>
    public DisclosureDetermined? Determination { get; private set; }

    /// <summary>The payment of the reduced penalty; null while there is none.</summary>
    public ReducedPenaltyPaid? Payment { get; private set; }

    /// <summary>What was tendered so far.</summary>
    public Money Tendered => new(tenders.Sum(t => t.What.Amount.Cents));

    /// <summary>How far the loss of each port is tendered, and what is above it: by CBP's calculation, before it by the spreadsheet.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TenderSettlement Settlement { get; private set; } = TenderSettlement.None;

    /// <summary>What is still to be tendered by CBP's calculation; nothing before it.</summary>
    public Money TenderDue => Calculation is null ? Money.Zero : Settlement.Remainder;

    /// <summary>What of the reduced penalty is still to be paid: less what was tendered above the loss and counts for it.</summary>
    public Money PenaltyDue => Determination?.PenaltyDue ?? Money.Zero;

    /// <summary>The day on which the tenders reached the calculated loss, from which interest runs no further on any part; null while they have not.</summary>
    public DateOnly? TenderedInFullOn => Calculation is null ? null : Settlement.SettledOn;

    /// <summary>The day of the last tender that came after its time, counts against the loss, and for which no more time was given; null for none.</summary>
    public DateOnly? TenderLateOn { get; private set; }

    /// <summary>The oldest date of entry by what is on file: of the spreadsheet, or the approximate dates.</summary>
    public DateOnly OldestEntry => ports.Select(p => p.From).Concat(Table is { } table ? [table.Figures.OldestEntry] : []).DefaultIfEmpty(MadeOn).Min();

    /// <summary>Files a disclosure.</summary>
    /// <param name="number">Its number, whose port is the first port concerned and whose year that of the disclosure.</param>
    /// <param name="filing">What is disclosed.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="madeOn">The day on which it was told to an officer, received, or mailed by registered or certified mail, when an officer enters it later; null for today.</param>
    /// <exception cref="WorkRefusedException">The filing has a fatal finding; the message is the first.</exception>
    public static PriorDisclosure File(WorkNumber number, DisclosureFiling filing, Act act, DateOnly? madeOn = null)
    {
        ArgumentNullException.ThrowIfNull(filing);
        ArgumentNullException.ThrowIfNull(act);
        var made = madeOn ?? act.Day;
        Unless(made == act.Day || act.By.Is(WorkRoles.Office | WorkRoles.Penalties) && made < act.Day, "Only an officer can record an earlier day, and nobody a later one.");
        if (DisclosureCheck.Of(filing, made).FirstOrDefault(f => f.Severity == Severity.Fatal) is { } finding) throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        Unless(number.Port == filing.Contents.Ports[0].Port, $"The number of a prior disclosure has the first port concerned, {filing.Contents.Ports[0].Port}, whose officer decides.");
        Unless(number.Year == made.Year, "The number of a prior disclosure has the year in which it was made.");
        var disclosure = new PriorDisclosure();
        disclosure.Record(new DisclosureFiled(number, filing.Office, filing, made), act);
        return disclosure;
    }

    /// <summary>Puts an oral disclosure in writing. One that comes after the ten days is taken, and may be denied for it.</summary>
    public void Confirm(DisclosureContents contents, Act act, Paper? paper = null)
    {
        Ensure<ConfirmedInWriting>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        if (DisclosureCheck.Contents(contents, isOral: false, day).FirstOrDefault() is { } finding) throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        Unless(contents.Ports.Any(p => p.Port == Number.Port), $"The leading port, {Number.Port}, is missing. Ports can be added in writing, not taken away.");
        Record(new ConfirmedInWriting(contents, act.Law.Read(ConfirmClock(act.Law)).Judge(day)) { Paper = paper }, act);
    }

    /// <summary>Asks to be spared the writing.</summary>
    public void RequestWritingWaiver(string cause, Act act, Paper? paper = null)
    {
        Ensure<WritingWaiverRequested>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new WritingWaiverRequested(Said(cause, "Say what the good cause is.")) { Paper = paper }, act);
    }

    /// <summary>Waives the writing for good cause; it may be done on the party's request alone.</summary>
    public void WaiveWriting(string cause, Act act) => Record(new WritingWaived(Said(cause, "Say what good cause was shown.")), act);

    /// <summary>Refuses to waive the writing.</summary>
    public void RefuseWritingWaiver(string reason, Act act) => Record(new WritingWaiverRefused(Said(reason, "Say why the writing is not waived.")), act);

    /// <summary>Lets an oral disclosure lapse that was not put in writing within ten days and is not spared that: the officer may,
    /// and need not (19 CFR 162.74(a)(2)).</summary>
    public void Lapse(string reason, Act act)
    {
        Ensure<OralLapsed>(act);
        var reading = act.Law.Read(ConfirmClock(act.Law));
        Unless(reading.HasRunOut(act.Day), $"The party can still put it in writing, until {Print(reading.LastTimelyDay!.Value)} ({reading.Clock.Rule.Citation}).");
        Record(new OralLapsed(Said(reason, "Say why the disclosure is let lapse.")), act);
    }

    /// <summary>Supplies what was unknown at first. What comes late is taken, and may be denied for it.</summary>
    /// <param name="text">What is supplied; documents are attached apart.</param>
    /// <param name="morePorts">Ports concerned that were not named before.</param>
    /// <param name="moreEntries">Entries that were not named before.</param>
    /// <param name="isAll">True when nothing more is to follow.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which it came.</param>
    public void SupplyData(string text, IReadOnlyList<ConcernedPort> morePorts, IReadOnlyList<DisclosedEntry> moreEntries, bool isAll, Act act, Paper? paper = null)
    {
        Ensure<DataSupplied>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        var all = Contents with { Ports = [.. ports, .. morePorts], Entries = [.. entries, .. moreEntries], HowAndWhen = "given", TrueData = "given", FalseStatements = "given", Merchandise = "given" };
        if (DisclosureCheck.Contents(all, isOral: false, day).FirstOrDefault() is { } finding) throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        Record(new DataSupplied(Said(text, "Say what you supply."), morePorts, moreEntries, isAll, DataClock(act.Law) is { } clock ? act.Law.Read(clock).Judge(day) : Outcome.Timely) { Paper = paper }, act);
    }

    /// <summary>Files the spreadsheet of entries with the loss of revenue, in the place of the one before.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="sheet">Under which key its rows are kept.</param>
    /// <param name="loss">The loss that it comes to.</param>
    /// <param name="comparison">What it looks like beside the entries on file.</param>
    /// <param name="act">Who and when.</param>
    public void FileTable(string name, long sheet, LossOfRevenue loss, LossComparison comparison, Act act)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(comparison);
        Ensure<LossTableFiled>(act);
        Unless(loss.Rows.Count > 0, "The spreadsheet has no rows.");
        if (loss.Rows.FirstOrDefault(r => r.Problem is not null) is { } open) throw new WorkRefusedException(System.FormattableString.Invariant($"Row {open.Of.Row}: {open.Problem}"));
        When(DisclosureCheck.PortsMissing(ports, loss.Ports.Select(p => p.Port)));
        var figures = loss.Figures();
        Unless(Table?.Figures.Digest != figures.Digest, "This very spreadsheet is on file already.");
        Record(new LossTableFiled(name, sheet, figures, comparison.NotOnFile, comparison.Differences.Select(d => d.Row).Distinct().Count()), act);
    }

    /// <summary>Asks for more time to supply the data.</summary>
    public void RequestDataTime(string reason, Act act, Paper? paper = null)
    {
        Ensure<DataTimeRequested>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new DataTimeRequested(Said(reason, "Say why more time is needed, and how much.")) { Paper = paper }, act);
    }

    /// <summary>Gives sixty days more, once. Anything further comes from the assistant director of field operations (trade).</summary>
    public void ExtendDataTime(string reason, Act act) => Record(new DataTimeExtended(Said(reason, "Say why more time is given.")), act);

    /// <summary>Gives still more time, after the sixty days.</summary>
    public void ExtendDataTimeFurther(DateOnly until, string reason, Act act)
    {
        Ensure<DataTimeExtendedFurther>(act);
        Unless(DataClock(act.Law) is not { } clock || until > act.Law.Read(clock).LastTimelyDay, "Name a day after the present last day.");
        Unless(until > act.Day, "Name a day that lies ahead.");
        Record(new DataTimeExtendedFurther(until, Said(reason, "Say why still more time is given.")), act);
    }

    /// <summary>Refuses more time.</summary>
    public void RefuseDataTime(string reason, Act act) => Record(new DataTimeRefused(Said(reason, "Say why no more time is given.")), act);

    /// <summary>Records the writing with which a formal investigation began, and from what the party is presumed to know of it.</summary>
    public void RecordInvestigation(DateOnly on, string writing, KnowledgeSign signs, DateOnly? knownSince, Act act)
    {
        Ensure<InvestigationRecorded>(act);
        Unless(on <= act.Day, "The writing cannot be dated in the future.");
        Unless(signs == KnowledgeSign.None == knownSince is null, "Say from what the party is presumed to know and since when, or leave both out.");
        Unless(knownSince is not { } since || since <= act.Day, "The party cannot have learned of it in the future.");
        Record(new InvestigationRecorded(on, Said(writing, "Name the writing that records it; a copy goes with any prepenalty notice (19 CFR 162.74(g))."), signs, knownSince), act);
    }

    /// <summary>Records CBP's view of the degree of fault.</summary>
    public void AssessCulpability(Culpability culpability, DateOnly? discoveredOn, string reason, Act act)
    {
        Ensure<CulpabilityAssessed>(act);
        Unless(Enum.IsDefined(culpability), "Choose the degree of fault.");
        Unless(culpability == Culpability.Fraud == discoveredOn is not null, "For fraud, and only for fraud, give the day on which it was discovered: the limitation runs from it (19 U.S.C. 1621(1)).");
        Unless(discoveredOn is not { } found || found <= act.Day, "It cannot have been discovered in the future.");
        Record(new CulpabilityAssessed(culpability, discoveredOn, Said(reason, "Say on what that view rests.")), act);
    }

    /// <summary>Records that the party waived the statute of limitations until a day.</summary>
    public void WaiveLimitation(DateOnly until, string text, Act act, Paper? paper = null)
    {
        Ensure<LimitationWaived>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Unless(until > act.Day, "A waiver runs to a day that lies ahead.");
        Unless(Waiver is not { } before || until > before.Until, $"It is waived until {Print(Waiver?.Until ?? until)} already.");
        Record(new LimitationWaived(until, Said(text, "Say what the waiver covers.")) { Paper = paper }, act);
    }

    /// <summary>Begins the Center's review: when the disclosure is complete, or when the time for data has run out.</summary>
    public void StartReview(Act act)
    {
        Ensure<ReviewStarted>(act);
        if (DataClock(act.Law) is { } clock && act.Law.Read(clock) is var reading)
            Unless(reading.HasRunOut(act.Day), $"The party still has until {Print(reading.LastTimelyDay!.Value)} to supply data ({reading.Clock.Rule.Citation}).");
        TakeUnheld(act);
        Record(new ReviewStarted(), act);
    }

    /// <summary>Sends the calculation to Headquarters.</summary>
    public void SendToHeadquarters(LossFigures figures, string text, Act act)
    {
        Ensure<SentToHeadquarters>(act);
        CheckFigures(figures);
        Record(new SentToHeadquarters(figures, Said(text, "Say what Headquarters is asked.")), act);
    }

    /// <summary>Asks Headquarters to review how the loss was determined: over $100,000, deposited, and with more than a year left of
    /// the limitation (19 CFR 162.74(c)). Whether it does is for Headquarters.</summary>
    public void RequestHeadquarters(string issue, Act act, Paper? paper = null)
    {
        Ensure<HeadquartersRequested>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        Unless(Calculation is { } c && c.Figures.Loss > HeadquartersReviewsOver, $"Headquarters reviews a loss of more than {HeadquartersReviewsOver} on request (19 CFR 162.74(c)).");
        Unless(TenderDue == Money.Zero, $"The loss is deposited first; {TenderDue} is missing (19 CFR 162.74(c)).");
        Unless(act.Law.Read(LimitationClock(act.Law)).LastTimelyDay > day.AddYears(1), "More than one year must be left of the statute of limitations (19 CFR 162.74(c)). A waiver of the statute may help.");
        Record(new HeadquartersRequested(Said(issue, "Name the question: classification, rate of duty, value, or a special rule.")) { Paper = paper }, act);
    }

    /// <summary>Returns the review by Headquarters.</summary>
    public void ReturnFromHeadquarters(bool concurs, string text, Act act) => Record(new HeadquartersReviewed(concurs, Said(text, "Say what Headquarters finds.")), act);

    /// <summary>Calculates the actual loss and tells the party, who then has thirty days to tender what is missing.</summary>
    /// <param name="figures">The figures, of the spreadsheet on file when there is one.</param>
    /// <param name="explanation">How it was determined.</param>
    /// <param name="noticeOn">The date of the notice.</param>
    /// <param name="act">Who and when.</param>
    public void Calculate(LossFigures figures, string explanation, DateOnly noticeOn, Act act)
    {
        Ensure<LossCalculated>(act);
        CheckFigures(figures);
        CheckNotice(noticeOn, act);
        Unless(figures.Loss <= HeadquartersReviewsOver || HeadquartersView is not null && AtHeadquarters is { } seen && (seen.Loss == figures.Loss || HeadquartersView is { Concurs: false }),
            $"A loss of more than {HeadquartersReviewsOver} goes to Headquarters before the party is told of it. Send the calculation there first.");
        var due = figures.Loss > Tendered;
        Record(new LossCalculated(figures, Said(explanation, "Say how the loss was determined; the party reads it."), noticeOn,
            due ? act.Law.Read(Clock.Begin(act.Law.Clocks[DisclosureClocks.Tender], noticeOn, Number.Port)).LastTimelyDay : null), act);
    }

    /// <summary>Tenders the loss, in whole or in part, at the ports concerned. A tender after its time is recorded as late.</summary>
    public void Tender(IReadOnlyList<TenderPart> parts, string reference, Act act, Paper? paper = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Ensure<LossTendered>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        Unless(parts.Count > 0 && parts.All(p => p.Amount > Money.Zero), "Give an amount for at least one port.");
        Unless(parts.Select(p => p.Port).Distinct().Count() == parts.Count, "Give one amount for each port.");
        foreach (var part in parts)
            Unless(ports.Exists(p => p.Port == part.Port), $"Port {part.Port} is not concerned by this disclosure. Tender at {string.Join(", ", ports.Select(p => p.Port))}.");
        Record(new LossTendered(parts, reference.Trim(), TenderClock(act.Law) is { } clock ? act.Law.Read(clock).Judge(day) : Outcome.Timely) { Paper = paper }, act);
    }

    /// <summary>Gives more time to tender, for good cause: before the time ends, or after a tender came late.</summary>
    /// <remarks>19 CFR 162.74(c) lets the officer extend the thirty days and does not say when. That it may be done once the late tender is there
    /// is our reading; without it that tender has no benefit.</remarks>
    public void ExtendTender(DateOnly until, string cause, Act act)
    {
        Ensure<TenderTimeExtended>(act);
        if (TenderLateOn is { } late && State.Code == Cycle.Determination)
        {
            Unless(until >= late, $"What came late was tendered on {Print(late)}. Name that day or a later one.");
        }
        else
        {
            Unless(TenderClock(act.Law) is not { } clock || until > act.Law.Read(clock).LastTimelyDay, "Name a day after the present last day.");
            Unless(until > act.Day, "Name a day that lies ahead.");
        }
        Record(new TenderTimeExtended(until, Said(cause, "Say what the good cause is (19 CFR 162.74(c)).")), act);
    }

    /// <summary>Records payment of the reduced penalty.</summary>
    public void RecordPayment(Money amount, DateOnly on, string reference, Act act)
    {
        Ensure<ReducedPenaltyPaid>(act);
        Unless(amount == PenaltyDue, $"The reduced penalty is {Determination!.Penalty!.Amount}. {Determination.TenderedOfPenalty}".TrimEnd());
        Unless(on <= act.Day && on >= Determination.NoticeOn, "The payment lies between the notice and today.");
        Record(new ReducedPenaltyPaid(amount, on, reference.Trim()), act);
    }

    /// <summary>Withdraws the disclosure.</summary>
    public void Withdraw(string reason, Act act, Paper? paper = null)
    {
        Ensure<DisclosureWithdrawn>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new DisclosureWithdrawn(reason.Trim()) { Paper = paper }, act);
    }

    void CheckFigures(LossFigures figures)
    {
        Unless(figures.Digest == (Table?.Figures.Digest ?? ""), "The figures are not those of the spreadsheet on file. Calculate it anew.");
        When(DisclosureCheck.PortsMissing(ports, figures.Ports.Select(p => p.Port)));
    }

    static void CheckNotice(DateOnly noticeOn, Act act)
    {
        Unless(noticeOn >= act.Day, "The notice cannot be dated before it is made.");
        Unless(noticeOn <= act.Law.Calendar.NextWorkingDay(act.Day), $"The notice goes out on {Print(act.Law.Calendar.NextWorkingDay(act.Day))} at the latest.");
    }
}

/// <summary>A tender and the day on which it was made.</summary>
/// <param name="On">The day: of the act, or of the paper.</param>
/// <param name="What">The tender.</param>
public sealed record TenderOnFile(DateOnly On, LossTendered What);
