using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Protests.ProtestLifeCycle;

namespace CeePortal.Domain.Protests;

/// <summary>Where a request to the Commissioner, or to void a denial, stands.</summary>
public enum RequestStatus
{
    /// <summary>None was made.</summary>
    None = 0,

    /// <summary>It is not answered.</summary>
    Pending = 1,

    /// <summary>Granted.</summary>
    Granted = 2,

    /// <summary>Denied.</summary>
    Denied = 3,

    /// <summary>Deemed denied by passage of time.</summary>
    DeemedDenied = 4,
}

/// <summary>A protest against decisions of CBP (19 U.S.C. 1514, 1515; 19 CFR 174; CBP Form 19), from its filing to its end.</summary>
/// <remarks>What stands beside its state: accelerated disposition, further review, set-aside and void requests, and the lead
/// that it waits for. The two years of 19 U.S.C. 1515(a) only flag it (<see cref="IsOverdue"/>). Once an action is filed in
/// court, administrative action on it has no effect, and none can be recorded.</remarks>
public sealed partial class Protest : WorkItem
{
    List<ProtestedEntry> entries = [];
    List<Objection> objections = [];
    readonly List<ArgumentAdded> arguments = [];
    readonly List<WorkNumber> followers = [];
    readonly List<ProtestConsolidated> consolidated = [];
    readonly SortedSet<long> officers = [];

    /// <summary>The kind.</summary>
    public static readonly WorkKind ProtestKind = new("protest", "Protest", new(100_001, 299_999), Cycle.Cycle, static () => new Protest()) { Wording = ProtestNotices.Of };

    Protest() : base(ProtestKind) { }

    /// <summary>Who protests.</summary>
    public Protestant Protestant { get; private set; } = new(ProtestantKind.Importer, 0);

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkSubject Subject => new(Protestant.PartyId, Protestant.AgentId, [.. SubjectEntries()],
        objections.Count == 0 ? "" : objections[0].Filed.Decision.ToString(), Asks(), ReceivedOn);

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override WorkNumber WaitsFor => State.Code == Cycle.Suspended ? Lead : default;

    /// <inheritdoc/>
    public override string AlreadyFiled(EntryNumber entry, WorkNumber other) =>
        $"Protest {other} of the same party is about entry {entry} and this category of merchandise already. One protest is possible for each (19 U.S.C. 1514(c)(1)). Amend that protest, or name another category.";

    /// <summary>The entries.</summary>
    public IReadOnlyList<ProtestedEntry> Entries => entries;

    /// <summary>The objections, with the decisions on them.</summary>
    public IReadOnlyList<Objection> Objections => objections;

    /// <summary>The arguments added since it was filed.</summary>
    public IReadOnlyList<ArgumentAdded> Arguments => arguments;

    /// <summary>What was computed per entry, at filing or when its dates arrived.</summary>
    public IReadOnlyList<EntryTimeliness> Timeliness { get; private set; } = [];

    /// <summary>The legal day of receipt.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>True while the thirty days of an exclusion protest run (19 CFR 174.21(b)).</summary>
    public bool IsExclusionRunning { get; private set; }

    /// <summary>When accelerated disposition was requested, by mailing; null while no request stands.</summary>
    public DateOnly? AccelerationMailedOn { get; private set; }

    /// <summary>The application for further review; null for none.</summary>
    public ReviewApplication? Review { get; private set; }

    /// <summary>When it was made: received, when it came on paper.</summary>
    public DateOnly? ReviewRequestedOn { get; private set; }

    /// <summary>From when CBP's thirty days to rule on it run: the application, or the day on which its denial was set aside.</summary>
    public DateOnly? ReviewRulingRunsFrom { get; private set; }

    /// <summary>The entries for which it came too late.</summary>
    public IReadOnlyList<EntryNumber> ReviewUntimelyFor { get; private set; } = [];

    /// <summary>Where it stands.</summary>
    public ReviewStatus ReviewStatus { get; private set; }

    /// <summary>What sent it to Headquarters; none for a designee, or for nobody.</summary>
    public HeadquartersGrounds ReviewGrounds { get; private set; }

    /// <summary>What the office wrote when it forwarded the protest; may be empty.</summary>
    public string ReviewRemarks { get; private set; } = "";

    /// <summary>The designee who reviews; null when Headquarters does, or nobody.</summary>
    public long? Designee { get; private set; }

    /// <summary>What the review directs; empty while there is nothing.</summary>
    public IReadOnlyList<Direction> Directions { get; private set; } = [];

    /// <summary>When the review came back.</summary>
    public DateOnly? ReviewReturnedOn { get; private set; }

    /// <summary>The date of the notice that further review is denied; null unless it is.</summary>
    public DateOnly? ReviewDenialNoticeOn { get; private set; }

    /// <summary>Where the set-aside request stands.</summary>
    public RequestStatus SetAside { get; private set; }

    /// <summary>The date of the set-aside request.</summary>
    public DateOnly? SetAsideRequestedOn { get; private set; }

    /// <summary>Where the request to void the denial stands.</summary>
    public RequestStatus Void { get; private set; }

    /// <summary>The day on which it was denied, in whole or in part; null unless it is.</summary>
    public DateOnly? DeniedOn { get; private set; }

    /// <summary>The day from which the time for court runs: the date on the notice, or the day of a deemed denial. A
    /// set-aside request does not move it (19 U.S.C. 1515(c)).</summary>
    public DateOnly? CourtRunsFrom { get; private set; }

    /// <summary>True once a denial of it was voided: then it is open again as "reopened", also after a lead or a further review.</summary>
    public bool IsReopened { get; private set; }

    /// <summary>The lead protest that it waits for, or was decided with; none for none.</summary>
    public WorkNumber Lead { get; private set; }

    /// <summary>For each objection the objection of the lead that decides it.</summary>
    public IReadOnlyDictionary<int, int> Likeness { get; private set; } = new Dictionary<int, int>();

    /// <summary>The protests that wait for this one.</summary>
    public IReadOnlyList<WorkNumber> Followers => followers;

    /// <summary>The protests of other parties that count as one with this.</summary>
    public IReadOnlyList<ProtestConsolidated> Consolidated => consolidated;

    /// <summary>The protest whose disposition is asked for this one too; none for none (19 CFR 174.13(a)(7)).</summary>
    public WorkNumber SameDispositionAs { get; private set; }

    /// <summary>When that one was received.</summary>
    public DateOnly? SameDispositionReceivedOn { get; private set; }

    /// <summary>The declaration about drawback (19 CFR 174.13(a)(9)).</summary>
    public string DrawbackDeclaration { get; private set; } = "";

    /// <summary>Who gets the notices in the place of the protestant, by key; null for the protestant or its agent.</summary>
    public long? NoticeRecipient { get; private set; }

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override long? NoticesGoTo => NoticeRecipient;

    /// <summary>The number of the action in court; null for none.</summary>
    public string? CourtNumber { get; private set; }

    /// <summary>The day on which the action was filed.</summary>
    public DateOnly? CourtFiledOn { get; private set; }

    /// <summary>How the action in court ended; null while it has not.</summary>
    public CourtOutcomeRecorded? CourtOutcome { get; private set; }

    /// <summary>The staff who acted on it, and so cannot review it as designees.</summary>
    public IReadOnlyCollection<long> Officers => officers;

    /// <summary>Files a protest.</summary>
    /// <param name="number">Its number, whose port is that of the leading entry and whose year that of receipt.</param>
    /// <param name="filing">What is filed.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="receivedOn">The day of receipt of a paper protest that an officer enters later; null for today.</param>
    /// <exception cref="WorkRefusedException">The filing has a fatal finding; the message is the first.</exception>
    public static Protest File(WorkNumber number, ProtestFiling filing, Act act, DateOnly? receivedOn = null)
    {
        var received = receivedOn ?? act.Day;
        Unless(received == act.Day || (act.By.Is(WorkRoles.Office) && received < act.Day), "Only an officer can record an earlier day of receipt, and nobody a later one.");
        if (ProtestCheck.Of(filing, received, act.Law).FirstOrDefault(f => f.Severity == Severity.Fatal) is { } finding)
            throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        Unless(number.Port == filing.Entries[0].Port, $"The number of a protest has the port of its first entry, {filing.Entries[0].Port}, never that of a Center.");
        Unless(number.Year == received.Year, "The number of a protest has the year of its receipt.");
        var protest = new Protest();
        protest.Record(new ProtestFiled(number, filing.Entries[0].Destination, filing, received,
            [.. filing.Entries.SelectMany(e => Judge(filing.Protestant.Kind, e, filing.Objections, received, act.Law))]), act);
        return protest;
    }

    /// <summary>Adds objections to decisions that were not protested yet: until the window of every entry concerned ends,
    /// and not after accelerated disposition was requested (19 CFR 174.14).</summary>
    /// <param name="added">The objections.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which it came, when an officer enters it: it is judged by the day on which that came in. The same below.</param>
    public void Amend(IReadOnlyList<ObjectionFiling> added, Act act, Paper? paper = null)
    {
        Ensure<ProtestAmended>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        Unless(AccelerationMailedOn is not { } asked || day <= asked, TooLateToAmend);
        var all = objections.Select(o => o.Filed).Concat(added).ToList();
        Unless(added.Count > 0, "Add at least one objection.");
        if (ProtestCheck.Objections(Protestant.Kind, entries, all, objections.Where(o => o.WithdrawnOn is not null).Select(o => o.Number).ToHashSet()).FirstOrDefault(f => f.Severity == Severity.Fatal) is { } finding)
            throw new WorkRefusedException($"{finding.Message} {finding.Fix}");
        if (ProtestCheck.Reach(Protestant.Kind, entries, added, day, act.Law, objections.Count).FirstOrDefault(f => f.Severity == Severity.Fatal) is { } closed)
            throw new WorkRefusedException($"{closed.Message} {closed.Fix}");
        foreach (var (number, decision) in added.SelectMany(o => o.Entries.Select(e => (e, o.Decision))).Distinct())
        {
            var entry = entries.First(e => e.Entry == number);
            if (ProtestTimeliness.AmendmentWindow(Protestant.Kind, entry, decision, act.Law) is { } window && act.Law.Read(window) is var reading)
                Unless(reading.Judge(day) != Outcome.Untimely,
                    $"The time to protest further decisions on entry {number} ended on {Print(reading.LastTimelyDay!.Value)} ({window.Rule.Citation}). Grounds and arguments can still be added.");
        }
        Record(new ProtestAmended(added) { Paper = paper }, act);
    }

    const string TooLateToAmend = "Accelerated disposition was requested, so no further decisions can be protested here. Grounds and arguments can still be added (19 CFR 174.14).";

    /// <summary>Adds grounds or arguments, until the protest is decided.</summary>
    /// <param name="text">The argument.</param>
    /// <param name="oralOn">When it was made orally; it is put in writing within 60 days (19 CFR 174.28).</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which it came; null for what was sent here.</param>
    public void AddArgument(string text, DateOnly? oralOn, Act act, Paper? paper = null)
    {
        Ensure<ArgumentAdded>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        if (oralOn is { } oral)
        {
            Unless(oral >= ReceivedOn && oral <= day, "An oral argument is made after the protest is filed, and not in the future.");
            var reading = act.Law.Read(Clock.Begin(act.Law.Clocks[ProtestClocks.WriteOralArguments], oral));
            Unless(reading.Judge(day) != Outcome.Untimely,
                $"The oral argument had to be put in writing by {Print(reading.Due!.Value)} ({reading.Clock.Rule.Citation}). Add it as a new argument instead.");
        }
        Record(new ArgumentAdded(Said(text, "Enter the argument."), oralOn) { Paper = paper }, act);
    }

    /// <summary>Withdraws one objection; the last one is not withdrawn but the protest.</summary>
    public void WithdrawObjection(int number, string reason, Act act, Paper? paper = null)
    {
        Ensure<ObjectionWithdrawn>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Unless(objections.Exists(o => o.Number == number && o.IsOpen), Invariant($"There is no open objection {number}."));
        Record(new ObjectionWithdrawn(number, reason.Trim()) { Paper = paper }, act);
    }

    /// <summary>Names another person to whom notices go, or the protestant again: until the protest is decided (19 CFR 174.30).</summary>
    /// <param name="recipient">The person, by key; null for the protestant or its agent.</param>
    /// <param name="act">Who and when.</param>
    public void NameNoticeRecipient(long? recipient, Act act)
    {
        Ensure<NoticeRecipientNamed>(act);
        Unless(recipient != NoticeRecipient, "The notices go there already.");
        Record(new NoticeRecipientNamed(recipient), act);
    }

    /// <summary>Takes over dates of an entry that arrived: its clocks restart from them.</summary>
    public void TakeDates(EntryNumber entry, DecidingDate? entryDate, ClockStart? decided, Act act)
    {
        Ensure<DatesArrived>(act);
        var known = entries.Find(e => e.Entry == entry);
        Unless(known is not null, $"Entry {entry} is not an entry of this protest.");
        Unless(entryDate is null || known.EntryDate is not { IsEstimated: false }, $"CBP's date of entry {entry} is known and is not replaced.");
        Unless(decided is null || known.Decided is not { IsEstimated: false }, $"The day of the decision on entry {entry} is known and is not replaced.");
        Unless(entryDate is not null || decided is not null, "No date is given.");
        var dated = known.Dated(decided ?? known.Decided) with { EntryDate = entryDate ?? known.EntryDate };
        var judged = Judge(Protestant.Kind, dated, objections.Select(o => o.Filed), ReceivedOn, act.Law);
        Record(new DatesArrived(entry, entryDate, decided, judged[0]) { Others = judged.Count > 1 ? [.. judged.Skip(1)] : null }, act);
    }

    /// <summary>Follows the liquidation of an entry where it changed on file: its clocks are counted anew.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="decided">The liquidation on file; null when none is.</param>
    /// <param name="reliquidations">The reliquidations on file, in order.</param>
    /// <param name="recordedBy">Who recorded the change.</param>
    /// <param name="act">The portal, and when.</param>
    public void FollowLiquidation(EntryNumber entry, ClockStart? decided, IReadOnlyList<Reliquidation> reliquidations, long? recordedBy, Act act)
    {
        Ensure<LiquidationChanged>(act);
        var known = entries.Find(e => e.Entry == entry);
        Unless(known is not null, $"Entry {entry} is not an entry of this protest.");
        var before = known.Reliquidations ?? [];
        Unless(known.Decided != decided || !before.SequenceEqual(reliquidations), $"The liquidation of entry {entry} is as it was.");
        var now = known.Dated(decided) with { Reliquidations = reliquidations.Count == 0 ? null : reliquidations };
        var judged = decided is null && now.DecidedApart is null && ProtestTimeliness.Window(Protestant.Kind, now, ProtestableDecision.Liquidation, act.Law) is null
            ? [new EntryTimeliness(entry, Outcome.Premature, null, false, $"The liquidation of entry {entry} is not on file: {(known.Decided is null ? "none was recorded" : "what was recorded has been taken back")}. Whether this protest is in time cannot be told until CBP's day arrives (19 U.S.C. 1514(c)(3)).")]
            : Judge(Protestant.Kind, now, objections.Select(o => o.Filed), ReceivedOn, act.Law);
        Record(new LiquidationChanged(entry, decided, now.Reliquidations, $"Entry {entry}: {string.Join(" ", News())}", recordedBy, judged), act);

        IEnumerable<string> News()
        {
            if (known.Decided != decided)
                yield return (known.Decided, decided) switch
                {
                    ({ } was, null) => $"the liquidation of {Print(was.On)} was taken back, so that the liquidation is not on file.",
                    (null, { IsEstimated: true } d) => $"deemed liquidated by law on {Print(d.On)}, not confirmed.",
                    (null, { } d) => $"liquidated on {Print(d.On)}.",
                    ({ } was, { } d) => $"liquidated on {Print(d.On)}{(d.IsEstimated ? ", not confirmed" : "")}; before, {Print(was.On)} was on file.",
                    _ => "",
                };
            foreach (var again in reliquidations)
                if (!before.Contains(again))
                    yield return $"Reliquidated on {Print(again.On)}; {(again.Touched is { } touched ? $"it touched {touched.Words()}" : "what it touched is not on file")}.";
            foreach (var gone in before)
                if (!reliquidations.Any(r => r.On == gone.On)) yield return $"The reliquidation of {Print(gone.On)} was taken back.";
        }
    }

    static IReadOnlyList<EntryTimeliness> Judge(ProtestantKind by, ProtestedEntry entry, IEnumerable<ObjectionFiling> objections, DateOnly received, Law law) =>
        ProtestTimeliness.Judge(by, entry, objections.Where(o => o.Entries.Contains(entry.Entry)).Select(o => o.Decision), received, law);

    /// <summary>Asks for accelerated disposition. Without a decision within 30 days of mailing the protest is deemed denied
    /// on day 30 (19 U.S.C. 1515(b); 19 CFR 174.22(d)).</summary>
    /// <param name="mailedOn">The day of certified or registered mailing; for a request in the portal, the day of the request.
    /// The statute speaks of mail alone; that the portal counts as mailing is our reading of the ACE test (81 FR 53497).</param>
    /// <param name="act">Who and when.</param>
    public void RequestAcceleration(DateOnly mailedOn, Act act)
    {
        Ensure<AccelerationRequested>(act, mailedOn);
        Unless(mailedOn >= ReceivedOn, "The request cannot be mailed before the protest is filed.");
        Unless(mailedOn <= act.Day, "The request cannot be mailed in the future.");
        Record(new AccelerationRequested(mailedOn), act, mailedOn);
    }

    /// <summary>Withdraws the request for accelerated disposition while it stands.</summary>
    public void WithdrawAcceleration(Act act, Paper? paper = null)
    {
        Ensure<AccelerationWithdrawn>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new AccelerationWithdrawn { Paper = paper }, act);
    }

    /// <summary>Withdraws the protest.</summary>
    public void Withdraw(string reason, Act act, Paper? paper = null)
    {
        Ensure<ProtestWithdrawn>(act, paper?.ReceivedOn);
        CameIn(paper, act);
        Record(new ProtestWithdrawn(reason.Trim()) { Paper = paper }, act);
    }

    /// <summary>Decides the protest: one ruling for each open objection, as the review directs if there was one.</summary>
    /// <param name="rulings">The rulings.</param>
    /// <param name="noticeOn">The date on the notice, which is the date of mailing (19 CFR 174.30(a)).</param>
    /// <param name="act">Who and when.</param>
    public void Decide(IReadOnlyList<Ruling> rulings, DateOnly noticeOn, Act act)
    {
        Ensure<ProtestDecided>(act);
        CheckRulings(rulings);
        CheckNotice(noticeOn, act);
        var inFull = rulings.All(r => r.Disposition == Disposition.Allowed);
        Unless(ReviewStatus != ReviewStatus.Pending || inFull,
            "An application for further review is pending. Allow the protest in full, or rule on the application first (19 CFR 174.26).");
        if (ReviewStatus == ReviewStatus.Returned)
            foreach (var ruling in rulings)
                Unless(Directions.FirstOrDefault(d => d.Objection == ruling.Objection) is not { } direction || direction.Disposition == ruling.Disposition,
                    Invariant($"The review directs another decision on objection {ruling.Objection} (19 CFR 174.27)."));
        TakeUnheld(act);
        var result = Result(rulings);
        Record(new ProtestDecided(rulings, noticeOn, result) { Days = DaysOf(result, noticeOn, act) }, act);
    }

    /// <summary>Rejects the protest, because what it is directed at may not be protested.</summary>
    public void Reject(StructuredReason reason, DateOnly noticeOn, Act act)
    {
        Ensure<ProtestRejected>(act);
        CheckNotice(noticeOn, act);
        TakeUnheld(act);
        Record(new ProtestRejected(reason, noticeOn) { Days = DaysOf(Disposition.Denied, noticeOn, act) }, act);
    }

    /// <summary>Asks that the denial be voided as contrary to proper instructions, within 90 days (19 U.S.C. 1515(d)).</summary>
    public void RequestVoid(string reason, Act act, Paper? paper = null)
    {
        Ensure<VoidRequested>(act, paper?.ReceivedOn);
        var day = CameIn(paper, act);
        if (DeniedOn is { } denied)
        {
            var reading = act.Law.Read(Clock.Begin(act.Law.Clocks[ProtestClocks.RequestVoid], denied, LeadPort));
            Unless(reading.Judge(day) == Outcome.Timely, $"The denial could be voided on request until {Print(reading.Due!.Value)} ({reading.Clock.Rule.Citation}). CBP may still void it on its own.");
        }
        Record(new VoidRequested(Said(reason, "Say which instructions the denial goes against.")) { Paper = paper }, act);
    }

    /// <summary>Refuses to void the denial.</summary>
    public void RefuseVoid(StructuredReason reason, Act act) => Record(new VoidRefused(reason), act);

    /// <summary>Voids the denial, on request or on CBP's own initiative: what was denied is open again, what was allowed stays.</summary>
    public void VoidDenial(string instructions, Act act) => Record(new DenialVoided(Said(instructions, "Say which instructions the denial went against.")), act);

    /// <summary>Records an action in the Court of International Trade. Whether it was in time is told, not judged: the court decides.</summary>
    public void FileInCourt(DateOnly on, string courtNumber, Act act)
    {
        Ensure<CourtActionFiled>(act);
        Unless(CourtRunsFrom is not { } from || on >= from, "The action cannot be filed before the protest was denied.");
        Unless(on <= act.Day, "The action cannot be filed in the future.");
        var outcome = CourtRunsFrom is { } start ? act.Law.Read(Clock.Begin(act.Law.Clocks[ProtestClocks.GoToCourt], start)).Judge(on) : Outcome.Premature;
        Record(new CourtActionFiled(on, Said(courtNumber, "Enter the number of the court."), outcome), act);
    }

    /// <summary>Records how the action in court ended.</summary>
    public void RecordCourtOutcome(DateOnly on, CourtResult result, string text, Act act)
    {
        Ensure<CourtOutcomeRecorded>(act);
        Unless(Enum.IsDefined(result), "Say how the action ended.");
        Unless(on <= act.Day, "The action cannot have ended in the future.");
        Unless(on >= CourtFiledOn, "The action cannot have ended before it was filed.");
        Record(new CourtOutcomeRecorded(on, result, Said(text, "Say what the judgment orders, or where it is published.")), act);
    }

    /// <summary>True when the two years for a decision have passed. Nothing is deemed and the state stays (Hitachi, Fed. Cir. 2011).</summary>
    public bool IsOverdue(DateOnly today, Law law) => State.IsOpen && law.Read(DecisionClock(law)).HasRunOut(today);

    /// <summary>The days that the letter of a decision names; null when nothing was denied.</summary>
    NoticeDays? DaysOf(Disposition result, DateOnly noticeOn, Act act) =>
        result == Disposition.Allowed ? null : NoticeDays.OfDenial(noticeOn, act.Day, LeadPort, mayVoid: true, act.Law);

    /// <summary>An entry for each category that it is protested for: one protest for each (19 U.S.C. 1514(c)(1)). What is withdrawn,
    /// the protest or every objection for a category, is protested no more and stands in no other's way; neither the statute nor
    /// 19 CFR 174.14 says so, and it is our reading.</summary>
    IEnumerable<SubjectEntry> SubjectEntries() => entries.SelectMany(e => objections.Where(o => State.Code != Cycle.Withdrawn && o.WithdrawnOn is null && o.Entries.Contains(e.Entry))
        .Select(o => ProtestFiling.Comparable(o.Filed.Category)).DefaultIfEmpty("").Distinct()
        .Select(key => new SubjectEntry(e.Entry, e.Port, key)));

    string Asks() => objections.Count == 0 ? "" :
        $"{Protestable.ShortName(objections[0].Filed.Decision)}: {objections[0].Filed.Category}{(objections.Count > 1 ? Invariant($" and {objections.Count - 1} more") : "")}";

    Trade.PortCode LeadPort => entries.Count > 0 ? entries[0].Port : default;

    void CheckRulings(IReadOnlyList<Ruling> rulings)
    {
        Unless(rulings.Select(r => r.Objection).Distinct().Count() == rulings.Count, "An objection is decided twice.");
        foreach (var ruling in rulings)
            Unless(objections.Any(o => o.Number == ruling.Objection && o.IsOpen), Invariant($"There is no open objection {ruling.Objection}."));
        if (objections.FirstOrDefault(o => o.IsOpen && !rulings.Any(r => r.Objection == o.Number)) is { } left)
            throw new WorkRefusedException(Invariant($"Objection {left.Number} is not decided. A protest is decided as a whole; decide each objection."));
    }

    /// <summary>The time for court runs from the date on the notice, so it cannot be put off; that it goes out on the next open
    /// day at the latest is our modelling.</summary>
    static void CheckNotice(DateOnly noticeOn, Act act)
    {
        Unless(noticeOn >= act.Day, "The notice cannot be dated before the decision.");
        Unless(noticeOn <= act.Law.Calendar.NextWorkingDay(act.Day), $"The notice goes out on {Print(act.Law.Calendar.NextWorkingDay(act.Day))} at the latest; decide on the day on which it can.");
    }

    /// <summary>What rulings, with those that stand from before a voided denial, make of the whole.</summary>
    Disposition Result(IReadOnlyList<Ruling> rulings)
    {
        var all = objections.Where(o => o.Ruling is not null).Select(o => o.Ruling!.Disposition).Concat(rulings.Select(r => r.Disposition)).Distinct().ToList();
        return all is [var only] ? only : Disposition.AllowedInPart;
    }
}
