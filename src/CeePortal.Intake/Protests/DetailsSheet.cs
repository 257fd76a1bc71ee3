using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Sheets;

namespace CeePortal.Intake.Protests;

/// <summary>A row of the spreadsheet of details: what is to be changed in a line of an entry.</summary>
/// <param name="Row">The row as a spreadsheet counts it.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="From">What CBP decided.</param>
/// <param name="To">What is claimed.</param>
public sealed record ProtestDetail(long Row, EntryNumber Entry, int Line, string From, string To)
{
    /// <summary>What stands in further columns, with their titles.</summary>
    public IReadOnlyList<(string Title, string Text)> Others { get; init; } = [];
}

/// <summary>A line of an entry as it is on file.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Tariffs">Its tariff numbers.</param>
/// <param name="Origin">Its country of origin, two letters; empty when unknown.</param>
/// <param name="Amounts">Its value, duty and fees.</param>
public sealed record LineOnFile(int Line, IReadOnlyList<HtsNumber> Tariffs, string Origin, IReadOnlyList<Money> Amounts);

/// <summary>A spreadsheet of details that was read.</summary>
/// <param name="Details">The rows that could be read.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record DetailsReading(IReadOnlyList<ProtestDetail> Details, IReadOnlyList<SheetProblem> Problems);

/// <summary>The spreadsheet of details that CBP recommends to attach to a protest: entry, line, change from, change to, then
/// what the filer likes. It is optional; CBP may not require it.</summary>
/// <remarks>Source: CBP, CAMS bulletin 2f47125 (2021). The order of the four columns is CBP's; their titles are ours, and a
/// sheet without titles is read by that order.</remarks>
public static class DetailsSheet
{
    const int Entry = 0, Line = 1, From = 2, To = 3;

    /// <summary>The template.</summary>
    public static SheetTemplate Template { get; } = new("the spreadsheet of details", 50_000,
        new("Entry Number", true, "XYZ-0000001-5", "The entry, one of those of the protest.") { AlsoCalled = ["Entry", "Entry No", "Entry Summary Number"] },
        new("Entry Line", true, "1", "The line of the entry summary.") { AlsoCalled = ["Line", "Line Number", "Line No"] },
        new("Change From", true, "6205.20.2016", "What CBP decided: a tariff number, a value, a country.") { AlsoCalled = ["From"] },
        new("Change To", true, "6206.30.3011", "What is claimed instead.") { AlsoCalled = ["To"] });

    /// <summary>Reads a spreadsheet of details.</summary>
    public static DetailsReading Read(Stream file)
    {
        var sheet = SheetReader.Read(file, Template, static first => first.Count >= 4 && EntryNumber.Read(first[0], null, out _) is null);
        if (sheet.Problem is { } refused) return new([], [refused]);
        List<ProtestDetail> details = [];
        List<SheetProblem> problems = [];
        foreach (var row in sheet.Rows)
        {
            var before = problems.Count;
            void Say(int column, string problem, string remedy) => problems.Add(new(row.Number, Template.Columns[column].Name, SheetProblems.Shown(row.Cells[column]), problem, remedy));
            if (EntryNumber.Read(row.Cells[Entry], null, out var entry) is { } wrong) Say(Entry, wrong, "Write it as XYZ-0000001-5.");
            if (!int.TryParse(row.Cells[Line], NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line is < 1 or > 99_999) Say(Line, "This is not the number of a line.", "Write the number of the line on the entry summary, from 1.");
            foreach (var column in new[] { From, To })
                if (row.Cells[column].Length == 0) Say(column, $"\"{Template.Columns[column].Name}\" is missing.", Template.Columns[column].Meaning);
            if (row.Cells[To].Length > 0 && row.Cells[From].Equals(row.Cells[To], StringComparison.OrdinalIgnoreCase)) Say(To, "This changes nothing.", "Correct one of the two, or delete the row.");
            if (problems.Count == before) details.Add(new(row.Number, entry, line, row.Cells[From], row.Cells[To]) { Others = row.Others });
        }
        return new(details, problems);
    }

    /// <summary>Holds details against the entries of the protest and against what is on file.</summary>
    /// <param name="details">The details.</param>
    /// <param name="entries">The entries of the protest.</param>
    /// <param name="onFile">The lines of an entry on file; null when the entry is not on file.</param>
    public static IReadOnlyList<SheetProblem> Check(IReadOnlyList<ProtestDetail> details, IReadOnlyCollection<EntryNumber> entries, Func<EntryNumber, IReadOnlyList<LineOnFile>?> onFile)
    {
        List<SheetProblem> problems = [];
        HashSet<(EntryNumber, int, string)> seen = [];
        foreach (var d in details)
        {
            void Say(int column, string value, string problem, string remedy) => problems.Add(new(d.Row, Template.Columns[column].Name, SheetProblems.Shown(value), problem, remedy));
            if (!entries.Contains(d.Entry))
            {
                Say(Entry, d.Entry.ToString(), "This entry is not among those of the protest.", "Add the entry to the protest, or delete the row.");
                continue;
            }
            if (!seen.Add((d.Entry, d.Line, d.From.ToUpperInvariant()))) Say(From, d.From, string.Create(CultureInfo.InvariantCulture, $"Line {d.Line} of this entry is changed from this twice."), "Delete one of the rows.");
            if (onFile(d.Entry) is not { } lines) continue;
            if (lines.FirstOrDefault(l => l.Line == d.Line) is not { } line)
                Say(Line, d.Line.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"The entry has no line {d.Line} on file; it has {lines.Count}."), "Compare the number with the entry summary.");
            else if (OnFile(line, d.From) is { } known)
                Say(From, d.From, $"The line has {known} on file.", "Compare it with the entry summary and with the liquidation; CBP may have changed the line since it was filed.");
        }
        return problems;
    }

    /// <summary>What is on file instead of what a row changes from; null when it is that, or when it cannot be told.</summary>
    static string? OnFile(LineOnFile line, string from)
    {
        var text = from.Trim();
        if (text.Length == 2 && text.All(char.IsAsciiLetter))
            return line.Origin.Length == 0 || line.Origin.Equals(text, StringComparison.OrdinalIgnoreCase) ? null : $"origin {line.Origin}";
        // A tariff number has dots in its own places, or is of just as many digits; an amount has a dollar sign or cents.
        if (!text.Contains('$', StringComparison.Ordinal) && HtsNumber.Read(text, out var number) is null && (text.Count(c => c == '.') > 1 || text.Length >= 6 && text.Count(char.IsAsciiDigit) >= 6))
            return line.Tariffs.Count == 0 || line.Tariffs.Any(t => t == number || t.IsUnder(number)) ? null : $"tariff number {string.Join(", ", line.Tariffs)}";
        if (Money.Read(text.TrimStart('$'), out var amount) is null)
            return line.Amounts.Count == 0 || line.Amounts.Contains(amount) || amount.Cents % 100 == 0 && line.Amounts.Any(a => Math.Round(a.Amount, MidpointRounding.AwayFromZero) == amount.Amount)
                ? null : $"the amounts {string.Join(", ", line.Amounts.Where(a => a.Cents != 0))}";
        return null;
    }
}
