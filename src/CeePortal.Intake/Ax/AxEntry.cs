using CeePortal.Domain.Entries;

namespace CeePortal.Intake.Ax;

/// <summary>Who sent the batch that is answered, from its record A.</summary>
/// <param name="Site">The sender's site code.</param>
/// <param name="Sender">The sender's identifier.</param>
/// <param name="Office">The sender's office code, or empty.</param>
/// <param name="AnsweredOn">The legal day of the answer, or null to leave it out.</param>
public sealed record AxBatch(string Site, string Sender, string Office, DateOnly? AnsweredOn);

/// <summary>The block of the batch that an entry stood in, from its record B.</summary>
/// <param name="Number">Its number in the batch, from 1.</param>
/// <param name="Port">Processing port.</param>
/// <param name="Filer">Processing filer.</param>
/// <param name="Office">The filer's office code, or empty.</param>
public sealed record AxBlock(int Number, string Port, string Filer, string Office);

/// <summary>What became of one entry, as an answer tells it.</summary>
public sealed record AxEntry
{
    /// <summary>The filer code as the file gave it, at most three characters.</summary>
    public required string Filer { get; init; }

    /// <summary>Seven digits and the check digit as the file gave them, at most eight characters.</summary>
    public required string Number { get; init; }

    /// <summary>The filer's own reference, or empty.</summary>
    public string BrokerReference { get; init; } = "";

    /// <summary>What became of the filing.</summary>
    public required FilingOutcome Outcome { get; init; }

    /// <summary>Which version of the summary is now on file, from 1; 0 when there is none.</summary>
    public int Version { get; init; }

    /// <summary>The team that handles the entry: the three digits of its Center, or empty.</summary>
    public string Team { get; init; } = "";

    /// <summary>What the checks found, in the order of the file.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Splits an entry number as printed into the filer's three characters and the eight after it. A number that
    /// is not one is kept as far as it goes, so that the filer recognises it.</summary>
    /// <param name="entry">Such as <c>XYZ-0000001-5</c>; null or empty when none could be read.</param>
    public static (string Filer, string Number) Split(string? entry)
    {
        var compact = string.Concat((entry ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return (compact[..Math.Min(3, compact.Length)], compact.Length > 3 ? compact[3..Math.Min(11, compact.Length)] : "");
    }
}
