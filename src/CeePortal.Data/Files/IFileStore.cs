namespace CeePortal.Data.Files;

/// <summary>A file as it was stored: its key is the SHA-256 of its bytes.</summary>
/// <param name="Key">64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its length in clear.</param>
public sealed record StoredFile(string Key, long Bytes);

/// <summary>Keeps files by the hash of their content. The same bytes are kept once; a file is either there whole or not at
/// all. Which rows use it is the database's to say: <see cref="SweepAsync"/> removes what none uses.</summary>
public interface IFileStore
{
    /// <summary>Begins a file. Write to it, then <see cref="FileDraft.CommitAsync"/>; disposed without, nothing stays.</summary>
    /// <exception cref="StorageFullException">While writing, when the quota is reached.</exception>
    FileDraft Create();

    /// <summary>Opens a file for reading from any place; null when it is not there.</summary>
    Stream? Open(string key);

    bool Exists(string key);

    /// <summary>Removes a file; false when it was not there.</summary>
    bool Delete(string key);

    /// <summary>Removes half-written files and files that no row uses, once they are older than <paramref name="olderThan"/>
    /// (younger ones may belong to an upload that is being entered).</summary>
    /// <returns>How many were removed.</returns>
    Task<int> SweepAsync(Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlySet<string>>> used, TimeSpan olderThan, CancellationToken ct = default);

    /// <summary>Proves at start that the folder can be written and read.</summary>
    /// <exception cref="InvalidOperationException">It cannot; the message says what to do.</exception>
    Task CheckAsync(CancellationToken ct = default);
}

/// <summary>A file that is being written.</summary>
public abstract class FileDraft : Stream
{
    /// <summary>Brings the bytes safely to disk and the file into the store, in one step.</summary>
    public abstract Task<StoredFile> CommitAsync(CancellationToken ct = default);
}

/// <summary>The store's quota is reached. The message is for people.</summary>
public sealed class StorageFullException(string message) : IOException(message);

/// <summary>Everyday forms.</summary>
public static class FileStoreExtensions
{
    /// <summary>Stores a stream whole.</summary>
    public static async Task<StoredFile> PutAsync(this IFileStore store, Stream source, CancellationToken ct = default)
    {
        await using var draft = store.Create();
        await source.CopyToAsync(draft, ct);
        return await draft.CommitAsync(ct);
    }

    /// <summary>Opens a file from an offset on; null when it is not there.</summary>
    public static Stream? Open(this IFileStore store, string key, long offset)
    {
        var stream = store.Open(key);
        if (stream is not null) stream.Position = offset;
        return stream;
    }
}
