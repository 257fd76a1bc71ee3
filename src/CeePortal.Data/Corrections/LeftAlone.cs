using CeePortal.Data.Entries;

namespace CeePortal.Data.Corrections;

/// <summary>What a correction leaves alone of the summary on file, by form as by upload, and its return as well.</summary>
static class LeftAlone
{
    /// <summary>Takes it over from the row on file.</summary>
    /// <param name="entry">The row that takes its place.</param>
    /// <param name="onFile">The row on file.</param>
    public static void TakeOver(EntrySummary entry, EntrySummary onFile)
    {
        // The summary is as old as it was: lists and counts by the day of filing do not move. The correction has a day of its own.
        entry.FiledAt = onFile.FiledAt;
        // CBP's date never comes from the filer, nor goes: an extract may have told it after the summary was looked at.
        entry.EntryDateCbp = onFile.EntryDateCbp ?? entry.EntryDateCbp;
        // What CBP rejected, or the filer took off file, is not brought back by it.
        entry.Status = onFile.Status;
    }
}
