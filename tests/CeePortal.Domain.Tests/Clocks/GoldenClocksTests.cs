using CeePortal.Domain.Clocks;
using static CeePortal.Domain.Tests.Clocks.Days;

namespace CeePortal.Domain.Tests.Clocks;

/// <summary>Every declared clock at its boundary days, by golden.txt.</summary>
public sealed class GoldenClocksTests
{
    sealed record Row(string Code, DateOnly Start, DateOnly Counted, DateOnly Due, DateOnly Last, DateOnly? Earliest);

    static readonly string[] rows = ReadRows();

    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        for (var i = 0; i < rows.Length; i++) cases.Add(i, rows[i].Split('|')[0].Trim() + ": " + rows[i].Split('|')[^1].Trim());
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Clock_AtItsBoundaryDays_JudgesAsTheTableSays(int index, string why)
    {
        var row = Parse(rows[index]);
        var reading = Clock.Begin(ClockBook.Declared[row.Code], row.Start).Read(BusinessCalendar.Federal);

        Assert.True(why.Length > row.Code.Length + 2);
        Assert.Equal(row.Due, reading.Due);
        Assert.Equal(row.Counted == row.Due ? null : row.Counted, reading.RolledFrom);
        Assert.Equal(row.Due.DayNumber - row.Counted.DayNumber, reading.RolledOver.Count);
        Assert.Equal(row.Last, reading.LastTimelyDay);
        Assert.Equal(Outcome.Timely, reading.Judge(row.Last));
        Assert.Equal(Outcome.Untimely, reading.Judge(row.Last.AddDays(1)));
        Assert.Equal(row.Earliest, reading.EarliestDay);
        if (row.Earliest is { } earliest)
        {
            Assert.Equal(Outcome.Timely, reading.Judge(earliest));
            Assert.Equal(Outcome.Premature, reading.Judge(earliest.AddDays(-1)));
        }
        else Assert.Equal(Outcome.Timely, reading.Judge(row.Start.AddDays(-1000)));
        Assert.Equal(0, reading.DaysLeft(row.Last));
        Assert.False(reading.HasRunOut(row.Last));
        Assert.True(reading.HasRunOut(row.Last.AddDays(1)));
    }

    [Fact]
    public void Table_HoldsEveryClock_WithAnEndOnAnOpenDayAndOneOnAClosedDay()
    {
        var byCode = rows.Select(Parse).GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.ToList());
        Assert.Empty(byCode.Keys.Except(ClockRules.All.Select(r => r.Code)));
        foreach (var rule in ClockRules.All.Where(r => r.Limit is not null))
        {
            Assert.True(byCode.TryGetValue(rule.Code, out var cases), $"No row for {rule.Code}.");
            Assert.Contains(cases, c => BusinessCalendar.Federal.IsWorkingDay(c.Counted));
            if (rule.Limit!.Value.Unit is TimeUnit.WorkingDays or TimeUnit.WorkingDayOfNextMonth) continue;
            Assert.Contains(cases, c => c.Counted.DayOfWeek == DayOfWeek.Saturday);
            Assert.Contains(cases, c => FederalHolidays.On(c.Counted) is not null);
        }
    }

    [Fact]
    public void ClocksThatRoll_AreThoseOfTheTradeBeforeCbpAndTheCourt_AndNoOthers()
    {
        Assert.Equal(
            ["cit", "further-review", "further-review-before-2004-12-18", "protest", "protest-amendment", "protest-amendment-before-2004-12-18",
                "protest-before-2004-12-18", "set-aside", "surety-protest", "surety-protest-before-2004-12-18", "void"],
            ClockRules.All.Where(r => r.Roll == RollRule.NextOpenDay).Select(r => r.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Effects_DeemedByItself_OnlyTheThreeOfTheProtest_LiquidationWaitsForConfirmation()
    {
        var deemed = ClockRules.All.Where(r => r.Effect == ClockEffect.Deemed).ToList();
        Assert.Equal(["accelerated", "exclusion", "set-aside-answer"], deemed.Where(r => !r.NeedsConfirmation).Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["deemed-liquidation", "deemed-liquidation-reconciliation", "deemed-liquidation-warehouse", "liquidation-after-suspension", "liquidation-after-suspension-extended"],
            deemed.Where(r => r.NeedsConfirmation).Select(r => r.Code).Order(StringComparer.Ordinal));
        Assert.Equal(ClockEffect.Target, ProtestClocks.Decide.Effect);
    }

    [Fact]
    public void Rules_AreComplete_AndOnlyWhatWasReadOrReportedIsLaw()
    {
        Assert.Equal(ClockRules.All.Count, ClockRules.All.Select(r => r.Code).Distinct().Count());
        Assert.All(ClockRules.All, r =>
        {
            Assert.Matches("^[a-z0-9-]+$", r.Code);
            Assert.All([r.Name, r.StartsWith, r.Consequence, r.Citation, r.Sentence], t => Assert.False(string.IsNullOrWhiteSpace(t)));
            Assert.True(Enum.IsDefined(r.Effect) && Enum.IsDefined(r.Authority) && Enum.IsDefined(r.Sureness));
            Assert.NotEqual(r.IsLaw, r.IsLengthEditable);
            if (r.Roll == RollRule.NextOpenDay) Assert.NotEqual("", r.RollCitation);
            if (r.Successor is { } next) Assert.NotNull(ClockBook.Declared.Find(next));
        });
        Assert.Equal(
            ["cf28", "cf29", "cf4647", "document-request", "drawback", "finish-review", "limitation-nears", "liquidation", "liquidation-after-suspension-extended", "pea", "prior-disclosure-data-further", "reject", "reject-ad-cvd", "resubmit", "statement-print"],
            ClockRules.All.Where(r => !r.IsLaw).Select(r => r.Code).Order(StringComparer.Ordinal));
        var table = ClockRules.All.SelectMany(r => r.Row.Split(", ")).Where(r => r.Length > 0).Distinct().ToHashSet();
        Assert.Empty(Enumerable.Range(1, 41).Select(n => $"D{n}").Concat(["D2a", "D3a"]).Except(table));
    }

    [Theory]
    [InlineData("protest", "180 calendar days after the liquidation or decision protested")]
    [InlineData("psc-before-liquidation", "15 calendar days before the scheduled liquidation")]
    [InlineData("statement", "15th working day of the month after the month of entry or release")]
    [InlineData("deemed-liquidation", "1 year after the date of entry")]
    [InlineData("protest-arguments", "No limit in days after the protest was filed")]
    [InlineData("psc-duty", "3 working days after the correction was submitted")]
    public void Sentence_ReadsAsOne(string code, string sentence) => Assert.Equal(sentence, ClockBook.Declared[code].Sentence);

    static Row Parse(string row)
    {
        var cell = row.Split('|', StringSplitOptions.TrimEntries);
        return new(cell[0], Day(cell[1]), Day(cell[2]), Day(cell[3]), Day(cell[4]), cell[5].Length == 0 ? null : Day(cell[5]));
    }

    static string[] ReadRows()
    {
        using var stream = typeof(GoldenClocksTests).Assembly.GetManifestResourceStream("CeePortal.Domain.Tests.Clocks.golden.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(r => r.Length > 0 && r[0] != '#')];
    }
}
