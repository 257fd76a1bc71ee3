using System.Diagnostics.CodeAnalysis;

namespace CeePortal.Domain.Trade;

/// <summary>A country by its two-letter ISO code, or one of the codes that ACE adds: Canadian provinces
/// (<c>XO</c> Ontario), Kosovo <c>KV</c>, Gaza <c>GZ</c>, West Bank <c>WE</c>, and <c>**</c> for unknown.</summary>
/// <remarks>
/// Shape: two letters or <c>**</c>. Which codes exist is reference data. Source: ACE CATAIR Appendix B; the AE
/// chapter, record 40. The default value is no country (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct CountryCode : IParsable<CountryCode>
{
    readonly char first, second;

    CountryCode(char first, char second) => (this.first, this.second) = (first, second);

    /// <summary>Origin unknown, printed <c>**</c>.</summary>
    public static readonly CountryCode Unknown = new('*', '*');

    /// <summary>True for the default value, which is no country.</summary>
    public bool IsNone => first == 0;

    /// <summary>Reads two letters, in either case, or two asterisks.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out CountryCode value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The country is missing. Enter its two-letter code, such as DE for Germany.";
        if (text.Length == 2)
        {
            if (text is "**")
            {
                value = Unknown;
                return null;
            }
            var (a, b) = (Ascii.Upper(text[0]), Ascii.Upper(text[1]));
            if (Ascii.IsLetter(a) && Ascii.IsLetter(b))
            {
                value = new CountryCode(a, b);
                return null;
            }
        }
        return "A country code has two letters, such as DE for Germany.";
    }

    /// <inheritdoc/>
    public static CountryCode Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CountryCode result) =>
        Read(s, out result) is null;

    /// <summary>The two characters, or an empty text for no country.</summary>
    public override string ToString() => IsNone ? "" : string.Create(2, this, static (s, c) => (s[0], s[1]) = (c.first, c.second));
}
