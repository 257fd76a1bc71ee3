using CeePortal.Data.Entries;
using CeePortal.Data.Revenue;
using CeePortal.Data.Writing;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;

namespace CeePortal.Data.Tests.Revenue;

public sealed class FiledSummaryTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task What_was_filed_is_read_back_as_it_was_stated()
    {
        var samples = await Samples.CreateAsync(test);
        var rows = samples.Entry(1);
        var slice = samples.Slice();
        slice.Added.Add(rows);
        slice.Entries = 1;
        await new BulkWriter(test.Factory, TimeProvider.System).WriteAsync(slice);
        await using var db = test.Open();
        var (entry, draft) = (await FiledSummary.FindAsync(db, rows.Entry.EntryNumber))!.Value;
        Assert.Equal(rows.Entry.Id, entry.Id);
        Assert.Equal(EntryDetail.From(draft).ToJson(), rows.Entry.Detail);
        Assert.Equal(rows.Lines.Select(l => l.Detail), draft.Lines.Select(l => LineDetail.From(l).ToJson()));
        Assert.Equal(rows.Lines.Select(l => (l.Origin, l.ValueCents, l.Description)), draft.Lines.Select(l => ((string?)l.Origin.ToString(), l.Value.Cents, l.Description)));
        Assert.Equal((rows.Entry.Duty, rows.Entry.Fees), (draft.Totals.Duty, draft.Totals.Fees));
    }

    [Fact]
    public async Task An_entry_that_is_not_on_file_is_not_found()
    {
        await using var db = test.Open();
        Assert.Null(await FiledSummary.FindAsync(db, EntryNumber.Create(FilerCode.Parse("XYZ"), 99)));
    }

    [Fact]
    public async Task A_changed_copy_differs_by_what_the_change_costs()
    {
        var samples = await Samples.CreateAsync(test);
        var rows = samples.Entry(1);
        var (before, after) = (FiledSummary.Of(rows.Entry, rows.Lines), FiledSummary.Of(rows.Entry, rows.Lines));
        var book = new RevenueBook(new TariffBook(
            [new(before.Lines[0].Tariffs[^1].Number.ToCompact()[..8], new(2022, 1, 1), null, "10%", "", "50%", "HTS")]), new FeeTable([]), new InterestTable([]));
        var line = after.Lines[0];
        line.Tariffs[^1] = line.Tariffs[^1] with { Value = line.Tariffs[^1].Value + Money.Dollars(1000) };
        var change = new RevenueChange(EntryRevenue.Of(before, entered: rows.Entry.DecidingDate, book), EntryRevenue.Of(after, rows.Entry.DecidingDate, book));
        Assert.Equal(Money.Dollars(100), change.Lines.Single(l => l.Line == line.Number).Difference);
    }
}
