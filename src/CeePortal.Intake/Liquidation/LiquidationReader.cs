using System.Globalization;
using System.Text;
using CeePortal.Domain.Entries;
using CeePortal.Domain.Liquidation;
using CeePortal.Domain.Protests;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Checks;
using CeePortal.Intake.Csv;
using T = CeePortal.Intake.Liquidation.LiquidationTemplate;

namespace CeePortal.Intake.Liquidation;

/// <summary>One row of a liquidation file as it was read.</summary>
/// <param name="Row">Its number in the file, from 1; the header is 1.</param>
/// <param name="Entry">The entry; none when it could not be read.</param>
/// <param name="Event">The event; null when the row is refused.</param>
/// <param name="EntryDate">CBP's date of entry, when the row brings it.</param>
/// <param name="Findings">What was found; a fatal one refuses the row.</param>
/// <param name="Image">The row itself, with what looks like an importer number hidden.</param>
public sealed record LiquidationReading(long Row, EntryNumber Entry, LiquidationEvent? Event, DateOnly? EntryDate, IReadOnlyList<Finding> Findings, string Image)
{
    /// <summary>A finding on this row.</summary>
    public Finding Found(string code, Severity severity, string message, string fix) => new()
    {
        Code = code,
        Severity = severity,
        Message = message,
        Fix = fix,
        Entry = Entry.IsNone ? null : Entry.ToString(),
        Record = Row,
        RecordType = "row",
        Image = Image,
    };
}

/// <summary>Reads a liquidation file row by row, in memory that does not grow with it. A broken row is refused and takes
/// no other along.</summary>
public sealed class LiquidationReader
{
    /// <summary>The code that stands for CBP's own accord where a file names no ground of a reliquidation.</summary>
    const string OwnAccord = "R1";

    static readonly string[] dates = ["yyyy-MM-dd", "M/d/yyyy", "yyyyMMdd"];

    readonly RecordSource source;
    readonly LiquidationHeader header;
    readonly LiquidationReference reference;
    readonly CsvRow row;
    readonly List<Finding> findings = [];

    /// <summary>Opens a file.</summary>
    /// <param name="stream">The file; it stays the caller's.</param>
    /// <param name="reference">Codes and the day of receipt.</param>
    /// <param name="resume">Where reading goes on, as <see cref="Position"/> gave it; null for the beginning.</param>
    public LiquidationReader(Stream stream, LiquidationReference reference, ReadingPosition? resume = null)
    {
        this.reference = reference;
        source = new RecordSource(stream, maxLine: CsvRow.Longest);
        header = new LiquidationHeader(source.Next() ? Encoding.UTF8.GetString(source.Line) : "", Math.Max(1, source.Number));
        row = new CsvRow(header.Separator);
        Position = new ReadingPosition(source.EndOffset, source.Number, 0);
        if (resume is null || resume == ReadingPosition.Start) return;
        // Rows before the place are passed over, not judged.
        while (source.EndOffset < resume.Offset && source.Next()) { }
        Position = resume;
    }

    /// <summary>What is wrong with the header; a fatal finding refuses the file.</summary>
    public IReadOnlyList<Finding> HeaderFindings => header.Findings;

    /// <summary>The place behind the last row read; the ordinal counts rows.</summary>
    public ReadingPosition Position { get; private set; }

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read(out LiquidationReading reading)
    {
        while (source.Next())
        {
            row.Read(source.Line);
            if (row.IsBlank) continue;
            reading = Judge();
            Position = new(source.EndOffset, source.Number, Position.Ordinal + 1);
            return true;
        }
        reading = null!;
        return false;
    }

    LiquidationReading Judge()
    {
        findings.Clear();
        EntryNumber entry = default;
        if (source.IsCut) Report(-1, LiquidationCodes.Row, "The row is longer than any row of this file can be.", "Look for a missing line end.");
        else if (row.IsMalformed) Report(-1, LiquidationCodes.Row, "A quotation mark is opened and not closed in this row.", "Close it, or remove it.");
        else if (CsvNumber.Read(Cell(T.EntryNumber), out entry) is { } wrongNumber) Report(T.EntryNumber, LiquidationCodes.Entry, wrongNumber, "Write the entry number as XYZ-0004101-9.");

        var e = findings.Count == 0 ? EventOf() : null;
        DateOnly? entryDate = null;
        if (e is not null && !Cell(T.EntryDate).IsEmpty && DayIn(T.EntryDate, "CBP's date of entry") is { } dated)
        {
            if (dated > reference.Received) Report(T.EntryDate, LiquidationCodes.Date, "CBP's date of entry lies ahead.", "Leave it empty until CBP has set it.");
            else entryDate = dated;
        }
        var isRefused = findings.Exists(f => f.Severity == Severity.Fatal);
        var image = Image();
        return new(source.Number, entry, isRefused ? null : e, isRefused ? null : entryDate,
            [.. findings.Select(f => f with { Entry = entry.IsNone ? null : entry.ToString(), Image = image })], image);
    }

    LiquidationEvent? EventOf()
    {
        var name = Cell(T.Event);
        if (!T.Events.TryGetValue(T.Key(name), out var kind))
        {
            Report(T.Event, LiquidationCodes.Event, name.IsEmpty ? "The event is missing." : $"\"{Shown(name)}\" is no event of this file.",
                "Write Scheduled, Liquidated, Reliquidated, Extended, Suspended, Lifted, Period Began, Billed, On Statement, Paid or Reconciled.");
            return null;
        }
        if (DayIn(T.Date, "The date") is not { } on) return null;
        if (kind != LiquidationEventKind.Scheduled && on > reference.Received)
        {
            Report(T.Date, LiquidationCodes.Date, string.Create(CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd} lies ahead, so this has not happened."),
                kind == LiquidationEventKind.Liquidated ? "Write the event as Scheduled if the liquidation is to come." : "Correct the date.");
            return null;
        }
        Ignored(kind);
        switch (kind)
        {
            case LiquidationEventKind.Scheduled:
                var asOf = Cell(T.AsOf).IsEmpty ? reference.Received : DayIn(T.AsOf, "The day of the extract");
                if (asOf > reference.Received)
                {
                    Report(T.AsOf, LiquidationCodes.Date, "The day of the extract lies ahead.", "Write the day on which the extract was made, or leave it empty.");
                    return null;
                }
                return asOf is { } told ? LiquidationEvent.Scheduled(on, told) : null;
            case LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated:
                return LiquidationOf(kind, on);
            case LiquidationEventKind.Extended:
                return BasisOf(kind) is { } extension ? LiquidationEvent.Extended(on, extension.Code) : null;
            case LiquidationEventKind.Suspended:
                return BasisOf(kind) is { } suspension ? LiquidationEvent.Suspended(on, suspension.Code) : null;
            case LiquidationEventKind.Lifted:
                return LiquidationEvent.Lifted(on);
            case LiquidationEventKind.Billed:
                return LiquidationEvent.Billed(on);
            case LiquidationEventKind.OnStatement:
                return LiquidationEvent.OnStatement(on);
            case LiquidationEventKind.Paid:
                return LiquidationEvent.Paid(on);
            case LiquidationEventKind.Reconciled:
                return LiquidationEvent.Reconciled(on);
            default:
                return LiquidationEvent.PeriodBegan(on);
        }
    }

    LiquidationEvent? LiquidationOf(LiquidationEventKind kind, DateOnly on)
    {
        var isAgain = kind == LiquidationEventKind.Reliquidated;
        var code = Unpadded(Cell(T.Type));
        if (!reference.Types.TryGetValue(code, out var type) || type.IsReliquidation != isAgain)
        {
            var known = string.Join(", ", reference.Types.Where(t => t.Value.IsReliquidation == isAgain).Select(t => t.Key).Order(StringComparer.Ordinal));
            Report(T.Type, LiquidationCodes.Code, code.Length == 0 ? "The liquidation type is missing." : $"\"{Shown(code)}\" is no type of a {(isAgain ? "reliquidation" : "liquidation")}.",
                $"Write one of {known}. An administrator keeps the list.");
            return null;
        }
        if (!isAgain) return LiquidationEvent.Liquidated(on, code, type.Result);
        if (BasisOf(kind) is not { } ground || !ReadTouched(out var touched)) return null;
        return LiquidationEvent.Reliquidated(on, code, type.Result, ground.Code, ground.IsVoluntary, touched);
    }

    /// <summary>What a reliquidation touched; an empty cell says that it is not known.</summary>
    bool ReadTouched(out TouchedDecisions? touched)
    {
        touched = null;
        List<ProtestableDecision> all = [];
        foreach (var name in Cell(T.Touched).ToString().Split([';', ',', '/', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (T.Matters.TryGetValue(T.Key(name), out var matter))
            {
                all.Add(matter);
                continue;
            }
            Report(T.Touched, LiquidationCodes.Code, $"\"{Shown(name)}\" is nothing that a reliquidation touches.", "Write Value, Classification, Charge, Drawback or Clerical Error, several with a semicolon between, or leave it empty.");
            return false;
        }
        if (all.Count > 0) touched = TouchedDecisions.Of(all);
        return true;
    }

    (string Code, bool IsVoluntary)? BasisOf(LiquidationEventKind kind)
    {
        var written = Cell(T.Basis).ToString().ToUpperInvariant();
        var code = written.Length == 0 && kind == LiquidationEventKind.Reliquidated ? OwnAccord
            : written is [>= '0' and <= '9'] ? "0" + written // spreadsheets eat the zero
            : written;
        if (reference.Bases.TryGetValue(code, out var basis) && basis.Of == kind) return (code, basis.IsVoluntary);
        var known = string.Join(", ", reference.Bases.Where(b => b.Value.Of == kind).Select(b => b.Key).Order(StringComparer.Ordinal));
        Report(T.Basis, LiquidationCodes.Code, code.Length == 0 ? "The basis is missing." : $"\"{Shown(code)}\" is no basis of this event.", $"Write one of {known}. An administrator keeps the list.");
        return null;
    }

    /// <summary>What stands in a cell that this event does not have would be lost without a word.</summary>
    void Ignored(LiquidationEventKind kind)
    {
        if (kind is not (LiquidationEventKind.Liquidated or LiquidationEventKind.Reliquidated)) Tell(T.Type);
        if (kind is not (LiquidationEventKind.Extended or LiquidationEventKind.Suspended or LiquidationEventKind.Reliquidated)) Tell(T.Basis);
        if (kind != LiquidationEventKind.Scheduled) Tell(T.AsOf);
        if (kind != LiquidationEventKind.Reliquidated) Tell(T.Touched);

        void Tell(int column)
        {
            if (!Cell(column).IsEmpty)
                Report(column, LiquidationCodes.Passed, $"This event has no {T.Columns[column].Name.ToLowerInvariant()}; the cell was not read.", "Leave it empty, or correct the event.", Severity.Warning);
        }
    }

    DateOnly? DayIn(int column, string what)
    {
        var cell = Cell(column);
        if (DateOnly.TryParseExact(cell, dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and < 2200) return day;
        Report(column, LiquidationCodes.Date, cell.IsEmpty ? $"{what} is missing." : $"{what} cannot be read: \"{Shown(cell)}\".", "Write it as 2026-08-30 or 8/30/2026.");
        return null;
    }

    ReadOnlySpan<char> Cell(int column) => row[header.Positions[column]];

    // "01" and "1" are one type.
    static string Unpadded(ReadOnlySpan<char> code)
    {
        var text = code.ToString().ToUpperInvariant();
        return text.Length == 2 && text[0] == '0' ? text[1..] : text;
    }

    void Report(int column, string code, string message, string fix, Severity severity = Severity.Fatal)
    {
        var cell = column < 0 ? -1 : header.Positions[column];
        findings.Add(new Finding
        {
            Code = code,
            Severity = severity,
            Message = message,
            Fix = fix,
            Record = source.Number,
            RecordType = "row",
            ColumnFrom = cell + 1,
            ColumnTo = cell + 1,
            Field = column < 0 ? "" : T.Columns[column].Name,
            Value = cell < 0 ? "" : Shown(row[cell]),
        });
    }

    string Image()
    {
        var text = new StringBuilder();
        for (var i = 0; i < row.Count && text.Length < 400; i++) text.Append(i == 0 ? "" : header.Separator.ToString()).Append(Shown(row[i]));
        return text.ToString();
    }

    /// <summary>A cell as a finding shows it. An entry number is no secret; any other number may be a person's.</summary>
    static string Shown(ReadOnlySpan<char> value)
    {
        var shown = value[..Math.Min(value.Length, 60)].ToArray();
        for (var i = 0; i < shown.Length; i++)
            if (char.IsControl(shown[i])) shown[i] = '?';
        if (CsvNumber.Read(value, out _) is not null) Masking.HideNumbers(shown, bare: true);
        return new string(shown);
    }
}
