using CeePortal.Domain.Entries;
using CeePortal.Domain.Trade;
using CeePortal.Intake.Catair.Layouts;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Catair;

/// <summary>Puts one entry together from its records: keeps their order, checks each by its layout, takes over what we
/// store, and runs the checks of the whole entry at its end. One object serves all entries of a file.</summary>
sealed partial class CatairEntry
{
    readonly StructureMachine structure = new();
    readonly EntryRecords records = new();
    readonly EntryUnderCheck check;
    readonly TextPool pool = new();
    readonly char[] columns = new char[RecordLayout.Length];
    readonly List<int> wrongFields = [];
    int ordinal;
    Ax.AxBlock? block;
    long firstRecord, startOffset;
    RecordKind kind;
    EntryLineDraft? line;

    // Where the records stand that are judged later, with what is on file.
    Dictionary<(string, int), long>? places;
    bool isLost;

    public CatairEntry(KnownWorld world) => check = new EntryUnderCheck(world, records);

    EntrySummaryDraft Draft => check.Draft;

    /// <summary>Begins an entry with its first record, which should be record 10.</summary>
    public void Begin(int ordinal, Ax.AxBlock? block, FilerCode filer, PortCode port, RecordSource source)
    {
        (this.ordinal, this.block) = (ordinal, block);
        (firstRecord, startOffset) = (source.Number, source.Offset);
        (line, places, isLost, actionIsKnown) = (null, null, false, false);
        records.Clear();
        check.Begin();
        check.BlockFiler = filer;
        Draft.StatementPort = port;
        structure.Begin();
        kind = RecordKinds.Of(source.Line);
        Keep(source);
        if (kind != RecordKind.R10)
        {
            Report("A00", 0);
            Lose();
            return;
        }
        ReadFields(source);
    }

    /// <summary>Takes the entry's next record.</summary>
    public void Take(RecordKind next, RecordSource source)
    {
        kind = next;
        if (isLost) return;
        if (check.Draft.Action == FilingAction.Delete && actionIsKnown)
        {
            Keep(source);
            Report("B24", 0, "A deletion carries record 10 only; this record must not follow.");
            Lose();
            return;
        }
        if (next is RecordKind.Unknown or RecordKind.E0 or RecordKind.E1 or RecordKind.X0 or RecordKind.X1)
        {
            Keep(source);
            Report("A02", 0);
            check.SumsCanBeCompared = check.LinesAreWhole = false;
            return;
        }
        var step = structure.Take(next);
        if (step.Fits && next == RecordKind.R40)
        {
            line = new EntryLineDraft();
            Draft.Lines.Add(line);
        }
        else if (next is RecordKind.R88 or RecordKind.R89 or RecordKind.R90) line = null;
        Keep(source);
        if (!step.Fits || step.Exceeded is not null)
        {
            // What follows can no longer be told apart from what is missing: wait for the next entry.
            Report(step.Exceeded?.WhenExceeded ?? "A04", 0, step.Exceeded is null ? $"Record {RecordLayouts.Of(next).Id} must not stand here." : null);
            Lose();
            return;
        }
        if (step.Missing is not null) ReportMissing(step.Missing);
        if (Draft.IsPostSummaryCorrection && next is RecordKind.R11 or RecordKind.R20 or RecordKind.R31 or RecordKind.R32 or RecordKind.R35 or RecordKind.R36 or RecordKind.R63)
            (places ??= []).TryAdd((RecordLayouts.Of(next).Id, line is null ? 0 : Draft.Lines.Count), source.Number);
        ReadFields(source);
    }

    /// <summary>Ends the entry.</summary>
    public EntryReading End(long endOffset, long lastRecord)
    {
        var isDelete = actionIsKnown && Draft.Action == FilingAction.Delete;
        if (!isLost && !isDelete && structure.End() is { } missing) ReportMissing(missing);
        if (!isLost) FirstChecks.Run(check);
        var rejected = check.Findings.HasFatal;
        return new EntryReading
        {
            Ordinal = ordinal,
            Block = block?.Number ?? 0,
            InBlock = block,
            FirstRecord = firstRecord,
            LastRecord = lastRecord,
            StartOffset = startOffset,
            EndOffset = endOffset,
            Entry = check.Entry,
            Action = actionIsKnown ? Draft.Action : null,
            BrokerReference = Draft.BrokerReference ?? "",
            Draft = rejected ? null : Draft,
            Findings = check.Findings.TakeAll(),
            Places = places,
        };
    }

    void Keep(RecordSource source) => records.Add(kind, line is null ? 0 : Draft.Lines.Count, source.Number, source.Line);

    void Lose()
    {
        isLost = true;
        check.SumsCanBeCompared = check.LinesAreWhole = false;
    }

    // Numbered 1 for the record at hand; a place may miss several.
    void ReportMissing(Place[] missing)
    {
        foreach (var place in missing)
        {
            if (place.WhenMissing == "A04")
                Report("A04", 0, $"Record {RecordLayouts.Of(place.Kind).Id} is missing before this one.");
            else
                check.Report(place.WhenMissing!, new Spot(place.Kind, 0, place.Kind is RecordKind.R50 ? LineBefore() : 0));
            check.SumsCanBeCompared = false;
            if (place.Kind is RecordKind.R40 or RecordKind.R50) check.LinesAreWhole = false;
        }

        // The line that lacks its tariff number: the one before, when the record at hand has begun a new one.
        int LineBefore() => kind == RecordKind.R40 ? Draft.Lines.Count - 1 : Draft.Lines.Count;
    }

    void Report(string code, int from, string? message = null, Severity? severity = null)
    {
        var condition = Conditions.Find(code);
        if (!check.Findings.HasRoom)
        {
            check.Findings.CountOnly(severity ?? condition.Severity);
            return;
        }
        var found = records.LocateLast(from);
        check.Findings.Add(new Finding
        {
            Code = code,
            Severity = severity ?? condition.Severity,
            Message = message ?? condition.Message,
            Fix = condition.Fix,
            Entry = check.Entry,
            Record = found.Record,
            RecordType = found.RecordType,
            ColumnFrom = found.From,
            ColumnTo = found.To,
            Field = found.Field,
            Value = found.Value,
            Line = line is null ? 0 : Draft.Lines.Count,
            Image = found.Image,
        });
    }

    // The form of a field is wrong, although its characters are allowed. That is fatal even where the condition is only a
    // warning for a code that we merely do not know.
    void Wrong(int from, string? code = null, string? message = null)
    {
        if (wrongFields.Contains(from)) return;
        MarkWrong(from);
        Report(code ?? RecordLayouts.Of(kind).At(from).WhenWrong, from, message, Severity.Fatal);
    }

    void MarkWrong(int from)
    {
        wrongFields.Add(from);
        check.Misread(new Spot(kind, from, line is null ? 0 : Draft.Lines.Count));
    }

    void ReadFields(RecordSource source)
    {
        if (wrongFields.Count > 0) wrongFields.Clear();
        System.Text.Encoding.Latin1.GetChars(records.Last, columns);
        if (source.IsCut || source.Line.Length > RecordLayout.Length && source.Line[RecordLayout.Length..].IndexOfAnyExcept((byte)' ') >= 0)
            Report("CP4", 0);
        CheckByLayout();
        TakeOver(new RecordText(columns, check.World.Today));
    }

    void CheckByLayout()
    {
        var layout = RecordLayouts.Of(kind);
        if (kind == RecordKind.R54) layout = RecordLayouts.OfDeclaration(columns[2], columns[3]) ?? layout;
        if (layout.Shape.Fits(records.Last) && DatesAreDates(layout.Shape)) return;
        if (!CharacterClasses.Fit(columns, layout.Classes)) ReportWrongCharacters(layout);
        foreach (var field in layout.Checked)
        {
            var text = columns.AsSpan(field.From - 1, field.Length);
            if (text[0] == ' ' && text.IndexOfAnyExcept(' ') < 0)
            {
                if (field.MayBeBlank || field.Designation != 'M' && field.Class != FieldClass.Number) continue;
                if (wrongFields.Contains(field.From)) continue;
                ReportField(field, field.Class == FieldClass.Number ? field.WhenWrong : field.WhenMissing,
                    field.WhenMissing == "A03" ? $"{field.Name} is blank, but must be filled." : null);
                continue;
            }
            var fits = field.Class switch
            {
                FieldClass.Number => RecordText.NumberOf(text) is not null,
                FieldClass.Digits => RecordText.IsDigits(text),
                FieldClass.Date => RecordText.DateOf(text, check.World.Today) is not null,
                _ => true,
            };
            if (!fits && !wrongFields.Contains(field.From)) ReportField(field, field.WhenWrong, null);
        }
    }

    bool DatesAreDates(RecordShape shape)
    {
        foreach (var from in shape.Dates)
            if (columns[from - 1] != ' ' ? RecordText.DateOf(columns.AsSpan(from - 1, 6), check.World.Today) is null
                : columns.AsSpan(from - 1, 6).IndexOfAnyExcept(' ') >= 0)
                return false;
        return true;
    }

    // Once per field: unprintable characters first, then what the class forbids.
    void ReportWrongCharacters(RecordLayout layout)
    {
        foreach (var field in layout.Fields)
        {
            var (unprintable, wrong) = (false, false);
            for (var column = field.From; column <= field.To; column++)
            {
                unprintable |= !CharacterClasses.IsPrintable(columns[column - 1]);
                wrong |= !CharacterClasses.Fits(columns[column - 1], field.Class);
            }
            if (unprintable) ReportField(field, "X40", null);
            else if (wrong && field.IsFiller) ReportField(field, "X39", null);
            else if (wrong) ReportField(field, field.WhenWrong, columns.AsSpan(field.From - 1, field.Length).IndexOfAnyInRange('a', 'z') >= 0
                ? "Small letters are not allowed here; write capital letters." : null);
        }
    }

    void ReportField(Field field, string code, string? message)
    {
        MarkWrong(field.From);
        if (field.Class == FieldClass.Number) check.SumsCanBeCompared = false;
        Report(code, field.From, message ?? (code == "A03" ? $"{field.Name} holds characters that it may not hold." : null), Severity.Fatal);
    }
}
