using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.TestSupport;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>Entries of the sample batch that are paid, and what was recorded of their corrections.</summary>
static class Corrected
{
    /// <summary>Records events of the entry's liquidation, as an extract or an officer does.</summary>
    public static async Task RecordAsync(this PortalFactory portal, EntryNumber entry, params LiquidationEvent[] events)
    {
        var law = await portal.Services.GetRequiredService<LawSource>().CurrentAsync();
        var today = portal.Services.GetRequiredService<LegalClock>().Today;
        await portal.DataAsync(async db =>
        {
            var docket = (await LiquidationDockets.OpenAsync(db, [entry.ToCompact()], law)).Values.Single();
            foreach (var e in events) docket.Record(e, today, new(DateTime.UtcNow));
            await LiquidationDockets.SaveAsync(db, [docket], today);
            return 0;
        });
    }

    /// <summary>Files the sample's first entry and has it paid.</summary>
    public static async Task<(string Text, EntryNumber Entry)> PaidAsync(this PortalFactory portal, HttpClient broker)
    {
        var (text, first, _) = Batch.Fresh();
        var filed = await portal.UploadAsync(broker, text.FirstOnly());
        Assert.Equal(1, filed.Accepted);
        await portal.RecordAsync(first, LiquidationEvent.Paid(portal.Services.GetRequiredService<LegalClock>().Today));
        return (text, first);
    }

    /// <summary>The corrections of an entry, the latest last.</summary>
    public static async Task<List<WorkOnFile>> CorrectionsAsync(this PortalFactory portal, EntryNumber entry)
    {
        var store = portal.Services.GetRequiredService<WorkStore>();
        var compact = entry.ToCompact();
        return await portal.DataAsync(async db =>
        {
            List<WorkOnFile> found = [];
            foreach (var id in await db.WorkEntries.Where(e => e.Entry == compact && e.Kind == CorrectionReview.CorrectionKind.Code).OrderBy(e => e.WorkId).Select(e => e.WorkId).ToListAsync())
                found.Add((await store.FindAsync(db, id))!);
            return found;
        });
    }

    /// <summary>No rule chooses anything, or every correction is drawn: tests do not hang on the draw of their numbers.</summary>
    public static Task<int> SelectAsync(this PortalFactory portal, bool all) => portal.DataAsync(db =>
        db.RefReviewRules.ExecuteUpdateAsync(r => r.SetProperty(x => x.IsInForce, x => all && x.Kind == SelectionKind.Share).SetProperty(x => x.ShareMillionths, 1_000_000)));
}
