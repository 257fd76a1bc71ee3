using System.Diagnostics.CodeAnalysis;

namespace CeePortal.Domain.Trade;

/// <summary>
/// The three-character code that CBP gives to a filer of entries; the first three characters of every entry number.
/// </summary>
/// <remarks>
/// Shape: three letters or digits in one of the eight patterns NNN, ANN, AAN, AAA, ANA, NAN, NNA, NAA, never 000.
/// Printed as it is: <c>XYZ</c>. Source: ACE CATAIR Appendix E, Valid Entry Numbers.
/// The default value is no code (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct FilerCode : IParsable<FilerCode>, IComparable<FilerCode>
{
    readonly uint packed;

    FilerCode(uint packed) => this.packed = packed;

    /// <summary>True for the default value, which is no filer code.</summary>
    public bool IsNone => packed == 0;

    /// <summary>Reads a filer code; letters may be lower case, blanks around it are ignored.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out FilerCode value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The filer code is missing. Enter the three characters that CBP gave to the filer.";
        if (text.Length != 3) return "A filer code has three letters or digits.";
        uint packed = 0;
        foreach (var raw in text)
        {
            var c = Ascii.Upper(raw);
            if (!Ascii.IsDigit(c) && !Ascii.IsLetter(c)) return "A filer code has only letters and digits.";
            packed = packed << 8 | c;
        }
        if (text is "000") return "000 is not a filer code.";
        value = new FilerCode(packed);
        return null;
    }

    /// <summary>Character <paramref name="index"/> (0 to 2) of the code.</summary>
    public char this[int index] => (char)(packed >> 8 * (2 - index) & 0xFF);

    /// <inheritdoc/>
    public static FilerCode Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FilerCode result) =>
        Read(s, out result) is null;

    /// <inheritdoc/>
    public int CompareTo(FilerCode other) => packed.CompareTo(other.packed);

    /// <summary>The three characters, or an empty text for no code.</summary>
    public override string ToString() => IsNone ? "" : string.Create(3, this, static (s, f) =>
    {
        for (var i = 0; i < 3; i++) s[i] = f[i];
    });
}
