using System.Globalization;
using System.Text;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Disclosures;
using CeePortal.Intake.Sheets;
using CsCheck;

namespace CeePortal.Intake.Tests.Disclosures;

public sealed class LossSheetTests
{
    const string Titles = "Entry Number,Entry Line,Port of Entry,Entry Date,Liquidation Date,Entered Value,Duty Paid,AD/CVD Paid,Fees Paid,Duty Owed,AD/CVD Owed,Fees Owed,Correct HTS,Correct Value,Correct Origin,Correct Program";
    static readonly EntryNumber entry = EntryNumber.Create(FilerCode.Parse("XYZ"), 1);

    static LossReading Read(params string[] rows) => LossSheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n", rows.Prepend(Titles)))));

    static SheetProblem Problem(string row) => Assert.Single(Read(row).Problems);

    [Fact]
    public void Row_IsRead_WithItsAmounts()
    {
        var row = Assert.Single(Read($"{entry},2,2704,3/15/2024,2025-01-24,\"12,500\",$312.50,,43.30,1062.50,10,,,,,").Rows);
        Assert.Equal(new LossRow(2, entry, 2, PortCode.Parse("2704"), new(2024, 3, 15), new(2025, 1, 24), new(12_500_00), new(new(312_50), default, new(43_30)), new(new(1_062_50), new(10_00), new(43_30))), row);
    }

    [Fact]
    public void CorrectData_TakeThePlaceOfTheDutyOwed()
    {
        var row = Assert.Single(Read($"{entry},1,2704,2024-03-15,,12500,0,,,,,,6109.10.0012,13000,CN,kr").Rows);
        Assert.Equal(("6109.10.0012", "CN", "KR", new Money(13_000_00)), (row.Correct!.Number.ToString(), row.Correct.Origin.ToString(), row.Correct.Program, row.Correct.Value));
        Assert.Null(row.LiquidatedOn);
    }

    [Theory]
    [InlineData("XYZ-00001-4,1,2704,2024-03-15,,1,1,,,2,,,,,,", "Entry Number", "entry number")]
    [InlineData("TOTAL,1,2704,2024-03-15,,1,1,,,2,,,,,,", "Entry Number", "totals")]
    [InlineData("E,x,2704,2024-03-15,,1,1,,,2,,,,,,", "Entry Line", "not the number of a line")]
    [InlineData("E,1,27,2024-03-15,,1,1,,,2,,,,,,", "Port of Entry", "four digits")]
    [InlineData("E,1,2704,yesterday,,1,1,,,2,,,,,,", "Entry Date", "not a day")]
    [InlineData("E,1,2704,,,1,1,,,2,,,,,,", "Entry Date", "missing")]
    [InlineData("E,1,2704,2024-03-15,2024-03-14,1,1,,,2,,,,,,", "Liquidation Date", "before the date of entry")]
    [InlineData("E,1,2704,2024-03-15,,1,abc,,,2,,,,,,", "Duty Paid", "amount in dollars")]
    [InlineData("E,1,2704,2024-03-15,,1,1,-5,,2,,,,,,", "AD/CVD Paid", "below zero")]
    [InlineData("E,1,2704,2024-03-15,,1,1,,,,,,,,,", "Duty Owed", "Neither")]
    [InlineData("E,1,2704,2024-03-15,,1,1,,,2,,,6109.10.0012,,CN,", "Duty Owed", "Both")]
    [InlineData("E,1,2704,2024-03-15,,1,1,,,,,,6109.10.0012,,,", "Correct Origin", "missing")]
    [InlineData("E,1,2704,2024-03-15,,1,1,,,2,,,,,CN,", "Correct Origin", "without a correct tariff number")]
    public void WrongCell_IsNamed_WithWhatWhereAndHow(string row, string column, string words)
    {
        var problem = Problem(row.Replace("E,", entry + ",", StringComparison.Ordinal));
        Assert.Equal((2L, column), (problem.Row, problem.Column));
        Assert.Contains(words, problem.Problem, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(".", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfOneEntry_AgreeOnPortAndDates_AndNameALineOnce()
    {
        var reading = Read($"{entry},1,2704,2024-03-15,2025-01-24,1,1,,,2,,,,,,", $"{entry},1,2709,2024-03-16,,1,1,,,2,,,,,,");
        Assert.Equal(["Entry Line", "Port of Entry", "Entry Date", "Liquidation Date"], reading.Problems.Select(p => p.Column));
        Assert.Single(reading.Rows);
    }

    [Fact]
    public void EveryProblemOfEveryRow_IsNamed()
    {
        var reading = Read("bad,0,1,x,y,z,a,,,b,,,,,,", $"{entry},1,2704,2024-03-15,,1,1,,,2,,,,,,", "bad,1,2704,2024-03-15,,1,1,,,2,,,,,,");
        Assert.Equal((1, 3), (reading.Rows.Count, reading.Read));
        Assert.Equal(8, reading.Problems.Count(p => p.Row == 2));
        Assert.Single(reading.Problems, p => p.Row == 4);
    }

    [Fact]
    public void AnotherList_IsRefusedByItsTitles() =>
        Assert.Contains("not the spreadsheet of entries", Assert.Single(LossSheet.Read(new MemoryStream("Protest,Party\n1,2"u8.ToArray())).Problems).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Template_WithItsExample_IsReadWithoutAProblem(bool isWorkbook)
    {
        using var file = new MemoryStream();
        if (isWorkbook) LossSheet.Template.WriteXlsx(file);
        else LossSheet.Template.WriteCsv(file);
        file.Position = 0;
        var reading = LossSheet.Read(file);
        Assert.Empty(reading.Problems);
        Assert.Equal(new Money(1_062_50), Assert.Single(reading.Rows).Owed.Duty);
    }

    [Fact]
    public void AnyRow_IsReadOrNamed_NeverLost() =>
        Gen.Select(Pick("", "XYZ-0000001-5", "12", entry.ToString()), Pick("", "1", "x", "99999"), Pick("", "2704", "0401"), Pick("", "2024-03-15", "3/5/2024", "soon"), Pick("", "5", "1,234.50", "1.234", "x"), Pick("", "7", "-7"), Pick("", "6109.10.0012", "6109"))
            .Array[1, 12].Sample(rows =>
            {
                var reading = Read([.. rows.Select(r => $"{r.Item1},{r.Item2},{r.Item3},{r.Item4},,\"{r.Item5}\",\"{r.Item5}\",,,{r.Item6},,,{r.Item7},,CN,")]);
                var wrong = reading.Problems.Select(p => p.Row).ToHashSet();
                Assert.All(reading.Rows, r => Assert.DoesNotContain(r.Row, wrong));
                Assert.Equal(reading.Read, reading.Rows.Count + wrong.Count(n => n > 0));
                Assert.All(reading.Problems, p => Assert.EndsWith(".", p.Problem, StringComparison.Ordinal));
            }, iter: 300);

    [Fact]
    public void AnyRightRows_AreReadAsWritten_FromCsvAndWorkbook() =>
        Gen.Select(Gen.Int[1, 9_999_999], Gen.Long[0, 99_999_999_99], Gen.Long[0, 99_999_99], Gen.Int[0, 3000]).Array[1, 20].Where(a => a.Select(x => x.Item1).Distinct().Count() == a.Length).Sample(cells =>
        {
            List<IReadOnlyList<string>> rows = [.. cells.Select(c => (IReadOnlyList<string>)[EntryNumber.Create(FilerCode.Parse("XYZ"), c.Item1).ToString(), "1", "2704",
                new DateOnly(2018, 1, 1).AddDays(c.Item4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", Text(c.Item2), Text(c.Item3), "", "", Text(c.Item2), "", "", "", "", "", ""])];
            foreach (var write in new Action<Stream>[] { s => LossSheet.Template.WriteCsv(s, rows), s => LossSheet.Template.WriteXlsx(s, rows) })
            {
                using var file = new MemoryStream();
                write(file);
                file.Position = 0;
                var reading = LossSheet.Read(file);
                Assert.Empty(reading.Problems);
                Assert.Equal(cells.Select(c => (c.Item2, c.Item3)), reading.Rows.Select(r => (r.Owed.Duty.Cents, r.Paid.Duty.Cents)));
            }
        }, iter: 30);

    static string Text(long cents) => (cents / 100m).ToString(CultureInfo.InvariantCulture);

    static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
