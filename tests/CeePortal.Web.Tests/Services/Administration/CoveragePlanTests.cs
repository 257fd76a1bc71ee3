using CeePortal.Domain.Centers;
using CeePortal.Domain.Routing;
using CeePortal.Domain.Tariff;
using CeePortal.Web.Services.Administration.Coverage;

namespace CeePortal.Web.Tests.Services.Administration;

public sealed class CoveragePlanTests
{
    static readonly DateOnly newYear = new(2026, 1, 1), summer = new(2026, 6, 30);

    /// <summary>Whatever is cut out of a row: every number and day belongs to exactly what it belonged to before, except
    /// those that were cut out, which belong to nobody.</summary>
    [Theory]
    [InlineData("0101", "2403", "0409", "0409", false, false)]
    [InlineData("0101", "2403", "0101", "0101", true, false)]
    [InlineData("0101", "2403", "2403", "2403", false, true)]
    [InlineData("0101", "2403", "0409", "0410", true, true)]
    [InlineData("0101", "2403", "0101", "2403", true, false)]
    [InlineData("0101", "2403", "0101", "2403", false, false)]
    [InlineData("7601", "7616", "7616", "7801", false, false)]
    [InlineData("7601", "7804", "7801", "7801", false, false)]
    [InlineData("7601", "7804", "7616", "7616", true, true)]
    public void What_is_cut_out_is_gone_and_everything_else_stays(string first, string last, string cutFirst, string cutLast, bool fromNewYear, bool untilSummer)
    {
        var row = new Cover(HtsNumber.Parse(first), HtsNumber.Parse(last), CenterCode.Of(2), "Provisional", null, null, null, "A test");
        DateOnly? from = fromNewYear ? newYear : null, until = untilSummer ? summer : null;
        var left = row.Without(HtsNumber.Parse(cutFirst), HtsNumber.Parse(cutLast), from, until).ToList();
        Assert.Empty(RoutingBook.Check(coverage: left.Select(c => c.ToDomain())));
        foreach (var number in (string[])["0101", "0408", "0409", "0410", "2403", "7601", "7615", "7616", "7801", "7802", "7804"])
            foreach (var day in (DateOnly[])[newYear.AddDays(-1), newYear, summer, summer.AddDays(1)])
            {
                var hts = HtsNumber.Parse(number);
                bool within(HtsNumber a, HtsNumber b) => a.CompareTo(hts) <= 0 && hts.CompareTo(b) <= 0;
                var cut = within(HtsNumber.Parse(cutFirst), HtsNumber.Parse(cutLast)) && !(day < from) && !(day > until);
                var holders = left.Count(c => within(c.First, c.Last) && !(day < c.From) && !(day > c.Until));
                Assert.Equal(within(row.First, row.Last) && !cut ? 1 : 0, holders);
            }
    }

    [Fact]
    public void A_cut_of_other_length_leaves_the_row_whole()
    {
        var row = new Cover(HtsNumber.Parse("8471"), HtsNumber.Parse("8473"), CenterCode.Of(7), "Provisional", null, null, null, "A test");
        Assert.Equal([row], row.Without(HtsNumber.Parse("847130"), HtsNumber.Parse("847130"), null, null));
    }

    [Fact]
    public void A_list_of_ten_digit_numbers_reads_with_dots_quotes_and_empty_rows()
    {
        var (rows, problems) = CoverageListReader.Read("Heading,To,CEE,Effective date,Source\r\n8517.13.0000,8517.14.0080,CEE007,10/1/2026,\"FR, page 1\"\r\n,,,,\r\n\"8471\",,7,,\r\n", "The list", newYear, null);
        Assert.Empty(problems);
        Assert.Equal(2, rows.Count);
        Assert.Equal(("8517.13.0000 to 8517.14.0080", "007", new DateOnly(2026, 10, 1), "FR, page 1"), (rows[0].Range, rows[0].Center.ToString(), rows[0].From, rows[0].Source));
        Assert.Equal(("8471", newYear, "The list", "Published"), (rows[1].Range, rows[1].From, rows[1].Source, rows[1].Basis));
    }
}
