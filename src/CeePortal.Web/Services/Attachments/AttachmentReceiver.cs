using System.Buffers;
using CeePortal.Data;
using CeePortal.Data.Attachments;
using CeePortal.Data.Files;
using CeePortal.Domain.Clocks;
using CeePortal.Web.Services.Uploads;

namespace CeePortal.Web.Services.Attachments;

/// <summary>A file that was taken into the store, not yet entered anywhere.</summary>
public sealed record ReceivedDocument(string Name, string FileKey, long Bytes, DocumentType Type, ScanState Scan, DateTime? ScannedAt);

/// <summary>A file that is not taken; the message says why and what to do, for the visitor.</summary>
public sealed class DocumentRefusedException(string sentence) : Exception(sentence);

/// <summary>Takes a file as it arrives: knows it by its bytes, counts them, stores them under their hash, and has them scanned.
/// It is never in memory whole.</summary>
public sealed class AttachmentReceiver(PortalDbContextFactory contexts, IFileStore files, IAttachmentScanner scanner, AttachmentSettings settings, LegalClock clock, ILogger<AttachmentReceiver> log)
{
    /// <param name="room">Bytes that still fit beside what is there.</param>
    /// <exception cref="DocumentRefusedException">It is not taken. What was written of it, no row names: the sweep removes it.</exception>
    public async Task<ReceivedDocument> ReceiveAsync(string fileName, Stream file, long room, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(DocumentTypes.HeadBytes);
        try
        {
            var length = await file.ReadAtLeastAsync(buffer.AsMemory(0, DocumentTypes.HeadBytes), DocumentTypes.HeadBytes, throwOnEndOfStream: false, ct);
            if (length == 0) throw new DocumentRefusedException("This file is empty. Choose the file that you meant.");
            var isPackage = DocumentTypes.IsPackage(buffer.AsSpan(0, length));
            var type = DocumentTypes.OfHead(buffer.AsSpan(0, length));
            if (type is null && !isPackage) throw NotTaken();
            var isText = type is DocumentType.Csv or DocumentType.Text or DocumentType.Eml;

            await using var draft = files.Create();
            for (long bytes = 0; length > 0; length = await file.ReadAtLeastAsync(buffer.AsMemory(0, DocumentTypes.HeadBytes), DocumentTypes.HeadBytes, throwOnEndOfStream: false, ct))
            {
                bytes += length;
                if (bytes > settings.LargestFile)
                    throw new DocumentRefusedException($"This file is larger than {UploadLimits.InWords(settings.LargestFile)}, which is the most for one file. Send it in parts, or scan it in a lower resolution.");
                if (bytes > room)
                    throw NoRoom();
                if (isText && !PlainText.IsText(buffer.AsSpan(0, length))) throw NotTaken();
                await draft.WriteAsync(buffer.AsMemory(0, length), ct);
            }
            var stored = await draft.CommitAsync(ct);
            if (isPackage) type = LookInto(stored.Key);
            if (type is not { } known) throw NotTaken();
            var (scan, at) = await ScanAsync(stored.Key, ct);
            return new(fileName.Length == 0 ? "document" : fileName, stored.Key, stored.Bytes, known, scan, at);
        }
        catch (StorageFullException full)
        {
            throw new DocumentRefusedException(full.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Removes at once a file in which the scanner found something, unless a row names the same bytes. Any other file
    /// that is not needed is left to the sweep, which looks at its age: the same bytes may be on their way into another row.</summary>
    public async Task RemoveInfectedAsync(string key, CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        if ((await FilesNamed.AmongAsync(db, [key], ct)).Count == 0) files.Delete(key);
    }

    DocumentType? LookInto(string key)
    {
        using var package = files.Open(key);
        return package is null ? null : DocumentTypes.OfPackage(package);
    }

    async Task<(ScanState State, DateTime? At)> ScanAsync(string key, CancellationToken ct)
    {
        if (!scanner.IsOn) return (ScanState.NotScanned, null);
        try
        {
            await using var file = files.Open(key) ?? throw new IOException("A file just stored cannot be found.");
            var verdict = await scanner.ScanAsync(file, ct);
            if (verdict.IsClean) return (ScanState.Clean, clock.UtcNow);
            log.LogWarning("An attachment was refused: the scanner found {Found}", verdict.Found);
        }
        catch (ScannerUnavailableException e)
        {
            log.LogWarning("An attachment waits for the scanner: {Reason}", e.Message);
            return (ScanState.Waiting, null);
        }
        await RemoveInfectedAsync(key, ct);
        throw new DocumentRefusedException("The virus scanner found malware in this file, so it was not kept. Check your computer, and send a clean copy.");
    }

    /// <summary>What is said when all files together would be too much.</summary>
    public DocumentRefusedException NoRoom() =>
        new($"With this file the documents here would be more than {UploadLimits.InWords(settings.LargestItem)} together. Leave out what is not needed, or ask the office how to send it.");

    static DocumentRefusedException NotTaken() => new($"This is not a file that can be attached, whatever its name says. We take {DocumentTypes.InWords}. Print it to PDF, or save it in one of these forms, and attach that.");
}
