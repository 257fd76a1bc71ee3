using CeePortal.Domain.Trade;
using CeePortal.Web.Services.CenterSearch;

namespace CeePortal.Web.Tests.Services.CenterSearch;

public class GoodsListTests
{
    [Theory]
    [InlineData("8471.30.0100", "8471.30.0100", 1, null)]
    [InlineData("8471300100, 12", "8471.30.0100", 12, null)]
    [InlineData("8471.30.0100, 12, 50000", "8471.30.0100", 12, 50_000)]
    [InlineData("8471.30.0100\t12\t50,000", "8471.30.0100", 12, 50_000)]
    [InlineData("8471.30.0100;1,200;$50,000", "8471.30.0100", 1200, 50_000)]
    [InlineData("8471.30 | 12 | 50000", "8471.30", 12, 50_000)]
    [InlineData("8471.30 12 50000", "8471.30", 12, 50_000)]
    [InlineData("8471 30 0100 12", "8471.30.0100", 12, null)]
    [InlineData("8471, 12, 50,000", "8471", 12, 50_000)]
    [InlineData("8471, 12, 1,250,000", "8471", 12, 1_250_000)]
    [InlineData("8471,12,\"50,000\"", "8471", 12, 50_000)]
    [InlineData("8471, $500", "8471", 1, 500)]
    [InlineData("8471,,500", "8471", 1, 500)]
    [InlineData("\"8471.30.0100\",12,", "8471.30.0100", 12, null)]
    [InlineData("\uFEFF8471 3", "8471", 3, null)]
    public void A_row_is_read_as_people_write_it(string row, string number, long lines, int? dollars)
    {
        var list = GoodsList.Parse(row);

        Assert.Empty(list.Unread);
        var goods = Assert.Single(list.Rows);
        Assert.Equal(number, goods.Number.ToString());
        Assert.Equal(lines, goods.Lines);
        Assert.Equal(dollars is { } d ? Money.Dollars(d) : null, goods.Value);
    }

    [Theory]
    [InlineData("abc, 12", "only digits")]
    [InlineData("8471.3, 12", "4, 6, 8 or 10 digits")]
    [InlineData("8471, twelve", "\"twelve\" is not a whole number")]
    [InlineData("8471, -3", "not a whole number")]
    [InlineData("8471, 3, abc", "\"abc\" is not an amount")]
    [InlineData("8471, 3, -5", "not an amount")]
    [InlineData("8471, 3, 5, more", "\"more\"")]
    [InlineData("8471;3;1234,56", "1,234.50")]
    [InlineData("8471;3;$12,5", "1,234.50")]
    [InlineData("8471;12,5", "1,234.50")]
    [InlineData("8471;1.200", "not a whole number")]
    [InlineData(", 12", "missing")]
    [InlineData("7700.00, 1", "chapter does not exist")]
    public void A_row_that_cannot_be_read_says_why(string row, string problem)
    {
        var list = GoodsList.Parse("0901.11, 1\n\n" + row + "\n8471, 2");

        var unread = Assert.Single(list.Unread);
        Assert.Equal(3, unread.Row);
        Assert.Contains(problem, unread.Problem, StringComparison.Ordinal);
        Assert.Equal(2, list.Rows.Count);
    }

    [Fact]
    public void A_header_says_which_column_is_which()
    {
        var list = GoodsList.Parse("Importer,Value USD,HTS number,Lines\nAcme,\"1,500\",8471.30.0100,7\nAcme,20,0901.11,1");

        Assert.Empty(list.Unread);
        Assert.Equal([(7L, Money.Dollars(1500)), (1L, Money.Dollars(20))], list.Rows.Select(r => (r.Lines, r.Value!.Value)));
    }

    [Fact]
    public void Blank_rows_and_comments_are_passed_over() =>
        Assert.Single(GoodsList.Parse("# my goods\r\n\r\n8471\r\n   \r\n").Rows);

    [Fact]
    public void An_address_holds_the_sums_and_reads_back()
    {
        var list = GoodsList.Parse("8471.30.0100, 12, 50000\n0901.11\n8471.30.0100, 3, 500\n6109, 4");

        var address = list.ToAddress();

        Assert.Equal("090111_6109-4_8471300100-15-50500", address);
        Assert.Equal(address, GoodsList.FromAddress(address!).ToAddress());
        Assert.Equal(20, GoodsList.FromAddress(address!).Rows.Sum(r => r.Lines));
    }

    [Fact]
    public void An_address_does_not_depend_on_the_order_of_rows() =>
        Assert.Equal(GoodsList.Parse("8471, 2\n0901, 3").ToAddress(), GoodsList.Parse("0901, 3\n8471, 2").ToAddress());

    [Fact]
    public void Cents_in_a_pasted_value_do_not_break_the_address()
    {
        var address = GoodsList.Parse("8471, 1, 99.95").ToAddress();
        Assert.Equal("8471-1-99", address);
    }

    [Fact]
    public void A_list_too_long_for_an_address_has_none()
    {
        var rows = Enumerable.Range(0, 800).Select(i => $"84{i:D8}, 12, 50000");
        Assert.Null(GoodsList.Parse(string.Join('\n', rows)).ToAddress());
    }

    [Fact]
    public void A_list_is_cut_at_its_limit_with_a_word_about_it()
    {
        var list = GoodsList.Parse(string.Join('\n', Enumerable.Repeat("8471", GoodsList.MaxRows + 5)));

        Assert.Equal(GoodsList.MaxRows, list.Rows.Count);
        Assert.Contains("20,000 rows", Assert.Single(list.Unread).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_for_the_form_reads_back_the_same()
    {
        var list = GoodsList.Parse("8471.30.0100, 12, 50000\n0901.11\n6109, 4");
        Assert.Equal(list.Rows, GoodsList.Parse(list.ToText()).Rows);
    }
}
