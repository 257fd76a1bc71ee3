using CeePortal.Data;
using CeePortal.Domain.Documents;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work.Acts;
using CeePortal.Web.Services.Work.Filing;
using CeePortal.Web.Services.Work.Forms;
using CeePortal.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Validations;

/// <summary>How staff ask for documents of an entry.</summary>
public sealed class DocumentRequestForm(PortalDbContext db, EntryFinder entries, ReviewLists lists, OfficeNameSource offices) : FilingForm(DocumentRequest.RequestKind)
{
    public override string Title => "Ask for documents of an entry";
    public override string Lead => "Importer and broker are told at once, and send the documents here. They have ten working days: practice, not law.";
    public override IReadOnlyList<string> Roles => ValidationServices.Openers;
    public override bool TakesDocuments => false;
    public override string AfterFiling => "Importer and broker of the entry were told. While it is not answered it waits for the trade in the queue.";

    public override async Task<IReadOnlyList<FormStep>> StepsAsync(FilingContext context, FormAnswers answers, CancellationToken ct) =>
    [
        new("documents", "What is asked for", "A request does not ask for a power of attorney (CBP policy of May 24, 2011).",
        [
            FormField.Entry(),
            FormField.Choice("scope", "Documents", Enum.GetValues<DocumentScope>().Select(s => (s.ToString(), $"{s.Name()} ({s.Code()})"))),
            FormField.Choice("document", "Which document", await lists.DocumentsAsync(ct), "For a named document (UC3).").Optional(),
            FormField.LongText("remarks", "What else is to be said", "Such as the line or article that it is about.").Optional(),
            FormField.Text("for", "For the sake of", "The number of a validation or another item, when there is one.").Optional() with { IsMono = true, Width = "md" },
        ]),
    ];

    public override async Task<FilingRead> ReadAsync(FilingContext context, FormReader form, CancellationToken ct)
    {
        var entry = await entries.ReadAsync(form, ct);
        var (scope, document, remarks) = (form.Choice<DocumentScope>("scope"), form.Choice("document"), form.Text("remarks"));
        if (scope == DocumentScope.NamedDocument && document.Length == 0) form.Say("document", "Choose the document that is asked for.");
        WorkNumber asks = default;
        if (!form.IsEmpty("for") && WorkNumber.Read(form.Answers["for"], out asks) is { } wrong) form.Say("for", wrong);
        if (!asks.IsNone && asks.ToCompact() is var other && !await db.WorkItems.AnyAsync(w => w.Number == other, ct)) form.Say("for", $"There is no item {asks} among those that you may see. Check the number.");
        if (entry is not null && !entries.IsWorkedHere(entry.Entry)) form.Say("entry", $"Entry {entry.Number} is worked by another office, which asks for its documents.");
        if (entry is null || !form.IsComplete) return new();
        (string, string)? type = scope == DocumentScope.NamedDocument ? (document, (await lists.DocumentsAsync(ct)).First(d => d.Value == document).Words) : null;
        return new()
        {
            Parts = [new(entry.Entry.Port, context.Today.Year, entry.Entry.ImporterId, (number, act) => DocumentRequest.Ask(number, entry.Entry.Destination, entry.Entry.ImporterId, entry.Number, scope, type, remarks, asks, act))],
            Facts =
            [
                ("Asked by", (await offices.GetAsync(ct)).Describe(entry.Entry.HandledBy)),
                ("Due", $"{Dates.Full(context.Law.Calendar.AddWorkingDays(context.Today, context.Law.Clocks[Domain.Clocks.ValidationClocks.AnswerDocumentRequest].Limit!.Value.Length, entry.Entry.Port))}: practice, not law"),
                ("Goes to", "The importer and the broker of the entry"),
            ],
        };
    }
}

/// <summary>What is done on a request for documents.</summary>
public sealed class DocumentRequestActs() : KindActs(DocumentRequest.RequestKind)
{
    public override IReadOnlyList<ActForm> Acts { get; } =
    [
        ActForm.Of<DocumentRequest>("documents-sent", "Attach each document on the request's page first, and say what it is. What is attached is then sent to CBP as the answer.", "The documents were sent to CBP.",
            [FormField.LongText("text", "What is to be said with them").Optional()],
            (request, form, making) => { var text = form.Text("text"); form.EnsureComplete(); request.Send(text, making.Act, making.Paper); }).With("Send them"),
        ActForm.Of<DocumentRequest>("documents-complete", "Nothing more is needed. Importer and broker are told.", "The request is complete.", [FormField.LongText("remarks", "Remarks", "For staff alone.").Optional()],
            (request, form, making) => { var text = form.Text("remarks"); form.EnsureComplete(); request.Complete(text, making.Act); }).With("They are complete"),
        ActForm.Of<DocumentRequest>("more-documents-asked", "The time to answer begins anew: ten working days.", "The request for what is missing went out.", [FormField.LongText("question", "What is missing")],
            (request, form, making) => { var text = form.Text("question"); form.EnsureComplete(); request.AskForMore(text, making.Act); }).With("Ask"),
        ActForm.Of<DocumentRequest>("documents-given-up", "CBP waits no longer for the documents. Importer and broker read why.", "The request was closed.", [FormField.LongText("reason", "Why")],
            (request, form, making) => { var text = form.Text("reason"); form.EnsureComplete(); request.GiveUp(text, making.Act); }).With("Close it"),
    ];
}
