using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Tests.Work;

public sealed class WorkNumberTests
{
    [Theory]
    [InlineData("2304-23-102696", "2304-23-102696", 2023)]
    [InlineData("230423102696", "2304-23-102696", 2023)]
    [InlineData(" 2304-2023-102696 ", "2304-23-102696", 2023)]
    [InlineData("3801-8-002052", "3801-88-002052", 1988)]
    [InlineData("2402-97-100039", "2402-97-100039", 1997)]
    [InlineData("0901-12-100289", "0901-12-100289", 2012)]
    [InlineData("0101-80-000000", "0101-80-000000", 1980)]
    [InlineData("0101-79-999999", "0101-79-999999", 2079)]
    public void Read_AcceptsTheFormsInUse(string form, string official, int year)
    {
        Nouns.Reads<WorkNumber>(WorkNumber.Read, form, official);
        Assert.Equal(year, WorkNumber.Parse(form).Year);
        Assert.Equal(official.Replace("-", "", StringComparison.Ordinal), WorkNumber.Parse(form).ToCompact());
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("2304-23", "four digits of the port")]
    [InlineData("2304-123-102696", "four digits of the port")]
    [InlineData("CEE7-23-102696", "four digits of the port")]
    [InlineData("2304-1979-102696", "1980 to 2079")]
    [InlineData("23042310269", "four digits of the port")]
    public void Read_RefusesInWords(string form, string words) => Nouns.Refuses<WorkNumber>(WorkNumber.Read, form, words);

    [Fact]
    public void Read_SurvivesAnyText() => Nouns.SurvivesAnyText<WorkNumber>(WorkNumber.Read);

    [Fact]
    public void Of_ChecksItsParts()
    {
        Assert.Equal("2704-26-100001", WorkNumber.Of(PortCode.Parse("2704"), 2026, 100_001).ToString());
        Assert.Throws<ArgumentException>(() => WorkNumber.Of(default, 2026, 1));
        Assert.Throws<ArgumentException>(() => WorkNumber.Of(PortCode.Parse("2704"), 1979, 1));
        Assert.Throws<ArgumentException>(() => WorkNumber.Of(PortCode.Parse("2704"), 2026, 1_000_000));
        Assert.Equal("", default(WorkNumber).ToString());
    }
}
