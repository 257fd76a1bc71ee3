using CeePortal.Data;
using CeePortal.Data.Entries;

namespace CeePortal.Web.Services.Uploads;

/// <summary>What is on file under the numbers of a file, as the file's own earlier entries leave it.</summary>
public interface ISummariesOnFile
{
    /// <summary>What is on file under these numbers, by number.</summary>
    Task<Dictionary<string, EntryOnFile>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken ct);

    /// <summary>What earlier entries of the file leave under these numbers, as far as that is known: to be asked before the database is.</summary>
    Dictionary<string, EntryOnFile> Ahead(IReadOnlyCollection<string> numbers);

    /// <summary>What this slice of the file is about to leave on file.</summary>
    void Expect(IReadOnlyCollection<EntryOnFile> slice);
}

/// <summary>For a run that files: the database, and above it the slices that are judged but not yet written.</summary>
public sealed class FiledSummaries(PortalDbContextFactory contexts, int slicesInFlight) : ISummariesOnFile
{
    readonly LinkedList<Dictionary<string, EntryOnFile>> expected = new();

    public async Task<Dictionary<string, EntryOnFile>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        // Before the query: a slice written meanwhile is then found in both places, never in neither.
        var ahead = Ahead(numbers);
        await using var db = contexts.CreateForSystem();
        var found = (await EntriesOnFile.FindAsync(db, numbers, ct)).ToDictionary(e => e.Number, StringComparer.Ordinal);
        foreach (var (number, entry) in ahead) found[number] = entry;
        return found;
    }

    public Dictionary<string, EntryOnFile> Ahead(IReadOnlyCollection<string> numbers)
    {
        var ahead = new Dictionary<string, EntryOnFile>(StringComparer.Ordinal);
        foreach (var slice in expected)
            foreach (var number in numbers)
                if (slice.TryGetValue(number, out var entry))
                    ahead[number] = entry;
        return ahead;
    }

    public void Expect(IReadOnlyCollection<EntryOnFile> slice)
    {
        expected.AddLast(slice.ToDictionary(e => e.Number, StringComparer.Ordinal));
        if (expected.Count > slicesInFlight) expected.RemoveFirst();
    }
}

/// <summary>For a check: the database, and above it all that the checked file would have filed so far.</summary>
public sealed class CheckedSummaries(PortalDbContextFactory? contexts) : ISummariesOnFile, IDisposable
{
    readonly CheckedEntries seen = new();

    public async Task<Dictionary<string, EntryOnFile>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var found = new Dictionary<string, EntryOnFile>(StringComparer.Ordinal);
        if (contexts is not null)
        {
            await using var db = contexts.CreateForSystem();
            foreach (var entry in await EntriesOnFile.FindAsync(db, numbers, ct)) found[entry.Number] = entry;
        }
        foreach (var (number, entry) in Ahead(numbers)) found[number] = entry;
        return found;
    }

    public Dictionary<string, EntryOnFile> Ahead(IReadOnlyCollection<string> numbers)
    {
        var ahead = new Dictionary<string, EntryOnFile>(StringComparer.Ordinal);
        foreach (var number in numbers)
            if (seen.Find(number) is { } entry)
                ahead[number] = entry;
        return ahead;
    }

    public void Expect(IReadOnlyCollection<EntryOnFile> slice)
    {
        foreach (var entry in slice) seen.Put(entry);
    }

    public void Dispose() => seen.Dispose();
}
