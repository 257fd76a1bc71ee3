using CeePortal.Domain.Trade;
using CeePortal.Intake.Catair.Layouts;
using CeePortal.Intake.Checks;

namespace CeePortal.Intake.Catair;

/// <summary>Keeps the records of the entry that is being read, so that a finding can show the one it is about.</summary>
sealed class EntryRecords : ISpotFinder
{
    // Some 20 MB: no honest entry is larger, and beyond it findings go without the record's picture.
    const int MaxKept = 262_144;

    readonly List<Mark> marks = [];
    Mark lastMark;
    byte[] kept = new byte[64 * RecordLayout.Length];

    readonly byte[] last = new byte[RecordLayout.Length];

    readonly record struct Mark(RecordKind Kind, int Line, long Number);

    /// <summary>Forgets the last entry.</summary>
    public void Clear() => marks.Clear();

    /// <summary>Keeps a record.</summary>
    /// <param name="line">Which line of the entry it belongs to, from 1; 0 for header and totals.</param>
    public void Add(RecordKind kind, int line, long number, ReadOnlySpan<byte> record)
    {
        var length = Math.Min(record.Length, RecordLayout.Length);
        record[..length].CopyTo(last);
        last.AsSpan(length).Fill((byte)' ');
        if (marks.Count == MaxKept)
        {
            lastMark = new Mark(kind, line, number);
            return;
        }
        var at = marks.Count * RecordLayout.Length;
        if (at == kept.Length) Array.Resize(ref kept, Math.Min(kept.Length * 4, MaxKept * RecordLayout.Length));
        last.CopyTo(kept, at);
        marks.Add(lastMark = new Mark(kind, line, number));
    }

    /// <summary>The 80 columns of the record added last.</summary>
    public ReadOnlySpan<byte> Last => last;

    /// <inheritdoc/>
    public Located Locate(Spot spot)
    {
        var nth = 0;
        for (var i = 0; i < marks.Count; i++)
            if (marks[i].Kind == spot.Kind && marks[i].Line == spot.Line && ++nth == spot.Nth) return Show(i, spot.From);
        // The record is missing: show the line's own record, else the entry's first, without columns.
        for (var i = 0; i < marks.Count; i++)
            if (spot.Line > 0 && marks[i].Line == spot.Line && marks[i].Kind == RecordKind.R40) return Show(i, 0);
        return marks.Count > 0 ? Show(0, 0) : default;
    }

    /// <summary>Shows the record kept last.</summary>
    public Located LocateLast(int from) => Show(lastMark, last, from);

    Located Show(int i, int from) => Show(marks[i], kept.AsSpan(i * RecordLayout.Length, RecordLayout.Length), from);

    static Located Show(Mark mark, ReadOnlySpan<byte> record, int from)
    {
        Span<char> image = stackalloc char[RecordLayout.Length];
        System.Text.Encoding.Latin1.GetChars(record, image);
        Mask(mark.Kind, image);
        for (var c = 0; c < image.Length; c++)
            if (!CharacterClasses.IsPrintable(image[c])) image[c] = '?';
        var text = image.TrimEnd(' ').ToString();
        var id = mark.Kind == RecordKind.Unknown ? image[..2].Trim(' ').ToString()
            : mark.Kind == RecordKind.PG ? image[..4].Trim(' ').ToString() : RecordLayouts.Of(mark.Kind).Id;
        if (from == 0) return new Located(mark.Number, id, 0, 0, "", "", text);
        var layout = mark.Kind == RecordKind.R54 ? RecordLayouts.OfDeclaration(image[2], image[3]) ?? RecordLayouts.Of(mark.Kind) : RecordLayouts.Of(mark.Kind);
        var field = layout.At(from);
        return new Located(mark.Number, id, field.From, field.To, field.Name, image[(field.From - 1)..field.To].Trim(' ').ToString(), text);
    }

    // Importer numbers, wherever the layouts have one, and whatever else looks like one.
    static void Mask(RecordKind kind, Span<char> image)
    {
        // Fields that cannot be what they should be have slid from their columns: nine digits may then be anybody's number.
        var isAstray = kind switch
        {
            RecordKind.Unknown => true,
            RecordKind.R10 => !image[6..8].IsWhiteSpace() || image[8..16].ContainsAnyExceptInRange('0', '9'),
            RecordKind.R11 => ImporterNumber.Read(image[2..14], out _) is not null,
            RecordKind.R47 => image[2] == 'M' && ManufacturerId.Read(image[3..18], out _) is not null,
            _ => false,
        };
        switch (kind)
        {
            case RecordKind.R11:
                Masking.Hide(image[2..14]);
                Masking.Hide(image[14..26]);
                Masking.Hide(image[26..38]);
                break;
            case RecordKind.R47 when image[2] != 'M':
                Masking.Hide(image[3..18]);
                break;
            case RecordKind.SE30 or RecordKind.SE50:
                Masking.Hide(image[45..65]);
                break;
        }
        Masking.HideNumbers(image, abutting: true, bare: isAstray);
    }
}
