namespace CeePortal.Intake.Catair.Layouts;

/// <summary>Where the fields of a record stand. Every layout covers columns 1 to 80 without a gap: columns that no field
/// claims are filler.</summary>
sealed class RecordLayout
{
    /// <summary>The length of every record.</summary>
    public const int Length = 80;

    readonly FieldClass[] classes = new FieldClass[Length];

    public RecordLayout(RecordKind kind, string id, string title, string rows)
    {
        (Kind, Id, Title) = (kind, id, title);
        var idLength = id.Split('/')[0].Length;
        if (kind == RecordKind.PG) idLength = 4;
        var fields = new List<Field> { new(1, idLength, FieldClass.Text, 'M', false, 0, "A02", "A02", "Control Identifier") };
        foreach (var row in rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var field = Field.Parse(row);
            AddFillerUpTo(field.From - 1);
            fields.Add(field);
        }
        AddFillerUpTo(Length);
        Fields = [.. fields];
        foreach (var field in Fields)
            for (var column = field.From; column <= field.To; column++) classes[column - 1] = field.Class;
        Checked = [.. fields.Where(f => f.From > 1 && !f.IsFiller)];
        Shape = new RecordShape(this);

        void AddFillerUpTo(int last)
        {
            var next = fields[^1].To + 1;
            if (next <= last) fields.Add(new Field(next, last, FieldClass.Blank, 'M', true, 0, "X39", "X39", "Filler"));
        }
    }

    /// <summary>The record's kind.</summary>
    public RecordKind Kind { get; }

    /// <summary>The control identifier, as people write it.</summary>
    public string Id { get; }

    /// <summary>What the record is, in short.</summary>
    public string Title { get; }

    /// <summary>All fields with the control identifier and filler, in order.</summary>
    public Field[] Fields { get; }

    /// <summary>The fields that carry something.</summary>
    public Field[] Checked { get; }

    /// <summary>The same, made ready for a quick judgement.</summary>
    public RecordShape Shape { get; }

    /// <summary>What may stand in each column.</summary>
    public ReadOnlySpan<FieldClass> Classes => classes;

    /// <summary>The field that begins in a column.</summary>
    public Field At(int from)
    {
        foreach (var field in Fields)
            if (field.From == from)
                return field;
        throw new ArgumentOutOfRangeException(nameof(from), from, "No field of record " + Id + " begins in this column.");
    }
}
