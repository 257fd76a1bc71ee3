using System.Collections.Frozen;
using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Csv;
using CeePortal.Intake.Samples;

namespace CeePortal.Intake.Tests.Samples;

public class SampleWriterTests
{
    static readonly DateOnly today = new(2026, 11, 23);

    // Every port and country that samples use; the real lists are reference data.
    static readonly IntakeReference reference = new()
    {
        Today = today,
        Ports = SampleGateway.All.SelectMany(g => g.Sea.Append(g.Air)).Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToFrozenSet(),
        Countries = SampleOrigin.All.Select(o => o.Country).ToFrozenSet(),
    };

    [Theory]
    [InlineData(IntakeFormat.CatairAe)]
    [InlineData(IntakeFormat.CsvTemplate)]
    public void The_same_seed_gives_the_same_bytes_and_another_one_others(IntakeFormat format)
    {
        var options = new SampleOptions { Today = today, Format = format, Entries = 40, FaultPercent = 10, Seed = 7 };
        var (bytes, summary) = Write(options);
        Assert.Equal(bytes, Write(options).Bytes);
        Assert.NotEqual(bytes, Write(options with { Seed = 8 }).Bytes);
        Assert.Equal(bytes.Length, summary.Bytes);
        Assert.Equal((40, 4, 36), (summary.Entries, summary.Faulty, summary.Good));
        Assert.Equal(4, summary.ExpectedCodes.Values.Sum());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(300, 3)]
    [InlineData(20, 40)]
    [InlineData(2, 998)]
    public void Every_entry_without_a_fault_passes_all_checks_of_the_real_reader_without_a_word(int entries, int lines)
    {
        var (bytes, _) = Write(new SampleOptions { Today = today, Entries = entries, Lines = lines, Seed = entries });
        var readings = Read(bytes, reference);
        Assert.Equal(entries, readings.Count);
        Assert.All(readings, r =>
        {
            Assert.True(r.Findings.Count == 0, r.Findings.Count > 0 ? r.Findings[0].ToString() : "");
            Assert.Equal(lines, r.Draft!.Lines.Count);
        });
        var envelope = Scan(bytes);
        Assert.Empty(envelope.Findings);
        Assert.Equal(entries, envelope.Transactions);
        Assert.Equal("XYZ", envelope.Filer);
    }

    [Fact]
    public void Every_fault_is_found_under_the_code_that_was_foretold_and_nothing_else_is()
    {
        var (bytes, summary) = Write(new SampleOptions { Today = today, Entries = 400, Lines = 2, FaultPercent = 25, Seed = 3 });
        Assert.Equal(100, summary.Faulty);
        Assert.Equal(SampleFault.All.Select(f => f.Code).Order(StringComparer.Ordinal), summary.ExpectedCodes.Keys);
        var rejected = Read(bytes, reference).Where(r => r.IsRejected).ToList();
        Assert.Equal(summary.Faulty, rejected.Count);
        var fatal = rejected.Select(r => Assert.Single(r.Findings, f => f.Severity == Severity.Fatal).Code).ToList();
        Assert.Equal(summary.ExpectedCodes, fatal.CountBy(code => code).ToDictionary());
        Assert.Empty(Scan(bytes).Findings);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(200, 3)]
    public void A_csv_sample_without_faults_passes_all_checks_too(int entries, int lines)
    {
        var (bytes, _) = Write(new SampleOptions { Today = today, Format = IntakeFormat.CsvTemplate, Entries = entries, Lines = lines, Seed = 5 });
        var readings = Read(bytes, reference, IntakeFormat.CsvTemplate);
        Assert.Equal(entries, readings.Count);
        Assert.All(readings, r =>
        {
            Assert.True(r.Findings.Count == 0, r.Findings.Count > 0 ? r.Findings[0].ToString() : "");
            Assert.Equal(lines, r.Draft!.Lines.Count);
        });
    }

    [Fact]
    public void Faults_in_a_csv_sample_are_found_under_the_same_codes()
    {
        var (bytes, summary) = Write(new SampleOptions { Today = today, Format = IntakeFormat.CsvTemplate, Entries = 400, Lines = 2, FaultPercent = 25, Seed = 3 });
        Assert.Equal(SampleFault.All.Where(f => f.IsInCsv).Select(f => f.Code).Order(StringComparer.Ordinal), summary.ExpectedCodes.Keys);
        var rejected = Read(bytes, reference, IntakeFormat.CsvTemplate).Where(r => r.IsRejected).ToList();
        var fatal = rejected.Select(r => Assert.Single(r.Findings, f => f.Severity == Severity.Fatal).Code).ToList();
        Assert.Equal(summary.ExpectedCodes, fatal.CountBy(code => code).ToDictionary());
    }

    // The same options give the same entries in both formats.
    [Fact]
    public void Both_formats_say_the_same()
    {
        var options = new SampleOptions { Today = today, Entries = 60, Lines = 2 };
        var catair = Read(Write(options).Bytes, reference).Select(r => r.Draft!);
        var csv = Read(Write(options with { Format = IntakeFormat.CsvTemplate }).Bytes, reference, IntakeFormat.CsvTemplate).Select(r => r.Draft!);
        foreach (var (one, other) in catair.Zip(csv))
        {
            Assert.Equal((one.Number, one.PortOfEntry, one.Type, one.Importer, one.EstimatedEntryDate, one.ModeOfTransport), (other.Number, other.PortOfEntry, other.Type, other.Importer, other.EstimatedEntryDate, other.ModeOfTransport));
            Assert.Equal(one.Totals.All, other.Totals.All);
            Assert.Equal(one.Lines.Select(l => l.Tariffs[0]), other.Lines.Select(l => l.Tariffs[0]));
            Assert.Equal(one.Lines.SelectMany(l => l.Fees), other.Lines.SelectMany(l => l.Fees));
        }
    }

    [Fact]
    public void A_filer_with_a_check_digit_factor_has_numbers_that_are_right_for_it()
    {
        var options = new SampleOptions { Today = today, Entries = 20, Filer = FilerCode.Parse("9AB"), CheckDigitFactor = 3 };
        var (bytes, _) = Write(options);
        Assert.All(Read(bytes, reference), r => Assert.Equal("B16", Assert.Single(r.Findings).Code));
        var known = reference with { CheckDigitFactors = new Dictionary<string, int> { ["9AB"] = 3 } };
        Assert.All(Read(bytes, known), r => Assert.Equal("9AB", r.Draft!.Number.Filer.ToString()));
    }

    [Fact]
    public void Numbers_run_on_from_the_first_that_is_asked_for()
    {
        var (bytes, _) = Write(new SampleOptions { Today = today, Entries = 3, FirstSerial = 9_999_997 });
        Assert.Equal([9_999_997, 9_999_998, 9_999_999], Read(bytes, reference).Select(r => r.Draft!.Number.Serial));
    }

    [Fact]
    public void A_sample_of_some_size_has_all_Centers_goods_several_ports_modes_types_and_kinds_of_importer()
    {
        var (bytes, _) = Write(new SampleOptions { Today = today, Entries = 2_000, Lines = 2 });
        var drafts = Read(bytes, reference).Select(r => r.Draft!).ToList();
        var industries = SampleGood.All.ToDictionary(g => g.Hts, g => g.Industry);
        Assert.Equal(Enumerable.Range(1, 10), drafts.SelectMany(d => d.Lines).Select(l => industries[l.Tariffs[0].Number.ToCompact()]).Distinct().Order());
        Assert.Equal(["10", "11", "40"], drafts.Select(d => d.ModeOfTransport!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([1, 11], drafts.Select(d => d.Type.Code).Distinct().Order());
        Assert.Equal(Enum.GetValues<ImporterNumberKind>(), drafts.Select(d => d.Importer.Kind).Distinct().Order());
        Assert.True(drafts.Select(d => d.PortOfEntry).Distinct().Count() >= 20);
        Assert.All(drafts.Where(d => d.Importer.IsPersonal), d => Assert.StartsWith("9", d.Importer.ToOfficial(), StringComparison.Ordinal));
        Assert.Contains(drafts, d => d.Lines.Exists(l => l.Tariffs[0].Unit2 is not null));
    }

    [Fact]
    public void Fees_follow_the_law_of_the_day()
    {
        // Three lines reach the minimum, twelve the maximum.
        foreach (var (day, lines, least, most, informal) in new[]
        {
            (new DateOnly(2026, 9, 20), 3, 33.58m, 651.50m, 2.69m), (new DateOnly(2026, 9, 20), 12, 33.58m, 651.50m, 2.69m),
            (new DateOnly(2026, 10, 20), 3, 34.58m, 670.86m, 2.77m), (new DateOnly(2026, 10, 20), 12, 34.58m, 670.86m, 2.77m),
        })
        {
            var (bytes, _) = Write(new SampleOptions { Today = day, Entries = 300, Lines = lines });
            foreach (var draft in Read(bytes, reference with { Today = day }).Select(r => r.Draft!))
            {
                Assert.InRange(draft.EstimatedEntryDate!.Value, day.AddDays(-9), day);
                if (draft.Type.Code == 11)
                {
                    Assert.Equal(new FeeDraft("311", Money.Round(informal)), Assert.Single(draft.Totals.ByClass));
                    Assert.True(draft.Lines.Sum(l => l.Value.Cents) <= 250_000);
                    continue;
                }
                var sum = draft.Lines.Sum(l => l.Fees.Single(f => f.Class == "499").Amount.Amount);
                Assert.Equal(Math.Clamp(sum, least, most), draft.Totals.ByClass.Single(f => f.Class == "499").Amount.Amount);
                Assert.Equal(draft.ModeOfTransport != "40", draft.Totals.ByClass.Exists(f => f.Class == "501"));
                foreach (var line in draft.Lines)
                {
                    var value = line.Value.Amount;
                    Assert.Equal(Money.Round(value * 0.003464m), line.Fees.Single(f => f.Class == "499").Amount);
                    if (draft.ModeOfTransport != "40") Assert.Equal(Money.Round(value * 0.00125m), line.Fees.Where(f => f.Class == "501").Select(f => f.Amount).SingleOrDefault());
                }
            }
        }
    }

    [Fact]
    public void Every_record_has_80_characters_and_no_block_is_too_large_for_its_answer()
    {
        var (bytes, _) = Write(new SampleOptions { Today = today, Entries = 6_000, Lines = 1, FaultPercent = 30 });
        var lines = Encoding.ASCII.GetString(bytes).Split("\r\n")[..^1];
        Assert.All(lines, l => Assert.Equal(80, l.Length));
        Assert.Equal(12, lines.Count(l => l[0] == 'B'));
        Assert.Equal(12, lines.Count(l => l[0] == 'Y'));
    }

    [Fact]
    public void Goods_are_well_formed_and_every_industry_has_some()
    {
        Assert.All(SampleGood.ByIndustry, goods => Assert.True(goods.Length >= 5));
        Assert.All(SampleGood.All, g => Assert.Equal(10, Domain.Tariff.HtsNumber.Parse(g.Hts).Length));
        Assert.Equal(SampleGood.All.Length, SampleGood.All.Select(g => g.Hts).Distinct().Count());
        Assert.All(SampleImporter.All, i => Assert.False(ImporterNumber.Parse(i.Number).IsNone));
        Assert.Equal(SampleImporter.All.Length, SampleImporter.All.Select(i => i.Number).Distinct().Count());
    }

    [Fact]
    public void A_csv_sample_fills_the_template()
    {
        var (bytes, _) = Write(new SampleOptions { Today = today, Format = IntakeFormat.CsvTemplate, Entries = 50, Lines = 3 });
        var rows = Encoding.ASCII.GetString(bytes).Split("\r\n")[..^1];
        Assert.Equal(CsvTemplate.Header, rows[0]);
        Assert.Equal(1 + 50 * 3, rows.Length);
        foreach (var row in rows[1..])
        {
            var cells = row.Split(',');
            Assert.Equal(CsvTemplate.Columns.Count, cells.Length);
            for (var i = 0; i < cells.Length; i++)
                if (CsvTemplate.Columns[i].IsRequired) Assert.NotEmpty(cells[i]);
        }
    }

    [Theory]
    [InlineData(0, 1, 0, 0)]
    [InlineData(10_000_000, 1, 0, 0)]
    [InlineData(1, 0, 0, 0)]
    [InlineData(1, 999, 0, 0)]
    [InlineData(1, 1, 101, 0)]
    [InlineData(1, 1, -1, 0)]
    [InlineData(1, 1, 0, 10)]
    public void Options_out_of_range_are_refused_before_anything_is_written(int entries, int lines, int faults, int factor)
    {
        using var file = new MemoryStream();
        var options = new SampleOptions { Today = today, Entries = entries, Lines = lines, FaultPercent = faults, CheckDigitFactor = factor };
        Assert.Throws<ArgumentException>(() => SampleWriter.Write(file, options));
        Assert.Equal(0, file.Length);
        Assert.NotNull((options with { Entries = 5, Lines = 5, FaultPercent = 0, CheckDigitFactor = 0, FirstSerial = 9_999_996 }).Problem);
    }

    internal static (byte[] Bytes, SampleSummary Summary) Write(SampleOptions options)
    {
        using var file = new MemoryStream();
        var summary = SampleWriter.Write(file, options);
        return (file.ToArray(), summary);
    }

    static List<EntryReading> Read(byte[] bytes, IntakeReference reference, IntakeFormat format = IntakeFormat.CatairAe)
    {
        using var reader = EntryReaders.Open(format, new MemoryStream(bytes), reference);
        var readings = new List<EntryReading>();
        while (reader.Read(out var reading)) readings.Add(reading);
        return readings;
    }

    static BatchEnvelope Scan(byte[] bytes)
    {
        var scanner = new EnvelopeScanner(IntakeFormat.CatairAe, today);
        scanner.Feed(bytes);
        return scanner.Finish();
    }
}
