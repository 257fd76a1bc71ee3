using CeePortal.Data.Entries;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Disclosures;

/// <summary>The entries on file that a spreadsheet names, as far as the context's scope shows them.</summary>
public static class EntriesOfFile
{
    const int AtOnce = 5_000; // one parameter holds them all

    /// <summary>Reads them; an entry that is not on file, or not to be seen, is not among them.</summary>
    public static async Task<IReadOnlyDictionary<EntryNumber, EntryOfFile>> ReadAsync(PortalDbContext db, IEnumerable<EntryNumber> entries, CancellationToken ct = default)
    {
        var found = new Dictionary<EntryNumber, EntryOfFile>();
        // In the order of the index, so that neighbours are read together.
        foreach (var some in entries.Distinct().Select(e => e.ToCompact()).Order(StringComparer.Ordinal).Chunk(AtOnce).Select(c => c.ToList()))
        {
            var heads = await (from e in db.Entries.AsNoTracking()
                               join l in db.EntryLiquidationStates.AsNoTracking() on e.Id equals l.Id into states
                               from l in states.DefaultIfEmpty()
                               where EF.Parameter(some).Contains(e.Number) && e.Status == EntryStatus.Accepted
                               select new { e.Id, e.Number, e.PortOfEntry, Entered = l.EntryDate ?? e.EntryDateCbp ?? e.DecidingDate, IsEstimated = l.EntryDate == null && e.EntryDateCbp == null, Liquidated = l.LiquidatedOn }).ToListAsync(ct);
            var ids = heads.ConvertAll(h => h.Id);
            var lines = (await db.EntryLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.EntryId))
                .Select(l => new { l.EntryId, l.Number, l.ValueCents, l.DutyCents, Detail = l.Detail.Contains("\"cases\"") ? l.Detail : null }).ToListAsync(ct)).ToLookup(l => l.EntryId);
            foreach (var head in heads)
            {
                var number = EntryNumber.Parse(head.Number);
                found[number] = new(number, PortCode.Parse(head.PortOfEntry), head.Entered, head.IsEstimated, head.Liquidated,
                    [.. lines[head.Id].OrderBy(l => l.Number).Select(l => new LineOfFile(l.Number, new(l.ValueCents), Paid(l.DutyCents, l.Detail)))]);
            }
        }
        return found;
    }

    static LineAmounts Paid(long duty, string? detail)
    {
        // Fees are not compared: those of the whole entry stand with no line.
        return new(new(duty), detail is null ? default : new(LineDetail.FromJson(detail).Cases?.Sum(c => c.DutyCents) ?? 0), default);
    }
}
