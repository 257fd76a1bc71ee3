using System.Text.Json;
using System.Threading.Channels;
using CeePortal.Data;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Reference;
using CeePortal.Data.Trade;
using CeePortal.Data.Uploads;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using CeePortal.Intake;
using CeePortal.Intake.Ax;
using CeePortal.Intake.Checks;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Corrections;
using Microsoft.EntityFrameworkCore;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace CeePortal.Web.Services.Uploads;

/// <summary>
/// Works an upload through, in the background, slice by slice. One thread reads, checks, routes and makes rows; the other
/// writes what the first made. Each slice is one transaction with its checkpoint, so that a run which dies is gone on with
/// by the next one behind the last slice, with nothing lost or stored twice.
/// </summary>
public sealed class UploadRun(PortalDbContextFactory contexts, IFileStore files, BulkWriter writer, RoutingBookSource books, ReferenceLists lists,
    ImporterDirectory directory, StorageSettings storage, JobLeases leases, LegalClock clock, CorrectionJudges corrections, JobQueue? jobs = null) : IJobHandler
{
    public const string JobKind = "upload";

    // One slice is being written, one waits, one is being made.
    const int SlicesInFlight = 3;

    // How often a run looks whether it is to stop: no person waits that long in vain.
    static readonly TimeSpan stopAsked = TimeSpan.FromMilliseconds(200);

    public string Kind => JobKind;

    /// <summary>Ends the upload as failed, in words: what was filed until then stays, and the same file may be sent again.</summary>
    public async Task GiveUpAsync(long uploadId, string why, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        await db.WriteAsync(async () =>
        {
            var now = clock.UtcNow;
            var ended = await db.Uploads.Where(u => u.Id == uploadId && u.EndedAt == null)
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.Status, UploadStatus.Failed).SetProperty(r => r.EndedAt, now)
                    .SetProperty(r => r.StatusText, "We could not work this file through, and have stopped trying. The entries filed until then stay on file. "
                        + "Send the same file again to file the rest, or ask an administrator to try this upload once more."), ct);
            if (ended == 0) return;
            await EventLog.AppendAsync(db, "upload", uploadId, "UploadFailed", JsonSerializer.Serialize(new { why }), now, actorId: null, ct: ct);
            await db.SaveChangesAsync(ct);
        }, ct: ct);
    }

    public async Task RunAsync(long jobId, long uploadId, CancellationToken ct)
    {
        // A slice that meets another upload's filing of the same entry writes nothing; what was read ahead rests on what is
        // no longer true. So the run begins again behind the last slice written. Each turn somebody else has got ahead.
        while (await RunFromCheckpointAsync(jobId, uploadId, ct) == SliceResult.Conflict) ct.ThrowIfCancellationRequested();
        await AskForItemsAsync(uploadId, ct);
    }

    /// <summary>Asks for the items of the corrections that came, so that lists show them at once.</summary>
    async Task AskForItemsAsync(long uploadId, CancellationToken ct)
    {
        if (jobs is null) return;
        await using var db = contexts.CreateForSystem();
        if (!await db.Uploads.AnyAsync(u => u.Id == uploadId && u.CorrectionsDue, ct)) return;
        PortalJob? job = null;
        await db.WriteAsync(async () =>
        {
            job = await jobs.AddAsync(db, ListCorrectionsJob.JobKind, 0, ct);
            await db.SaveChangesAsync(ct);
        }, GateUser.Portal, ct);
        jobs.Start(job!);
    }

    async Task<SliceResult> RunFromCheckpointAsync(long jobId, long uploadId, CancellationToken ct)
    {
        if (await BeginAsync(uploadId, ct) is not { } upload) return SliceResult.Superseded;
        await using var stored = files.Open(upload.StoredFile!) ?? throw new InvalidOperationException("The uploaded file is no longer in the file store.");
        var checkpoint = RunCheckpoint.FromJson(upload.Checkpoint!);
        using var spool = UploadSpool.Open(storage.Root, upload.Id, checkpoint);
        var format = Enum.Parse<IntakeFormat>(upload.Format!);
        // The day of receipt, not of this run: a run that goes on after midnight judges as the first one did.
        var received = LegalClock.DayOf(new DateTimeOffset(upload.ReceivedAt, TimeSpan.Zero));
        var reference = await IntakeReferences.LoadAsync(lists, received, ct);
        var book = await books.GetAsync(ct);
        using var check = upload.CheckOnly ? new CheckedSummaries(contexts) : null;
        var onFile = (ISummariesOnFile?)check ?? new FiledSummaries(contexts, SlicesInFlight);
        var correct = await corrections.ForAsync(received, upload.OrganizationId, ct);
        var judge = new FilingJudge(book, onFile, new ImportersOfFile(contexts, directory, enter: !upload.CheckOnly), received, await FilersAsync(upload, ct),
            correct);
        using var reader = EntryReaders.Open(format, stored, reference, checkpoint.At == ReadingPosition.Start ? null : checkpoint.At);

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var slices = Channel.CreateBounded<ReadSlice>(1);
        var reading = Task.Run(() => ReadAsync(reader, judge, onFile, upload, slices.Writer, stopping.Token), CancellationToken.None);
        try
        {
            var result = await WriteAsync(jobId, upload, correct.Law, format, checkpoint, spool, slices.Reader, ct);
            if (result == SliceResult.Written) spool.Remove();
            return result;
        }
        finally
        {
            await stopping.CancelAsync();
            slices.Writer.TryComplete();
            try
            {
                await reading; // it must not outlive the file
            }
            catch (Exception ended) when (ended is OperationCanceledException or ChannelClosedException)
            {
                // stopped by us
            }
        }
    }

    /// <summary>Takes the upload up, or says that there is nothing left to do. A check that was broken off begins anew: it
    /// stores nothing but findings, and what it has seen of the file is gone.</summary>
    async Task<Upload?> BeginAsync(long uploadId, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var upload = await db.Uploads.SingleOrDefaultAsync(u => u.Id == uploadId, ct);
        if (upload is null || upload.HasEnded) return null;
        upload.Status = UploadStatus.Running;
        upload.StartedAt ??= clock.UtcNow;
        if (upload.CheckOnly && upload.EntriesDone > 0)
        {
            await db.EntryFindings.Where(f => f.UploadId == uploadId).ExecuteDeleteAsync(ct);
            await db.UploadTallies.Where(t => t.UploadId == uploadId).ExecuteDeleteAsync(ct);
            (upload.EntriesDone, upload.Accepted, upload.Rejected, upload.WithWarnings, upload.FindingCount, upload.BytesRead) = (0, 0, 0, 0, 0, 0);
            upload.Checkpoint = RunCheckpoint.FromJson(upload.Checkpoint!).Restart().ToJson();
        }
        await db.SaveChangesAsync(ct);
        return upload;
    }

    async Task<List<string>> FilersAsync(Upload upload, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return await db.FilerAccounts.Where(f => f.OrganizationId == upload.OrganizationId).Select(f => f.Filer).ToListAsync(ct);
    }

    /// <summary>A slice with the rows that its accepted entries become.</summary>
    sealed record ReadSlice(FilingSlice Slice, List<MadeRows?> Rows);

    /// <summary>The rows of a filing; those of a correction laid over what is on file.</summary>
    sealed record MadeRows(EntryRows Rows, CorrectedRows? Changes);

    async Task ReadAsync(IEntryReader reader, FilingJudge judge, ISummariesOnFile onFile, Upload upload, ChannelWriter<ReadSlice> slices, CancellationToken ct)
    {
        try
        {
            await foreach (var slice in FilingSlices.ReadAsync(reader, judge, () => writer.SliceEntries, ct))
            {
                var rows = MakeRows(slice.Filings, upload);
                onFile.Expect(upload.CheckOnly ? FilingSlices.LeftOnFile(slice.Filings) : LeftOnFile(slice.Filings, rows));
                if (!upload.CheckOnly) slice.Filings.ForEach(static f => f.Reading.LetGo());
                await slices.WriteAsync(new ReadSlice(slice, rows), ct);
            }
            slices.Complete();
        }
        catch (Exception problem)
        {
            slices.TryComplete(problem);
            throw;
        }
    }

    List<MadeRows?> MakeRows(List<Filing> filings, Upload upload)
    {
        var made = new List<MadeRows?>(filings.Count);
        var at = clock.UtcNow;
        var received = LegalClock.DayOf(new DateTimeOffset(upload.ReceivedAt, TimeSpan.Zero));
        foreach (var filing in filings)
        {
            if (filing.Decision is null || upload.CheckOnly)
            {
                made.Add(null);
                continue;
            }
            var was = filing.Correction?.Was;
            var rows = EntryRows.From(filing.Reading.Draft!, filing.Decision, filing.ImporterId, upload.Id, at, was?.Entry.ReceivedOn ?? received, contexts.Keys.Next, filing.OnFile,
                filing.Correction?.Filing.Filer ?? default, filing.Correction?.Lines);
            made.Add(new(rows, was is null ? null : CorrectedRows.Over(rows, was)));
        }
        return made;
    }

    static List<EntryOnFile> LeftOnFile(List<Filing> filings, List<MadeRows?> made)
    {
        var left = new List<EntryOnFile>(filings.Count);
        for (var i = 0; i < filings.Count; i++)
        {
            var filing = filings[i];
            if (made[i]?.Rows is { Entry: var e, Decision: var d } rows)
                left.Add(new EntryOnFile(e.Id, e.Number, e.PortOfEntry, e.BrokerReference, EntryStatus.Accepted, e.Version, e.Seq, d.Seq, e.UploadId)
                {
                    Filer = e.Filer,
                    Corrections = e.Corrections,
                    Control = filing.OnFile is { Status: EntryStatus.Accepted } before ? before.Control : default,
                    Ahead = rows,
                    IsUnderReview = filing.Correction?.Selected.Count > 0,
                    Awaiting = filing.Correction?.Awaiting,
                });
            else if (filing.Outcome == FilingOutcome.Withdrawn)
                left.Add(filing.OnFile! with { Status = EntryStatus.Withdrawn, Seq = filing.OnFile.Seq + 1 });
        }
        return left;
    }

    async Task<SliceResult> WriteAsync(long jobId, Upload upload, Law law, IntakeFormat format, RunCheckpoint checkpoint, UploadSpool spool, ChannelReader<ReadSlice> slices, CancellationToken ct)
    {
        var answer = format == IntakeFormat.CatairAe && !upload.CheckOnly
            ? new AxResponseWriter(spool.Answer, checkpoint.Batch, Conditions.NarrativeOf, checkpoint.Ax)
            : null;
        var written = upload.Slices;
        long asked = 0;
        await foreach (var read in slices.ReadAllAsync(ct))
        {
            foreach (var (filing, rows) in read.Slice.Filings.Zip(read.Rows))
            {
                if (filing.Reading.InBlock is { } block) answer?.Write(block, AnswerTo(filing, rows?.Rows));
                if (!filing.IsAccepted) spool.NoteRejected(filing.Reading.StartOffset, filing.Reading.EndOffset);
            }
            var isStopped = false;
            if (!read.Slice.IsLast && Stopwatch.GetElapsedTime(asked) >= stopAsked)
            {
                isStopped = await IsStopAskedAsync(upload.Id, ct);
                asked = Stopwatch.GetTimestamp();
            }
            var ends = read.Slice.IsLast || isStopped;
            var ax = answer is null ? AxState.Start : ends ? answer.End() : answer.Checkpoint();
            var next = new RunCheckpoint(read.Slice.End, ax, checkpoint.Batch, spool.RejectedLength);
            var flushed = Task.Run(spool.Flush, CancellationToken.None); // beside the write, which waits for it before it commits
            var slice = Fill(upload, law, read, written++, next, flushed);
            if (ends)
            {
                await flushed;
                slice.EndsAs = isStopped ? UploadStatus.Stopped : UploadStatus.Done;
                slice.EndText = isStopped ? "Stopped on request. The entries filed until then stay on file; send the file again to file the rest." : null;
                (slice.AxFile, slice.RejectedFile) = await spool.StoreAsync(files, ct);
            }
            SliceOutcome outcome;
            try
            {
                outcome = await writer.WriteAsync(slice, ct);
            }
            finally
            {
                await flushed; // nobody closes the spool while it is brought to disk
            }
            if (outcome.Result != SliceResult.Written || ends) return outcome.Result;
            if (written == upload.Slices + 1) await leases.GotOnAsync(jobId, ct);
        }
        throw new InvalidOperationException("The reader ended without a last slice.");
    }

    static AxEntry AnswerTo(Filing filing, EntryRows? rows)
    {
        var (filer, number) = AxEntry.Split(filing.Reading.Entry);
        return new AxEntry
        {
            Filer = filer,
            Number = number,
            BrokerReference = filing.Reading.BrokerReference,
            Outcome = filing.Outcome,
            Version = rows is null ? 0 : rows.Entry.Version / 100,
            Team = filing.Decision is { Destination.Kind: Domain.Routing.DestinationKind.Center } decision ? decision.Destination.Code : "",
            Findings = filing.Findings,
        };
    }

    IntakeSlice Fill(Upload upload, Law law, ReadSlice read, int slicesBefore, RunCheckpoint checkpoint, Task onDisk)
    {
        var slice = new IntakeSlice
        {
            UploadId = upload.Id,
            OrganizationId = upload.OrganizationId,
            SlicesBefore = slicesBefore,
            At = clock.UtcNow,
            Entries = read.Slice.Filings.Count,
            BytesRead = read.Slice.IsLast ? upload.Bytes : read.Slice.End.Offset,
            Checkpoint = checkpoint.ToJson(),
            Law = law,
            OnDisk = onDisk,
        };
        foreach (var (filing, made) in read.Slice.Filings.Zip(read.Rows))
        {
            if (!filing.IsAccepted) slice.Rejected++;
            else if (filing.Outcome == FilingOutcome.Withdrawn && !upload.CheckOnly) slice.Withdrawn.Add(filing.OnFile!);
            else if (upload.CheckOnly && filing.Decision is { } decision) slice.AcceptedByCheck.Add((decision.Destination.Code, filing.Reading.Draft!.PortOfEntry.ToString()));
            else if (upload.CheckOnly) slice.WithdrawnByCheck++;
            else if (filing.Correction is { } correction)
                slice.Corrected.Add(new(made!.Changes!, filing.OnFile!, correction, new Actor(upload.UploadedBy, WorkRoles.Filer), upload.ReceivedAt, contexts.Keys.Next()));
            else if (filing.OnFile is { } before) slice.Replaced.Add(new(made!.Rows, before));
            else slice.Added.Add(made!.Rows);
            if (filing.HasWarnings) slice.WithWarnings++;
            foreach (var finding in filing.Findings)
                slice.Findings.Add(EntryFinding.From(finding, contexts.Keys.Next(), upload.Id, upload.OrganizationId, upload.Filer ?? "", made?.Rows.Entry));
        }
        return slice;
    }

    async Task<bool> IsStopAskedAsync(long uploadId, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return await db.Uploads.AsNoTracking().Where(u => u.Id == uploadId).Select(u => u.StopRequested).SingleAsync(ct);
    }
}
