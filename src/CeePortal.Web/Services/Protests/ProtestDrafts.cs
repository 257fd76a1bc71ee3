using CeePortal.Data;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Protests;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>A draft with its form.</summary>
public sealed record ProtestDraftFile(WorkDraft Row, ProtestForm Form)
{
    public long Id => Row.Id;
    public int Seq => Row.Seq;

    /// <summary>The numbers under which it was filed; empty while it is a draft.</summary>
    public IReadOnlyList<Domain.Work.WorkNumber> FiledAs { get; } =
        [.. (Row.FiledAs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => Domain.Work.WorkNumber.Parse(n))];
}

/// <summary>What became of a saving.</summary>
/// <param name="IsDone">True when it is saved.</param>
/// <param name="Now">The draft as a colleague saved it meanwhile; null when it is saved, or was filed or deleted.</param>
public sealed record DraftSaving(bool IsDone, ProtestDraftFile? Now = null)
{
    public static readonly DraftSaving Done = new(IsDone: true), Gone = new(IsDone: false);
}

/// <summary>Drafts of protests, saved as typed. A draft belongs to its organization; colleagues may go on with it.</summary>
public sealed class ProtestDrafts(PortalDbContext db, WriteGate gate, LegalClock clock)
{
    /// <summary>How many drafts a page shows.</summary>
    public const int Most = 100;

    static string Kind => Protest.ProtestKind.Code;

    /// <summary>The drafts that are not filed, last changed first.</summary>
    public async Task<IReadOnlyList<WorkDraft>> ListAsync(CancellationToken ct) =>
        await db.WorkDrafts.AsNoTracking().Where(d => d.Kind == Kind && d.FiledAs == null).OrderByDescending(d => d.UpdatedAt).ThenByDescending(d => d.Id)
            .Take(Most).Select(d => new WorkDraft { Id = d.Id, Kind = d.Kind, Title = d.Title, UpdatedAt = d.UpdatedAt, OwnerId = d.OwnerId, Seq = d.Seq }).ToListAsync(ct);

    /// <summary>A draft that the visitor may see; null for any other.</summary>
    public async Task<ProtestDraftFile?> FindAsync(long id, CancellationToken ct) =>
        await db.WorkDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Kind == Kind, ct) is { } row ? new(row, ProtestForm.Read(row.FormVersion, row.Body)) : null;

    /// <summary>Begins a draft.</summary>
    public async Task<long> BeginAsync(long ownerId, long organizationId, ProtestForm form, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var row = new WorkDraft
        {
            OwnerId = ownerId,
            OrganizationId = organizationId,
            Kind = Kind,
            FormVersion = ProtestForm.Version,
            Title = form.Title(),
            Body = form.Write(),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.WorkDrafts.Add(row);
        await db.SaveChangesAsync(ct);
        return row.Id;
    }

    /// <summary>Saves a part of the form as typed. Parts that others changed meanwhile stay; who had the same part open is told,
    /// and nothing is saved.</summary>
    /// <param name="id">The draft.</param>
    /// <param name="part">The part.</param>
    /// <param name="seen">What stood for the part when the visitor opened it (<see cref="ProtestForm.StampOf"/>); empty for acts that replace it whatever it is.</param>
    /// <param name="change">Puts in what was typed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DraftSaving> SaveAsync(long id, Func<ProtestForm, object?> part, string? seen, Action<ProtestForm> change, CancellationToken ct)
    {
        for (; ; )
        {
            if (await FindAsync(id, ct) is not { Row.FiledAs: null } draft) return DraftSaving.Gone;
            var before = ProtestForm.StampOf(part(draft.Form));
            var form = ProtestForm.Read(ProtestForm.Version, draft.Form.Write());
            change(form);
            if (!string.IsNullOrEmpty(seen) && seen != before)
                // A second click brings what is saved already.
                return ProtestForm.StampOf(part(form)) == before ? DraftSaving.Done : new(IsDone: false, draft);
            var (seq, title, body, now) = (draft.Seq, form.Title(), form.Write(), clock.UtcNow);
            using var turn = await gate.EnterAsync(GateUser.Person, ct);
            var saved = await db.WorkDrafts.Where(d => d.Id == id && d.Seq == seq && d.FiledAs == null).ExecuteUpdateAsync(d => d
                .SetProperty(r => r.Title, title).SetProperty(r => r.Body, body).SetProperty(r => r.FormVersion, ProtestForm.Version)
                .SetProperty(r => r.UpdatedAt, now).SetProperty(r => r.Seq, seq + 1), ct);
            if (saved == 1) return DraftSaving.Done;
        }
    }

    /// <summary>Throws a draft away with its documents, or neither.</summary>
    public Task DeleteAsync(long id, CancellationToken ct) => db.WriteAsync(async () =>
    {
        if (await db.WorkDrafts.Where(d => d.Id == id && d.Kind == Kind && d.FiledAs == null).ExecuteDeleteAsync(ct) > 0)
            await Data.Attachments.DraftDocuments.ForgetAsync(db, id, ct);
    }, ct: ct);
}
