using System.Diagnostics.CodeAnalysis;

namespace CeePortal.Domain.Trade;

/// <summary>The manufacturer or shipper identification code (MID) of a line.</summary>
/// <remarks>
/// Shape: 8 to 15 letters and digits that begin with the country of origin (for Canada, its province), then parts of
/// the name, the street number and the city. Only the shape is checked: CBP's own examples stray from the
/// construction rules. Printed as it is: <c>TWEXACOM123TAI</c>. Source: 19 CFR part 102, appendix.
/// The default value is no code (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct ManufacturerId : IParsable<ManufacturerId>
{
    readonly string? code;

    ManufacturerId(string code) => this.code = code;

    /// <summary>True for the default value, which is no code.</summary>
    public bool IsNone => code is null;

    /// <summary>The country, or Canadian province, that the code begins with.</summary>
    public CountryCode Country => IsNone ? default : CountryCode.Parse(code![..2]);

    /// <summary>Reads a code; letters may be lower case, blanks around it are ignored.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out ManufacturerId value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The manufacturer ID is missing.";
        if (text.Length is < 8 or > 15) return "A manufacturer ID has 8 to 15 letters and digits, such as TWEXACOM123TAI.";
        Span<char> compact = stackalloc char[15];
        if (Ascii.Compact(text, compact, "") != text.Length) return "A manufacturer ID has only letters and digits, without blanks.";
        if (!Ascii.IsLetter(compact[0]) || !Ascii.IsLetter(compact[1]))
            return "A manufacturer ID begins with the two letters of the country of origin.";
        value = new ManufacturerId(compact[..text.Length].ToString());
        return null;
    }

    /// <inheritdoc/>
    public static ManufacturerId Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ManufacturerId result) =>
        Read(s, out result) is null;

    /// <summary>The code, or an empty text for none.</summary>
    public override string ToString() => code ?? "";
}
