using CeePortal.Domain.Revenue;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Tests.Revenue;

public sealed class DutyRateTests
{
    static readonly Dictionary<string, long> quantities = new(StringComparer.Ordinal) { ["KG"] = 12_345, ["NO"] = 300, ["L"] = 50 };

    // 123.45 kg, 3 pieces, half a liter, a value of $1,000
    [Theory]
    [InlineData("Free", 0)]
    [InlineData("2.5%", 25_00)]
    [InlineData("0.05%", 50)]
    [InlineData("4.4¢/kg", 5_43)] // 5.4318
    [InlineData("$1.035/kg", 127_77)] // 127.77075
    [InlineData("52.8¢/kg + 9.6%", 161_18)] // 65.1816 + 96
    [InlineData("37.2¢/kg +17.5%", 220_92)] // 45.9234 + 175
    [InlineData("68¢/head", 2_04)]
    [InlineData("0.9¢ each", 3)] // 2.7 cents
    [InlineData("$1.61 each + 4.8%", 52_83)]
    [InlineData("3¢/liter", 2)] // 1.5 cents: half a cent goes up
    [InlineData("Free \n", 0)]
    [InlineData("33 1/3%", 333_33)]
    public void A_rate_in_the_tariffs_words_gives_the_duty_to_the_cent(string words, long cents)
    {
        var rate = DutyRate.Read(words);

        Assert.NotNull(rate);
        Assert.Equal(new Money(cents), rate.On(Money.Dollars(1_000), quantities, out var how));
        Assert.NotEmpty(how);
    }

    [Theory]
    [InlineData("The duty provided in the applicable subheading + 25%", 250_00)]
    [InlineData("The duty provided in the applicable subheading plus 25%", 250_00)]
    [InlineData("The duty provided in the applicable subheading + 10%.", 100_00)]
    [InlineData("The duty provided in the applicable subheading", 0)]
    [InlineData("No change", 0)]
    public void A_rate_of_chapter_99_comes_on_top(string words, long cents)
    {
        var rate = DutyRate.Read(words);

        Assert.True(rate is { IsAddition: true });
        Assert.Equal(new Money(cents), rate.On(Money.Dollars(1_000), quantities, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("45¢ each + 6.4% on the case + 5.3% on the battery")]
    [InlineData("The rate applicable to each garment in the ensemble if separately entered")]
    [InlineData("3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees")]
    [InlineData("The duty rate provided in such subheading minus 2%")]
    [InlineData("1.5¢/kg on lead content")]
    [InlineData("See additional U.S. note 3")]
    public void A_rate_of_another_form_is_not_computed(string words) => Assert.Null(DutyRate.Read(words));

    [Fact]
    public void A_missing_quantity_is_named()
    {
        Assert.Null(DutyRate.Read("22¢/m2")!.On(Money.Dollars(10), quantities, out var how));
        Assert.Contains("M2", how, StringComparison.Ordinal);
    }
}
