using System.Diagnostics.CodeAnalysis;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Ax;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Catair;

/// <summary>Reads the entries of an AE batch. Its envelope is judged by <see cref="EnvelopeScanner"/>; here the records
/// around the entries only say which block an entry belongs to.</summary>
sealed class CatairReader : IEntryReader
{
    readonly RecordSource source;
    readonly CatairEntry entry;
    int ordinal;
    AxBlock? block;

    public CatairReader(Stream stream, IntakeReference reference, ReadingPosition? resume = null)
    {
        var from = resume ?? ReadingPosition.Start;
        source = new RecordSource(stream, from.Offset, from.Record);
        entry = new CatairEntry(new KnownWorld(reference));
        ordinal = from.Ordinal;
        if (from.Block > 0) block = new AxBlock(from.Block, from.BlockPort, from.BlockFiler, from.BlockOffice);
        Position = from;
    }

    public ReadingPosition Position { get; private set; }

    public bool Read([NotNullWhen(true)] out EntryReading reading)
    {
        reading = null!;
        while (source.Next())
        {
            switch (RecordKinds.Of(source.Line))
            {
                case RecordKind.A or RecordKind.Y or RecordKind.Z: break;
                case RecordKind.B:
                    block = new AxBlock((block?.Number ?? 0) + 1, Columns(4, 7), Columns(8, 10), Columns(45, 46));
                    break;
                default:
                    reading = ReadEntry();
                    return true;
            }
        }
        return false;
    }

    public void Dispose()
    {
        // The stream is the caller's.
    }

    // An entry ends where the next record 10 or a record of the envelope stands, whatever lies between: so a broken entry
    // never takes the next one with it.
    EntryReading ReadEntry()
    {
        // A block that does not say them has been refused by the envelope; here they are then none.
        _ = FilerCode.TryParse(block?.Filer, null, out var filer);
        _ = PortCode.TryParse(block?.Port, null, out var port);
        entry.Begin(++ordinal, block, filer, port, source);
        var end = source.EndOffset;
        var last = source.Number;
        while (source.Next())
        {
            var kind = RecordKinds.Of(source.Line);
            if (kind is RecordKind.R10 or RecordKind.A or RecordKind.B or RecordKind.Y or RecordKind.Z)
            {
                source.Hold();
                break;
            }
            entry.Take(kind, source);
            (end, last) = (source.EndOffset, source.Number);
        }
        var reading = entry.End(end, last);
        Position = new ReadingPosition(end, last, ordinal, block?.Number ?? 0, block?.Port ?? "", block?.Filer ?? "", block?.Office ?? "");
        return reading;
    }

    string Columns(int from, int to)
    {
        var line = source.Line;
        return line.Length < from ? "" : System.Text.Encoding.Latin1.GetString(line[(from - 1)..Math.Min(to, line.Length)]).Trim();
    }
}
