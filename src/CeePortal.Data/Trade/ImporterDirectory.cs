using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CeePortal.Data.Secrets;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Trade;

/// <summary>Finds importers by number, and enters those that accepted filings name for the first time.</summary>
public sealed class ImporterDirectory(PortalDbContextFactory factory, ImporterNumberVault vault, TimeProvider time)
{
    const int Chunk = 250;
    const int MostKept = 200_000;

    // Keyed by the look-up hash: no number stays in memory for it.
    readonly ConcurrentDictionary<HashKey, long> known = new();

    readonly record struct HashKey(ulong A, ulong B, ulong C, ulong D)
    {
        public static HashKey Of(ReadOnlySpan<byte> hash) => MemoryMarshal.Read<HashKey>(hash);
    }

    /// <summary>The keys of the numbers that are on file.</summary>
    public Task<Dictionary<ImporterNumber, long>> FindAsync(IEnumerable<ImporterNumber> numbers, CancellationToken ct = default) =>
        ResolveAsync(numbers, null, ct);

    /// <summary>The keys of all the numbers; those not on file are entered, with the name where one is given.</summary>
    public Task<Dictionary<ImporterNumber, long>> EnsureAsync(IEnumerable<ImporterNumber> numbers, Func<ImporterNumber, string?>? nameOf = null,
        CancellationToken ct = default) => ResolveAsync(numbers, nameOf ?? (_ => null), ct);

    async Task<Dictionary<ImporterNumber, long>> ResolveAsync(IEnumerable<ImporterNumber> numbers, Func<ImporterNumber, string?>? nameOf, CancellationToken ct)
    {
        var found = new Dictionary<ImporterNumber, long>();
        Dictionary<HashKey, (ImporterNumber Number, byte[] Hash)> open = [];
        foreach (var number in numbers)
        {
            if (number.IsNone || found.ContainsKey(number)) continue;
            var hash = vault.Hash(number);
            var key = HashKey.Of(hash);
            if (known.TryGetValue(key, out var id)) found[number] = id;
            else open[key] = (number, hash);
        }
        if (open.Count == 0) return found;

        await using var db = factory.CreateForSystem();
        await LookAsync();
        if (nameOf is null || open.Count == 0) return found;
        foreach (var (number, _) in open.Values)
            db.Importers.Add(vault.NewImporter(number, nameOf(number), time.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            // Another upload entered one of them just now; take what stands and enter the rest one by one.
            db.ChangeTracker.Clear();
            await LookAsync();
            foreach (var (number, hash) in open.Values.ToList())
            {
                db.Importers.Add(vault.NewImporter(number, nameOf(number), time.GetUtcNow().UtcDateTime));
                try
                {
                    await db.SaveChangesAsync(ct);
                }
                catch (DbUpdateException again) when (PortalDatabase.IsUniqueViolation(again))
                {
                    // It stands now; the look below finds it.
                }
                db.ChangeTracker.Clear();
            }
        }
        await LookAsync();
        return open.Count == 0 ? found : throw new InvalidOperationException($"{open.Count} importers could not be entered.");

        async Task LookAsync()
        {
            foreach (var hashes in open.Values.Select(o => o.Hash).Chunk(Chunk).Select(c => c.ToList()))
            {
                var rows = await db.Importers.AsNoTracking().Where(i => hashes.Contains(i.LookupHash)).Select(i => new { i.Id, i.LookupHash }).ToListAsync(ct);
                foreach (var row in rows)
                {
                    var key = HashKey.Of(row.LookupHash);
                    if (!open.Remove(key, out var was)) continue;
                    found[was.Number] = row.Id;
                    if (known.Count < MostKept) known[key] = row.Id;
                }
            }
        }
    }
}
