using CeePortal.Data.Entries;
using CeePortal.Data.Lists;
using CeePortal.Data.Scoping;
using CeePortal.Domain.Centers;
using CeePortal.Domain.Clocks;
using Microsoft.EntityFrameworkCore;

namespace CeePortal.Data.Tests.Lists;

public sealed class DeskListTests(ListDatabase database) : IClassFixture<ListDatabase>
{
    static readonly CenterCode electronics = CenterCode.Of(7);

    public static TheoryData<bool> Ranges() => [true, false];

    [Theory, MemberData(nameof(Ranges))]
    public async Task Sums_ByDayPortAndImporter_AddUpToTheSameEntries(bool narrow)
    {
        var days = narrow ? new Days(new(2026, 3, 3), new(2026, 3, 8)) : default;
        await using var db = database.Open(PortalScope.OfCenter(electronics));
        var desk = new DeskList(db);
        var rows = (await db.Entries.AsNoTracking().ToListAsync())
            .Where(e => e.Status == EntryStatus.Accepted && !(DayOf(e) < days.From) && !(DayOf(e) > days.Until)).ToList();
        Assert.NotEmpty(rows);

        Assert.Equal(Sums(rows, DayOf).OrderByDescending(s => s.Key), await desk.ByDayAsync(electronics, days));
        Assert.Equal(Sums(rows, e => e.PortOfEntry).OrderByDescending(s => s.Sum.Count).ThenBy(s => s.Key), await desk.ByPortAsync(electronics, days));
        Assert.Equal(Sums(rows, e => e.ImporterId).OrderByDescending(s => s.Sum.Count).ThenBy(s => s.Key), await desk.ByImporterAsync(electronics, days));
        Assert.Equal(new Arrivals(rows.Count, rows.Sum(r => r.ValueCents)), await desk.TotalAsync(electronics, days));
    }

    [Fact]
    public async Task Sums_OfAnotherCenter_AreEmpty()
    {
        await using var db = database.Open(PortalScope.OfCenter(electronics));
        var desk = new DeskList(db);
        Assert.Empty(await desk.ByPortAsync(CenterCode.Of(9), default));
        Assert.Equal(default, await desk.TotalAsync(CenterCode.Of(9), default));
    }

    static DateOnly DayOf(EntrySummary e) => LegalClock.DayOf(new DateTimeOffset(e.FiledAt));

    static IEnumerable<ArrivalsOf<TKey>> Sums<TKey>(IEnumerable<EntrySummary> rows, Func<EntrySummary, TKey> key) =>
        rows.GroupBy(key).Select(g => new ArrivalsOf<TKey>(g.Key, new Arrivals(g.Count(), g.Sum(e => e.ValueCents))));
}
