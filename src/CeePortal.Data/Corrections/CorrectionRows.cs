using CeePortal.Data.Entries;
using CeePortal.Domain.Work;

namespace CeePortal.Data.Corrections;

/// <summary>An accepted correction on its way into the database: the rows that take the place of those on file, and the item of work that
/// tells of it.</summary>
/// <param name="Changes">The new rows of the entry, laid over those on file.</param>
/// <param name="Before">What they replace.</param>
/// <param name="Accepted">What was judged.</param>
/// <param name="OrganizationId">Who filed it.</param>
/// <param name="By">The person.</param>
/// <param name="At">When it came in; its legal day is that of filing.</param>
/// <param name="FirstKey">The first of <see cref="Keys"/> keys for the rows of its item.</param>
/// <param name="IsToldAlways">True for one that a person filed by form, who gets a receipt; of an upload the upload itself tells.</param>
public sealed record CorrectionRows(CorrectedRows Changes, EntryOnFile Before, AcceptedCorrection Accepted, long OrganizationId, Actor By, DateTime At, long FirstKey, bool IsToldAlways)
{
    /// <summary>How many keys the rows of an item take: itself, its entry, clock, image, two notices and what it makes due.</summary>
    public const int Keys = 7;

    public EntryRows Rows => Changes.Rows;

    /// <summary>True when who may see the entry changes: another filer, or another Center.</summary>
    public bool MovesEntry => (Rows.Entry.Filer, Rows.Entry.HandledBy) != (Accepted.Was.Entry.Filer, Accepted.Was.Entry.HandledBy);

    /// <summary>True when something changes on which the windows of the entry hang.</summary>
    public bool MovesWindows => MovesEntry || Rows.Entry.Type != Accepted.Was.Entry.Type || Rows.Entry.Deciding != Accepted.Was.Entry.Deciding || Accepted.Filing.Differences.TouchesCases;
}
