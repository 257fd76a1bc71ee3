using System.Globalization;
using CeePortal.Domain.Entries;
using CeePortal.Intake.Catair;
using CeePortal.Intake.Catair.Layouts;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Csv;

/// <summary>Puts one entry together from its rows, and runs the same checks as for an AE entry. One object serves all
/// entries of a file.</summary>
/// <param name="world">What is known of the world.</param>
/// <param name="header">The header.</param>
/// <param name="row">The row at hand.</param>
sealed partial class CsvEntry(KnownWorld world, CsvHeader header, CsvRow row)
{
    // The columns about the whole entry, by which the rows of an entry must agree.
    static readonly int[] ofEntry = [.. Enumerable.Range(0, CsvTemplate.Columns.Count).Where(i => !CsvTemplate.Columns[i].IsOfLine)];

    readonly CsvRows rows = new(header);
    readonly TextPool pool = new();
    readonly string[] firstCells = new string[CsvTemplate.Columns.Count];
    EntryUnderCheck check = null!;
    EntryLineDraft line = null!;
    int ordinal, rowIndex;
    long firstRecord, startOffset;
    bool actionIsKnown, isLost;
    string? ofNumber;

    EntrySummaryDraft Draft => check.Draft;

    /// <summary>Begins an entry; its first row is at hand.</summary>
    /// <param name="ordinal">Which entry of the file it is.</param>
    /// <param name="ofNumber">The condition of a number that came before, or null.</param>
    /// <param name="source">The file.</param>
    public void Begin(int ordinal, string? ofNumber, RecordSource source)
    {
        check ??= new EntryUnderCheck(world, rows);
        (this.ordinal, this.ofNumber, rowIndex, actionIsKnown, isLost) = (ordinal, ofNumber, -1, false, false);
        (firstRecord, startOffset) = (source.Number, source.Offset);
        rows.Clear();
        check.Begin();
    }

    /// <summary>Takes the row at hand.</summary>
    public void Take(RecordSource source)
    {
        if (isLost) return;
        rowIndex++;
        rows.Add(source.Number, source.Line);
        var isFirst = rowIndex == 0;
        if (isFirst)
        {
            for (var i = 0; i < firstCells.Length; i++) firstCells[i] = "";
            foreach (var column in ofEntry) firstCells[column] = pool.Get(row[header.Positions[column]]) ?? "";
        }
        if (source.IsCut) Report("CP7", -1, string.Create(CultureInfo.InvariantCulture, $"The row is longer than {CsvRow.Longest:N0} bytes; what stands behind is not read."), "Look for a forgotten line break, or shorten the cell that is so long.");
        else if (row.IsMalformed) Report("CP7", -1, "A quotation mark is opened and not closed, or something follows the closing one.",
            "Close it. A cell cannot hold a line break; write \"\" for a quotation mark inside a cell.");
        else if (row.Count > header.Names.Count && HasTextBehindHeader()) Report("CP7", -1, string.Create(CultureInfo.InvariantCulture, $"The row has {row.Count} cells, but the header has {header.Names.Count}."));
        if (isFirst)
        {
            TakeHeader();
            if (ofNumber is not null) Report(ofNumber, C.EntryNumber);
        }
        else CheckAgreement();
        if (actionIsKnown && Draft.Action == FilingAction.Delete)
        {
            if (!isFirst) Lose("B24", "A deletion needs one row only.");
            return;
        }
        if (Draft.Lines.Count == StructureMap.MostLines)
        {
            Lose("A08", string.Create(CultureInfo.InvariantCulture, $"The entry has more than {StructureMap.MostLines:N0} lines."));
            return;
        }
        TakeLine();
    }

    /// <summary>Ends the entry.</summary>
    public EntryReading End(long endOffset, long lastRecord)
    {
        if (!isLost && !(actionIsKnown && Draft.Action == FilingAction.Delete)) AddImpliedTotals();
        if (!isLost) FirstChecks.Run(check);
        var rejected = check.Findings.HasFatal;
        return new EntryReading
        {
            Ordinal = ordinal,
            FirstRecord = firstRecord,
            LastRecord = lastRecord,
            StartOffset = startOffset,
            EndOffset = endOffset,
            Entry = check.Entry,
            Action = actionIsKnown ? Draft.Action : null,
            BrokerReference = Draft.BrokerReference ?? "",
            Draft = rejected ? null : Draft,
            Findings = check.Findings.TakeAll(),
        };
    }

    // The entry is refused, and its further rows are passed over: however many they are, nothing more is kept.
    void Lose(string code, string message)
    {
        Report(code, -1, message);
        isLost = true;
        Draft.Lines.Clear();
    }

    bool HasTextBehindHeader()
    {
        for (var cell = header.Names.Count; cell < row.Count; cell++)
            if (!row[cell].IsEmpty) return true;
        return false;
    }

    void CheckAgreement()
    {
        foreach (var column in ofEntry)
        {
            var cell = Cell(column);
            if (!cell.IsEmpty && !cell.SequenceEqual(firstCells[column]))
                Report("CP6", column, $"This row and the first one of the entry disagree about {CsvTemplate.Columns[column].Name}.");
        }
    }

    ReadOnlySpan<char> Cell(int column) => row[header.Positions[column]];

    void Report(string code, int column, string? message = null, string? fix = null, Severity? severity = null)
    {
        var condition = Conditions.Find(code);
        if (!check.Findings.HasRoom)
        {
            check.Findings.CountOnly(severity ?? condition.Severity);
            return;
        }
        var found = rows.LocateCell(rowIndex, column);
        check.Findings.Add(new Finding
        {
            Code = code,
            Severity = severity ?? condition.Severity,
            Message = message ?? condition.Message,
            Fix = fix ?? condition.Fix,
            Entry = check.Entry,
            Record = found.Record,
            RecordType = found.RecordType,
            ColumnFrom = found.From,
            ColumnTo = found.To,
            Field = found.Field,
            Value = found.Value,
            Line = column >= 0 && CsvTemplate.Columns[column].IsOfLine ? rowIndex + 1 : 0,
            Image = found.Image,
        });
    }

    // The cell cannot be understood: under the condition that AE has for the field, or under our own. That is fatal even
    // where the condition is only a warning for a code that we merely do not know.
    void Wrong(int column, string? message = null, string? fix = null)
    {
        var cell = Cell(column);
        Misread(column);
        if (LooksScientific(cell))
            (message, fix) = ("The spreadsheet has turned this number into scientific notation, and digits are lost.", "Format the column as text, enter the number again, and save the file.");
        Report(Condition(column, missing: false), column, message, fix ?? (message is null ? CsvTemplate.Columns[column].Meaning : null), Severity.Fatal);
    }

    void Missing(int column)
    {
        Misread(column);
        Report(Condition(column, missing: true), column, $"{CsvTemplate.Columns[column].Name} is missing.", CsvTemplate.Columns[column].Meaning);
    }

    void Misread(int column)
    {
        var place = CsvTemplate.Columns[column];
        if (KindOf(place) is { } kind) check.Misread(new Spot(kind, place.From, place.IsOfLine ? rowIndex + 1 : 0));
    }

    static string Condition(int column, bool missing)
    {
        var place = CsvTemplate.Columns[column];
        var code = "A03";
        if (KindOf(place) is { } kind)
        {
            var field = RecordLayouts.Of(kind).At(place.From);
            code = missing ? field.WhenMissing : field.WhenWrong;
        }
        // A03 speaks of records and positions, which a CSV file does not have.
        return code != "A03" ? code : missing ? "CPA" : "CPB";
    }

    static RecordKind? KindOf(CsvColumn column)
    {
        if (column.Record.Length == 0) return null;
        var kind = RecordKinds.Of(System.Text.Encoding.ASCII.GetBytes(column.Record.PadRight(4)));
        return kind == RecordKind.Unknown ? null : kind;
    }

    static bool LooksScientific(ReadOnlySpan<char> cell)
    {
        var e = cell.IndexOfAny('E', 'e');
        return e > 0 && e < cell.Length - 1 && char.IsAsciiDigit(cell[0]) && (cell[e + 1] is '+' or '-' || char.IsAsciiDigit(cell[e + 1]) && cell.Contains('.'));
    }
}
