using CeePortal.Domain.Entries;
using static CeePortal.Intake.Tests.Batches;

namespace CeePortal.Intake.Tests.Checks;

/// <summary>Each check against the sample with one slip. The slip is made in the first entry; the second must stay accepted.</summary>
public class CatairCheckTests
{
    const string Header = "10AXYZ", Content = "1112", Cargo = "20EGLV", Line1 = "40  001", Line2 = "40  002", Tariff1 = "508517", Tariff2 = "506204", Totals = "9000001029600", Fees = "8949900000";

    static List<Finding> FindingsOf(string text)
    {
        var readings = Read(text);
        Assert.True(readings.Count >= 2, "The second entry was lost.");
        Assert.False(readings[^1].IsRejected, "The second entry was rejected: " + string.Join('\n', readings[^1].Findings));
        return [.. readings.SkipLast(1).SelectMany(r => r.Findings)];
    }

    static void Finds(string text, string code, string record, string columns, Severity severity = Severity.Fatal)
    {
        var findings = FindingsOf(text);
        var found = findings.FirstOrDefault(f => f.Code == code);
        Assert.True(found is not null, $"{code} was not found, but: {string.Join('\n', findings.Select(Describe))}");
        Assert.Equal((record, columns, severity), (found.RecordType, found.Columns, found.Severity));
        Assert.NotEmpty(found.Message);
        Assert.NotEmpty(found.Fix);
        Assert.NotEmpty(found.Image);
        Assert.True(found.Record > 0);
        Assert.All(findings.Where(f => f.Severity == Severity.Fatal), f => Assert.Equal(code, f.Code));
    }

    // record that begins so | column | text put there | condition | columns
    [Theory]
    [InlineData(Header, 3, " ", "B01", "3")]
    [InlineData(Header, 3, "Q", "B02", "3")]
    [InlineData(Header, 4, "   ", "B05", "4-6")]
    [InlineData(Header, 4, "000", "B06", "4-6")]
    [InlineData(Header, 4, "ABC  12345676", "B53", "4-6")]
    [InlineData(Header, 9, "        ", "B14", "9-16")]
    [InlineData(Header, 9, "0000001X", "B15", "9-16")]
    [InlineData(Header, 9, "00000016", "B16", "9-16")]
    [InlineData(Header, 18, "    ", "B03", "18-21")]
    [InlineData(Header, 18, "27X4", "B04", "18-21")]
    [InlineData(Header, 18, "4601", "B10", "18-21")]
    [InlineData(Header, 34, "  ", "B17", "34-35")]
    [InlineData(Header, 34, "86", "B18", "34-35")]
    [InlineData(Header, 34, "0X", "B18", "34-35")]
    [InlineData(Header, 36, "99", "165", "36-37")]
    [InlineData(Header, 39, " ", "B39", "39")]
    [InlineData(Header, 39, "Y", "B40", "39")]
    [InlineData(Header, 52, "133126", "203", "52-57")]
    [InlineData(Header, 65, "X", "B41", "65")]
    [InlineData(Header, 66, "X", "275", "66")]
    [InlineData(Header, 66, "Y", "276", "66")]
    [InlineData(Header, 7, "Z", "X39", "7-8")]
    [InlineData(Header, 22, "ref", "A03", "22-30")]
    [InlineData(Header, 22, "\t", "X40", "22-30")]
    [InlineData(Header, 22, "\u00E9", "X40", "22-30")]
    [InlineData(Content, 3, "            ", "100", "3-14")]
    [InlineData(Content, 3, "12345678900 ", "102", "3-14")]
    [InlineData(Content, 3, "00-000000000", "103", "3-14")]
    [InlineData(Content, 15, "12-34       ", "105", "15-26")]
    [InlineData(Content, 15, "            ", "255", "15-26")]
    [InlineData(Content, 15, "00-0000000  ", "105", "15-26")]
    [InlineData(Content, 27, "SAME        ", "590", "27-38")]
    [InlineData(Content, 42, "023126", "125", "42-47")]
    [InlineData(Content, 42, "      ", "", "")]
    [InlineData(Content, 48, "AUG30 ", "128", "48-53")]
    [InlineData(Cargo, 7, "27X4", "166", "7-10")]
    [InlineData(Cargo, 11, "AUG30 ", "171", "11-16")]
    [InlineData(Cargo, 52, "000000", "189", "52-57")]
    [InlineData(Cargo, 52, "082726", "190", "48-53")]
    [InlineData(Cargo, 52, "090226", "191", "52-57")]
    [InlineData("23M", 3, "Q", "186", "3")]
    [InlineData("318B", 3, "4", "112", "3")]
    [InlineData(Line1, 5, "   ", "402", "5-7")]
    [InlineData(Line1, 5, "0*1", "822", "5-7")]
    [InlineData(Line2, 5, "001", "518", "5-7")]
    [InlineData(Line2, 5, "  1", "518", "5-7")]
    [InlineData(Line1, 8, "Q", "403", "8")]
    [InlineData(Line1, 8, "V", "404", "8")]
    [InlineData(Line1, 8, "X", "405", "8")]
    [InlineData(Line1, 9, "  ", "407", "9-10")]
    [InlineData(Line1, 9, "QQ", "408", "9-10")]
    [InlineData(Line1, 9, "1A", "408", "9-10")]
    [InlineData(Line1, 11, "  ", "410", "11-12")]
    [InlineData(Line1, 11, "QQ", "411", "11-12")]
    [InlineData(Line1, 11, "XO", "411", "11-12")]
    [InlineData(Line1, 13, "      ", "418", "13-18")]
    [InlineData(Line1, 13, "1508  ", "419", "13-18")]
    [InlineData(Line1, 13, "083126", "426", "13-18")]
    [InlineData(Line1, 19, "999999", "430", "19-24")]
    [InlineData(Line1, 25, "QX", "416", "25-26")]
    [InlineData(Line1, 27, "12 4567890", "424", "27-36")]
    [InlineData(Line1, 42, "          ", "421", "42-51")]
    [InlineData(Line1, 56, "Q", "415", "56")]
    [InlineData(Line1, 57, "N", "422", "57")]
    [InlineData(Line1, 58, "3", "423", "58")]
    [InlineData("47M", 3, "Q", "519", "3")]
    [InlineData("47M", 4, "               ", "521", "4-18")]
    [InlineData("47M", 4, "12345678       ", "523", "4-18")]
    [InlineData("47S", 4, "JOHN           ", "596", "4-18")]
    [InlineData("47M", 3, "S12-3456789     ", "520", "3")]
    [InlineData(Tariff1, 3, "          ", "432", "3-12")]
    [InlineData(Tariff1, 3, "847130010 ", "433", "3-12")]
    [InlineData(Tariff1, 3, " 847130010", "433", "3-12")]
    [InlineData(Tariff1, 3, "7701000000", "433", "3-12")]
    [InlineData(Tariff1, 3, "8471.30.01", "433", "3-12")]
    [InlineData(Tariff1, 14, "00000000 0", "438", "14-23")]
    [InlineData(Tariff1, 25, "          ", "437", "25-34")]
    [InlineData(Tariff1, 36, "0000000050X0", "440", "36-47")]
    [InlineData(Tariff2, 14, "0001029601", "722", "3-13")]
    [InlineData("6250100002675", 6, "00002676", "719", "20-30")]
    [InlineData("6250100002675", 3, "056", "", "")]
    [InlineData(Fees, 17, "      ", "A22", "")]
    [InlineData(Fees, 6, "1234567 ", "714", "6-16")]
    [InlineData(Totals, 3, "           ", "721", "3-13")]
    [InlineData(Totals, 15, "00000027059", "726", "15-25")]
    [InlineData(Totals, 15, "0000002475 ", "725", "15-25")]
    [InlineData(Totals, 27, "00000000001", "724", "27-37")]
    [InlineData(Totals, 39, "00000000001", "744", "39-49")]
    [InlineData(Totals, 51, "00000000001", "746", "51-61")]
    [InlineData(Totals, 63, "00000000001", "768", "63-73")]
    public void A_slip_in_a_field_is_found_under_its_official_code(string begins, int column, string text, string code, string columns)
    {
        var batch = With((begins, r => Put(r, column, text)));
        if (code.Length == 0) return;
        if (columns.Length == 0) Assert.Contains(FindingsOf(batch), f => f.Severity == Severity.Fatal);
        else Finds(batch, code, code is "190" ? "11" : code is "722" ? "90" : code is "719" ? "89" : begins[..2], columns);
    }

    // The dates of the sample: estimated entry August 31, import August 28, export August 12.
    [Theory]
    [InlineData(Line1, 13, "082826")]
    [InlineData(Cargo, 52, "082826")]
    [InlineData(Cargo, 52, "083126")]
    public void Two_dates_on_the_same_day_are_in_order(string begins, int column, string date) =>
        Assert.Empty(FindingsOf(With((begins, r => Put(r, column, date)))));

    [Theory]
    [InlineData("090124", "083024", false)]
    [InlineData("083124", "083024", true)]
    public void An_in_bond_movement_may_be_two_years_old(string inBond, string other, bool isTooOld) =>
        Assert.Equal(isTooOld, Read(With((Cargo, r => Put(r, 52, inBond)), (Content, r => Put(Put(r, 48, other), 42, "090126"))))[0].Findings.Any(f => f.Code == "192"));

    [Fact]
    public void A_port_that_the_list_lacks_is_only_a_warning()
    {
        var batch = With((Header, r => Put(r, 18, "2799")));
        Assert.Equal(("B04", Severity.Warning), (FindingsOf(batch).Single().Code, FindingsOf(batch).Single().Severity));
        Assert.False(Read(batch)[0].IsRejected);
    }

    [Theory]
    [InlineData("4601", "1001", true)]
    [InlineData("4701", "1001", true)]
    [InlineData("1001", "4601", true)]
    [InlineData("4601", "2704", false)]
    [InlineData("2704", "4701", false)]
    public void Districts_10_46_and_47_may_mix(string entryPort, string blockPort, bool isFine)
    {
        var batch = With((Header, r => Put(r, 18, entryPort)), ("B  2704", r => Put(r, 4, blockPort)), ("Y  2704", r => Put(r, 4, blockPort)));
        Assert.Equal(!isFine, Read(batch)[0].Findings.Any(f => f.Code == "B10"));
    }

    [Theory]
    [InlineData(0, "00000015", false)]
    [InlineData(1, "00000015", true)]
    [InlineData(1, "00000016", false)]
    [InlineData(9, "00000014", false)]
    public void The_check_digit_follows_the_filers_factor(int factor, string number, bool isWrong)
    {
        var reference = Reference with { CheckDigitFactors = new Dictionary<string, int> { ["XYZ"] = factor } };
        var reading = Read(With((Header, r => Put(r, 9, number))), reference)[0];
        Assert.Equal(isWrong, reading.Findings.Any(f => f.Code == "B16"));
    }

    [Fact]
    public void A_correction_may_carry_another_filers_number() =>
        Assert.DoesNotContain(Read(With((Header, r => Put(Put(Put(r, 4, "ABC"), 9, "12345676"), 65, "Y"))))[0].Findings, f => f.Code == "B53");

    [Fact]
    public void A_deletion_is_record_10_alone()
    {
        var records = Records.ToList();
        var entry = records.FindIndex(r => r.StartsWith(Header, StringComparison.Ordinal));
        records.RemoveRange(entry + 1, records.FindIndex(entry + 1, r => r.StartsWith("10", StringComparison.Ordinal)) - entry - 1);
        records[entry] = Put(Put(records[entry], 3, "D"), 36, new string(' ', 35));
        var reading = Read(string.Join('\n', records))[0];
        Assert.Empty(reading.Findings);
        Assert.Equal(FilingAction.Delete, reading.Draft!.Action);

        records[entry] = Put(records[entry], 39, "X");
        Assert.Equal("B24", Read(string.Join('\n', records))[0].Findings.Single().Code);
        Finds(With((Header, r => Put(Put(r, 3, "D"), 36, new string(' ', 35)))), "B24", "11", "");
    }

    [Theory]
    [InlineData("11", "A04")]
    [InlineData("90", "701")]
    [InlineData("23M", "185")]
    [InlineData(Tariff1, "431")]
    public void A_record_left_out_is_missed(string begins, string code) =>
        Assert.Equal([code], FindingsOf(With((begins, _ => ""))).Where(f => f.Severity == Severity.Fatal).Select(f => f.Code));

    [Fact]
    public void An_entry_without_lines_is_missed()
    {
        var records = Records.ToList();
        var from = records.FindIndex(r => r.StartsWith(Line1, StringComparison.Ordinal));
        records.RemoveRange(from, records.FindIndex(r => r.StartsWith("89", StringComparison.Ordinal)) - from);
        Assert.Equal(["400"], FindingsOf(string.Join('\n', records)).Select(f => f.Code));
    }

    [Theory]
    [InlineData("55 NO SUCH RECORD", "A02")]
    [InlineData("XX", "A02")]
    [InlineData("11", "A04")]
    [InlineData("20", "A04")]
    [InlineData("31", "A04")]
    public void A_record_in_the_wrong_place_is_told_and_the_rest_not_blamed(string record, string code) =>
        Assert.Equal([code], FindingsOf(With((Tariff2, r => r + "\n" + record + "\n" + record))).Select(f => f.Code).Distinct());

    [Theory]
    [InlineData("436", "508517130000 0000000000 0000000000 000000000000NO")]
    [InlineData("852", "509903880300 0000000000 0000000000             X")]
    [InlineData("852", "509802008040 0000000000 0000000000             X")]
    public void A_second_tariff_number_must_be_another_one_and_in_order(string code, string record) =>
        Finds(With((Tariff1, r => r + "\n" + record)), code, "50", "3-12");

    [Theory]
    [InlineData("509903880300 0000000000 0000000000             X")]
    [InlineData("509802008040 0000000000 0000000000             X\n509903880300 0000000000 0000000000             X")]
    public void Chapters_98_and_99_before_the_goods_are_in_order(string records) =>
        Assert.Empty(FindingsOf(With((Tariff1, r => records + "\n" + r))));

    [Fact]
    public void Two_numbers_of_chapter_98_lift_the_order() => Assert.Empty(FindingsOf(With((Tariff1, r =>
        "509802008040 0000000000 0000000000             X\n" + r + "\n509802005010 0000000000 0000000000             X"))));

    // Line 1 as a set of 36,000 with line 2 as its only component.
    static string Set(string value, string firstNumber = "6204639010", string duty = "0000000000") => With(
        (Line1, r => Put(r, 8, "X")), (Line2, r => Put(r, 8, "V")),
        (Tariff2, r => Put(r, 14, duty)), (Tariff1, r => Put(Put(Put(r, 25, value), 3, firstNumber), 14, "0001029600")));

    [Fact]
    public void A_set_with_its_component_is_fine() => Assert.Empty(FindingsOf(Set("0000036000")));

    [Fact]
    public void The_value_of_a_set_is_the_sum_of_its_components() => Finds(Set("0000036001"), "CP1", "50", "25-34");

    [Fact]
    public void The_first_component_has_the_number_of_the_set() => Finds(Set("0000036000", "8517130000"), "406", "50", "3-12");

    [Fact]
    public void A_component_carries_no_duty() => Assert.Contains(FindingsOf(Set("0000036000", duty: "0000000001")), f => f is { Code: "625", Line: 2 });

    // Line 2 with an antidumping case of 6,000.00 in cash; entry type 03.
    static string WithCase(string type = "03", string record88 = "8800000000000 00000600000 00000000000 00000000000", string total = "00000600000", string caseRecord = "53A570910000C00001500A  00000360000000000000000000600000") => With(
        (Header, r => Put(r, 34, type)), (Tariff2, r => r + "\n" + caseRecord), (Fees, r => (record88.Length > 0 ? record88 + "\n" : "") + r), (Totals, r => Put(r, 39, total)));

    [Fact]
    public void A_case_with_its_totals_is_fine() => Assert.Empty(FindingsOf(WithCase()));

    [Fact]
    public void A_case_needs_an_entry_type_that_allows_it() =>
        Assert.Equal(["466", "727", "744"], FindingsOf(WithCase(type: "01")).Select(f => f.Code).Order());

    [Fact]
    public void An_entry_of_type_03_needs_a_case() => Assert.Equal(["706", "735"], FindingsOf(With((Header, r => Put(r, 34, "03")))).Select(f => f.Code).Order());

    [Theory]
    [InlineData("8800000600000 00000000000 00000000000 00000000000", "00000600000", "737,739")]
    [InlineData("8800000000000 00000600001 00000000000 00000000000", "00000600001", "739")]
    [InlineData("8800000000000 00000600000 00000000001 00000000000", "00000600000", "741,747")]
    [InlineData("8800000000000 00000600000 00000000000 00000000001", "00000600000", "743,747")]
    [InlineData("8800000000000 00000600000 00000000000 00000000000", "00000600001", "745")]
    [InlineData("", "00000600000", "735")]
    [InlineData("88X0000000000 00000600000 00000000000 00000000000", "00000600000", "736")]
    public void Case_totals_are_the_sums_of_the_cases(string record88, string total, string codes) =>
        Assert.Equal(codes, string.Join(',', FindingsOf(WithCase(record88: record88, total: total)).Select(f => f.Code).Order()));

    [Theory]
    [InlineData("53B570910000", "544")]
    [InlineData("53A57091000 ", "544")]
    [InlineData("53          ", "543")]
    public void A_case_number_has_ten_characters_and_begins_with_A_or_C(string begins, string code) =>
        Assert.Contains(FindingsOf(WithCase(caseRecord: begins + "C00001500A  00000360000000000000000000600000")), f => f.Code == code);

    [Fact]
    public void A_fee_total_without_a_fee_and_a_fee_without_a_total_are_found()
    {
        Assert.Contains(FindingsOf(With((Fees, r => Put(r, 31, "05600000000000")))), f => f is { Code: "717", Columns: "31-33" });
        Assert.Contains(FindingsOf(With((Fees, r => r[..16]), (Totals, r => Put(r, 15, "00000019883")))), f => f is { Code: "716", RecordType: "62" });
    }

    [Fact]
    public void A_header_fee_needs_its_own_total()
    {
        var records = Records.Select(r => r.StartsWith("893110", StringComparison.Ordinal) ? Put(r, 6, "00000000270") : r.StartsWith("9000000006160", StringComparison.Ordinal) ? Put(r, 15, "00000000270") : r);
        Assert.Equal(["731"], Read(string.Join('\n', records))[1].Findings.Select(f => f.Code));
    }

    [Fact]
    public void The_formal_processing_fee_may_differ_from_the_lines_because_it_is_held_between_bounds() =>
        Assert.Empty(FindingsOf(With((Fees, r => Put(r, 6, "00000019884")), (Totals, r => Put(r, 15, "00000027059")))));

    [Fact]
    public void A_year_far_away_is_a_warning() => Assert.Equal([("CP2", Severity.Warning)],
        FindingsOf(With((Content, r => Put(r, 42, "090112")), (Header, r => r))).Select(f => (f.Code, f.Severity)));

    [Fact]
    public void A_line_number_that_leaps_is_a_warning() => Assert.Equal([("CP3", Severity.Warning)],
        FindingsOf(With((Line2, r => Put(r, 5, "005")))).Select(f => (f.Code, f.Severity)));

    [Fact]
    public void Something_behind_column_80_is_found_but_blanks_there_are_not()
    {
        Assert.Empty(FindingsOf(With((Header, r => r.PadRight(200)))));
        Assert.Equal(["CP4"], FindingsOf(With((Header, r => r.PadRight(80) + "X"))).Select(f => f.Code));
    }

    [Fact]
    public void Findings_of_a_garbage_entry_are_capped()
    {
        var garbage = string.Join('\n', Enumerable.Repeat("62abc-------", 9)) + "\n" + string.Join('\n', Enumerable.Range(0, 400).Select(i => $"QQ{i}"));
        var findings = FindingsOf(With((Tariff2, r => r + "\n" + garbage)));
        Assert.Equal(201, findings.Count);
        Assert.Equal("CP9", findings[^1].Code);
        Assert.Matches(@"And \d+ more", findings[^1].Message);
    }

    [Fact]
    public void Importer_numbers_are_masked_wherever_they_stand()
    {
        var batch = With((Content, r => Put(Put(Put(r, 3, "123-45-6789 "), 15, "987654321   "), 48, "999999")), ("44SMART", r => Put(r, 3, "for 123-45-6789")), ("47S", r => Put(r, 4, "123456789")));
        var findings = FindingsOf(batch);
        Assert.Contains(findings, f => f.Code == "105");
        Assert.Contains(findings, f => f.RecordType == "44");
        foreach (var text in findings.SelectMany(f => new[] { f.Message, f.Fix, f.Value, f.Image }))
            foreach (var secret in new[] { "123-45", "987654", "12345678", "12-3456" })
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Contains(findings, f => f.Image.Contains("***-**-6789", StringComparison.Ordinal));
    }

    // Records whose fields slid: a number of a person may stand in any columns, with other digits before it.
    [Theory]
    [InlineData(" 11123-45-6789")]
    [InlineData("QQ123456789")]
    [InlineData("QQ 12-345678900")]
    [InlineData("QQ123456789AB")]
    [InlineData(" 1112-345678900 12-345678900")]
    [InlineData("47M123456789")]
    [InlineData("10A123456789")]
    [InlineData("10A123-45-6789")]
    [InlineData("10A12-345678900")]
    public void A_number_of_a_person_in_the_wrong_columns_is_masked_everywhere(string record)
    {
        var batch = With(("44SMART", r => r + "\n" + record));
        var findings = Read(batch).SelectMany(r => r.Findings).ToList();
        Assert.NotEmpty(findings);
        foreach (var text in findings.SelectMany(f => new[] { f.Entry ?? "", f.Message, f.Fix, f.Value, f.Image }).Append(string.Join('|', Read(batch).Select(r => r.Entry))))
            foreach (var secret in new[] { "123-45", "12345", "12-345", "345678" })
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12-345678900", "**-*****8900")]
    [InlineData("12-3456789AB", "**-*****89AB")]
    [InlineData("12-3456789", "**-***6789")]
    [InlineData("123-45-6789", "***-**-6789")]
    [InlineData("260102-12345", "******-*2345")]
    [InlineData("11123-45-6789", "11***-**-6789")]
    [InlineData("12-34567890012-345678900", "**-*****8900**-*****8900")]
    [InlineData("12-345678900123456789", "**-*****8900*****6789")]
    [InlineData("a 123456789, b", "a *****6789, b")]
    [InlineData("12345678900", "*******8900")]
    [InlineData("123456789AB", "*******89AB")]
    [InlineData("8517130000", "8517130000")]
    [InlineData("000000005000", "000000005000")]
    [InlineData("A570910000", "A*****0000")]
    public void Of_a_number_the_last_four_characters_stay(string text, string expected)
    {
        var shown = text.ToCharArray();
        CeePortal.Intake.Checks.Masking.HideNumbers(shown, abutting: true, bare: true);
        Assert.Equal(expected, new string(shown));
    }
}
