using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Csv;
using Sylvan.Data.Csv;

namespace CeePortal.Intake.Tests.Csv;

public class FindingsCsvTests
{
    static readonly Finding checkDigit = new()
    {
        Code = "B16",
        Severity = Severity.Fatal,
        Message = "The check digit is wrong: it would be 5, not 6.",
        Fix = "Compare the number with your records.",
        Entry = "XYZ-0000001-6",
        Record = 3,
        RecordType = "10",
        ColumnFrom = 9,
        ColumnTo = 16,
        Field = "Entry Number",
        Value = "00000016",
        Image = "10AXYZ  00000016 2704REF0001     0111 X",
    };

    [Fact]
    public void A_finding_is_a_row_with_columns_that_no_spreadsheet_takes_for_a_date() =>
        Assert.Equal(
            "\uFEFFEntry,Record,Record Type,Columns,Field,Value,Code,Severity,Message,Fix,Line,Image\r\n"
            + "XYZ-0000001-6,3,10,9 to 16,Entry Number,00000016,B16,Fatal,The check digit is wrong: it would be 5\0 not 6.,Compare the number with your records.,,10AXYZ  00000016 2704REF0001     0111 X\r\n"
                .Replace("The check digit is wrong: it would be 5\0 not 6.", "\"The check digit is wrong: it would be 5, not 6.\"", StringComparison.Ordinal),
            Write(checkDigit));

    [Fact]
    public void A_finding_on_the_whole_file_leaves_its_place_empty()
    {
        var row = Read(Write(new Finding { Code = "X06", Severity = Severity.Warning, Message = "m", Fix = "f" }));
        Assert.Equal(["", "", "", "", "", "", "X06", "Warning", "m", "f", "", ""], row);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.test\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("   =1+1")]
    [InlineData("\uFF1D1+1")]
    public void Text_that_a_spreadsheet_would_run_is_written_as_text(string text)
    {
        var row = Read(Write(checkDigit with { Entry = text, Value = text, Field = text, RecordType = text, Message = text, Image = text }));
        foreach (var cell in new[] { row[0], row[2], row[4], row[5], row[8], row[11] }) Assert.Equal("'" + text, cell);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a\"b\"")]
    [InlineData("two\r\nlines")]
    [InlineData(" blanks ")]
    [InlineData("a;=1+1")]
    [InlineData("plain")]
    [InlineData("")]
    public void Other_text_comes_back_as_it_was(string text) => Assert.Equal(text, Read(Write(checkDigit with { Value = text }))[5]);

    [Fact]
    public async Task Written_asynchronously_it_is_the_same()
    {
        Finding[] findings = [checkDigit, checkDigit with { Value = "=1" }, checkDigit with { Line = 12 }];
        using var one = new MemoryStream();
        FindingsCsv.Write(one, findings);
        using var other = new MemoryStream();
        await FindingsCsv.WriteAsync(other, findings.ToAsyncEnumerable());
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    static string Write(params Finding[] findings)
    {
        using var file = new MemoryStream();
        FindingsCsv.Write(file, findings);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    static string[] Read(string csv)
    {
        using var reader = CsvDataReader.Create(new StringReader(csv.TrimStart('\uFEFF')));
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, 12).Select(reader.GetString)];
    }
}
