using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Accounts;
using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.Data.Uploads;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Intake;
using CeePortal.Intake.Liquidation;
using CeePortal.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Works a liquidation file through, in the background, slice by slice. Each slice is one transaction with its
/// checkpoint: a run that dies is gone on with behind the last slice, with nothing lost or recorded twice.</summary>
/// <remarks>An event is recorded only on entries that the office of the person who loaded the file handles, as that person's
/// role and office are while the job runs.</remarks>
public sealed class LiquidationRun(PortalDbContextFactory contexts, IFileStore files, ReferenceLists lists, LawSource laws, ScopeResolver scopes, JobLeases leases,
    WorkFollowsDates follower, LegalClock clock) : IJobHandler
{
    public const string JobKind = "liquidation";

    /// <summary>How many rows a slice has, so that it holds the gate for less than the 50 ms that a job may.</summary>
    const int SliceRows = 60;

    public string Kind => JobKind;

    public async Task GiveUpAsync(long uploadId, string why, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        await db.WriteAsync(async () =>
        {
            var now = clock.UtcNow;
            var ended = await db.Uploads.Where(u => u.Id == uploadId && u.EndedAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.Status, UploadStatus.Failed).SetProperty(r => r.EndedAt, now)
                    .SetProperty(r => r.StatusText, "We could not work this file through, and have stopped trying. What was recorded until then stays. "
                        + "Load the same file again to record the rest, or ask an administrator to try this load once more."), ct);
            if (ended == 0) return;
            await EventLog.AppendAsync(db, "upload", uploadId, "UploadFailed", JsonSerializer.Serialize(new { why }), now, actorId: null, ct: ct);
            await db.SaveChangesAsync(ct);
        }, ct: ct);
    }

    public async Task RunAsync(long jobId, long uploadId, CancellationToken ct)
    {
        // Somebody recorded on one of the entries while a slice was judged: begin again behind the last slice written.
        while (await RunFromCheckpointAsync(jobId, uploadId, ct) == SliceResult.Conflict) ct.ThrowIfCancellationRequested();
    }

    async Task<SliceResult> RunFromCheckpointAsync(long jobId, long uploadId, CancellationToken ct)
    {
        if (await BeginAsync(uploadId, ct) is not { } upload) return SliceResult.Superseded;
        await using var stored = files.Open(upload.StoredFile!) ?? throw new InvalidOperationException("The uploaded file is no longer in the file store.");
        // The day of receipt, not of this run: a run that goes on after midnight judges as the first one did.
        var received = LegalClock.DayOf(new DateTimeOffset(upload.ReceivedAt, TimeSpan.Zero));
        var reader = new LiquidationReader(stored, LiquidationReferences.From(await lists.GetAsync(ct), received), ReadingPosition.FromJson(upload.Checkpoint!));
        var scope = await ScopeAsync(upload.UploadedBy, ct);
        for (var slices = upload.Slices; ; slices++)
        {
            var rows = new List<LiquidationReading>(SliceRows);
            var isLast = false;
            while (rows.Count < SliceRows && !isLast)
                if (reader.Read(out var row)) rows.Add(row);
                else isLast = true;

            await using var db = contexts.CreateForSystem();
            var isStopped = !isLast && await db.Uploads.AsNoTracking().Where(u => u.Id == uploadId).Select(u => u.StopRequested).SingleAsync(ct);
            // Whoever may not sign in records nothing: what stands in this slice is not judged.
            var isClosed = !await db.Users.StillOpen(clock.UtcNow).AnyAsync(u => u.Id == upload.UploadedBy, ct);
            if (isClosed) rows.Clear();
            var slice = await JudgeAsync(db, upload, slices, rows, reader.Position, isLast, scope, received, ct);
            if (isLast || isStopped || isClosed)
            {
                slice.EndsAs = isStopped || isClosed ? UploadStatus.Stopped : UploadStatus.Done;
                slice.EndText = isClosed ? "The account that loaded this file was closed, so nothing more of it was recorded. What was recorded until then stays; a colleague may load the file again to record the rest."
                    : isStopped ? "Stopped on request. What was recorded until then stays; load the file again to record the rest." : null;
            }
            List<PortalJob> follow = [];
            var result = await LiquidationWriter.WriteAsync(db, contexts.Gate, slice, clock.Today, async arrived => follow = await follower.AskAsync(db, arrived, ct), ct);
            if (result != SliceResult.Written) return result;
            follower.Start(follow);
            if (slices == upload.Slices) await leases.GotOnAsync(jobId, ct);
            if (slice.EndsAs is not null) return result;
        }
    }

    async Task<Upload?> BeginAsync(long uploadId, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var upload = await db.Uploads.SingleOrDefaultAsync(u => u.Id == uploadId, ct);
        if (upload is null || upload.HasEnded) return null;
        upload.Status = UploadStatus.Running;
        upload.StartedAt ??= clock.UtcNow;
        await db.SaveChangesAsync(ct);
        return upload;
    }

    async Task<PortalScope> ScopeAsync(long userId, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var roles = await (from held in db.UserRoles where held.UserId == userId join role in db.Roles on held.RoleId equals role.Id select role.Name!).ToListAsync(ct);
        return await scopes.ResolveAsync(userId, roles, ct);
    }

    async Task<LiquidationSlice> JudgeAsync(PortalDbContext db, Upload upload, int slicesBefore, List<LiquidationReading> rows, ReadingPosition at, bool isLast, PortalScope scope, DateOnly received, CancellationToken ct)
    {
        var law = await laws.CurrentAsync(ct);
        var dockets = await LiquidationDockets.OpenAsync(db, [.. rows.Where(r => r.Event is not null).Select(r => r.Entry.ToCompact())], law, ct);
        var slice = new LiquidationSlice
        {
            UploadId = upload.Id,
            OrganizationId = upload.OrganizationId,
            SlicesBefore = slicesBefore,
            At = clock.UtcNow,
            Checkpoint = at.ToJson(),
            BytesRead = isLast ? upload.Bytes : at.Offset,
            Dockets = dockets.Values,
            Rows = rows.Count,
        };
        foreach (var row in rows)
        {
            List<Finding> findings = [.. row.Findings];
            Record(row, dockets.GetValueOrDefault(row.Entry.ToCompact()), findings);
            if (findings.Exists(f => f.Severity == Severity.Warning)) slice.WithWarnings++;
            foreach (var finding in findings)
                slice.Findings.Add(EntryFinding.From(finding, contexts.Keys.Next(), upload.Id, upload.OrganizationId, row.Entry.IsNone ? "" : row.Entry.Filer.ToString()));
        }
        return slice;

        void Record(LiquidationReading row, LiquidationDocket? docket, List<Finding> findings)
        {
            if (row.Event is not { } e)
            {
                slice.Refused++;
                return;
            }
            if (docket is null || !LiquidationDesk.MayChange(scope, docket.Entry))
            {
                slice.Refused++;
                findings.Add(docket is null
                    ? row.Found(LiquidationCodes.NotOnFile, Severity.Fatal, $"Entry {row.Entry} is not on file in the portal.", "Check the number. If the broker files it later, load this file again: what is recorded already is passed over.")
                    : row.Found(LiquidationCodes.NotYours, Severity.Fatal, $"Entry {row.Entry} is handled by another office, so nothing was recorded.", "Send the row to that office, or to Field Operations."));
                return;
            }
            var source = new EventSource(slice.At, upload.Id, row.Row);
            try
            {
                var known = docket.History.Entered;
                if (row.EntryDate is { } other && !known.IsEstimated && known.On != other)
                    findings.Add(row.Found(LiquidationCodes.Passed, Severity.Warning, FormattableString.Invariant($"CBP's date of entry is on record as {known.On:yyyy-MM-dd}; this row says {other:yyyy-MM-dd}. It was not replaced."), "Compare both with ACE."));
                switch (row.EntryDate is { } entered && known.IsEstimated ? docket.Record(entered, e, received, source) : docket.Record(e, received, source))
                {
                    case EventOutcome.Recorded:
                        slice.Recorded++;
                        break;
                    case EventOutcome.Struck:
                        slice.Repeated++;
                        findings.Add(row.Found(LiquidationCodes.Passed, Severity.Warning, "This event was struck out by hand as a mistake, and is not recorded again.", "If it is right after all, record it on the entry's page."));
                        break;
                    default:
                        slice.Repeated++;
                        break;
                }
            }
            catch (LiquidationRefusedException refused)
            {
                slice.Refused++;
                findings.Add(row.Found(LiquidationCodes.DoesNotFit, Severity.Fatal, refused.Message, "Compare the row with the events on the entry's Deadlines tab."));
            }
        }
    }
}
