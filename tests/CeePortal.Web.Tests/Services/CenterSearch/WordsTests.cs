using CeePortal.Web.Services.CenterSearch;

namespace CeePortal.Web.Tests.Services.CenterSearch;

public class WordsTests
{
    [Theory]
    [InlineData("Laptops", "laptop")]
    [InlineData("T-Shirts", "tshirt")]
    [InlineData("men's shoes", "men shoe")]
    [InlineData("batteries and boxes", "battery box")]
    [InlineData("glass dresses", "glass dress")]
    [InlineData("knives", "knife")]
    [InlineData("citrus axis gas", "citrus axis gas")]
    [InlineData("purée of tomatoes", "puree tomato")]
    [InlineData("  ", "")]
    public void Text_is_cut_into_plain_singular_words(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Words.Of(text)));

    [Theory]
    [InlineData("laptop", "laptop", 0)]
    [InlineData("labtop", "laptop", 1)]
    [InlineData("labtob", "laptop", 2)]
    [InlineData("lpatop", "laptop", 1)]
    [InlineData("lapto", "laptop", 1)]
    [InlineData("laaptop", "laptop", 1)]
    public void Distance_counts_slips_and_a_swap_as_one(string a, string b, int expected)
    {
        Assert.Equal(expected, Words.Distance(a, b, 2));
        Assert.Equal(expected, Words.Distance(b, a, 2));
    }

    [Fact]
    public void Distance_stops_counting_beyond_the_limit() => Assert.Equal(2, Words.Distance("coffee", "machinery", 1));
}
