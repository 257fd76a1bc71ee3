namespace CeePortal.Domain.Trade;

/// <summary>The character tests of the customs formats: plain ASCII, no culture.</summary>
static class Ascii
{
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsLetter(char c) => c is >= 'A' and <= 'Z';

    public static char Upper(char c) => c is >= 'a' and <= 'z' ? (char)(c - 32) : c;

    public static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!IsDigit(c))
                return false;
        return !text.IsEmpty;
    }

    /// <summary>Copies the letters and digits of <paramref name="text"/>, in upper case, leaving out separators.</summary>
    /// <returns>How many were kept, or -1 when something else stands there or there is no room.</returns>
    public static int Compact(ReadOnlySpan<char> text, Span<char> into, ReadOnlySpan<char> separators)
    {
        var kept = 0;
        foreach (var raw in text)
        {
            var c = Upper(raw);
            if (IsDigit(c) || IsLetter(c))
            {
                if (kept == into.Length) return -1;
                into[kept++] = c;
            }
            else if (!separators.Contains(c)) return -1;
        }
        return kept;
    }
}
