using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Clocks;

/// <summary>A day on which something is due, of an item of work or of an entry: numbers and codes, no parties and no amounts.</summary>
/// <param name="Kind">The code of the item's kind; empty for an entry.</param>
/// <param name="Number">The item's or the entry's number, as people write it.</param>
/// <param name="Code">The code of the clock, or <see cref="Liquidation.EntryClock.ScheduledCode"/>.</param>
/// <param name="About">What of the item it is about; empty for the whole.</param>
/// <param name="Seq">Counts the changes of what it belongs to, so that it only grows.</param>
public sealed record DueDate(string Kind, string Number, string Code, string About, DateOnly Due, DateOnly? RolledFrom, DateBasis? EstimatedBy, string? HeldBecause, int Seq);

/// <summary>What is due in a scope, the next first. The scope says "mine by this key or by that one", which no index serves, so
/// it is read as legs: a query for each key, walking an index of its own in the order of days, and no further than asked.</summary>
public static class DueDates
{
    /// <summary>Reads with the scope of the context.</summary>
    /// <param name="db">A context in the scope of whose dates they are.</param>
    /// <param name="from">The first day.</param>
    /// <param name="most">As many as are wanted.</param>
    /// <param name="before">The day before which it ends; null for no end.</param>
    /// <param name="taker">Only what is due on items that this person has taken; null for all.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<IReadOnlyList<DueDate>> ReadAsync(PortalDbContext db, DateOnly from, int most, DateOnly? before = null, long? taker = null, CancellationToken ct = default)
    {
        Dictionary<(bool IsEntry, long Clock), DueDate> due = [];
        foreach (var leg in WorkLegs(db, from, before, taker))
            foreach (var c in await leg.OrderBy(c => c.Due).ThenBy(c => c.Clock).Take(most).ToListAsync(ct))
                due[(false, c.Clock)] = new(c.Kind, NumberOf(c.Number), c.Code, c.About, c.Due, c.RolledFrom, c.EstimatedBy, c.HeldBecause, c.Seq);
        if (taker is null) // nobody takes an entry
            foreach (var leg in EntryLegs(db, from, before))
                foreach (var c in await leg.OrderBy(c => c.Due).ThenBy(c => c.Clock).Take(most).ToListAsync(ct))
                    due[(true, c.Clock)] = new("", EntryNumber.Parse(c.Number).ToString(), c.Code, "", c.Due, c.RolledFrom, c.EstimatedBy, null, c.Seq);
        return [.. due.OrderBy(d => d.Value.Due).ThenBy(d => d.Value.Number, StringComparer.Ordinal).ThenBy(d => d.Key.Clock).Take(most).Select(d => d.Value)];
    }

    /// <summary>A clock as a leg reads it.</summary>
    public sealed class DueRow
    {
        public long Clock { get; init; }
        public required string Kind { get; init; }
        public required string Number { get; init; }
        public required string Code { get; init; }
        public required string About { get; init; }
        public DateOnly Due { get; init; }
        public DateOnly? RolledFrom { get; init; }
        public DateBasis? EstimatedBy { get; init; }
        public string? HeldBecause { get; init; }
        public int Seq { get; init; }
    }

    /// <summary>The clocks of items of work, each leg with one column pinned. Two may share rows.</summary>
    public static IReadOnlyList<IQueryable<DueRow>> WorkLegs(PortalDbContext db, DateOnly from, DateOnly? before = null, long? taker = null)
    {
        var scope = db.Scope;
        if (scope.Kind == ScopeKind.None) return [];
        var clocks = db.WorkClocks.AsNoTracking().Where(c => c.Due != null && c.Due >= from);
        if (before is { } end) clocks = clocks.Where(c => c.Due < end);
        if (taker is { } person)
            // What a person has taken is little: its clocks are looked up, and sorted.
            return
            [
                from w in db.WorkItems.AsNoTracking()
                where w.AssigneeId == person
                join c in clocks on w.Id equals c.WorkId
                select new DueRow { Clock = c.Id, Kind = w.Kind, Number = w.Number, Code = c.Code, About = c.About, Due = c.Due!.Value, RolledFrom = c.RolledFrom, EstimatedBy = c.EstimatedBy, HeldBecause = c.HeldBecause, Seq = w.Seq },
            ];
        switch (scope.Kind)
        {
            case ScopeKind.Center:
                var center = scope.Center!;
                return [Of(clocks.Where(c => c.Office == center))];
            case ScopeKind.Port:
                var port = scope.Port!;
                return [Of(clocks.Where(c => c.Office == port)), Of(clocks.Where(c => c.Port == port))];
            case ScopeKind.Importers or ScopeKind.Filers when scope.FilerCodes.Count + scope.ImporterIds.Count <= EntryList.MostLegs:
                var organization = scope.OrganizationId;
                return
                [
                    .. scope.FilerCodes.Select(filer => Of(clocks.Where(c => c.Filer == filer))),
                    .. scope.ImporterIds.Distinct().Select(id => Of(clocks.Where(c => c.ImporterId == id))),
                    .. organization == 0 ? [] : new[] { Of(clocks.Where(c => c.OrganizationId == organization)) },
                    // Items whose leading entry is another broker's: looked up by the filer's own list of them.
                    .. scope.FilerCodes.Select(filer => Of(
                        from b in db.WorkBrokers.AsNoTracking()
                        where b.Filer == filer
                        join c in clocks on b.WorkId equals c.WorkId
                        select c)),
                ];
            default:
                return [Of(clocks)];
        }

        IQueryable<DueRow> Of(IQueryable<WorkClockRow> some) =>
            from c in some
            join w in db.WorkItems.AsNoTracking() on c.WorkId equals w.Id
            select new DueRow { Clock = c.Id, Kind = w.Kind, Number = w.Number, Code = c.Code, About = c.About, Due = c.Due!.Value, RolledFrom = c.RolledFrom, EstimatedBy = c.EstimatedBy, HeldBecause = c.HeldBecause, Seq = w.Seq };
    }

    /// <summary>The windows of entries, as the report "what closes next" reads them.</summary>
    public static IReadOnlyList<IQueryable<DueRow>> EntryLegs(PortalDbContext db, DateOnly from, DateOnly? before = null)
    {
        var windows = new ClosingList(db).Legs(new ClosingFilter(from, before?.AddDays(-1) ?? DateOnly.MaxValue, []));
        return [.. windows.Select(leg =>
            from c in leg
            join s in db.EntryLiquidationStates.AsNoTracking() on c.EntryId equals s.Id
            select new DueRow { Clock = c.Id, Kind = "", Number = c.Number, Code = c.Code, About = "", Due = c.LastDay, RolledFrom = c.RolledFrom, EstimatedBy = c.EstimatedBy, HeldBecause = null, Seq = s.Seq })];
    }

    static string NumberOf(string compact) => WorkNumber.TryParse(compact, null, out var number) ? number.ToString() : compact;
}
