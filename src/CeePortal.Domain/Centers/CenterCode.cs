using System.Diagnostics.CodeAnalysis;
using CeePortal.Domain.Trade;

namespace CeePortal.Domain.Centers;

/// <summary>One of the ten Centers of Excellence and Expertise, by its three-digit code.</summary>
/// <remarks>
/// Shape: <c>001</c> to <c>010</c>; ACE writes <c>CEE001</c> to <c>CEE010</c> (Importer/Bond Query, record K7).
/// The default value is no Center (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct CenterCode : IParsable<CenterCode>, IComparable<CenterCode>
{
    readonly byte code;

    CenterCode(int code) => this.code = (byte)code;

    /// <summary>How many Centers there are.</summary>
    public const int Count = 10;

    /// <summary>True for the default value, which is no Center.</summary>
    public bool IsNone => code == 0;

    /// <summary>The code as a number, 1 to 10.</summary>
    public int Number => code;

    /// <summary>The Center with this number, 1 to 10.</summary>
    public static CenterCode Of(int number) => number is >= 1 and <= Count
        ? new CenterCode(number)
        : throw new ArgumentOutOfRangeException(nameof(number), number, "There are ten Centers, 001 to 010.");

    /// <summary>Reads <c>007</c>, <c>7</c> or <c>CEE007</c>.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out CenterCode value)
    {
        value = default;
        text = text.Trim();
        if (text.StartsWith("CEE", StringComparison.OrdinalIgnoreCase)) text = text[3..];
        if (text.Length is < 1 or > 3 || !Ascii.AllDigits(text)
            || int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) is not (>= 1 and <= Count and var number))
            return "A Center code is 001 to 010, such as 007 for Electronics.";
        value = new CenterCode(number);
        return null;
    }

    /// <inheritdoc/>
    public static CenterCode Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CenterCode result) =>
        Read(s, out result) is null;

    /// <inheritdoc/>
    public int CompareTo(CenterCode other) => code.CompareTo(other.code);

    /// <summary>The code as ACE writes it, <c>CEE007</c>.</summary>
    public string ToAce() => IsNone ? "" : "CEE" + ToString();

    /// <summary>The three digits, or an empty text for no Center.</summary>
    public override string ToString() => IsNone ? "" : code.ToString("D3", System.Globalization.CultureInfo.InvariantCulture);
}
