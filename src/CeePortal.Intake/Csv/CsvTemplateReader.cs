using CeePortal.Intake.Catair;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Csv;

/// <summary>Reads the entries of a file in the portal's CSV template: consecutive rows with the same entry number.</summary>
/// <remarks>Rows are cut by <see cref="CsvRow"/>, because an entry needs the exact place of its bytes, and a broken row must
/// not take its neighbours along. The entries seen are remembered, to find rows that stand apart, see
/// <see cref="EntriesSeen"/>.</remarks>
sealed class CsvTemplateReader : IEntryReader
{
    static readonly int entryNumber = CsvTemplate.IndexOf("Entry Number");

    readonly RecordSource source;
    readonly CsvHeader header;
    readonly CsvRow row;
    readonly CsvEntry entry;
    readonly EntriesSeen seen;
    int ordinal;

    public CsvTemplateReader(Stream stream, IntakeReference reference, ReadingPosition? resume = null)
    {
        source = new RecordSource(stream, maxLine: CsvRow.Longest);
        header = new CsvHeader(source.Next() ? HeaderText(source.Line) : "", source.Number);
        row = new CsvRow(header.Separator);
        var world = new KnownWorld(reference);
        seen = new EntriesSeen(world);
        entry = new CsvEntry(world, header, row);
        Position = resume ?? ReadingPosition.Start;
        ordinal = Position.Ordinal;
        SkipTo(Position.Offset);
    }

    public ReadingPosition Position { get; private set; }

    public bool Read(out EntryReading reading)
    {
        reading = null!;
        if (!NextRow()) return false;
        var key = CsvKey.Of(row[header.Positions[entryNumber]]);
        entry.Begin(++ordinal, Remember(), source);
        entry.Take(source);
        var (end, last) = (source.EndOffset, source.Number);
        while (NextRow())
        {
            if (CsvKey.Of(row[header.Positions[entryNumber]]) != key)
            {
                source.Hold();
                break;
            }
            entry.Take(source);
            (end, last) = (source.EndOffset, source.Number);
        }
        reading = entry.End(end, last);
        Position = new ReadingPosition(end, last, ordinal);
        return true;
    }

    public void Dispose()
    {
        // The stream is the caller's.
    }

    bool NextRow()
    {
        while (source.Next())
        {
            row.Read(source.Line);
            if (!row.IsBlank) return true;
        }
        return false;
    }

    // The rows before the place are looked at for their entry numbers only.
    void SkipTo(long offset)
    {
        long last = 0;
        while (offset > source.EndOffset && NextRow())
        {
            if (source.Offset >= offset)
            {
                source.Hold();
                return;
            }
            var key = CsvKey.Of(row[header.Positions[entryNumber]]);
            if (key != last) Remember();
            last = key;
        }
    }

    string? Remember()
    {
        _ = CsvNumber.Read(row[header.Positions[entryNumber]], out var number);
        return seen.Add(number);
    }

    static string HeaderText(ReadOnlySpan<byte> line) =>
        System.Text.Encoding.UTF8.GetString(line.StartsWith("\uFEFF"u8) ? line[3..] : line);
}
