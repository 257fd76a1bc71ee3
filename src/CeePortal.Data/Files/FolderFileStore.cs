using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;

namespace CeePortal.Data.Files;

/// <summary>Where files are kept, and how much: <c>Storage:Root</c>, <c>Storage:QuotaBytes</c>.</summary>
public sealed record StorageSettings(string Root, long? QuotaBytes = null)
{
    public const string DefaultRoot = "App_Data/files";

    public static StorageSettings From(IConfiguration configuration)
    {
        var root = configuration["Storage:Root"];
        long? quota = null;
        if (configuration["Storage:QuotaBytes"] is { Length: > 0 } text)
            quota = long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var bytes) && bytes > 0
                ? bytes
                : throw new InvalidOperationException($"The setting Storage:QuotaBytes is \"{text}\". Use a whole number of bytes.");
        return new StorageSettings(string.IsNullOrWhiteSpace(root) ? DefaultRoot : root, quota);
    }
}

/// <summary>The file store in a folder, which several nodes may share. Files are encrypted (<see cref="ChunkCipher"/>),
/// written under a temporary name, brought to disk, and renamed.</summary>
public sealed class FolderFileStore : IFileStore
{
    readonly IDataProtector protector;
    readonly StorageSettings settings;
    readonly TimeProvider time;
    readonly string root;
    long usedBytes = -1;

    public FolderFileStore(StorageSettings settings, IDataProtectionProvider protection, TimeProvider time)
    {
        this.settings = settings;
        this.time = time;
        root = Path.GetFullPath(settings.Root);
        protector = protection.CreateProtector("CeePortal.Files.v1");
    }

    string Drafts => Path.Combine(root, "drafts");

    string PathOf(string key) =>
        key.Length == 64 && key.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(root, key[..2], key[2..4], key)
            : throw new ArgumentException("A key of the file store is 64 lower-case hexadecimal digits.", nameof(key));

    public bool Exists(string key) => File.Exists(PathOf(key));

    public Stream? Open(string key)
    {
        FileStream file;
        try
        {
            file = new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        try
        {
            return new ChunkReader(file, protector);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public bool Delete(string key)
    {
        var file = new FileInfo(PathOf(key));
        if (!file.Exists) return false;
        var bytes = file.Length;
        file.Delete();
        if (Interlocked.Read(ref usedBytes) >= 0) Interlocked.Add(ref usedBytes, -bytes);
        return true;
    }

    public FileDraft Create() => NewDraft(ignoreQuota: false);

    Draft NewDraft(bool ignoreQuota)
    {
        Directory.CreateDirectory(Drafts);
        return new Draft(this, Path.Combine(Drafts, Guid.NewGuid().ToString("N")), ignoreQuota);
    }

    public async Task CheckAsync(CancellationToken ct = default)
    {
        try
        {
            var probe = new byte[100_000];
            Random.Shared.NextBytes(probe);
            StoredFile stored;
            await using (var draft = NewDraft(ignoreQuota: true)) // a full store still serves what it has
            {
                await draft.WriteAsync(probe, ct);
                stored = await draft.CommitAsync(ct);
            }
            await using (var back = Open(stored.Key) ?? throw new IOException("A file just written cannot be found."))
            {
                var read = new byte[probe.Length];
                await back.ReadExactlyAsync(read, ct);
                if (!read.AsSpan().SequenceEqual(probe)) throw new IOException("A file just written reads differently.");
            }
            Delete(stored.Key);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"The storage folder {root} cannot be used: {error.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}. "
                + "Give the portal's account the right to write there and in the folders in it, or set Storage__Root to another folder.", error);
        }
    }

    public async Task<int> SweepAsync(Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlySet<string>>> used, TimeSpan olderThan, CancellationToken ct = default)
    {
        if (!Directory.Exists(root)) return 0;
        var before = time.GetUtcNow().UtcDateTime - olderThan;
        var removed = 0;
        if (Directory.Exists(Drafts))
            foreach (var draft in new DirectoryInfo(Drafts).EnumerateFiles())
                if (draft.LastWriteTimeUtc < before)
                {
                    draft.Delete();
                    removed++;
                }
        foreach (var batch in Files().Where(f => f.LastWriteTimeUtc < before).Select(f => f.Name).Chunk(200))
        {
            var inUse = await used(batch, ct);
            foreach (var key in batch)
                // The same bytes may have come again since they were listed: then they are young.
                if (!inUse.Contains(key) && File.GetLastWriteTimeUtc(PathOf(key)) < before && Delete(key))
                    removed++;
        }
        // Counted anew: other nodes write here too.
        Interlocked.Exchange(ref usedBytes, Files().Sum(f => f.Length));
        return removed;
    }

    IEnumerable<FileInfo> Files() => Directory.Exists(root)
        ? new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name.Length == 64)
        : [];

    void Require(long bytes)
    {
        if (settings.QuotaBytes is not { } quota) return;
        if (Interlocked.Read(ref usedBytes) < 0) Interlocked.Exchange(ref usedBytes, Files().Sum(f => f.Length));
        if (Interlocked.Read(ref usedBytes) + bytes > quota)
            throw new StorageFullException("The portal's file store is full, so this file was not kept. Ask the operator to make room, then upload it again.");
    }

    sealed class Draft : FileDraft
    {
        readonly FolderFileStore store;
        readonly string path;
        readonly bool ignoreQuota;
        readonly FileStream file;
        readonly AesGcm cipher;
        readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        readonly byte[] clear = new byte[ChunkCipher.ChunkBytes];
        readonly byte[] hidden = new byte[ChunkCipher.SealedBytes];
        int filled;
        long chunk;
        long bytes;
        bool committed;

        public Draft(FolderFileStore store, string path, bool ignoreQuota)
        {
            (this.store, this.path, this.ignoreQuota) = (store, path, ignoreQuota);
            file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                file.Write(ChunkCipher.NewHead(store.protector, out cipher));
            }
            catch
            {
                file.Dispose();
                File.Delete(path);
                throw;
            }
        }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => !committed;
        public override long Length => bytes;
        public override long Position { get => bytes; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            bytes += buffer.Length;
            while (!buffer.IsEmpty)
            {
                // A full chunk is sealed when more comes: the last one must be known as the last.
                if (filled == clear.Length) SealChunk(isLast: false);
                var count = Math.Min(buffer.Length, clear.Length - filled);
                buffer[..count].CopyTo(clear.AsSpan(filled));
                filled += count;
                buffer = buffer[count..];
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        void SealChunk(bool isLast)
        {
            if (!ignoreQuota) store.Require(file.Position + filled);
            ChunkCipher.Seal(cipher, chunk++, isLast, clear.AsSpan(0, filled), hidden);
            file.Write(hidden, 0, filled + ChunkCipher.TagBytes);
            filled = 0;
        }

        public override async Task<StoredFile> CommitAsync(CancellationToken ct = default)
        {
            ObjectDisposedException.ThrowIf(committed, this);
            SealChunk(isLast: true);
            file.Flush(flushToDisk: true);
            var size = file.Length;
            await file.DisposeAsync();
            var stored = new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
            var target = store.PathOf(stored.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var isNew = !File.Exists(target);
            // The same bytes again take the older file's place in one step: whoever reads the older one goes on reading it.
            File.Move(path, target, overwrite: true);
            committed = true;
            if (isNew && Interlocked.Read(ref store.usedBytes) >= 0) Interlocked.Add(ref store.usedBytes, size);
            return stored;
        }

        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                file.Dispose();
                cipher.Dispose();
                hash.Dispose();
                if (!committed) File.Delete(path);
            }
            base.Dispose(disposing);
        }
    }
}
