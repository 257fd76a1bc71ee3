using CeePortal.Data.Clocks;
using CeePortal.Data.Disclosures;
using CeePortal.Data.Liquidation;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Data.Work;
using CeePortal.Data.Writing;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;
using Microsoft.EntityFrameworkCore;
using static CeePortal.Data.Tests.Work.WorkSamples;

namespace CeePortal.Data.Tests.Disclosures;

/// <summary>Disclosures on file: the rows of their spreadsheets beside their events, and who sees them.</summary>
public sealed class DisclosureSheetsTests : IAsyncLifetime, IDisposable
{
    static readonly PortCode lead = PortCode.Parse("2704"), other = PortCode.Parse("2709");
    static readonly RevenueBook book = new(TariffBook.Empty, new FeeTable([]), new InterestTable([new(new(2020, 1, 1), null, 8, 8, 7, "A notice")]));

    readonly TestDatabase test = new();
    Samples samples = null!;
    WorkStore store = null!;

    public async Task InitializeAsync()
    {
        samples = await Samples.CreateAsync(test);
        store = new(new WorkKinds([PriorDisclosure.DisclosureKind]), new LegalClock(test.Time));
        var slice = samples.Slice();
        slice.Added.Add(samples.Entry(1));
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, TimeProvider.System).WriteAsync(slice)).Result);
    }

    public Task DisposeAsync() => Task.CompletedTask;
    public void Dispose() => test.Dispose();

    static LossRow Row(int n, PortCode? port = null) => new(n + 1, Entry(n), 1, port ?? lead, new(2024, 3, 1), new(2025, 1, 17), new(100_00), new(new(n), default, default), new(new(n * 2), new(7), default));

    async Task<WorkOnFile> FileAsync(DiscloserKind by = DiscloserKind.Importer)
    {
        var filing = new DisclosureFiling
        {
            Discloser = new(by, samples.Importer.Id),
            Office = Destination.FromCode("007"),
            Contents = new()
            {
                Merchandise = "Portable computers",
                Ports = [new(lead, new(2024, 1, 1), new(2024, 12, 31)), new(other, new(2024, 1, 1), new(2024, 12, 31))],
                Entries = [new(Entry(1), lead)],
                FalseStatements = "Assists were left out.",
                HowAndWhen = "By oversight, in 2024.",
                TrueData = "See the spreadsheet.",
            },
        };
        await using var db = test.Open();
        return (await store.FileAsync(db, [new(PriorDisclosure.DisclosureKind, lead, 2026, number => PriorDisclosure.File(number, filing, Filer), samples.Importer.Id, by == DiscloserKind.Broker ? samples.Broker.Id : 77)], Law.Declared))[0];
    }

    async Task<(WorkOnFile One, long Sheet)> WithSheetAsync(IReadOnlyList<LossRow> rows)
    {
        var filed = await FileAsync();
        await using var db = test.Open();
        var comparison = LossComparison.Of(rows, (await EntriesOfFile.ReadAsync(test.Factory, PortalScope.System, rows.Select(r => r.Entry))).GetValueOrDefault, out var completed);
        var loss = LossOfRevenue.Of(completed, book, Today);
        var sheet = await DisclosureSheets.WriteAsync(test.Factory, filed.Row, loss, comparison);
        var one = (await store.FindAsync(db, filed.Row.Id))!;
        one.As<PriorDisclosure>().FileTable("loss.csv", sheet, loss, comparison, Filer);
        await store.SaveAsync(db, one, Law.Declared);
        return (one, sheet);
    }

    [Fact]
    public async Task Rows_are_written_in_slices_and_read_again_as_they_were()
    {
        List<LossRow> rows = [.. Enumerable.Range(1, 2_345).Select(n => Row(n, n % 2 == 0 ? lead : other))];
        rows[7] = rows[7] with { LiquidatedOn = null, Owed = new(default, new(9), new(3)), Correct = new(HtsNumber.Parse("8471300100"), CountryCode.Parse("TW"), "KR", new(55_00)) };
        var filed = await FileAsync();
        await using var db = test.Open();
        var sheet = await DisclosureSheets.WriteAsync(test.Factory, filed.Row, LossOfRevenue.Of(rows, book, Today), new([new(3, Entry(2), "Port", "2704", "2720")], 1, 0));
        Assert.Equal(rows, await DisclosureSheets.AllAsync(db, filed.Row.Id, sheet));
        Assert.Equal("Port: 2720", await db.DisclosureLosses.Where(r => r.OnFile != null).Select(r => r.OnFile).SingleAsync());
        var first = await DisclosureSheets.PageAsync(db, filed.Row.Id, sheet, null, 0, 100);
        Assert.Equal((100, 101), (first.Rows.Count, first.Next));
        var last = await DisclosureSheets.PageAsync(db, filed.Row.Id, sheet, other.ToString(), 2_300, 100);
        Assert.Equal((23, null), (last.Rows.Count, last.Next));
        Assert.All(last.Rows, r => Assert.Equal("2709", r.EntryPort));
    }

    [Fact]
    public async Task What_is_not_in_force_is_taken_away_and_the_digest_ties_rows_to_events()
    {
        var (one, sheet) = await WithSheetAsync([Row(1), Row(2, other)]);
        await DisclosureSheets.WriteAsync(test.Factory, one.Row, LossOfRevenue.Of([Row(3)], book, Today), new([], 0, 1)); // of an act that was refused
        await using var db = test.Open();
        Assert.Equal(3, await db.DisclosureLosses.CountAsync());
        var table = (await store.FindAsync(db, one.Row.Id))!.As<PriorDisclosure>().Table!;
        await DisclosureSheets.TidyAsync(test.Factory, one.Row.Id, table.Sheet);
        var rows = await DisclosureSheets.AllAsync(db, one.Row.Id, sheet);
        Assert.Equal((2, table.Figures.Digest), (rows.Count, LossOfRevenue.DigestOf(rows)));
    }

    [Fact]
    public async Task Entries_on_file_are_compared_as_far_as_the_scope_shows_them()
    {
        var found = await EntriesOfFile.ReadAsync(test.Factory, PortalScope.System, [Entry(1), Entry(2)]);
        var entry = Assert.Single(found.Values);
        Assert.Equal((lead, null), (entry.Port, entry.EnteredOn)); // CBP's own date of entry has not arrived
        Assert.Equal([1, 2, 3], entry.Lines.Select(l => l.Number));
        Assert.Equal(new Money(500_00), entry.Lines[0].Value);
        Assert.Empty(await EntriesOfFile.ReadAsync(test.Factory, PortalScope.Importers([999_999]), [Entry(1)]));
    }

    [Fact]
    public async Task Entries_of_a_long_spreadsheet_are_found_whole_and_once_in_whatever_part_they_are_read()
    {
        var slice = samples.Slice(before: 1);
        slice.Added.AddRange([samples.Entry(2), samples.Entry(4_400)]);
        Assert.Equal(SliceResult.Written, (await new BulkWriter(test.Factory, TimeProvider.System).WriteAsync(slice)).Result);
        var found = await EntriesOfFile.ReadAsync(test.Factory, PortalScope.System, [.. Enumerable.Range(1, 4_500).Reverse().Select(Entry), Entry(2)]);
        Assert.Equal([Entry(1), Entry(2), Entry(4_400)], found.Keys.Order());
        Assert.All(found, f => Assert.Equal((f.Key, "1 2 3"), (f.Value.Entry, string.Join(' ', f.Value.Lines.Select(l => l.Number)))));
    }

    [Fact]
    public async Task Case_duty_and_liquidation_on_file_are_read()
    {
        await using var db = test.Open();
        var entry = await db.Entries.SingleAsync();
        var line = await db.EntryLines.OrderBy(l => l.Number).FirstAsync();
        line.Detail = (line.ReadDetail() with { Cases = [new("A570001000", false, 0, "A", null, null, 12_34)] }).ToJson();
        db.Add(new EntryLiquidationState { Id = entry.Id, Number = entry.Number, LiquidatedOn = new(2026, 8, 1), EntryDate = new(2025, 9, 4), ImporterId = entry.ImporterId, Filer = entry.Filer, PortOfEntry = entry.PortOfEntry, HandledBy = entry.HandledBy });
        await db.SaveChangesAsync();
        var found = Assert.Single((await EntriesOfFile.ReadAsync(test.Factory, PortalScope.System, [Entry(1)])).Values);
        Assert.Equal((new Money(12_34), new DateOnly(2026, 8, 1), new DateOnly(2025, 9, 4)), (found.Lines[0].Paid.Cases, found.LiquidatedOn!.Value, found.EnteredOn!.Value));
    }

    [Fact]
    public async Task The_broker_of_its_entries_sees_neither_the_disclosure_nor_its_rows()
    {
        var (one, _) = await WithSheetAsync([Row(1)]);
        Assert.Equal("XYZ", one.Row.Filer); // of its entry on file
        async Task<(int, int)> Seen(PortalScope scope)
        {
            await using var db = test.Open(scope);
            return (await db.WorkItems.CountAsync(), await db.DisclosureLosses.CountAsync());
        }
        Assert.Equal((0, 0), await Seen(PortalScope.Filers(["XYZ"], [], samples.Broker.Id)));
        Assert.Equal((0, 0), await Seen(PortalScope.Filers(["XYZ"], [samples.Importer.Id], samples.Broker.Id))); // also with the importer's power of attorney
        Assert.Equal((1, 1), await Seen(PortalScope.Importers([samples.Importer.Id])));
        Assert.Equal((1, 1), await Seen(PortalScope.OfPort(lead)));
        Assert.Equal((1, 1), await Seen(PortalScope.OfCenter(CenterCode.Parse("007"))));
        Assert.Equal((0, 0), await Seen(PortalScope.OfPort(PortCode.Parse("4601"))));
    }

    [Fact]
    public async Task The_people_of_every_port_concerned_read_it_and_those_of_a_port_named_later_from_then_on()
    {
        var (one, _) = await WithSheetAsync([Row(1), Row(2, other)]);
        var late = PortCode.Parse("4601");
        async Task<(int, int, int, int)> Seen(PortCode port)
        {
            await using var db = test.Open(PortalScope.OfPort(port));
            var list = await new WorkList(db).PageAsync(new WorkFilter { Tab = WorkTab.Any, AlsoAtCenters = true }, new WorkOrder(WorkSort.Filed, Down: true), null, null, 50);
            return (await db.WorkItems.CountAsync(), await db.WorkEntries.CountAsync(), await db.DisclosureLosses.CountAsync(), list.Rows.Count);
        }
        Assert.Equal((1, 1, 2, 1), await Seen(lead));
        Assert.Equal((1, 1, 2, 1), await Seen(other));
        Assert.Equal((0, 0, 0, 0), await Seen(late));
        await using (var db = test.Open())
        {
            var item = (await store.FindAsync(db, one.Row.Id))!;
            item.As<PriorDisclosure>().SupplyData("New York too.", [new(late, new(2024, 1, 1), new(2024, 12, 31))], [], isAll: true, Filer);
            await store.SaveAsync(db, item, Law.Declared);
            Assert.Equal(["2709", "4601"], await db.WorkPorts.OrderBy(p => p.Port).Select(p => p.Port).ToListAsync()); // the leading one stands in the row
        }
        Assert.Equal((1, 1, 2, 1), await Seen(late));
        var audit = new WorkAudit(test.Factory, new WorkKinds([PriorDisclosure.DisclosureKind]), new LawSource(test.Factory, test.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<LawSource>.Instance));
        Assert.True((await audit.RunAsync()).IsSound);
        await using (var db = test.Open()) await db.WorkPorts.Where(p => p.Port == "4601").ExecuteDeleteAsync();
        Assert.Equal(["ports concerned"], (await audit.RunAsync()).Differing.Select(d => d.What));
    }

    [Fact]
    public async Task A_brokers_own_disclosure_is_not_shown_to_the_importer()
    {
        await FileAsync(DiscloserKind.Broker);
        await using var importer = test.Open(PortalScope.Importers([samples.Importer.Id]));
        Assert.Equal(0, await importer.WorkItems.CountAsync());
        await using var broker = test.Open(PortalScope.Filers(["ABC"], [], samples.Broker.Id));
        Assert.Equal(1, await broker.WorkItems.CountAsync());
    }

    [Fact]
    public async Task It_waits_for_the_trade_and_its_limitation_stands_in_the_queue()
    {
        var filed = await FileAsync();
        Assert.Equal(("perfected", false), (filed.Row.State, filed.Row.IsWaitingForTrade));
        await using var db = test.Open();
        Assert.Equal(["limitation", "limitation-nears"], await db.WorkClocks.OrderBy(c => c.Code).Select(c => c.Code).ToListAsync());
        Assert.Equal(("limitation-nears", new DateOnly(2028, 7, 1)), (filed.Row.NextClock, filed.Row.NextDue!.Value));
    }
}
