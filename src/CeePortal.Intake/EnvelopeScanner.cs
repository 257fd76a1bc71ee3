using CeePortal.Intake.Catair;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake;

/// <summary>Judges the envelope of a file while it is received, piece by piece, so that a broken batch is refused before
/// anything of it is read. It keeps a few lines at most.</summary>
public sealed class EnvelopeScanner
{
    readonly IEnvelope envelope;
    readonly LineFeed lines;
    long bytes;

    /// <summary>Begins a file.</summary>
    /// <param name="format">The format, as <see cref="FormatDetector"/> told it.</param>
    /// <param name="today">The legal day of receipt, around which two-digit years are read.</param>
    public EnvelopeScanner(IntakeFormat format, DateOnly today)
    {
        envelope = format == IntakeFormat.CatairAe ? new CatairEnvelope(today) : new CsvEnvelope();
        lines = new LineFeed(envelope.Take, envelope.LongestLine);
    }

    /// <summary>Takes the next bytes, cut anywhere.</summary>
    public void Feed(ReadOnlySpan<byte> piece)
    {
        bytes += piece.Length;
        lines.Feed(piece);
    }

    /// <summary>Ends the file and says what was seen.</summary>
    public BatchEnvelope Finish()
    {
        lines.Finish();
        return envelope.Finish() with { Bytes = bytes };
    }
}

/// <summary>The envelope of one format.</summary>
interface IEnvelope
{
    /// <summary>How many bytes of a line are looked at: as many as the format's reader looks at, so that both see the same.</summary>
    int LongestLine { get; }

    /// <summary>Takes a line.</summary>
    void Take(ReadOnlySpan<byte> line, long number);

    /// <summary>Says what was seen.</summary>
    BatchEnvelope Finish();
}
