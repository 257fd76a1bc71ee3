using CeePortal.Data.Liquidation;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Clocks;

/// <summary>A day on which something is due, of an item of work or of an entry: numbers and codes, no parties and no amounts.</summary>
/// <param name="Kind">The code of the item's kind; empty for an entry.</param>
/// <param name="Number">The item's or the entry's number, as people write it.</param>
/// <param name="Code">The code of the clock, or <see cref="EntryClock.ScheduledCode"/>.</param>
/// <param name="About">What of the item it is about; empty for the whole.</param>
/// <param name="Seq">Counts the changes of what it belongs to, so that it only grows.</param>
public sealed record DueDate(string Kind, string Number, string Code, string About, DateOnly Due, DateOnly? RolledFrom, DateBasis? EstimatedBy, string? HeldBecause, int Seq);

/// <summary>What is due in a scope, the next first.</summary>
public static class DueDates
{
    /// <summary>Reads with the scope of the context.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="before">The day before which it ends; null for no end.</param>
    /// <param name="taker">Only what is due on items that this person has taken; null for all.</param>
    public static async Task<IReadOnlyList<DueDate>> ReadAsync(PortalDbContext db, DateOnly from, int most, DateOnly? before = null, long? taker = null, CancellationToken ct = default)
    {
        var work = from c in db.WorkClocks
                   join w in db.WorkItems on c.WorkId equals w.Id
                   where c.Due != null && c.Due >= @from && (before == null || c.Due < before) && (taker == null || w.AssigneeId == taker)
                   orderby c.Due, c.Id
                   select new { w.Kind, w.Number, c.Code, c.About, c.Due, c.RolledFrom, c.EstimatedBy, c.HeldBecause, w.Seq };
        var due = (await work.AsNoTracking().Take(most).ToListAsync(ct)).ConvertAll(c => new DueDate(c.Kind, NumberOf(c.Number), c.Code, c.About, c.Due!.Value, c.RolledFrom, c.EstimatedBy, c.HeldBecause, c.Seq));
        if (taker is not null) return due; // nobody takes an entry
        var entries = from c in db.EntryClocks
                      join s in db.EntryLiquidationStates on c.EntryId equals s.Id
                      where c.LastDay >= @from && (before == null || c.LastDay < before)
                      orderby c.LastDay, c.Id
                      select new { c.Number, c.Code, c.LastDay, c.RolledFrom, c.EstimatedBy, s.Seq };
        due.AddRange((await entries.AsNoTracking().Take(most).ToListAsync(ct)).Select(c =>
            new DueDate("", EntryNumber.Parse(c.Number).ToString(), c.Code, "", c.LastDay, c.RolledFrom, c.EstimatedBy, null, c.Seq)));
        return [.. due.OrderBy(d => d.Due).ThenBy(d => d.Number, StringComparer.Ordinal).Take(most)];
    }

    static string NumberOf(string compact) => WorkNumber.TryParse(compact, null, out var number) ? number.ToString() : compact;
}
