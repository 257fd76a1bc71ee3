using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Entries;
using CeePortal.Data.Events;
using CeePortal.Data.Files;
using CeePortal.Data.Jobs;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Intake;
using CeePortal.Intake.Ax;
using CeePortal.Intake.Checks;
using CeePortal.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Uploads;

/// <summary>What became of a file that arrived.</summary>
/// <param name="UploadId">The upload to look at, or null when nothing was kept.</param>
/// <param name="RepeatOf">Where the same bytes stand when they were sent before, and it is that upload: done, on their way, or refused; null for new ones.</param>
/// <param name="Findings">Why nothing was kept.</param>
public sealed record UploadReceipt(long? UploadId, UploadStatus? RepeatOf, IReadOnlyList<Finding> Findings)
{
    public bool IsRepeat => RepeatOf is not null;

    /// <summary>What to tell who sent the same bytes again; null for a new file.</summary>
    public string? RepeatInWords => RepeatOf switch
    {
        null => null,
        UploadStatus.Refused => "You sent exactly this file before, and it was refused for the same reason. Nothing was filed; this is what was wrong with it.",
        _ => "You sent exactly this file before, so it is not filed a second time. This is what came of it.",
    };
}

/// <summary>
/// Takes a file whole: looks at its first bytes, hashes and stores it encrypted while it arrives, reads its envelope on
/// the way, and enters an upload with its job. A file that is no batch of this filer leaves nothing behind.
/// </summary>
public sealed class UploadReceiver(PortalDbContextFactory contexts, IFileStore files, JobQueue jobs, UploadLimits limits, LegalClock clock)
{
    const int BufferSize = 128 * 1024;

    public async Task<UploadReceipt> ReceiveAsync(Uploader uploader, string fileName, Stream file, bool checkOnly, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var length = await file.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, ct);
            var detection = FormatDetector.Detect(buffer.AsSpan(0, length), length < BufferSize ? length : null);
            if (detection.Format is not { } format) return Refuse([detection.Problem!]);

            await using var draft = files.Create();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var envelope = new EnvelopeScanner(format, clock.Today);
            long bytes = 0;
            while (length > 0)
            {
                bytes += length;
                if (bytes > limits.LargestFile) return Refuse([TooLarge()]);
                hash.AppendData(buffer, 0, length);
                envelope.Feed(buffer.AsSpan(0, length));
                await draft.WriteAsync(buffer.AsMemory(0, length), ct);
                length = await file.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, ct);
            }
            var batch = envelope.Finish();
            if (NotOurs(batch, uploader) is { } foreign) return Refuse([foreign]);

            var sha = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (await FindRepeatAsync(uploader, sha, checkOnly, batch.IsBroken, ct) is { } repeat) return repeat;
            return batch.IsBroken
                ? await EnterRefusedAsync(uploader, fileName, bytes, sha, format, checkOnly, batch, ct)
                : await EnterAsync(uploader, fileName, bytes, sha, format, checkOnly, batch, draft, ct);
        }
        catch (StorageFullException full)
        {
            return Refuse([Ours("CPQ", full.Message, "Try again later, or ask an administrator for room.")]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The upload of the same bytes that was or will be filed, or that was refused whole as this one would be.</summary>
    async Task<UploadReceipt?> FindRepeatAsync(Uploader uploader, string sha, bool checkOnly, bool isBroken, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return await db.Uploads.AsNoTracking()
            .Where(u => u.OrganizationId == uploader.OrganizationId && u.Sha256 == sha && u.CheckOnly == checkOnly
                && (!checkOnly && (u.Status == UploadStatus.Done || u.Status == UploadStatus.Waiting || u.Status == UploadStatus.Running)
                    || isBroken && u.Status == UploadStatus.Refused))
            .OrderBy(u => u.Id).Select(u => new UploadReceipt(u.Id, u.Status, Array.Empty<Finding>())).FirstOrDefaultAsync(ct);
    }

    async Task<UploadReceipt> EnterAsync(Uploader uploader, string fileName, long bytes, string sha, IntakeFormat format, bool checkOnly,
        BatchEnvelope batch, FileDraft draft, CancellationToken ct)
    {
        var stored = await draft.CommitAsync(ct);
        var upload = NewUpload(uploader, fileName, bytes, sha, format, checkOnly, batch);
        upload.StoredFile = stored.Key;
        upload.Status = UploadStatus.Waiting;
        upload.Checkpoint = RunCheckpoint.AtStart(AxBatchOf(batch)).ToJson();
        PortalJob job;
        await using (var db = contexts.CreateForSystem())
        {
            db.Uploads.Add(upload);
            job = await jobs.AddAsync(db, UploadRun.JobKind, upload.Id, ct);
            await EventLog.AppendAsync(db, "upload", upload.Id, "UploadReceived", Told(upload), clock.UtcNow, uploader.UserId, ct: ct);
            await db.SaveChangesAsync(ct);
        }
        jobs.Start(job);
        return new(upload.Id, RepeatOf: null, []);
    }

    /// <summary>A batch whose envelope is broken is refused whole: its findings and its X0/X1 answer are kept, the file is not.</summary>
    async Task<UploadReceipt> EnterRefusedAsync(Uploader uploader, string fileName, long bytes, string sha, IntakeFormat format, bool checkOnly,
        BatchEnvelope batch, CancellationToken ct)
    {
        var upload = NewUpload(uploader, fileName, bytes, sha, format, checkOnly, batch);
        upload.Status = UploadStatus.Refused;
        upload.EndedAt = clock.UtcNow;
        upload.StatusText = "The batch was refused whole because its control records are not in order. Nothing was filed. Correct what stands below and send it again.";
        upload.FindingCount = batch.Findings.Count;
        if (format == IntakeFormat.CatairAe) upload.AxFile = await AnswerBrokenAsync(batch, ct);
        await using var db = contexts.CreateForSystem();
        db.Uploads.Add(upload);
        foreach (var finding in batch.Findings)
            db.EntryFindings.Add(EntryFinding.From(finding, contexts.Keys.Next(), upload.Id, uploader.OrganizationId, upload.Filer ?? ""));
        foreach (var code in batch.Findings.GroupBy(f => f.Code, StringComparer.Ordinal))
            db.UploadTallies.Add(new UploadTally { UploadId = upload.Id, Kind = TallyKind.FindingCode, Key = code.Key, Count = code.Count(), OrganizationId = uploader.OrganizationId });
        await EventLog.AppendAsync(db, "upload", upload.Id, "UploadRefused", Told(upload), clock.UtcNow, uploader.UserId, ct: ct);
        await db.SaveChangesAsync(ct);
        return new(upload.Id, RepeatOf: null, []);
    }

    async Task<string> AnswerBrokenAsync(BatchEnvelope batch, CancellationToken ct)
    {
        await using var answer = files.Create();
        new AxResponseWriter(answer, AxBatchOf(batch), Conditions.NarrativeOf).Refuse(batch.Findings);
        return (await answer.CommitAsync(ct)).Key;
    }

    AxBatch AxBatchOf(BatchEnvelope batch) => new(batch.Site, batch.Sender, batch.Office, clock.Today);

    Upload NewUpload(Uploader uploader, string fileName, long bytes, string sha, IntakeFormat format, bool checkOnly, BatchEnvelope batch) => new()
    {
        Id = contexts.Keys.Next(),
        OrganizationId = uploader.OrganizationId,
        UploadedBy = uploader.UserId,
        Filer = batch.Filer.Length == 3 ? batch.Filer : null,
        FileName = fileName.Length == 0 ? "file" : fileName,
        Bytes = bytes,
        Sha256 = sha,
        Format = format.ToString(),
        CheckOnly = checkOnly,
        ReceivedAt = clock.UtcNow,
        TransactionsExpected = (int)Math.Min(batch.Transactions, int.MaxValue),
    };

    static string Told(Upload upload) => JsonSerializer.Serialize(new { upload.Sha256, upload.Bytes, upload.Format, upload.CheckOnly, upload.Filer });

    static Finding? NotOurs(BatchEnvelope batch, Uploader uploader)
    {
        if (batch.Filers.FirstOrDefault(f => f.Length == 3 && !uploader.Filers.Contains(f, StringComparer.Ordinal)) is not { } foreign) return null;
        var own = uploader.Filers.Count == 0 ? "Your organization has no filer code yet; ask an administrator to enter it."
            : $"You file as {string.Join(", ", uploader.Filers)}.";
        return new Finding
        {
            Code = "X17",
            Severity = Severity.Fatal,
            Message = $"This file speaks for filer {foreign}, which is not your organization's.",
            Fix = own + " Send the file from the account of the broker whose code it carries.",
            Field = "Processing Filer Code",
            Value = foreign,
        };
    }

    Finding TooLarge() => Ours("CPL", $"The file is larger than {UploadLimits.InWords(limits.LargestFile)}.", "Send it in parts, each a whole batch.");

    static Finding Ours(string code, string message, string fix) => new() { Code = code, Severity = Severity.Fatal, Message = message, Fix = fix };

    static UploadReceipt Refuse(IReadOnlyList<Finding> findings) => new(null, RepeatOf: null, findings);
}
