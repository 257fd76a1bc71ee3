using CeePortal.Data;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Administration.Reference;

/// <summary>Reads and changes reference data for an administrator.</summary>
public sealed class ReferenceDesk(PortalDbContext data, AdminEvents events)
{
    ReferenceNames? names;

    /// <summary>The names that lists and choices show.</summary>
    public async Task<ReferenceNames> NamesAsync(CancellationToken cancel) => names ??= new ReferenceNames(
        await data.RefCenters.AsNoTracking().OrderBy(c => c.Code).ToDictionaryAsync(c => c.Code, c => c.ShortName, cancel));

    public async Task<IReadOnlyList<(ReferenceTable Table, ReferenceCount Count)>> CountAsync(CancellationToken cancel)
    {
        List<(ReferenceTable, ReferenceCount)> counts = [];
        foreach (var table in ReferenceTables.All) counts.Add((table, await table.CountAsync(data, cancel)));
        return counts;
    }

    public async Task<ReferencePage> ListAsync(ReferenceTable table, ReferenceQuery query, CancellationToken cancel) =>
        await table.ListAsync(data, await NamesAsync(cancel), query, cancel);

    public async Task<ReferenceRecord?> FindAsync(ReferenceTable table, string key, CancellationToken cancel) =>
        await table.FindAsync(data, await NamesAsync(cancel), key, cancel);

    public async Task<ReferenceOutcome> SaveAsync(ReferenceTable table, string? key, ReferenceInput input, CancellationToken cancel) =>
        await table.SaveAsync(new(data, events, await NamesAsync(cancel)), key, input, cancel);

    public async Task<ReferenceOutcome> RemoveAsync(ReferenceTable table, string key, int seq, string? why, CancellationToken cancel) =>
        await table.RemoveAsync(new(data, events, await NamesAsync(cancel)), key, seq, why, cancel);

    /// <summary>What happened to a row, newest first; also under the keys that it had before.</summary>
    public async Task<IReadOnlyList<AdminEvent>> HistoryAsync(ReferenceTable table, string key, CancellationToken cancel)
    {
        List<AdminEvent> history = [];
        HashSet<string> seen = [];
        for (string? at = key; at is not null && seen.Add(at);)
        {
            var part = await events.HistoryAsync(table.Stream, table.StreamIdOf(at), cancel: cancel);
            history.AddRange(part);
            at = part.LastOrDefault(e => e.FormerKey is not null)?.FormerKey;
        }
        return history;
    }

    /// <summary>Who changed the row last, and when; null when nobody has.</summary>
    public async Task<AdminEvent?> LastChangeAsync(ReferenceTable table, string key, CancellationToken cancel) =>
        (await events.HistoryAsync(table.Stream, table.StreamIdOf(key), most: 1, cancel)).FirstOrDefault();
}
