using CeePortal.Data.Entries;

namespace CeePortal.Data.Corrections;

/// <summary>What a correction changes of the rows on file: most change a line and a total, and only that is written.</summary>
public sealed record CorrectedRows(EntryRows Rows, IReadOnlyList<(EntryLine Was, EntryLine Now)> Kept, IReadOnlyList<EntryLine> Added, IReadOnlyList<EntryLine> Removed)
{
    /// <summary>Lays the rows of a correction over those on file.</summary>
    /// <param name="rows">The rows of the correction; they are completed by what a correction leaves alone.</param>
    /// <param name="was">What stands on file.</param>
    public static CorrectedRows Over(EntryRows rows, CorrectedOnFile was)
    {
        LeftAlone.TakeOver(rows.Entry, was.Entry);
        List<(EntryLine, EntryLine)> kept = new(rows.Lines.Count);
        List<EntryLine> added = [], removed = [];
        var before = was.Lines.ToDictionary(l => l.Number);
        foreach (var line in rows.Lines)
            if (before.Remove(line.Number, out var same))
            {
                line.Id = same.Id;
                kept.Add((same, line));
            }
            else added.Add(line);
        removed.AddRange(before.Values);
        return new(rows, kept, added, removed);
    }
}
