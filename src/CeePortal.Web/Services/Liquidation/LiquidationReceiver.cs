using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CeePortal.Data;
using CeePortal.Data.Events;
using CeePortal.Data.Files;
using CeePortal.Data.Reference;
using CeePortal.Data.Uploads;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Intake;
using CeePortal.Intake.Liquidation;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Takes a file with liquidations, extensions and suspensions: looks at its header, hashes and stores it encrypted
/// while it arrives, and enters an upload with its job. What is no such file leaves nothing behind.</summary>
public sealed class LiquidationReceiver(PortalDbContextFactory contexts, IFileStore files, JobQueue jobs, UploadLimits limits, ReferenceLists lists, LegalClock clock)
{
    const int BufferSize = 128 * 1024;

    public async Task<UploadReceipt> ReceiveAsync(Uploader uploader, string fileName, Stream file, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var length = await file.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, ct);
            if (await WrongAsync(buffer.AsMemory(0, length), length < BufferSize, ct) is { Count: > 0 } wrong) return new(null, RepeatOf: null, wrong);

            await using var draft = files.Create();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes = 0, rows = -1; // the header is no row
            while (length > 0)
            {
                bytes += length;
                if (bytes > limits.LargestFile) return Refuse($"The file is larger than {UploadLimits.InWords(limits.LargestFile)}.", "Load it in parts, each with the header.");
                hash.AppendData(buffer, 0, length);
                rows += buffer.AsSpan(0, length).Count((byte)'\n');
                await draft.WriteAsync(buffer.AsMemory(0, length), ct);
                length = await file.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, ct);
            }
            var sha = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (await RepeatAsync(uploader, sha, ct) is { } repeat) return repeat;
            return await EnterAsync(uploader, fileName, bytes, sha, (int)Math.Clamp(rows, 1, int.MaxValue), draft, ct);
        }
        catch (StorageFullException full)
        {
            return Refuse(full.Message, "Try again later, or ask an administrator for room.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    async Task<List<Finding>> WrongAsync(ReadOnlyMemory<byte> head, bool isWhole, CancellationToken ct)
    {
        var end = head.Span.IndexOfAny((byte)'\r', (byte)'\n');
        var line = Encoding.UTF8.GetString(end < 0 ? head.Span : head.Span[..end]);
        if (line.Length > 4_000 || !LiquidationTemplate.IsHeader(line))
        {
            var seen = FormatDetector.Detect(head.Span, isWhole ? head.Length : null);
            return
            [
                new Finding
                {
                    Code = LiquidationCodes.Header,
                    Severity = Severity.Fatal,
                    Message = $"This is {seen.Description}, not a file of liquidations, extensions and suspensions.",
                    Fix = "Download the template and copy your rows under its header.",
                },
            ];
        }
        var reader = new LiquidationReader(new MemoryStream(head.ToArray()), LiquidationReferences.From(await lists.GetAsync(ct), clock.Today));
        List<Finding> fatal = [.. reader.HeaderFindings.Where(f => f.Severity == Severity.Fatal)];
        if (fatal.Count == 0 && isWhole && !reader.Read(out _))
            fatal.Add(new Finding { Code = LiquidationCodes.Header, Severity = Severity.Fatal, Message = "There is no row under the header.", Fix = "Put one row for each event under the header." });
        return fatal;
    }

    async Task<UploadReceipt?> RepeatAsync(Uploader uploader, string sha, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        return await db.Uploads.AsNoTracking()
            .Where(u => u.OrganizationId == uploader.OrganizationId && u.Sha256 == sha && u.Format == LiquidationTemplate.Format
                && (u.Status == UploadStatus.Done || u.Status == UploadStatus.Waiting || u.Status == UploadStatus.Running))
            .OrderBy(u => u.Id).Select(u => new UploadReceipt(u.Id, u.Status, Array.Empty<Finding>())).FirstOrDefaultAsync(ct);
    }

    async Task<UploadReceipt> EnterAsync(Uploader uploader, string fileName, long bytes, string sha, int rows, FileDraft draft, CancellationToken ct)
    {
        var stored = await draft.CommitAsync(ct);
        var upload = new Upload
        {
            Id = contexts.Keys.Next(),
            OrganizationId = uploader.OrganizationId,
            UploadedBy = uploader.UserId,
            FileName = fileName.Length == 0 ? "file" : fileName,
            Bytes = bytes,
            Sha256 = sha,
            StoredFile = stored.Key,
            Format = LiquidationTemplate.Format,
            Status = UploadStatus.Waiting,
            ReceivedAt = clock.UtcNow,
            TransactionsExpected = rows,
            Checkpoint = ReadingPosition.Start.ToJson(),
        };
        CeePortal.Data.Jobs.PortalJob job;
        await using (var db = contexts.CreateForSystem())
        {
            db.Uploads.Add(upload);
            job = await jobs.AddAsync(db, LiquidationRun.JobKind, upload.Id, ct);
            await EventLog.AppendAsync(db, "upload", upload.Id, "UploadReceived", JsonSerializer.Serialize(new { upload.Sha256, upload.Bytes, upload.Format }), clock.UtcNow, uploader.UserId, ct: ct);
            await db.SaveChangesAsync(ct);
        }
        jobs.Start(job);
        return new(upload.Id, RepeatOf: null, []);
    }

    static UploadReceipt Refuse(string message, string fix) =>
        new(null, RepeatOf: null, [new Finding { Code = LiquidationCodes.Header, Severity = Severity.Fatal, Message = message, Fix = fix }]);
}
