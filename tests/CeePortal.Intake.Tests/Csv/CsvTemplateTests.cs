using CeePortal.Intake.Csv;
using Sylvan.Data.Csv;

namespace CeePortal.Intake.Tests.Csv;

public class CsvTemplateTests
{
    [Theory]
    [InlineData("Entry Number")]
    [InlineData("entry_number")]
    [InlineData(" ENTRY-NUMBER ")]
    public void A_header_is_known_by_its_letters_and_digits(string header) =>
        Assert.Equal("Entry Number", CsvTemplate.Columns[CsvTemplate.IndexOf(header)].Name);

    [Fact]
    public void An_unknown_header_is_not_found() => Assert.Equal(-1, CsvTemplate.IndexOf("Shoe Size"));

    [Fact]
    public void No_two_columns_mean_the_same_place()
    {
        var places = CsvTemplate.Columns.Where(c => c.Record.Length > 0).Select(c => (c.Record, c.From, c.Nth)).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
    }

    [Fact]
    public void The_example_fills_every_required_column_and_repeats_what_is_about_the_entry()
    {
        using var reader = CsvDataReader.Create(new StringReader(CsvTemplate.Example));
        Assert.Equal(CsvTemplate.Columns.Count, reader.FieldCount);
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        Assert.Equal(["XYZ-0004101-9", "XYZ-0004101-9", "XYZ-0004102-7"], rows.Select(r => r[CsvTemplate.IndexOf("Entry Number")]));
        for (var i = 0; i < CsvTemplate.Columns.Count; i++)
        {
            if (CsvTemplate.Columns[i].IsRequired) Assert.All(rows, r => Assert.NotEmpty(r[i]));
            if (!CsvTemplate.Columns[i].IsOfLine) Assert.Equal(rows[0][i], rows[1][i]);
        }
    }

    [Fact]
    public void Every_column_says_what_to_write() => Assert.All(CsvTemplate.Columns, c => Assert.EndsWith(".", c.Meaning, StringComparison.Ordinal));
}
