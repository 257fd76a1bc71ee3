using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Disclosures;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Disclosures;

/// <summary>A page of the rows of a spreadsheet.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Next">The row after which the next page begins; null on the last.</param>
public sealed record DisclosureLossPage(IReadOnlyList<DisclosureLossRow> Rows, int? Next);

/// <summary>Writes and reads the rows of the spreadsheets of prior disclosures.</summary>
/// <remarks>Rows are written in slices before the event that puts their sheet in force, so that nobody waits for tens of thousands
/// of them. Until then, and when the act is refused, nothing names them; <see cref="TidyAsync"/> takes them away.</remarks>
public static class DisclosureSheets
{
    const int Slice = 1_000;

    static DisclosureSheets() => LinqToDBForEFTools.Initialize();

    /// <summary>Writes rows as a sheet that is not in force yet.</summary>
    /// <returns>The key of the sheet.</returns>
    public static async Task<long> WriteAsync(PortalDbContextFactory contexts, WorkRecord item, LossOfRevenue loss, LossComparison comparison, CancellationToken ct = default)
    {
        var sheet = contexts.Keys.Next();
        var onFile = comparison.Differences.ToLookup(d => d.Row);
        await using var db = contexts.CreateForSystem();
        await db.Database.OpenConnectionAsync(ct);
        foreach (var some in loss.Rows.Chunk(Slice))
        {
            List<DisclosureLossRow> rows = [.. some.Select(r => DisclosureLossRow.From(r, contexts.Keys.Next(), sheet, Words(onFile[r.Of.Row]), item))];
            await db.WriteAsync(async () =>
            {
                if (db.Database.IsSqlite()) PreparedCommands.Insert(db, rows);
                else await db.BulkCopyAsync(new BulkCopyOptions(), rows, ct);
            }, GateUser.Job, ct);
        }
        return sheet;
    }

    /// <summary>Takes away what is not of the sheet in force.</summary>
    /// <param name="contexts">The database.</param>
    /// <param name="workId">The item.</param>
    /// <param name="inForce">The sheet in force; null when none is.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task TidyAsync(PortalDbContextFactory contexts, long workId, long? inForce, CancellationToken ct = default)
    {
        await using var db = contexts.CreateForSystem();
        for (var gone = Slice; gone == Slice;)
            await db.WriteAsync(async () => gone = await db.DisclosureLosses.Where(r => db.DisclosureLosses.Where(o => o.WorkId == workId && o.Sheet != inForce).OrderBy(o => o.Id).Select(o => o.Id).Take(Slice).Contains(r.Id)).ExecuteDeleteAsync(ct), GateUser.Job, ct);
    }

    /// <summary>A page of rows. The caller has opened the item in the visitor's scope: whoever sees it sees its rows.</summary>
    public static async Task<DisclosureLossPage> PageAsync(PortalDbContext db, long workId, long sheet, string? port, int after, int size, CancellationToken ct = default)
    {
        var all = db.DisclosureLosses.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(r => r.WorkId == workId && r.Sheet == sheet && r.Row > after);
        if (port is not null) all = all.Where(r => r.EntryPort == port);
        var rows = await all.OrderBy(r => r.Row).Take(size + 1).ToListAsync(ct);
        return new([.. rows.Take(size)], rows.Count > size ? rows[size - 1].Row : null);
    }

    /// <summary>All rows, in order, from which the loss is computed anew.</summary>
    public static async Task<IReadOnlyList<LossRow>> AllAsync(PortalDbContext db, long workId, long sheet, CancellationToken ct = default) =>
        (await db.DisclosureLosses.IgnoreQueryFilters([PortalDbContext.ScopeFilter]).AsNoTracking().Where(r => r.WorkId == workId && r.Sheet == sheet).OrderBy(r => r.Row).ToListAsync(ct)).ConvertAll(r => r.ToDomain());

    static string? Words(IEnumerable<LossDifference> differences)
    {
        var words = string.Join("; ", differences.Select(d => $"{d.What}: {d.OnFile}"));
        return words.Length == 0 ? null : words.Length > 1000 ? words[..999] + "…" : words;
    }
}
