using System.Text;

namespace CeePortal.Intake.Csv;

/// <summary>Writes cells of a CSV file that a spreadsheet will open.</summary>
public static class SafeCell
{
    /// <summary>Appends a cell: quoted where it must be, and never one that a spreadsheet would run as a formula.</summary>
    /// <remarks>Text from a filer's file may begin with a formula's sign. Such a cell gets an apostrophe in front, by which
    /// spreadsheets know text (OWASP, CSV Injection); blanks before the sign do not hide it.</remarks>
    public static StringBuilder AppendCell(this StringBuilder row, ReadOnlySpan<char> text)
    {
        var first = text.TrimStart(" \u00A0\u3000");
        var isFormula = !first.IsEmpty && first[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
        // Blanks at the ends would be lost without quotation marks; so would be what follows a separator of other countries.
        var isQuoted = isFormula || text.IndexOfAny(",;\"\t\r\n") >= 0 || !text.IsEmpty && (text[0] == ' ' || text[^1] == ' ');
        if (!isQuoted) return row.Append(text);
        row.Append('"');
        if (isFormula) row.Append('\'');
        foreach (var c in text)
        {
            if (c == '"') row.Append('"');
            row.Append(c);
        }
        return row.Append('"');
    }
}
