using System.Globalization;
using CeePortal.Domain.Trade;
using CsCheck;

namespace CeePortal.Domain.Tests.Trade;

public class WrittenNumberTests
{
    [Theory]
    [InlineData("0", 0), InlineData("7", 700), InlineData("1234.5", 123450), InlineData("1,234.50", 123450)]
    [InlineData("12,345,678", 1_234_567_800), InlineData("$1,234.50", 123450), InlineData("-$1,234.50", -123450), InlineData(".5", 50)]
    public void An_amount_is_read_as_Americans_write_it(string text, long cents)
    {
        Assert.Null(Money.Read(text, out var amount));
        Assert.Equal(cents, amount.Cents);
    }

    // "1234,56" must never become 123,456 dollars.
    [Theory]
    [InlineData("1234,56"), InlineData("12,5"), InlineData("1,2345"), InlineData("1234,567"), InlineData(",123"), InlineData("1,,234")]
    [InlineData("1,234,"), InlineData("1.234,56"), InlineData("1.234,567"), InlineData("12,34,567"), InlineData("$12,5"), InlineData("-12,50"), InlineData("0.1,234")]
    public void A_comma_that_does_not_part_thousands_is_refused_in_words_that_say_how_to_write_it(string text)
    {
        var problem = Money.Read(text, out var amount);
        Assert.NotNull(problem);
        Assert.Contains("1,234.50", problem, StringComparison.Ordinal);
        Assert.Equal(Money.Zero, amount);
    }

    [Theory]
    [InlineData(""), InlineData("."), InlineData("$"), InlineData("--5"), InlineData("1 234"), InlineData("1e3"), InlineData("\u0661"), InlineData("1.2.3")]
    public void What_is_no_number_is_refused(string text) => Assert.NotNull(Money.Read(text, out _));

    [Fact]
    public void Every_amount_is_read_back_with_and_without_its_commas() => Gen.Long[-9_000_000_000_000_000, 9_000_000_000_000_000].Sample(cents =>
    {
        var money = new Money(cents);
        Assert.Equal(money, Money.Parse(money.ToString()));
        Assert.Equal(money, Money.Parse(money.Amount.ToString(CultureInfo.InvariantCulture)));
    });

    // Whatever signs stand together: a comma is either one of proper groups, or the whole is refused.
    [Fact]
    public void Taking_the_commas_out_of_what_is_read_changes_nothing_but_misplaced_ones_are_never_read() => Gen.Char["0123,,."].Array[1, 12].Sample(signs =>
    {
        var text = new string(signs);
        if (Money.Read(text, out var amount) is not null) return;
        Assert.Null(Money.Read(text.Replace(",", "", StringComparison.Ordinal), out var plain));
        Assert.Equal(plain, amount);
        if (!text.Contains(',')) return;
        var groups = text.Split('.')[0].Split(',');
        Assert.DoesNotContain(',', text.Contains('.') ? text.Split('.')[1] : "");
        Assert.InRange(groups[0].Length, 1, 3);
        Assert.All(groups[1..], g => Assert.Equal(3, g.Length));
    }, iter: 20_000);
}
