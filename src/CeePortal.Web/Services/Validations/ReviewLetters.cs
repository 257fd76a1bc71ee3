using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Documents;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Rejections;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Validations;
using CeePortal.Domain.Work;
using CeePortal.Web.Pages.Shared;
using CeePortal.Web.Services.Reference;
using CeePortal.Web.Services.Work;
using CeePortal.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;
using Review = CeePortal.Domain.Validations.Validation;

namespace CeePortal.Web.Services.Validations;

/// <summary>What stands around the text of the letters of reviews: the office with its contact, the importer, and the brokers
/// who get a copy.</summary>
public sealed class ReviewSheets(PortalDbContextFactory contexts, OfficeNameSource offices, ReviewLists lists)
{
    /// <param name="one">The item.</param>
    /// <param name="date">The date on the letter.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="references">What stands below the number.</param>
    /// <param name="text">The text.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<LetterView> WriteAsync(WorkOnFile one, DateOnly date, string subject, IReadOnlyList<(string, string)> references, LetterText text, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var item = one.Item;
        var office = (await offices.GetAsync(ct)).Describe(item.Office);
        var city = item.Office.Kind == DestinationKind.Center ? await db.RefCenters.Where(c => c.Code == item.Office.Code).Select(c => c.City + ", " + c.State).FirstOrDefaultAsync(ct) : null;
        var party = await db.Importers.Where(i => i.Id == item.Subject.PartyId).Select(i => i.Name ?? i.Display).FirstOrDefaultAsync(ct) ?? "The importer";
        var filers = await WorkBroker.OfAsync(db, item.Subject.Entries.Select(e => e.Entry.ToCompact()), ct);
        var brokers = await db.FilerAccounts.Where(f => filers.Contains(f.Filer)).Join(db.Organizations, f => f.OrganizationId, o => o.Id, (f, o) => new { f.Filer, o.Name }).OrderBy(f => f.Filer).ToListAsync(ct);
        var contact = await lists.ContactAsync(item.Office.Code, ct);
        text.P($"Questions about this letter: {contact}. Quote the number above.");
        return new()
        {
            From = city is null ? ["U.S. Customs and Border Protection", office] : ["U.S. Customs and Border Protection", office, city],
            To = [party],
            Date = date,
            Number = item.Number.ToString(),
            Subject = subject,
            References = [(item.Subject.Entries.Count == 1 ? "Entry" : "Entries", Some(item.Subject.Entries.Select(e => e.Entry).Distinct().ToList())), .. references],
            Body = _ => text.ToHtml(),
            Signed = ["For the Director", office],
            Enclosed = [.. brokers.Select(b => $"Copy to the broker: {b.Name} ({b.Filer})")],
        };
    }

    static string Some(List<EntryNumber> entries) => entries.Count <= 10 ? string.Join(", ", entries) : Invariant($"{entries[0]} and {entries.Count - 1:N0} more");
}

/// <summary>The letters of a validation: CF-28, requests for documents, CF-29 proposed and taken. None of them asks for a power of
/// attorney or announces an investigation (CBP policy of May 24, 2011).</summary>
public sealed class ValidationLetters(ReviewSheets sheets, LawSource laws) : KindLetters(Review.ValidationKind)
{
    public override bool Has(WorkEvent e) => e.Fact is InformationFormSent or ReviewDocumentsAsked or ActionProposed or EndOfValidation { Conclusion.SendsNotice: true };

    public override async Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var law = await laws.CurrentAsync(ct);
        var text = new LetterText();
        switch (e.Fact)
        {
            case InformationFormSent form:
                text.P($"We are reviewing the entry {(one.Item.Subject.Entries.Count == 1 ? "summary" : "summaries")} named above and ask you for information about {InText(form.Programs)} (19 CFR 151.11).").Heading("What we ask").Quoted(form.Question);
                if (form.Documents.Count > 0) text.P("Please send with your answer:").List(form.Documents);
                if (form.AsksForSample) text.P("Please send a sample of the goods to the office above, with the number of this request. If a sample cannot be sent, tell us and send a description and photographs.");
                Due(text, form, law, "Answer");
                text.P("If you need more time, ask for it before that day, on the page of this request or in writing.");
                return await sheets.WriteAsync(one, e.On, "Request for information (CBP Form 28)", [("Answer by", Dates.Full(form.AnswerBy))], text, ct);
            case ReviewDocumentsAsked asked:
                text.P("We are reviewing the entry summary named above and ask you for documents (19 U.S.C. 1509(a); 19 CFR 163.6(a)).").Quoted(asked.Question);
                Due(text, asked, law, "Send them");
                return await sheets.WriteAsync(one, e.On, "Request for documents", [("Send by", Dates.Full(asked.AnswerBy))], text, ct);
            case ActionProposed proposed:
                text.P("We propose to change what was entered, as set out below (19 CFR 152.2). This is a proposal: nothing is decided yet.").Heading("Action proposed").Quoted(proposed.Question);
                text.P("The change rests on these findings:").List(proposed.Findings.Select(Finding));
                text.P($"What it makes of duty, taxes and fees: {Changes(proposed.Changes)}.{Stated(proposed.Changes, proposed.Findings)}").Heading("What you can do");
                Due(text, proposed, law, "If you disagree, answer");
                text.P("If you agree, say so on the page of this notice; the action can then be taken at once. If no answer comes, the action is taken.");
                return await sheets.WriteAsync(one, e.On, "Notice of action proposed (CBP Form 29)", [("Mailed", Dates.Long(proposed.MailedOn)), ("Answer by", Dates.Full(proposed.AnswerBy))], text, ct);
            case EndOfValidation end:
                text.P("We have taken the action below on the entry summary named above (19 CFR 152.2).").Heading("Action taken").Quoted(end.Conclusion.Rationale);
                text.P("It rests on these findings:").List(end.Conclusion.Findings.Where(f => f.Action == FindingAction.Change).Select(Finding));
                text.P($"What it makes of duty, taxes and fees: {Changes(end.Conclusion.Changes)}.{Stated(end.Conclusion.Changes, end.Conclusion.Findings)}").Heading("What you can do");
                text.P("The change is made when the entry is liquidated. If you disagree, you may protest within 180 days after the liquidation (19 U.S.C. 1514; 19 CFR 174.12). This notice itself cannot be protested.");
                return await sheets.WriteAsync(one, e.On, "Notice of action taken (CBP Form 29)", [("Mailed", Dates.Long(e.On))], text, ct);
            default:
                throw new InvalidOperationException($"The event {e.Type} has no letter.");
        }
    }

    static void Due(LetterText text, AskingFact asked, Law law, string words)
    {
        var rule = law.Clocks[asked.Clock!];
        text.P($"{words} by {Dates.Full(asked.AnswerBy)}: {rule.Sentence} ({rule.Citation}{(rule.IsLaw ? "" : "; practice, not law")}). After that: {rule.Consequence}.");
    }

    static string Finding(ValidationFinding finding) => Invariant($"{finding.Entry}{(finding.Line is { } line ? Invariant($", line {line}") : "")}: {finding.Program.Name()}, {finding.DiscrepancyName}. {(finding.Should is { IsEmpty: false } should ? $"It should be: {should.InWords}. " : "")}{finding.Rationale}");

    static string Changes(IReadOnlyList<EntryChange> changes) => string.Join("; ", changes.Select(c => c.Change == Money.Zero ? $"{c.Entry} no change" : $"{c.Entry} {(c.Change > Money.Zero ? $"{c.Change} more" : $"{new Money(-c.Change.Cents)} less")}"));

    // A correction had stated a part of it, which the bill has and nobody need look for twice.
    static string Stated(IReadOnlyList<EntryChange> changes, IReadOnlyList<ValidationFinding> findings) => string.Concat(changes.Select(c => (c, Stated: findings.StatedOf(c.Entry))).Where(c => c.Stated is not null)
        .Select(c => $" Of {(changes.Count == 1 ? "this" : $"the change of {c.c.Entry}")}, {c.Stated!.Amount} was stated in the correction of {Dates.Long(c.Stated.On)} ({c.Stated.Correction}) and was not deposited."));

    static string InText(IReadOnlyList<ValidationProgram> programs) => string.Join(", ", programs.Select(p => p == ValidationProgram.AntidumpingCountervailing ? p.Name() : p.Name().ToLowerInvariant()));
}

/// <summary>The letters of a request for documents.</summary>
public sealed class DocumentRequestLetters(ReviewSheets sheets, LawSource laws) : KindLetters(DocumentRequest.RequestKind)
{
    public override bool Has(WorkEvent e) => e.Fact is DocumentsAsked or MoreDocumentsAsked;

    public override async Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var asked = (AskingFact)e.Fact;
        var rule = (await laws.CurrentAsync(ct)).Clocks[ValidationClocks.AnswerDocumentRequest];
        var text = new LetterText().P("We ask you for documents of the entry summary named above (19 U.S.C. 1509(a); 19 CFR 163.6(a)).").Quoted(asked.Question)
            .P($"Send them on the page of this request, each with what it is, by {Dates.Full(asked.AnswerBy)}: {rule.Sentence} (practice, not law). After that: {rule.Consequence}.");
        return await sheets.WriteAsync(one, e.On, asked.Name, [("Action number", one.Item.Number.ToString()), ("Send by", Dates.Full(asked.AnswerBy))], text, ct);
    }
}

/// <summary>The letter of a rejection.</summary>
public sealed class RejectionLetters(ReviewSheets sheets, LawSource laws) : KindLetters(SummaryRejection.RejectionKind)
{
    public override bool Has(WorkEvent e) => e.Fact is SummaryRejected;

    public override async Task<LetterView> WriteAsync(WorkOnFile one, WorkEvent e, CancellationToken ct)
    {
        var rejected = (SummaryRejected)e.Fact;
        var rule = (await laws.CurrentAsync(ct)).Clocks[rejected.DueBy];
        var text = new LetterText().P("We have rejected the entry summary named above.").P($"Reason {rejected.ReasonCode}: {rejected.ReasonName}.").Quoted(rejected.Explanation)
            .P($"File the summary again by {Dates.Full(rejected.AnswerBy)}: {rule.Sentence} ({rule.Citation}), the later of two working days from the rejection and the first ten working days from entry. Use the same entry number and port, with action R or the same broker reference.")
            .P($"A summary that is filed later is late and may lead to a claim for liquidated damages (19 CFR 142.15). Whom to ask: {rejected.Contact}.");
        return await sheets.WriteAsync(one, e.On, "Rejection of an entry summary", [("Reason", $"{rejected.ReasonCode} {rejected.ReasonName}"), ("File again by", Dates.Full(rejected.AnswerBy))], text, ct);
    }
}
