using CeePortal.Domain.Centers;
using CeePortal.Domain.Trade;
using CsCheck;

namespace CeePortal.Domain.Tests.Trade;

public sealed class FilerCodeTests
{
    [Theory] // the eight patterns of Appendix E
    [InlineData("123"), InlineData("A12"), InlineData("AB1"), InlineData("ABC"), InlineData("A1B"), InlineData("1A2"), InlineData("12A"), InlineData("1AB")]
    public void Read_EachPattern_IsAccepted(string form)
    {
        Nouns.Reads<FilerCode>(FilerCode.Read, form, form);
        Nouns.Reads<FilerCode>(FilerCode.Read, $" {form.ToLowerInvariant()}", form);
        Assert.Equal(form, string.Concat(Enumerable.Range(0, 3).Select(i => FilerCode.Parse(form)[i])));
    }

    [Theory]
    [InlineData("", "missing"), InlineData("AB", "three"), InlineData("ABCD", "three"), InlineData("A-B", "only letters and digits")]
    [InlineData("000", "not a filer code"), InlineData("ÄBC", "only letters and digits")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<FilerCode>(FilerCode.Read, form, words);

    [Fact]
    public void Default_IsNoCode_AndPrintsNothing() => Assert.Equal((true, ""), (default(FilerCode).IsNone, default(FilerCode).ToString()));

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<FilerCode>(FilerCode.Read);
}

public sealed class PortCodeTests
{
    [Theory]
    [InlineData("2704", "2704"), InlineData(" 0101 ", "0101"), InlineData("0000", "0000"), InlineData("9999", "9999")]
    public void Read_FourDigits_IsAccepted(string form, string official) => Nouns.Reads<PortCode>(PortCode.Read, form, official);

    [Theory]
    [InlineData("", "missing"), InlineData("270", "four digits"), InlineData("27045", "four digits"), InlineData("27O4", "four digits")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<PortCode>(PortCode.Read, form, words);

    [Fact]
    public void Port_KnowsItsDistrict_AndDefaultIsNone()
    {
        Assert.Equal((27, 2704), (PortCode.Parse("2704").District, PortCode.Parse("2704").Code));
        Assert.Equal((true, ""), (default(PortCode).IsNone, default(PortCode).ToString()));
        Assert.NotEqual(default, PortCode.Parse("0000"));
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<PortCode>(PortCode.Read);
}

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("DE", "DE"), InlineData(" de ", "DE"), InlineData("XO", "XO"), InlineData("**", "**")]
    public void Read_TwoLettersOrAsterisks_IsAccepted(string form, string official) => Nouns.Reads<CountryCode>(CountryCode.Read, form, official);

    [Theory]
    [InlineData("", "missing"), InlineData("D", "two letters"), InlineData("DEU", "two letters"), InlineData("D1", "two letters"), InlineData("*A", "two letters")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<CountryCode>(CountryCode.Read, form, words);

    [Fact]
    public void Default_IsNoCountry_AndUnknownIsOne()
    {
        Assert.Equal((true, ""), (default(CountryCode).IsNone, default(CountryCode).ToString()));
        Assert.Equal(CountryCode.Unknown, CountryCode.Parse("**"));
        Assert.False(CountryCode.Unknown.IsNone);
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<CountryCode>(CountryCode.Read);
}

public sealed class ManufacturerIdTests
{
    [Theory]
    [InlineData("TWEXACOM123TAI", "TWEXACOM123TAI"), InlineData(" xoexa12tor ", "XOEXA12TOR"), InlineData("DEABCBER", "DEABCBER"), InlineData("CNABCDEFGHI1234", "CNABCDEFGHI1234")]
    public void Read_EightToFifteenCharacters_IsAccepted(string form, string official) => Nouns.Reads<ManufacturerId>(ManufacturerId.Read, form, official);

    [Theory]
    [InlineData("", "missing"), InlineData("TWEXACO", "8 to 15"), InlineData("CNABCDEFGHI12345", "8 to 15"), InlineData("TWEXA-COM123", "only letters and digits")]
    [InlineData("1WEXACOM123", "country of origin"), InlineData("T1EXACOM123", "country of origin")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<ManufacturerId>(ManufacturerId.Read, form, words);

    [Fact]
    public void Country_IsWhatTheCodeBeginsWith()
    {
        Assert.Equal("TW", ManufacturerId.Parse("TWEXACOM123TAI").Country.ToString());
        Assert.Equal((true, "", true), (default(ManufacturerId).IsNone, default(ManufacturerId).ToString(), default(ManufacturerId).Country.IsNone));
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<ManufacturerId>(ManufacturerId.Read);
}

public sealed class MoneyTests
{
    [Theory]
    [InlineData("1234.5", "$1,234.50"), InlineData("$1,234.50", "$1,234.50"), InlineData("0", "$0.00"), InlineData(" 12 ", "$12.00")]
    [InlineData("-5", "-$5.00"), InlineData("-$5.00", "-$5.00"), InlineData("$ 7", "$7.00"), InlineData(".25", "$0.25")]
    public void Read_AmountsThatPeopleWrite_AreAccepted(string form, string official) => Nouns.Reads<Money>(Money.Read, form, official);

    [Theory]
    [InlineData("", "missing"), InlineData("12A40", "amount in dollars"), InlineData("1.234", "two decimals"), InlineData("$", "amount in dollars")]
    [InlineData("--5", "amount in dollars"), InlineData("99999999999999999", "too large"), InlineData("1e5", "amount in dollars"), InlineData("(5)", "amount in dollars")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<Money>(Money.Read, form, words);

    [Fact]
    public void Print_AnyAmount_ReadsBack() => Gen.Long[-9_000_000_000_000_000, 9_000_000_000_000_000].Sample(cents =>
        Money.Parse(new Money(cents).ToString()) == new Money(cents));

    [Theory]
    [InlineData("0.005", 1), InlineData("0.004", 0), InlineData("1.995", 200), InlineData("-0.005", -1)]
    public void Round_HalfACent_GoesUpAwayFromZero(string dollars, long cents) =>
        Assert.Equal(cents, Money.Round(decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture)).Cents);

    [Theory]
    [InlineData(50, "$1"), InlineData(49, "$0"), InlineData(123_450, "$1,235"), InlineData(-150, "-$2")]
    public void ToWholeDollars_HalfADollar_GoesUp(long cents, string text) => Assert.Equal(text, new Money(cents).ToWholeDollars());

    [Fact]
    public void Arithmetic_Overflow_IsAnError()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => Money.Dollars(long.MaxValue));
        Assert.Equal(new Money(300), Money.Dollars(5) - Money.Dollars(2));
        Assert.True(Money.Zero < new Money(1) && new Money(1) > Money.Zero && Money.Zero <= new Money(0) && new Money(0) >= Money.Zero);
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<Money>(Money.Read);
}

public sealed class CenterCodeTests
{
    [Theory]
    [InlineData("007", "007"), InlineData("7", "007"), InlineData("CEE007", "007"), InlineData(" cee010 ", "010")]
    public void Read_FormsThatPeopleWrite_AreAccepted(string form, string official) => Nouns.Reads<CenterCode>(CenterCode.Read, form, official);

    [Theory]
    [InlineData("", "001 to 010"), InlineData("000", "001 to 010"), InlineData("011", "001 to 010"), InlineData("CEE", "001 to 010"), InlineData("0007", "001 to 010")]
    public void Read_WrongForm_SaysWhatIsWrong(string form, string words) => Nouns.Refuses<CenterCode>(CenterCode.Read, form, words);

    [Fact]
    public void Center_PrintsForAce_AndDefaultIsNone()
    {
        Assert.Equal("CEE007", CenterCode.Of(7).ToAce());
        Assert.Equal((true, "", ""), (default(CenterCode).IsNone, default(CenterCode).ToString(), default(CenterCode).ToAce()));
        Assert.Throws<ArgumentOutOfRangeException>(() => CenterCode.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CenterCode.Of(11));
    }

    [Fact]
    public void Read_AnyText_NeverThrows() => Nouns.SurvivesAnyText<CenterCode>(CenterCode.Read);
}
