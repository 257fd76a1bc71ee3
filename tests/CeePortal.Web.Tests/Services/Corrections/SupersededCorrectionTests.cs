using CeePortal.Data.Accounts;
using CeePortal.Data.Corrections;
using CeePortal.Data.Revenue;
using CeePortal.Data.Work;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using CeePortal.TestSupport;
using CeePortal.Web.Tests.Pages.Uploads;
using CeePortal.Web.Tests.Pages.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeePortal.Web.Tests.Services.Corrections;

/// <summary>Corrections that take the place of one whose extra duty was not deposited yet. A correction is a full replacement of the summary, and bill or refund follow at
/// liquidation from what was deposited (AE chapter, July 2026; 19 U.S.C. 1505(b)): so the later one takes over what the earlier left undeposited.</summary>
public sealed class SupersededCorrectionTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    DateOnly Today => portal.Services.GetRequiredService<CeePortal.Domain.Clocks.LegalClock>().Today;

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // Type 03 with a case of $3,210.00 on line 1, not deposited.
    async Task<(string Text, EntryNumber Entry)> AwaitingAsync(HttpClient broker)
    {
        await portal.SelectAsync(all: false);
        var (text, entry) = await portal.PaidAsync(broker);
        Assert.Equal(1, (await portal.UploadAsync(broker, text.AsCorrection("H01").WithCase())).Accepted);
        Assert.Equal((CorrectionLifeCycle.AwaitingPayment, new Money(3_210_00)), await LastAsync(entry));
        return (text, entry);
    }

    async Task<(string State, Money Owed)> LastAsync(EntryNumber entry) => (await portal.CorrectionsAsync(entry))[^1].As<CorrectionReview>() is var last ? (last.State.Code, last.Owed) : default;

    Task<List<RevenueDue>> DuesAsync(EntryNumber entry)
    {
        var number = entry.ToCompact();
        return portal.DataAsync(db => db.RevenueDues.AsNoTracking().Where(d => d.Number == number && d.ClosedAt == null).ToListAsync());
    }

    [Fact]
    public async Task What_was_never_deposited_is_not_refunded_when_a_later_correction_takes_it_back()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, entry) = await AwaitingAsync(broker);
        Assert.Equal(1, (await portal.UploadAsync(broker, text.AsCorrection("H14", explanation: "NOT AN ANTIDUMPING CASE AFTER ALL."))).Accepted);
        Assert.Equal([CorrectionLifeCycle.Superseded, CorrectionLifeCycle.Accepted], (await portal.CorrectionsAsync(entry)).Select(c => c.Item.State.Code));
        Assert.Empty(await DuesAsync(entry)); // what is stated now is what was deposited
    }

    [Fact]
    public async Task The_later_correction_owes_at_once_what_the_earlier_left_undeposited_beside_its_own()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, entry) = await AwaitingAsync(broker);
        Assert.Equal(1, (await portal.UploadAsync(broker, text.AsCorrection().WithCase().WithValue())).Accepted);
        Assert.Equal((CorrectionLifeCycle.AwaitingPayment, new Money(3_214_71)), await LastAsync(entry));
        Assert.Empty(await DuesAsync(entry));
    }

    [Fact]
    public async Task A_correction_by_form_takes_the_place_of_one_that_waits_for_its_deposit_too()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (_, entry) = await AwaitingAsync(broker);
        await KindPages.SendAsync(broker, await KindPages.DraftAsync(broker, "psc",
            ("entry", new() { ["entry.Value"] = entry.ToString() }),
            ("lines", new() { ["changes[0].line.Value"] = "1", ["changes[0].what.Value"] = "weight", ["changes[0].to.Value"] = "250", ["changes[0].reason.Value"] = "L31" }),
            ("why", new() { ["explanation.Value"] = "The weight was that of another shipment." })));
        Assert.Equal(CorrectionLifeCycle.Superseded, (await portal.CorrectionsAsync(entry))[0].Item.State.Code);
        Assert.Equal((CorrectionLifeCycle.AwaitingPayment, new Money(3_210_00)), await LastAsync(entry)); // what was awaited is awaited still
        var later = (await portal.CorrectionsAsync(entry))[^1];
        Assert.Equal(1, await portal.DataAsync(db => db.WorkClocks.CountAsync(c => c.WorkId == later.Row.Id && c.Code == "psc-duty")));
        Assert.Empty(await DuesAsync(entry));
        var audit = await portal.Services.GetRequiredService<WorkAudit>().RunAsync();
        Assert.True(audit.IsSound, string.Join('\n', audit.Differing) + string.Join('\n', audit.Broken) + string.Join('\n', audit.Counts));
        var words = (await broker.PageAsync($"/work/psc/{later.Item.Number}")).Words();
        Assert.True(words.Contains("$3,210.00 more: it takes the place of a correction whose extra duty nobody deposited", StringComparison.Ordinal), words);
    }

    [Fact]
    public async Task Of_two_corrections_in_one_file_the_second_takes_over_what_the_first_would_have_deposited()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        await portal.SelectAsync(all: false);
        var (text, entry) = await portal.PaidAsync(broker);
        Assert.Equal(2, (await portal.UploadAsync(broker, BatchText.InOne(text.AsCorrection("H01").WithCase(), text.AsCorrection().WithCase().WithValue()))).Accepted);
        Assert.Equal([CorrectionLifeCycle.Superseded, CorrectionLifeCycle.AwaitingPayment], (await portal.CorrectionsAsync(entry)).Select(c => c.Item.State.Code));
        Assert.Equal((CorrectionLifeCycle.AwaitingPayment, new Money(3_214_71)), await LastAsync(entry));
    }

    [Fact]
    public async Task What_a_returned_correction_had_taken_over_is_listed_and_what_was_deposited_is_deducted()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, entry) = await AwaitingAsync(broker);
        await portal.SelectAsync(all: true);
        Assert.Equal(1, (await portal.UploadAsync(broker, text.AsCorrection("H14", explanation: "NOT AN ANTIDUMPING CASE AFTER ALL."))).Accepted);
        await portal.SelectAsync(all: false);
        var review = (await portal.CorrectionsAsync(entry))[^1];
        Assert.Equal(CorrectionLifeCycle.UnderReview, review.Item.State.Code);
        Assert.Empty(await DuesAsync(entry));
        var compact = entry.ToCompact();
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        await portal.DataAsync(async db =>
        {
            review.Item.Transfer(Destination.FromCode("007"), "For the test.", new Act(new Actor(1, WorkRoles.Supervisor), DateTime.UtcNow, Law.Declared));
            await portal.Services.GetRequiredService<WorkStore>().SaveAsync(db, review, Law.Declared);
            return 0;
        });
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        Assert.Null(await KindPages.ActAsync(specialist, $"/work/psc/{review.Item.Number}", "returned", ("text", "The smartphones are in the scope.")));
        var due = Assert.Single(await DuesAsync(entry));
        Assert.Equal((RevenueSide.Bill, RevenueSource.Correction, new Money(3_210_00)), (due.Side, due.Source, due.Amount));
    }

    [Fact]
    public async Task A_deposit_that_comes_in_while_a_later_correction_is_judged_has_it_judged_anew()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        var (text, entry) = await AwaitingAsync(broker);
        var compact = entry.ToCompact();
        var store = portal.Services.GetRequiredService<WorkStore>();
        await portal.DataAsync(async db =>
        {
            var judged = (await CorrectedOnFile.FindAsync(db, [compact], new HashSet<string>()))[compact];
            Assert.Empty(await CorrectedOnFile.ChangedAsync(db, [judged]));
            var one = (await store.FindAsync(db, (await portal.CorrectionsAsync(entry))[0].Row.Id))!;
            one.As<CorrectionReview>().RecordDeposit(Today, new Money(3_210_00), new Act(Actor.Portal, DateTime.UtcNow, Law.Declared));
            await store.SaveAsync(db, one, Law.Declared);
            Assert.Equal([compact], await CorrectedOnFile.ChangedAsync(db, [judged]));
            return 0;
        });
        // What was deposited is paid back when it is taken back.
        Assert.Equal(1, (await portal.UploadAsync(broker, text.AsCorrection("H14", explanation: "NOT AN ANTIDUMPING CASE AFTER ALL."))).Accepted);
        Assert.Equal([CorrectionLifeCycle.Accepted, CorrectionLifeCycle.Accepted], (await portal.CorrectionsAsync(entry)).Select(c => c.Item.State.Code));
        var due = Assert.Single(await DuesAsync(entry));
        Assert.Equal((RevenueSide.Refund, new Money(3_210_00)), (due.Side, due.Amount));
    }

    [Fact]
    public async Task An_entry_that_went_back_from_a_report_is_not_kept_from_correction_while_the_rest_is_reviewed()
    {
        using var broker = await portal.SignedInAsync(PortalRoles.Broker);
        using var specialist = await portal.SignedInAsync(PortalRoles.Specialist);
        await portal.SelectAsync(all: false);
        var (text, entry) = await portal.PaidAsync(broker);
        var compact = entry.ToCompact();
        await portal.DataAsync(db => db.Entries.Where(e => e.Number == compact).ExecuteUpdateAsync(e => e.SetProperty(r => r.HandledBy, "007")));
        var other = EntryNumber.Create(entry.Filer, 8_888_888);
        await KindPages.SendAsync(specialist, await KindPages.DraftAsync(specialist, "pea",
            ("letter", new() { ["received.Value"] = Iso(Today), ["form.Value"] = nameof(AmendmentForm.Quarterly), ["from.Value"] = "Party", ["importer.Value"] = "12-345678900", ["name.Value"] = "", ["broker.Value"] = "", ["letter.Value"] = "The freight." }),
            ("entries", new() { ["table.Value"] = $"{other},2704,01,{Iso(Today.AddDays(-30))},{Iso(Today.AddDays(280))},12.50,,,,The freight.\n{entry},,,,{Iso(Today.AddDays(280))},20.00,,,,The freight." })));
        var upload = await portal.UploadAsync(broker, text.AsCorrection().WithValue());
        Assert.Equal("", string.Join(' ', (await portal.FindingsAsync(upload.Id)).Where(f => f.Severity == Severity.Fatal).Select(f => $"{f.Code} {f.Message}")));
    }
}
