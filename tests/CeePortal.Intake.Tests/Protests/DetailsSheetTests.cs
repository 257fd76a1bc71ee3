using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Protests;

namespace CeePortal.Intake.Tests.Protests;

/// <summary>The spreadsheet of details: what is read, and what is found against the protest and what is on file.</summary>
public sealed class DetailsSheetTests
{
    static readonly EntryNumber first = EntryNumber.Parse("XYZ-0000001-5"), second = EntryNumber.Create(FilerCode.Parse("XYZ"), 2);

    static readonly LineOnFile[] lines =
    [
        new(1, [HtsNumber.Parse("6205.20.2016")], "CN", [Money.Parse("1250.00"), Money.Parse("246.25")]),
        new(2, [HtsNumber.Parse("9903.88.15"), HtsNumber.Parse("6206.30.3011")], "", []),
    ];

    static DetailsReading Read(string text) => DetailsSheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Template_passes_and_free_columns_are_kept()
    {
        var file = new MemoryStream();
        DetailsSheet.Template.WriteXlsx(file);
        file.Position = 0;
        Assert.Empty(DetailsSheet.Read(file).Problems);
        var read = Read("Entry No;Line;From;To;Style\nXYZ-0000001-5;1;6205.20.2016;6206.30.3011;B-77\n");
        Assert.Empty(read.Problems);
        Assert.Equal([("Style", "B-77")], Assert.Single(read.Details).Others);
    }

    [Fact]
    public void Without_titles_the_four_columns_stand_in_the_order_of_CBP()
    {
        var read = Read("XYZ-0000001-5,1,6205.20.2016,6206.30.3011\nXYZ-0000001-5,2,CN,VN\n");
        Assert.Empty(read.Problems);
        Assert.Equal([(1, 1L), (2, 2L)], read.Details.Select(d => (d.Line, d.Row)));
    }

    [Theory]
    [InlineData("XYZ-000000,1,a,b", "Entry Number", "11 characters")]
    [InlineData("XYZ-0000001-5,zero,a,b", "Entry Line", "not the number of a line")]
    [InlineData("XYZ-0000001-5,1,,b", "Change From", "is missing")]
    [InlineData("XYZ-0000001-5,1,a,A", "Change To", "changes nothing")]
    public void A_wrong_row_is_named(string row, string column, string problem)
    {
        var read = Read("Entry Number,Entry Line,Change From,Change To\n" + row + "\nXYZ-0000001-5,1,x,y\n");
        Assert.Single(read.Details);
        var named = read.Problems.First(p => p.Column == column);
        Assert.Equal(2, named.Row);
        Assert.Contains(problem, named.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "6205.20.2016", null)]
    [InlineData("1", "6205.20", null)]
    [InlineData("1", "6205202016", null)]
    [InlineData("1", "6206.30.3011", "tariff number 6205.20.2016")]
    [InlineData("2", "6206.30.3011", null)]
    [InlineData("1", "$1,250.00", null)]
    [InlineData("1", "246.25", null)]
    [InlineData("1", "246", null)]
    [InlineData("1", "$9.00", "the amounts $1,250.00, $246.25")]
    [InlineData("2", "$9.00", null)]
    [InlineData("1", "cn", null)]
    [InlineData("1", "VN", "origin CN")]
    [InlineData("2", "VN", null)]
    [InlineData("1", "dutiable at column 2", null)]
    [InlineData("3", "CN", "no line 3 on file; it has 2")]
    public void What_a_row_changes_from_is_compared_with_what_is_on_file(string line, string from, string? problem)
    {
        var details = Read($"Entry Number;Entry Line;Change From;Change To\nXYZ-0000001-5;{line};{from};changed\n").Details;
        var problems = DetailsSheet.Check(details, [first], e => e == first ? lines : null);
        if (problem is null) Assert.Empty(problems);
        else Assert.Contains(problem, Assert.Single(problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_is_not_of_the_protest_is_named_and_one_not_on_file_is_not_judged()
    {
        var details = Read($"Entry Number,Entry Line,Change From,Change To\nXYZ-0000001-5,9,CN,VN\n{second},7,CN,VN\n{second},7,CN,MX\n").Details;
        Assert.Equal(["Entry Number", "Change From"], DetailsSheet.Check(details, [second], _ => null).Select(p => p.Column));
    }
}
