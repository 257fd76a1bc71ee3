using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake.Tests.Csv;

public class CsvTemplateReaderTests
{
    static readonly string[] rows = CsvTemplate.Example.TrimEnd().Split("\r\n");

    static List<EntryReading> Read(string text, ReadingPosition? resume = null) => Batches.Read(Encoding.UTF8.GetBytes(text), null, resume, IntakeFormat.CsvTemplate);

    /// <summary>The example with cells changed: row 1 and 2 are the first entry, row 3 the second.</summary>
    static string With(params (int Row, string Column, string Value)[] changes)
    {
        var cells = rows.Select(r => r.Split(',')).ToArray();
        // Cells with a comma stand in quotation marks, and the rows are put together after they were cut.
        foreach (var (row, column, value) in changes) cells[row][CsvTemplate.IndexOf(column)] = value;
        return string.Join("\r\n", cells.Select(c => string.Join(',', c))) + "\r\n";
    }

    [Fact]
    public void Both_entries_of_the_example_are_accepted()
    {
        var readings = Read(CsvTemplate.Example);
        Assert.All(readings, r => Assert.True(r.Findings.Count == 0, string.Join('\n', r.Findings)));
        Assert.Equal(["XYZ-0004101-9", "XYZ-0004102-7"], readings.Select(r => r.Entry));
        Assert.Equal([2, 1], readings.Select(r => r.Draft!.Lines.Count));
    }

    [Fact]
    public void The_example_gives_the_same_entries_as_the_AE_sample()
    {
        foreach (var (csv, ae) in Read(CsvTemplate.Example).Zip(Batches.Read(Batches.TwoEntries)))
        {
            Assert.Equal(ae.Draft!.Number, csv.Draft!.Number);
            Assert.Equal(ae.Draft.Importer, csv.Draft.Importer);
            Assert.Equal(ae.Draft.EstimatedEntryDate, csv.Draft.EstimatedEntryDate);
            Assert.Equal(ae.Draft.Totals.All, csv.Draft.Totals.All);
            Assert.Equal(ae.Draft.Lines.Count, csv.Draft.Lines.Count);
            foreach (var (theirs, ours) in ae.Draft.Lines.Zip(csv.Draft.Lines))
            {
                Assert.Equal(theirs.Tariffs, ours.Tariffs);
                Assert.Equal(theirs.Origin, ours.Origin);
                Assert.Equal(theirs.GrossWeight, ours.GrossWeight);
                Assert.Equal(theirs.Manufacturer, ours.Manufacturer);
                Assert.Equal(theirs.Fees, ours.Fees);
                Assert.Equal(theirs.Description, ours.Description);
            }
        }
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Other_separators_a_byte_order_mark_and_blank_tail_rows_are_fine(char separator)
    {
        var text = "\uFEFF" + CsvTemplate.Example.Replace(',', separator) + new string(separator, 40) + "\r\n\r\n";
        Assert.All(Read(text), r => Assert.Empty(r.Findings));
        Assert.False(Batches.Scan(text, IntakeFormat.CsvTemplate).IsBroken);
        Assert.Equal(IntakeFormat.CsvTemplate, FormatDetector.Detect(Encoding.UTF8.GetBytes(text)).Format);
    }

    [Theory]
    [InlineData(1, "Entry Number", "XYZ-0000001-6", "B16", 2)]
    [InlineData(1, "Entry Number", "XYZ-00000A1-5", "B15", 2)]
    [InlineData(1, "Entry Number", "1.23E+10", "B15", 2)]
    [InlineData(3, "Entry Number", "", "B14", 4)]
    [InlineData(3, "Entry Type", "1", "B18", 4)]
    [InlineData(3, "Entry Type", "86", "B18", 4)]
    [InlineData(3, "Entry Type", "", "B17", 4)]
    [InlineData(3, "Action", "X", "B02", 4)]
    [InlineData(3, "Port of Entry", "", "B03", 4)]
    [InlineData(3, "Port of Entry", "901", "B04", 4)]
    [InlineData(3, "Electronic Signature", "", "B39", 4)]
    [InlineData(3, "Electronic Signature", "Y", "B40", 4)]
    [InlineData(3, "Importer Number", "", "100", 4)]
    [InlineData(3, "Importer Number", "123456789", "102", 4)]
    [InlineData(3, "Importer Number", "000-00-0000", "103", 4)]
    [InlineData(1, "Consignee Number", "12-34", "105", 2)]
    [InlineData(3, "Estimated Entry Date", "2026-02-30", "125", 4)]
    [InlineData(3, "Import Date", "45000", "128", 4)]
    [InlineData(3, "Line Number", "", "402", 4)]
    [InlineData(2, "Line Number", "1", "518", 3)]
    [InlineData(2, "Country of Origin", "", "407", 3)]
    [InlineData(2, "Country of Origin", "QQ", "408", 3)]
    [InlineData(2, "Country of Export", "", "410", 3)]
    [InlineData(2, "Country of Export", "XO", "411", 3)]
    [InlineData(2, "Export Date", "", "418", 3)]
    [InlineData(2, "Export Date", "08/31/2026", "426", 3)]
    [InlineData(2, "Special Program", "QX", "416", 3)]
    [InlineData(2, "HTS Number", "", "432", 3)]
    [InlineData(2, "HTS Number", "620463901", "433", 3)]
    [InlineData(2, "HTS Number", "7701.00.0000", "433", 3)]
    [InlineData(2, "Special HTS 1", "8517.13.0000", "", 3)]
    [InlineData(2, "Special HTS 1", "6204.63.9010", "436", 3)]
    [InlineData(2, "Special HTS 2", "9802.00.8040", "", 3)]
    [InlineData(2, "Value", "36000.50", "437", 3)]
    [InlineData(2, "Value", "4E+04", "437", 3)]
    [InlineData(2, "Value", "\"36000,00\"", "437", 3)]
    [InlineData(2, "Duty", "\"10296,00\"", "438", 3)]
    [InlineData(2, "Quantity 1", "\"1200,5\"", "440", 3)]
    [InlineData(2, "Gross Weight", "\"33,00\"", "421", 3)]
    [InlineData(2, "Line Number", "\"0,2\"", "402", 3)]
    [InlineData(2, "Duty", "12x", "438", 3)]
    [InlineData(2, "Duty", "10296.01", "722", 2)]
    [InlineData(2, "MPF", "", "", 3)]
    [InlineData(2, "HMF", "50.01", "719", 2)]
    [InlineData(1, "Total HMF", "", "716", 2)]
    [InlineData(2, "Other Fee", "5.00", "CPA", 3)]
    [InlineData(2, "Manufacturer", "T", "523", 3)]
    [InlineData(2, "AD Case", "B570910000", "544", 3)]
    [InlineData(2, "Importer Number", "12-345678901", "CP6", 3)]
    [InlineData(2, "Set Part", "V", "404", 3)]
    public void A_wrong_cell_is_found_under_its_official_code(int row, string column, string value, string code, int record)
    {
        var findings = Read(With((row, column, value))).SelectMany(r => r.Findings).ToList();
        if (code.Length == 0)
        {
            Assert.DoesNotContain(findings, f => f.Severity == Severity.Fatal && f.Code is "852" or "436");
            return;
        }
        var found = findings.FirstOrDefault(f => f.Code == code && f.Record == record);
        Assert.True(found is not null, string.Join('\n', findings));
        Assert.Equal(Severity.Fatal, found.Severity);
        Assert.NotEmpty(found.Fix);
        if (!found.Message.Contains("total", StringComparison.OrdinalIgnoreCase)) Assert.NotEmpty(found.Field);
    }

    [Fact]
    public void A_broken_entry_does_not_stop_the_good_one()
    {
        var readings = Read(With((1, "Duty", "x")));
        Assert.Equal([true, false], readings.Select(r => r.IsRejected));
        // Findings that would only follow from the first are left out.
        Assert.Equal(["438"], readings[0].Findings.Select(f => f.Code));
    }

    [Fact]
    public void Rows_that_stand_apart_are_refused_where_they_appear_again()
    {
        var text = string.Join("\r\n", rows[0], rows[1], rows[3], rows[2]);
        var readings = Read(text);
        Assert.Equal(3, readings.Count);
        Assert.Contains(readings[2].Findings, f => f.Code == "CP5" && f.Record == 4);
        Assert.False(readings[1].IsRejected);
    }

    [Fact]
    public void Going_on_after_the_first_entry_gives_the_rest_and_remembers_it()
    {
        var text = string.Join("\r\n", rows[0], rows[1], rows[3], rows[2]);
        var whole = Read(text);
        using var reader = EntryReaders.Open(IntakeFormat.CsvTemplate, new MemoryStream(Encoding.UTF8.GetBytes(text)), Batches.Reference);
        Assert.True(reader.Read(out _));
        var rest = Read(text, ReadingPosition.FromJson(reader.Position.ToJson()));
        Assert.Equal(whole.Skip(1).Select(Batches.Describe), rest.Select(Batches.Describe));
    }

    [Fact]
    public void Bytes_of_an_entry_are_where_the_reading_says()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + CsvTemplate.Example.Replace("OPERATED", "OPÉRÉ", StringComparison.Ordinal));
        var reading = Batches.Read(bytes, null, null, IntakeFormat.CsvTemplate)[1];
        Assert.StartsWith("A,XYZ-0004102-7", Encoding.UTF8.GetString(bytes, (int)reading.StartOffset, (int)(reading.EndOffset - reading.StartOffset)), StringComparison.Ordinal);
        Assert.Equal("HAND OPÉRÉ VALVES OF STEEL", reading.Draft!.Lines[0].Description);
    }

    [Fact]
    public void An_unclosed_quotation_mark_spoils_its_own_row_only()
    {
        var readings = Read(With((2, "Description", "\"PULLOVERS")));
        Assert.Contains(readings[0].Findings, f => f.Code == "CP7" && f.Record == 3);
        Assert.False(readings[1].IsRejected);
    }

    [Fact]
    public void Quotation_marks_money_signs_and_commas_are_read()
    {
        var draft = Read(With((3, "Description", "\"LEADS, \"\"TEST\"\"\""), (3, "Value", "\"$900\""), (3, "Total Duty", "\"$61.60\""))).Single(r => r.Ordinal == 2).Draft!;
        Assert.Equal("LEADS, \"TEST\"", draft.Lines[0].Description);
        Assert.Equal(900_00, draft.Lines[0].Value.Cents);
    }

    [Fact]
    public void A_decimal_comma_is_refused_in_words_that_say_how_to_write_it()
    {
        foreach (var column in new[] { "Duty", "Quantity 1", "Gross Weight" })
        {
            var finding = Read(With((2, column, "\"12,5\"")))[0].Findings.First(f => f.Field == column);
            Assert.Contains("1,234.50", finding.Fix, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Importer_numbers_are_masked_in_findings()
    {
        var finding = Read(With((3, "Importer Number", "123456789"))).SelectMany(r => r.Findings).Single(f => f.Code == "102");
        Assert.Equal("*****6789", finding.Value);
        Assert.DoesNotContain("123456789", finding.Image, StringComparison.Ordinal);
        Assert.DoesNotContain("12-345", finding.Image, StringComparison.Ordinal);
    }

    // The row slid to the side: a number of a person stands where the entry number belongs, or anywhere.
    [Theory]
    [InlineData("123-45-6789"), InlineData("123456789"), InlineData("123 45 6789"), InlineData("12-3456789AB"), InlineData("12-345678900"), InlineData("123456789AB"), InlineData("260102-12345")]
    public void A_number_of_a_person_in_the_wrong_column_is_masked_everywhere(string number)
    {
        var slid = With((1, "Entry Number", number), (2, "Entry Number", number), (1, "Description", number));
        var unclosed = With((3, "Description", "\"" + number));
        var more = With((3, "Other Fee", $"5,{number},x"));
        foreach (var text in new[] { slid, unclosed, more })
        {
            var readings = Read(text);
            Assert.Contains(readings, r => r.IsRejected);
            foreach (var shown in readings.SelectMany(r => r.Findings).SelectMany(f => new[] { f.Entry ?? "", f.Value, f.Image }).Concat(readings.Select(r => r.Entry ?? "")))
                Assert.DoesNotContain(number[..6], shown, StringComparison.Ordinal);
        }
        Assert.EndsWith(number[^4..], Read(slid)[0].Entry, StringComparison.Ordinal);
    }

    [Fact]
    public void An_importer_number_under_Entry_Number_is_called_so()
    {
        var finding = Assert.Single(Read(With((3, "Entry Number", "12-345678900")))[1].Findings, f => f.Code == "B15");
        Assert.Contains("importer number", finding.Message, StringComparison.Ordinal);
        Assert.Equal("********8900", finding.Value.Replace("-", "*", StringComparison.Ordinal)[^12..]);
    }

    [Fact]
    public void The_entry_number_of_a_filer_whose_code_is_digits_is_no_importer_number()
    {
        var finding = Read(With((3, "Entry Number", "316-1234567-3"), (3, "Duty", "x")))[1].Findings.Single(f => f.Code == "438");
        Assert.Equal("316-1234567-3", finding.Entry);
        Assert.Contains("316-1234567-3", finding.Image, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_with_more_wrong_cells_than_are_listed_is_read_in_reasonable_time()
    {
        var cells = rows[2].Split(',');
        foreach (var column in new[] { "Entry Number", "Country of Origin", "HTS Number", "Manufacturer", "Export Date" })
            cells[CsvTemplate.IndexOf(column)] = column == "Entry Number" ? "XYZ-0004101-9" : "?";
        var text = new StringBuilder(rows[0]).Append('\n');
        for (var i = 0; i < 60_000; i++) text.AppendJoin(',', cells).Append('\n');
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(201, Assert.Single(Read(text.ToString())).Findings.Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("Entry Number", "Entry Numbr", "Did you mean \"Entry Number\"?")]
    [InlineData("HTS Number", "HTS", "is missing")]
    [InlineData("Value", "", "\"Value\" is missing")]
    public void A_wrong_header_is_told_with_the_nearest_name(string column, string instead, string expected)
    {
        var header = rows[0].Split(',');
        header[CsvTemplate.IndexOf(column)] = instead;
        var envelope = Batches.Scan(string.Join(',', header) + "\r\n" + rows[1], IntakeFormat.CsvTemplate);
        Assert.True(envelope.IsBroken);
        Assert.Contains(envelope.Findings, f => f.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_of_the_users_own_is_only_mentioned()
    {
        var envelope = Batches.Scan(string.Join("\r\n", rows.Select((r, i) => r + (i == 0 ? ",Our Remarks" : ",x"))), IntakeFormat.CsvTemplate);
        Assert.False(envelope.IsBroken);
        Assert.Equal("CPC", Assert.Single(envelope.Findings).Code);
        Assert.Equal((3, 2, "XYZ"), (envelope.Records, envelope.Transactions, envelope.Filer));
    }

    [Fact]
    public void A_header_without_rows_is_refused() => Assert.True(Batches.Scan(CsvTemplate.Header, IntakeFormat.CsvTemplate).IsBroken);
}
