namespace CeePortal.TestSupport;

/// <summary>Ways to change a batch as text, record by record, as a broker's software writes it. What is added is of the sample of two entries.</summary>
public static class BatchText
{
    /// <summary>An antidumping case of line 1: 15 per cent of its value, in cash.</summary>
    public const string Case = "53A570910000C00001500A  00000214000000000000000000321000";

    /// <summary>The two entries of the sample file: 8517/6204 by value tie to Apparel (004), 8481 to Machinery (010).</summary>
    public static string TwoEntries { get; } =
        File.ReadAllText(RepositoryFolder.File("tests", "CeePortal.Intake.Tests", "Samples", "two-entries.txt")).ReplaceLineEndings("\n");

    /// <summary>Puts text from a column on into every record that begins so.</summary>
    public static string Put(this string batch, string begins, int column, string text) => string.Join('\n', batch.Split('\n').Select(record =>
        record.StartsWith(begins, StringComparison.Ordinal) ? record[..(column - 1)] + text + record[(column - 1 + text.Length)..] : record));

    /// <summary>Puts records behind every record that begins so.</summary>
    public static string After(this string batch, string begins, params string[] records) =>
        string.Join('\n', batch.Split('\n').SelectMany(r => r.StartsWith(begins, StringComparison.Ordinal) ? [r, .. records.Select(n => n.PadRight(80))] : new[] { r }));

    /// <summary>Puts records before every record that begins so.</summary>
    public static string Before(this string batch, string begins, params string[] records) =>
        string.Join('\n', batch.Split('\n').SelectMany(r => r.StartsWith(begins, StringComparison.Ordinal) ? [.. records.Select(n => n.PadRight(80)), r] : new[] { r }));

    /// <summary>Every entry with another filing action: A or R.</summary>
    public static string WithAction(this string batch, char action) => batch.Put("10", 3, action.ToString());

    /// <summary>The deletion of every entry: record 10 alone, with nothing behind the entry type.</summary>
    public static string Deleted(this string batch) => string.Join('\n', batch.Split('\n')
        .Where(r => r.Length == 0 || "ABYZ".Contains(r[0], StringComparison.Ordinal) || r.StartsWith("10", StringComparison.Ordinal)))
        .WithAction('D').Put("10", 36, new string(' ', 35));

    /// <summary>Every entry with another broker reference.</summary>
    public static string WithReference(this string batch, string reference) => batch.Put("10", 22, reference.PadRight(9));

    /// <summary>The batch with its first entry alone.</summary>
    public static string FirstOnly(this string batch)
    {
        var records = batch.Split('\n').ToList();
        var second = records.FindIndex(records.FindIndex(r => r.StartsWith("10", StringComparison.Ordinal)) + 1, r => r.StartsWith("10", StringComparison.Ordinal));
        if (second >= 0) records.RemoveRange(second, records.FindIndex(r => r.StartsWith('Y')) - second);
        return string.Join('\n', records);
    }

    /// <summary>The entries of several batches of one filer as one batch.</summary>
    public static string InOne(params IReadOnlyList<string> batches) => string.Join('\n',
    [
        .. batches[0].Split('\n').Take(2),
        .. batches.SelectMany(b => b.Split('\n').Skip(2).TakeWhile(r => !r.StartsWith('Y'))),
        .. batches[0].Split('\n').SkipWhile(r => !r.StartsWith('Y')),
    ]);

    /// <summary>The first entry of the batch as a correction: replacement with the indicator, without payment and location, with an explanation
    /// and with reasons for the header and for line 1.</summary>
    public static string AsCorrection(this string batch, string reasons = "", string line1 = "L04", string explanation = "THE ASSIST WAS LEFT OUT OF THE VALUE.") =>
        batch.FirstOnly().WithAction('R').Put("10", 51, new string(' ', 9)).Put("10", 65, "Y").Put("20", 17, "    ")
            .After("318B", [.. reasons.Length > 0 ? ["35" + reasons] : Array.Empty<string>(), .. explanation.Length > 0 ? ["36" + explanation] : Array.Empty<string>()])
            .After("6250100002675", line1.Length > 0 ? ["63" + line1] : []);

    /// <summary>Line 1 with another value; its fees and the totals with it.</summary>
    public static string WithValue(this string batch) => batch.Put("508517", 25, "0000022400").Put("6249900007413", 6, "00007759").Put("6250100002675", 6, "00002800")
        .Put("89", 6, "00000020229").Put("89", 20, "00000007300").Put("90", 15, "00000027529");

    /// <summary>A correction with $1,000 in the place of $36,000 on line 2, with its duty at 28.6 per cent, its fees, the totals and a reason.</summary>
    public static string WithLessOnLine2(this string correction) => correction.After("6250100004500", "63L04").Put("506204", 14, "0000028600").Put("506204", 25, "0000001000")
        .Put("6249900012470", 6, "00000346").Put("6250100004500", 6, "00000125")
        .Put("89", 6, "00000007759").Put("89", 20, "00000002800").Put("90", 3, "00000028600").Put("90", 15, "00000010559");

    /// <summary>Of type 03, with a case on line 1.</summary>
    public static string WithCase(this string batch) => batch.Put("10", 34, "03").After("508517", [Case])
        .Before("89", ["8800000000000 00000321000 00000000000 00000000000"]).Put("90", 39, "00000321000");
}
