using CeePortal.Data.Entries;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Corrections;

/// <summary>An accepted correction on its way into the database: the rows that take the place of those on file, and the item of work that
/// tells of it.</summary>
/// <param name="Changes">The new rows of the entry, laid over those on file.</param>
/// <param name="Before">What they replace.</param>
/// <param name="Accepted">What was judged.</param>
/// <param name="By">The person who filed it.</param>
/// <param name="At">When it came in; its legal day is that of filing.</param>
/// <param name="ItemKey">The key of its item.</param>
public sealed record CorrectionRows(CorrectedRows Changes, EntryOnFile Before, AcceptedCorrection Accepted, Actor By, DateTime At, long ItemKey)
{
    public EntryRows Rows => Changes.Rows;

    /// <summary>True when who may see the entry changes: another filer, or another Center.</summary>
    public bool MovesEntry => (Rows.Entry.Filer, Rows.Entry.HandledBy) != (Accepted.Was.Entry.Filer, Accepted.Was.Entry.HandledBy);

    /// <summary>True when something changes on which the windows of the entry hang.</summary>
    public bool MovesWindows => Rows.Entry.Type != Accepted.Was.Entry.Type || Rows.Entry.Deciding != Accepted.Was.Entry.Deciding || Accepted.Filing.Differences.TouchesCases;
}
