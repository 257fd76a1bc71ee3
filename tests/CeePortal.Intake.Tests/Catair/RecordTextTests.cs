using CeePortal.Intake.Catair;

namespace CeePortal.Intake.Tests.Catair;

public class RecordTextTests
{
    [Theory]
    [InlineData("090126", "2026-09-01")]
    [InlineData("022924", "2024-02-29")]
    [InlineData("022926", null)]
    [InlineData("010116", "2016-01-01")]
    [InlineData("010140", "2040-01-01")]
    [InlineData("010176", "2076-01-01")]
    [InlineData("010177", "1977-01-01")]
    [InlineData("123199", "1999-12-31")]
    [InlineData("000000", null)]
    [InlineData("130126", null)]
    [InlineData("09 126", null)]
    [InlineData("      ", null)]
    public void Two_digits_stand_for_the_year_nearest_to_today(string field, string? date) =>
        Assert.Equal(date, RecordText.DateOf(field, new DateOnly(2026, 9, 1))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Around_the_turn_of_a_century_the_year_is_still_the_nearest()
    {
        Assert.Equal(new DateOnly(2101, 1, 1), RecordText.DateOf("010101", new DateOnly(2099, 9, 1)));
        Assert.Equal(new DateOnly(2099, 1, 1), RecordText.DateOf("010199", new DateOnly(2101, 9, 1)));
    }

    [Theory]
    [InlineData("0000012345", 12_345L)]
    [InlineData("     12345", 12_345L)]
    [InlineData("         0", 0L)]
    [InlineData("          ", null)]
    [InlineData("12345     ", null)]
    [InlineData("  12 345  ", null)]
    [InlineData("-000012345", null)]
    [InlineData("00001234.5", null)]
    public void A_number_is_digits_to_the_right_end(string field, long? number) => Assert.Equal(number, RecordText.NumberOf(field));
}
