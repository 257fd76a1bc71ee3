using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Validations;

/// <summary>The validation was opened.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Office">Where it is worked.</param>
/// <param name="Opening">Why, and of what.</param>
/// <param name="On">The legal day.</param>
public sealed record ValidationOpened(WorkNumber Number, Destination Office, ValidationOpening Opening, DateOnly On) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Opening.Reason, ForStaff: true)];
}

/// <summary>Entries of the same importer were added.</summary>
/// <param name="Entries">The entries.</param>
public sealed record EntriesAdded(IReadOnlyList<ReviewedEntry> Entries) : WorkFact;

/// <summary>Dates of an entry under review changed on file.</summary>
/// <param name="Entry">The entry as it is now.</param>
public sealed record ReviewedEntryChanged(ReviewedEntry Entry) : WorkFact;

/// <summary>A request for information went out (CBP Form 28).</summary>
/// <param name="Question">What is asked.</param>
/// <param name="AnswerBy">The last day.</param>
public sealed record InformationFormSent(string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
{
    /// <summary>What it is about.</summary>
    public IReadOnlyList<ValidationProgram> Programs { get; init; } = [];

    /// <summary>The documents asked for, by name.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>True when a sample of the goods is asked for.</summary>
    public bool AsksForSample { get; init; }

    /// <inheritdoc/>
    public override string Code => "cf28";

    /// <inheritdoc/>
    public override string Name => "Request for information (CF-28)";

    /// <inheritdoc/>
    public override string? Clock => ValidationClocks.AnswerRequest.Code;
}

/// <summary>Documents were asked for within the validation.</summary>
/// <param name="Question">Which, and why.</param>
/// <param name="AnswerBy">The last day.</param>
public sealed record ReviewDocumentsAsked(string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
{
    /// <inheritdoc/>
    public override string Code => "documents";

    /// <inheritdoc/>
    public override string Name => "Request for documents";

    /// <inheritdoc/>
    public override string? Clock => ValidationClocks.AnswerDocumentRequest.Code;
}

/// <summary>What was found, in the place of what was recorded before.</summary>
/// <param name="Findings">All findings as they stand now.</param>
public sealed record FindingsRecorded(IReadOnlyList<ValidationFinding> Findings) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => Findings.Select(f => new Said($"{f.InWords}. {f.Rationale}", ForStaff: true));
}

/// <summary>What an action makes of the revenue of an entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Change">How much more is owed; negative for less.</param>
public sealed record EntryChange(EntryNumber Entry, Money Change);

/// <summary>A notice of action went out that proposes a change (CBP Form 29; 19 CFR 152.2).</summary>
/// <param name="Question">What is to be changed, and why.</param>
/// <param name="AnswerBy">The last day for an answer.</param>
public sealed record ActionProposed(string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
{
    /// <summary>The findings that it rests on, as the trade reads them.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>What it makes of each entry.</summary>
    public IReadOnlyList<EntryChange> Changes { get; init; } = [];

    /// <summary>The day of mailing.</summary>
    public DateOnly MailedOn { get; init; }

    /// <inheritdoc/>
    public override string Code => "cf29";

    /// <inheritdoc/>
    public override string Name => "Notice of action proposed (CF-29)";

    /// <inheritdoc/>
    public override string? Clock => ValidationClocks.AnswerProposedAction.Code;
}

/// <summary>The importer, or the broker for it, agreed to the proposed action.</summary>
/// <param name="Text">What was written with it.</param>
public sealed record ActionAgreed(string Text) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The Center took its proposal back.</summary>
/// <param name="Reason">Why.</param>
public sealed record ProposalWithdrawn(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>How a validation ends. The numbers are stored.</summary>
public enum ValidationOutcome
{
    /// <summary>The entry stands as filed.</summary>
    NoChange = 1,

    /// <summary>The summary was rejected.</summary>
    Rejected = 2,

    /// <summary>The Center changes what was entered.</summary>
    ActionTaken = 3,

    /// <summary>Regulatory Audit or enforcement goes on with it.</summary>
    Referred = 4,
}

/// <summary>Who goes on with what a Center found. The numbers are stored.</summary>
public enum ValidationReferral
{
    /// <summary>Regulatory Audit and Agency Advisory Services.</summary>
    RegulatoryAudit = 1,

    /// <summary>Homeland Security Investigations.</summary>
    Investigations = 2,

    /// <summary>Fines, penalties and forfeitures.</summary>
    FinesPenaltiesForfeitures = 3,
}

/// <summary>The end of a validation as its specialist proposes or decides it.</summary>
/// <param name="Outcome">How it ends.</param>
/// <param name="Rationale">Why; for the trade where a notice of action taken goes out, else for staff.</param>
public sealed record ValidationConclusion(ValidationOutcome Outcome, string Rationale)
{
    /// <summary>True when a notice of action taken (CF-29) goes out.</summary>
    public bool SendsNotice { get; init; }

    /// <summary>The rejection, when the summary was rejected; none otherwise.</summary>
    public WorkNumber Rejection { get; init; }

    /// <summary>Who goes on with it, when it was referred.</summary>
    public ValidationReferral? ReferredTo { get; init; }

    /// <summary>The findings that it rests on.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>What it makes of each entry whose revenue changes.</summary>
    public IReadOnlyList<EntryChange> Changes { get; init; } = [];
}

/// <summary>A validation ended.</summary>
public abstract record EndOfValidation(ValidationConclusion Conclusion) : WorkFact
{
    /// <inheritdoc/>
    public override WorkNumber Names => Conclusion.Rejection;

    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Conclusion.Rationale, ForStaff: !Conclusion.SendsNotice)];

    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string? Letter => Conclusion.SendsNotice ? "cf29-taken" : null;
}

/// <summary>The specialist ended the validation.</summary>
public sealed record ValidationConcluded(ValidationConclusion Conclusion) : EndOfValidation(Conclusion);

/// <summary>The amount at stake asks for a second person, who was asked.</summary>
/// <param name="Conclusion">The end that is proposed.</param>
/// <param name="AtStake">The amount.</param>
/// <param name="Above">The amount above which the office has a second person review.</param>
public sealed record SecondReviewAsked(ValidationConclusion Conclusion, Money AtStake, Money Above) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Conclusion.Rationale, ForStaff: true)];
}

/// <summary>The second person agreed, and the validation ended.</summary>
public sealed record SecondReviewAgreed(ValidationConclusion Conclusion) : EndOfValidation(Conclusion);

/// <summary>The second person did not agree; the specialist goes on with it.</summary>
/// <param name="Reason">Why.</param>
public sealed record SecondReviewReturned(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [new(Reason, ForStaff: true)];
}
