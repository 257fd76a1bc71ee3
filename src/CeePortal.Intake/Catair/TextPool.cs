using CeePortal.Domain.Trade;

namespace CeePortal.Intake.Catair;

/// <summary>Keeps the texts that come again and again (codes, names, importer numbers), so that a file of a million lines
/// does not make a million equal strings. A fixed table: a newcomer pushes out whoever had its place.</summary>
sealed class TextPool
{
    const int Size = 4_096;

    readonly string[] texts = new string[Size];
    readonly (string Text, ImporterNumber Number)[] importers = new (string, ImporterNumber)[Size];
    readonly ManufacturerId[] manufacturers = new ManufacturerId[Size];
    readonly string[] manufacturerTexts = new string[Size];

    /// <summary>The text without blanks around it; null when nothing is left.</summary>
    public string? Get(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        if (text.IsEmpty) return null;
        ref var kept = ref texts[PlaceOf(text)];
        if (kept is null || !text.SequenceEqual(kept)) kept = text.ToString();
        return kept;
    }

    /// <summary>An importer number; none when the form is wrong.</summary>
    public ImporterNumber Importer(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        if (text.IsEmpty) return default;
        ref var kept = ref importers[PlaceOf(text)];
        if (kept.Text is null || !text.SequenceEqual(kept.Text))
        {
            if (ImporterNumber.Read(text, out var number) is not null) return default;
            kept = (number.ToOfficial(), number);
        }
        return kept.Number;
    }

    /// <summary>A manufacturer; none when the form is wrong.</summary>
    public ManufacturerId Manufacturer(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        if (text.IsEmpty) return default;
        var place = PlaceOf(text);
        if (manufacturerTexts[place] is not { } kept || !text.SequenceEqual(kept))
        {
            if (ManufacturerId.Read(text, out var read) is not null) return default;
            manufacturers[place] = read;
            manufacturerTexts[place] = read.ToString();
        }
        return manufacturers[place];
    }

    static int PlaceOf(ReadOnlySpan<char> text)
    {
        var hash = 17u;
        foreach (var c in text) hash = hash * 31 + c;
        return (int)((hash ^ hash >> 15) % Size);
    }
}
