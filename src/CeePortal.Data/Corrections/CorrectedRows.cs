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
        if (rows.Lines.Count == was.Lines.Count && rows.Lines.Zip(was.Lines).All(l => l.First.Number == l.Second.Number))
            for (var i = 0; i < rows.Lines.Count; i++) Keep(was.Lines[i], rows.Lines[i]); // as most do
        else
        {
            var before = was.Lines.ToDictionary(l => l.Number);
            foreach (var line in rows.Lines)
                if (before.Remove(line.Number, out var same)) Keep(same, line);
                else added.Add(line);
            removed.AddRange(before.Values);
        }
        return new(rows, kept, added, removed);

        void Keep(EntryLine same, EntryLine line)
        {
            line.Id = same.Id;
            if (line.Detail == same.Detail) line.Detail = same.Detail; // held once while it waits to be written
            kept.Add((same, line));
        }
    }
}
