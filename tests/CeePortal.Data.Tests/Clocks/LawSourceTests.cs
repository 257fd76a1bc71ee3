using CeePortal.Data.Clocks;
using CeePortal.Data.Reference;
using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CeePortal.Data.Tests.Clocks;

public sealed class LawSourceTests : IDisposable
{
    readonly TestDatabase test = new();

    public void Dispose() => test.Dispose();

    static readonly DateOnly snow = new(2026, 1, 26);

    [Fact]
    public async Task The_law_that_comes_with_the_portal_is_the_declared_one()
    {
        await new ReferenceSeeder(test.Factory, test.Time).SeedAsync();
        await using var db = test.Open();
        var law = await LawSource.ReadAsync(db);
        Assert.Empty(law.Calendar.Closings);
        Assert.True(law.Calendar.IsWorkingDay(new DateOnly(2025, 1, 9))); // the day of mourning counted; its row says so
        Assert.Equal(ClockBook.Declared.Rules.OrderBy(r => r.Code), law.Clocks.Rules.OrderBy(r => r.Code));
        Assert.Equal(ClockRules.All.Count, await db.RefClocks.CountAsync());
    }

    [Fact]
    public async Task An_edit_is_law_on_every_node_within_two_seconds()
    {
        var source = new LawSource(test.Factory, test.Time, NullLogger<LawSource>.Instance);
        Assert.True((await source.CurrentAsync()).Calendar.IsWorkingDay(snow, PortCode.Parse("2704")));
        await AddAsync(new RefClosing { Day = snow, Port = "2704", Reason = "Snow day", MovesDeadlines = true, Source = "CSMS" },
            new RefClock { Code = "cf28", Length = 45, Unit = TimeUnit.CalendarDays, Reason = "Center directive" },
            new RefClock { Code = "protest-decision", TargetDays = 180, Reason = "Center directive" });
        test.Time.Advance(TimeSpan.FromSeconds(2));

        var law = await source.CurrentAsync();
        Assert.Equal("Snow day", law.Calendar.WhyClosed(snow, PortCode.Parse("2704")));
        Assert.True(law.Calendar.IsWorkingDay(snow, PortCode.Parse("1001")));
        Assert.Equal((TimeLimit.Days(45), "Center directive"), (law.Clocks["cf28"].Limit!.Value, law.Clocks["cf28"].ChangedBecause));
        var target = law.Clocks.TargetFor(ProtestClocks.Decide)!;
        Assert.Equal((TimeLimit.Days(180), Authority.Local, false), (target.Limit!.Value, target.Authority, target.IsLaw));
    }

    [Fact]
    public async Task What_is_law_stands_whatever_a_row_says_and_the_others_hold()
    {
        await AddAsync(new RefClock { Code = "protest", Length = 365, Unit = TimeUnit.CalendarDays, Reason = "We would like that" },
            new RefClock { Code = "no-clock", TargetDays = 10, Reason = "Left by another version" },
            new RefClock { Code = "cf28", Length = 45, Unit = TimeUnit.CalendarDays, Reason = "Center directive" });
        await using var db = test.Open();
        List<string> problems = [];
        var law = await LawSource.ReadAsync(db, problems);
        Assert.Equal(TimeLimit.Days(180), law.Clocks["protest"].Limit);
        Assert.Equal(TimeLimit.Days(45), law.Clocks["cf28"].Limit);
        Assert.Equal(2, problems.Count);
        Assert.Contains(problems, p => p.Contains("is law", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closing_that_an_administrator_took_out_does_not_come_back()
    {
        var seeder = new ReferenceSeeder(test.Factory, test.Time);
        await seeder.SeedAsync();
        await using var db = test.Open();
        await db.RefClosings.ExecuteDeleteAsync();
        await db.BumpStampAsync(ReferenceStamps.Clocks);
        Assert.Equal(0, await seeder.SeedAsync());
        Assert.Empty(await db.RefClosings.ToListAsync());
    }

    [Fact]
    public async Task Corrections_may_be_filed_of_the_types_that_the_office_keeps()
    {
        await new ReferenceSeeder(test.Factory, test.Time).SeedAsync();
        await using var db = test.Open();
        Assert.True((await LawSource.ReadAsync(db)).Clocks.MayBeCorrected(EntryType.Parse("23")));
        await db.RefCorrectableTypes.Where(t => t.Code == "23").ExecuteDeleteAsync();
        var clocks = (await LawSource.ReadAsync(db)).Clocks;
        Assert.False(clocks.MayBeCorrected(EntryType.Parse("23")));
        Assert.True(clocks.MayBeCorrected(EntryType.Parse("01")));
        Assert.False(clocks.MayBeCorrected(EntryType.Parse("11")));
    }

    async Task AddAsync(params object[] rows)
    {
        await using var db = test.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
        await db.BumpStampAsync(ReferenceStamps.Clocks);
    }
}
