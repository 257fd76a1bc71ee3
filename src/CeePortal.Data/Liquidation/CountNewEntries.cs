using CeePortal.Data.Clocks;
using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Data.Uploads;
using CeePortal.Data.Writing;
using CeePortal.Domain.Liquidation;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Liquidation;

/// <summary>Makes the windows of entries that were filed since: every entry on file closes something, also one of which no
/// liquidation data ever arrives. In the recurring run and not while a file is taken in, which has no time for it.</summary>
/// <remarks>Which files are due stands on the upload, set with each slice and cleared here when no further slice came
/// meanwhile; which of their entries are done, the rows say. So a run that is stopped loses nothing and does nothing
/// twice, and keys, which several nodes hand out in no order, do not matter. A run takes a part of a long file and leaves
/// the rest to the next, so that no step of the law waits behind it.</remarks>
public sealed class CountNewEntries(PortalDbContextFactory factory, TimeProvider time) : ClockStep
{
    // Both rows of so many entries and their clocks hold the gate for less than the 50 ms that a job may.
    const int WrittenAtOnce = 150, ReadAtOnce = 15_000, Attempts = 3;

    static CountNewEntries() => LinqToDBForEFTools.Initialize();

    public override string Name => "count windows of entries filed since";
    public override int Order => 50;

    /// <summary>After how long a run leaves the rest to the next.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        var counted = 0;
        for (long last = 0; ;)
        {
            Upload? due;
            await using (var db = factory.CreateForSystem())
                due = await db.Uploads.AsNoTracking().Where(u => u.WindowsDue && u.Id > last).OrderBy(u => u.Id).FirstOrDefaultAsync(stop);
            if (due is null) return counted;
            last = due.Id;
            for (; ; )
            {
                var ids = await UncountedAsync(due.Id, stop);
                foreach (var some in ids.Chunk(WrittenAtOnce))
                {
                    if (counted > 0 && time.GetElapsedTime(started) >= Patience) return counted;
                    counted += await WriteAsync(some, day, stop);
                }
                if (ids.Count < ReadAtOnce) break;
            }
            await using (var db = factory.CreateForSystem())
                await db.Uploads.Where(u => u.Id == due.Id && u.Slices == due.Slices).ExecuteUpdateAsync(u => u.SetProperty(r => r.WindowsDue, false), stop);
        }
    }

    async Task<List<long>> UncountedAsync(long upload, CancellationToken stop)
    {
        await using var db = factory.CreateForSystem();
        return await db.Entries.Where(e => e.UploadId == upload && e.Status == EntryStatus.Accepted && !db.EntryLiquidationStates.Any(s => s.Id == e.Id))
            .OrderByDescending(e => e.FiledAt).ThenByDescending(e => e.Id).Select(e => e.Id).Take(ReadAtOnce).ToListAsync(stop);
    }

    async Task<int> WriteAsync(long[] ids, ClockDay day, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = factory.CreateForSystem();
                var written = 0;
                await db.WriteAsync(async () =>
                {
                    // Read behind the gate: nobody replaces an entry or records on it between.
                    var dockets = (await LiquidationDockets.OpenAsync(db, ids, day.Law, stop)).FindAll(d => d.State is null && d.Entry.Status == EntryStatus.Accepted);
                    written = dockets.Count;
                    if (written == 0) return;
                    List<EntryClock> clocks = [.. dockets.SelectMany(d => LiquidationDockets.Clocks(d, day.Today))];
                    foreach (var clock in clocks) clock.Id = db.NextKey();
                    await db.BulkCopyAsync(new BulkCopyOptions(), dockets.ConvertAll(LiquidationDockets.StateOf), stop);
                    if (clocks.Count > 0) await db.BulkCopyAsync(new BulkCopyOptions(), clocks, stop);
                    await AmendedBeforeOnFile.ListAsync(db, dockets, day.Now, stop);
                    await db.SaveChangesAsync(stop);
                }, GateUser.Job, stop);
                return written;
            }
            catch (Exception error) when (attempt < Attempts && PortalDatabase.IsUniqueViolation(error))
            {
                // Another node recorded on one of them in the same moment; the others are read again.
            }
        }
    }
}

/// <summary>The year of an entry passed: from the next day on it is deemed liquidated by law, confirmed or not, and the
/// protest runs from an estimated day.</summary>
public sealed class CountPassedYears(PortalDbContextFactory factory) : ClockStep
{
    // A protest has 180 days, and its last day moves over a few closed ones.
    const int PageSize = 200, ProtestDays = 190;

    DateOnly? done;

    public override string Name => "open the protest of entries whose year has passed";
    public override int Order => 51;

    public override async Task<int> RunAsync(ClockDay day, CancellationToken stop)
    {
        if (done == day.Today) return 0; // years pass with the day, and what is filed later is counted as it is then
        var counted = 0;
        for (var (on, id) = (day.Today.AddDays(-ProtestDays), 0L); ;)
        {
            await using var db = factory.CreateForSystem();
            var page = await db.EntryClocks.AsNoTracking()
                .Where(c => c.LastDay >= on && (c.LastDay > on || c.Id > id) && c.LastDay < day.Today && c.Kind == WindowKind.Deemed
                    && !db.EntryClocks.Any(p => p.EntryId == c.EntryId && p.Kind == WindowKind.Protest))
                .OrderBy(c => c.LastDay).ThenBy(c => c.Id).Select(c => new { c.Id, c.EntryId, c.LastDay }).Take(PageSize).ToListAsync(stop);
            if (page.Count == 0) break;
            (on, id) = (page[^1].LastDay, page[^1].Id);
            await db.WriteAsync(async () =>
            {
                var dockets = await LiquidationDockets.OpenAsync(db, page.ConvertAll(p => p.EntryId), day.Law, stop);
                // Only what is missing: the other windows stand.
                foreach (var docket in dockets)
                    db.EntryClocks.AddRange(LiquidationDockets.Clocks(docket, day.Today).Where(c => c.Kind == WindowKind.Protest));
                counted += await db.SaveChangesAsync(stop);
            }, GateUser.Job, stop);
        }
        done = day.Today;
        return counted;
    }
}
