using CeePortal.Domain.Clocks;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Domain.Work;

namespace CeePortal.Domain.Corrections;

/// <summary>In whose hands a summary is. The numbers are stored.</summary>
public enum SummaryControl
{
    /// <summary>The filer may replace, move or delete it: it is on no statement yet.</summary>
    Trade = 0,

    /// <summary>It is on a statement, and not paid yet.</summary>
    OnStatement = 1,

    /// <summary>The duties, taxes and fees deposited on it are paid.</summary>
    Paid = 2,
}

/// <summary>A review of CBP that is open on an entry and keeps corrections away.</summary>
/// <param name="Name">What it is called: "correction review".</param>
/// <param name="Number">Its number.</param>
public sealed record OpenReview(string Name, WorkNumber Number);

/// <summary>A summary on file, with all that decides whether it may be corrected.</summary>
public sealed record CorrectedSummary
{
    /// <summary>The summary as it stands.</summary>
    public required EntrySummaryDraft Summary { get; init; }

    /// <summary>Whose file it is now: the filer of the last filing, not always that of its number.</summary>
    public required FilerCode Owner { get; init; }

    /// <summary>In whose hands it is.</summary>
    public SummaryControl Control { get; init; }

    /// <summary>True when its filer took it off file, or it was cancelled.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>True when CBP rejected it and waits for it to be sent again.</summary>
    public bool IsRejected { get; init; }

    /// <summary>The review that is open on it; null for none.</summary>
    public OpenReview? Review { get; init; }

    /// <summary>On what its window hangs: date of entry, schedule, extension, suspension.</summary>
    public required CorrectionTerms Terms { get; init; }

    /// <summary>The basis of a suspension that leaves no room for corrections; null for none.</summary>
    public string? SuspendedOtherwise { get; init; }

    /// <summary>When it was liquidated; null while it is not.</summary>
    public DateOnly? LiquidatedOn { get; init; }

    /// <summary>When a reconciliation of it was filed; null for none.</summary>
    public DateOnly? ReconciledOn { get; init; }
}

/// <summary>Who files a correction.</summary>
/// <param name="Filer">Its filer code.</param>
/// <param name="IsSameImporter">True when the correction names the importer of record that stands on file.</param>
/// <param name="HasAuthority">True when that importer authorized it: an importer itself, or a broker with a power of attorney. Asked of
/// a filer alone that does not own the summary.</param>
public sealed record CorrectionFiler(FilerCode Filer, bool IsSameImporter, bool HasAuthority);

/// <summary>What becomes of a correction.</summary>
/// <param name="Findings">What is wrong with it, and what to know.</param>
/// <param name="Differences">What it changes.</param>
public sealed record CorrectionVerdict(IReadOnlyList<Finding> Findings, EntryDifferences Differences)
{
    /// <summary>True when it may stand in the place of what is on file.</summary>
    public bool IsAccepted => !Findings.Any(f => f.Severity == Severity.Fatal);
}
