using System.Text;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake.Tests;

public class FormatDetectorTests
{
    static Detection Detect(string text) => FormatDetector.Detect(Encoding.Latin1.GetBytes(text)[..Math.Min(text.Length, FormatDetector.HeadLength)], text.Length);

    [Fact]
    public void An_AE_batch_is_known() => Assert.Equal(IntakeFormat.CatairAe, Detect(Batches.TwoEntries).Format);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_and_blanks_before_it_do_not_matter(string end) =>
        Assert.Equal(IntakeFormat.CatairAe, Detect("\n" + Batches.TwoEntries.ReplaceLineEndings(end)).Format);

    [Fact]
    public void A_batch_without_its_beginning_is_a_batch_whose_envelope_is_broken()
    {
        Assert.Equal(IntakeFormat.CatairAe, Detect(string.Join('\n', Batches.Records[1..])).Format);
        Assert.Equal(IntakeFormat.CatairAe, Detect(string.Join('\n', Batches.Records[2..])).Format);
    }

    [Fact]
    public void The_template_is_known_also_with_a_slip_in_its_header()
    {
        Assert.Equal(IntakeFormat.CsvTemplate, Detect(CsvTemplate.Example).Format);
        Assert.Equal(IntakeFormat.CsvTemplate, Detect(CsvTemplate.Example.Replace("Entry Number", "Entry Nr", StringComparison.Ordinal)).Format);
        Assert.Equal(IntakeFormat.CsvTemplate, Detect("ENTRY_NUMBER;entry type;PORT OF ENTRY\r\n").Format);
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("  \r\n ", "a blank file")]
    [InlineData("%PDF-1.7", "a PDF document")]
    [InlineData("PK\u0003\u0004....[Content_Types].xml", "an Excel workbook")]
    [InlineData("PK\u0003\u0004....readme.txt", "a ZIP archive")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "an old Excel or Word file")]
    [InlineData("\u0089PNG\r\n", "a picture")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "a picture")]
    [InlineData("GIF89a", "a picture")]
    [InlineData("\u001F\u008B\b", "a compressed file")]
    [InlineData("\u00FF\u00FEA\0", "a UTF-16 text")]
    [InlineData("A\u00002\u00007\u00000\u0000", "a UTF-16 text")]
    [InlineData("\u0000\u0001\u0002\u0003ABC\u0004", "a binary file")]
    [InlineData("{\"entries\":[]}", "a JSON file")]
    [InlineData("<?xml version=\"1.0\"?>", "an XML file")]
    [InlineData("<!DOCTYPE html><html>", "a web page")]
    [InlineData("ISA*00*          *00*", "an X12 message")]
    [InlineData("UNB+UNOA:2+SENDER+", "an EDIFACT message")]
    [InlineData("UNA:+.? 'UNB+", "an EDIFACT message")]
    [InlineData("Entry Summary Number,Entry Type Code,Importer Number\n", "an ACE report")]
    [InlineData("Name,Street,City\nA,B,C", "another CSV file")]
    [InlineData("Dear broker, please find attached", "a text file")]
    [InlineData("A2704XYZ      090126     SE          ", "an ABI batch for another application")]
    [InlineData("A2704XYZ      090126     AX          ", "an entry summary response")]
    [InlineData("A2704XYZ      090126     AE          \nB  2704XYZAX\nE0 SUMMRY 000001 REF ID: XYZ", "an entry summary response")]
    [InlineData("E0 SUMMRY 000001 REF ID: XYZ", "an entry summary response")]
    public void Any_other_file_is_called_by_its_name(string text, string description)
    {
        var detection = Detect(text);
        Assert.Null(detection.Format);
        Assert.Equal(description, detection.Description);
        Assert.EndsWith(".", detection.Problem!.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", detection.Problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void An_EBCDIC_batch_is_known()
    {
        // 0x40 blank, C1-E9 letters, F0-F9 digits.
        var bytes = Batches.Records[0].Select(c => (byte)(c switch
        {
            ' ' => 0x40,
            >= '0' and <= '9' => 0xF0 + c - '0',
            >= 'A' and <= 'I' => 0xC1 + c - 'A',
            >= 'J' and <= 'R' => 0xD1 + c - 'J',
            _ => 0xE2 + c - 'S',
        })).ToArray();
        Assert.Equal("an EBCDIC file", FormatDetector.Detect(bytes).Description);
    }

    [Fact]
    public void A_batch_without_line_ends_is_told_so() =>
        Assert.Equal("an ABI batch without line ends", Detect(string.Concat(Batches.Records.Select(r => r.PadRight(80)))).Description);

    [Fact]
    public void Another_CSV_file_is_named_by_its_columns() => Assert.Contains("Name, Street, City", Detect("Name,Street,City\n").Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void Another_application_is_named() => Assert.Contains("SE (cargo release)", Detect("A2704XYZ      090126     SE    ").Problem!.Message, StringComparison.Ordinal);
}
