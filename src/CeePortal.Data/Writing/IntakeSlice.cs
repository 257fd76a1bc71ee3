using CeePortal.Data.Corrections;
using CeePortal.Data.Entries;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Writing;

/// <summary>A replacement of an entry on file: the new rows, and what stood before.</summary>
public sealed record Replacement(EntryRows Rows, EntryOnFile Before);

/// <summary>A part of an upload, ready to be written in one transaction: rows, counts, and where reading goes on.</summary>
public sealed class IntakeSlice
{
    public required long UploadId { get; init; }
    public required long OrganizationId { get; init; }

    /// <summary>How many slices of this upload were written before this one (<see cref="Uploads.Upload.Slices"/>): written
    /// twice, or by two nodes at once, the second finds another number and writes nothing.</summary>
    public required int SlicesBefore { get; init; }
    public required DateTime At { get; init; }

    public List<EntryRows> Added { get; } = [];
    public List<Replacement> Replaced { get; } = [];
    public List<EntryOnFile> Withdrawn { get; } = [];

    /// <summary>Corrections, which replace as well, and have an item of work each.</summary>
    public List<CorrectionRows> Corrected { get; } = [];

    /// <summary>The law by which the corrections were judged; null when there are none.</summary>
    public Law? Law { get; set; }
    public List<EntryFinding> Findings { get; } = [];

    /// <summary>Entries read in this slice, refused ones among them.</summary>
    public int Entries { get; set; }
    public int Rejected { get; set; }
    public int WithWarnings { get; set; }

    /// <summary>Entries that a check-only run would have filed: counted as accepted, without rows, by destination and port.</summary>
    public List<(string Destination, string Port)> AcceptedByCheck { get; } = [];

    /// <summary>How many a check would withdraw: accepted, and bound for nowhere.</summary>
    public int WithdrawnByCheck { get; set; }

    /// <summary>How far the file has been read, from its beginning.</summary>
    public long BytesRead { get; set; }

    /// <summary>Where reading goes on after a crash.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>What must have reached the disk before this may be committed: the checkpoint counts on it.</summary>
    public Task OnDisk { get; init; } = Task.CompletedTask;

    /// <summary>How the upload ends with this slice; null while more follows.</summary>
    public Uploads.UploadStatus? EndsAs { get; set; }
    public string? EndText { get; set; }
    public string? AxFile { get; set; }
    public string? RejectedFile { get; set; }

    public int Accepted => Added.Count + Replaced.Count + Corrected.Count + Withdrawn.Count + AcceptedByCheck.Count + WithdrawnByCheck;
}

/// <summary>What became of a slice.</summary>
public enum SliceResult
{
    /// <summary>Written whole.</summary>
    Written = 1,

    /// <summary>Nothing was written: other filings took or changed entries meanwhile (<see cref="SliceOutcome.Conflicts"/>).
    /// Look them up again, decide anew, and write the slice again.</summary>
    Conflict = 2,

    /// <summary>Nothing was written: this slice of the upload was written already, or another node goes on with it. Stop.</summary>
    Superseded = 3,
}

/// <summary>What became of a slice.</summary>
/// <param name="Conflicts">The entry numbers (11 characters) that stand in the way.</param>
/// <param name="Held">How long the gate was held.</param>
public sealed record SliceOutcome(SliceResult Result, IReadOnlyList<string> Conflicts, TimeSpan Held);
