using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Data.Clocks;
using CeePortal.Data.Letters;
using CeePortal.Data.Reference;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Attachments;
using CeePortal.Web.Services.Reference;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Letters;

/// <summary>A letter that somebody holds, found by its code.</summary>
/// <param name="Code">Its code.</param>
/// <param name="About">What such a letter means.</param>
/// <param name="Office">The office that sent it, in words.</param>
/// <param name="Number">The item, or the bill's entry; what people quote.</param>
/// <param name="KindName">The item's kind; "Bill" for a bill.</param>
public sealed record FoundLetter(LetterCode Code, RefLetter? About, string Office, string Number, string KindName)
{
    /// <summary>The request that it makes; null where nothing is asked.</summary>
    public WorkRequest? Request { get; init; }

    /// <summary>The last day to do something; null for none.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The rule behind that day; null for a wish of the office.</summary>
    public ClockRule? Rule { get; init; }

    /// <summary>Why it cannot be answered here; null when it can.</summary>
    public string? WhyNot { get; init; }

    /// <summary>The amount of a bill; null for a letter.</summary>
    public RevenueDue? Bill { get; init; }

    public WorkOnFile? Item { get; init; }

    /// <summary>True when the entry number was given that stands on the letter: only then is shown what is asked.</summary>
    public bool IsProven { get; init; }
}

/// <summary>What a holder answers.</summary>
/// <param name="DocumentType">What the documents are, when a request asks for documents; null otherwise.</param>
public sealed record HoldersAnswer(string Name, string Capacity, string? Email, string Text, string? DocumentType);

/// <summary>Finds letters by their codes for whoever holds them, and takes their answers, without an account: the code and an entry
/// number of the letter stand for one.</summary>
public sealed class LetterHolders(PortalDbContextFactory contexts, WorkStore store, WorkKinds kinds, LawSource laws, OfficeNameSource offices, AttachmentReceiver receiver, AttachmentSettings settings, LegalClock clock)
{
    public const int MostFiles = 5;

    const string Answered = "It was answered already. Whatever you still have to say, send to the office that wrote, with the number of the letter.";

    /// <summary>The letters that are explained, by name.</summary>
    public async Task<IReadOnlyList<RefLetter>> ExplainedAsync(CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return await db.RefLetters.AsNoTracking().OrderBy(l => l.Name).ToListAsync(ct);
    }

    /// <summary>The code of a letter of an item; null when the event sent none.</summary>
    public async Task<string?> CodeOfAsync(long workId, int seq, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return await db.LetterCodes.Where(c => c.WorkId == workId && c.Seq == seq).Select(c => c.Code).FirstOrDefaultAsync(ct);
    }

    /// <summary>Finds a letter.</summary>
    /// <param name="typed">Its code, as typed.</param>
    /// <param name="entry">The entry number on it, as typed; empty for none.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null when there is no such letter.</returns>
    public async Task<FoundLetter?> FindAsync(string? typed, string? entry, CancellationToken ct)
    {
        if (LetterCode.Read(typed) is not { } wanted) return null;
        await using var db = contexts.CreateForSystem();
        if (await db.LetterCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Code == wanted, ct) is not { } code) return null;
        var about = await db.RefLetters.AsNoTracking().FirstOrDefaultAsync(l => l.Code == code.Letter, ct);
        return code.BillId is not null ? await BillAsync(db, code, about, entry, ct) : await LetterAsync(db, code, about, entry, ct);
    }

    async Task<FoundLetter?> LetterAsync(PortalDbContext db, LetterCode code, RefLetter? about, string? entry, CancellationToken ct)
    {
        if (await store.FindAsync(db, code.WorkId!.Value, ct) is not { } one) return null;
        var law = await laws.CurrentAsync(ct);
        var request = one.Item.Requests.FirstOrDefault(r => r.Number == code.Seq);
        // A letter that asks for nothing may start a clock of the item, such as the time for court; it runs from the day that the item says.
        var running = request is null && about?.Clock is { } clockCode ? one.Item.Clocks(law).Select(c => c.Clock).FirstOrDefault(c => c.Rule.Code == clockCode) : null;
        var rule = request is { Clock: { } of } ? law.Clocks.Find(of) : running?.Rule;
        var names = await offices.GetAsync(ct);
        var isProven = EntryNumber.Read(entry, null, out var number) is null && one.Item.Subject.Entries.Any(e => e.Entry == number);
        return new(code, about, names.Describe(one.Item.Office), one.Item.Number.ToString(), kinds[one.Row.Kind].Name)
        {
            Item = one,
            Request = request,
            Rule = rule,
            LastDay = request?.AnswerBy ?? (running is null ? null : law.Read(running).LastTimelyDay),
            IsProven = isProven,
            WhyNot = one.Item is Domain.Documents.DocumentRequest ? WhyNotDocuments(one) : request is null ? "This letter asks for nothing." : !request.IsOpen && request.AnsweredOn is not null ? Answered
                : !request.IsOpen ? "CBP waits no longer for an answer to it." : null,
        };
    }

    static string? WhyNotDocuments(WorkOnFile one) => one.Item.OpenRequests.Any(r => r.Code == "documents") ? null : Answered;

    async Task<FoundLetter?> BillAsync(PortalDbContext db, LetterCode code, RefLetter? about, string? entry, CancellationToken ct)
    {
        if (await db.RevenueDues.AsNoTracking().FirstOrDefaultAsync(d => d.Id == code.BillId, ct) is not { } bill) return null;
        var law = await laws.CurrentAsync(ct);
        var rule = about?.Clock is { } clockCode ? law.Clocks.Find(clockCode) : null;
        var isProven = EntryNumber.Read(entry, null, out var typed) is null && bill.Number == typed.ToCompact();
        return new(code, about, (await offices.GetAsync(ct)).Describe(bill.PortOfEntry), isProven ? typed.ToString() : "", "Bill")
        {
            Bill = bill,
            Rule = rule,
            LastDay = bill.DueOn ?? (rule is null ? null : law.Read(Clock.Begin(rule, bill.On)).LastTimelyDay),
            IsProven = isProven,
            WhyNot = bill.ClosedAt is not null ? "This bill is closed." : "A bill is paid at the port, not answered here.",
        };
    }

    /// <summary>Takes an answer with its documents: all of it or nothing.</summary>
    /// <exception cref="WorkRefusedException">It is not taken; the message says why.</exception>
    /// <exception cref="DocumentRefusedException">A document is not taken.</exception>
    public async Task AnswerAsync(FoundLetter letter, HoldersAnswer answer, IReadOnlyList<(string Name, Func<Stream> Open)> files, long? userId, CancellationToken ct)
    {
        WorkRefusedException.Unless(letter.IsProven && letter.Item is not null, "Give an entry number that stands on the letter.");
        WorkRefusedException.When(letter.WhyNot);
        if (files.Count > MostFiles) throw new DocumentRefusedException(FormattableString.Invariant($"Send at most {MostFiles} files at once; join several into one PDF."));
        List<ReceivedDocument> documents = [];
        var room = settings.LargestItem;
        foreach (var (name, open) in files)
        {
            await using var stream = open();
            var document = await receiver.ReceiveAsync(name, stream, room, ct);
            room -= document.Bytes;
            if (documents.TrueForAll(d => d.FileKey != document.FileKey)) documents.Add(document);
        }
        await using var db = contexts.CreateForSystem();
        var one = await store.FindAsync(db, letter.Item.Row.Id, ct) ?? throw new WorkRefusedException("This is not on file any more.");
        var law = await laws.CurrentAsync(ct);
        var act = new Act(new Actor(userId, WorkRoles.Filer), clock.UtcNow, law);
        one.Item.RecordLapses(act with { By = Actor.Portal });
        foreach (var document in documents)
            if (!one.Item.Attachments.Any(a => a.Hash == document.FileKey && !a.ForStaffOnly)) one.Item.Attach(new Attached(document.Name, document.FileKey, document.Bytes) { As = answer.DocumentType }, act);
        if (one.Item is Domain.Documents.DocumentRequest asked) asked.Send(answer.Text, act);
        else one.Item.AnswerInformation(answer.Text, act, request: letter.Request!.Number);
        try
        {
            await store.SaveAsync(db, [one], law, async () =>
            {
                foreach (var document in documents)
                    db.Attachments.Add(DraftDocuments.Of(one.Row, document.Name, document.FileKey, document.Type, document.Bytes, addedBy: userId ?? 0, clock.UtcNow, forStaffOnly: false, document.Scan, document.ScannedAt));
                db.LetterAnswers.Add(new LetterAnswer
                {
                    WorkId = one.Row.Id,
                    Seq = one.Item.Seq,
                    Name = answer.Name,
                    Capacity = answer.Capacity,
                    Email = answer.Email,
                    At = clock.UtcNow,
                    ImporterId = one.Row.ImporterId,
                    OrganizationId = one.Row.OrganizationId,
                    Filer = one.Row.Filer,
                    Office = one.Row.Office,
                    Port = one.Row.Port,
                    Audience = one.Row.Audience,
                });
                await db.SaveChangesAsync(ct);
            }, ct);
        }
        catch (WorkChangedException)
        {
            throw new WorkRefusedException("Somebody changed this at the same moment. Nothing was sent: send your answer again.");
        }
    }

    /// <summary>What a document may be, for requests that ask for documents.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> DocumentTypesAsync(CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return [.. (await db.RefEntryDocuments.AsNoTracking().Where(d => d.Ended == null).OrderBy(d => d.Name).ToListAsync(ct)).Select(d => (d.Code, d.Name))];
    }

    /// <summary>Who answered by letter on an item, by the event; for CBP.</summary>
    public async Task<IReadOnlyList<LetterAnswer>> AnswersAsync(long workId, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return await db.LetterAnswers.AsNoTracking().Where(a => a.WorkId == workId).OrderBy(a => a.Seq).ToListAsync(ct);
    }
}
