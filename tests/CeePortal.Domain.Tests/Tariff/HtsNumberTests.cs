using CeePortal.Domain.Tariff;
using CsCheck;

namespace CeePortal.Domain.Tests.Tariff;

public sealed class HtsNumberTests
{
    static readonly Gen<string> numbers = Gen.Select(Gen.Int[1, 99].Where(c => c != 77), Gen.Long[0, 99_999_999], Pick.From(4, 6, 8, 10))
        .Select((chapter, rest, length) => $"{chapter:D2}{rest:D8}"[..length]);

    [Theory]
    [InlineData("8471", "8471"), InlineData("847130", "8471.30"), InlineData("84713001", "8471.30.01"), InlineData("8471300100", "8471.30.0100")]
    [InlineData("8471.30.01.00", "8471.30.0100"), InlineData(" 8471 30 0100 ", "8471.30.0100"), InlineData("0101.21.0010", "0101.21.0010")]
    [InlineData("9903.88.01", "9903.88.01")]
    public void Read_FormsThatPeopleWrite_AreAccepted(string form, string official) => Nouns.Reads<HtsNumber>(HtsNumber.Read, form, official);

    [Theory]
    [InlineData("", "missing"), InlineData("84", "4, 6, 8 or 10"), InlineData("84713", "4, 6, 8 or 10"), InlineData("84713001001", "at most 10")]
    [InlineData("8471.3O", "only digits"), InlineData("0001", "does not exist"), InlineData("7701", "without 77"), InlineData("٨٤٧١", "only digits")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<HtsNumber>(HtsNumber.Read, form, words);

    [Fact]
    public void Default_IsNoNumber_AndPrintsNothing()
    {
        Assert.True(default(HtsNumber).IsNone);
        Assert.Equal("", default(HtsNumber).ToString());
        Assert.Equal("", default(HtsNumber).ToCompact());
        Assert.False(HtsNumber.Parse("8471").IsUnder(default));
    }

    [Fact]
    public void Number_KnowsItsParts() => numbers.Sample(text =>
    {
        var number = HtsNumber.Parse(text);
        return number.ToCompact() == text && number.Length == text.Length
            && number.Chapter == int.Parse(text[..2]) && number.Heading == int.Parse(text[..4])
            && number.TenDigits == long.Parse(text.PadRight(10, '0')) && number.LastUnder == long.Parse(text.PadRight(10, '9'))
            && number.IsSpecialChapter == text[..2] is "98" or "99"
            && HtsNumber.Parse(number.ToString()) == number;
    });

    [Fact]
    public void IsUnder_IsTheSameAsBeginningWith() => Gen.Select(numbers, numbers).Sample((a, b) =>
        HtsNumber.Parse(a).IsUnder(HtsNumber.Parse(b)) == a.StartsWith(b, StringComparison.Ordinal)
        && HtsNumber.Parse(a).IsUnder(HtsNumber.Parse(a[..4])));

    [Fact]
    public void CompareTo_IsTariffOrder_HeadingBeforeItsNumbers()
    {
        string[] order = ["0101", "8470.90", "8471", "8471.00", "8471.30", "8471.30.0100", "8472"];
        Assert.Equal(order, order.Reverse().Select(n => HtsNumber.Parse(n)).Order().Select(n => n.ToString()));
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<HtsNumber>(HtsNumber.Read);
}
