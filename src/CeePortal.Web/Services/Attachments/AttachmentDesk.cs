using System.Globalization;
using System.Security.Claims;
using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using CeePortal.Web.Security;
using CeePortal.Web.Services.Validations;
using CeePortal.Web.Services.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Attachments;

/// <summary>A document in a list.</summary>
public sealed record AttachmentLine(long Id, string Name, DocumentType Type, long Bytes, string AddedBy, DateTime AddedAt, bool ForStaffOnly, ScanState Scan, string? As = null)
{
    /// <summary>True when its bytes may be fetched.</summary>
    public bool IsOpen => Scan is ScanState.NotScanned or ScanState.Clean;
}

/// <summary>The documents of an item or a draft with the form that adds one: the model of the partial <c>_Attachments</c>.</summary>
public sealed record AttachmentsView(IReadOnlyList<AttachmentLine> Lines, AttachmentPlace Place, bool MayAdd, bool IsStaff, bool ScannerIsOn, string Limit)
{
    /// <summary>What a document of an entry may be, by code.</summary>
    public IReadOnlyList<(string Code, string Name)> Kinds { get; init; } = [];

    /// <summary>What a document is, in words.</summary>
    public string NameOf(string code) => Kinds.FirstOrDefault(k => k.Code == code).Name ?? code;

    /// <summary>Only names the field: its bytes are streamed.</summary>
    public string? Attachment => null;

    /// <summary>True for a draft, whose documents may be taken away again.</summary>
    public bool IsDraft => Place.Draft is not null;
}

/// <summary>Where a document belongs: an item by kind and number, or a draft.</summary>
public sealed record AttachmentPlace(string? Kind, string? Number, long? Draft);

/// <summary>Documents of items and drafts: listed, added and taken away as far as the visitor may.</summary>
public sealed class AttachmentDesk(PortalDbContext db, EntryDocuments entries, WorkStore store, WorkActors actors, AttachmentReceiver receiver, IAttachmentScanner scanner, AttachmentSettings settings, LawSource laws, LegalClock clock)
{
    const int Attempts = 3;

    /// <summary>The documents of an item, for its page.</summary>
    public async Task<AttachmentsView> OfItemAsync(ClaimsPrincipal visitor, WorkOnFile work, CancellationToken ct = default)
    {
        var id = work.Row.Id;
        var act = await ActAsync(visitor, work, ct);
        return await ViewAsync(db.Attachments.Where(a => a.WorkId == id), new(work.Row.Kind, work.Item.Number.ToString(), null),
            work.Item.WhyNot(work.Item.Kind.LifeCycle.MoveOf(typeof(Attached)), act) is null, act.By.Is(WorkRoles.Staff), ct);
    }

    /// <summary>The documents of a draft, for its form; null when the visitor has no such draft.</summary>
    public async Task<AttachmentsView?> OfDraftAsync(long draft, CancellationToken ct = default) =>
        await db.WorkDrafts.AnyAsync(d => d.Id == draft, ct)
            ? await ViewAsync(db.Attachments.Where(a => a.DraftId == draft), new(null, null, draft), await IsOpenDraftAsync(draft, ct), isStaff: false, ct) : null;

    /// <summary>The documents of a place that an address names; null when the visitor may not see it.</summary>
    public async Task<AttachmentsView?> OfAsync(ClaimsPrincipal visitor, AttachmentPlace place, CancellationToken ct)
    {
        if (place.Draft is { } draft) return await OfDraftAsync(draft, ct);
        return await FindAsync(place, ct) is { } work ? await OfItemAsync(visitor, work, ct) : null;
    }

    /// <summary>Takes a file and attaches it: the event of the item, its row and this document in one transaction.</summary>
    /// <exception cref="DocumentRefusedException">The file is not taken.</exception>
    /// <exception cref="WorkRefusedException">The item does not take it.</exception>
    /// <returns>False when there is no such place for the visitor.</returns>
    public async Task<bool> AddAsync(ClaimsPrincipal visitor, AttachmentPlace place, string name, Stream file, bool forStaffOnly, CancellationToken ct, string? isA = null)
    {
        if (place.Draft is { } draft)
        {
            if (!await IsOpenDraftAsync(draft, ct)) return false; // before a large file is read
            var received = await ReceiveAsync(db.Attachments.Where(a => a.DraftId == draft), name, file, ct);
            await AddToDraftAsync(OfDraft(draft, received, visitor), ct);
            return true;
        }
        if (await FindAsync(place, ct) is not { } work) return false;
        var act = await ActAsync(visitor, work, ct);
        WorkRefusedException.When(work.Item.WhyNot(work.Item.Kind.LifeCycle.MoveOf(typeof(Attached)), act)); // before a large file is read
        var id = work.Row.Id;
        var document = await ReceiveAsync(db.Attachments.Where(a => a.WorkId == id), name, file, ct);
        if (isA is not null && !await db.RefEntryDocuments.AnyAsync(d => d.Code == isA, ct)) isA = null;
        await AttachAsync(visitor, work, document, forStaffOnly, isA, ct);
        return true;
    }

    /// <summary>Enters a document that has arrived. Much may have happened while it did: the draft was sent, or a second click
    /// brought the same file. The draft is held for that moment, so that neither goes unnoticed.</summary>
    async Task AddToDraftAsync(Attachment document, CancellationToken ct)
    {
        var draft = document.DraftId!.Value;
        try
        {
            await db.WriteAsync(async () =>
            {
                if (!await DraftDocuments.HoldAsync(db, draft, clock.UtcNow, ct))
                    throw new DocumentRefusedException("The draft was sent or deleted while this file was on its way, so the file is not attached. If it was sent, attach the file to what was filed.");
                if (await db.Attachments.AnyAsync(a => a.DraftId == draft && a.FileKey == document.FileKey, ct)) throw Twice();
                await RoomAsync(db.Attachments.Where(a => a.DraftId == draft), document.Bytes, ct);
                db.Attachments.Add(document);
                await db.SaveChangesAsync(ct);
            }, ct: ct);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            throw Twice();
        }

        static DocumentRefusedException Twice() => new("This very document is attached already.");
    }

    /// <summary>Takes a document away from a draft.</summary>
    public async Task<bool> RemoveAsync(long draft, long id, CancellationToken ct)
    {
        var removed = 0;
        await db.WriteAsync(async () =>
        {
            // Of a draft that is sent at this moment, nothing is taken away any more. The bytes are the sweep's.
            if (await DraftDocuments.HoldAsync(db, draft, clock.UtcNow, ct)) removed = await db.Attachments.Where(a => a.Id == id && a.DraftId == draft).ExecuteDeleteAsync(ct);
        }, ct: ct);
        return removed > 0;
    }

    /// <summary>A document that the visitor may see.</summary>
    public async Task<Attachment?> DocumentAsync(long id, CancellationToken ct) =>
        await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? await entries.FindAsync(id, ct);

    /// <summary>Where a document belongs.</summary>
    public async Task<AttachmentPlace?> PlaceOfAsync(Attachment document, CancellationToken ct) =>
        document.DraftId is { } draft ? new(null, null, draft)
        : await db.WorkItems.AsNoTracking().Where(w => w.Id == document.WorkId).Select(w => new { w.Kind, w.Number }).FirstOrDefaultAsync(ct) is { } work
            ? new(work.Kind, WorkNumber.Parse(work.Number).ToString(), null) : null;

    async Task AttachAsync(ClaimsPrincipal visitor, WorkOnFile work, ReceivedDocument document, bool forStaffOnly, string? isA, CancellationToken ct)
    {
        var law = await laws.CurrentAsync(ct);
        forStaffOnly |= work.Item.Audience == WorkAudience.Nobody; // and stays so once it is announced
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                work.Item.Attach(new Attached(document.Name, document.FileKey, document.Bytes) { ForStaffOnly = forStaffOnly, As = isA }, await ActAsync(visitor, work, ct));
                await store.SaveAsync(db, [work], law, async () =>
                {
                    var row = DraftDocuments.Of(work.Row, document.Name, document.FileKey, document.Type, document.Bytes, visitor.Id(), clock.UtcNow, forStaffOnly, document.Scan, document.ScannedAt);
                    row.As = isA;
                    db.Attachments.Add(row);
                    await db.SaveChangesAsync(ct);
                }, ct);
                return;
            }
            catch (WorkChangedException) when (attempt < Attempts)
            {
                // A document stands beside whatever else was done meanwhile.
                work = await store.FindAsync(db, work.Row.Id, ct) ?? throw new WorkRefusedException("This is not on file any more.");
            }
        }
    }

    async Task<ReceivedDocument> ReceiveAsync(IQueryable<Attachment> beside, string name, Stream file, CancellationToken ct) =>
        await receiver.ReceiveAsync(name, file, await RoomAsync(beside, 0, ct), ct);

    /// <summary>How many bytes still fit beside what is there.</summary>
    /// <exception cref="DocumentRefusedException">There is no room for a document of this size.</exception>
    async Task<long> RoomAsync(IQueryable<Attachment> beside, long bytes, CancellationToken ct)
    {
        var there = await beside.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Bytes = g.Sum(a => a.Bytes) }).FirstOrDefaultAsync(ct);
        if (there?.Count >= settings.MostFiles)
            throw new DocumentRefusedException(string.Create(CultureInfo.InvariantCulture, $"{settings.MostFiles} documents are attached already, which is the most. Join several into one PDF."));
        var room = settings.LargestItem - (there?.Bytes ?? 0);
        return bytes <= room ? room : throw receiver.NoRoom();
    }

    async Task<AttachmentsView> ViewAsync(IQueryable<Attachment> of, AttachmentPlace place, bool mayAdd, bool isStaff, CancellationToken ct)
    {
        var lines = await (from a in of.AsNoTracking()
                           join u in db.Users on a.AddedBy equals u.Id into people
                           from u in people.DefaultIfEmpty()
                           orderby a.Id
                           select new AttachmentLine(a.Id, a.Name, a.Type, a.Bytes, a.AddedBy == 0 ? "the holder of a letter" : u == null ? "an account that is gone" : u.DisplayName, a.AddedAt, a.ForStaffOnly, a.Scan, a.As)).ToListAsync(ct);
        var today = clock.Today;
        var kinds = place.Kind is null ? [] : await db.RefEntryDocuments.AsNoTracking().Where(d => d.Ended == null || d.Ended >= today).OrderBy(d => d.Name).Select(d => new { d.Code, d.Name }).ToListAsync(ct);
        return new(lines, place, mayAdd, isStaff, scanner.IsOn, Uploads.UploadLimits.InWords(settings.LargestFile)) { Kinds = [.. kinds.Select(k => (k.Code, k.Name))] };
    }

    async Task<Act> ActAsync(ClaimsPrincipal visitor, WorkOnFile work, CancellationToken ct) =>
        new(await actors.OfAsync(visitor, work.Row, work.Item.Subject.PartyId, ct), clock.UtcNow, await laws.CurrentAsync(ct));

    async Task<WorkOnFile?> FindAsync(AttachmentPlace place, CancellationToken ct) =>
        place.Kind is { } kind && WorkNumber.TryParse(place.Number, null, out var number) ? await store.FindAsync(db, kind, number, ct) : null;

    Task<bool> IsOpenDraftAsync(long draft, CancellationToken ct) => db.WorkDrafts.AnyAsync(d => d.Id == draft && d.FiledAs == null, ct);

    Attachment OfDraft(long draft, ReceivedDocument document, ClaimsPrincipal visitor) => new()
    {
        DraftId = draft,
        Name = document.Name,
        FileKey = document.FileKey,
        Type = document.Type,
        Bytes = document.Bytes,
        AddedBy = visitor.Id(),
        AddedAt = clock.UtcNow,
        Scan = document.Scan,
        ScannedAt = document.ScannedAt,
        OrganizationId = visitor.OrganizationId() ?? 0,
    };
}
