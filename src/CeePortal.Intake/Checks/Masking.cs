namespace CeePortal.Intake.Checks;

/// <summary>Hides importer numbers in what a finding shows: all but the last four characters.</summary>
static class Masking
{
    /// <summary>Hides, in place, all but the last four characters of a field; blanks around it do not count.</summary>
    public static void Hide(Span<char> field)
    {
        var end = field.Length;
        while (end > 0 && field[end - 1] == ' ') end--;
        // What is too short to be a number has little to keep: never show more than a third of it.
        var keep = end >= 9 ? 4 : end / 3;
        for (var i = 0; i < end - keep; i++)
            if (char.IsAsciiLetterOrDigit(field[i])) field[i] = '*';
    }

    /// <summary>Hides, in place, whatever looks like an importer number wherever it stands: NNN-NN-NNNN, NN-NNNNNNN with or
    /// without suffix, NNNNNN-NNNNN.</summary>
    public static void HideNumbers(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || i > 0 && char.IsAsciiDigit(text[i - 1])) continue;
            var rest = text[i..];
            var length = Matches(rest, "NNN-NN-NNNN") ? 11 : Matches(rest, "NN-NNNNNNN") ? 10 : Matches(rest, "NNNNNN-NNNNN") ? 12 : 0;
            if (length == 0) continue;
            Hide(rest[..length]);
            i += length - 1;
        }
    }

    static bool Matches(ReadOnlySpan<char> text, string shape)
    {
        if (text.Length < shape.Length) return false;
        for (var i = 0; i < shape.Length; i++)
            if (shape[i] == 'N' ? !char.IsAsciiDigit(text[i]) : text[i] != shape[i])
                return false;
        return true;
    }
}
