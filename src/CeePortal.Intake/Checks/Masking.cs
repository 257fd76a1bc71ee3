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

    /// <summary>A text of which all but the last four characters are hidden, for what may be anything.</summary>
    public static string Hidden(ReadOnlySpan<char> text)
    {
        Span<char> hidden = stackalloc char[Math.Min(text.Length, 40)];
        text[..hidden.Length].CopyTo(hidden);
        Hide(hidden);
        return hidden.ToString();
    }

    /// <summary>Hides, in place, whatever looks like an importer number wherever it stands: NN-NNNNNNN with or without
    /// suffix, NNN-NN-NNNN, NNNNNN-NNNNN.</summary>
    /// <param name="text">The text.</param>
    /// <param name="abutting">Also where another digit stands before it, as in a record of fixed columns. In a CSV row that
    /// would be the entry number of a filer whose code is digits: 316-1234567-8.</param>
    /// <param name="bare">Also without the hyphens: for rows and records whose fields are not where they belong, so that
    /// nine digits may be anything.</param>
    public static void HideNumbers(Span<char> text, bool abutting = false, bool bare = false)
    {
        var hidden = 0; // the end of the last one
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var begins = i == hidden || !char.IsAsciiDigit(text[i - 1]);
            var rest = text[i..];
            var length = begins || abutting ? LengthOfForm(rest) : 0;
            if (length == 0 && bare && begins) length = LengthOfBare(rest);
            if (length == 0) continue;
            Hide(rest[..length]);
            hidden = i + length;
            i = hidden - 1;
        }
    }

    // The form with its suffix first: of it only the last four stay, too.
    static int LengthOfForm(ReadOnlySpan<char> text) =>
        Matches(text, "NN-NNNNNNNss") ? 12 : Matches(text, "NN-NNNNNNN") ? 10 : Matches(text, "NNN-NN-NNNN") ? 11 : Matches(text, "NNNNNN-NNNNN") ? 12 : 0;

    static int LengthOfBare(ReadOnlySpan<char> text)
    {
        if (Matches(text, "NNN NN NNNN")) return 11;
        var (digits, signs) = (0, 0);
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        while (signs < text.Length && char.IsAsciiLetterOrDigit(text[signs])) signs++;
        return digits >= 9 && signs == 11 ? 11 : digits == 9 ? 9 : 0;
    }

    // N is a digit, s a letter or digit.
    static bool Matches(ReadOnlySpan<char> text, string shape)
    {
        if (text.Length < shape.Length) return false;
        for (var i = 0; i < shape.Length; i++)
        {
            var fits = shape[i] switch
            {
                'N' => char.IsAsciiDigit(text[i]),
                's' => char.IsAsciiLetterOrDigit(text[i]),
                var sign => text[i] == sign,
            };
            if (!fits) return false;
        }
        return true;
    }
}
