using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CeePortal.Web.Services.Attachments;

/// <summary>What a scanner found.</summary>
/// <param name="Found">The name of what it found; null for nothing.</param>
public sealed record ScanVerdict(string? Found)
{
    public bool IsClean => Found is null;
}

/// <summary>Looks for malware in what is attached.</summary>
public interface IAttachmentScanner
{
    /// <summary>False when no scanner is set up, which pages say.</summary>
    bool IsOn { get; }

    /// <exception cref="ScannerUnavailableException">It could not be asked, or gave no answer: the file waits.</exception>
    Task<ScanVerdict> ScanAsync(Stream file, CancellationToken ct);
}

/// <summary>The scanner gave no verdict.</summary>
public sealed class ScannerUnavailableException(string reason, Exception? inner = null) : Exception(reason, inner);

/// <summary>No scanner is set up: nothing is looked at, and the pages say so.</summary>
public sealed class NoScanner : IAttachmentScanner
{
    public bool IsOn => false;

    public Task<ScanVerdict> ScanAsync(Stream file, CancellationToken ct) => throw new ScannerUnavailableException("No scanner is set up.");
}

/// <summary>Asks a ClamAV server: INSTREAM over TCP, the file in chunks, each behind its length (clamd(8)).</summary>
public sealed class ClamAv(AttachmentSettings settings) : IAttachmentScanner
{
    const int ChunkBytes = 64 * 1024;
    const int LongestAnswer = 4096;
    static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    public bool IsOn => true;

    public async Task<ScanVerdict> ScanAsync(Stream file, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.ClamAvHost!, settings.ClamAvPort, limit.Token);
            await using var line = client.GetStream();
            await line.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
            var length = new byte[4];
            int count;
            while ((count = await file.ReadAtLeastAsync(buffer.AsMemory(0, ChunkBytes), ChunkBytes, throwOnEndOfStream: false, limit.Token)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(length, count);
                await line.WriteAsync(length, limit.Token);
                await line.WriteAsync(buffer.AsMemory(0, count), limit.Token);
            }
            await line.WriteAsync(new byte[4], limit.Token); // a chunk of nothing ends the file
            return Read(await AnswerAsync(line, limit.Token));
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ScannerUnavailableException($"The scanner did not answer: {e.Message}", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static async Task<string> AnswerAsync(NetworkStream line, CancellationToken ct)
    {
        var answer = new byte[LongestAnswer];
        var filled = 0;
        while (filled < answer.Length)
        {
            var count = await line.ReadAsync(answer.AsMemory(filled), ct);
            if (count == 0) break;
            filled += count;
            if (answer.AsSpan(0, filled).Contains((byte)0)) break;
        }
        return Encoding.ASCII.GetString(answer, 0, filled).TrimEnd('\0', '\n').Trim();
    }

    /// <summary>"stream: OK", "stream: NAME FOUND", or an error, which is no verdict.</summary>
    static ScanVerdict Read(string answer)
    {
        const string head = "stream: ", found = " FOUND";
        if (answer == head + "OK") return new(Found: null);
        if (answer.StartsWith(head, StringComparison.Ordinal) && answer.EndsWith(found, StringComparison.Ordinal)) return new(answer[head.Length..^found.Length]);
        throw new ScannerUnavailableException(answer.Length == 0 ? "The scanner closed the line without an answer." : $"The scanner answered \"{answer}\".");
    }
}
