using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Work;
using CeePortal.Web.Services.Work.Forms;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Work.Filing;

/// <summary>A draft with its answers.</summary>
public sealed record FilingDraft(WorkDraft Row, FormAnswers Answers)
{
    public long Id => Row.Id;
    public int Seq => Row.Seq;

    /// <summary>The numbers under which it was filed; empty while it is a draft.</summary>
    public IReadOnlyList<WorkNumber> FiledAs { get; } = [.. (Row.FiledAs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => WorkNumber.Parse(n))];
}

/// <summary>What became of a saving.</summary>
/// <param name="IsDone">True when it is saved.</param>
/// <param name="Now">The draft as a colleague saved it meanwhile; null when it is saved, or was filed or deleted.</param>
public sealed record FilingSaving(bool IsDone, FilingDraft? Now = null)
{
    public static readonly FilingSaving Done = new(IsDone: true), Gone = new(IsDone: false);
}

/// <summary>Drafts of described forms, saved as typed. A draft belongs to its organization; colleagues may go on with it.</summary>
public sealed class FilingDrafts(PortalDbContext db, WriteGate gate, LegalClock clock)
{
    /// <summary>How many drafts a page shows.</summary>
    public const int Most = 100;

    const int Version = 1, MostTitle = 200;

    /// <summary>The drafts of a form that are not filed, last changed first.</summary>
    public async Task<IReadOnlyList<WorkDraft>> ListAsync(string kind, CancellationToken ct) =>
        await db.WorkDrafts.AsNoTracking().Where(d => d.Kind == kind && d.FiledAs == null).OrderByDescending(d => d.UpdatedAt).ThenByDescending(d => d.Id)
            .Take(Most).Select(d => new WorkDraft { Id = d.Id, Kind = d.Kind, Title = d.Title, UpdatedAt = d.UpdatedAt, OwnerId = d.OwnerId, Seq = d.Seq }).ToListAsync(ct);

    /// <summary>A draft that the visitor may see; null for any other.</summary>
    /// <exception cref="InvalidDataException">A newer portal wrote it.</exception>
    public async Task<FilingDraft?> FindAsync(string kind, long id, CancellationToken ct) =>
        await db.WorkDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.Kind == kind, ct) is not { } row ? null
        : row.FormVersion == Version ? new(row, FormAnswers.Read(row.Body)) : throw new InvalidDataException(FormattableString.Invariant($"This draft has the form of version {row.FormVersion}, which this portal does not know."));

    /// <summary>Begins a draft.</summary>
    public async Task<long> BeginAsync(FilingForm form, long ownerId, long organizationId, FormAnswers answers, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var row = new WorkDraft { OwnerId = ownerId, OrganizationId = organizationId, Kind = form.Code, FormVersion = Version, Title = Title(form, answers), Body = answers.Write(), CreatedAt = now, UpdatedAt = now };
        db.WorkDrafts.Add(row);
        await db.SaveChangesAsync(ct);
        return row.Id;
    }

    /// <summary>Saves a step as typed. Steps that others changed meanwhile stay; who had the same step open is told, and nothing is saved.</summary>
    /// <param name="form">The form.</param>
    /// <param name="id">The draft.</param>
    /// <param name="fields">The fields of the step.</param>
    /// <param name="seen">What stood for the step when the visitor opened it (<see cref="FormAnswers.Stamp"/>); empty for acts that replace it whatever it is.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<FilingSaving> SaveAsync(FilingForm form, long id, IReadOnlyList<FormField> fields, string? seen, FormAnswers typed, CancellationToken ct)
    {
        for (; ; )
        {
            if (await FindAsync(form.Code, id, ct) is not { Row.FiledAs: null } draft) return FilingSaving.Gone;
            var before = draft.Answers.Of(fields).Stamp();
            if (!string.IsNullOrEmpty(seen) && seen != before)
                // A second click brings what is saved already.
                return typed.Of(fields).Stamp() == before ? FilingSaving.Done : new(IsDone: false, draft);
            var answers = FormAnswers.Read(draft.Answers.Write());
            foreach (var field in fields)
                if (field.Kind == FieldKind.Rows) answers.Rows[field.Name] = [.. typed.RowsOf(field.Name)];
                else answers.Texts[field.Name] = [.. typed.All(field.Name)];
            var (seq, title, body, now) = (draft.Seq, Title(form, answers), answers.Write(), clock.UtcNow);
            using var turn = await gate.EnterAsync(GateUser.Person, ct);
            var saved = await db.WorkDrafts.Where(d => d.Id == id && d.Seq == seq && d.FiledAs == null).ExecuteUpdateAsync(d => d
                .SetProperty(r => r.Title, title).SetProperty(r => r.Body, body).SetProperty(r => r.UpdatedAt, now).SetProperty(r => r.Seq, seq + 1), ct);
            if (saved == 1) return FilingSaving.Done;
        }
    }

    /// <summary>Throws a draft away with its documents, or neither.</summary>
    public Task DeleteAsync(string kind, long id, CancellationToken ct) => db.WriteAsync(async () =>
    {
        if (await db.WorkDrafts.Where(d => d.Id == id && d.Kind == kind && d.FiledAs == null).ExecuteDeleteAsync(ct) > 0)
            await DraftDocuments.ForgetAsync(db, id, ct);
    }, ct: ct);

    static string Title(FilingForm form, FormAnswers answers) => form.TitleOf(answers) is { Length: > MostTitle } title ? title[..(MostTitle - 1)] + "…" : form.TitleOf(answers);
}
