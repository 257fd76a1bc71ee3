using CeePortal.Data.Accounts;
using CeePortal.Data.Corrections;
using CeePortal.Data.Messages;
using CeePortal.Data.Revenue;
using CeePortal.Data.Uploads;
using CeePortal.Data.Work;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;
using CeePortal.Web.Tests.Pages.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>Post summary corrections in an AE batch: records 10, 35, 36 and 63.</summary>
public sealed class CorrectionUploadTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    DateOnly Today => portal.Services.GetRequiredService<LegalClock>().Today;

    async Task<(Upload Upload, string Codes)> CorrectAsync(HttpClient broker, string text)
    {
        var upload = await portal.UploadAsync(broker, text);
        Assert.True(upload.Status == UploadStatus.Done, upload.StatusText + await portal.DataAsync(db => db.Jobs.Where(j => j.SubjectId == upload.Id).Select(j => j.Error).FirstOrDefaultAsync()));
        return (upload, string.Join(' ', (await portal.FindingsAsync(upload.Id)).Where(f => f.Severity == Severity.Fatal).Select(f => f.Code)));
    }

    [Fact]
    public async Task A_correction_replaces_the_summary_is_accepted_at_once_and_stands_on_record()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number) = await portal.PaidAsync(broker);
        var before = (await portal.EntryAsync(number))!;
        var (upload, codes) = await CorrectAsync(broker, text.AsCorrection().WithValue());
        Assert.Equal((1, ""), (upload.Accepted, codes));

        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal((200, 1, 58_400_00, 275_29), (entry.Version, entry.Corrections, entry.ValueCents, entry.FeesCents));
        Assert.Equal(("2", before.StatementPrintDate, before.ReceivedOn), (entry.PaymentType, entry.StatementPrintDate, entry.ReceivedOn)); // what a correction leaves as it stands
        Assert.Equal("Z904", entry.ReadDetail().LocationOfGoods);
        Assert.Equal([1, 2], await portal.DataAsync(db => db.EntryDecisions.Where(d => d.EntryId == entry.Id).OrderBy(d => d.Seq).Select(d => d.Seq).ToListAsync()));

        var item = Assert.Single(await portal.CorrectionsAsync(number));
        var review = item.As<CorrectionReview>();
        Assert.Equal(("accepted", "THE ASSIST WAS LEFT OUT OF THE VALUE.", 200), (review.State.Code, review.Filing!.Explanation, review.Filing.Version));
        var line = Assert.Single(review.Filing.Differences.Lines);
        Assert.Equal(("$21,400", "$22,400", "L04"), (line.Elements[0].Old, line.Elements[0].New, line.Reasons[0]));
        Assert.Equal(new Money(4_71), review.Filing.Differences.Revenue);
        Assert.Equal(Today, item.Row.ClosedOn);
        // What was deposited stays, and what the correction makes more is due at liquidation.
        Assert.Equal(before.FeesCents, entry.ReadDetail().Deposited!.Fees);
        var due = Assert.Single(await portal.DataAsync(db => db.RevenueDues.Where(d => d.EntryId == entry.Id).ToListAsync()));
        Assert.Equal((RevenueSide.Bill, RevenueSource.Correction, new Money(4_71), (DateOnly?)null, item.Row.Id), (due.Side, due.Source, due.Amount, due.DueOn, due.WorkId!.Value));
        var audit = await portal.Services.GetRequiredService<WorkAudit>().RunAsync();
        Assert.True(audit.IsSound, string.Join('\n', audit.Differing) + string.Join('\n', audit.Broken) + string.Join('\n', audit.Counts));
        Assert.Equal(0, await portal.DataAsync(db => db.NoticesDue.CountAsync(n => n.WorkId == item.Row.Id))); // the upload tells
    }

    [Fact]
    public async Task An_entry_that_is_liquidated_before_its_correction_is_listed_owes_nothing_by_it_any_more()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number) = await portal.PaidAsync(broker);
        await CorrectAsync(broker, text.AsCorrection().WithValue());
        var entry = (await portal.EntryAsync(number))!;
        var item = Assert.Single(await portal.CorrectionsAsync(number));
        // As the transaction of the upload left it, under another key: events are never deleted.
        var key = await portal.DataAsync(async db =>
        {
            await db.RevenueDues.Where(d => d.WorkId == item.Row.Id).ExecuteDeleteAsync();
            CorrectionToList due = new()
            {
                UploadId = entry.UploadId,
                EntryId = entry.Id,
                ActorId = item.Events[0].By.Id,
                At = item.Events[0].At,
                Office = entry.HandledBy,
                Filing = WorkJournal.WritePart(item.As<CorrectionReview>().Filing! with { Version = 300 }),
            };
            db.CorrectionsToList.Add(due);
            await db.Uploads.Where(u => u.Id == entry.UploadId).ExecuteUpdateAsync(u => u.SetProperty(r => r.CorrectionsDue, true));
            await db.SaveChangesAsync();
            return due.Id;
        });
        await portal.RecordAsync(number, LiquidationEvent.Liquidated(Today, "1", LiquidationResult.NoChange));
        Assert.Equal(1, await portal.Services.GetRequiredService<ListCorrections>().RunAsync(new(Today, DateTime.UtcNow, Law.Declared), default));

        var owed = Assert.Single(await portal.DataAsync(db => db.RevenueDues.Where(d => d.WorkId == key).ToListAsync()));
        Assert.Equal((new Money(4_71), false), (owed.Amount, owed.IsOpen));
        Assert.Contains("Counted in the liquidation of", owed.ClosedBecause, StringComparison.Ordinal);
        Assert.Equal(300, (await portal.CorrectionsAsync(number)).Single(c => c.Row.Id == key).As<CorrectionReview>().Filing!.Version);
    }

    [Fact]
    public async Task A_correction_from_01_to_03_opens_a_review_that_keeps_others_away()
    {
        await portal.SelectAsync(all: true);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number) = await portal.PaidAsync(broker);
        var (upload, codes) = await CorrectAsync(broker, text.AsCorrection("H01").WithCase());
        Assert.Equal((1, ""), (upload.Accepted, codes));
        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal(("03", 3_210_00), (entry.Type, entry.AntidumpingCents));
        var item = Assert.Single(await portal.CorrectionsAsync(number));
        Assert.Equal(("under-review", "type 01 to 03; 1 line: AD/CVD cases"), (item.Item.State.Code, item.Row.Asks));
        Assert.Equal(1, await portal.DataAsync(db => db.WorkClocks.CountAsync(c => c.WorkId == item.Row.Id && c.Code == "psc-duty")));
        Assert.Equal(1, await portal.DataAsync(db => db.EntryImages.CountAsync(i => i.WorkId == item.Row.Id && i.Version == 100)));
        Assert.True(await portal.DataAsync(db => db.WorkTallies.AnyAsync(t => t.Kind == "psc" && t.Bucket == WorkBucket.Open && t.Count > 0)));
        Assert.True((await portal.Services.GetRequiredService<WorkAudit>().RunAsync()).IsSound);

        Assert.Equal("B59", (await CorrectAsync(broker, text.AsCorrection("H14", explanation: "NOT AN ANTIDUMPING CASE AFTER ALL."))).Codes);
        Assert.Equal("B54", (await CorrectAsync(broker, text.FirstOnly().WithAction('R'))).Codes);
        Assert.Equal("B54", (await CorrectAsync(broker, text.FirstOnly().Deleted())).Codes);
        Assert.Equal(200, (await portal.EntryAsync(number))!.Version);
    }

    [Fact]
    public async Task Two_corrections_of_one_entry_in_one_file_are_judged_one_after_the_other()
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number) = await portal.PaidAsync(broker);
        var first = text.AsCorrection().WithValue().Split('\n');
        var again = text.AsCorrection(explanation: "AS IT WAS AT FIRST.").Split('\n');
        var end = Array.FindIndex(first, r => r.StartsWith('Y'));
        var both = string.Join('\n', [.. first[..end], .. again[Array.FindIndex(again, r => r.StartsWith("10", StringComparison.Ordinal))..]]);
        var (upload, codes) = await CorrectAsync(broker, both);
        Assert.Equal((2, ""), (upload.Accepted, codes));
        var items = await portal.CorrectionsAsync(number);
        Assert.Equal(["$21,400 -> $22,400", "$22,400 -> $21,400"], items.Select(i => i.As<CorrectionReview>().Filing!.Differences.Lines[0].Elements[0]).Select(e => $"{e.Old} -> {e.New}"));
        Assert.Equal((300, 2), ((await portal.EntryAsync(number))!.Version, (await portal.EntryAsync(number))!.Corrections));
    }

    /// <summary>Rule 8, each restriction in a file: refused with its code, and what is on file stays.</summary>
    [Theory]
    [InlineData("trade control", "B45")]
    [InlineData("unpaid", "B47")]
    [InlineData("liquidated", "B50")]
    [InlineData("reconciled", "B52")]
    [InlineData("scheduled", "B51")]
    [InlineData("suspended", "B60")]
    [InlineData("nothing on file", "B42")]
    [InlineData("delete", "B43")]
    [InlineData("port", "B44")]
    [InlineData("importer", "286")]
    [InlineData("informal", "B49 282")]
    [InlineData("type", "B64 282")]
    [InlineData("type reason", "281")]
    [InlineData("header reason", "CPY")]
    [InlineData("unknown reason", "278")]
    [InlineData("no reason", "748")]
    [InlineData("line reason", "582")]
    [InlineData("no explanation", "287")]
    [InlineData("none", "287")]
    [InlineData("payment", "CPV")]
    [InlineData("live", "272")]
    [InlineData("release", "271")]
    [InlineData("location", "280")]
    [InlineData("issue", "274")]
    [InlineData("conventional reasons", "284 277 580")]
    public async Task Rule_8_A_restriction_refuses_the_correction_and_leaves_the_summary(string what, string expected)
    {
        await portal.SelectAsync(all: false);
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, number, _) = Batch.Fresh();
        if (what != "nothing on file") await portal.UploadAsync(broker, text.FirstOnly());
        LiquidationEvent[] events = what switch
        {
            "trade control" or "nothing on file" => [],
            "unpaid" => [LiquidationEvent.OnStatement(Today)],
            "liquidated" => [LiquidationEvent.Paid(Today), LiquidationEvent.Liquidated(Today, "1", LiquidationResult.NoChange)],
            "reconciled" => [LiquidationEvent.Paid(Today), LiquidationEvent.Reconciled(Today)],
            "scheduled" => [LiquidationEvent.Paid(Today), LiquidationEvent.Scheduled(Today.AddDays(14), Today)],
            "suspended" => [LiquidationEvent.Paid(Today), LiquidationEvent.Suspended(Today, "08")],
            _ => [LiquidationEvent.Paid(Today)],
        };
        if (events.Length > 0) await portal.RecordAsync(number, events);
        var right = text.AsCorrection().WithValue();
        var (upload, codes) = await CorrectAsync(broker, what switch
        {
            "delete" => text.FirstOnly().Deleted().Put("10", 65, "Y"),
            "port" => right.Put("10", 18, "2709"),
            "importer" => right.Put("11", 3, "98-765432100"),
            "informal" => right.Put("10", 34, "11"),
            "type" => right.Put("10", 34, "02"),
            "type reason" => text.AsCorrection("H01").WithValue(),
            "header reason" => text.AsCorrection("H04").WithValue(),
            "unknown reason" => text.AsCorrection("H03").WithValue(),
            "no reason" => text.AsCorrection(line1: "").WithValue(),
            "line reason" => text.AsCorrection(line1: "L99").WithValue(),
            "no explanation" => text.AsCorrection(explanation: "").WithValue(),
            "none" => text.AsCorrection(explanation: "N/A").WithValue(),
            "payment" => right.Put("10", 51, "1"),
            "live" => right.Put("10", 44, "Y"),
            "release" => right.Put("10", 40, "Y"),
            "location" => right.Put("20", 17, "Z904"),
            "issue" => right.Put("10", 47, "001"),
            "conventional reasons" => text.AsCorrection("H99").Put("10", 65, " "),
            _ => right,
        });
        Assert.Equal((0, 1), (upload.Accepted, upload.Rejected));
        Assert.True(expected == codes, $"{what}: {codes} in the place of {expected}. {string.Join(' ', (await portal.FindingsAsync(upload.Id)).Select(f => f.Message))}");
        Assert.All(await portal.FindingsAsync(upload.Id), f => Assert.True(f.Fix.Length > 0 && f.Record > 0));
        if (what == "nothing on file") return;
        Assert.Equal((100, 0), ((await portal.EntryAsync(number))!.Version, (await portal.EntryAsync(number))!.Corrections));
        Assert.Empty(await portal.CorrectionsAsync(number));
    }

    [Fact]
    public async Task Rule_9_A_second_filer_needs_the_authority_then_has_the_summary_and_the_first_is_told()
    {
        await portal.SelectAsync(all: false);
        using var first = await portal.SignedInAsync(PortalRoles.Broker);
        using var second = await portal.SignedInAsync(PortalRoles.Broker, "Second broker");
        var (text, number) = await portal.PaidAsync(first);
        var (organization, code) = await portal.DataAsync(async db =>
        {
            var account = await (from f in db.FilerAccounts join o in db.Organizations on f.OrganizationId equals o.Id where o.Name == "Second broker" select f).SingleAsync();
            return (account.OrganizationId, account.Filer);
        });
        var correction = text.AsCorrection().WithValue().Put("A", 6, code).Put("B ", 8, code).Put("Y", 8, code).Put("Z", 6, code);
        Assert.Equal("CPU", (await CorrectAsync(second, correction)).Codes);
        Assert.Equal("XYZ", (await portal.EntryAsync(number))!.Filer);

        var importer = (await portal.EntryAsync(number))!.ImporterId;
        await portal.DataAsync(async db =>
        {
            db.PowersOfAttorney.Add(new() { OrganizationId = organization, ImporterId = importer, From = Today.AddDays(-1) });
            return await db.SaveChangesAsync();
        });
        var (upload, codes) = await CorrectAsync(second, correction.Replace("LEFT OUT", "OMITTED", StringComparison.Ordinal));
        Assert.Equal((1, ""), (upload.Accepted, codes));
        var entry = (await portal.EntryAsync(number))!;
        Assert.Equal(code, entry.Filer);
        Assert.All(await portal.DataAsync(db => db.EntryLines.Where(l => l.EntryId == entry.Id).Select(l => l.Filer).ToListAsync()), f => Assert.Equal(code, f));
        Assert.All(await portal.DataAsync(db => db.EntryDecisions.Where(d => d.EntryId == entry.Id).Select(d => d.Filer).ToListAsync()), f => Assert.Equal(code, f));
        Assert.Equal(code, await portal.DataAsync(db => db.EntryLiquidationStates.Where(s => s.Id == entry.Id).Select(s => s.Filer).SingleAsync()));

        Assert.Equal(404, (int)(await first.GetAsync(new Uri($"/entries/{number}", UriKind.Relative))).StatusCode);
        Assert.Equal(200, (int)(await second.GetAsync(new Uri($"/entries/{number}", UriKind.Relative))).StatusCode);
        await portal.Services.GetRequiredService<NoticeExpansion>().RunAsync();
        Assert.Contains("another filer corrected your summary", (await first.PageAsync("/messages")).Words(), StringComparison.Ordinal);

        // The owner may correct again, and the first filer, who has no power of attorney, may not.
        Assert.Equal("CPU", (await CorrectAsync(first, text.AsCorrection(explanation: "BACK AGAIN."))).Codes);
    }
}
