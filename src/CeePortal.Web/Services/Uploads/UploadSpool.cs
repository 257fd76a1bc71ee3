using System.Globalization;
using System.Text;
using CeePortal.Data.Files;
using CeePortal.Intake;

namespace CeePortal.Web.Services.Uploads;

/// <summary>
/// The two files that grow beside an upload while it is worked through: its AX response, and the byte ranges of its
/// rejected entries. Neither holds personal data. After a crash both are cut back to the lengths in the checkpoint;
/// at the end they move into the file store.
/// </summary>
public sealed class UploadSpool : IDisposable
{
    readonly FileStream answer, rejected;
    (long Answer, long Rejected) onDisk;

    UploadSpool(string answer, string rejected, RunCheckpoint from)
    {
        this.answer = Open(answer, from.Ax.Bytes);
        this.rejected = Open(rejected, from.RejectedLength);
        onDisk = (from.Ax.Bytes, from.RejectedLength);
    }

    public Stream Answer => answer;

    public long RejectedLength => rejected.Length;

    /// <summary>Opens the spool of an upload and cuts off what was written behind the checkpoint.</summary>
    /// <param name="storageRoot">The folder that all nodes share.</param>
    public static UploadSpool Open(string storageRoot, long uploadId, RunCheckpoint from)
    {
        var folder = Path.Combine(storageRoot, "spool");
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, uploadId.ToString(CultureInfo.InvariantCulture));
        return new(name + ".ax", name + ".rejected", from);
    }

    /// <summary>Notes where a rejected entry stands in the file: "start end", one a line.</summary>
    public void NoteRejected(long start, long end) =>
        rejected.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{start} {end}\n")));

    /// <summary>Reads what <see cref="NoteRejected"/> wrote.</summary>
    public static async IAsyncEnumerable<EntryRange> ReadRejectedAsync(Stream list)
    {
        using var lines = new StreamReader(list, Encoding.ASCII);
        while (await lines.ReadLineAsync() is { } line)
        {
            var blank = line.IndexOf(' ');
            yield return new EntryRange(long.Parse(line.AsSpan(0, blank), CultureInfo.InvariantCulture), long.Parse(line.AsSpan(blank + 1), CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Brings everything to disk, before the checkpoint that counts on it.</summary>
    public void Flush()
    {
        if (answer.Length > onDisk.Answer) answer.Flush(flushToDisk: true);
        if (rejected.Length > onDisk.Rejected) rejected.Flush(flushToDisk: true);
        onDisk = (answer.Length, rejected.Length);
    }

    /// <summary>Moves both into the file store; null for one that is empty.</summary>
    public async Task<(string? Answer, string? Rejected)> StoreAsync(IFileStore files, CancellationToken ct)
    {
        return (await StoreAsync(answer), await StoreAsync(rejected));

        async Task<string?> StoreAsync(FileStream spool)
        {
            if (spool.Length == 0) return null;
            spool.Position = 0;
            return (await files.PutAsync(spool, ct)).Key;
        }
    }

    /// <summary>Removes both; call it once the upload has ended.</summary>
    public void Remove()
    {
        Dispose();
        File.Delete(answer.Name);
        File.Delete(rejected.Name);
    }

    public void Dispose()
    {
        answer.Dispose();
        rejected.Dispose();
    }

    static FileStream Open(string path, long length)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 64 * 1024);
        if (file.Length < length)
        {
            file.Dispose();
            throw new InvalidOperationException("The spool of this upload is shorter than its checkpoint says: the storage folder is not the one it began in.");
        }
        file.SetLength(length);
        file.Position = length;
        return file;
    }
}
