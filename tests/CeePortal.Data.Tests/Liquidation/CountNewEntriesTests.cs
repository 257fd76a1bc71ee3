using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Lists;
using CeePortal.Data.Writing;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Liquidation;

/// <summary>Entries of which no liquidation data ever arrives: filed on September 1, 2026, with the estimated date of
/// entry September 3.</summary>
public sealed class CountNewEntriesTests : IDisposable
{
    static readonly DateOnly filed = new(2026, 9, 1);

    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    static ClockDay Day(DateOnly today) => new(today, today.ToDateTime(new(15, 0), DateTimeKind.Utc), Law.Declared);

    CountNewEntries Step(TimeSpan? patience = null) => new(test.Factory, TimeProvider.System) { Patience = patience ?? TimeSpan.FromMinutes(1) };

    async Task<Samples> FileAsync(int count)
    {
        var samples = await Samples.CreateAsync(test);
        await WriteAsync(samples.Slice(), slice =>
        {
            for (var i = 1; i <= count; i++) slice.Added.Add(samples.Entry(i));
            slice.Entries = count;
        });
        return samples;
    }

    async Task WriteAsync(IntakeSlice slice, Action<IntakeSlice> fill)
    {
        fill(slice);
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, test.Time).WriteAsync(slice)).Result);
    }

    async Task<List<EntryClock>> ClocksAsync()
    {
        await using var db = test.Open();
        return await db.EntryClocks.AsNoTracking().OrderBy(c => c.LastDay).ToListAsync();
    }

    async Task<T> AskAsync<T>(Func<PortalDbContext, Task<T>> ask)
    {
        await using var db = test.Open();
        return await ask(db);
    }

    [Fact]
    public async Task Every_entry_on_file_has_its_windows_after_the_next_run_and_once()
    {
        await FileAsync(400);
        Assert.Empty(await ClocksAsync());
        Assert.True(await AskAsync(db => db.Uploads.AnyAsync(u => u.WindowsDue)));
        Assert.Equal(400, await Step().RunAsync(Day(filed), default));
        Assert.False(await AskAsync(db => db.Uploads.AnyAsync(u => u.WindowsDue)));
        var clocks = await ClocksAsync();
        Assert.Equal(400, clocks.Select(c => c.EntryId).Distinct().Count());
        Assert.Equal([(WindowKind.Correction, new DateOnly(2027, 6, 30), DateBasis.EstimatedEntryDate), (WindowKind.Deemed, new DateOnly(2027, 9, 3), DateBasis.EstimatedEntryDate)],
            clocks.Select(c => (c.Kind, c.LastDay, c.EstimatedBy!.Value)).Distinct());
        var state = await AskAsync(db => db.EntryLiquidationStates.FirstAsync());
        Assert.Equal((new DateOnly(2027, 9, 3), true, 0, "007"), (state.LiquidateBy!.Value, state.IsEstimated, state.Seq, state.HandledBy));
        Assert.Equal(0, await Step().RunAsync(Day(filed), default));
        Assert.Equal(800, (await ClocksAsync()).Count);
    }

    [Fact]
    public async Task A_run_that_is_stopped_goes_on_where_it_was_and_a_slice_that_comes_meanwhile_is_not_forgotten()
    {
        var samples = await FileAsync(400);
        Assert.Equal(150, await Step(TimeSpan.Zero).RunAsync(Day(filed), default));
        await WriteAsync(samples.Slice(1), slice =>
        {
            slice.Added.Add(samples.Entry(401));
            slice.Entries = 1;
        });
        Assert.Equal(251, await Step().RunAsync(Day(filed), default));
        Assert.Equal(401, await AskAsync(db => db.EntryLiquidationStates.CountAsync()));
        Assert.Equal(802, (await ClocksAsync()).Count);
    }

    [Fact]
    public async Task What_was_recorded_before_the_run_stands_and_what_is_recorded_after_it_finds_the_row()
    {
        var samples = await FileAsync(2);
        var numbers = await AskAsync(db => db.Entries.OrderBy(e => e.Number).Select(e => e.Number).ToListAsync());
        await RecordAsync(numbers[0], LiquidationEvent.Liquidated(new(2027, 7, 2), "1", LiquidationResult.NoChange));
        Assert.Equal(1, await Step().RunAsync(Day(filed), default));
        await RecordAsync(numbers[1], LiquidationEvent.Extended(new(2027, 7, 2), "01"));
        Assert.Equal([1, 1], await AskAsync(db => db.EntryLiquidationStates.OrderBy(s => s.Number).Select(s => s.Seq).ToListAsync()));
        Assert.Equal(2, await AskAsync(db => db.EntryLiquidationStates.CountAsync()));
        Assert.NotNull(samples);
    }

    [Fact]
    public async Task The_day_after_the_year_the_entry_stands_as_passed_and_its_protest_is_open_from_an_estimated_day()
    {
        await FileAsync(1);
        await Step().RunAsync(Day(filed), default);
        var step = new CountPassedYears(test.Factory);
        var last = new DateOnly(2027, 9, 3);
        Assert.Equal(0, await step.RunAsync(Day(last), default)); // CBP may still liquidate
        Assert.Equal(1, await step.RunAsync(Day(last.AddDays(1)), default));
        Assert.Equal(0, await new CountPassedYears(test.Factory).RunAsync(Day(last.AddDays(1)), default));
        var protest = (await ClocksAsync()).Single(c => c.Kind == WindowKind.Protest);
        Assert.Equal((last, DateBasis.EstimatedEntryDate, new DateOnly(2028, 3, 1)), (protest.StartedOn!.Value, protest.EstimatedBy!.Value, protest.LastDay));
        await using var db = test.Open();
        var (rows, _, _) = await new ClosingList(db).PageAsync(ClosingFilter.Passed(last.AddDays(1), null), null, null, 10);
        Assert.Equal([WindowKind.Deemed], rows.Select(r => r.Kind));
        // An extension that arrives takes both back.
        await RecordAsync(rows[0].Number, LiquidationEvent.Extended(new(2027, 8, 2), "01"));
        Assert.DoesNotContain(await ClocksAsync(), c => c.Kind == WindowKind.Protest || c.LastDay == last);
    }

    [Fact]
    public async Task An_old_entry_is_counted_with_its_passed_year_and_its_protest_at_once()
    {
        await FileAsync(1);
        await AskAsync(db => db.Entries.ExecuteUpdateAsync(e => e.SetProperty(r => r.EntryDateCbp, new DateOnly(2025, 8, 1))));
        await Step().RunAsync(Day(filed), default);
        Assert.Equal([(WindowKind.Deemed, new DateOnly(2026, 8, 1), null), (WindowKind.Protest, new DateOnly(2027, 1, 28), DateBasis.DeemedUnconfirmed)],
            (await ClocksAsync()).Select(c => (c.Kind, c.LastDay, c.EstimatedBy)));
    }

    [Fact]
    public async Task A_replacement_counts_the_windows_anew_by_its_date_and_type_and_drops_what_no_longer_fits()
    {
        var samples = await FileAsync(1);
        await Step().RunAsync(Day(filed), default);
        var number = await AskAsync(db => db.Entries.Select(e => e.Number).SingleAsync());
        await RecordAsync(number, LiquidationEvent.Extended(new(2027, 1, 4), "01"));
        await ReplaceAsync(entry => (entry.EstimatedEntryDate, entry.DecidingDate) = (new(2026, 9, 10), new(2026, 9, 10)));
        Assert.Equal([(WindowKind.Deemed, new DateOnly(2028, 9, 10))], (await ClocksAsync()).Select(c => (c.Kind, c.LastDay)));
        var state = await AskAsync(db => db.EntryLiquidationStates.SingleAsync());
        Assert.Equal((new DateOnly(2028, 9, 10), 2), (state.LiquidateBy!.Value, state.Seq));
        await ReplaceAsync(entry => entry.Type = "23");
        Assert.Empty(await ClocksAsync()); // neither deemed nor, while extended, limited for a correction
        Assert.Null((await AskAsync(db => db.EntryLiquidationStates.SingleAsync())).LiquidateBy);

        // A warehouse entry whose year was told, replaced by one that has no year of its own.
        await ReplaceAsync(entry => entry.Type = "21");
        await RecordAsync(number, LiquidationEvent.PeriodBegan(new(2026, 12, 1)));
        await ReplaceAsync(entry => entry.Type = "01");
        Assert.Equal(new DateOnly(2028, 9, 3), (await AskAsync(db => db.EntryLiquidationStates.SingleAsync())).LiquidateBy);

        async Task ReplaceAsync(Action<EntrySummary> change)
        {
            var before = (await AskAsync(db => EntriesOnFile.FindAsync(db, [number])))[0];
            var upload = await AskAsync(samples.NewUploadAsync);
            await WriteAsync(samples.Slice(0, upload), slice =>
            {
                var rows = samples.Entry(1, replaces: before, uploadId: upload.Id);
                change(rows.Entry);
                slice.Replaced.Add(new(rows, before));
                slice.Entries = 1;
            });
        }
    }

    async Task RecordAsync(string number, LiquidationEvent e)
    {
        await using var db = test.Open();
        var docket = (await LiquidationDockets.OpenAsync(db, [number], Law.Declared))[number];
        docket.Record(e, new(2028, 1, 3), new(Samples.At));
        await db.WriteAsync(() => LiquidationDockets.SaveAsync(db, [docket], filed));
    }
}
