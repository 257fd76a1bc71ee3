using CeePortal.Domain.Entries;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tests.Routing;

/// <summary>Every case of golden.txt, by both ways of asking.</summary>
public sealed class GoldenTableTests
{
    static readonly string[] rows = ReadRows();

    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        for (var i = 0; i < rows.Length; i++) cases.Add(i, rows[i].Split('|')[^1].Trim());
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Router_GoldenCase_AnswersAsTheTableSays(int row, string why)
    {
        var cell = rows[row].Split('|', StringSplitOptions.TrimEntries);
        var isEstimated = cell[0].StartsWith('~');
        var date = new DecidingDate(SmallBook.Day(cell[0].TrimStart('~')), isEstimated ? DateBasis.EstimatedEntryDate : DateBasis.EntryDate);
        var question = SmallBook.ParseLines(cell[4])
            .Ask(PortCode.Parse(cell[1]), EntryType.Parse(cell[2]), date, SmallBook.ParseStanding(cell[3]));

        var decision = EntryRouter.Decide(SmallBook.Book, question);
        var outcome = EntryRouter.Route(SmallBook.Book, question);

        Assert.Equal((cell[5], cell[6], cell[7]), (decision.Destination.Code, decision.Basis.ToString(), decision.CoverageBasis.ToString()));
        Assert.Equal(new RouteOutcome(decision.Destination, decision.RevenuePort, decision.Basis, decision.CoverageBasis), outcome);
        Assert.Equal(cell[1], decision.RevenuePort.ToString());
        Assert.Equal(date, decision.Date);
        var codes = decision.Reasons.Select(r => r.Code).ToHashSet();
        foreach (var code in cell[8].Split(',', StringSplitOptions.RemoveEmptyEntries))
            Assert.True(code[0] == '!' ? !codes.Contains(code[1..]) : codes.Contains(code), $"{why}: {code}, but the reasons are {string.Join(", ", codes)}");
        Assert.True(why.Length > 0, "Every case says why it exists.");
    }

    [Fact]
    public void GoldenTable_HasAtLeastSixtyCases_AllDifferent()
    {
        Assert.True(rows.Length >= 60, $"Only {rows.Length} cases.");
        Assert.Equal(rows.Length, rows.Select(r => r[..r.LastIndexOf('|')]).Distinct().Count());
    }

    static string[] ReadRows()
    {
        using var stream = typeof(GoldenTableTests).Assembly.GetManifestResourceStream("CeePortal.Domain.Tests.Routing.golden.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(r => r.Length > 0 && r[0] != '#')];
    }
}
