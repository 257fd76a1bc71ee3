using CeePortal.Domain.Clocks;
using CeePortal.Domain.Trade;
using CsCheck;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

public sealed class BusinessCalendarTests
{
    static readonly PortCode boston = PortCode.Parse("0401");
    static readonly PortCode washington = PortCode.Parse("5401");

    static readonly BusinessCalendar snowed = new([
        new(Day("2015-01-27"), boston, "Snow day", "CSMS 15-000046"),
        new(Day("2015-01-28"), default, "Closed by the Commissioner", "made up for the test"),
    ]);

    [Theory] // the days on which federal offices were closed, as OPM listed them
    [InlineData(2004, "01-01 01-19 02-16 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31")] // 2005's New Year on its Saturday's Friday
    [InlineData(2010, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2011, "01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-26")] // no New Year's Day: it was kept in 2010
    [InlineData(2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25")] // the last year without Juneteenth
    [InlineData(2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData(2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26")]
    [InlineData(2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25")]
    [InlineData(1985, "01-01 02-18 05-27 07-04 09-02 10-14 11-11 11-28 12-25")] // no Martin Luther King day yet
    [InlineData(1986, "01-01 01-20 02-17 05-26 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData(1977, "02-21 05-30 07-04 09-05 10-10 10-24 11-24 12-26")] // Veterans Day on a Monday of October; New Year's on a Saturday
    public void ObservedIn_Year_IsTheOfficialTable(int year, string days)
    {
        Assert.Equal(days.Split(' ').Select(d => Day($"{year}-{d}")), FederalHolidays.ObservedIn(year).Select(h => h.Observed));
        Assert.All(FederalHolidays.ObservedIn(year), h => Assert.False(BusinessCalendar.Federal.IsWorkingDay(h.Observed)));
    }

    [Theory]
    [InlineData("2010-12-31", "New Year's Day (observed)"), InlineData("2021-06-18", "Juneteenth National Independence Day (observed)")]
    [InlineData("2026-07-03", "Independence Day (observed)"), InlineData("2026-07-04", "Saturday"), InlineData("2026-07-05", "Sunday")]
    [InlineData("2026-12-25", "Christmas Day"), InlineData("2020-06-19", null), InlineData("2025-01-09", null), InlineData("2026-07-06", null)]
    public void WhyClosed_Day_SaysWhy(string day, string? why) => Assert.Equal(why, BusinessCalendar.Federal.WhyClosed(Day(day)));

    [Fact]
    public void WorkingDayOfMonth_2025_IsThePublishedStatementCalendar()
    {
        string[] published = ["01-16 01-23", "02-18 02-24", "03-17 03-21", "04-15 04-21", "05-15 05-21", "06-16 06-23",
            "07-16 07-22", "08-15 08-21", "09-16 09-22", "10-16 10-22", "11-18 11-24", "12-15 12-19"];
        Assert.Equal(published, Enumerable.Range(1, 12).Select(m =>
            $"{BusinessCalendar.Federal.WorkingDayOfMonth(2025, m, 11):MM-dd} {BusinessCalendar.Federal.WorkingDayOfMonth(2025, m, 15):MM-dd}"));
    }

    [Theory] // 5 U.S.C. 6103(c)
    [InlineData("2025-01-20", true)] // also Martin Luther King day
    [InlineData("2017-01-20", true), InlineData("2013-01-21", true), InlineData("2021-01-20", true), InlineData("2022-01-20", false), InlineData("2029-01-19", false)]
    public void InaugurationDay_ClosesThePortsOfWashingtonAlone(string day, bool isClosed)
    {
        Assert.Equal(!isClosed, BusinessCalendar.Federal.IsWorkingDay(Day(day), washington));
        Assert.Equal(FederalHolidays.On(Day(day)) is null, BusinessCalendar.Federal.IsWorkingDay(Day(day), boston));
        Assert.Equal(FederalHolidays.On(Day(day)) is null, BusinessCalendar.Federal.IsWorkingDay(Day(day)));
    }

    [Fact] // a Sunday's is kept on Monday, which is Martin Luther King day as well, so only the name tells them apart
    public void InaugurationDay_OnASunday_IsKeptOnMonday() =>
        Assert.Equal((Day("2013-01-21"), Day("2029-01-20"), null), (FederalHolidays.InaugurationDay(2013)!.Value, FederalHolidays.InaugurationDay(2029)!.Value, FederalHolidays.InaugurationDay(2026)));

    [Fact]
    public void Closing_OfOnePort_ClosesThatPortAlone_ANationalOneClosesAll()
    {
        Assert.Equal("Snow day", snowed.WhyClosed(Day("2015-01-27"), boston));
        Assert.True(snowed.IsWorkingDay(Day("2015-01-27")));
        Assert.True(snowed.IsWorkingDay(Day("2015-01-27"), washington));
        Assert.False(snowed.IsWorkingDay(Day("2015-01-28")));
        Assert.False(snowed.IsWorkingDay(Day("2015-01-28"), boston));
        Assert.Equal(Day("2015-01-29"), snowed.RollForward(Day("2015-01-27"), boston));
        Assert.Equal(Day("2015-01-27"), snowed.RollForward(Day("2015-01-27"), washington));
        Assert.Equal(2, snowed.Closings.Count);
    }

    [Theory, InlineData("", "CSMS"), InlineData("Snow day", " ")]
    public void Closing_WithoutReasonOrSource_IsRefused(string reason, string source) =>
        Assert.Contains("needs a reason and a source", Assert.Throws<ArgumentException>(() => new BusinessCalendar([new(Day("2015-01-27"), boston, reason, source)])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-07-02", 1, "2026-07-06"), InlineData("2026-07-04", 1, "2026-07-06"), InlineData("2026-07-04", 0, "2026-07-04")]
    [InlineData("2026-07-06", -1, "2026-07-02"), InlineData("2026-07-02", 10, "2026-07-17")]
    public void AddWorkingDays_Counts(string from, int count, string to) => Assert.Equal(Day(to), BusinessCalendar.Federal.AddWorkingDays(Day(from), count));

    static readonly Gen<DateOnly> days = Gen.Int[0, 20_000].Select(n => new DateOnly(1975, 1, 1).AddDays(n));

    [Fact]
    public void AddWorkingDays_ThereAndBack_IsTheSameDay_WhenItIsAWorkingDay() => Gen.Select(days, Gen.Int[-300, 300]).Sample((day, count) =>
    {
        var open = snowed.RollForward(day, boston);
        var there = snowed.AddWorkingDays(open, count, boston);
        Assert.True(snowed.IsWorkingDay(there, boston));
        Assert.Equal(open, snowed.AddWorkingDays(there, -count, boston));
    });

    [Fact]
    public void NextWorkingDay_IsAfterTheDay_AndSkipsNoOpenDay() => days.Sample(day =>
    {
        var next = snowed.NextWorkingDay(day);
        Assert.True(next > day && snowed.IsWorkingDay(next));
        for (var between = day.AddDays(1); between < next; between = between.AddDays(1)) Assert.False(snowed.IsWorkingDay(between));
    });
}
