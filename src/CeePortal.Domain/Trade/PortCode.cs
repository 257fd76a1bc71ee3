using System.Diagnostics.CodeAnalysis;

namespace CeePortal.Domain.Trade;

/// <summary>A port of the United States by Schedule D: two digits for the district, two for the port.</summary>
/// <remarks>
/// Shape: four digits, printed <c>2704</c>. Which codes exist is reference data. Source: Schedule D; ACE CATAIR,
/// record 10, positions 18-21. The default value is no port (<see cref="IsNone"/>) and prints as nothing.
/// </remarks>
public readonly record struct PortCode : IParsable<PortCode>, IComparable<PortCode>
{
    readonly ushort codePlusOne;

    PortCode(int code) => codePlusOne = (ushort)(code + 1);

    /// <summary>True for the default value, which is no port.</summary>
    public bool IsNone => codePlusOne == 0;

    /// <summary>The four digits as a number, 0 to 9,999.</summary>
    public int Code => codePlusOne - 1;

    /// <summary>The district, the first two digits.</summary>
    public int District => Code / 100;

    /// <summary>Reads four digits.</summary>
    /// <returns>Null when it is right; otherwise a sentence that says what is wrong and how to fix it.</returns>
    public static string? Read(ReadOnlySpan<char> text, out PortCode value)
    {
        value = default;
        text = text.Trim();
        if (text.IsEmpty) return "The port code is missing. Enter its four digits, such as 2704 for Los Angeles.";
        if (text.Length != 4 || !Ascii.AllDigits(text)) return "A port code has four digits, such as 2704 for Los Angeles.";
        value = new PortCode(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        return null;
    }

    /// <inheritdoc/>
    public static PortCode Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var value) is { } problem ? throw new FormatException(problem) : value;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PortCode result) =>
        Read(s, out result) is null;

    /// <inheritdoc/>
    public int CompareTo(PortCode other) => codePlusOne.CompareTo(other.codePlusOne);

    /// <summary>The four digits, or an empty text for no port.</summary>
    public override string ToString() => IsNone ? "" : Code.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
}
