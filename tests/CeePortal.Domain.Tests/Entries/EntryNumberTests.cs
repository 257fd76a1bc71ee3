using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CsCheck;

namespace CeePortal.Domain.Tests.Entries;

public sealed class EntryNumberTests
{
    static readonly Gen<FilerCode> filers =
        Gen.String[Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"], 3, 3].Where(c => c != "000").Select(c => FilerCode.Parse(c));

    // ACE CATAIR Appendix E's worked example, and vectors of our own.
    [Theory]
    [InlineData("B76-0324527-8")]
    [InlineData("ZZZ-0000007-8")]
    [InlineData("ABC-1234567-6")]
    [InlineData("999-9999999-0")]
    [InlineData("XYZ-0000001-5")]
    [InlineData("XYZ-0000002-3")]
    public void Read_NumberWithRightCheckDigit_IsAccepted(string number)
    {
        Nouns.Reads((ReadOnlySpan<char> t, out EntryNumber v) => EntryNumber.Read(t, 0, out v), number, number);
        Nouns.Reads((ReadOnlySpan<char> t, out EntryNumber v) => EntryNumber.Read(t, 0, out v), number.Replace("-", "").ToLowerInvariant(), number);
        Nouns.Reads((ReadOnlySpan<char> t, out EntryNumber v) => EntryNumber.Read(t, 0, out v), number.Replace('-', ' '), number);
        Assert.Equal(number.Replace("-", ""), EntryNumber.Parse(number).ToCompact());
    }

    [Theory]
    [InlineData("ABC-1234567-0", 6)]
    [InlineData("316-1234567-8", 3)]
    public void Read_WrongCheckDigit_IsRefusedUnderFactorZero(string number, int right)
    {
        Assert.Equal("The check digit is wrong. Compare the number with your records; one of its characters was probably mistyped.",
            EntryNumber.Read(number, 0, out var value));
        Assert.True(value.IsNone);
        Assert.Equal(right, EntryNumber.ComputeCheckDigit(FilerCode.Parse(number[..3]), 1234567));
        // A number that we stored ourselves may have been right under another factor.
        Assert.Null(EntryNumber.Read(number, null, out _));
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("  ", "missing")]
    [InlineData("ABC-123456-6", "11 characters")]
    [InlineData("ABC-12345678-6", "11 characters")]
    [InlineData("ABC/1234567/6", "11 characters")]
    [InlineData("000-1234567-6", "000 is not a filer code")]
    [InlineData("ABC-12345X7-6", "must be digits")]
    [InlineData("ABÇ-1234567-6", "11 characters")]
    public void Read_WrongForm_SaysWhatIsWrong(string number, string words) =>
        Nouns.Refuses((ReadOnlySpan<char> t, out EntryNumber v) => EntryNumber.Read(t, null, out v), number, words);

    [Fact]
    public void Default_IsNoNumber_AndPrintsNothing()
    {
        Assert.True(default(EntryNumber).IsNone);
        Assert.Equal("", default(EntryNumber).ToString());
        Assert.Equal("", default(EntryNumber).ToCompact());
        Assert.Throws<ArgumentException>(() => EntryNumber.Create(default, 1));
    }

    [Theory]
    [InlineData(0, 6), InlineData(1, 7), InlineData(2, 8), InlineData(3, 9), InlineData(4, 0)]
    [InlineData(5, 1), InlineData(6, 2), InlineData(7, 3), InlineData(8, 4), InlineData(9, 5)]
    public void ComputeCheckDigit_Factor_IsAddedToTheDigit(int factor, int digit)
    {
        var filer = FilerCode.Parse("ABC");
        Assert.Equal(digit, EntryNumber.ComputeCheckDigit(filer, 1234567, factor));
        var number = EntryNumber.Create(filer, 1234567, factor);
        Assert.Null(EntryNumber.Read(number.ToString(), factor, out _));
        Assert.Equal(factor, number.CheckDigitFactor);
    }

    [Theory]
    [InlineData(-1, 0), InlineData(10_000_000, 0), InlineData(1, -1), InlineData(1, 10)]
    public void ComputeCheckDigit_OutOfRange_Throws(int serial, int factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EntryNumber.ComputeCheckDigit(FilerCode.Parse("ABC"), serial, factor));

    [Fact]
    public void Created_AnyFilerSerialAndFactor_ReadsBackUnderThatFactorOnly() =>
        Gen.Select(filers, Gen.Int[0, 9_999_999], Gen.Int[0, 9]).Sample((filer, serial, factor) =>
        {
            var number = EntryNumber.Create(filer, serial, factor);
            var right = Enumerable.Range(0, 10).Where(f => EntryNumber.Read(number.ToCompact(), f, out _) is null).ToArray();
            return right is [var only] && only == factor && EntryNumber.Parse(number.ToString()) == number
                && number.Filer == filer && number.Serial == serial;
        });

    [Fact]
    public void CheckDigit_OneMistypedDigit_IsAlwaysNoticed() =>
        Gen.Select(filers, Gen.Int[0, 9_999_999], Gen.Int[0, 6], Gen.Int[1, 9]).Sample((filer, serial, place, change) =>
        {
            var text = EntryNumber.Create(filer, serial).ToCompact().ToCharArray();
            text[3 + place] = (char)('0' + (text[3 + place] - '0' + change) % 10);
            return EntryNumber.Read(text, 0, out _) is not null;
        });

    [Fact]
    public void CheckDigit_IsLuhnOverTheTenDigits() =>
        Gen.Select(filers, Gen.Int[0, 9_999_999]).Sample((filer, serial) =>
        {
            const string values = "12345678912345678923456789"; // A-I, J-R, S-Z
            var digits = filer.ToString().Select(c => char.IsDigit(c) ? c - '0' : values[c - 'A'] - '0')
                .Concat(serial.ToString("D7").Select(c => c - '0')).Append(EntryNumber.ComputeCheckDigit(filer, serial)).Reverse();
            return digits.Select((d, i) => i % 2 == 0 ? d : d * 2 / 10 + d * 2 % 10).Sum() % 10 == 0;
        });

    [Fact]
    public void Read_AnyText_NeverThrows() =>
        Nouns.SurvivesAnyText((ReadOnlySpan<char> t, out EntryNumber v) => EntryNumber.Read(t, null, out v));

    [Fact]
    public void CompareTo_OrdersByFilerThenCount()
    {
        string[] numbers = ["ZZZ-0000001-0", "ABC-0000002-0", "ABC-0000001-9"];
        Assert.Equal(["ABC-0000001-9", "ABC-0000002-0", "ZZZ-0000001-0"], numbers.Select(n => EntryNumber.Parse(n)).Order().Select(n => n.ToString()));
    }
}
