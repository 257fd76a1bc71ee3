using CeePortal.Data.Clocks;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>Entries of the sample batch, and corrections of them as a broker's software writes them.</summary>
static class Corrected
{
    public const string Case = "53A570910000C00001500A  00000214000000000000000000321000";

    /// <summary>The batch with its first entry alone.</summary>
    public static string FirstOnly(this string batch)
    {
        var records = batch.Split('\n').ToList();
        var second = records.FindIndex(records.FindIndex(r => r.StartsWith("10", StringComparison.Ordinal)) + 1, r => r.StartsWith("10", StringComparison.Ordinal));
        records.RemoveRange(second, records.FindIndex(r => r.StartsWith('Y')) - second);
        return string.Join('\n', records);
    }

    /// <summary>The first entry of the batch as a correction: replacement with the indicator, without payment and location, with an explanation
    /// and with reasons for the header and for line 1.</summary>
    public static string AsCorrection(this string batch, string reasons = "", string line1 = "L04", string explanation = "THE ASSIST WAS LEFT OUT OF THE VALUE.") =>
        batch.FirstOnly().WithAction('R').Put("10", 51, new string(' ', 9)).Put("10", 65, "Y").Put("20", 17, "    ")
            .After("318B", [.. reasons.Length > 0 ? ["35" + reasons] : Array.Empty<string>(), .. explanation.Length > 0 ? ["36" + explanation] : Array.Empty<string>()])
            .After("6250100002675", line1.Length > 0 ? ["63" + line1] : []);

    /// <summary>Line 1 with another value; its fees and the totals with it.</summary>
    public static string WithValue(this string batch) => batch.Put("508517", 25, "0000022400").Put("6249900007413", 6, "00007759").Put("6250100002675", 6, "00002800")
        .Put("89", 6, "00000020229").Put("89", 20, "00000007300").Put("90", 15, "00000027529");

    /// <summary>Of type 03, with a case on line 1.</summary>
    public static string WithCase(this string batch) => batch.Put("10", 34, "03").After("508517", [Case])
        .Before("89", ["8800000000000 00000321000 00000000000 00000000000"]).Put("90", 39, "00000321000");

    public static string After(this string batch, string begins, params string[] records) =>
        string.Join('\n', batch.Split('\n').SelectMany(r => r.StartsWith(begins, StringComparison.Ordinal) ? [r, .. records.Select(n => n.PadRight(80))] : new[] { r }));

    public static string Before(this string batch, string begins, params string[] records) =>
        string.Join('\n', batch.Split('\n').SelectMany(r => r.StartsWith(begins, StringComparison.Ordinal) ? [.. records.Select(n => n.PadRight(80)), r] : new[] { r }));

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
