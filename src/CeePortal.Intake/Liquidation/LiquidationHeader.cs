using CeePortal.Domain.Entries;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Liquidation;

/// <summary>The header row of a liquidation file: which column stands where.</summary>
sealed class LiquidationHeader
{
    static readonly char[] separators = [',', ';', '\t', '|'];

    readonly List<Finding> findings = [];

    public LiquidationHeader(string line, long number)
    {
        Separator = separators.MaxBy(candidate => line.Count(c => c == candidate));
        Names = [.. line.TrimStart('\uFEFF').Split(Separator).Select(n => n.Trim().Trim('"').Trim())];
        Positions = new int[LiquidationTemplate.Columns.Count];
        Array.Fill(Positions, -1);
        for (var i = 0; i < Names.Count; i++)
        {
            var column = LiquidationTemplate.IndexOf(Names[i]);
            if (column >= 0 && Positions[column] >= 0) Report(i, $"The column \"{Names[i]}\" stands twice in the header.", "Remove one of them.", Severity.Fatal);
            else if (column >= 0) Positions[column] = i;
            else if (Names[i].Length > 0) Report(i, $"The template has no column \"{Shown(Names[i])}\"; it is not read.", "Remove it, or leave it: nothing depends on it.", Severity.Information);
        }
        for (var column = 0; column < Positions.Length; column++)
            if (Positions[column] < 0 && LiquidationTemplate.Columns[column] is { IsRequired: true, Name: var name })
                Report(-1, $"The column \"{name}\" is missing from the header.", "Download the template and copy your rows under its header.", Severity.Fatal);

        void Report(int cell, string message, string fix, Severity severity) => findings.Add(new Finding
        {
            Code = LiquidationCodes.Header,
            Severity = severity,
            Message = message,
            Fix = fix,
            Record = number,
            RecordType = "header",
            ColumnFrom = cell + 1,
            ColumnTo = cell + 1,
            Field = cell >= 0 ? Shown(Names[cell]) : "",
        });
    }

    public char Separator { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The cell of a row for each column of the template, or -1.</summary>
    public int[] Positions { get; }

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>How many columns of the template it has.</summary>
    public int Known => Positions.Count(p => p >= 0);

    /// <summary>A file without a header has data there, which may be a number of a person.</summary>
    static string Shown(string name)
    {
        var shown = name[..Math.Min(name.Length, 60)].ToCharArray();
        Masking.HideNumbers(shown, abutting: true, bare: true);
        return new string(shown);
    }
}
