using CeePortal.Data;
using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Jobs;
using CeePortal.Web.Services.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Web.Services.Liquidation;

/// <summary>Gives some entries of the demo batch a liquidation, so that a fresh portal in Development has windows that close,
/// entries to protest and one that waits to be confirmed. Counted from today, and made up from end to end.</summary>
public sealed class DemoLiquidations(PortalDbContextFactory contexts, JobQueue jobs)
{
    /// <summary>Asks for it once the demo batch has been worked through.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var job = await jobs.AddAsync(db, DemoLiquidationJob.JobKind, 0, ct);
        await db.SaveChangesAsync(ct);
        jobs.Start(job);
    }
}

/// <summary>Does it. May run again: what is on record is passed over.</summary>
public sealed class DemoLiquidationJob(PortalDbContextFactory contexts, LawSource laws, LegalClock clock) : IJobHandler
{
    public const string JobKind = "demo-liquidations";

    static readonly TimeSpan patience = TimeSpan.FromMinutes(3);

    public string Kind => JobKind;

    public async Task RunAsync(long jobId, long subjectId, CancellationToken stop)
    {
        var until = clock.UtcNow + patience;
        while (!await IsBatchDoneAsync(stop) && clock.UtcNow < until) await Task.Delay(TimeSpan.FromMilliseconds(500), stop);

        await using var db = contexts.CreateForSystem();
        var stories = Stories(clock.Today);
        // The demo importer's, then others of the Center of the demo staff, then of other offices: so that each has all of them to click on.
        var importer = await db.OrganizationImporters.OrderBy(o => o.OrganizationId).ThenBy(o => o.ImporterId).Select(o => o.ImporterId).FirstOrDefaultAsync(stop);
        var own = db.Entries.Where(e => e.Status == EntryStatus.Accepted && e.Filer == "XYZ");
        List<string> entries = [];
        foreach (var some in new[] { own.Where(e => e.ImporterId == importer), own.Where(e => e.ImporterId != importer && e.HandledBy == "007"), own.Where(e => e.HandledBy != "007") })
            entries.AddRange(await some.OrderBy(e => e.Number).Select(e => e.Number).Take(stories.Count).ToListAsync(stop));
        var dockets = await LiquidationDockets.OpenAsync(db, entries, await laws.CurrentAsync(stop), stop);
        for (var i = 0; i < entries.Count; i++)
            foreach (var e in stories[i % stories.Count])
                Record(dockets[entries[i]], e);
        await db.WriteAsync(() => LiquidationDockets.SaveAsync(db, dockets.Values, clock.Today, stop), ct: stop);
    }

    void Record(LiquidationDocket docket, LiquidationEvent e)
    {
        try
        {
            docket.Record(e, clock.Today, new(clock.UtcNow, Note: "Demo data"));
        }
        catch (LiquidationRefusedException)
        {
            // the entry has a story of its own by now
        }
    }

    async Task<bool> IsBatchDoneAsync(CancellationToken ct)
    {
        await using var db = contexts.CreateForSystem();
        var files = DemoUpload.Files.ToList();
        return await db.Uploads.CountAsync(u => files.Contains(u.FileName) && u.EndedAt != null, ct) == files.Count;
    }

    /// <summary>What happened to an entry each.</summary>
    internal static IReadOnlyList<IReadOnlyList<LiquidationEvent>> Stories(DateOnly today)
    {
        DateOnly Ago(int days) => today.AddDays(-days);
        return
        [
            // Liquidated 100 days ago, and 20: to protest; CBP may still reliquidate the second.
            [Entered(414), LiquidationEvent.Liquidated(Ago(100), "1", LiquidationResult.NoChange)],
            [Entered(334), LiquidationEvent.Liquidated(Ago(20), "2", LiquidationResult.Bill)],
            // Liquidates in three weeks: the correction ends in six days.
            [Entered(293), LiquidationEvent.Scheduled(today.AddDays(21), Ago(30))],
            [Entered(400), LiquidationEvent.Extended(Ago(60), "01")],
            [Entered(500), LiquidationEvent.Suspended(Ago(480), "04")],
            // The protest ends within ten days, and the refund was due.
            [Entered(484), LiquidationEvent.Liquidated(Ago(172), "3", LiquidationResult.Refund)],
            // The year has passed, and nobody has confirmed it.
            [Entered(380)],
            // Six months after a suspension end in a month.
            [Entered(900), LiquidationEvent.Suspended(Ago(880), "06"), LiquidationEvent.Lifted(Ago(155))],
        ];

        LiquidationEvent Entered(int days) => LiquidationEvent.EntryDated(Ago(days));
    }
}
