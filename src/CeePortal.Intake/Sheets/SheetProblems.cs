using System.Globalization;
using System.Text;
using CeePortal.Intake.Checks;
using CeePortal.Intake.Csv;

namespace CeePortal.Intake.Sheets;

/// <summary>Collects what is wrong with the rows of a list, and writes it as a file that goes back to whoever filled it in.</summary>
public static class SheetProblems
{
    /// <summary>The titles of the file of problems.</summary>
    public const string Titles = "Row,Column,Value,Problem,Remedy";

    /// <summary>Writes problems as CSV that a spreadsheet opens and runs no formula of.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="problems">The problems.</param>
    /// <param name="stop">Stops writing.</param>
    public static async Task WriteCsvAsync(Stream output, IAsyncEnumerable<SheetProblem> problems, CancellationToken stop = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync((Titles + "\r\n").AsMemory(), stop);
        var row = new StringBuilder();
        await foreach (var p in problems.WithCancellation(stop))
        {
            row.Clear();
            if (p.Row > 0) row.Append(CultureInfo.InvariantCulture, $"{p.Row}");
            row.Append(',').AppendCell(p.Column).Append(',').AppendCell(p.Value).Append(',').AppendCell(p.Problem).Append(',').AppendCell(p.Remedy).Append("\r\n");
            await writer.WriteAsync(row, stop);
        }
    }

    /// <summary>A value as a problem shows it: one line, not long, importer numbers masked.</summary>
    /// <param name="text">The value.</param>
    /// <param name="isPersonal">True for a cell of an importer number: then all but its end is hidden, whatever it is.</param>
    public static string Shown(string text, bool isPersonal = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = text[..Math.Min(text.Length, 120)].ReplaceLineEndings(" ").ToCharArray();
        if (isPersonal) Masking.Hide(shown);
        else Masking.HideNumbers(shown);
        return new string(shown) + (text.Length > 120 ? "…" : "");
    }
}
