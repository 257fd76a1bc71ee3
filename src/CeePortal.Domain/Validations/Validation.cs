using System.Text.Json.Serialization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using static System.FormattableString;
using static CeePortal.Domain.Work.WorkRefusedException;
using Cycle = CeePortal.Domain.Validations.ValidationLifeCycle;

namespace CeePortal.Domain.Validations;

/// <summary>The review of entry summaries by a Center: from the draw, rule or specialist that opened it, over requests (CF-28)
/// and proposed action (CF-29), to its end. The trade sees nothing of it before the first letter went out; then the importer
/// does, and the broker of each entry gets the same.</summary>
public sealed partial class Validation : WorkItem
{
    List<ReviewedEntry> entries = [];
    readonly SortedSet<long> workedOn = [];

    /// <summary>The increase on an entry above which CBP has to notify the importer (19 CFR 152.2).</summary>
    public static readonly Money NotifyAbove = Money.Dollars(15);

    /// <summary>The kind.</summary>
    public static readonly WorkKind ValidationKind = new("validation", "Validation", new(680_001, 759_999), Cycle.Cycle, static () => new Validation())
    {
        Wording = ValidationNotices.Of,
        Origin = WorkOrigin.OpenedByStaff,
    };

    Validation() : base(ValidationKind) { }

    /// <summary>Why it was opened, and of what.</summary>
    public ValidationOpening? Opening { get; private set; }

    /// <summary>The legal day on which it was opened.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>The entries under review, with their dates as they are now.</summary>
    public IReadOnlyList<ReviewedEntry> Entries => entries;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; private set; } = [];

    /// <summary>The proposed action that stands; null for none.</summary>
    public ActionProposed? Proposal { get; private set; }

    /// <summary>The importer's agreement to it; null while there is none.</summary>
    public ActionAgreed? Agreement { get; private set; }

    /// <summary>The second review that was asked for and is not over; null for none.</summary>
    public SecondReviewAsked? AskedReview { get; private set; }

    /// <summary>How it ended; null while it has not.</summary>
    public ValidationConclusion? Conclusion { get; private set; }

    /// <summary>True once a letter about it went to the trade.</summary>
    public bool IsAnnounced { get; private set; }

    /// <summary>The staff who recorded findings or letters, of whom none is the second reviewer.</summary>
    public IReadOnlyCollection<long> WorkedOn => workedOn;

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkAudience Audience => IsAnnounced ? WorkAudience.All : WorkAudience.Nobody;

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkSubject Subject => new(Opening?.PartyId ?? 0, null, [.. entries.Select(e => new SubjectEntry(e.Entry, e.Port, Key))],
        Programs is [var first, ..] ? first.ToString() : "Entry", Asks(), OpenedOn);

    /// <inheritdoc/>
    public override string AlreadyFiled(EntryNumber entry, WorkNumber other) => Opening?.Trigger == ValidationTrigger.Sample
        ? $"Entry {entry} was drawn already: validation {other}."
        : $"Validation {other} of entry {entry} was opened for the same reason already. Go on with that one.";

    // An entry is drawn once, and opened once by each rule and each correction; a specialist may open as many reviews as there are reasons.
    string Key => Opening?.Trigger switch
    {
        ValidationTrigger.Sample => "sample",
        ValidationTrigger.Rule => $"rule {Opening.TriggerCode}",
        ValidationTrigger.Correction => $"correction {Opening.TriggerCode}",
        _ => "",
    };

    /// <summary>What is checked: as it was opened, and what was found beyond that.</summary>
    [JsonIgnore]
    public IReadOnlyList<ValidationProgram> Programs => [.. (Opening?.Programs ?? []).Concat(Findings.Select(f => f.Program)).Distinct()];

    /// <summary>Opens a validation.</summary>
    public static Validation Open(WorkNumber number, Destination office, ValidationOpening opening, Act act)
    {
        Unless(opening.Entries.Count > 0, "Name the entry that is to be reviewed.");
        Unless(opening.Entries.Select(e => e.Entry).Distinct().Count() == opening.Entries.Count, "An entry is named twice.");
        Unless(opening.Trigger is not (ValidationTrigger.Specialist or ValidationTrigger.Correction) || opening.Programs.Count > 0, "Choose at least one programme that is to be checked.");
        Unless(opening.Programs.All(Enum.IsDefined), "Choose the programmes from the list.");
        var lead = opening.Entries[0];
        foreach (var one in opening.Entries)
            Unless(one.Liquidated is null, $"Entry {one.Entry} was liquidated on {Print(one.Liquidated.GetValueOrDefault())}. A review changes nothing of it any more; within 90 days CBP may reliquidate it (19 U.S.C. 1501).");
        Unless(number.Port == lead.Port, $"The number of a validation has the port of its first entry, {lead.Port}, never that of a Center.");
        var validation = new Validation();
        validation.Record(new ValidationOpened(number, office, opening with { Reason = Said(opening.Reason, "Say why the entry is reviewed.") }, act.Day), act);
        return validation;
    }

    /// <summary>Adds entries of the same importer.</summary>
    public void AddEntries(IReadOnlyList<ReviewedEntry> added, Act act)
    {
        Ensure<EntriesAdded>(act);
        Unless(added.Count > 0, "Name at least one entry.");
        foreach (var one in added)
        {
            Unless(!entries.Exists(e => e.Entry == one.Entry), $"Entry {one.Entry} is under review here already.");
            Unless(one.Liquidated is null, $"Entry {one.Entry} was liquidated on {Print(one.Liquidated.GetValueOrDefault())}, so a review changes nothing of it any more.");
        }
        Unless(added.Select(e => e.Entry).Distinct().Count() == added.Count, "An entry is named twice.");
        Record(new EntriesAdded(added), act);
    }

    /// <summary>Sends a request for information to the importer, on CBP Form 28 (19 CFR 151.11): 30 days from its date.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="programs">What it is about.</param>
    /// <param name="documents">The documents asked for, by name.</param>
    /// <param name="asksForSample">True when a sample of the goods is asked for.</param>
    /// <param name="act">Who and when.</param>
    public void SendInformationForm(string question, IReadOnlyList<ValidationProgram> programs, IReadOnlyList<string> documents, bool asksForSample, Act act)
    {
        Ensure<InformationFormSent>(act);
        Unless(programs.Count > 0 && programs.All(Enum.IsDefined), "Choose what the request is about.");
        var text = Letters.Fit(Said(question, "Say what information is needed, and of which line or article."));
        Record(new InformationFormSent(text, LastDay(ValidationClocks.AnswerRequest, act))
        {
            Programs = programs,
            Documents = [.. documents.Select(Letters.Fit).Where(d => d.Length > 0)],
            AsksForSample = asksForSample,
        }, act);
    }

    /// <summary>Asks the importer for documents of the entries.</summary>
    public void AskForDocuments(string question, Act act)
    {
        Ensure<ReviewDocumentsAsked>(act);
        Record(new ReviewDocumentsAsked(Letters.Fit(Said(question, "Say which documents are needed.")), LastDay(ValidationClocks.AnswerDocumentRequest, act)), act);
    }

    /// <summary>Records what was found, in the place of what was recorded before.</summary>
    public void RecordFindings(IReadOnlyList<ValidationFinding> findings, Act act)
    {
        Ensure<FindingsRecorded>(act);
        Record(new FindingsRecorded(ValidationFindings.Checked(findings, entries)), act);
    }

    /// <summary>Sends a notice of action proposed (CF-29): the importer has 20 days from its mailing to answer.</summary>
    /// <param name="explanation">What is to be changed, and why, as the importer reads it.</param>
    /// <param name="act">Who and when; the notice is mailed on that day.</param>
    public void ProposeAction(string explanation, Act act)
    {
        Ensure<ActionProposed>(act);
        var changes = Findings.Where(f => f.Action == FindingAction.Change).ToList();
        Unless(changes.Count > 0, "Record what is to be changed first: a finding with the action \"change at liquidation\".");
        RefuseLiquidated(changes);
        var text = Said(explanation, "Say what is to be changed, and why.");
        Unless(!text.Contains("power of attorney", StringComparison.OrdinalIgnoreCase), "A notice does not ask for a power of attorney (CBP policy of May 24, 2011). Take that out.");
        TakeUnheld(act);
        Record(new ActionProposed(text, LastDay(ValidationClocks.AnswerProposedAction, act)) { Findings = changes, Changes = ChangesBy(changes), MailedOn = act.Day }, act);
    }

    /// <summary>Agrees to the proposed action, which answers the notice: then the action need not wait for the 20 days.</summary>
    /// <param name="text">What is written with it.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which it came; null for what was sent here.</param>
    public void AgreeToAction(string text, Act act, Paper? paper = null)
    {
        Ensure<ActionAgreed>(act);
        CameIn(paper, act);
        text = Said(text, "Say that you agree, and to what.");
        if (OpenProposal is { } open) AnswerInformation(text, act, paper, open.Number);
        Record(new ActionAgreed(text) { Paper = paper }, act);
    }

    /// <summary>Takes the proposed action back.</summary>
    public void WithdrawProposal(string reason, Act act)
    {
        Ensure<ProposalWithdrawn>(act);
        reason = Said(reason, "Say why the proposed action is taken back.");
        if (OpenProposal is { } open) CloseRequest(open.Number, reason, act);
        Record(new ProposalWithdrawn(reason), act);
    }

    /// <summary>Ends the validation, or, when more is at stake than the office lets one person decide, asks for a second review.</summary>
    /// <param name="conclusion">How it ends; its findings and changes are those recorded.</param>
    /// <param name="secondReviewAbove">The amount above which a second person reviews; null for none.</param>
    /// <param name="act">Who and when.</param>
    /// <returns>True when it ended; false when a second person is to review it first.</returns>
    public bool Conclude(ValidationConclusion conclusion, Money? secondReviewAbove, Act act)
    {
        Ensure<ValidationConcluded>(act);
        var checkedOne = Checked(conclusion, act);
        TakeUnheld(act);
        if (secondReviewAbove is { } above && Findings.AtStake() is var stake && stake > above)
        {
            Record(new SecondReviewAsked(checkedOne, stake, above), act);
            return false;
        }
        Record(new ValidationConcluded(checkedOne), act);
        return true;
    }

    /// <summary>Agrees with the proposed end as the second reviewer, which ends the validation.</summary>
    public void AgreeAsSecond(Act act)
    {
        Ensure<SecondReviewAgreed>(act);
        Record(new SecondReviewAgreed(Checked(AskedReview!.Conclusion, act)), act); // days may have passed, an entry may have liquidated
    }

    /// <summary>Returns it to the specialist as the second reviewer.</summary>
    public void ReturnAsSecond(string reason, Act act)
    {
        Ensure<SecondReviewReturned>(act);
        Record(new SecondReviewReturned(Said(reason, "Say what is to be looked at again.")), act);
    }

    /// <summary>The first day on which the proposed action may be taken; null when none is proposed. Our modelling: guidance
    /// and form give the importer 20 days, 19 CFR 152.2 only says that liquidation is not held for longer.</summary>
    [JsonIgnore]
    public DateOnly? ActionPossibleFrom => Proposal is null ? null : Agreement is not null ? Proposal.MailedOn : ProposalAnswerBy;

    /// <summary>The last day to answer the proposed action, with the time that was given since; null when none is proposed.</summary>
    [JsonIgnore]
    public DateOnly? ProposalAnswerBy => Proposal is null ? null : Requests.LastOrDefault(r => r.Code == "cf29")?.AnswerBy ?? Proposal.AnswerBy;

    /// <summary>True when a notice has to be sent, because the increase on an entry exceeds $15 (19 CFR 152.2).</summary>
    [JsonIgnore]
    public bool MustNotify => entries.Exists(e => Findings.ChangeOf(e.Entry) > NotifyAbove);

    /// <summary>A conclusion that the findings bear, with them in it.</summary>
    ValidationConclusion Checked(ValidationConclusion conclusion, Act act)
    {
        var rationale = Said(conclusion.Rationale, "Say why the validation ends like this.");
        Unless(Enum.IsDefined(conclusion.Outcome), "Choose how the validation ends.");
        foreach (var entry in entries)
            Unless(Findings.Any(f => f.Entry == entry.Entry), $"Nothing is recorded for entry {entry.Entry}. Record what was found, or that nothing is wrong.");
        var changes = Findings.Where(f => f.Action == FindingAction.Change).ToList();
        switch (conclusion.Outcome)
        {
            case ValidationOutcome.NoChange:
                Unless(Findings.All(f => f.Action is FindingAction.None or FindingAction.Inform or FindingAction.MarkOrRedeliver), "A finding says that something follows. End the validation by that action, or change the finding.");
                break;
            case ValidationOutcome.Rejected:
                Unless(!conclusion.Rejection.IsNone, "Name the rejection of the summary. Reject the summary first.");
                break;
            case ValidationOutcome.Referred:
                Unless(conclusion.ReferredTo is { } to && Enum.IsDefined(to), "Choose who goes on with it.");
                break;
            case ValidationOutcome.ActionTaken:
                Unless(changes.Count > 0, "No finding says what is changed. Record a finding with the action \"change at liquidation\".");
                RefuseLiquidated(changes);
                CheckAction(conclusion, changes, act);
                break;
        }
        return conclusion with
        {
            Rationale = rationale,
            SendsNotice = conclusion is { Outcome: ValidationOutcome.ActionTaken, SendsNotice: true },
            Rejection = conclusion.Outcome == ValidationOutcome.Rejected ? conclusion.Rejection : default,
            ReferredTo = conclusion.Outcome == ValidationOutcome.Referred ? conclusion.ReferredTo : null,
            Findings = Findings,
            Changes = conclusion.Outcome == ValidationOutcome.ActionTaken ? ChangesBy(changes) : [],
        };
    }

    void CheckAction(ValidationConclusion conclusion, List<ValidationFinding> changes, Act act)
    {
        if (MustNotify)
        {
            var most = entries.Max(e => Findings.ChangeOf(e.Entry));
            Unless(conclusion.SendsNotice, $"The change raises what is owed on an entry by {most}. Above $15 CBP has to notify the importer: send the notice of action (CF-29; 19 CFR 152.2).");
            Unless(Proposal is not null, $"The change raises what is owed on an entry by {most}. Propose the action first (CF-29), so that the importer can answer. 19 CFR 152.2 asks for prompt notice; that it is proposed before it is taken is the rule of this portal.");
        }
        if (Proposal is not { } proposal) return;
        Unless(act.Day >= ActionPossibleFrom, Invariant($"The importer has until {Print(ProposalAnswerBy!.Value)} to answer the notice of {Print(proposal.MailedOn)}, and has not agreed. The action can be taken on that day at the earliest."));
        Unless(!MustNotify || ChangesBy(changes).All(c => c.Change <= (proposal.Changes.FirstOrDefault(p => p.Entry == c.Entry)?.Change ?? Money.Zero)),
            "The findings raise more than was proposed to the importer. Take the proposed action back and propose the new one.");
    }

    /// <summary>What is liquidated is not changed at liquidation any more.</summary>
    void RefuseLiquidated(IEnumerable<ValidationFinding> changes)
    {
        if (changes.Select(c => entries.Find(e => e.Entry == c.Entry)).FirstOrDefault(e => e?.Liquidated is not null) is { Liquidated: { } on } gone)
            throw new WorkRefusedException($"Entry {gone.Entry} was liquidated on {Print(on)}, so nothing of it is changed at liquidation any more. Within 90 days CBP may reliquidate it (19 U.S.C. 1501), from the worksheet of the entry. Record what you found there as told for the future.");
    }

    List<EntryChange> ChangesBy(IReadOnlyList<ValidationFinding> changes) => [.. changes.Select(c => c.Entry).Distinct().Select(e => new EntryChange(e, changes.ChangeOf(e)))];

    WorkRequest? OpenProposal => OpenRequests.FirstOrDefault(r => r.Code == "cf29");

    static DateOnly LastDay(ClockRule rule, Act act) => act.Law.Read(Clock.Begin(act.Law.Clocks[rule], act.Day)).LastTimelyDay!.Value;

    /// <summary>What lists say of it. Once the trade reads them, only what it was told: neither how the entry was chosen nor what was found.</summary>
    string Asks() => Opening is null ? "" : Audience != WorkAudience.Nobody ? Names(announced, "Review of the entry") : Opening.Trigger switch
    {
        ValidationTrigger.Sample => $"Sample{(Programs.Count == 0 ? "" : ": " + Names(Programs, ""))}",
        _ => Names(Programs, "Review of the entry"),
    };

    static string Names(IReadOnlyList<ValidationProgram> programs, string otherwise) => programs.Count == 0 ? otherwise : string.Join(", ", programs.Select(p => p.Name()));
}
