using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Reference;
using CeePortal.Data.Scoping;
using CeePortal.Data.Writing;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests;

/// <summary>Dockets on file: what is stored together, who sees it, and what becomes of it when the entry changes hands.</summary>
public sealed class LiquidationDocketTests : IDisposable
{
    static readonly DateOnly today = new(2027, 6, 1);
    static readonly EventSource source = new(Samples.At);

    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    async Task<(Samples Samples, EntryRows Rows)> FileAsync(string handledBy = "007")
    {
        var samples = await Samples.CreateAsync(test);
        var rows = samples.Entry(1, handledBy);
        await using var db = test.Open();
        db.Add(rows.Entry);
        db.AddRange(rows.Lines);
        db.Add(rows.Decision);
        await db.SaveChangesAsync();
        return (samples, rows);
    }

    async Task RecordAsync(string number, params LiquidationEvent[] events)
    {
        await using var db = test.Open();
        var docket = (await LiquidationDockets.OpenAsync(db, [number], Law.Declared))[number];
        foreach (var e in events) docket.Record(e, today, source);
        await db.WriteAsync(() => LiquidationDockets.SaveAsync(db, [docket], today));
    }

    [Fact]
    public async Task Events_state_and_windows_stand_together_and_only_their_parties_see_them()
    {
        var (samples, rows) = await FileAsync();
        await RecordAsync(rows.Entry.Number, LiquidationEvent.EntryDated(new(2026, 9, 4)), LiquidationEvent.Liquidated(new(2027, 5, 7), "1", LiquidationResult.NoChange));
        foreach (var (scope, sees) in new[]
        {
            (PortalScope.All, true), (PortalScope.Importers([samples.Importer.Id]), true), (PortalScope.Filers(["XYZ"], []), true), (PortalScope.OfCenter(CenterCode.Of(7)), true),
            (PortalScope.Importers([-5]), false), (PortalScope.Filers(["ABC"], []), false), (PortalScope.OfCenter(CenterCode.Of(10)), false), (PortalScope.None, false),
        })
        {
            await using var db = test.Open(scope);
            Assert.Equal(sees ? 2 : 0, await db.EntryLiquidations.CountAsync());
            Assert.Equal(sees ? 1 : 0, await db.EntryLiquidationStates.CountAsync());
            Assert.Equal(sees ? 2 : 0, await db.EntryClocks.CountAsync()); // reliquidation and protest
        }
        await using var all = test.Open();
        var entry = await all.Entries.SingleAsync();
        Assert.Equal((new DateOnly(2026, 9, 4), rows.Entry.Seq + 1), (entry.EntryDateCbp, entry.Seq));
    }

    [Fact]
    public async Task Two_who_record_at_once_one_gets_it_and_nothing_is_half_written()
    {
        var (_, rows) = await FileAsync();
        await RecordAsync(rows.Entry.Number, LiquidationEvent.Scheduled(new(2027, 7, 2), new(2027, 1, 4)));
        await using var first = test.Open();
        await using var second = test.Open();
        var one = (await LiquidationDockets.OpenAsync(first, [rows.Entry.Number], Law.Declared)).Values.Single();
        var two = (await LiquidationDockets.OpenAsync(second, [rows.Entry.Number], Law.Declared)).Values.Single();
        one.Record(LiquidationEvent.Extended(new(2027, 5, 3), "01"), today, source);
        two.Record(LiquidationEvent.Extended(new(2027, 5, 4), "02"), today, source);
        await first.WriteAsync(() => LiquidationDockets.SaveAsync(first, [one], today));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.WriteAsync(() => LiquidationDockets.SaveAsync(second, [two], today)));
        await using var db = test.Open();
        Assert.Equal(2, await db.EntryLiquidations.CountAsync());
        Assert.Equal((2, 1), ((await db.EntryLiquidationStates.SingleAsync()).Seq, (await db.EntryLiquidationStates.SingleAsync()).Extensions));
    }

    [Fact]
    public async Task A_replacement_takes_the_liquidation_along_and_keeps_CBPs_date_a_withdrawal_closes_nothing_any_more()
    {
        var (samples, rows) = await FileAsync();
        await RecordAsync(rows.Entry.Number, LiquidationEvent.EntryDated(new(2026, 9, 4)), LiquidationEvent.Scheduled(new(2027, 7, 16), new(2027, 1, 4)));
        var before = (await FindAsync(rows.Entry.Number))!;
        var writer = new BulkWriter(test.Factory, test.Time);
        var slice = samples.Slice();
        slice.Replaced.Add(new(samples.Entry(1, handledBy: "010", replaces: before), before));
        slice.Entries = 1;
        Assert.Equal(SliceResult.Written, (await writer.WriteAsync(slice)).Result);
        await using (var db = test.Open())
        {
            Assert.Equal("010", (await db.Entries.SingleAsync()).HandledBy);
            Assert.Equal(new DateOnly(2026, 9, 4), (await db.Entries.SingleAsync()).EntryDateCbp);
            Assert.Equal(["010"], await db.EntryLiquidations.Select(r => r.HandledBy).Distinct().ToListAsync());
            Assert.Equal(["010"], await db.EntryClocks.Select(r => r.HandledBy).Distinct().ToListAsync());
            Assert.Equal("010", (await db.EntryLiquidationStates.SingleAsync()).HandledBy);
        }
        var withdrawal = samples.Slice(1);
        withdrawal.Withdrawn.Add((await FindAsync(rows.Entry.Number))!);
        withdrawal.Entries = 1;
        Assert.Equal(SliceResult.Written, (await writer.WriteAsync(withdrawal)).Result);
        await using var after = test.Open();
        Assert.False(await after.EntryClocks.AnyAsync());
        Assert.True(await after.EntryLiquidations.AnyAsync());
    }

    async Task<EntryOnFile?> FindAsync(string number)
    {
        await using var db = test.Open();
        return (await EntriesOnFile.FindAsync(db, [number])).SingleOrDefault();
    }

    [Theory]
    [InlineData("03", "04", false, false)] // antidumping duty
    [InlineData("03", "06", false, false)] // a court's order
    [InlineData("03", "07", false, true)] // actual use
    [InlineData("06", "04", false, true)]
    [InlineData("06", "04", true, false)]
    [InlineData("01", "04", true, true)]
    public async Task A_suspension_lifts_the_days_of_a_correction_by_its_basis_type_and_case(string type, string basis, bool hasCase, bool isLimited)
    {
        await new ReferenceSeeder(test.Factory, test.Time).SeedAsync();
        var (_, rows) = await FileAsync();
        await using (var db = test.Open())
        {
            await db.Entries.ExecuteUpdateAsync(e => e.SetProperty(r => r.Type, type));
            if (hasCase)
            {
                var line = await db.EntryLines.FirstAsync();
                line.Detail = new LineDetail { Cases = [new StoredCase("A570000001", false, 0, "A", null, null, 0)] }.ToJson();
                await db.SaveChangesAsync();
            }
        }
        await RecordAsync(rows.Entry.Number, LiquidationEvent.Suspended(new(2026, 10, 1), basis));
        await using var after = test.Open();
        var docket = (await LiquidationDockets.OpenAsync(after, [rows.Entry.Number], Law.Declared))[rows.Entry.Number];
        Assert.Equal(isLimited, docket.History.Windows().Single(w => w.Kind == WindowKind.Correction).Reading.Due is not null);
    }

    [Fact]
    public async Task Bases_seeded_before_they_said_what_they_lift_are_completed_and_edited_ones_stay()
    {
        var seeder = new ReferenceSeeder(test.Factory, test.Time);
        await seeder.SeedAsync();
        await using (var db = test.Open())
        {
            await db.RefLiquidationBases.ExecuteUpdateAsync(b => b.SetProperty(r => r.LiftsCorrectionDays, false));
            await db.RefLiquidationBases.Where(b => b.Code == "06").ExecuteUpdateAsync(b => b.SetProperty(r => r.Seq, 1));
        }
        await seeder.SeedAsync();
        await using var after = test.Open();
        Assert.Equal(["04", "05"], await after.RefLiquidationBases.Where(b => b.LiftsCorrectionDays).Select(b => b.Code).Order().ToListAsync());
        Assert.Equal(0, await seeder.SeedAsync());
    }

    [Fact]
    public async Task The_clock_run_counts_windows_anew_when_a_closing_moves_a_last_day()
    {
        var (_, rows) = await FileAsync();
        await RecordAsync(rows.Entry.Number, LiquidationEvent.EntryDated(new(2026, 9, 4)), LiquidationEvent.Liquidated(new(2027, 5, 7), "1", LiquidationResult.NoChange));
        await using (var db = test.Open()) Assert.Equal(new DateOnly(2027, 11, 3), (await db.EntryClocks.SingleAsync(c => c.Kind == WindowKind.Protest)).LastDay);
        var closed = new Law(new([new(new(2027, 11, 3), default, "Snow day", "CSMS")]), Domain.Clocks.ClockBook.Declared);
        Assert.Equal(1, await new CountEntryWindows(test.Factory).CountAsync(closed, today));
        await using (var db = test.Open())
        {
            var window = await db.EntryClocks.SingleAsync(c => c.Kind == WindowKind.Protest);
            Assert.Equal((new DateOnly(2027, 11, 4), new DateOnly(2027, 11, 3)), (window.LastDay, window.RolledFrom!.Value));
        }
    }
}
