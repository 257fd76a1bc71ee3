using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.TestSupport;

namespace CeePortal.Intake.Tests;

/// <summary>Batches to read, and ways to read them.</summary>
static class Batches
{
    /// <summary>The day on which all tests are received.</summary>
    public static readonly DateOnly Today = new(2026, 9, 1);

    public static readonly IntakeReference Reference = new()
    {
        Today = Today,
        Ports = new HashSet<int> { 2704, 2709, 2720, 4601, 4701, 1001, 3001, 5301 },
        Countries = new HashSet<string> { "TW", "VN", "DE", "CN", "CA", "MX", "JP", "KR", "IT", "IN", "BE" },
    };

    /// <summary>Two entries in one block: by sea with two lines, and informal by air with one.</summary>
    public static string TwoEntries { get; } =
        File.ReadAllText(RepositoryFolder.File("tests", "CeePortal.Intake.Tests", "Samples", "two-entries.txt")).ReplaceLineEndings("\n");

    /// <summary>The records of <see cref="TwoEntries"/>.</summary>
    public static string[] Records => TwoEntries.TrimEnd('\n').Split('\n');

    public static List<EntryReading> Read(string text, IntakeReference? reference = null, ReadingPosition? resume = null) =>
        Read(Encoding.Latin1.GetBytes(text), reference, resume);

    public static List<EntryReading> Read(byte[] bytes, IntakeReference? reference = null, ReadingPosition? resume = null,
        IntakeFormat format = IntakeFormat.CatairAe)
    {
        using var reader = EntryReaders.Open(format, new MemoryStream(bytes), reference ?? Reference, resume);
        var readings = new List<EntryReading>();
        while (reader.Read(out var reading)) readings.Add(reading);
        return readings;
    }

    public static BatchEnvelope Scan(string text, IntakeFormat format = IntakeFormat.CatairAe)
    {
        var scanner = new EnvelopeScanner(format, Today);
        scanner.Feed(Encoding.Latin1.GetBytes(text));
        return scanner.Finish();
    }

    /// <summary>The sample with records changed: each change finds the first record (from the given one) that begins so.</summary>
    public static string With(params (string Begins, Func<string, string> Change)[] changes)
    {
        var records = Records;
        foreach (var (begins, change) in changes)
        {
            var at = Array.FindIndex(records, r => r.StartsWith(begins, StringComparison.Ordinal));
            Assert.True(at >= 0, "No record begins with " + begins);
            records[at] = change(records[at]);
        }
        return string.Join('\n', records.Where(r => r.Length > 0)) + "\n";
    }

    /// <summary>Puts text into a record from a column on.</summary>
    public static string Put(string record, int column, string text) =>
        record.PadRight(80)[..(column - 1)] + text + record.PadRight(80)[(column - 1 + text.Length)..];

    /// <summary>Everything that a reading says, so that two can be compared.</summary>
    public static string Describe(EntryReading r) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{r.Ordinal} {r.Block} {r.FirstRecord}-{r.LastRecord} {r.StartOffset}-{r.EndOffset} {r.Entry} {r.Action} {r.IsRejected} {r.Draft?.Lines.Count} {r.Draft?.Totals.All} ")
        + string.Join(';', r.Findings.Select(Describe));

    public static string Describe(Finding f) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Code}@{f.Record}:{f.RecordType}:{f.Columns}={f.Value}");
}
