using CeePortal.Data.Clocks;
using CeePortal.Data.Entries;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Lists;
using CeePortal.Data.Revenue;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Revenue;

public sealed class RevenueOrdersTests : IDisposable
{
    static readonly DateOnly today = new(2027, 6, 1);

    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    async Task<(Samples Samples, EntryRows Rows)> FileAsync()
    {
        var samples = await Samples.CreateAsync(test);
        var rows = samples.Entry(1);
        await using var db = test.Open();
        db.Add(rows.Entry);
        db.AddRange(rows.Lines);
        db.Add(rows.Decision);
        await db.SaveChangesAsync();
        return (samples, rows);
    }

    async Task ActAsync(EntryRows rows, Action<LiquidationDocket> act)
    {
        await using var db = test.Open();
        var docket = (await LiquidationDockets.OpenAsync(db, [rows.Entry.Number], Law.Declared))[rows.Entry.Number];
        act(docket);
        await db.WriteAsync(() => LiquidationDockets.SaveAsync(db, [docket], today));
    }

    static void Bill(LiquidationDocket docket) => docket.Record(LiquidationEvent.Liquidated(new(2027, 5, 7), "2", LiquidationResult.Bill), today, new(Samples.At));

    async Task<List<RevenueDue>> ListedAsync()
    {
        await using var db = test.Open();
        return await db.RevenueDues.AsNoTracking().OrderBy(d => d.On).ThenBy(d => d.Id).ToListAsync();
    }

    [Fact]
    public async Task A_liquidation_with_a_bill_is_listed_with_its_last_day_and_only_its_parties_see_it()
    {
        var (samples, rows) = await FileAsync();
        await ActAsync(rows, Bill);
        var due = Assert.Single(await ListedAsync());
        Assert.Equal((RevenueSide.Bill, RevenueSource.Liquidation, new DateOnly(2027, 5, 7), (DateOnly?)new DateOnly(2027, 6, 6), false), (due.Side, due.Source, due.On, due.DueOn, due.HasAmount));
        foreach (var (scope, sees) in new[]
        {
            (PortalScope.Importers([samples.Importer.Id]), true), (PortalScope.Filers(["XYZ"], []), true), (PortalScope.OfCenter(CenterCode.Of(7)), true), (PortalScope.OfPort(PortCode.Parse("2704")), true),
            (PortalScope.Importers([-5]), false), (PortalScope.Filers(["ABC"], []), false), (PortalScope.OfCenter(CenterCode.Of(10)), false), (PortalScope.OfPort(PortCode.Parse("4601")), false), (PortalScope.None, false),
        })
        {
            await using var db = test.Open(scope);
            var (page, _, _) = await new RevenueList(db).PageAsync(new(), null, null, 10);
            Assert.Equal(sees ? 1 : 0, page.Count);
        }
    }

    [Fact]
    public async Task The_day_of_the_bill_sets_the_last_day_anew()
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, Bill);
        await ActAsync(rows, d => d.Record(LiquidationEvent.Billed(new(2027, 5, 20)), today, new(Samples.At)));
        Assert.Equal(new DateOnly(2027, 6, 19), Assert.Single(await ListedAsync()).DueOn);
    }

    [Fact]
    public async Task What_a_worksheet_computed_is_listed_with_how()
    {
        var (_, rows) = await FileAsync();
        var figure = new Figure("Duty, taxes and fees", new(125_50), "10% of $1,255.00", "HTS") { Parts = [new("Duty of line 1", new(125_50), "10% of $1,255.00", "HTS", FigureBasis.Provisional)] };
        await ActAsync(rows, d =>
        {
            d.Owed = new(new(125_50), Money.Zero, new(3_10), [figure]);
            Bill(d);
        });
        var due = Assert.Single(await ListedAsync());
        Assert.Equal((new Money(128_60), new Money(3_10)), (due.Amount, due.Interest));
        var kept = Assert.Single(due.ReadFigures());
        Assert.Equal((figure.How, figure.Source, FigureBasis.Provisional), (kept.How, kept.Source, kept.Parts[0].Basis));
    }

    [Fact]
    public async Task A_struck_liquidation_takes_its_bill_off_the_list_and_recording_it_again_brings_it_back()
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, Bill);
        await ActAsync(rows, d => d.Strike(d.Rows[0], "Wrong entry", new(Samples.At)));
        Assert.False(Assert.Single(await ListedAsync()).IsOpen);
        await ActAsync(rows, d => d.Record(LiquidationEvent.Liquidated(new(2027, 5, 7), "2", LiquidationResult.Bill), today, new(Samples.At), revives: true));
        Assert.True(Assert.Single(await ListedAsync()).IsOpen);
    }

    static void Bill(LiquidationDocket docket, long dollars)
    {
        (docket.Owed, docket.IsComputed) = (new(Money.Dollars(dollars), Money.Zero, Money.Zero, [new("Duty, taxes and fees", Money.Dollars(1_000 + dollars), "computed")]), true);
        docket.Record(LiquidationEvent.Liquidated(new(2027, 5, 7), "2", LiquidationResult.Bill), today, new(Samples.At), revives: true);
    }

    static void Reliquidate(LiquidationDocket docket, LiquidationResult result, string type, bool isVoluntary = false) =>
        docket.Record(LiquidationEvent.Reliquidated(new(2027, 5, 20), type, result, isVoluntary ? "01" : "02", isVoluntary), today, new(Samples.At), revives: true);

    [Fact]
    public async Task A_liquidation_struck_and_recorded_again_with_another_amount_is_listed_with_that()
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, d => Bill(d, 500));
        await ActAsync(rows, d => d.Strike(d.Rows[0], "The value was wrong", new(Samples.At)));
        await ActAsync(rows, d => Bill(d, 900));
        var due = Assert.Single(await ListedAsync());
        Assert.Equal((true, Money.Dollars(900), Money.Dollars(1_900)), (due.IsOpen, due.Amount, due.ReadFigures()[0].Amount));
    }

    [Fact]
    public async Task What_a_reliquidation_touched_is_learned_later_and_opens_nothing_that_was_closed()
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, Bill);
        await ActAsync(rows, d => Reliquidate(d, LiquidationResult.Bill, "5"));
        await using (var db = test.Open())
        {
            var due = await db.RevenueDues.SingleAsync(d => d.Source == RevenueSource.Reliquidation);
            (due.ClosedAt, due.ClosedBecause) = (Samples.At, "Cancelled by the port.");
            await db.SaveChangesAsync();
        }
        await ActAsync(rows, d => d.Record(LiquidationEvent.Reliquidated(new(2027, 5, 20), "5", LiquidationResult.Bill, "02", false, Domain.Protests.TouchedDecisions.Parse("1")), today, new(Samples.At)));
        Assert.Equal("Cancelled by the port.", (await ListedAsync()).Single(d => d.Source == RevenueSource.Reliquidation).ClosedBecause);
    }

    [Fact]
    public async Task A_reliquidation_by_worksheet_takes_the_place_of_the_earlier_bill_until_it_is_struck_and_one_of_an_extract_does_not()
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, d => Bill(d, 600));
        await ActAsync(rows, d =>
        {
            d.IsComputed = true;
            Reliquidate(d, LiquidationResult.NoChange, "4");
        });
        Assert.Contains("takes its place", Assert.Single(await ListedAsync()).ClosedBecause, StringComparison.Ordinal);
        await ActAsync(rows, d => d.Strike(d.Rows[^1], "Wrong", new(Samples.At)));
        Assert.True(Assert.Single(await ListedAsync()).IsOpen);
        await ActAsync(rows, d => Reliquidate(d, LiquidationResult.NoChange, "4"));
        Assert.True(Assert.Single(await ListedAsync()).IsOpen);
    }

    [Theory]
    [InlineData(LiquidationResult.NoChange, false, false)]
    [InlineData(LiquidationResult.Refund, false, false)]
    [InlineData(LiquidationResult.NoChange, true, true)]
    public async Task A_reliquidation_carries_out_what_a_protest_made_due_whatever_it_comes_to_unless_it_is_voluntary(LiquidationResult result, bool isVoluntary, bool isOpen)
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, d => d.Record(LiquidationEvent.Liquidated(new(2027, 5, 7), "1", LiquidationResult.NoChange), today, new(Samples.At)));
        await using (var db = test.Open())
        {
            await RevenueOrders.AddAsync(db, rows.Entry, new(RevenueSource.Protest, "protest:270427200001", RevenueSide.Refund, new(2027, 5, 15), null), Samples.At);
            await db.SaveChangesAsync();
        }
        await ActAsync(rows, d => Reliquidate(d, result, result == LiquidationResult.Refund ? "6" : "4", isVoluntary));
        Assert.Equal(isOpen, (await ListedAsync()).Single(d => d.Source == RevenueSource.Protest).IsOpen);
    }

    [Fact]
    public async Task An_allowed_protest_of_several_entries_is_listed_for_each_and_one_reliquidated_before_is_carried_out()
    {
        var (samples, rows) = await FileAsync();
        var second = samples.Entry(2);
        await using (var db = test.Open())
        {
            db.Add(second.Entry);
            db.AddRange(second.Lines);
            db.Add(second.Decision);
            var item = new WorkRecord
            {
                Kind = "protest",
                Number = "270427200001",
                Office = "007",
                Port = "2704",
                State = "approved",
                ImporterId = samples.Importer.Id,
                OrganizationId = samples.Broker.Id,
                Filer = "XYZ",
                EntryCount = 3,
                LeadEntry = rows.Entry.Number,
                ClosedOn = new(2027, 5, 15),
                FiledOn = new(2027, 5, 10),
                ChangedAt = Samples.At,
            };
            db.Add(item);
            foreach (var number in new[] { rows.Entry.Number, second.Entry.Number, "XYZ99999999" })
                db.Add(new WorkEntry { WorkId = item.Id, Kind = "protest", Entry = number, Port = "2704", Matter = "m", Filer = "XYZ", Office = "007", ImporterId = samples.Importer.Id });
            await db.SaveChangesAsync();
        }
        await ActAsync(rows, d => d.Record(LiquidationEvent.Liquidated(new(2027, 5, 7), "1", LiquidationResult.NoChange), today, new(Samples.At)));
        await ActAsync(rows, d => Reliquidate(d, LiquidationResult.Refund, "6"));
        Assert.Equal(3, await new ListRevenue(test.Factory).RunAsync(new ClockDay(today, Samples.At, Law.Declared), default));
        Assert.Equal(0, await new ListRevenue(test.Factory).RunAsync(new ClockDay(today, Samples.At, Law.Declared), default));
        Assert.Equal([(rows.Entry.Number, false), (second.Entry.Number, true), (null, true)],
            (await ListedAsync()).Where(d => d.Source == RevenueSource.Protest).OrderBy(d => d.Number is null).ThenBy(d => d.Number, StringComparer.Ordinal).Select(d => (d.Number, d.IsOpen)));
    }

    [Fact]
    public async Task What_a_correction_changed_is_counted_in_the_liquidation_and_stands_again_when_that_is_struck()
    {
        var (_, rows) = await FileAsync();
        await using (var db = test.Open())
        {
            await RevenueOrders.AddAsync(db, rows.Entry, RevenueOrder.From(RevenueSource.Correction, "correction:270427600001", new(2027, 3, 1), new(Money.Dollars(-6_000), Money.Zero, Money.Zero, []))!, Samples.At);
            await db.SaveChangesAsync();
        }
        await ActAsync(rows, d => d.Record(LiquidationEvent.Liquidated(new(2027, 5, 7), "1", LiquidationResult.NoChange), today, new(Samples.At)));
        Assert.False(Assert.Single(await ListedAsync()).IsOpen);
        await ActAsync(rows, d => d.Strike(d.Rows[0], "Wrong", new(Samples.At)));
        Assert.True(Assert.Single(await ListedAsync()).IsOpen);
    }

    [Fact]
    public async Task A_bill_has_a_code_for_its_paper_and_what_a_correction_owes_has_none()
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, Bill);
        await using var db = test.Open();
        await RevenueOrders.AddAsync(db, rows.Entry, RevenueOrder.From(RevenueSource.Correction, "correction:270427600002", new(2027, 3, 1), new(Money.Dollars(60), Money.Zero, Money.Zero, []))!, Samples.At);
        await db.SaveChangesAsync();
        Assert.Equal((await ListedAsync()).Single(d => d.Source == RevenueSource.Liquidation).Id, Assert.Single(await db.LetterCodes.ToListAsync()).BillId);
    }

    [Fact]
    public async Task A_tender_is_no_bill_and_no_broker_hears_of_it()
    {
        var (samples, _) = await FileAsync();
        await using (var db = test.Open())
        {
            await RevenueOrders.AddAsync(db, new RevenueParties(samples.Importer.Id, "-", "2704", "007"), 3,
                new(RevenueSource.Tender, "tender:1", RevenueSide.Tender, new(2026, 10, 1), new(Money.Dollars(50), Money.Zero, Money.Zero, [])), Samples.At);
            await db.SaveChangesAsync();
            Assert.Empty(await db.LetterCodes.ToListAsync());
        }
        foreach (var (scope, sees) in new[]
        {
            (PortalScope.Importers([samples.Importer.Id]), 1), (PortalScope.OfPort(PortCode.Parse("2704")), 1), (PortalScope.OfCenter(CenterCode.Of(7)), 1),
            (PortalScope.Filers(["XYZ"], []), 0), (PortalScope.Filers(["XYZ"], [samples.Importer.Id], samples.Broker.Id), 0),
        })
        {
            await using var db = test.Open(scope);
            Assert.Equal(sees, await db.RevenueDues.CountAsync());
        }
    }

    [Fact]
    public async Task The_same_order_twice_is_listed_once()
    {
        var (_, rows) = await FileAsync();
        var order = RevenueOrder.From(RevenueSource.Correction, "correction:270427600001", new(2026, 10, 1), new(new(-500_00), new(-1_00), Money.Zero, []))!;
        Assert.Equal(RevenueSide.Refund, order.Side);
        for (var i = 0; i < 2; i++)
        {
            await using var db = test.Open();
            await RevenueOrders.AddAsync(db, rows.Entry, order, Samples.At);
            await RevenueOrders.AddAsync(db, rows.Entry, order, Samples.At);
            await db.SaveChangesAsync();
        }
        Assert.Equal(new Money(501_00), Assert.Single(await ListedAsync()).Amount);
        Assert.Null(RevenueOrder.From(RevenueSource.Correction, "correction:1", today, new(Money.Zero, Money.Zero, Money.Zero, [])));
    }

    [Fact]
    public async Task Liquidations_on_file_before_are_listed_by_the_recurring_run_and_once()
    {
        var (_, rows) = await FileAsync();
        await ActAsync(rows, Bill);
        await using (var db = test.Open()) await db.RevenueDues.ExecuteDeleteAsync();
        var day = new ClockDay(today, Samples.At, Law.Declared);
        Assert.Equal(1, await new ListRevenue(test.Factory).RunAsync(day, default));
        Assert.Equal(0, await new ListRevenue(test.Factory).RunAsync(day, default));
        var due = Assert.Single(await ListedAsync());
        Assert.Equal((rows.Entry.Number, (DateOnly?)new DateOnly(2027, 6, 6)), (due.Number, due.DueOn));
    }

    [Fact]
    public async Task Sums_count_what_is_known_and_pages_go_by_key()
    {
        var (_, rows) = await FileAsync();
        await using (var db = test.Open())
        {
            for (var i = 0; i < 5; i++)
                await RevenueOrders.AddAsync(db, rows.Entry, new(RevenueSource.Correction, $"correction:{i}", i < 2 ? RevenueSide.Refund : RevenueSide.Bill, new(2026, 10, 1 + i), i == 4 ? null : new(new(i < 2 ? -10_00 : 10_00), Money.Zero, Money.Zero, [])), Samples.At);
            await db.SaveChangesAsync();
        }
        await using var read = test.Open(PortalScope.OfCenter(CenterCode.Of(7)));
        var list = new RevenueList(read);
        var sums = (await list.SumsAsync(new())).ToDictionary(s => s.Side);
        Assert.Equal((2, 0, -20_00), (sums[RevenueSide.Refund].Count, sums[RevenueSide.Refund].Unknown, sums[RevenueSide.Refund].Cents));
        Assert.Equal((3, 1, 20_00), (sums[RevenueSide.Bill].Count, sums[RevenueSide.Bill].Unknown, sums[RevenueSide.Bill].Cents));
        var (first, _, next) = await list.PageAsync(new(), null, null, 2);
        var (second, previous, _) = await list.PageAsync(new(), next, null, 2);
        Assert.Equal([5, 4, 3, 2], first.Concat(second).Select(d => d.On.Day));
        Assert.Equal(first.Select(d => d.Id), (await list.PageAsync(new(), null, previous, 2)).Rows.Select(d => d.Id));
        Assert.Equal([1, 2], (await list.PageAsync(new() { Side = RevenueSide.Refund }, null, null, 9)).Rows.Select(d => d.On.Day).Order());
    }
}
