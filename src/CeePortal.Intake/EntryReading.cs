using CeePortal.Domain.Entries;

namespace CeePortal.Intake;

/// <summary>What was read of one entry of a file, good or bad.</summary>
public sealed class EntryReading
{
    /// <summary>Which entry of the file, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Number of its first record or row in the file, from 1.</summary>
    public required long FirstRecord { get; init; }

    /// <summary>Number of its last record or row.</summary>
    public required long LastRecord { get; init; }

    /// <summary>Offset of its first byte.</summary>
    public required long StartOffset { get; init; }

    /// <summary>Offset behind its last byte.</summary>
    public required long EndOffset { get; init; }

    /// <summary>Which block of the batch it stands in, from 1; 0 in a CSV file.</summary>
    public int Block { get; init; }

    /// <summary>The block that it stands in, as its answer names it; null in a CSV file.</summary>
    public Ax.AxBlock? InBlock { get; init; }

    /// <summary>The entry number as people write it, with hyphens where it could be read; null when none could be made out.</summary>
    public string? Entry { get; init; }

    /// <summary>What the filer asks for; null when that could not be read.</summary>
    public FilingAction? Action { get; init; }

    /// <summary>The broker's reference as given, also when the entry is rejected; empty for none.</summary>
    public string BrokerReference { get; init; } = "";

    /// <summary>The entry; null when a fatal finding rejects it, and once it was let go of.</summary>
    public required EntrySummaryDraft? Draft { get => draft; init => (draft, IsRejected) = (value, value is null); }

    /// <summary>Of a post summary correction in an AE batch: the number of the record of a kind in the header (line 0) or a line, for what
    /// is judged only with the summary on file; null for others.</summary>
    public IReadOnlyDictionary<(string Record, int Line), long>? Places { get => places; init => places = value; }

    /// <summary>What the checks found, in the order of the file.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>True when at least one finding is fatal.</summary>
    public bool IsRejected { get; private init; }

    EntrySummaryDraft? draft;
    IReadOnlyDictionary<(string Record, int Line), long>? places;

    /// <summary>Lets go of the entry when everything was made of it: thousands wait to be written, and need not keep alive what they were read from.</summary>
    public void LetGo() => (draft, places) = (null, null);
}
