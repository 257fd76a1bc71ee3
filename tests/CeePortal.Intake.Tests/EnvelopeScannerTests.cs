using System.Text;
using CeePortal.Domain.Entries;
using static CeePortal.Intake.Tests.Batches;

namespace CeePortal.Intake.Tests;

public class EnvelopeScannerTests
{
    static string Codes(string text) => string.Join(',', Scan(text).Findings.Where(f => f.Severity == Severity.Fatal).Select(f => f.Code));

    const string A = "A2704", B = "B  2704", Y = "Y  2704", Z = "Z2704";

    // record that begins so | column | text put there | conditions
    [Theory]
    [InlineData(A, 2, "    ", "X07,X14")]
    [InlineData(A, 6, "   ", "X08,X14")]
    [InlineData(A, 15, "133126", "X10,X14")]
    [InlineData(A, 15, "      ", "X14")]
    [InlineData(A, 26, "  ", "X11,X19,X19")]
    [InlineData(A, 26, "SE", "X12,X19,X19")]
    [InlineData(A, 21, "X", "X39")]
    [InlineData(A, 38, "01", "X14")]
    [InlineData(A, 60, "\t", "X40")]
    [InlineData(A, 60, "anna", "X40")]
    [InlineData(B, 4, "27 4", "X15,X32")]
    [InlineData(B, 4, "    ", "X15,X32")]
    [InlineData(B, 8, "   ", "X16,X32")]
    [InlineData(B, 8, "000", "X16,X32")]
    [InlineData(B, 11, "  ", "X11")]
    [InlineData(B, 11, "SE", "X19")]
    [InlineData(B, 45, "02", "X32")]
    [InlineData(B, 56, "9", "X21")]
    [InlineData(B, 56, "1", "")]
    [InlineData(B, 57, "Q", "X39")]
    [InlineData(Y, 4, "2709", "X32")]
    [InlineData(Y, 8, "ABC", "X32")]
    [InlineData(Y, 11, "SE", "X19")]
    [InlineData(Y, 13, "00012", "X39")]
    [InlineData(Z, 2, "2709", "X14")]
    [InlineData(Z, 6, "ABC", "X14")]
    [InlineData(Z, 15, "090226", "X14")]
    [InlineData(Z, 40, "Q", "X39")]
    public void A_slip_in_the_envelope_is_found(string begins, int column, string text, string codes) =>
        Assert.Equal(codes, Codes(With((begins, r => Put(r, column, text)))));

    [Theory]
    [InlineData(A, "X01")]
    [InlineData(B, "X03")]
    [InlineData(Y, "X05")]
    [InlineData(Z, "X06")]
    public void A_missing_record_of_the_envelope_is_found(string begins, string codes) => Assert.Equal(codes, Codes(With((begins, _ => ""))));

    [Fact]
    public void Blocks_without_an_end_a_beginning_or_entries_are_found()
    {
        var (a, b, y, z) = (Records[0], Records[1], Records[^2], Records[^1]);
        Assert.Equal("X04", Codes(string.Join('\n', a, b, y, z)));
        Assert.Equal("X05", Codes(string.Join('\n', a, b, Records[2], b, Records[2], y, z)));
        Assert.Equal("X03", Codes(string.Join('\n', a, y, z)));
        Assert.Equal("X03", Codes(string.Join('\n', a, z)));
        Assert.Equal("X35", Codes(string.Join('\n', a, b, Records[2], y, z, a, b)).Split(',')[0]);
        Assert.Equal("X35", Codes(string.Join('\n', a, a, b, Records[2], y, z)));
        Assert.Equal("X34", Codes(string.Join('\n', a, b, Records[2], "E0 SUMMRY", y, z)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n  \r\n")]
    public void A_file_without_records_has_no_header(string text) => Assert.Equal("X01", Codes(text));

    [Fact]
    public void A_short_last_record_is_only_information()
    {
        var finding = Assert.Single(Scan(With((Z, r => r.TrimEnd()))).Findings);
        Assert.Equal(("X42", Severity.Information), (finding.Code, finding.Severity));
    }

    [Fact]
    public void Several_blocks_are_counted_each()
    {
        var block = string.Join('\n', Records[1..^1]);
        var envelope = Scan(string.Join('\n', Records[0], block, block.Replace("XYZ", "ABC", StringComparison.Ordinal), Records[^1]));
        Assert.Empty(envelope.Findings);
        Assert.Equal((2, 4), (envelope.BlockCount, envelope.Transactions));
        Assert.Equal(["XYZ", "ABC"], envelope.Filers);
        Assert.Equal([(1, "XYZ", 2L), (2, "ABC", 2L)], envelope.Blocks.Select(b => (b.Number, b.Filer, b.Transactions)));
    }

    [Fact]
    public void The_password_never_stands_in_a_finding() => Assert.All(Scan(With((A, r => Put(r, 21, "X")))).Findings,
        f => Assert.DoesNotContain("PASSWD", f.Image + f.Value, StringComparison.Ordinal));

    [Fact]
    public void Cut_anywhere_the_same_is_said()
    {
        var bytes = Encoding.Latin1.GetBytes(TwoEntries.ReplaceLineEndings("\r\n"));
        var whole = Say(bytes, bytes.Length);
        foreach (var piece in new[] { 1, 2, 3, 79, 80, 81, 82, 83, 1000 }) Assert.Equal(whole, Say(bytes, piece));

        static string Say(byte[] bytes, int piece)
        {
            var scanner = new EnvelopeScanner(IntakeFormat.CatairAe, Today);
            for (var at = 0; at < bytes.Length; at += piece) scanner.Feed(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)));
            var e = scanner.Finish();
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{e.Records} {e.Transactions} {e.BlockCount} {e.Bytes} {e.Sender} {string.Join(';', e.Findings.Select(Describe))}");
        }
    }

    [Fact]
    public void A_batch_cut_short_anywhere_is_broken()
    {
        var end = TwoEntries.LastIndexOf("\nZ", StringComparison.Ordinal) + 1;
        for (var length = 0; length <= end; length++) Assert.True(Scan(TwoEntries[..length]).IsBroken, $"cut at {length}");
    }

    [Fact]
    public void The_scanner_and_the_reader_count_the_same_entries()
    {
        foreach (var text in new[] { TwoEntries, With(("10AXYZ", _ => "")), With(("20EGLV", r => r + "\n10\n10GARBAGE")), With(("11", _ => "QQ")) })
            Assert.Equal(Scan(text).Transactions, Read(text).Count);
    }
}
