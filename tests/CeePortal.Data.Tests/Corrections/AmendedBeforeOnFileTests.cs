using CeePortal.Data.Corrections;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Revenue;
using CeePortal.Data.Tests.Work;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Corrections;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Corrections;

/// <summary>Amendments on paper whose entries come on file only after the office concurred.</summary>
public sealed class AmendedBeforeOnFileTests : IDisposable
{
    static readonly DateOnly today = new(2026, 9, 1);

    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    static AmendedEntry Amended(int serial, long cents) =>
        new(WorkSamples.Entry(serial), PortCode.Parse("2704"), EntryType.Consumption, new(2009, 10, 1), new(2010, 8, 6), new Money(cents), Money.Zero, "The freight.");

    /// <summary>A quarterly report that came in on July 1, 2010 and, unless it stays open, was concurred with on September 1, 2026.</summary>
    async Task<WorkRecord> AmendAsync(Samples samples, bool concurs, params AmendedEntry[] entries)
    {
        var store = new WorkStore(new WorkKinds([CorrectionReview.CorrectionKind]), new LegalClock(test.Time));
        var report = new PostEntryAmendment(AmendmentForm.Quarterly, samples.Importer.Id, null, entries, "Please amend.");
        await using var db = test.Open();
        var filed = (await store.FileAsync(db, [new(CorrectionReview.CorrectionKind, PortCode.Parse("2704"), 2010,
            number => CorrectionReview.Enter(number, report, Destination.FromCode("007"), new(new(2010, 7, 1), PaperFrom.Party), WorkSamples.Specialist), samples.Importer.Id, WorkFiling.OpenedByCbp)], Law.Declared))[0];
        if (!concurs) return filed.Row;
        var item = (await store.FindAsync(db, filed.Row.Id))!;
        item.As<CorrectionReview>().Concur("The freight bills bear it out.", WorkSamples.Specialist);
        await store.SaveAsync(db, item, Law.Declared);
        return filed.Row;
    }

    async Task FileAsync(Samples samples, int count)
    {
        var slice = samples.Slice();
        for (var i = 1; i <= count; i++) slice.Added.Add(samples.Entry(i));
        slice.Entries = count;
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, test.Time).WriteAsync(slice)).Result);
    }

    Task<int> CountAsync() => new CountNewEntries(test.Factory, TimeProvider.System).RunAsync(new(today, today.ToDateTime(new(15, 0), DateTimeKind.Utc), Law.Declared), default);

    async Task RecordAsync(int serial, LiquidationEvent e)
    {
        await using var db = test.Open();
        var number = WorkSamples.Entry(serial).ToCompact();
        var docket = (await LiquidationDockets.OpenAsync(db, [number], Law.Declared))[number];
        docket.Record(e, new(2028, 1, 3), new(Samples.At));
        await db.WriteAsync(() => LiquidationDockets.SaveAsync(db, [docket], today));
    }

    async Task<List<RevenueDue>> ListedAsync()
    {
        await using var db = test.Open();
        return await db.RevenueDues.AsNoTracking().OrderBy(d => d.Number).ToListAsync();
    }

    [Fact]
    public async Task What_it_states_of_an_entry_is_listed_for_the_port_once_the_entry_is_on_file()
    {
        var samples = await Samples.CreateAsync(test);
        var report = await AmendAsync(samples, concurs: true, Amended(1, 12_50), Amended(2, 0), Amended(3, -3_00), Amended(9, 5_00));
        await AmendAsync(samples, concurs: false, Amended(4, 7_00));
        Assert.Empty(await ListedAsync());
        await FileAsync(samples, 4);
        Assert.Equal(4, await CountAsync());
        var listed = await ListedAsync();
        Assert.Equal([(WorkSamples.Entry(1), RevenueSide.Bill, new Money(12_50)), (WorkSamples.Entry(3), RevenueSide.Refund, new Money(3_00))], listed.Select(d => (d.EntryNumber, d.Side, d.Amount)));
        Assert.All(listed, d => Assert.Equal((RevenueSource.Correction, (long?)report.Id, report.WorkNumber, today, "2704"), (d.Source, d.WorkId, d.ItemNumber, d.On, d.PortOfEntry)));
        Assert.Equal(0, await CountAsync());
        Assert.Equal(2, (await ListedAsync()).Count);
    }

    [Theory]
    [InlineData(true)] // comes on file after the office concurred
    [InlineData(false)]
    public async Task An_entry_of_another_importer_owes_nothing_by_an_amendment_with_a_mistyped_number(bool comesLater)
    {
        var samples = await Samples.CreateAsync(test);
        await using var db = test.Open();
        var other = test.Vault.NewImporter(ImporterNumber.Parse("98-7654321"), "Another importer", Samples.At);
        if (!comesLater) await FileAsync(samples, 2);
        var report = await AmendAsync(samples, concurs: true, Amended(1, 12_50), Amended(2, 5_00));
        if (comesLater) await FileAsync(samples, 2);
        db.Add(other);
        await db.SaveChangesAsync();
        var mistyped = WorkSamples.Entry(2).ToCompact();
        await db.Entries.Where(e => e.Number == mistyped).ExecuteUpdateAsync(e => e.SetProperty(r => r.ImporterId, other.Id));
        if (!comesLater)
        {
            var store = new WorkStore(new WorkKinds([CorrectionReview.CorrectionKind]), new LegalClock(test.Time));
            await CorrectionRevenue.ListAsync(db, (await store.FindAsync(db, report.Id))!.As<CorrectionReview>(), report.Id, today, Samples.At);
            await db.SaveChangesAsync();
        }
        else await CountAsync();
        Assert.Equal(WorkSamples.Entry(1), Assert.Single(await ListedAsync()).EntryNumber);
    }

    [Fact]
    public async Task It_is_listed_also_when_something_is_recorded_on_the_entry_before_its_windows_are_counted_and_not_when_that_is_its_liquidation()
    {
        var samples = await Samples.CreateAsync(test);
        await AmendAsync(samples, concurs: true, Amended(1, 12_50), Amended(2, 8_00));
        await FileAsync(samples, 2);
        await RecordAsync(1, LiquidationEvent.Extended(new(2027, 7, 2), "01"));
        await RecordAsync(2, LiquidationEvent.Liquidated(new(2027, 7, 2), "1", LiquidationResult.NoChange));
        await CountAsync();
        Assert.Equal(WorkSamples.Entry(1), Assert.Single(await ListedAsync()).EntryNumber);
    }

    [Fact]
    public async Task An_amendment_that_was_concurred_with_while_its_entry_was_on_file_and_not_counted_is_listed_once()
    {
        var samples = await Samples.CreateAsync(test);
        await FileAsync(samples, 1);
        var report = await AmendAsync(samples, concurs: true, Amended(1, 12_50));
        await using (var db = test.Open())
        {
            var store = new WorkStore(new WorkKinds([CorrectionReview.CorrectionKind]), new LegalClock(test.Time));
            await CorrectionRevenue.ListAsync(db, (await store.FindAsync(db, report.Id))!.As<CorrectionReview>(), report.Id, today, Samples.At);
            await db.SaveChangesAsync();
        }
        Assert.Equal(1, await CountAsync());
        Assert.Single(await ListedAsync());
    }
}
