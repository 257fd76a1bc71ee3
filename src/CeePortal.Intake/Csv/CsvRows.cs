using System.Text;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Catair.Layouts;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Csv;

/// <summary>Keeps the rows of the entry that is being read, so that a finding can show the cell it is about.</summary>
sealed class CsvRows(CsvHeader header) : ISpotFinder
{
    // As for AE records: no honest entry is larger.
    const int MaxKept = 20 * 1024 * 1024;

    readonly CsvRow row = new(header.Separator);
    readonly List<(long Number, int Start, int Length)> rows = [];
    byte[] kept = new byte[16 * 1024];
    int used;

    /// <summary>The template's columns whose fee totals are among the entry's, in order.</summary>
    public List<int> FeeTotals { get; } = [];

    /// <summary>Forgets the last entry.</summary>
    public void Clear()
    {
        rows.Clear();
        FeeTotals.Clear();
        used = 0;
    }

    /// <summary>Keeps a row.</summary>
    public void Add(long number, ReadOnlySpan<byte> line)
    {
        if (used + line.Length > MaxKept) line = default;
        if (used + line.Length > kept.Length) Array.Resize(ref kept, Math.Max(kept.Length * 2, used + line.Length));
        line.CopyTo(kept.AsSpan(used));
        rows.Add((number, used, line.Length));
        used += line.Length;
    }

    /// <inheritdoc/>
    public Located Locate(Spot spot)
    {
        if (rows.Count == 0) return default;
        var at = Math.Clamp(spot.Line - 1, 0, rows.Count - 1);
        row.Read(kept.AsSpan(rows[at].Start, rows[at].Length));
        return Show(at, ColumnOf(spot));
    }

    /// <summary>Shows a cell.</summary>
    /// <param name="rowIndex">Which row of the entry, from 0.</param>
    /// <param name="column">The template's column, or -1 for the row as a whole.</param>
    public Located LocateCell(int rowIndex, int column)
    {
        row.Read(kept.AsSpan(rows[rowIndex].Start, rows[rowIndex].Length));
        return Show(rowIndex, column);
    }

    Located Show(int at, int column)
    {
        if (column < 0) return new Located(rows[at].Number, "row", 0, 0, "", "", Image(at));
        var cell = header.Positions[column];
        var value = row[cell];
        var shown = Printable(value, IsPersonal(CsvTemplate.Columns[column]), IsAstray(at));
        // A column that the file does not have has a name, but no place.
        return new Located(rows[at].Number, "row", cell + 1, cell + 1, CsvTemplate.Columns[column].Name, shown, Image(at));
    }

    // The k-th record of its kind is the k-th of its places that is filled; a missing one is the last, where it would stand.
    int ColumnOf(Spot spot)
    {
        if (spot.Kind == RecordKind.R89 && spot.From > 0)
        {
            var index = (spot.Nth - 1) * 5 + (spot.From - 3) / 14;
            return index < FeeTotals.Count ? FeeTotals[index] : -1;
        }
        var id = RecordLayouts.Of(spot.Kind).Id;
        var (found, last, nth) = (-1, -1, 0);
        for (var column = 0; column < CsvTemplate.Columns.Count; column++)
        {
            var candidate = CsvTemplate.Columns[column];
            if (candidate.Record != id || spot.From > 0 && candidate.From != spot.From) continue;
            if (spot.From == 0) return -1;
            last = column;
            if (IsFilled(id, candidate.Nth) && ++nth == spot.Nth) found = column;
        }
        return found >= 0 ? found : last;
    }

    bool IsFilled(string record, int nth)
    {
        for (var column = 0; column < CsvTemplate.Columns.Count; column++)
        {
            var candidate = CsvTemplate.Columns[column];
            if (candidate.Record == record && candidate.Nth == nth && !row[header.Positions[column]].IsEmpty) return true;
        }
        return false;
    }

    static bool IsPersonal(CsvColumn column) => column.Record == "11" && column.From is 3 or 15 or 27 || column is { Record: "47", Nth: 2 };

    // The row as it stands, with personal numbers hidden.
    string Image(int at)
    {
        var cells = new string[row.Count];
        var isAstray = IsAstray(at);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var column = cell < header.Columns.Length ? header.Columns[cell] : -1;
            cells[cell] = Printable(row[cell], column >= 0 && IsPersonal(CsvTemplate.Columns[column]), isAstray);
        }
        var image = new StringBuilder().AppendJoin(header.Separator, cells).ToString();
        return rows[at].Length == 0 ? "" : image.Length <= 1_000 ? image : image[..1_000];
    }

    // True when the cells may not be where they belong: a number of a person may then stand in any of them.
    bool IsAstray(int at)
    {
        var importer = row[header.Positions[C.ImporterNumber]];
        return row.IsMalformed || row.Count > header.Names.Count || rows[at].Length == CsvRow.Longest
            || CsvNumber.Read(row[header.Positions[C.EntryNumber]], out _) is not null
            || !importer.IsEmpty && ImporterNumber.Read(importer, out _) is not null;
    }

    static string Printable(ReadOnlySpan<char> value, bool isPersonal, bool isAstray)
    {
        var shown = value[..Math.Min(value.Length, 200)].ToArray();
        for (var i = 0; i < shown.Length; i++)
            if (char.IsControl(shown[i])) shown[i] = '?';
        if (isPersonal) Masking.Hide(shown);
        else Masking.HideNumbers(shown, abutting: isAstray, bare: isAstray);
        return new string(shown);
    }
}
