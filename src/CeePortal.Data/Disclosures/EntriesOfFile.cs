using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Disclosures;

/// <summary>The entries on file that a spreadsheet names, as far as a scope shows them.</summary>
/// <remarks>A spreadsheet may name tens of thousands, and the person who filed it waits: they are read in parts, by two readers at once, which SQLite
/// and SQL Server allow alike. Not by more: others want their pages meanwhile.</remarks>
public static class EntriesOfFile
{
    const int AtOnce = 2_000, Readers = 2;

    /// <summary>Reads them; an entry that is not on file, or not to be seen, is not among them.</summary>
    public static async Task<IReadOnlyDictionary<EntryNumber, EntryOfFile>> ReadAsync(PortalDbContextFactory contexts, PortalScope scope, IEnumerable<EntryNumber> entries, CancellationToken ct = default)
    {
        var found = new Dictionary<EntryNumber, EntryOfFile>();
        // In the order of the index, so that neighbours are read together.
        await Parallel.ForEachAsync(entries.Distinct().Order().Chunk(AtOnce), new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = ct }, async (some, ct) =>
        {
            await using var db = contexts.Create(scope);
            var part = await ReadAsync(db, [.. some.Select(e => e.ToCompact())], ct);
            lock (found)
                foreach (var entry in part) found.Add(entry.Entry, entry);
        });
        return found;
    }

    static async Task<List<EntryOfFile>> ReadAsync(PortalDbContext db, List<string> numbers, CancellationToken ct)
    {
        // A row for each line, those of an entry one after the other: one statement sees all of an entry at one moment.
        var rows = from e in db.Entries.AsNoTracking()
                   join s in db.EntryLiquidationStates on e.Id equals s.Id into states
                   from s in states.DefaultIfEmpty()
                   join l in db.EntryLines on e.Id equals l.EntryId into lines
                   from l in lines.DefaultIfEmpty()
                   where EF.Parameter(numbers).Contains(e.Number) && e.Status == EntryStatus.Accepted // one parameter holds them all
                   orderby e.Number, l.Number
                   select new
                   {
                       e.Number,
                       e.PortOfEntry,
                       e.EntryDateCbp,
                       s.EntryDate,
                       s.LiquidatedOn,
                       Line = (int?)l.Number,
                       Value = (long?)l.ValueCents ?? 0,
                       Duty = (long?)l.DutyCents ?? 0,
                       Detail = l.Detail.Contains("\"cases\"") ? l.Detail : null,
                   };
        List<EntryOfFile> found = new(numbers.Count);
        List<LineOfFile> read = [];
        var number = "";
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.Number != number)
            {
                (number, read) = (row.Number, []);
                found.Add(new(EntryNumber.Parse(number), PortCode.Parse(row.PortOfEntry), RateDay.OnRecord(row.EntryDateCbp, row.EntryDate), row.LiquidatedOn, read));
            }
            if (row.Line is { } line) read.Add(new(line, new(row.Value), Paid(row.Duty, row.Detail)));
        }
        return found;
    }

    static LineAmounts Paid(long duty, string? detail)
    {
        // Fees are not compared: those of the whole entry stand with no line.
        return new(new(duty), detail is null ? default : new(LineDetail.FromJson(detail).Cases?.Sum(c => c.DutyCents) ?? 0), default);
    }
}
