using CeePortal.Data.Work;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Attachments;

/// <summary>The documents of a draft, and their way into what is filed of it. In the filing:
/// <code>
/// var documents = await DraftDocuments.OfAsync(db, draft.Id, ct);
/// await store.FileAsync(db, [new WorkFiling(kind, port, year, number =>
/// {
///     var protest = Protest.File(number, filing, act);
///     DraftDocuments.Attach(protest, documents, act);
///     return protest;
/// }, importer, organization)], law, alongside: filed => DraftDocuments.MoveAsync(db, draft.Id, documents, filed, now, ct));
/// </code></summary>
public static class DraftDocuments
{
    /// <summary>The documents that go with it: what the scanner refused stays behind.</summary>
    public static Task<List<Attachment>> OfAsync(PortalDbContext db, long draftId, CancellationToken ct = default) =>
        db.Attachments.AsNoTracking().Where(a => a.DraftId == draftId && a.Scan != ScanState.Infected).OrderBy(a => a.Id).ToListAsync(ct);

    /// <summary>Records each as an event of the item. What belongs to an item that CBP has not announced stays with CBP, also after that.</summary>
    public static void Attach(WorkItem item, IEnumerable<Attachment> documents, Act act)
    {
        foreach (var document in documents) item.Attach(new Attached(document.Name, document.FileKey, document.Bytes) { ForStaffOnly = document.ForStaffOnly || item.Audience == WorkAudience.Nobody }, act);
    }

    /// <summary>Holds a draft that is not filed until the transaction ends: whoever adds or takes away a document, or files the
    /// draft, begins with this, so that one of them comes after the other.</summary>
    /// <returns>False when it is filed or gone.</returns>
    public static async Task<bool> HoldAsync(PortalDbContext db, long draftId, DateTime now, CancellationToken ct = default) =>
        await db.WorkDrafts.Where(d => d.Id == draftId && d.FiledAs == null).ExecuteUpdateAsync(d => d.SetProperty(r => r.UpdatedAt, now), ct) == 1;

    /// <summary>Moves the rows from the draft to the items, within their transaction; when a draft becomes several items, each
    /// has all of them.</summary>
    /// <param name="db">A context of the system, in the transaction.</param>
    /// <param name="draftId">The draft.</param>
    /// <param name="recorded">What <see cref="OfAsync"/> gave and <see cref="Attach"/> recorded.</param>
    /// <param name="filed">The items.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="WorkRefusedException">The draft is gone, or has other documents than the items tell of.</exception>
    public static async Task MoveAsync(PortalDbContext db, long draftId, IReadOnlyList<Attachment> recorded, IReadOnlyList<WorkOnFile> filed, DateTime now, CancellationToken ct = default)
    {
        WorkRefusedException.Unless(await HoldAsync(db, draftId, now, ct), "This draft was filed or deleted meanwhile.");
        var documents = await OfAsync(db, draftId, ct); // as the scanner left them by now
        WorkRefusedException.Unless(documents.Select(d => d.Id).SequenceEqual(recorded.Select(d => d.Id)),
            "The documents of this draft changed while it was being sent. Nothing was filed: look at them, then send it again.");
        if (documents.Count == 0) return;
        foreach (var one in filed)
            foreach (var document in documents)
                db.Attachments.Add(Of(one.Row, document.Name, document.FileKey, document.Type, document.Bytes, document.AddedBy, document.AddedAt, document.ForStaffOnly || one.Row.Audience == WorkAudience.Nobody, document.Scan, document.ScannedAt));
        var ids = documents.Select(d => d.Id).ToList();
        await db.SaveChangesAsync(ct);
        await db.Attachments.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Takes them away with a draft that is thrown away; the sweep removes the files.</summary>
    public static Task<int> ForgetAsync(PortalDbContext db, long draftId, CancellationToken ct = default) =>
        db.Attachments.Where(a => a.DraftId == draftId).ExecuteDeleteAsync(ct);

    /// <summary>A document of an item, with the party keys of the item.</summary>
    public static Attachment Of(WorkRecord work, string name, string fileKey, DocumentType type, long bytes, long addedBy, DateTime addedAt, bool forStaffOnly, ScanState scan, DateTime? scannedAt) => new()
    {
        WorkId = work.Id,
        Name = name,
        FileKey = fileKey,
        Type = type,
        Bytes = bytes,
        AddedBy = addedBy,
        AddedAt = addedAt,
        ForStaffOnly = forStaffOnly,
        Scan = scan,
        ScannedAt = scannedAt,
        ImporterId = work.ImporterId,
        OrganizationId = work.OrganizationId,
        Filer = work.Filer,
        Office = work.Office,
        Port = work.Port,
        Audience = work.Audience,
    };
}
