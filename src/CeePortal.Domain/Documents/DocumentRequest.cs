using System.Text.Json.Serialization;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using static CeePortal.Domain.Work.WorkMove;
using static CeePortal.Domain.Work.WorkRefusedException;
using static CeePortal.Domain.Work.WorkRoles;

namespace CeePortal.Domain.Documents;

/// <summary>Which documents of an entry are asked for. The numbers are stored; the codes are those of ABI messages, as CBP showed
/// them in 2014 (second-hand).</summary>
public enum DocumentScope
{
    /// <summary>The electronic invoice (UC1).</summary>
    Invoice = 1,

    /// <summary>The whole entry summary package (UC2).</summary>
    WholePackage = 2,

    /// <summary>A named document (UC3).</summary>
    NamedDocument = 3,
}

/// <summary>The scopes in words.</summary>
public static class DocumentScopes
{
    /// <summary>The code of ABI messages: <c>UC1</c>.</summary>
    public static string Code(this DocumentScope scope) => scope switch { DocumentScope.Invoice => "UC1", DocumentScope.WholePackage => "UC2", DocumentScope.NamedDocument => "UC3" };

    /// <summary>The name.</summary>
    public static string Name(this DocumentScope scope) => scope switch
    {
        DocumentScope.Invoice => "The invoice",
        DocumentScope.WholePackage => "The whole entry summary package",
        DocumentScope.NamedDocument => "A named document",
    };
}

/// <summary>Documents of an entry were asked for. The number of the item is the action number.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Office">Who asks.</param>
/// <param name="PartyId">The importer.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Scope">Which documents.</param>
/// <param name="Question">What is asked, in words.</param>
/// <param name="AnswerBy">The last day.</param>
public sealed record DocumentsAsked(WorkNumber Number, Destination Office, long PartyId, EntryNumber Entry, DocumentScope Scope, string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
{
    /// <summary>The code of the document type that is named; null unless one is.</summary>
    public string? DocumentType { get; init; }

    /// <summary>What that code meant.</summary>
    public string? DocumentName { get; init; }

    /// <summary>The validation, protest or other item for which it is asked; none for none.</summary>
    public WorkNumber For { get; init; }

    /// <inheritdoc/>
    public override WorkNumber Names => For;

    /// <inheritdoc/>
    public override bool NamesForStaff => true; // it may not be announced

    /// <inheritdoc/>
    public override string Code => "documents";

    /// <inheritdoc/>
    public override string Name => $"Request for documents ({Scope.Code()})";

    /// <inheritdoc/>
    public override string? Clock => ValidationClocks.AnswerDocumentRequest.Code;
}

/// <summary>More, or something else, is asked for after documents came.</summary>
/// <param name="Question">What is missing.</param>
/// <param name="AnswerBy">The last day.</param>
public sealed record MoreDocumentsAsked(string Question, DateOnly AnswerBy) : AskingFact(Question, AnswerBy)
{
    /// <inheritdoc/>
    public override string Code => "documents";

    /// <inheritdoc/>
    public override string Name => "Request for missing documents";

    /// <inheritdoc/>
    public override string? Clock => ValidationClocks.AnswerDocumentRequest.Code;
}

/// <summary>The importer or broker sent the documents, which are attached.</summary>
/// <param name="Text">What was written with them.</param>
public sealed record DocumentsSent(string Text) : PaperFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Text];
}

/// <summary>The documents are complete.</summary>
/// <param name="Remarks">May be empty.</param>
public sealed record DocumentsComplete(string Remarks) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => Remarks.Length == 0 ? [] : [new(Remarks, ForStaff: true)];
}

/// <summary>The request was closed without the documents.</summary>
/// <param name="Reason">Why.</param>
public sealed record DocumentsGivenUp(string Reason) : WorkFact
{
    /// <inheritdoc/>
    public override IEnumerable<Said> Says => [Reason];
}

/// <summary>The states of a request for documents and the moves between them.</summary>
public static class DocumentRequestLifeCycle
{
#pragma warning disable CS1591 // each is told by its name below
    public const string Asked = "asked", Received = "received", Complete = "complete", Closed = "closed";
#pragma warning restore CS1591

    /// <summary>The life cycle.</summary>
    public static readonly LifeCycle Cycle = new(
        [
            new(Asked, "Documents asked for", WorkPhase.Open),
            new(Received, "Documents received", WorkPhase.Open),
            new(Complete, "Complete", WorkPhase.Closed),
            new(Closed, "Closed without documents", WorkPhase.Closed),
        ],
        [
            Of<DocumentsAsked>("documents-asked", "Ask for documents", Office, [WorkState.Draft.Code], [Asked], "19 U.S.C. 1509(a); 19 CFR 142.3, 163.6(a)") with { Done = "asked for documents" },
            Of<DocumentsSent>("documents-sent", "Send the documents", Filer | Office, [Asked, Received], [Received], "19 CFR 163.6(a)") with { Done = "sent documents" },
            Of<MoreDocumentsAsked>("more-documents-asked", "Ask for what is missing", Office, [Received], [Asked], "19 CFR 163.6(a)") with { Done = "asked for what is missing" },
            Of<DocumentsComplete>("documents-complete", "Note that they are complete", Office, [Received], [Complete], "") with { Done = "noted that the documents are complete", ByHolder = true },
            Of<DocumentsGivenUp>("documents-given-up", "Close without the documents", Office, [Asked, Received], [Closed], "") with { Done = "closed it without the documents", ByHolder = true },
        ]);
}

/// <summary>A request for documents of an entry: the invoice, the whole package, or a named document. The trade has ten working
/// days, which no text that was read sets.</summary>
public sealed class DocumentRequest : WorkItem
{
    /// <summary>The kind.</summary>
    public static readonly WorkKind RequestKind = new("document-request", "Document request", new(800_001, 859_999), DocumentRequestLifeCycle.Cycle, static () => new DocumentRequest())
    {
        Wording = Words,
        Origin = WorkOrigin.OpenedByStaff,
    };

    DocumentRequest() : base(RequestKind) { }

    /// <summary>What was asked at first.</summary>
    public DocumentsAsked? First { get; private set; }

    /// <summary>The legal day on which it was asked.</summary>
    public DateOnly AskedOn { get; private set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkSubject Subject => new(First?.PartyId ?? 0, null, First is null ? [] : [new SubjectEntry(First.Entry, Number.Port, "")],
        First?.Scope.Code() ?? "", First is null ? "" : $"{First.Scope.Code()}: {First.DocumentName ?? First.Scope.Name()}", AskedOn);

    /// <summary>Asks for documents of an entry.</summary>
    /// <param name="number">Its number, which is the action number.</param>
    /// <param name="office">Who asks.</param>
    /// <param name="partyId">The importer.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="scope">Which documents.</param>
    /// <param name="documentType">The code and the name of the document, when one is named.</param>
    /// <param name="remarks">What else is to be said; may be empty.</param>
    /// <param name="asks">The item for which it is asked; none for none.</param>
    /// <param name="act">Who and when.</param>
    public static DocumentRequest Ask(WorkNumber number, Destination office, long partyId, EntryNumber entry, DocumentScope scope,
        (string Code, string Name)? documentType, string remarks, WorkNumber asks, Act act)
    {
        Unless(Enum.IsDefined(scope), "Choose which documents are asked for.");
        Unless(scope != DocumentScope.NamedDocument || documentType is not null, "Choose the document that is asked for.");
        remarks = Letters.Fit(remarks);
        var what = scope switch
        {
            DocumentScope.Invoice => $"Send the commercial invoice of entry {entry}.",
            DocumentScope.WholePackage => $"Send the whole entry summary package of entry {entry}: the invoice, the packing list, the bill of lading or air waybill, and what else the entry rests on.",
            _ => $"Send this document of entry {entry}: {documentType!.Value.Name}.",
        };
        var request = new DocumentRequest();
        request.Record(new DocumentsAsked(number, office, partyId, entry, scope, remarks.Length == 0 ? what : $"{what} {remarks}", LastDay(number.Port, act))
        {
            DocumentType = scope == DocumentScope.NamedDocument ? documentType!.Value.Code : null,
            DocumentName = scope == DocumentScope.NamedDocument ? documentType!.Value.Name : null,
            For = asks,
        }, act);
        return request;
    }

    /// <summary>Sends the documents that were attached, and answers the request with them.</summary>
    /// <param name="text">What is written with them; may be empty.</param>
    /// <param name="act">Who and when.</param>
    /// <param name="paper">The paper on which they came; null for what was sent here.</param>
    public void Send(string text, Act act, Paper? paper = null)
    {
        Ensure<DocumentsSent>(act);
        CameIn(paper, act);
        Unless(Attachments.Any(a => !a.ForStaffOnly && a.As is not null), "Attach the documents first, each with what it is. Nothing was sent.");
        var words = text.Trim() is { Length: > 0 } given ? given : "The documents are attached.";
        isSending = true;
        if (OpenRequests.FirstOrDefault(r => r.Code == "documents") is { } open) AnswerInformation(words, act, paper, open.Number);
        isSending = false;
        Record(new DocumentsSent(words) { Paper = paper }, act);
    }

    /// <summary>Asks for what is missing.</summary>
    public void AskForMore(string question, Act act)
    {
        Ensure<MoreDocumentsAsked>(act);
        Record(new MoreDocumentsAsked(Letters.Fit(Said(question, "Say what is missing.")), LastDay(Number.Port, act)), act);
    }

    /// <summary>Notes that the documents are complete.</summary>
    public void Complete(string remarks, Act act)
    {
        Ensure<DocumentsComplete>(act);
        TakeUnheld(act);
        Record(new DocumentsComplete(remarks.Trim()), act);
    }

    /// <summary>Closes the request without the documents.</summary>
    public void GiveUp(string reason, Act act)
    {
        Ensure<DocumentsGivenUp>(act);
        TakeUnheld(act);
        Record(new DocumentsGivenUp(Said(reason, "Say why no documents are needed, or what the Center does without them.")), act);
    }

    /// <summary>True while the documents are being sent, which answers the request.</summary>
    bool isSending;

    /// <inheritdoc/>
    protected override string? Veto(WorkMove move, Act act) =>
        move.Code == "information-answered" && !isSending && OpenRequests.All(r => r.Code == "documents") ? "Send the documents themselves, each with what it is: that answers the request." : null;

    /// <inheritdoc/>
    protected override IEnumerable<WorkClock> OwnClocks(Law law) => []; // what is asked runs its clock by itself

    /// <inheritdoc/>
    protected override void Apply(WorkFact fact, WorkEvent e)
    {
        if (fact is DocumentsAsked asked) (Number, Office, First, AskedOn) = (asked.Number, asked.Office, asked, e.On);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Facet> Describe()
    {
        yield return ("Documents asked for", First is null ? null : First.DocumentName ?? First.Scope.Name());
        yield return new("Asked for the sake of", First is { For.IsNone: false } ? First.For.ToString() : null, IsInternal: true);
    }

    static DateOnly LastDay(PortCode port, Act act) => act.Law.Read(Clock.Begin(act.Law.Clocks[ValidationClocks.AnswerDocumentRequest], act.Day, port)).LastTimelyDay!.Value;

    static WorkNotice? Words(WorkItem item, WorkEvent e, NoticeReader reader, Law law)
    {
        var name = WorkNotices.NameOf(item);
        return e.Fact switch
        {
            DocumentsSent sent => new(NoticeTopic.FromTheTrade, $"{name}: documents came", "The trade has sent the documents that CBP asked for.", sent.Text),
            DocumentsComplete done => new(NoticeTopic.Decision, $"{name} is complete", "The documents are complete. Nothing more is asked of you here.", reader.IsStaff && done.Remarks.Length > 0 ? done.Remarks : null),
            DocumentsGivenUp closed => new(NoticeTopic.Decision, $"{name} was closed", "CBP waits no longer for the documents.", closed.Reason),
            _ => null,
        };
    }
}
