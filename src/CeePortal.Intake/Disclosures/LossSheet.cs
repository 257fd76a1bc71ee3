using System.Globalization;
using CeePortal.Domain.Disclosures;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Tariff;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Sheets;

namespace CeePortal.Intake.Disclosures;

/// <summary>A spreadsheet of entries with loss of revenue that was read.</summary>
/// <param name="Rows">The rows all of whose cells are right, in order.</param>
/// <param name="Problems">What is wrong, by row.</param>
/// <param name="Read">How many rows it has, right or wrong.</param>
/// <param name="Notes">What is worth knowing.</param>
public sealed record LossReading(IReadOnlyList<LossRow> Rows, IReadOnlyList<SheetProblem> Problems, int Read, IReadOnlyList<string> Notes);

/// <summary>The spreadsheet of a prior disclosure: a row for each line of an entry, with what was paid and what was owed, or the
/// data from which the duty owed is computed.</summary>
/// <remarks>What a disclosure says is in 19 CFR 162.74(b)(2) and (4); the shape is ours. Columns may stand in any order.</remarks>
public static class LossSheet
{
    const int Entry = 0, Line = 1, Port = 2, Entered = 3, Liquidated = 4, Value = 5, DutyPaid = 6, CasesPaid = 7, FeesPaid = 8, DutyOwed = 9, CasesOwed = 10, FeesOwed = 11,
        Hts = 12, CorrectValue = 13, Origin = 14, Program = 15;

    static readonly string[] dayForms = ["yyyy-MM-dd", "M/d/yyyy", "MM/dd/yyyy"];

    /// <summary>The template.</summary>
    public static SheetTemplate Template { get; } = new("the spreadsheet of entries with loss of revenue", 200_000,
        new("Entry Number", true, "XYZ-0000001-5", "Filer code, seven digits and check digit, with or without hyphens.") { AlsoCalled = ["Entry", "Entry No", "Entry Summary Number"] },
        new("Entry Line", true, "1", "The line of the entry summary.") { AlsoCalled = ["Line", "Line Number", "Line No"] },
        new("Port of Entry", true, "2704", "Four digits. Every port concerned is named in the disclosure (19 CFR 162.74(e)).") { AlsoCalled = ["Port", "Port Code"] },
        new("Entry Date", true, "2024-03-15", "The date of entry, whose rates of duty count.") { AlsoCalled = ["Date of Entry"] },
        new("Liquidation Date", false, "2025-01-24", "The day of liquidation, from which interest runs. Blank takes the liquidation on file, or none.") { AlsoCalled = ["Liquidated", "Date of Liquidation"] },
        new("Entered Value", true, "12500", "The value as entered.") { AlsoCalled = ["Value"] },
        new("Duty Paid", true, "312.50", "The duty as paid."),
        new("AD/CVD Paid", false, "0", "Antidumping and countervailing duty as paid. Blank for none."),
        new("Fees Paid", false, "43.30", "Taxes and fees as paid. Blank for none."),
        new("Duty Owed", false, "1062.50", "The duty that was owed. Leave it blank when you give the correct tariff number."),
        new("AD/CVD Owed", false, "", "Antidumping and countervailing duty that was owed. Blank for as paid."),
        new("Fees Owed", false, "", "Taxes and fees that were owed. Blank for as paid."),
        new("Correct HTS", false, "", "The tariff number that should have been entered; the portal computes the duty from it.") { AlsoCalled = ["Correct HTS Number", "Correct Tariff Number"] },
        new("Correct Value", false, "", "The value that should have been entered, with a correct tariff number. Blank for as entered."),
        new("Correct Origin", false, "", "The country of origin, two letters, with a correct tariff number.") { AlsoCalled = ["Correct Country of Origin"] },
        new("Correct Program", false, "", "The special program that applies, such as KR. Blank for none.") { AlsoCalled = ["Correct SPI"] });

    /// <summary>Reads a spreadsheet. Every problem of every row is named, not only the first.</summary>
    /// <param name="file">CSV or XLSX, seekable.</param>
    public static LossReading Read(Stream file)
    {
        var sheet = SheetReader.Read(file, Template);
        if (sheet.Problem is { } refused) return new([], [refused], 0, []);
        List<LossRow> rows = new(sheet.Rows.Count);
        List<SheetProblem> problems = [];
        var first = new Dictionary<EntryNumber, LossRow>(sheet.Rows.Count);
        var lines = new HashSet<(EntryNumber, int)>(sheet.Rows.Count);
        foreach (var row in sheet.Rows)
            if (new Cells(row, problems).Read() is { } read && Agrees(read, first, lines, problems)) rows.Add(read);
        return new(rows, problems, sheet.Rows.Count, sheet.Notes);
    }

    /// <summary>The rows of one entry have one port and one set of dates, and each line stands once.</summary>
    static bool Agrees(LossRow row, Dictionary<EntryNumber, LossRow> first, HashSet<(EntryNumber, int)> lines, List<SheetProblem> problems)
    {
        var before = problems.Count;
        void Say(int column, string value, string problem, string remedy) => problems.Add(new(row.Row, Template.Columns[column].Name, value, problem, remedy));
        if (!lines.Add((row.Entry, row.Line)))
            Say(Line, row.Line.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"Line {row.Line} of entry {row.Entry} stands twice."), "Delete one of the rows, or correct the line.");
        if (!first.TryAdd(row.Entry, row) && first[row.Entry] is var other)
        {
            if (other.Port != row.Port) Say(Port, row.Port.ToString(), string.Create(CultureInfo.InvariantCulture, $"Row {other.Row} gives port {other.Port} for the same entry."), "An entry has one port. Correct one of the two.");
            if (other.EnteredOn != row.EnteredOn) Say(Entered, Printed(row.EnteredOn), string.Create(CultureInfo.InvariantCulture, $"Row {other.Row} gives {other.EnteredOn:yyyy-MM-dd} for the same entry."), "An entry has one date of entry. Correct one of the two.");
            if (other.LiquidatedOn != row.LiquidatedOn) Say(Liquidated, row.LiquidatedOn is { } on ? Printed(on) : "", string.Create(CultureInfo.InvariantCulture, $"Row {other.Row} gives {(other.LiquidatedOn is { } o ? Printed(o) : "none")} for the same entry."), "An entry has one liquidation. Write the same in each of its rows.");
        }
        return problems.Count == before;
    }

    static string Printed(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The cells of a row, read.</summary>
    readonly struct Cells(SheetRow row, List<SheetProblem> problems)
    {
        public LossRow? Read()
        {
            var before = problems.Count;
            if (Given(Entry) is null || EntryNumber.Read(row.Cells[Entry], null, out var entry) is not { } wrong) EntryNumber.Read(row.Cells[Entry], null, out entry);
            else Say(Entry, row.Cells[Entry].Contains("total", StringComparison.OrdinalIgnoreCase) ? "This looks like a row of totals." : wrong,
                row.Cells[Entry].Contains("total", StringComparison.OrdinalIgnoreCase) ? "Delete it; the portal adds up." : "Write it as XYZ-0000001-5. Format the column as text, or a spreadsheet drops zeros.");
            var line = 0;
            if (Given(Line) is { } number && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out line) || line is < 1 or > 99_999)) Say(Line, "This is not the number of a line.", "Write the number of the line on the entry summary, from 1.");
            PortCode port = default;
            if (Given(Port) is { } code && PortCode.Read(code, out port) is { } badPort) Say(Port, badPort, "Write its four digits. Format the column as text, or a spreadsheet drops zeros.");
            var entered = Given(Entered) is null ? null : Day(Entered);
            var liquidated = Day(Liquidated);
            if (entered is { } from && liquidated < from) Say(Liquidated, "The liquidation lies before the date of entry.", "Correct one of the two.");
            var value = Given(Value) is null ? default : Amount(Value) ?? default;
            var paid = new LineAmounts(Given(DutyPaid) is null ? default : Amount(DutyPaid) ?? default, Amount(CasesPaid) ?? default, Amount(FeesPaid) ?? default);
            var owed = new LineAmounts(Amount(DutyOwed) ?? default, Amount(CasesOwed) ?? paid.Cases, Amount(FeesOwed) ?? paid.Fees);
            var correct = Correct(value);
            if (row.Cells[DutyOwed].Length == 0 && row.Cells[Hts].Length == 0) Say(DutyOwed, "Neither the duty owed nor the correct tariff number is given.", "Write the duty that was owed, or the correct tariff number from which it is computed.");
            if (row.Cells[DutyOwed].Length > 0 && row.Cells[Hts].Length > 0) Say(DutyOwed, "Both the duty owed and the correct tariff number are given.", "Leave one of them blank: the portal computes the duty from the number.");
            return problems.Count == before ? new(row.Number, entry, line, port, entered!.Value, liquidated, value, paid, owed, correct) : null;
        }

        /// <summary>A required cell; null, and said so, when it is blank.</summary>
        string? Given(int column)
        {
            if (row.Cells[column].Length > 0) return row.Cells[column];
            Say(column, $"\"{Template.Columns[column].Name}\" is missing.", Template.Columns[column].Meaning);
            return null;
        }

        CorrectData? Correct(Money value)
        {
            if (row.Cells[Hts].Length == 0)
            {
                foreach (var column in (ReadOnlySpan<int>)[CorrectValue, Origin, Program])
                    if (row.Cells[column].Length > 0) Say(column, $"\"{Template.Columns[column].Name}\" is given without a correct tariff number.", "Write the tariff number too, even when it is the one that was entered; the duty is computed from it.");
                return null;
            }
            if (HtsNumber.Read(row.Cells[Hts], out var number) is { } wrong) Say(Hts, wrong, "Write it as 8471.30.0100.");
            CountryCode origin = default;
            if (row.Cells[Origin].Length == 0) Say(Origin, "The country of origin is missing.", "Write its two letters, such as CN: the rate depends on it.");
            else if (CountryCode.Read(row.Cells[Origin], out origin) is { } badOrigin) Say(Origin, badOrigin, "Write its two letters, such as CN.");
            return new(number, origin, row.Cells[Program].ToUpperInvariant(), Amount(CorrectValue) ?? value);
        }

        Money? Amount(int column)
        {
            if (row.Cells[column].Length == 0) return null;
            if (Money.Read(row.Cells[column], out var amount) is { } wrong) Say(column, wrong, "Write it in dollars, such as 1234.50, without letters.");
            else if (amount < Money.Zero) Say(column, "The amount is below zero.", "Write what was paid or owed. A line on which too much was paid has less owed than paid.");
            else return amount;
            return null;
        }

        DateOnly? Day(int column)
        {
            if (row.Cells[column].Length == 0) return null;
            if (DateOnly.TryParseExact(row.Cells[column], dayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and <= 2079) return day;
            Say(column, "This is not a day.", "Write year, month and day, such as 2026-10-01.");
            return null;
        }

        void Say(int column, string problem, string remedy) => problems.Add(new(row.Number, Template.Columns[column].Name, SheetProblems.Shown(row.Cells[column]), problem, remedy));
    }
}
