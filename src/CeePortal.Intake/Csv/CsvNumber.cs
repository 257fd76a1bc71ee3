using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;

namespace CeePortal.Intake.Csv;

/// <summary>What stands under Entry Number. One reading for all who ask: the scanner that says whose entries a file holds,
/// and the reader that gives them. Were theirs different, a file could show one filer to the first and hand entries of
/// another to the second.</summary>
static class CsvNumber
{
    /// <summary>Reads the cell; its check digit is judged later.</summary>
    /// <returns>Null when it is right; otherwise what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> cell, out EntryNumber number)
    {
        // An importer number with a suffix has as many characters; its hyphens tell it.
        if (ImporterNumber.Read(cell, out _) is not null) return EntryNumber.Read(cell, null, out number);
        number = default;
        return "This is an importer number, not an entry number: the cells of the row seem to be shifted.";
    }

    /// <summary>The filer that the cell names: of the number, else its first three characters.</summary>
    public static FilerCode FilerOf(ReadOnlySpan<char> cell)
    {
        if (Read(cell, out var number) is null) return number.Filer;
        return cell.Length >= 3 && FilerCode.Read(cell[..3], out var filer) is null ? filer : default;
    }
}
