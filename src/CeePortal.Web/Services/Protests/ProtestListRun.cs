using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Protests;
using CeePortal.Domain.Protests;
using CeePortal.Domain.Work;
using CeePortal.Intake.Protests;
using CeePortal.Intake.Sheets;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Work.Filing;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Protests;

/// <summary>Works a list of protests through in the background. Each protest is one transaction with the list's place, so a run
/// that dies is gone on with behind the last protest, and none is filed twice. All of them are dated to the day on which the
/// list came in, however late it is worked through.</summary>
public sealed class ProtestListRun(PortalDbContextFactory contexts, IFileStore files, WorkFilers filers, ProtestFilings filings, JobLeases leases, Domain.Clocks.LegalClock clock) : IJobHandler
{
    public const string JobKind = "protest-list";

    public string Kind => JobKind;

    /// <summary>Another run has this list.</summary>
    sealed class SupersededException : Exception;

    public async Task RunAsync(long jobId, long batchId, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        if (await db.ProtestBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, ct) is not { HasEnded: false } batch) return;
        var list = await ReadAsync(batch, ct);
        if (batch.Status == BatchStatus.Waiting && !await BeginAsync(batch, list, ct)) return;
        if (list.References == 0) return; // refused whole
        if (await RoleAsync(db, batch.SentBy, ct) is not { } role)
        {
            await RefuseAsync(batchId, NobodyFiles, ct);
            return;
        }
        var filer = await filers.OfAsync(batch.SentBy, batch.OrganizationId, role, ct);
        try
        {
            for (var place = batch.Done; place < list.Protests.Count; place++)
            {
                ct.ThrowIfCancellationRequested();
                if (await RoleAsync(db, batch.SentBy, ct) != role) // closed, or another's now, while the list ran
                {
                    await RefuseAsync(batchId, NobodyFiles, ct);
                    return;
                }
                await WorkAsync(batch, filer, list.Protests[place], place, ct);
                if (place == batch.Done) await leases.GotOnAsync(jobId, ct);
            }
        }
        catch (SupersededException)
        {
            return;
        }
        var ended = clock.UtcNow;
        await db.WriteAsync(() => db.ProtestBatches.Where(b => b.Id == batchId && b.EndedAt == null)
            .ExecuteUpdateAsync(b => b.SetProperty(r => r.Status, BatchStatus.Done).SetProperty(r => r.EndedAt, ended), ct), ct: ct);
    }

    public async Task GiveUpAsync(long batchId, string why, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var now = clock.UtcNow;
        await db.WriteAsync(() => db.ProtestBatches.Where(b => b.Id == batchId && b.EndedAt == null).ExecuteUpdateAsync(b => b
            .SetProperty(r => r.Status, BatchStatus.Failed).SetProperty(r => r.EndedAt, now)
            .SetProperty(r => r.StatusText, "We could not work this list through, and have stopped trying. The protests filed until then stay. Send the rest again, or ask an administrator to try this list once more."), ct), ct: ct);
    }

    async Task<ProtestList> ReadAsync(ProtestBatch batch, CancellationToken ct)
    {
        await using var stored = files.Open(batch.StoredFile) ?? throw new InvalidOperationException("The list is no longer in the file store.");
        var bytes = new MemoryStream((int)Math.Min(batch.Bytes, ProtestLists.LargestFile));
        await stored.CopyToAsync(bytes, ct);
        bytes.Position = 0;
        return ProtestListReader.Read(bytes);
    }

    /// <summary>Ends a list as failed, so that the same file may be sent again.</summary>
    async Task RefuseAsync(long batchId, string why, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var now = clock.UtcNow;
        await db.WriteAsync(() => db.ProtestBatches.Where(b => b.Id == batchId && b.EndedAt == null).ExecuteUpdateAsync(b => b
            .SetProperty(r => r.Status, BatchStatus.Failed).SetProperty(r => r.EndedAt, now).SetProperty(r => r.StatusText, why), ct), ct: ct);
    }

    const string NobodyFiles = "The account that sent this list was closed or has another role by now, so the portal files nothing more for it. What was filed until then stays. "
        + "A colleague may send the rest again; or have an administrator look at the account.";

    /// <summary>The role by which the sender files; null when the account is closed or has none.</summary>
    async Task<string?> RoleAsync(PortalDbContext db, long userId, CancellationToken ct) =>
        await (from user in db.Users.StillOpen(clock.UtcNow)
               join r in db.UserRoles on user.Id equals r.UserId
               join role in db.Roles on r.RoleId equals role.Id
               where user.Id == userId
               select role.Name).FirstOrDefaultAsync(ct);

    /// <summary>Writes what the reading found, once.</summary>
    async Task<bool> BeginAsync(ProtestBatch batch, ProtestList list, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var began = false;
        var (refused, now) = (list.References == 0, clock.UtcNow);
        await db.WriteAsync(async () =>
        {
            began = await db.ProtestBatches.Where(b => b.Id == batch.Id && b.Status == BatchStatus.Waiting).ExecuteUpdateAsync(b => b
                .SetProperty(r => r.Status, refused ? BatchStatus.Refused : BatchStatus.Running)
                .SetProperty(r => r.StatusText, refused && list.Problems.Count > 0 ? list.Problems[0].Problem + " " + list.Problems[0].Remedy : null)
                .SetProperty(r => r.EndedAt, refused ? now : (DateTime?)null)
                .SetProperty(r => r.Rows, list.Rows).SetProperty(r => r.BadRows, list.BadRows).SetProperty(r => r.Protests, list.References).SetProperty(r => r.Readable, list.Protests.Count), ct) == 1;
            if (!began) return;
            db.ProtestBatchProblems.AddRange(list.Problems.Select(p => Row(batch, p)));
            await db.SaveChangesAsync(ct);
        }, ct: ct);
        return began;
    }

    async Task WorkAsync(ProtestBatch batch, WorkFiler filer, ProtestDraft draft, int place, CancellationToken ct)
    {
        var form = FormOf(draft);
        if (!batch.CheckOnly)
        {
            try
            {
                await filings.SendAsync(filer, form, batch.ReceivedAt, draft: null, async (db, protests) =>
                {
                    if (await db.ProtestBatches.Where(b => b.Id == batch.Id && b.Done == place && b.EndedAt == null).ExecuteUpdateAsync(b => b
                        .SetProperty(r => r.Done, place + 1).SetProperty(r => r.Filed, r => r.Filed + protests.Count), ct) == 0) throw new SupersededException();
                    db.ProtestBatchFilings.AddRange(protests.Select(p => new ProtestBatchFiling
                    {
                        BatchId = batch.Id,
                        OrganizationId = batch.OrganizationId,
                        Row = draft.Row,
                        Reference = draft.Reference.Length <= 60 ? draft.Reference : draft.Reference[..60],
                        Number = p.Item.Number.ToCompact(),
                    }));
                }, ct);
                return;
            }
            catch (WorkRefusedException refused)
            {
                await NoteAsync(batch, place, await ProblemsAsync(filer, form, draft, batch, ct) is { Count: > 0 } found ? found : [new(draft.Row, "", draft.Reference, refused.Message, "Correct it and send the protest again.")], ct);
                return;
            }
        }
        await NoteAsync(batch, place, await ProblemsAsync(filer, form, draft, batch, ct), ct);
    }

    async Task<List<SheetProblem>> ProblemsAsync(WorkFiler filer, ProtestForm form, ProtestDraft draft, ProtestBatch batch, CancellationToken ct)
    {
        var read = await filings.CheckAsync(filer, form, batch.ReceivedAt, ct);
        return [.. read.Problems.Where(p => p.IsFatal).Select(p => new SheetProblem(
            p is { Step: ProtestStep.Entries, Index: { } i } && i < draft.Entries.Count ? draft.Entries[i].Row : draft.Row,
            p.Step switch { ProtestStep.Parties => "Importer Number", ProtestStep.Entries => "Entry Number", ProtestStep.Objections => "Decision Protested", _ => "" },
            p is { Step: ProtestStep.Entries, Index: { } at } && at < draft.Entries.Count ? draft.Entries[at].Entry.ToString() : SheetProblems.Shown(draft.Reference), p.Message, p.Fix))];
    }

    /// <summary>Notes why a protest was not filed, or that it would be, and goes on: problems and place in one transaction.</summary>
    async Task NoteAsync(ProtestBatch batch, int place, IReadOnlyList<SheetProblem> problems, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        await db.WriteAsync(async () =>
        {
            var would = problems.Count == 0 ? 1 : 0;
            if (await db.ProtestBatches.Where(b => b.Id == batch.Id && b.Done == place && b.EndedAt == null).ExecuteUpdateAsync(b => b
                .SetProperty(r => r.Done, place + 1).SetProperty(r => r.Filed, r => r.Filed + would), ct) == 0) throw new SupersededException();
            db.ProtestBatchProblems.AddRange(problems.Select(p => Row(batch, p)));
            await db.SaveChangesAsync(ct);
        }, ct: ct);
    }

    static ProtestBatchProblem Row(ProtestBatch batch, SheetProblem p) => new()
    {
        BatchId = batch.Id,
        OrganizationId = batch.OrganizationId,
        Row = p.Row,
        Column = Cut(p.Column, 60),
        Value = Cut(p.Value, 130),
        Problem = Cut(p.Problem, 1000),
        Remedy = Cut(p.Remedy, 1000),
    };

    static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    /// <summary>The protest as the filing form has it: one way in for both.</summary>
    static ProtestForm FormOf(ProtestDraft draft) => new()
    {
        Parties = new() { By = draft.By.ToString(), Party = draft.Importer.ToOfficial(), Drawback = draft.Drawback, NoCollusion = draft.NoCollusion },
        Entries = [.. draft.Entries.Select(e => new ProtestForm.EntryPart { Number = e.Entry.ToString(), Port = e.Port.IsNone ? null : e.Port.ToString(), EntryDate = Iso(e.EnteredOn), DecidedOn = Iso(e.DecidedOn), DemandMailedOn = Iso(e.DemandMailedOn) })],
        Objections = [.. draft.Objections.Select(o => new ProtestForm.ObjectionPart
        {
            Decision = o.Decision.ToString(),
            Category = o.Category,
            Claim = o.Claim,
            Reasons = o.Reasons,
            Entries = [.. o.Entries.Select(e => e.ToString())],
        })],
        Requests = new()
        {
            Accelerated = draft.Accelerated,
            SaysExclusion = draft.SaysExclusion,
            SameAs = draft.SameDispositionAs.IsNone ? null : draft.SameDispositionAs.ToString(),
            SameReceivedOn = Iso(draft.SameDispositionReceivedOn),
            FurtherReview = draft.Review is not null,
            Criteria = draft.Review is { } review ? [.. Enum.GetValues<ReviewCriteria>().Where(c => c != ReviewCriteria.None && review.Criteria.HasFlag(c)).Select(c => c.ToString())] : [],
            Justification = draft.Review?.Justification,
            NoAdministrativeDecision = draft.Review?.NoAdministrativeDecision ?? false,
            NoCourtDecision = draft.Review?.NoCourtDecision ?? false,
        },
    };

    static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
