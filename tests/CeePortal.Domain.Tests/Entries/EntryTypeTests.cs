using CeePortal.Domain.Entries;

namespace CeePortal.Domain.Tests.Entries;

public sealed class EntryTypeTests
{
    [Theory]
    [InlineData("01", "01"), InlineData(" 52 ", "52"), InlineData("00", "00"), InlineData("99", "99")]
    public void Read_TwoDigits_IsAccepted(string form, string official) => Nouns.Reads<EntryType>(EntryType.Read, form, official);

    [Theory]
    [InlineData("", "missing"), InlineData("1", "two digits"), InlineData("001", "two digits"), InlineData("0A", "two digits"), InlineData("٠١", "two digits")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<EntryType>(EntryType.Read, form, words);

    [Fact]
    public void Type_KnowsItsFamily()
    {
        Assert.Equal("01", EntryType.Consumption.ToString());
        Assert.Equal("03", EntryType.AntidumpingCountervailing.ToString());
        Assert.True(EntryType.Parse("11").IsInformal);
        Assert.False(EntryType.Parse("21").IsInformal);
        Assert.Equal(3, EntryType.Parse("38").Family);
        Assert.True(default(EntryType).IsNone);
        Assert.Equal("", default(EntryType).ToString());
        Assert.NotEqual(default, EntryType.Parse("00"));
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<EntryType>(EntryType.Read);
}
