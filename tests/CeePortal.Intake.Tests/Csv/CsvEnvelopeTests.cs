using System.Text;
using CeePortal.Intake.Csv;
using CsCheck;

namespace CeePortal.Intake.Tests.Csv;

/// <summary>The portal takes a file only when the filers that the scanner saw are the uploader's. So the scanner must see
/// the filer of every entry that the reader would give.</summary>
public class CsvEnvelopeTests
{
    static readonly string[] rows = CsvTemplate.Example.TrimEnd().Split("\r\n");

    /// <summary>The example's second entry with an action and a number, behind a column of the user's own.</summary>
    static string File(string action, string number, string ownColumn = "")
    {
        var cells = rows[3].Split(',');
        cells[CsvTemplate.IndexOf("Action")] = action;
        cells[CsvTemplate.IndexOf("Entry Number")] = number;
        return $"Our Remarks,{rows[0]}\r\n{ownColumn},{string.Join(',', cells)}\r\n";
    }

    static IReadOnlyList<string> Scanned(string text) => Batches.Scan(text, IntakeFormat.CsvTemplate).Filers;

    static EntryReading Read(string text) => Batches.Read(Encoding.UTF8.GetBytes(text), format: IntakeFormat.CsvTemplate).Single();

    [Theory]
    [InlineData("A"), InlineData("R"), InlineData("D")]
    public void Hyphens_and_blanks_do_not_hide_the_filer_from_the_scanner(string action)
    {
        foreach (var number in new[] { "X-YZ0004102-7", "-XYZ00041027", "X Y Z 0004102 7", "x-yz-0004102-7", "XYZ-0004102-7" })
        {
            var text = File(action, number);
            Assert.Equal(["XYZ"], Scanned(text));
            Assert.Equal("XYZ-0004102-7", Read(text).Entry);
        }
    }

    [Theory]
    [InlineData("A"), InlineData("R"), InlineData("D")]
    public void A_long_cell_does_not_push_the_number_out_of_the_scanners_sight(string action)
    {
        foreach (var length in new[] { 0, 4_090, 4_096, 5_000, 60_000 })
            Assert.Equal(["XYZ"], Scanned(File(action, "XYZ-0004102-7", new string('x', length))));
    }

    [Theory]
    [InlineData("A"), InlineData("R"), InlineData("D")]
    public void A_row_longer_than_both_read_is_refused_and_says_so(string action)
    {
        var reading = Read(File(action, "XYZ-0004102-7", new string('x', 70_000)));
        Assert.True(reading.IsRejected);
        Assert.Contains(reading.Findings, f => f.Code == "CP7" && f.Message.Contains("65,536", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unreadable_number_still_names_its_first_three_characters() => Assert.Equal(["XYZ"], Scanned(File("A", "XYZ-12")));

    // However the number is written and wherever it stands in its row.
    [Fact]
    public void No_entry_is_read_whose_filer_the_scanner_has_not_seen() =>
        Gen.Select(Gen.Char["XYZ0041027- \u00A0.9a"].Array[0, 3], Gen.Int[0, 13].Array[0, 4], Gen.Char["- "], Gen.Int[0, 66_000], Gen.Char["ARD"])
            .Sample((front, places, sign, length, action) =>
            {
                var number = "XYZ00041027";
                foreach (var at in places) number = number.Insert(Math.Min(at, number.Length), sign.ToString());
                var text = File(action.ToString(), new string(front) + number, new string('x', length));
                var scanned = Scanned(text);
                var reading = Read(text);
                return reading.Draft is null || scanned.Contains(reading.Draft.Number.Filer.ToString());
            }, iter: 500);
}
