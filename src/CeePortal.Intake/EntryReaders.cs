using CeePortal.Intake.Catair;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake;

/// <summary>Reads the entries of a file one after the other; memory does not grow with the file.</summary>
public interface IEntryReader : IDisposable
{
    /// <summary>Reads the next entry. A broken one is read too, with its findings.</summary>
    /// <returns>False at the end of the file.</returns>
    bool Read(out EntryReading reading);

    /// <summary>The place behind the entry read last; a new reader goes on from it as this one would have.</summary>
    ReadingPosition Position { get; }
}

/// <summary>Opens the reader of a format.</summary>
public static class EntryReaders
{
    /// <summary>Opens a reader.</summary>
    /// <param name="format">The format, as <see cref="FormatDetector"/> told it.</param>
    /// <param name="stream">The whole file from its first byte; it may be one that cannot seek. The caller closes it.</param>
    /// <param name="reference">What the checks need to know.</param>
    /// <param name="resume">Where an earlier reader stopped, or null for the beginning.</param>
    public static IEntryReader Open(IntakeFormat format, Stream stream, IntakeReference reference, ReadingPosition? resume = null) => format switch
    {
        IntakeFormat.CatairAe => new CatairReader(stream, reference, resume),
        IntakeFormat.CsvTemplate => new CsvTemplateReader(stream, reference, resume),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
