using CeePortal.Data.Clocks;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Revenue;

/// <summary>Lists what protests that were allowed make due, within minutes of the decision; and once a day, and at the first run, whatever
/// of liquidations and protests is not listed, which was on file before refunds and bills were.</summary>
/// <remarks>An allowed protest is carried out by reliquidating its entries (19 CFR 174.29): until then its amount is not known.</remarks>
public sealed class ListRevenue(PortalDbContextFactory factory) : ClockStep
{
    const int PageSize = 200, DaysBack = 3;

    DateOnly? done;

    public override string Name => "list refunds and bills";
    public override int Order => 60;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var isFirst = done != day.Today;
        var counted = await ProtestsAsync(day, isFirst ? DateOnly.MinValue : day.Today.AddDays(-DaysBack), stop);
        if (isFirst) counted += await LiquidationsAsync(day, stop);
        done = day.Today;
        return counted;
    }

    async Task<int> LiquidationsAsync(ClockDay day, CancellationToken stop)
    {
        var counted = 0;
        for (long last = 0; ;)
        {
            await using var db = factory.CreateForSystem();
            var page = await db.EntryLiquidations.AsNoTracking()
                .Where(e => e.Id > last && e.StruckAt == null && (e.Result == LiquidationResult.Bill || e.Result == LiquidationResult.Refund) && !db.RevenueDues.Any(d => d.EventId == e.Id))
                .OrderBy(e => e.Id).Take(PageSize).ToListAsync(stop);
            if (page.Count == 0) return counted;
            last = page[^1].Id;
            var ids = page.ConvertAll(e => e.EntryId);
            var entries = await db.Entries.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.Id)).ToDictionaryAsync(e => e.Id, stop);
            counted += await WriteAsync(db, day, async () =>
            {
                foreach (var row in page)
                    if (RevenueOrders.OrderOf(row, day.Law, null) is { } order) await RevenueOrders.AddAsync(db, entries[row.EntryId], order, day.Now, stop);
            }, stop);
        }
    }

    async Task<int> ProtestsAsync(ClockDay day, DateOnly since, CancellationToken stop)
    {
        var counted = 0;
        for (long last = 0; ;)
        {
            await using var db = factory.CreateForSystem();
            var kind = Protest.ProtestKind.Code;
            var page = await db.WorkItems.AsNoTracking()
                .Where(w => w.Id > last && w.Kind == kind && w.ClosedOn >= since && (w.State == ProtestLifeCycle.Approved || w.State == ProtestLifeCycle.ApprovedInPart) && !db.RevenueDues.Any(d => d.WorkId == w.Id))
                .OrderBy(w => w.Id).Take(PageSize).ToListAsync(stop);
            if (page.Count == 0) return counted;
            last = page[^1].Id;
            counted += await WriteAsync(db, day, async () =>
            {
                foreach (var item in page) await AddAsync(db, item, day, stop);
            }, stop);
        }
    }

    // One row for each entry, since each is reliquidated by itself; one for those that are not on file.
    static async Task AddAsync(PortalDbContext db, WorkRecord item, ClockDay day, CancellationToken stop)
    {
        var decided = item.ClosedOn!.Value;
        var entries = await (from w in db.WorkEntries.AsNoTracking() where w.WorkId == item.Id join e in db.Entries.AsNoTracking() on w.Entry equals e.Number orderby e.Id select e).ToListAsync(stop);
        var ids = entries.ConvertAll(e => e.Id);
        var done = (await db.EntryLiquidations.AsNoTracking()
            .Where(r => EF.Parameter(ids).Contains(r.EntryId) && r.Kind == LiquidationEventKind.Reliquidated && !r.IsVoluntary && r.StruckAt == null && r.On >= decided).ToListAsync(stop)).ToLookup(r => r.EntryId);
        foreach (var entry in entries)
        {
            var due = RevenueOrders.Add(db, entry, (entry.Id, entry.Number), 1, Order(item.EntryCount == 1 ? $"protest:{item.Number}" : $"protest:{item.Number}:{entry.Number}"), day.Now);
            // CBP may have reliquidated before the list was made.
            if (done[entry.Id].FirstOrDefault() is { } carried) (due.ClosedAt, due.ClosedBecause) = (day.Now, RevenueOrders.CarriedOut(carried));
        }
        if (item.EntryCount > entries.Count)
            RevenueOrders.Add(db, new RevenueParties(item.ImporterId, item.Filer, item.Port, item.Office), null, item.EntryCount - entries.Count, Order($"protest:{item.Number}"), day.Now);

        RevenueOrder Order(string key) => new(RevenueSource.Protest, key, RevenueSide.Refund, decided, null) { Item = (item.Id, item.WorkNumber) };
    }

    static async Task<int> WriteAsync(PortalDbContext db, ClockDay day, Func<Task> add, CancellationToken stop)
    {
        var written = 0;
        try
        {
            await db.WriteAsync(async () =>
            {
                await add();
                written = db.ChangeTracker.Entries<RevenueDue>().Count(e => e.State == EntityState.Added); // a bill brings the code of its paper too
                await db.SaveChangesAsync(stop);
            }, GateUser.Job, stop);
        }
        catch (DbUpdateException error) when (PortalDatabase.IsUniqueViolation(error))
        {
            day.Report("Refunds and bills", error); // another node listed one of them in the same moment: the next run lists the rest
        }
        return written;
    }
}
