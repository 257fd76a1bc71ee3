using CeePortal.Data;
using CeePortal.Data.Trade;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;

namespace CeePortal.Web.Services.Uploads;

/// <summary>The importers that a file names, with what routing must know of them. What was found stays for the run, so
/// that an assignment which changes meanwhile cannot split one file.</summary>
/// <param name="enter">True to enter importers that are named for the first time; a check only looks.</param>
public sealed class ImportersOfFile(PortalDbContextFactory contexts, ImporterDirectory directory, bool enter) : IImportersOfFile
{
    // A file of a million importers must not fill the memory: beyond this many, the oldest knowledge is looked up again.
    const int MostKept = 20_000;

    readonly Dictionary<ImporterNumber, (long Id, ImporterStanding Standing)> known = [];

    public async Task<IReadOnlyDictionary<ImporterNumber, (long Id, ImporterStanding Standing)>> FindAsync(
        IReadOnlyCollection<ImporterNumber> numbers, CancellationToken ct)
    {
        if (known.Count > MostKept) known.Clear();
        var news = numbers.Where(n => !known.ContainsKey(n)).ToList();
        if (news.Count == 0) return known;

        var ids = enter ? await directory.EnsureAsync(news, ct: ct) : await directory.FindAsync(news, ct);
        await using var db = contexts.CreateForSystem();
        var standings = await ImporterStandings.LoadAsync(db, [.. ids.Values], ct);
        foreach (var number in news)
            known[number] = ids.TryGetValue(number, out var id) ? (id, standings[id]) : (0, ImporterStanding.Unknown);
        return known;
    }
}
