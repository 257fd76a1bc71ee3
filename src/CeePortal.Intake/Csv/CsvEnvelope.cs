using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Csv;

/// <summary>The "envelope" of a CSV file: its header, and whose entries it holds.</summary>
sealed class CsvEnvelope : IEnvelope
{
    const int MaxFilersKept = 100;

    static readonly int entryNumber = CsvTemplate.IndexOf("Entry Number");

    readonly List<string> filers = [];
    CsvHeader? header;
    CsvRow? row;
    long rows, entries, lastKey;

    public int LongestLine => CsvRow.Longest;

    public void Take(ReadOnlySpan<byte> line, long number)
    {
        if (RecordSource.IsBlank(line)) return;
        if (header is null)
        {
            header = new CsvHeader(Encoding.UTF8.GetString(line.StartsWith("\uFEFF"u8) ? line[3..] : line), number);
            row = new CsvRow(header.Separator);
            return;
        }
        row!.Read(line);
        if (row.IsBlank) return;
        rows++;
        var text = row[header.Positions[entryNumber]];
        var key = CsvKey.Of(text);
        if (key == lastKey && entries > 0) return;
        lastKey = key;
        entries++;
        var filer = CsvNumber.FilerOf(text);
        if (!filer.IsNone && filers.Count < MaxFilersKept && !filers.Contains(filer.ToString())) filers.Add(filer.ToString());
    }

    public BatchEnvelope Finish()
    {
        List<Finding> findings = [.. header?.Findings ?? []];
        if (rows == 0) findings.Add(Empty());
        return new BatchEnvelope { Format = IntakeFormat.CsvTemplate, Filers = filers, Records = rows, Transactions = entries, Findings = findings };
    }

    static Finding Empty()
    {
        var condition = Conditions.Find("CP8");
        return new Finding { Code = "CP8", Severity = condition.Severity, Message = "There is no row under the header.", Fix = "Put one row for each line of an entry under the header." };
    }
}

/// <summary>An entry number as a number, to tell quickly whether the next row belongs to the same entry.</summary>
static class CsvKey
{
    /// <summary>Letters and digits only, in capitals, to the base of 37; longer texts are folded.</summary>
    public static long Of(ReadOnlySpan<char> text)
    {
        ulong key = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) key = key * 37 + (uint)(c - '0') + 1;
            else if (char.IsAsciiLetter(c)) key = key * 37 + (uint)(char.ToUpperInvariant(c) - 'A') + 11;
        }
        return (long)key;
    }
}
